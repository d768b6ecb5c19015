"""Read ahead of the workers: take sources, pass over those that are settled and unchanged, read the others."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest import Source
from summarizer.ledger import Stamp

_PORTION = 256  # sources that the ledger is asked about at once
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """A source, with the stamp of its file before it was read."""

    source: Source
    stamp: Stamp | None


class Reading:
    """The sources of a run."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = iter(sources)

    def take(self) -> list[Taken]:
        """Return the next sources, none at the end: some files, or one of which nothing is known before it is read."""
        portion: list[Taken] = []
        for source in self._sources:
            stamp = source.stamp()
            portion.append(Taken(source, Stamp(source.path, stamp) if stamp else None))
            if stamp is None or len(portion) == _PORTION:
                break
        return portion


def read_source(source: Source) -> Sequence[Article] | ArticleError:
    """Return the articles of a source, or the error that says why there is none."""
    try:
        return source.read()
    except ArticleError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a file that trips a parser must not cost the others
        _log.exception("a reader failed")
        return ArticleError(f"{source.path}: {type(error).__name__}", code="unreadable", path=source.path)
