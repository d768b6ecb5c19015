"""One run for each output folder: a lock that ends with the process, however it ends."""

import errno
import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import LockedError, OutputError, StorageError

_NAME = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make the folder where needed and hold its lock for the block.

    Raises LockedError that names the run which holds it, OutputError where the folder cannot be written.
    """
    descriptor = _opened(folder)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(f"{folder} is in use by {_holder(descriptor)}") from None
        owner = {"pid": os.getpid(), "started": time.strftime("%Y-%m-%d %H:%M:%S")}
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(owner).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _opened(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / _NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise StorageError(f"{folder}: {error.strerror}") from error
        raise OutputError(
            f"{folder} cannot be written: {error.strerror}", advice="Give a folder that you may write to."
        ) from error


def _holder(descriptor: int) -> str:
    try:
        owner = json.loads(os.pread(descriptor, 200, 0))
        return f"the process {owner['pid']}, started {owner['started']}"
    except (ValueError, KeyError, TypeError):
        return "another process"
