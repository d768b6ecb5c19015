"""The part of a ledger that spares reading: which article a file held when it had this stamp.

It is a note and no truth: without it, files are read. It is written apart from results, a few hundred at a time.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.ledger.connection import transaction, translated
from summarizer.ledger.types import Recipe, State

_TABLE = (
    "CREATE TABLE IF NOT EXISTS stamps"
    " (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, article_id TEXT NOT NULL) STRICT, WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file and what changes whenever the file does."""

    path: str
    stamp: str


class Stamps:
    """The stamps of one ledger."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        with translated(path):
            connection.execute(_TABLE)

    def states(self, stamps: Sequence[Stamp], recipe: Recipe) -> dict[str, State]:
        """Return what became, with this recipe, of the articles of those files that have not changed since; by path."""
        found = {stamp.path: self._state(stamp, recipe) for stamp in stamps}
        return {path: state for path, state in found.items() if state is not None}

    def _state(self, stamp: Stamp, recipe: Recipe) -> State | None:
        with translated(self._path):
            row = self._connection.execute(
                "SELECT article_id FROM stamps JOIN paths USING (path, article_id) WHERE path = ? AND stamp = ?",
                (stamp.path, stamp.stamp),
            ).fetchone()
            if row is None:
                return None
            key = recipe.key(row[0])
            row = self._connection.execute("SELECT state FROM results WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def add(self, stamps: Sequence[tuple[Stamp, str]]) -> None:
        """Note which article (by id) each file held; all of them or none."""
        rows = [(stamp.path, stamp.stamp, article_id) for stamp, article_id in stamps]
        with transaction(self._connection, self._path) as connection:
            connection.executemany("INSERT OR REPLACE INTO stamps VALUES (?, ?, ?)", rows)
