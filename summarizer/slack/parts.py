"""What a message is made of, before it is JSON: runs in lines or cells, lines and rows in sections."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Block: TypeAlias = dict[str, Json]
Style = Literal["plain", "bold", "quote"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words: ours or a model's, or the exact words of an article (`quote`); shown whole or not at all."""

    text: str
    style: Style = "plain"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Runs on one line; `depth` is 0 for a paragraph, 1 for an item of a list, 2 for one below it."""

    runs: tuple[Run, ...]
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Run, ...]


Piece: TypeAlias = Line | Row


@dataclass(frozen=True, slots=True)
class Section:
    """Lines and rows below a title; empty sections are not shown. Rows come first, below the heads of their columns."""

    title: str
    pieces: tuple[Piece, ...]
    heads: Row | None = None


def line(*parts: str | Run, depth: int = 1) -> Line:
    """Return a line of runs and of words of ours; empty words are left out."""
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return Line(tuple(run for run in runs if run.text), depth)


def more(count: int, where: str = "of less weight") -> tuple[Line, ...]:
    """Return the line that says how many are not shown here; none where that is none."""
    return (line(f"+{count:,} more {where}"),) if count > 0 else ()
