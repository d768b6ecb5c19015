"""Publication dates of metadata to ISO 8601, only where they can be read in one way."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_EARLIEST_YEAR = 1600
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3},\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}")
_WRITTEN_FORMATS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%A, %B %d, %Y")


def iso_date(value: str | None) -> str | None:
    """Return an ISO date or date-time for ISO 8601, RFC 2822 and dates with an English month's name, else None.

    "03/04/2024" has two readings and gives None.
    """
    words = " ".join(value.split()) if value else ""
    moment = _iso(words) or _rfc_2822(words) or _written(words)
    if moment is None or moment.year < _EARLIEST_YEAR:
        return None
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()


def _iso(words: str) -> date | datetime | None:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(words)
        except ValueError:
            continue
    return None


def _rfc_2822(words: str) -> datetime | None:
    if not _RFC_2822.match(words):
        return None
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError):
        return None


def _written(words: str) -> date | None:
    for format_ in _WRITTEN_FORMATS:
        try:
            return datetime.strptime(words, format_).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return None
