"""Inputs to sources: what a batch reads, one article each, so that one bad file or record costs no other."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.expand import STANDARD_INPUT, expand
from summarizer.ingest.files import printable
from summarizer.ingest.read import ALL_SUFFIXES, holds_one, read_article, read_articles, read_standard_input


@dataclass(frozen=True, slots=True)
class Source:
    r"""One article that is yet to be read; `path` as it was given, bytes that are no UTF-8 as `\xNN`.

    A record of a file has its number in the path: `news.jsonl#3` is line 3.
    """

    path: str
    _load: Callable[[], Article] = field(repr=False)

    def read(self) -> tuple[Article, ...]:
        """Return the article, alone in a tuple, with this path; raise the ArticleError that says why there is none."""
        return (replace(self._load(), paths=(self.path,)),)


def sources(inputs: Sequence[str], *, skipped: Counter[str] | None = None) -> Iterator[Source]:
    """Yield the sources of files, folders, globs and "-" in order, each when it is asked for.

    A file that holds one article is opened when its source is read. Files of several records are read here, .jsonl
    line by line. `skipped` counts what folders hold beside: "unsupported" suffixes, and each "link", which are never
    followed.
    """
    for found in expand(inputs, ALL_SUFFIXES, Counter() if skipped is None else skipped):
        if isinstance(found, ArticleError):
            yield _outcome(found)
        elif found.path == STANDARD_INPUT and found.is_named:
            yield Source(STANDARD_INPUT, _standard_input)
        elif holds_one(found.path):
            yield Source(printable(found.path), partial(read_article, found.path, follow_link=found.is_named))
        else:
            yield from map(_outcome, read_articles(found.path, follow_link=found.is_named))


def _outcome(item: Article | ArticleError) -> Source:
    """Return the source of what has been read: an article, or the error in its place."""
    if isinstance(item, ArticleError):
        return Source(item.path or "", partial(_failed, item))
    return Source(item.paths[0], lambda: item)


def _failed(error: ArticleError) -> Article:
    raise error


def _standard_input() -> Article:
    try:
        return read_standard_input(sys.stdin.buffer)
    except ArticleError as error:
        raise ArticleError(error.message, code=error.code, path=STANDARD_INPUT, advice=error.advice) from error
