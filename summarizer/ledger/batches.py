"""The part of a ledger that knows what is asked by OpenAI's Batch API: batches, and the windows in them."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from summarizer.ledger.connection import transaction, translated
from summarizer.ledger.types import Recipe


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """One batch of ours: a file of questions, its id once it was uploaded, the batch's id once it was made.

    `parameters` is JSON: what the questions hold beside their messages.
    """

    id: int
    name: str
    recipe: Recipe
    endpoint: str
    parameters: str
    file_id: str | None
    batch_id: str | None
    is_fetched: bool


@dataclass(frozen=True, slots=True)
class Window:
    """One question of an article: its number from 1, how many the article has, and its reader's notes as JSON."""

    key: str
    number: int
    of: int
    article_id: str
    notes: str = "[]"


@dataclass(frozen=True, slots=True)
class Left:
    """The questions of an article that are to be asked again, by number, and how many it has."""

    numbers: frozenset[int]
    of: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question: the answer's text, or the code of a failure and its reason; and what it cost."""

    requests: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    text: str | None = None
    code: str | None = None
    reason: str | None = None


class Batches:
    """The batches of one ledger. Questions in them wait for an answer, have one, or are to be asked again."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def all(self) -> list[StoredBatch]:
        """Return all batches, the oldest first."""
        if not self._is_there():
            return []
        rows = self._rows(
            "SELECT prompt, prompt_hash, schema_hash, model, recipes.parameters, batches.id, name, endpoint,"
            " batches.parameters, file_id, batch_id, is_fetched"
            " FROM batches JOIN recipes ON recipes.id = recipe_id ORDER BY batches.id"
        )
        return [
            StoredBatch(row[5], row[6], Recipe(*row[:5]), row[7], row[8], row[9], row[10], bool(row[11]))
            for row in rows
        ]

    def begin(self, name: str, recipe: Recipe, *, endpoint: str, parameters: str) -> int:
        """Note a new batch and return its number."""
        with transaction(self._connection, self._path) as connection:
            cursor = connection.execute(
                "INSERT INTO batches (name, recipe_id, endpoint, parameters) VALUES (?, ?, ?, ?)",
                (name, recipe.id, endpoint, parameters),
            )
        return cursor.lastrowid or 0

    def add(self, batch: int, recipe: Recipe, window: Window) -> None:
        """Put a question into a batch."""
        with transaction(self._connection, self._path) as connection:
            connection.execute(
                "INSERT INTO batch_windows VALUES (?, ?, ?, ?, ?, ?, ?, NULL)"
                " ON CONFLICT (key, window) DO UPDATE SET batch = excluded.batch",
                (window.key, window.number, window.of, window.article_id, recipe.id, window.notes, batch),
            )

    def note_file(self, batch: int, file_id: str) -> None:
        """Note that a batch's file was uploaded."""
        self._write("UPDATE batches SET file_id = ? WHERE id = ?", file_id, batch)

    def note_made(self, batch: int, batch_id: str) -> None:
        """Note that the server has made a batch."""
        self._write("UPDATE batches SET batch_id = ? WHERE id = ?", batch_id, batch)

    def answer(self, batch: int, key: str, number: int, outcome: Outcome) -> bool:
        """Save what came of a question, and tell whether it waited for that in this batch."""
        return self._write(
            "UPDATE batch_windows SET outcome = ? WHERE key = ? AND window = ? AND batch = ? AND outcome IS NULL",
            *(json.dumps(asdict(outcome)), key, number, batch),
        )

    def finish(self, batch: int) -> None:
        """Note that all of a batch is here; its questions without an outcome are to be asked again."""
        with transaction(self._connection, self._path) as connection:
            connection.execute("UPDATE batches SET is_fetched = 1 WHERE id = ?", (batch,))
            connection.execute("UPDATE batch_windows SET batch = NULL WHERE batch = ? AND outcome IS NULL", (batch,))

    def drop(self, batch: int) -> None:
        """Forget a batch that was never made; its questions are to be asked again."""
        with transaction(self._connection, self._path) as connection:
            connection.execute("UPDATE batch_windows SET batch = NULL WHERE batch = ?", (batch,))
            connection.execute("DELETE FROM batches WHERE id = ?", (batch,))

    def forget(self, key: str) -> None:
        """Forget an article's questions, once its result is saved."""
        self._write("DELETE FROM batch_windows WHERE key = ?", key)

    def article_of(self, batch: int, key: str) -> str | None:
        """Return the id of the article that a batch asks about under a key."""
        rows = self._rows("SELECT article_id FROM batch_windows WHERE batch = ? AND key = ? LIMIT 1", batch, key)
        return next((article_id for (article_id,) in rows), None)

    def left(self, key: str) -> Left | None:
        """Return which questions of an article are to be asked again; None where it is in no batch.

        Those that were never put into one are among them.
        """
        rows = list(
            self._rows("SELECT window, windows, batch, outcome IS NOT NULL FROM batch_windows WHERE key = ?", key)
        )
        if not rows:
            return None
        settled = {number for number, _, batch, is_answered in rows if batch is not None or is_answered}
        of = rows[0][1]
        return Left(frozenset(range(1, of + 1)) - settled, of)

    def waiting(self, recipe: Recipe) -> set[str]:
        """Return the ids of articles of which no question is left to be asked, and whose result is not saved yet."""
        if not self._is_there():
            return set()
        rows = self._rows(
            "SELECT article_id FROM batch_windows WHERE recipe_id = ? GROUP BY key"
            " HAVING sum(batch IS NOT NULL OR outcome IS NOT NULL) = max(windows)",
            recipe.id,
        )
        return {article_id for (article_id,) in rows}

    def answered(self, recipe: Recipe) -> list[Window]:
        """Return the first question of each article whose questions all have an outcome."""
        rows = self._rows(
            "SELECT key, min(window), windows, article_id, notes FROM batch_windows WHERE recipe_id = ? GROUP BY key"
            " HAVING count(outcome) = max(windows)",
            recipe.id,
        )
        return [Window(*row) for row in rows]

    def outcomes(self, key: str) -> list[tuple[Outcome, str]]:
        """Return what came of an article's questions, in order, each with the parameters it was asked with."""
        rows = self._rows(
            "SELECT outcome, parameters FROM batch_windows JOIN batches ON batches.id = batch WHERE key = ?"
            " ORDER BY window",
            key,
        )
        return [(Outcome(**json.loads(outcome)), parameters) for outcome, parameters in rows]

    def count(self, recipe: Recipe) -> tuple[int, int]:
        """Return how many questions wait for an answer, and how many are to be asked again."""
        [row] = self._rows(
            "SELECT coalesce(sum(batch IS NOT NULL), 0), coalesce(sum(batch IS NULL), 0) FROM batch_windows"
            " WHERE recipe_id = ? AND outcome IS NULL",
            recipe.id,
        )
        return row[0], row[1]

    def _is_there(self) -> bool:
        """Tell whether this ledger has these tables; one of an older version, open for reading, has none."""
        return any(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'batches'"))

    def _write(self, statement: str, *values: object) -> bool:
        with transaction(self._connection, self._path) as connection:
            return connection.execute(statement, values).rowcount > 0

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with translated(self._path):
            yield from self._connection.execute(query, values)
