"""The bytes inside a .gz: unpacked while they are read, so that a small file cannot grow without bound."""

import gzip
import zlib
from typing import BinaryIO

from summarizer.errors import ArticleError
from summarizer.ingest.files import MAX_BYTES, too_large

# Text shrinks to a tenth, repetitive text to a fiftieth; what shrinks more is made to exhaust its reader.
_MOST_GROWTH = 100


class Unpacked:
    """A stream of the unpacked bytes; reading raises ArticleError ("too_large", "malformed")."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self._unpacked = gzip.GzipFile(fileobj=file)
        self._given = 0

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""
        return self._checked(size, is_line=False)

    def readline(self, size: int, /) -> bytes:
        """Return at most `size` bytes, up to and with the next line feed."""
        return self._checked(size, is_line=True)

    def _checked(self, size: int, *, is_line: bool) -> bytes:
        try:
            content = self._unpacked.readline(size) if is_line else self._unpacked.read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            message = f"{self._name}: the compressed file is damaged: {error}"
            raise ArticleError(message, code="malformed", path=self._name) from error
        self._given += len(content)
        if self._given > MAX_BYTES + _MOST_GROWTH * self._file.tell():
            raise too_large(self._name)
        return content
