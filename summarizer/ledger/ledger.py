"""`ledger.sqlite`: every article, path, result and call, each result with its state in one transaction.

One ledger is used by one thread at a time. A write is on the disk when its method returns (WAL, synchronous=FULL); of
work that `prepare` does, when `commit` returns.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import ArticleError, OutputError
from summarizer.ledger.connection import transaction, translated, whole
from summarizer.ledger.editions import EditionLedger
from summarizer.ledger.lock import locked
from summarizer.ledger.postings import Postings
from summarizer.ledger.reading import LedgerReader
from summarizer.ledger.stamps import Stamps
from summarizer.ledger.tables import STEPS, VERSION
from summarizer.ledger.types import Answer, Call, Recipe, Result, State

NAME = "ledger.sqlite"


@contextmanager
def open_ledger(
    folder: Path, recipe: Recipe, *, keeps_texts: bool = True, keeps_replies: bool = True
) -> Iterator["Ledger"]:
    """Lock the folder and open its ledger for writing, made anew where there is none.

    Raises LockedError, OutputError or StorageError.
    """
    with locked(folder), translated(folder / NAME):
        connection = sqlite3.connect(folder / NAME, check_same_thread=False, isolation_level=None)
        try:
            _prepare(connection, folder)
            ledger = Ledger(connection, recipe, keeps_texts=keeps_texts, keeps_replies=keeps_replies)
            ledger.use_recipe()
            yield ledger
        finally:
            connection.close()


@contextmanager
def read_ledger(folder: Path, recipe: Recipe | None = None) -> Iterator[LedgerReader]:
    """Open a ledger for reading, with the recipe that was used last where none is given.

    Raises OutputError where there is none.
    """
    path = _there(folder)
    with translated(path):
        connection = sqlite3.connect(_address(path), uri=True, check_same_thread=False)
        try:
            _checked_version(connection, folder, oldest=1)
            yield LedgerReader(connection, recipe or _last_recipe(connection, folder))
        finally:
            connection.close()


@contextmanager
def open_editions(folder: Path) -> Iterator[EditionLedger]:
    """Lock the folder and open its ledger to read what the batch left, with the recipe used last, and keep editions.

    Raises LockedError, StorageError, or OutputError where there is no ledger.
    """
    path = _there(folder)
    with locked(folder), translated(path):
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        try:
            _checked_version(connection, folder, oldest=1)
            _prepare(connection, folder)
            yield EditionLedger(connection, _last_recipe(connection, folder))
        finally:
            connection.close()


@contextmanager
def open_postings(folder: Path) -> Iterator[Postings]:
    """Lock the folder and open its ledger to note what is posted; made anew where there is none.

    Raises LockedError, OutputError or StorageError.
    """
    path = folder / NAME
    with locked(folder), translated(path):
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        try:
            _prepare(connection, folder)
            yield Postings(connection, path)
        finally:
            connection.close()


def _there(folder: Path) -> Path:
    path = folder / NAME
    if not path.is_file() or not path.stat().st_size:
        raise _no_ledger(folder)
    return path


def _no_ledger(folder: Path) -> OutputError:
    advice = "Name the folder that was given to `summarizer batch --out`."
    return OutputError(f"{folder} holds no ledger", advice=advice)


def _address(path: Path) -> str:
    """Return how to open a ledger for reading.

    SQLite puts a file beside a database in WAL mode, which a read-only disk does not take (https://sqlite.org/wal.html);
    nobody writes there, so none is needed, unless a run that was killed has left its log.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    is_still = not os.access(path.parent, os.W_OK) and not path.with_name(f"{NAME}-wal").exists()
    return f"{address}&immutable=1" if is_still else address


def _prepare(connection: sqlite3.Connection, folder: Path) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    version = _checked_version(connection, folder, oldest=0)
    if version < VERSION:
        missing = "".join(STEPS[version:])
        connection.executescript(f"BEGIN IMMEDIATE; {missing} PRAGMA user_version = {VERSION}; COMMIT;")


def _checked_version(connection: sqlite3.Connection, folder: Path, *, oldest: int) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if not oldest <= version <= VERSION:
        raise OutputError(
            f"{folder / NAME} has version {version} of its tables, this program knows {VERSION} and older",
            advice="Use the version of summarizer that wrote it, or another folder.",
        )
    return version


def _last_recipe(connection: sqlite3.Connection, folder: Path) -> Recipe:
    row = connection.execute(
        "SELECT prompt, prompt_hash, schema_hash, model, parameters FROM recipes ORDER BY used DESC LIMIT 1"
    ).fetchone()
    if row is None:
        raise OutputError(
            f"{folder / NAME} is empty: its first run was cut off before it began", advice="Run it again."
        )
    return Recipe(*row)


class Ledger(LedgerReader):
    """The ledger of one folder for writing, seen with one recipe."""

    def __init__(
        self, connection: sqlite3.Connection, recipe: Recipe, *, keeps_texts: bool = True, keeps_replies: bool = True
    ) -> None:
        super().__init__(connection, recipe)
        self.stamps = Stamps(connection, self._path)
        self._keeps_texts = keeps_texts
        self._keeps_replies = keeps_replies

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """Save all or nothing of what the block writes."""
        return transaction(self._connection, self._path)

    def prepare(self, works: Iterable[Callable[[], object]]) -> tuple[list[object], bool]:
        """Do all of the work in one transaction, and leave it open where something was written, for `commit`.

        Returns what each returned, and whether something was written. Where one raises, nothing is kept.
        """
        with whole(self._connection, self._path):
            self._connection.execute("BEGIN")
            before = self._connection.total_changes
            values = [work() for work in works]
            has_written = self._connection.total_changes > before
            if not has_written:
                self._connection.execute("COMMIT")
        return values, has_written

    def commit(self) -> None:
        """Bring to the disk what was prepared. Where that fails, nothing of it is kept; raises StorageError."""
        with whole(self._connection, self._path):
            self._connection.execute("COMMIT")

    def seen_with(self, recipe: Recipe) -> "Ledger":
        """Return the same ledger, seen with another recipe."""
        return Ledger(self._connection, recipe, keeps_texts=self._keeps_texts, keeps_replies=self._keeps_replies)

    def use_recipe(self) -> None:
        """Note that this recipe is the current one."""
        recipe = self.recipe
        row = self._connection.execute("SELECT id FROM recipes ORDER BY used DESC LIMIT 1").fetchone()
        if row == (recipe.id,):
            return
        with self.transaction() as connection:
            connection.execute(
                "INSERT INTO recipes VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(used), 0) + 1 FROM recipes))"
                " ON CONFLICT (id) DO UPDATE SET used = excluded.used",
                (recipe.id, recipe.prompt, recipe.prompt_hash, recipe.schema_hash, recipe.model, recipe.parameters),
            )

    def meet(self, article_id: str, paths: Sequence[str]) -> State | None:
        """Return the state of an article that was read, note its paths where it is known, and forget their failures."""
        for path in paths:
            if self._row("SELECT 1 FROM unread WHERE path = ?", path):
                with self.transaction() as connection:
                    connection.execute("DELETE FROM unread WHERE path = ?", (path,))
        state = self.state(article_id)
        if state is not None:
            self.add_paths(article_id, paths)
        return state

    def add_paths(self, article_id: str, paths: Sequence[str]) -> None:
        """Note further paths of a known article; writes nothing where they are known."""
        new = [path for path in paths if not self._has_path(article_id, path)]
        if new:
            with self.transaction() as connection:
                self._insert_paths(connection, article_id, new)

    def _has_path(self, article_id: str, path: str) -> bool:
        return self._row("SELECT 1 FROM paths WHERE article_id = ? AND path = ?", article_id, path) is not None

    def save(self, article: Article, paths: Sequence[str], result: Result, calls: Sequence[Call]) -> None:
        """Save an article with its result and its calls; a failure never replaces a summary."""
        key = self.recipe.key(article.id)
        with self.transaction() as connection:
            self.add_article(article, paths)
            connection.execute(
                "INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (key) DO UPDATE SET"
                " state = excluded.state, summary = excluded.summary, code = excluded.code, reason = excluded.reason,"
                " attempts = attempts + 1 WHERE results.state = 'failed' OR excluded.state = 'done'",
                (key, article.id, self.recipe.id, result.state, result.summary, result.code, result.reason),
            )
            connection.execute("DELETE FROM answers WHERE key = ?", (key,))
            connection.executemany(
                "INSERT INTO calls VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [self._call_row(key, call) for call in calls],
            )

    def keep_answer(self, article_id: str, answer: Answer) -> None:
        """Keep an answer until its article's result is saved: whoever is killed before need not ask again."""
        call = answer.call
        with self.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(self.recipe.key(article_id), answer.question, answer.parameters, call.model, call.requests),
                    *(call.input_tokens, call.output_tokens, call.cost, call.seconds, call.reply),
                ),
            )

    def add_article(self, article: Article, paths: Sequence[str]) -> None:
        """Note an article and its paths, without a result; a text that was not kept before is kept now."""
        with self.transaction() as connection:
            connection.execute(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET text = excluded.text WHERE text IS NULL AND excluded.text IS NOT NULL",
                (
                    *(article.id, article.text if self._keeps_texts else None, article.title, article.url),
                    *(article.publisher, article.published, article.language, len(article.text)),
                ),
            )
            self._insert_paths(connection, article.id, paths)

    def _call_row(self, key: str, call: Call) -> tuple[object, ...]:
        return (
            *(key, self.recipe.prompt_hash, call.model, call.requests, call.input_tokens, call.output_tokens),
            *(call.cost, call.seconds, call.reply if self._keeps_replies else None, call.code),
        )

    @staticmethod
    def _insert_paths(connection: sqlite3.Connection, article_id: str, paths: Sequence[str]) -> None:
        connection.executemany("INSERT OR IGNORE INTO paths VALUES (?, ?)", [(article_id, path) for path in paths])

    def save_unread(self, path: str, error: ArticleError, *, is_retry: bool = False) -> None:
        """Note an input that holds no article; a known one is written again only where it was to be retried."""
        if not is_retry and self._row("SELECT 1 FROM unread WHERE path = ? AND reason = ?", path, error.message):
            return
        with self.transaction() as connection:
            connection.execute(
                "INSERT INTO unread VALUES (?, ?, ?, 1)"
                " ON CONFLICT (path, reason) DO UPDATE SET attempts = attempts + 1",
                (path, error.code, error.message),
            )

    def take_over(self, path: Path, statements: Sequence[str]) -> None:
        """Run statements that read another ledger, attached as `source`: all or none."""
        with translated(path):
            self._connection.execute("ATTACH ? AS source", (str(path),))
        try:
            with self.transaction() as connection:
                for statement in statements:
                    connection.execute(statement)
        finally:
            self._connection.execute("DETACH source")
