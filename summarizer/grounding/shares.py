"""Shares of a whole that the text gives twice: "12 of the 40 members (30 percent)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.grounding.kinds import GENERAL_NOUNS, are_alike, goes_on_with
from summarizer.grounding.rows import Row
from summarizer.mentions import NumberMention

_OF = re.compile(
    r"(?: [\w'’-]+){0,2} of(?: (?:the|its|their|his|her|our|these|those|all|some|a total of))*(?: [a-z'’-]+){0,2} ",
    re.IGNORECASE,
)
_TIE = re.compile(r"(?: [\w'’-]+){0,4}(?: \(|,? or |,? that is,? | [–—] | -{1,2} |—)(?:the |a |an )?", re.IGNORECASE)
# "(35 percent of the vote)" is a share of something else.
_END = re.compile(r"\)|[,.;:–—]| [–—-]|\Z| of (?:them|those|these|the total)\b| (?!of\b)[a-z]+ed\b", re.IGNORECASE)
_ROUNDING_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """A part, its whole, and the share that the text says it is; exact figures all."""

    part: NumberMention
    whole: NumberMention
    share: NumberMention

    @property
    def percent(self) -> float:
        """The share in percent as the other two figures give it."""
        return 100 * float(self.part.value or 0) / float(self.whole.value or 1)

    @property
    def is_consistent(self) -> bool:
        """Tell whether the given share is the computed one, rounded to a point or to a whole part."""
        given = float(self.share.value or 0) * (1 if self.share.unit == "percent" else 100)
        least = 50 / float(self.whole.value or 1)
        return abs(given - self.percent) <= max(_ROUNDING_POINTS, least)


def shares_of(row: Row) -> Iterator[Share]:
    """Yield the shares that a sentence ties to part and whole by brackets, "or", "that is" or a dash."""
    for place in range(len(row.numbers) - 2):
        first, second, third = row.numbers[place : place + 3]
        gaps = (row.text[first.span.end : second.span.start], row.text[second.span.end : third.span.start])
        if any(number.qualifier != "exact" for number in (first, second, third)):
            continue
        if _OF.fullmatch(gaps[0]) and _TIE.fullmatch(gaps[1]):
            if _is_share(third) and _END.match(row.tail(place + 2)) and _is_pair(row, place, place + 1):
                yield Share(first, second, third)  # 12 of the 40 members (30 percent)
            if _is_share(first) and _counts_whole(row, place + 2, place + 1) and _is_pair(row, place + 2, place + 1):
                yield Share(third, second, first)  # 30 percent of the 40 members, or 12
        tied = _TIE.fullmatch(gaps[0]) and _OF.fullmatch(gaps[1])
        if tied and _is_share(second) and _is_pair(row, place, place + 2):
            yield Share(first, third, second)  # 12 members, or 30 percent of the 40


def _is_share(number: NumberMention) -> bool:
    """Tell whether a number is a percentage of at most 100, or a fraction in words ("a third")."""
    if number.unit == "percent":
        return 0 < (number.value or 0) <= 100
    return (
        isinstance(number.value, float) and 0 < number.value < 1 and number.exact.replace("-", " ").split()[0].isalpha()
    )


def _counts_whole(row: Row, part: int, whole: int) -> bool:
    """Tell whether a figure behind the whole counts the same, not some of it: "half of the 40 members (18 women)"."""
    kind = row.kind(part)
    return goes_on_with(kind, row.kind(whole)) or kind.noun in GENERAL_NOUNS


def _is_pair(row: Row, part: int, whole: int) -> bool:
    """Tell whether two numbers may be part and whole: figures of one kind, the whole the larger."""
    figures = (row.numbers[part].value, row.numbers[whole].value)
    if any(_is_share(row.numbers[place]) for place in (part, whole)):
        return False
    return 0 < (figures[0] or 0) <= (figures[1] or 0) and are_alike(row.kind(part), row.kind(whole))
