"""The editions that a ledger keeps: each as it was printed, what it held first, and its stories as they stood.

A story's row stands for every later day until a newer one takes its place, so that unchanged stories cost nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from summarizer.ledger.connection import transaction
from summarizer.ledger.reading import LedgerReader, sorted_paths
from summarizer.ledger.types import StoredRecord


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article with a summary, in the order in which articles came; `is_current` where this recipe made one."""

    article_id: str
    url: str | None
    published: str | None
    paths: tuple[str, ...]
    is_current: bool


@dataclass(frozen=True, slots=True)
class NewEdition:
    """An edition to be kept: its JSON, what it is the first to hold, and its stories as JSON, None for one that ended.

    `entries` are article ids and other keys that the digest gives; `stories` only those that differ from before.
    """

    date: str
    edition: str
    entries: tuple[str, ...]
    stories: Mapping[str, str | None]


class EditionLedger(LedgerReader):
    """The ledger of one folder, to read what a batch left and to keep editions. Dates are ISO dates."""

    def dates(self) -> tuple[str, ...]:
        """Return the dates of all editions, in order."""
        return tuple(date for (date,) in self._rows("SELECT date FROM editions ORDER BY date"))

    def edition(self, date: str) -> str | None:
        """Return the JSON of the edition of a date."""
        row = self._row("SELECT edition FROM editions WHERE date = ?", date)
        return row[0] if row else None

    def entries(self) -> dict[str, str]:
        """Return what editions hold, with the date of the one that held it first."""
        return dict(self._rows("SELECT entry, date FROM edition_entries"))

    def stories(self, *, before: str) -> dict[str, tuple[str, str]]:
        """Return each story as it stood before a date: the day of its last change and its JSON; none that had ended."""
        rows = self._rows("SELECT story, max(date), content FROM edition_stories WHERE date < ? GROUP BY story", before)
        return {story: (date, content) for story, date, content in rows if content is not None}

    def arrivals(self) -> Iterator[Arrival]:
        """Yield the articles that have a summary, in the order in which they came."""
        rows = self._rows(
            "SELECT id, url, published, (SELECT json_group_array(path) FROM paths WHERE article_id = id),"
            " EXISTS (SELECT 1 FROM results WHERE article_id = id AND state = 'done' AND recipe_id = ?)"
            " FROM articles WHERE EXISTS (SELECT 1 FROM results WHERE article_id = id AND state = 'done')"
            " ORDER BY articles.rowid",
            self.recipe.id,
        )
        for article_id, url, published, paths, is_current in rows:
            yield Arrival(article_id, url, published, sorted_paths(paths), bool(is_current))

    def record(self, article_id: str) -> StoredRecord | None:
        """Return the summary of an article: that of this recipe, else the latest of another one."""
        row = self._row(
            "SELECT key, summary, (SELECT json_group_array(path) FROM paths WHERE article_id = ?1)"
            " FROM results JOIN recipes ON recipes.id = recipe_id WHERE article_id = ?1 AND state = 'done'"
            " ORDER BY recipe_id = ?2 DESC, used DESC LIMIT 1",
            *(article_id, self.recipe.id),
        )
        return StoredRecord(row[0], article_id, row[1], sorted_paths(row[2])) if row else None

    def save(self, new: NewEdition) -> None:
        """Keep an edition in the place of the one of its date."""
        with transaction(self._connection, self._path) as connection:
            connection.execute("DELETE FROM editions WHERE date = ?", (new.date,))
            connection.execute("INSERT INTO editions VALUES (?, ?)", (new.date, new.edition))
            connection.executemany("INSERT INTO edition_entries VALUES (?, ?)", _with_date(new.entries, new.date))
            connection.executemany(
                "INSERT INTO edition_stories VALUES (?, ?, ?)",
                [(story, new.date, content) for story, content in new.stories.items()],
            )


def _with_date(entries: Iterable[str], date: str) -> list[tuple[str, str]]:
    return [(entry, date) for entry in entries]
