"""Numbers of one list that share a unit: "three soldiers in A, five in B and 12 in C"."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.lexicon import MEASURES
from summarizer.mentions.numbers.nouns import is_plural
from summarizer.mentions.numbers.quantity import Place, Quantity

_BARE_MEASURES = frozenset(MEASURES.values())
_NOT_SHARED = frozenset({"percent", "percentage points", "times"})
_BARE_JOIN = re.compile(r",? (?:and |or )?")
# "three soldiers died in A, five in B": the number follows the comma or "and" at once, but for words of degree.
_LISTED = re.compile(
    r"[^;]{0,60}?(?:,| and| or|;|of which|of whom)(?: and| or)?(?: the)?(?: other| another| at least| about| some"
    r"| nearly| almost| more than| over| up to| around| roughly| a further| an additional| only| just)* "
)
_GOES_ON = re.compile(
    r"[,.;:)]|\Z| (?:in|from|at|on|near|and|or|of them|of whom|of which|were|are|was|is|have|had|remain|remained|will"
    r"|by|seriously|critically|who|to|since|during)\b"
)
_LIST = re.compile(r"(?: [a-z]+)?(?:,| and| or|, and|, or) ")


def inherit_units(quantities: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Return the quantities of a passage; one without a unit takes that of the counted number before it."""
    if len(quantities) < 2:
        return list(quantities)
    complete: list[Quantity] = []
    for quantity in quantities:
        heir = quantity
        if complete and quantity.unit is None and _is_listed(complete[-1], quantity, place):
            heir = quantity._replace(unit=complete[-1].unit)
        complete.append(heir)
    return _inherit_backwards(complete, place)


def _inherit_backwards(quantities: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Give "8 gold, 5 silver and 3 bronze medals" one unit."""
    complete: list[Quantity] = []
    for quantity in reversed(quantities):
        heir = quantity
        if complete and quantity.unit is None and complete[-1].unit and quantity.form in ("digits", "word"):
            between = place.lower[quantity.end : complete[-1].start]
            if _LIST.fullmatch(between) and complete[-1].unit not in _NOT_SHARED:
                heir = quantity._replace(unit=complete[-1].unit)
        complete.append(heir)
    return complete[::-1]


def _is_listed(before: Quantity, quantity: Quantity, place: Place) -> bool:
    """Tell whether a number without a unit goes on with what the one before it counts."""
    if before.unit is None or before.form == "multiple" or before.unit in _NOT_SHARED:
        return False
    between = place.lower[before.end : quantity.start]
    if _BARE_JOIN.fullmatch(between):
        return True
    if before.unit in _BARE_MEASURES or not is_plural(before.unit):
        return False
    if place.lower.startswith((" more", " others", " other"), quantity.end):
        return True
    return bool(_LISTED.fullmatch(between) and _GOES_ON.match(place.lower, quantity.end, place.end))
