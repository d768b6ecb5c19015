"""Files and folders to sources: what can be read for articles, one after the other and never all at once."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest import SUFFIXES, read_articles, read_standard_input
from summarizer.ingest.files import printable

_SEVERAL = frozenset({".json", ".jsonl", ".ndjson"})


class Source(Protocol):
    """Something that can be read; `path` is as it was given, in characters that UTF-8 can carry."""

    @property
    def path(self) -> str:
        """Return the name in results and failures."""
        ...

    def read(self) -> Sequence[Article]:
        """Return its articles. Raises ArticleError."""
        ...


@dataclass(frozen=True)
class _File:
    """A file of one article, read when it is its turn."""

    file: Path

    @property
    def path(self) -> str:
        return printable(self.file)

    def read(self) -> Sequence[Article]:
        return [_article(item) for item in read_articles(self.file)]


@dataclass(frozen=True)
class _Record:
    """One record of a file of several, read already."""

    path: str
    item: Article | ArticleError

    def read(self) -> Sequence[Article]:
        return [_article(self.item)]


def sources(inputs: Sequence[str]) -> Iterator[Source]:
    """Yield the sources of files, folders (their readable files, sorted, hidden ones left out) and "-"."""
    for given in inputs:
        path = Path(given)
        if given == "-":
            yield _standard_input()
        elif path.is_dir():
            for file in _files(path):
                yield from _sources_of(file)
        else:
            yield from _sources_of(path)


def _sources_of(file: Path) -> Iterator[Source]:
    if file.suffix.casefold() in _SEVERAL:
        for number, item in enumerate(read_articles(file), start=1):
            yield _Record(f"{printable(file)}#{number}", item)
    else:
        yield _File(file)


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            if not name.startswith(".") and file.suffix.casefold() in SUFFIXES:
                yield file


def _standard_input() -> Source:
    try:
        return _Record("-", read_standard_input(sys.stdin.buffer))
    except ArticleError as error:
        return _Record("-", error)


def _article(item: Article | ArticleError) -> Article:
    if isinstance(item, ArticleError):
        raise item
    return item
