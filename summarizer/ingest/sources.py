"""Inputs to sources: what a batch reads, one article each, so that one bad file or record costs no other."""

import os
import stat
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.apart import Readers
from summarizer.ingest.expand import STANDARD_INPUT, Found, expand
from summarizer.ingest.files import printable
from summarizer.ingest.read import ALL_SUFFIXES, holds_one, read_article, read_articles, read_standard_input

# The coarsest time stamps of file systems: a file that changed later may change again without a trace.
_STAMP_SECONDS = 2.0
_HARMLESS_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    r"""One article that is yet to be read; `path` as it was given, bytes that are no UTF-8 as `\xNN`.

    A record of a file has its number in the path: `news.jsonl#3` is line 3.
    """

    path: str
    _load: Callable[[], Article] = field(repr=False)
    _file: Found | None = field(default=None, repr=False)

    def read(self) -> tuple[Article, ...]:
        """Return the article, alone in a tuple, with this path; raise the ArticleError that says why there is none."""
        return (replace(self._load(), paths=(self.path,)),)

    def stamp(self) -> str | None:
        """Return what changes whenever the file does, without reading it; None where nothing can be relied on.

        As in git's index (https://git-scm.com/docs/racy-git): size, times and number of the file, and only where it
        has not changed in the last seconds. The time of the last change of the file's state cannot be set back.
        """
        if self._file is None:
            return None
        try:
            found = os.stat(self._file.path, follow_symlinks=self._file.is_named)  # noqa: PTH116 - a Path costs more
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode) or time.time() - max(found.st_mtime, found.st_ctime) < _STAMP_SECONDS:
            return None
        return f"{found.st_size}-{found.st_mtime_ns}-{found.st_ctime_ns}-{found.st_ino}"


def sources(
    inputs: Sequence[str], *, skipped: Counter[str] | None = None, readers: Readers | None = None
) -> Iterator[Source]:
    """Yield the sources of files, folders, globs, addresses and "-" in order, each when it is asked for.

    A file that holds one article is opened when its source is read. Files of several records are read here, .jsonl
    line by line. `skipped` counts what folders hold beside: "unsupported" suffixes, and each "link", which are never
    followed. With `readers` files are read in processes of their own, .txt of up to 64 KB excepted. Raises
    ConfigurationError for a scheme, as in s3://, whose package is not installed; `require_cloud` does so beforehand.
    """
    for found in expand(inputs, ALL_SUFFIXES, Counter() if skipped is None else skipped):
        if isinstance(found, ArticleError):
            yield _outcome(found)
        elif found.path == STANDARD_INPUT and found.is_named:
            yield Source(STANDARD_INPUT, _standard_input)
        elif holds_one(found.path):
            yield Source(printable(found.path), partial(_only_article, found, readers), found)
        else:
            yield from map(_outcome, _all_articles(found, readers))


def count_sources(inputs: Sequence[str]) -> int | None:
    """Return how many sources there are, without reading any; None where a file holds several."""
    count = 0
    for found in expand(inputs, ALL_SUFFIXES, Counter()):
        if isinstance(found, Found) and found.path != STANDARD_INPUT and not holds_one(found.path):
            return None
        count += 1
    return count


def _only_article(found: Found, readers: Readers | None) -> Article:
    if readers is None or _is_harmless(found.path):
        return read_article(found.path, follow_link=found.is_named)
    (item,) = readers.articles(found.path, follow_link=found.is_named, is_one=True)
    return _failed(item) if isinstance(item, ArticleError) else item


def _is_harmless(path: str) -> bool:
    """Tell whether a file is so plain and small that reading it is nothing that needs a process of its own."""
    if not path.lower().endswith(".txt"):
        return False
    try:
        found = os.stat(path)  # noqa: PTH116 - a path may hold any bytes
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size <= _HARMLESS_BYTES


def _all_articles(found: Found, readers: Readers | None) -> Iterator[Article | ArticleError]:
    if readers is None:
        return read_articles(found.path, follow_link=found.is_named)
    return readers.articles(found.path, follow_link=found.is_named)


def _outcome(item: Article | ArticleError) -> Source:
    """Return the source of what has been read: an article, or the error in its place."""
    if isinstance(item, ArticleError):
        return Source(item.path or "", partial(_failed, item))
    return Source(item.paths[0], lambda: item)


def _failed(error: ArticleError) -> Article:
    raise error


def _standard_input() -> Article:
    try:
        with _own_standard_input() as stream:
            return read_standard_input(stream)
    except ArticleError as error:
        raise ArticleError(error.message, code=error.code, path=STANDARD_INPUT, advice=error.advice) from error


@contextmanager
def _own_standard_input() -> Iterator[BinaryIO]:
    """Give a stream that nobody else waits for: the interpreter cannot end while a thread blocks in its own one."""
    try:
        descriptor = os.dup(sys.stdin.fileno())
    except OSError:  # a stand-in without a descriptor
        yield sys.stdin.buffer
        return
    with os.fdopen(descriptor, "rb") as stream:
        yield stream
