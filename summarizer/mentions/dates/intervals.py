"""Two dates that are the ends of one stretch: "from Monday to Friday", "between July 3 and August 5, 2023"."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from summarizer.mentions.dates.reading import Dated, Reading

_OPENING = re.compile(r"\b(?P<word>between|from) (?:the )?\Z")
_JOINS = {"between": ("and",), "from": ("to", "until", "till", "through", "-", "–")}
_LONGEST_JOIN = 9
_DAY = len("2015-05-18")


def join_intervals(dates: Iterable[Dated], reading: Reading) -> Iterator[Dated]:
    """Yield the dates, two that are the ends of one stretch as one interval."""
    held: Dated | None = None
    for dated in dates:
        joined = _join(held, dated, reading) if held else None
        if held and joined is None:
            yield held
        held = joined or dated
    if held:
        yield held


def _join(first: Dated, last: Dated, reading: Reading) -> Dated | None:
    if last.start - first.end > _LONGEST_JOIN or first.value is None or last.value is None:
        return None
    opening = _OPENING.search(reading.lower, max(0, first.start - 12), first.start)
    if opening is None or reading.lower[first.end : last.start].strip() not in _JOINS[opening["word"]]:
        return None
    start, end = _first_day(first.value), _first_day(last.value)
    if start is None or end is None:
        return None
    if end < start and first.is_relative and last.is_relative and len(last.value) == _DAY:
        # "from Monday to Friday", read on a Thursday: the Friday after that Monday.
        end = (date.fromisoformat(end) + timedelta(days=7)).isoformat()
    if not start < end:
        return None
    return Dated(first.start, last.end, f"{start}/{end}", is_relative=first.is_relative or last.is_relative)


def _first_day(value: str) -> str | None:
    if "/" in value or "T" in value:
        return None
    return value + "-01-01"[: 0 if len(value) == 10 else 10 - len(value)] if len(value) != 7 else f"{value}-01"
