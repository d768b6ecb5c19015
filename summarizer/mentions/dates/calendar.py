"""Days, weeks and months around a reference day, and the ISO forms that values take.

A day is `2015-05-18`, with a clock time `2015-05-18T17:30`; a month is `2010-09`, a year `1994`. Any other period
is `first day/first day after it`. A range that the text gives is `first day of its first end/first day of its
last end`, as the text names them ("October 3 to 5": `2023-10-03/2023-10-05`).
"""

from collections.abc import Callable
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}


def day(year: int, month: int, number: int) -> date | None:
    """Return a day, null where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def period(start: date, end: date) -> str:
    """Return the ISO interval between two days."""
    return f"{start.isoformat()}/{end.isoformat()}"


def month_after(start: date, count: int) -> date:
    """Return the first day of the month that is `count` months later."""
    index = start.year * 12 + start.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def years_period(year: int, count: int) -> str:
    """Return `count` years from the first day of a year."""
    return f"{year:04}-01-01/{year + count:04}-01-01"


def week_start(reference: date, weeks: int) -> date:
    """Return the Monday of the week that is `weeks` weeks after the reference's."""
    return reference + timedelta(days=7 * weeks - reference.weekday())


def nearest_weekday(reference: date, weekday: int, *, ahead: bool) -> date:
    """Return the last such weekday up to the reference day, or the first from it on."""
    if ahead:
        return reference + timedelta(days=(weekday - reference.weekday()) % 7)
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def nearest_day(reference: date, month: int, number: int, *, ahead: bool) -> date | None:
    """Return the last such day of the year up to the reference day, or the first from it on."""
    return _nearest(reference, lambda year: day(year, month, number), ahead=ahead)


def nearest_month(reference: date, month: int, *, ahead: bool) -> date:
    """Return the first day of the last such month up to the reference's, or of the first from it on."""
    this = reference.replace(day=1)
    found = _nearest(this, lambda year: day(year, month, 1), ahead=ahead)
    return found or this


def _nearest(reference: date, in_year: Callable[[int], date | None], *, ahead: bool) -> date | None:
    years = range(reference.year, reference.year + 9 if ahead else reference.year - 9, 1 if ahead else -1)
    for year in years:
        found = in_year(year) if 1 <= year <= 9999 else None
        if found and (found >= reference if ahead else found <= reference):
            return found
    return None
