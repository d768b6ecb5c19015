"""The values that the steps hand to each other: a place in the article, and a quantity found in it."""

from typing import NamedTuple

from summarizer.article import PassageKind
from summarizer.mentions.types import Change, Qualifier

Number = float | int


class Place(NamedTuple):
    """One passage to read: the article's text, the same in lower case, and the passage's bounds."""

    text: str
    lower: str
    start: int
    end: int
    kind: PassageKind
    number: int


class Quantity(NamedTuple):
    """A number with its sign, scale, currency and percent sign, before its surroundings are read.

    `form` tells how it is written: digits, word, vague, fraction, ratio or multiple;
    `ordinal`, `code` and `date` are always traps.
    `scaled` says that a scale word belongs to it ("4 million"), `plain` that it is a bare integer.
    """

    start: int
    end: int
    value: Number | None
    form: str
    unit: str | None = None
    scale: int = 1
    plain: bool = False
    qualifier: Qualifier = "exact"
    low: Number | None = None
    high: Number | None = None
    change: Change | None = None


class Trap(NamedTuple):
    """The span that a rule sets aside; an empty rule means that it is not even worth a line."""

    start: int
    end: int
    rule: str


def tidy(value: Number) -> Number:
    """Return an int where the value is a whole number, else the float, cleared of binary dust."""
    if isinstance(value, int):
        return value
    rounded = float(f"{value:.15g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e18 else rounded


def word_before(text: str, start: int) -> str:
    """Return the word that ends one space before a position, "" where something else stands there."""
    if text[start - 1 : start] != " ":
        return ""
    earliest = start - 24 if start > 24 else 0
    return text[text.rfind(" ", earliest, start - 1) + 1 : start - 1]
