"""What the workers of one machine have asked, in ledgers of their own: each writes one and reads all.

A ledger belongs to one process at a time, and SQLite's write-ahead log to one machine, so a worker takes the first free
ledger of its host, and looks into its neighbours' for what it does not have.
"""

import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import LockedError, OutputError
from summarizer.ledger import Call, Ledger, LedgerReader, Recipe, Result, Settled, open_ledger, read_ledger


class Cache:
    """The outcomes that the workers of this machine have saved under a folder; used by one thread at a time."""

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        self._pattern = f"{socket.gethostname()}-*"
        self._folder = folder
        self._recipe = recipe
        self._stack = ExitStack()
        self._neighbours: dict[Path, LedgerReader] = {}
        self._own_folder, self._own = self._take_ledger()

    def _take_ledger(self) -> tuple[Path, Ledger]:
        number = 0
        while True:
            folder = self._folder / self._pattern.replace("*", str(number))
            try:
                return folder, self._stack.enter_context(open_ledger(folder, self._recipe))
            except LockedError:
                number += 1

    def outcome(self, article_id: str) -> Settled | None:
        """Return what came of an article, a summary before a failure; None where no worker of this machine knows it."""
        known = self._own.settled(article_id)
        if known is not None and known.status == "done":
            return known
        others = (neighbour.settled(article_id) for neighbour in self._readers())
        found = [outcome for outcome in (known, *others) if outcome is not None]
        return next((outcome for outcome in found if outcome.status == "done"), found[0] if found else None)

    def _readers(self) -> Iterator[LedgerReader]:
        for folder in self._folder.glob(self._pattern):
            if folder not in self._neighbours and folder != self._own_folder:
                try:
                    self._neighbours[folder] = self._stack.enter_context(read_ledger(folder, self._recipe))
                except OutputError:  # its owner is about to make it
                    continue
        yield from self._neighbours.values()

    def save(self, article: Article, result: Result, calls: Sequence[Call]) -> Settled:
        """Save what came of an article, and return it with what the article has cost so far."""
        self._own.save(article, article.paths or (article.id,), result, calls)
        outcome = self._own.settled(article.id)
        assert outcome is not None  # noqa: S101 - it was just saved
        return outcome

    def close(self) -> None:
        """Give the ledger free for another worker."""
        self._stack.close()
