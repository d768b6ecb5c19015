"""Write files of questions, each within the limits of the Batch API."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.batch.outputs import replacing
from summarizer.ledger import Window


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How large one file may be (https://platform.openai.com/docs/guides/batch); long articles meet the bytes first."""

    bytes: int = 200_000_000
    lines: int = 50_000


@dataclass(frozen=True, slots=True)
class Line:
    """One question as a line of JSON, with what it is about."""

    window: Window
    text: str


class Lines:
    """Lines, each made when it is looked at, and gone once it is taken."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._next: Line | None = None

    def peek(self) -> Line | None:
        """Return the next line, which stays the next; None behind the last one."""
        if self._next is None:
            self._next = next(self._lines, None)
        return self._next

    def take(self) -> None:
        """Go on behind the line that was looked at."""
        self._next = None


def fill(path: Path, lines: Lines, limits: FileLimits, note: Callable[[Window], None]) -> None:
    """Write lines into a file until it is full or none is left; `note` is told of each.

    A line is never split: one that is larger than the limit gets a file of its own. Raises StorageError or OutputError,
    and leaves no file then.
    """
    size = count = 0
    with replacing(path) as file:
        while (line := lines.peek()) is not None:
            size += len(line.text.encode())
            if count and (size > limits.bytes or count >= limits.lines):
                return
            file.write(line.text)
            note(line.window)
            count += 1
            lines.take()
