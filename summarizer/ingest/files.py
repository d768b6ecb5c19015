"""Opening input safely: regular files only, nothing that hangs, nothing larger than the cap."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from summarizer.errors import ArticleError

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000  # of one article: a thick book


class Stream(Protocol):
    """Bytes to read, of a file or of what is packed in one."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes; none at the end."""

    def readline(self, size: int, /) -> bytes:
        """Return at most `size` bytes, up to and with the next line feed."""


def printable(path: str | Path) -> str:
    r"""Return a path as text that UTF-8 can carry; bytes that are no UTF-8 become `\xNN`."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@contextmanager
def opened(path: str | Path, *, follow_link: bool = True) -> Iterator[BinaryIO]:
    """Open a regular file for reading; raise ArticleError ("unreadable") for anything else, without waiting."""
    name = printable(path)
    try:
        # Without O_NONBLOCK, opening a FIFO waits for a writer.
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
        descriptor = os.open(path, flags if follow_link else flags | os.O_NOFOLLOW)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise unreadable(name, reason) from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise _irregular(name, mode)
    with os.fdopen(descriptor, "rb") as file:
        yield file


def _irregular(name: str, mode: int) -> ArticleError:
    if stat.S_ISDIR(mode):
        return unreadable(name, "is a directory", "Name the files in it.")
    return unreadable(name, "is no regular file", "Save the text to a file first.")


def unreadable(name: str, reason: str, advice: str = "") -> ArticleError:
    """Return the error for an input whose bytes cannot be had."""
    return ArticleError(f"{name}: {reason}", code="unreadable", path=name, advice=advice)


def read_content(file: BinaryIO, name: str, *, stream: Stream | None = None) -> bytes:
    """Return all bytes of an open file, or of the stream that unpacks it.

    Raises ArticleError ("too_large", "empty", "unreadable"); the last also for a file that is written meanwhile: half
    an article would pass for a whole one.
    """
    before = os.fstat(file.fileno())
    if before.st_size > MAX_BYTES:
        raise too_large(name)
    most = MAX_BYTES if stream else before.st_size or MAX_BYTES  # a file of the kernel's has no size
    content = read_stream(stream or file, name, most=most)
    after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) > most:
        raise unreadable(name, "changed while it was read", "Try again when it is written.")
    return content


def read_stream(stream: Stream, name: str, *, most: int = MAX_BYTES) -> bytes:
    """Return all bytes of a stream, of a longer one `most` and one more; raise ArticleError as `read_content` does."""
    try:
        content = stream.read(most + 1)
    except OSError as error:
        raise unreadable(name, error.strerror or str(error)) from error
    if len(content) > MAX_BYTES:
        raise too_large(name)
    if not content.strip():
        raise ArticleError(f"{name}: is empty", code="empty", path=name)
    return content


def too_large(name: str, *, path: str | None = None) -> ArticleError:
    """Return the error for an input above the cap; `path` where it is not the name."""
    advice = "Split it; an article has some thousand characters."
    return ArticleError(f"{name}: more than {MAX_BYTES:,} bytes", code="too_large", path=path or name, advice=advice)
