"""What the rules for dates hand to each other: the text to read, and a date as it was found."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Reading:
    """The article's text, the same in lower case, and the day that relative dates refer to, if known."""

    text: str
    lower: str
    reference: date | None

    def looks_ahead(self, start: int, end: int) -> bool:
        """Tell whether the words around a date speak of the future."""
        before = self.lower[max(0, start - 70) : start]
        cut = max(before.rfind(". "), before.rfind("  "), before.rfind("; "))
        if _AHEAD_BEFORE.search(before, cut + 1):
            return True
        return bool(_AHEAD_AFTER.match(self.lower, end))

    def is_inside(self, start: int) -> bool:
        """Tell whether the period that starts here only holds the day or week that is meant ("first week of ...")."""
        if not self.lower.endswith(("of ", "in ", "the "), 0, start):
            return False
        return bool(_INSIDE.search(self.lower, max(0, start - 32), start))


class Dated(NamedTuple):
    """A date expression with its value; `is_relative` says that the value comes from the reference day."""

    start: int
    end: int
    value: str | None
    is_relative: bool = False


_AHEAD_BEFORE = re.compile(
    r"\b(?:will|[’']ll|shall|upcoming|scheduled|plans?|planned|planning|set (?:to|for)|due|expect(?:s|ed)?|deadline"
    r"|slated|is to|are to|to be held|no later than|going to|intends?|postponed)\b"
)
_AHEAD_AFTER = re.compile(
    r"(?: (?!and|but|or|who|that|as|when)[^\W\d_][\w’'-]*){0,3}? (?:will"
    r"|is expected|are expected|is due|is scheduled)\b"
)
_INSIDE = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th)) (?:full )?(?:week|weekend|day)|half|fortnight"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:of|in) (?:the )?\Z"
)
