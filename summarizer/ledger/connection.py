"""One connection to `ledger.sqlite`: SQLite's errors as ours, and transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import OutputError, StorageError

_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as ours."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _FULL:
            raise StorageError(f"{path}: {'the disk is full' if code == sqlite3.SQLITE_FULL else error}") from error
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            raise OutputError(f"{path}: {error}", advice="Give a folder that you may write to.") from error
        advice = "Keep a copy, then restore the file or give another folder."
        raise StorageError(f"{path}: {error}", advice=advice) from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Save all or nothing of what the block writes; within another transaction, the outer one decides."""
    if connection.in_transaction:
        yield connection
        return
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
