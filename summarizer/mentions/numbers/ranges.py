"""Two numbers that are one range, or the two ends of a change."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.lexicon import MEASURES
from summarizer.mentions.numbers.quantity import Number, Place, Quantity, tidy

_JOIN = re.compile(r"\s?(?:-|–|—|−)\s?\Z| (?:to|and|or|till|until|through) \Z")
_UNIT = re.compile(r" ?([^\W\d_]+[²³]?|°[cf]?)(?=[ -–])")
_BEFORE = re.compile(r"\b(?P<word>between|from|either)(?: about| around| roughly)? \Z")
_CHANGES = re.compile(
    r"\b(?:ris\w*|rose|increas\w*|grow\w*|grew|climb\w*|jump\w*|surg\w*|soar\w*|fall\w*|fell|drop\w*"
    r"|declin\w*|decreas\w*|cut\w*|reduc\w*|lower\w*|rais\w*|slip\w*|slid\w*|shrink|shrank|shrunk|sank"
    r"|plung\w*|plummet\w*|tumbl\w*|up|down|gone|went|moved?|chang\w*|expand\w*|revis\w*|doubl\w*"
    r"|tripl\w*|halv\w*|upgrad\w*|downgrad\w*|improv\w*|edg\w*|eas\w*|swell\w*)\b[^.;]{0,40}\Z"
)


def join_ranges(quantities: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Return the quantities with each range as one; the two ends of a change stay two."""
    joined: list[Quantity] = []
    for quantity in quantities:
        pair = _range(joined[-1], quantity, place) if joined else None
        if pair is None:
            joined.append(quantity)
        else:
            joined[-1] = pair
    return joined


def _range(first: Quantity, second: Quantity, place: Place) -> Quantity | None:
    if second.start - first.end > 9 or first.qualifier != "exact" or second.qualifier != "exact":
        return None
    join = _joined(first, second, place)
    if join is None or first.form not in _SOLID or second.form not in _SOLID:
        return None
    before = _BEFORE.search(place.lower, max(place.start, first.start - 16), first.start)
    opening = before["word"] if before else ""
    if not _is_range(join.group().strip(), opening, first, place) or _is_step(join, first, second, place):
        return None
    low, high = _ends(first, second)
    if low is None or high is None or low >= high or not _same_kind(first, second):
        return None
    if join.group() == " or " and first.scale not in (1, second.scale):
        return None
    return second._replace(
        start=first.start, value=None, low=low, high=high, qualifier="between",
        unit=second.unit or first.unit, plain=False,
    )  # fmt: skip


def _joined(first: Quantity, second: Quantity, place: Place) -> re.Match[str] | None:
    """Match what joins two numbers; a unit may stand between if the second has the same: "44 mm to 50 mm"."""
    join = _JOIN.match(place.lower, first.end, second.start)
    if join:
        return join
    unit = _UNIT.match(place.lower, first.end, second.start)
    if unit is None or unit[1] not in MEASURES:
        return None
    same = place.lower.startswith((unit[1], " " + unit[1]), second.end)
    return _JOIN.match(place.lower, unit.end(1), second.start) if same else None


_SOLID = frozenset({"digits", "word", "fraction"})


def _is_range(join: str, opening: str, first: Quantity, place: Place) -> bool:
    if join == "and":
        return opening == "between"
    if opening == "from" and join == "to":
        window = max(place.start, first.start - 60)
        return not _CHANGES.search(place.lower, window, first.start - 5)
    return True


def _is_step(join: re.Match[str], first: Quantity, second: Quantity, place: Place) -> bool:
    """Tell "rose $12 to $2,345" and "by 11c to 17c", an amount and where it led, from "rose 3 to 5 percent"."""
    if join.group() != " to " or not _STEPS.search(place.lower, max(place.start, first.start - 24), first.start):
        return False
    has_both_units = join.start() > first.end or (first.unit is not None and first.unit == second.unit)
    return has_both_units and first.unit != "percent"


_STEPS = re.compile(
    r"\b(?:ris(?:es?|ing)|rose|climb\w*|jump\w*|surg\w*|soar\w*|f[ae]ll\w*|drop\w*|slip\w*|slid\w*|sank|plung\w*|up|down"
    r"|tumbl\w*|plummet\w*|gain\w*|add\w*|lost|edg\w*|eas\w*|increas\w*|decreas\w*|declin\w*"
    r"|by)(?: by| about| nearly)? \Z"
)


def _same_kind(first: Quantity, second: Quantity) -> bool:
    return first.unit is None or second.unit is None or first.unit == second.unit


def _ends(first: Quantity, second: Quantity) -> tuple[Number | None, Number | None]:
    """Return both ends; in "3 to 4 million" the scale holds for both."""
    low, high = first.value, second.value
    if low is None or high is None:
        return None, None
    if first.scale == 1 and second.scale > 1 and low < 1000 and low < high / second.scale:
        low = tidy(low * second.scale)
    return low, high
