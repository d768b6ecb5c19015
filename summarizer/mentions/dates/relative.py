"""Dates that depend on the day of publication: "Tuesday", "last week", "three days ago", "yesterday"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from summarizer.mentions.dates.calendar import (
    MONTHS,
    WEEKDAYS,
    day,
    month_after,
    nearest_weekday,
    period,
    week_start,
    years_period,
)
from summarizer.mentions.dates.reading import Dated, Reading
from summarizer.mentions.dates.years import quarter_period

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_COUNTS)})"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_WEEKDAY = "|".join(WEEKDAYS)
_STEP = r"last|past|next|this|coming|previous|following|upcoming"
_WEEKDAY_BEFORE = re.compile(rf"\b(?:(?P<step>{_STEP})(?P<week> week)?|week|weeks?) \Z")
_NTH_WEEKDAY = re.compile(r"\b(?:first|second|third|fourth|every|each) \Z")
_WEEK_THEN_DAY = re.compile(r" (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b")
_OF_MONTH = re.compile(
    r"(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?(?:-| to | till | and | until ))?"
    r"(?P<last>\d{1,2})(?P<th>st|nd|rd|th)?(?P<of> of)? \Z"
)
_OWN_PART = re.compile(r"[’']s (?:first|second|third|fourth|last|final|early|late)\b")
_WEEKDAY_AFTER = re.compile(rf"{_PART}(?:,? (?P<step>last|next|this) week\b)?")
_MONTH_AFTER = re.compile(
    rf",? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?(?:{'|'.join(MONTHS)})\b(?! (?:morning|night))"
)
# Not of the verb: "expected to last eight weeks".
_NO_VERB_BEFORE = "".join(rf"(?<!\b{word} )" for word in "to will would could should might may can must".split())
_PERIOD_BEFORE = re.compile(
    rf"\b(?P<half>later |earlier )?{_NO_VERB_BEFORE}(?P<step>{_STEP}|current)"
    rf"(?: (?P<count>few|several|couple of|{_COUNT}|\w+-?\w*))? \Z"
)
_AGO_BEFORE = re.compile(
    rf"(?:(?P<count>\b{_COUNT}) (?P<unit>days?|weeks?) and )?"
    rf"(?:(?P<number>\b{_COUNT}|\bseveral|\ba few|\bhalf an?|\ba couple of|[\d,]+) )"
    r"(?P<last>seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|century|nights?) \Z"
)
_IN_BEFORE = re.compile(rf"\b(?:with)?in (?P<number>{_COUNT}) \Z")
_OF_AFTER = re.compile(r"[’']s? (?!time)| (?:of|in) (?!which|fighting|talks|conflict|clashes|the (?:war|conflict))")
_STEPS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1,
}  # fmt: skip
_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PART_AFTER = re.compile(r" (?:morning|afternoon|evening|night)\b")
_DAY_BEFORE = re.compile(r"\bthe day (?P<side>before|after) \Z")
_SEASONS = "spring|summer|autumn|fall|winter"
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "final": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_ORDINAL_BEFORE = re.compile(rf"\b(?:the )?(?P<number>{'|'.join(_ORDINALS)})[ -]\Z")
_YEAR_AFTER = re.compile(
    r" of (?P<fiscal>fiscal(?: year)? |the year )?(?:(?P<year>[12]\d{3})\b|(?P<step>last|this|next) year\b)"
    r"| (?P<plain>[12]\d{3})\b"
)
_SHORT_QUARTER = re.compile(r"q([1-4])(?:[ ,]+(?:of )?([12]\d{3})\b)?")
_SEASON_BEFORE = re.compile(rf"\b(?:{_STEP}|the) \Z")
_SEASON_AFTER = re.compile(r"(?: of)? [12]\d{3}(?:[-–/]\d{2,4})?\b(?![,.]\d)")
_CENTURY_BEFORE = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)[ -]\Z")


def read_weekday(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Return the day that a weekday's name stands for; in news a bare one lies in the past."""
    if not reading.text[hit.start()].isupper() or _MONTH_AFTER.match(reading.lower, hit.end()):
        return None
    if _NTH_WEEKDAY.search(reading.lower, max(0, hit.start() - 8), hit.start()):
        return None
    before = _WEEKDAY_BEFORE.search(reading.lower, max(0, hit.start() - 16), hit.start())
    after = _WEEKDAY_AFTER.match(reading.lower, hit.end())
    step, start = None, hit.start()
    if before and before["step"]:
        step, start = _STEPS[before["step"]], before.start()
    end = after.end() if after else hit.end()
    if after and after["step"]:
        step = _STEPS[after["step"]]
    if reading.reference is None:
        return Dated(start, end, None, is_relative=True)
    weekday = WEEKDAYS[hit.group().removesuffix("s")]
    if hit.group().endswith("s"):
        return None
    found = _weekday(reading.reference, weekday, step, ahead=step is None and reading.looks_ahead(start, end))
    return Dated(start, end, found.isoformat(), is_relative=True)


def _weekday(reference: date, weekday: int, step: int | None, *, ahead: bool) -> date:
    if step is None:
        return nearest_weekday(reference, weekday, ahead=ahead)
    return week_start(reference, step) + timedelta(days=weekday)


def read_day_word(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read "today", "yesterday" and "the day before yesterday"."""
    offset, start = _DAY_WORDS[hit.group()], hit.start()
    if reading.lower.startswith(("'s ", "’s "), hit.end()) and hit.group() in ("today", "tomorrow"):
        # "today's world" is no day; "today's vote" may be one, but the reader cannot tell.
        return Dated(start, hit.end(), None, is_relative=True)
    before = _DAY_BEFORE.search(reading.lower, max(0, start - 16), start)
    if before:
        start = before.start()
        offset += -1 if before["side"] == "before" else 1
    part = _PART_AFTER.match(reading.lower, hit.end())
    return _offset(reading, (start, part.end() if part else hit.end()), offset)


def _offset(reading: Reading, span: tuple[int, int], days: int) -> Dated:
    if reading.reference is None:
        return Dated(*span, None, is_relative=True)
    found = reading.reference + timedelta(days=days)
    return Dated(*span, found.isoformat(), is_relative=True)


def read_ago(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read "three days ago"; months and years ago name no day, so their value is null."""
    before = _AGO_BEFORE.search(reading.lower, max(0, hit.start() - 44), hit.start())
    if before is None:
        return None
    span = (before.start(), hit.end())
    unit = before["last"].rstrip("s")
    count = _count(before["number"])
    if reading.reference is None or unit not in ("day", "week") or count is None:
        return Dated(*span, None, is_relative=True)
    days = count * (7 if unit == "week" else 1)
    if before["count"]:
        days += (_count(before["count"]) or 0) * (7 if before["unit"].startswith("week") else 1)
    return _offset(reading, span, -days)


def _count(words: str) -> int | None:
    return int(words) if words.isdecimal() else _COUNTS.get(words)


def read_period(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read "last week", "this year", "the past three months", "in two weeks", "third quarter of 2016"."""
    unit, start = hit.group(), hit.start()
    if unit.startswith("quarter") or unit == "half":
        quarter = _quarter(hit, reading)
        if quarter or unit == "half":
            return quarter
    before = _PERIOD_BEFORE.search(reading.lower, max(0, start - 32), start)
    if before is None or (before["count"] and not _is_count(before["count"])):
        return _ahead(hit, reading)
    return None if _is_no_period(hit, before) else _stepped(hit, before, reading)


def _is_no_period(hit: re.Match[str], before: re.Match[str]) -> bool:
    """Tell whether it is read elsewhere ("next week Sunday") or is none ("the last days", "the last week of July")."""
    if hit.group() == "week" and _WEEK_THEN_DAY.match(hit.string, hit.end()):
        return True
    if before["count"]:
        return False
    is_part = hit.string.startswith(" ", hit.end()) and bool(_OF_AFTER.match(hit.string, hit.end()))
    return is_part or hit.group().endswith("s")


def _stepped(hit: re.Match[str], before: re.Match[str], reading: Reading) -> Dated:
    """Return the period that lies one step from the reference day, or counts several units."""
    span, unit = (before.start("step"), hit.end()), hit.group().rstrip("s")
    is_open = before["half"] or reading.is_inside(span[0]) or _OWN_PART.match(reading.lower, span[1])
    if reading.reference is None or is_open:
        return Dated(*span, None, is_relative=True)
    step = _STEPS[before["step"]]
    days = _OF_MONTH.search(reading.lower, max(0, span[0] - 20), span[0]) if unit == "month" else None
    if days and (days["first"] or days["th"] or days["of"]):
        return Dated(days.start(), span[1], _days_of_month(days, reading.reference, step), is_relative=True)
    return Dated(*span, _period(reading.reference, unit, step, before["count"]), is_relative=True)


def _days_of_month(days: re.Match[str], reference: date, step: int) -> str | None:
    """Return "the 20th of next month", or the range "4 to 23 of this month"."""
    month = month_after(reference, step)
    last = day(month.year, month.month, int(days["last"]))
    first = day(month.year, month.month, int(days["first"])) if days["first"] else last
    if last is None or first is None:
        return None
    return period(first, last) if days["first"] else last.isoformat()


def _is_count(word: str) -> bool:
    return word in ("few", "several", "couple of") or word.isdecimal() or word in _COUNTS


def _ahead(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read "in two weeks" where the words before speak of the future."""
    before = _IN_BEFORE.search(reading.lower, max(0, hit.start() - 16), hit.start())
    unit = hit.group().rstrip("s")
    if before is None or unit not in ("day", "week") or not reading.looks_ahead(before.start(), hit.end()):
        return None
    if before.group().startswith("within"):
        return None
    count = _count(before["number"]) or 0
    return _offset(reading, (before.start(), hit.end()), count * (7 if unit == "week" else 1))


def _period(reference: date, unit: str, step: int, count: str | None) -> str | None:
    if count:
        return _span_of_units(reference, unit, step, count)
    calculate = _PERIODS.get(unit)
    return calculate(reference, step) if calculate else None


def _span_of_units(reference: date, unit: str, step: int, count: str) -> str | None:
    """Return the stretch up to the reference day: "the past three weeks"."""
    number = _count(count)
    if step >= 0 or number is None:
        return None
    if unit in ("day", "week"):
        return period(reference - timedelta(days=number * (7 if unit == "week" else 1)), reference)
    months = number * {"month": 1, "year": 12, "decade": 120}.get(unit, 0)
    first = month_after(reference, -months) if 0 < months < reference.year * 12 - 12 else None
    start = day(first.year, first.month, reference.day) if first else None
    return period(start, reference) if start else None


def _week(reference: date, step: int) -> str:
    start = week_start(reference, step)
    return period(start, start + timedelta(days=7))


def _month(reference: date, step: int) -> str:
    start = month_after(reference, step)
    return f"{start.year:04}-{start.month:02}"


def _quarter_of(reference: date, step: int) -> str:
    first = reference.replace(month=(reference.month - 1) // 3 * 3 + 1)
    start = month_after(first, 3 * step)
    return period(start, month_after(start, 3))


def _weekend(reference: date, step: int) -> str | None:
    """Return a weekend from Saturday to Monday; "this weekend" on a weekday may be either, so it has none."""
    if step == 0 and reference.weekday() < 5:
        return None
    weeks = -1 if step < 0 else step
    start = week_start(reference, weeks) + timedelta(days=5)
    return period(start, start + timedelta(days=2))


def _night(reference: date, step: int) -> str | None:
    return (reference + timedelta(days=-1)).isoformat() if step < 0 else None


def _part_of_day(reference: date, step: int) -> str | None:
    return reference.isoformat() if step == 0 else None


_PERIODS: dict[str, Callable[[date, int], str | None]] = {
    "week": _week,
    "month": _month,
    "quarter": _quarter_of,
    "year": lambda reference, step: f"{reference.year + step:04}",
    "decade": lambda reference, step: years_period((reference.year // 10 + step) * 10, 10),
    "century": lambda reference, step: years_period((reference.year // 100 + step) * 100, 100),
    "weekend": _weekend,
    "night": _night,
    "evening": _part_of_day,
    "morning": _part_of_day,
    "afternoon": _part_of_day,
}


def _quarter(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read "the third quarter of 2016" and "the first half of last year"; a fiscal year has no known start."""
    before = _ORDINAL_BEFORE.search(reading.lower, max(0, hit.start() - 12), hit.start())
    after = _YEAR_AFTER.match(reading.lower, hit.end())
    if before is None or (after is None and hit.group() == "half"):
        return None
    if after is None:
        return Dated(before.start(), hit.end(), None, is_relative=True)
    span = (before.start(), after.end())
    is_relative = bool(after["step"])
    year = int(after["year"] or after["plain"] or 0)
    if is_relative and reading.reference:
        year = reading.reference.year + _STEPS[after["step"]]
    if not year or (after["fiscal"] or "").startswith("fiscal"):
        return Dated(*span, None, is_relative=is_relative)
    number = _ORDINALS[before["number"]]
    value = quarter_period(year, number) if hit.group() == "quarter" else _half(year, number)
    return Dated(*span, value, is_relative=is_relative)


def _half(year: int, number: int) -> str | None:
    if number not in (1, 2):
        return None
    return f"{year}-01-01/{year}-07-01" if number == 1 else f"{year}-07-01/{year + 1}-01-01"


def read_short_quarter(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read "Q3 2016" and "Q3"; the year of a bare one may be fiscal, so it has no value."""
    found = _SHORT_QUARTER.match(reading.lower, hit.start())
    if found is None:
        return None
    value = quarter_period(int(found[2]), int(found[1])) if found[2] else None
    return Dated(*found.span(), value, is_relative=not found[2])


def read_season(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read "summer 2016" and "last winter"; which months it means depends on the hemisphere, so no value."""
    lower = reading.lower
    before = _SEASON_BEFORE.search(lower, max(0, hit.start() - 10), hit.start())
    after = _SEASON_AFTER.match(lower, hit.end())
    if after:
        return Dated(hit.start(), after.end(), None)
    if before is None or before.group() == "the ":
        return None
    return Dated(before.start(), hit.end(), None, is_relative=True)


def read_century(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read "21st century"."""
    before = _CENTURY_BEFORE.search(reading.lower, max(0, hit.start() - 6), hit.start())
    if before is None or not 1 <= int(before["number"]) <= 22:
        return None
    return Dated(before.start(), hit.end(), years_period((int(before["number"]) - 1) * 100, 100))
