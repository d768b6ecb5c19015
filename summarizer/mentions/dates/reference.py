"""The day that relative dates refer to: the day of publication, or the full date of the text's own dateline."""

import re
from datetime import date

from summarizer.mentions.dates.calendar import MONTHS, day

_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FULL = re.compile(
    rf"(?P<month>{_MONTH})\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<year>[12]\d{{3}})"
    rf"|(?P<day2>[0-3]?\d)(?:st|nd|rd|th)? (?P<month2>{_MONTH})\.?,? (?P<year2>[12]\d{{3}})|(?P<iso>\d{{4}}-\d\d-\d\d)"
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_TOP = 700
_LINES = 8
_LONGEST = 90
_OTHER_LETTERS = 40
_DATELINE = re.compile(r"\s*(?:\([^)]{1,30}\)\s*)?[—–-]\s")


def reference_day(published: str | None, text: str) -> date | None:
    """Return the day of publication, else the date that the text gives for itself near its top."""
    found = _ISO_DAY.match(published or "")
    if found:
        return day(*(int(part) for part in found.groups()))
    return _own_date(text)


def _own_date(text: str) -> date | None:
    lines = [line for line in text[:_TOP].split("\n") if line.strip()][:_LINES]
    for line in lines:
        found = _FULL.search(line.lower()) if _FOUR_DIGITS.search(line) else None
        if found is None:
            continue
        alone = len(line) <= _LONGEST and _letters(line) - _letters(found.group()) <= _OTHER_LETTERS
        opens = found.start() < _OTHER_LETTERS and _DATELINE.match(line, found.end())
        if (alone and not line.rstrip().endswith((".", "?", "!"))) or opens:
            return _day_of(found)
    return None


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))


def _day_of(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return day(*(int(part) for part in found["iso"].split("-")))
    month = MONTHS[found["month"] or found["month2"]]
    return day(int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"]))
