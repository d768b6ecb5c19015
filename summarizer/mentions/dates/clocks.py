"""Clock times beside a date: "5 p.m. Tuesday", "tomorrow at 17:30", "Monday 3-8pm"."""

import re

from summarizer.mentions.dates.reading import Dated, Reading

_TIME = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?: ?(?P<half>[ap])\.?m\b\.?)?"
_AFTER = re.compile(rf"(?: (?:at|around|by|about|from|after|before|until))* {_TIME}(?![\d:%,]|\.\d)")
_BEFORE = re.compile(rf"(?<![\w.:$€£])(?P<opening>from )?{_TIME}(?: (?:of|on))? \Z")
_RANGE_AFTER = re.compile(
    r"(?:,? (?:from|between))?,? \d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: ?[-–] ?| (?:to|and) )"
    r"\d{1,2}(?::\d\d)?(?!\d| (?!am|pm)[a-z])"
)
_RANGE_BEFORE = re.compile(r"\d ?(?:[ap]m)?(?: ?[-–] ?| (?:to|and) )\d{1,2}(?::\d\d)? ?[ap]m (?:of|on) \Z")
_FAR = 18


def with_clock(dated: Dated, reading: Reading) -> Dated:
    """Return the date with the clock time beside it; beside a range of clock times its value is null."""
    if dated.value is None or len(dated.value) != len("2015-05-18"):
        return dated
    lower = reading.lower
    if _RANGE_BEFORE.search(lower, max(0, dated.start - _FAR), dated.start):
        return dated._replace(value=None)
    if lower[dated.end : dated.end + 1] in (" ", ","):
        if _RANGE_AFTER.match(lower, dated.end):
            return dated._replace(value=None)
        after = _AFTER.match(lower, dated.end)
        if after and (after["half"] or after["minute"]):
            return dated._replace(end=after.end(), value=_moment(dated.value, after))
    before = _BEFORE.search(lower, max(0, dated.start - _FAR), dated.start)
    if before and (before["half"] or (before["minute"] and ":" in before.group())):
        return dated._replace(start=before.start(), value=_moment(dated.value, before))
    return dated


def _moment(day: str, clock: re.Match[str]) -> str | None:
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"] == "p" else 0)
    minute = f":{clock['minute']}" if clock["minute"] else ""
    return f"{day}T{hour:02}{minute}"
