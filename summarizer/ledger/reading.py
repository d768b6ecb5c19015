"""What a ledger can tell: states, summaries, failures, calls, and whether it is whole."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.ledger.batches import Batches
from summarizer.ledger.connection import translated
from summarizer.ledger.types import (
    Answer,
    Call,
    Failure,
    Measured,
    Recipe,
    Settled,
    State,
    StoredArticle,
    StoredCall,
    StoredRecord,
)


class LedgerReader:
    """The ledger of one folder for reading, seen with one recipe."""

    def __init__(self, connection: sqlite3.Connection, recipe: Recipe) -> None:
        self.recipe = recipe
        self._connection = connection
        self._path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
        self.batches = Batches(connection, self._path)

    def state(self, article_id: str) -> State | None:
        """Return what became of an article with this recipe; None where it was not asked yet."""
        row = self._row("SELECT state FROM results WHERE key = ?", self.recipe.key(article_id))
        return row[0] if row else None

    def settled(self, article_id: str) -> Settled | None:
        """Return what came of an article with this recipe; None where it was not asked yet."""
        row = self._row(
            "SELECT summary, results.code, reason, coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),"
            " CASE WHEN count(calls.id) = count(cost) THEN total(cost) END"
            " FROM results LEFT JOIN calls USING (key) WHERE results.key = ? GROUP BY results.key",
            self.recipe.key(article_id),
        )
        return Settled(*row) if row else None

    def records(self) -> Iterator[StoredRecord]:
        """Yield the summaries of this recipe, sorted by the first path of each."""
        rows = self._rows(
            "SELECT key, article_id, json_group_array(path) FROM results JOIN paths USING (article_id)"
            " WHERE recipe_id = ? AND state = 'done' GROUP BY key ORDER BY min(path), article_id",
            self.recipe.id,
        )
        for key, article_id, paths in rows:  # only keys are sorted; summaries would fill the memory
            [(summary,)] = self._rows("SELECT summary FROM results WHERE key = ?", key)
            yield StoredRecord(key, article_id, summary, sorted_paths(paths))

    def failures(self) -> Iterator[Failure]:
        """Yield the articles without a summary and the inputs without an article, sorted by first path."""
        rows = self._rows(
            "SELECT min(path) AS first, json_group_array(path), article_id, code, reason, attempts"
            " FROM results JOIN paths USING (article_id) WHERE recipe_id = ? AND state = 'failed' GROUP BY key"
            " UNION ALL SELECT path, json_array(path), NULL, code, reason, attempts FROM unread"
            " ORDER BY first, article_id, reason",
            self.recipe.id,
        )
        for _, paths, article_id, code, reason, attempts in rows:
            yield Failure(sorted_paths(paths), article_id, code, reason, attempts)

    def counts(self) -> tuple[int, int]:
        """Return how many articles of this recipe are done, and how many failed, unreadable inputs among them."""
        done, failed = self._row(
            "SELECT coalesce(sum(state = 'done'), 0), coalesce(sum(state = 'failed'), 0) FROM results"
            " WHERE recipe_id = ?",
            self.recipe.id,
        ) or (0, 0)
        unread = self._row("SELECT count(*) FROM unread")
        return done, failed + (unread[0] if unread else 0)

    def codes(self) -> dict[str, int]:
        """Return how many failed by each code, the most frequent first."""
        rows = self._rows(
            "SELECT code, sum(number) AS total FROM (SELECT code, count(*) AS number FROM results"
            " WHERE recipe_id = ? AND state = 'failed' GROUP BY code"
            " UNION ALL SELECT code, count(*) FROM unread GROUP BY code) GROUP BY code ORDER BY total DESC, code",
            self.recipe.id,
        )
        return dict(rows)

    def measured(self) -> Measured:
        """Return what the articles of this recipe have cost."""
        row = self._row(
            "SELECT count(DISTINCT key), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), sum(cost),"
            " coalesce(sum(seconds), 0), count(cost) = count(*) FROM calls JOIN results USING (key)"
            " WHERE recipe_id = ? AND state = 'done'",
            self.recipe.id,
        ) or (0, 0, 0, None, 0.0, 0)
        characters = self._row(
            "SELECT coalesce(sum(characters), 0) FROM articles JOIN results ON id = article_id"
            " WHERE recipe_id = ? AND state = 'done'",
            self.recipe.id,
        ) or (0,)
        return Measured(row[0], characters[0], row[1], row[2], row[3] if row[5] else None, row[4])

    def article(self, article_id: str) -> StoredArticle | None:
        """Return a stored article."""
        row = self._row(
            "SELECT id, text, title, url, publisher, published, language FROM articles WHERE id = ?", article_id
        )
        return StoredArticle(*row) if row else None

    def paths(self, article_id: str) -> tuple[str, ...]:
        """Return the paths of an article, sorted."""
        return tuple(
            path for (path,) in self._rows("SELECT path FROM paths WHERE article_id = ? ORDER BY path", article_id)
        )

    def calls(self, article: str | None = None) -> Iterator[StoredCall]:
        """Yield the calls in order, of all articles or of those whose id begins so, or whose path it is."""
        rows = self._rows(
            "SELECT article_id, (SELECT json_group_array(path) FROM paths WHERE paths.article_id = results.article_id),"
            " prompt_hash, model, requests, input_tokens, output_tokens, cost, seconds, reply, calls.code"
            " FROM calls JOIN results USING (key)"
            " WHERE ?1 IS NULL OR substr(article_id, 1, length(?1)) = ?1 OR EXISTS"
            " (SELECT 1 FROM paths WHERE paths.article_id = results.article_id AND path = ?1) ORDER BY calls.id",
            article,
        )
        for row in rows:
            yield StoredCall(row[0], sorted_paths(row[1]), row[2], Call(*row[3:]))

    def problems(self) -> Iterator[str]:
        """Yield what SQLite finds wrong with the file itself."""
        for (line,) in self._rows("PRAGMA integrity_check"):
            if line != "ok":
                yield line
        for row in self._rows("PRAGMA foreign_key_check"):
            yield f"a row of {row[0]} refers to a missing row of {row[2]}"

    def answers(self) -> dict[str, dict[str, Answer]]:
        """Return the answers about articles that have no result yet, by the article's key and the question."""
        answers: dict[str, dict[str, Answer]] = {}
        for key, question, parameters, *call in self._rows(
            "SELECT key, question, parameters, model, requests, input_tokens, output_tokens, cost, seconds, reply"
            " FROM answers"
        ):
            answers.setdefault(key, {})[question] = Answer(question, parameters, Call(*call))
        return answers

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with translated(self._path):
            row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
            return row

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with translated(self._path):
            yield from self._connection.execute(query, values)


def sorted_paths(array: str) -> tuple[str, ...]:
    """Return the paths of a JSON array in order."""
    return tuple(sorted(json.loads(array)))
