"""Figures: every number of a piece of prose must be in its evidence (G3)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.article import Article
from summarizer.grounding.evidence import NotSupportedError, Source, text_of
from summarizer.grounding.words import fold
from summarizer.mentions import NumberMention, find_dates, find_numbers
from summarizer.summary import Evidence

_DIGITS = re.compile(r"\d+(?:[.,:/\-]\d+)*")
_COUNTS_OF_OUR_OWN = frozenset("sides parties camps".split())


def check_figures(text: str, evidence: Sequence[Evidence], source: Source) -> None:
    """Raise where a figure of the text is not in the evidence (G3).

    A quantity must have the same value, bounds, scale, unit of measure and qualifier ("8" is "eight"); other digits
    (days, years, codes), and all digits in a language without rules, must stand there as they are.
    """
    rest = text
    if source.article.language == "en":
        given = [number for part in evidence for number in numbers_of(part.exact)]
        for number in numbers_of(text):
            if not _is_our_own_count(number) and not any(same_number(number, other) for other in given):
                raise NotSupportedError(
                    "number_not_in_evidence", f"“{number.exact}” ({number.qualifier}) is not in the cited sentences"
                )
            rest = rest[: number.span.start] + " " * len(number.exact) + rest[number.span.end :]
    known = set(_DIGITS.findall(text_of(evidence)))
    if source.article.published:
        known.add(source.article.published[:4])
    for digits in _DIGITS.findall(rest):
        if digits not in known:
            raise NotSupportedError("number_not_in_evidence", f"{digits} is not in the cited sentences")


def _is_our_own_count(number: NumberMention) -> bool:
    """Tell whether a number only counts who is spoken of: "the two sides", never "2 sides" or "five parties"."""
    return number.unit in _COUNTS_OF_OUR_OWN and number.value == 2 and number.exact.isalpha()


@lru_cache(maxsize=4096)
def numbers_of(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers of a piece of English prose; digits of dates are none."""
    prose = Article(text=text, title=None, url=None, publisher=None, published=None, language="en")
    return find_numbers(prose, tuple(date.span for date in find_dates(prose)[0]))[0]


def same_number(one: NumberMention, other: NumberMention) -> bool:
    """Tell whether two mentions give the same quantity: value, bounds, scale, qualifier, and unit of measure."""
    if one.qualifier != other.qualifier:
        return False
    if one.qualifier == "vague":
        return fold(one.exact) == fold(other.exact)
    if (one.value, one.low, one.high) != (other.value, other.low, other.high):
        return False
    return one.unit == other.unit or not (_is_measure(one.unit) or _is_measure(other.unit))


def _is_measure(unit: str | None) -> bool:
    return unit is not None and (unit in {"percent", "percentage points"} or (len(unit) == 3 and unit.isupper()))
