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
def whole(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Keep nothing of the transaction where the block raises; raise SQLite's errors as ours."""
    with translated(path):
        try:
            yield
        except BaseException:
            if connection.in_transaction:  # SQLite ends it itself after some errors
                connection.execute("ROLLBACK")
            raise


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Save all or nothing of what the block writes; within another transaction, the outer one decides."""
    if connection.in_transaction:
        yield connection
        return
    with whole(connection, path):
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
