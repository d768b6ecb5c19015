"""Measures given in two units or more, as one number in the first: "5 feet 2 inches", "2 hours 15 minutes"."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.lexicon import MEASURES
from summarizer.mentions.numbers.quantity import Place, Quantity, tidy

# How many of the smaller unit make one of the larger.
_SHARES = {
    ("feet", "inches"): 12,
    ("stone", "pounds"): 14,
    ("pounds", "ounces"): 16,
    ("years", "months"): 12,
    ("weeks", "days"): 7,
    ("days", "hours"): 24,
    ("hours", "minutes"): 60,
    ("minutes", "seconds"): 60,
}
_MARKS = {**dict.fromkeys("'’′", "feet"), **dict.fromkeys('"”″', "inches"), "in": "inches"}
_LINK = re.compile(
    r"(?:[ -]?(?P<unit>feet|foot|ft|stone|pounds?|lbs?|years?|weeks?|days?|hours?|hrs?|minutes?|mins?)|(?P<mark>['’′]))"
    r"(?P<join>,? and |, |[ -]?)"
)
_LONGEST_LINK = 14
_AFTER = re.compile(
    r"(?:[ -]?(?P<unit>inch(?:es)?|in|ounces?|oz|pounds?|lbs?|months?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?)"
    r"(?![^\W_])|(?P<mark>[\"”″]))"
)
# "five years, six months of it suspended" is no composite.
_OF_IT = re.compile(r" (?:of|later|longer|more|less|earlier)\b")


def join_composites(hits: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Return the quantities with each composite measure as one; its value is in the first unit."""
    joined: list[Quantity] = []
    read_to = place.start
    for index, hit in enumerate(hits):
        if hit.start >= read_to:
            whole = _composite(hits[index:], place) if _may_begin(hits, index) else hit
            read_to = whole.end
            joined.append(whole)
    return joined


def _may_begin(hits: Sequence[Quantity], index: int) -> bool:
    return index + 1 < len(hits) and hits[index + 1].start - hits[index].end <= _LONGEST_LINK and _is_whole(hits[index])


def _is_whole(hit: Quantity) -> bool:
    return hit.form in ("digits", "word") and hit.unit is None and hit.scale == 1 and isinstance(hit.value, int)


def _composite(hits: Sequence[Quantity], place: Place) -> Quantity:
    """Return the first hit with the smaller parts that follow it, or itself."""
    whole, position, share = hits[0], hits[0].end, 1
    for hit in hits[1:]:
        link = _LINK.fullmatch(place.lower, position, hit.start)
        if link is None or hit.form not in ("digits", "word") or hit.value is None:
            break
        unit = _name(link)
        part, end = _part_after(link, hit, place)
        size = _SHARES.get((unit, part))
        if size is None or not 0 <= hit.value < size:
            break
        share *= size
        value = tidy((whole.value or 0) + hit.value / share)
        whole = whole._replace(end=end, value=value, unit=whole.unit or unit, plain=False)
        position = hit.end
    return whole


def _name(found: re.Match[str]) -> str:
    written = found["mark"] or found["unit"]
    return _MARKS.get(written) or MEASURES[written]


def _part_after(link: re.Match[str], hit: Quantity, place: Place) -> tuple[str, int]:
    """Return the unit of a smaller part and where it ends; inches need no name in "6-foot-4" and in "6'4"."""
    after = _AFTER.match(place.lower, hit.end, place.end)
    if after:
        is_part = link["join"] != ", " or not _OF_IT.match(place.lower, after.end())
        return (_name(after) if is_part else "", after.end())
    is_height = bool(link["mark"]) or link.group() == "-foot-"
    return ("inches" if is_height else "", hit.end)
