"""The other end of `apart`: a process that reads the files it is told of, one after the other, within its limits."""

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.files import printable
from summarizer.ingest.read import read_article, read_articles

_ADVICE = "Give the article as text."


def main(seconds: int, megabytes: int) -> None:
    """Answer requests until there are no more; limits are for each article, and for the process."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints may not stand among the answers
    for line in sys.stdin.buffer:
        request = json.loads(line)
        _answer(request, answers, seconds)


def _answer(request: dict[str, Any], answers: IO[bytes], seconds: int) -> None:
    items = _items(request)
    while True:
        # Its default action ends the process, whatever code holds it.
        signal.setitimer(signal.ITIMER_REAL, seconds)
        item = next(items, None)
        signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(json.dumps(_written(item)).encode() + b"\n")
        answers.flush()
        if item is None:
            return


def _items(request: dict[str, Any]) -> Iterator[Article | ArticleError]:
    path, follow_link, name = request["path"], request["follow_link"], printable(request["path"])
    try:
        if request["is_one"]:
            yield read_article(path, follow_link=follow_link)
        else:
            yield from read_articles(path, follow_link=follow_link)
    except ArticleError as error:
        yield error
    except MemoryError:
        message = f"{name}: reading it takes more memory than an article needs"
        yield ArticleError(message, code="too_large", path=name, advice=_ADVICE)
    except Exception as error:  # noqa: BLE001 - a file that trips a parser must not cost the others
        message = f"{name}: {type(error).__name__} while it was read: {error}"
        yield ArticleError(message, code="unreadable", path=name, advice=_ADVICE)


def _written(item: Article | ArticleError | None) -> object:
    match item:
        case Article():
            return {"article": asdict(item)}
        case ArticleError():
            return {
                "error": {"message": item.message, "code": item.code, "path": item.path, "advice": item.advice},
            }
        case _:
            return None
