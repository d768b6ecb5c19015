"""Reading in processes of their own: no file can hold a run, outgrow the memory, or take its interpreter.

A parser that never ends, a page that wants ten gigabytes and a network mount that does not answer cost their own file
only: the kernel ends the process, and the next file gets a new one.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, NamedTuple, Self

from summarizer.article import Article, ArticleWarning
from summarizer.errors import ArticleError
from summarizer.ingest.files import printable

_MOST_SECONDS = 45  # of one article; a PDF has its own limit of 30
_MOST_MEGABYTES = 1_500
# The process reads with the same modules as its parent, wherever those were found.
_COMMAND = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from summarizer.ingest.apart_process import main; main(*map(int, sys.argv[2:]))"
)


class Readers:
    """Processes that read files, as many as are asked at the same time; used by several threads.

    Close it to end them, busy ones too; who waits for one gets the error of a file that could not be read.
    """

    def __init__(self, *, seconds: int = _MOST_SECONDS, megabytes: int = _MOST_MEGABYTES) -> None:
        self._limits = _Limits(seconds, megabytes)
        self._lock = threading.Lock()
        self._idle: list[_Reader] = []
        self._busy: set[_Reader] = set()
        self._is_closed = False

    @property
    def busy(self) -> int:
        """Return how many files are being read."""
        return len(self._busy)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def articles(self, path: str, *, follow_link: bool, is_one: bool = False) -> Iterator[Article | ArticleError]:
        """Yield what `read_articles` yields, or with `is_one` what `read_article` returns or raises.

        A file that takes longer than the allowed seconds for one article ends with the error "too_slow".
        """
        reader = self._taken()
        is_whole = False
        try:
            yield from reader.answers({"path": path, "follow_link": follow_link, "is_one": is_one})
            is_whole = True
        finally:
            self._give_back(reader, is_usable=is_whole)

    def close(self) -> None:
        """End all processes; none is started any more."""
        with self._lock:
            self._is_closed = True
            readers = [*self._idle, *self._busy]
            self._idle.clear()
        for reader in readers:
            reader.end()

    def _taken(self) -> "_Reader":
        with self._lock:
            if self._is_closed:
                raise ArticleError("the readers are closed", code="unreadable")
            reader = self._idle.pop() if self._idle else _Reader(self._limits)
            self._busy.add(reader)
            return reader

    def _give_back(self, reader: "_Reader", *, is_usable: bool) -> None:
        with self._lock:
            self._busy.discard(reader)
            if is_usable and reader.is_alive:
                self._idle.append(reader)
                return
        reader.end()


class _Limits(NamedTuple):
    seconds: int
    megabytes: int


class _Reader:
    """One process and the pipes to it; a session of its own keeps Ctrl-C from it."""

    def __init__(self, limits: "_Limits") -> None:
        self._limits = limits
        command = [sys.executable, "-P", "-c", _COMMAND, json.dumps(sys.path), *map(str, limits)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def answers(self, request: Mapping[str, object]) -> Iterator[Article | ArticleError]:
        assert self._process.stdin is not None  # noqa: S101 - both pipes were asked for
        assert self._process.stdout is not None  # noqa: S101
        with suppress(BrokenPipeError):  # it has died; what follows finds out how
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        for line in self._process.stdout:
            answer = json.loads(line)
            if answer is None:
                return
            yield _read(answer)
        yield self._last_words(printable(str(request["path"])))

    def _last_words(self, name: str) -> ArticleError:
        """Return the error for the file over which the process died."""
        if self._process.wait() == -signal.SIGALRM:
            message = f"{name}: reading it takes more than {self._limits.seconds} seconds"
            return ArticleError(message, code="too_slow", path=name, advice="Give the article as text.")
        message = f"{name}: the process that read it died, as it does for want of memory"
        return ArticleError(message, code="too_large", path=name, advice="Give the article as text.")

    def end(self) -> None:
        """Kill the process, with what it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _read(answer: Mapping[str, Any]) -> Article | ArticleError:
    if "error" in answer:
        error = answer["error"]
        return ArticleError(error["message"], code=error["code"], path=error["path"], advice=error["advice"])
    fields = answer["article"]
    notes = tuple(ArticleWarning(**note) for note in fields.pop("notes"))
    return Article(**{**fields, "paths": tuple(fields["paths"]), "notes": notes})
