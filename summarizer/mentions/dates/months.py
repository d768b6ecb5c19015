"""Dates that name a month: "October 7", "7 October 2023", "Oct. 3-5", "in November", "May 2015"."""

import re
from datetime import date

from summarizer.mentions.dates.calendar import (
    MONTHS,
    day,
    nearest_day,
    nearest_month,
    period,
)
from summarizer.mentions.dates.reading import Dated, Reading

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"(?: ?[-–] ?| to | and | through | till | until )"
_YEAR = r"(?:(?: ?,| of| in)* (?P<year>[12]\d{3})(?![\d,.]\d|\d|%))?"
_DAY_AFTER = re.compile(
    rf"(?:\. |\.| |-)? ?(?:the )?(?P<day>[0-3]?\d){_TH}"
    r"(?![\d:%]|[.,]\d|[a-z]| ?(?:%|per ?cent|million|billion|thousand)\b)"
    rf"(?:{_TO}(?:(?P<month>{_MONTH})\.? )?(?P<last>[0-3]?\d){_TH}(?![\d:%/]|[.,]\d|[a-z]| ?(?:am|pm|%)\b))?{_YEAR}"
)
_YEAR_AFTER = re.compile(r"\.?(?:,| of| in)? ?(?P<year>[12]\d{3})(?![\d,.]\d|\d|%)")
_DAY_BEFORE = re.compile(
    rf"(?<![\w.,$€£:/-])(?:{_WEEKDAY},? )?(?:the )?(?P<day>[0-3]?\d){_TH}"
    rf"(?:{_TO}(?P<last>[0-3]?\d){_TH})?(?: of)?[ -]\Z"
)
_ENDS_OF_DAY = frozenset("tdhf")  # of 1st, 2nd, 4th, "of"
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY},? (?:the )?\Z")
_BARE_BEFORE = re.compile(
    r"\b(?:(?P<step>last|next|this|past|coming|previous)|in|since|by|until|till|of|from|during|before|after|through"
    r"|throughout|to|and|between|early|late|mid|for|as of|or|around|every|each)[ -](?:early |mid-?|late )?\Z"
)
# "September-2020-23", "September the twenty-first": read as a month, they would be misread.
_TANGLED_AFTER = re.compile(
    r"-\d{4}| (?:the )?(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)\b"
)
_LOOSE = frozenset("to and or of for between around every each".split())
_AMBIGUOUS = frozenset({"may", "march", "mar"})


def read_month(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Return the date around a month's name, null where the word is no month ("may", "march")."""
    name = hit.group()
    is_capital = reading.text[hit.start()].isupper()
    if not is_capital and (len(name) < 4 or name in _AMBIGUOUS):
        return None
    month = MONTHS[name]
    if _TANGLED_AFTER.match(reading.lower, hit.end()) or reading.lower[hit.start() - 5 : hit.start() - 1].isdecimal():
        return Dated(hit.start(), hit.end(), None)
    return (
        _month_day(hit, month, reading)
        or _day_month(hit, month, reading)
        or _month_year(hit, month, reading)
        or _bare(hit, month, reading)
    )


def _month_day(hit: re.Match[str], month: int, reading: Reading) -> Dated | None:
    lower = reading.lower
    after = _DAY_AFTER.match(lower, hit.end())
    if after is None or not 1 <= int(after["day"]) <= 31:
        return None
    if lower[max(0, hit.start() - 4) : hit.start()].endswith(" in ") and not after["year"]:
        return None
    weekday = _WEEKDAY_BEFORE.search(lower, max(0, hit.start() - 16), hit.start())
    start = weekday.start() if weekday else hit.start()
    last_month = MONTHS[after["month"]] if after["month"] else month
    last = (last_month, int(after["last"])) if after["last"] else None
    year = int(after["year"]) if after["year"] else None
    return _dated((start, after.end()), ((month, int(after["day"])), last), year, reading)


def _day_month(hit: re.Match[str], month: int, reading: Reading) -> Dated | None:
    lower = reading.lower
    ending = lower[hit.start() - 2 : hit.start() - 1]
    if not (ending.isdecimal() or ending in _ENDS_OF_DAY):
        return None
    before = _DAY_BEFORE.search(lower, max(0, hit.start() - 36), hit.start())
    if before is None or not 1 <= int(before["day"]) <= 31:
        return None
    after = _YEAR_AFTER.match(lower, hit.end())
    last = (month, int(before["last"])) if before["last"] else None
    year = int(after["year"]) if after else None
    end = after.end() if after else hit.end() + lower.startswith(". ", hit.end())
    return _dated((before.start(), end), ((month, int(before["day"])), last), year, reading)


_MonthDay = tuple[int, int]


def _dated(
    span: tuple[int, int],
    ends: tuple[_MonthDay, _MonthDay | None],
    year: int | None,
    reading: Reading,
) -> Dated:
    """Return the day or the range of days; without a year it comes from the reference."""
    (month, number), last = ends
    if year is not None:
        first = day(year, month, number)
    elif reading.reference is not None:
        ahead = reading.looks_ahead(*span)
        first = nearest_day(reading.reference, month, number, ahead=ahead)
    else:
        first = None
    return Dated(*span, _value(first, last), is_relative=year is None)


def _value(first: date | None, last: _MonthDay | None) -> str | None:
    if first is None:
        return None
    if last is None:
        return first.isoformat()
    year = first.year + (last < (first.month, first.day))
    end = day(year, *last)
    return period(first, end) if end else None


def _month_year(hit: re.Match[str], month: int, reading: Reading) -> Dated | None:
    after = _YEAR_AFTER.match(reading.lower, hit.end())
    if after is None:
        return None
    year = int(after["year"])
    if reading.is_inside(hit.start()):
        return Dated(hit.start(), after.end(), None)
    return Dated(hit.start(), after.end(), f"{year:04}-{month:02}")


def _bare(hit: re.Match[str], month: int, reading: Reading) -> Dated | None:
    """Read a month alone: "in November", "last May"; "May" and "March" need such a word before them."""
    lower, start = reading.lower, hit.start()
    before = _BARE_BEFORE.search(lower, max(0, start - 18), start)
    if hit.group() in _AMBIGUOUS and (before is None or before.group().split()[0] in _LOOSE):
        return None
    if before is None and len(hit.group()) < 4:
        return None
    end = hit.end()
    if before and before["step"]:
        start = before.start()
    reference = reading.reference
    if reference is None or reading.is_inside(start):
        return Dated(start, end, None, is_relative=True)
    step = before["step"] if before else None
    first = _month_of(step, month, reading, (start, end))
    return Dated(start, end, f"{first.year:04}-{first.month:02}", is_relative=True)


def _month_of(step: str | None, month: int, reading: Reading, span: tuple[int, int]) -> date:
    reference = reading.reference or date.min
    if step == "this":
        return date(reference.year, month, 1)
    ahead = step in ("next", "coming") or (step is None and reading.looks_ahead(*span))
    if step in ("next", "coming", "last", "previous") and month == reference.month:
        return date(reference.year + (1 if ahead else -1), month, 1)
    return nearest_month(reference, month, ahead=ahead)
