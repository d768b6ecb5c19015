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
    r"| nearly| almost| more than| over| up to| around| roughly| a further| an additional| only| just| possibly"
    r"| perhaps| maybe| as many as| no more than| no fewer than| no less than| fewer than| less than)* "
)
_GOES_ON = re.compile(
    r"[,.;:)]|\Z| (?:in|from|at|on|near|and|or|of them|of whom|of which|were|are|was|is|have|had|remain|remained|will"
    r"|by|seriously|critically|who|to|since|during)\b"
)
# "killed 12 people and injured dozens": what was done to persons was done to more of them.
_PERSONS_TOO = re.compile(
    r" [^;]{0,60}?(?:,| and| or|, and) (?:injur|wound|kill|hurt|displac|arrest|detain|hospitali[sz])\w*(?: at least"
    r"| about| some| nearly| almost| more than| over| around| roughly| another| a further)* "
)
_PERSONS = frozenset(
    """
    people civilians soldiers troops men women children passengers workers students police officers militants fighters
    migrants refugees miners protesters demonstrators residents villagers tourists pilgrims worshippers prisoners
    hostages
    """.split()
)
_OF_THE = re.compile(
    r"(?:\A|[.;:!?,”\"] )of (?:(?:the|its|their|his|her|our|some|about|around|nearly|those|these) )+\Z"
)
_COMMA = re.compile(r"[^.;,]{0,60}, (?:only |just |at least |about |some |nearly |almost |all but |more than )*")
# "four of the country's 18 provinces"
_OWNED = re.compile(r" of (?:the )?(?:[^\W\d_]+ ){0,2}[^\W\d_]+[’']s? ")
_LIST = re.compile(r"(?: [a-z]+)?(?:,| and| or|, and|, or) ")


def inherit_units(quantities: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Return the quantities of a passage; one without a unit takes that of the counted number before it."""
    if len(quantities) < 2:
        return list(quantities)
    complete: list[Quantity] = []
    for quantity in quantities:
        heir = quantity
        if complete and quantity.unit is None and _shares(complete[-1], quantity, place):
            heir = quantity._replace(unit=complete[-1].unit)
        complete.append(heir)
    return _inherit_backwards(complete, place)


def _inherit_backwards(quantities: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Give "8 gold, 5 silver and 3 bronze medals" one unit."""
    complete: list[Quantity] = []
    for quantity in reversed(quantities):
        heir = quantity
        if complete and quantity.unit is None and complete[-1].unit and quantity.form in ("digits", "word", "fraction"):
            between = place.lower[quantity.end : complete[-1].start]
            is_listed = quantity.form != "fraction" and _LIST.fullmatch(between)
            if complete[-1].unit not in _NOT_SHARED and (is_listed or _OWNED.fullmatch(between)):
                heir = quantity._replace(unit=complete[-1].unit)
        complete.append(heir)
    return complete[::-1]


def _shares(before: Quantity, quantity: Quantity, place: Place) -> bool:
    """Tell whether a number without a unit counts what the one before it counts."""
    if quantity.form == "fraction" or before.unit is None or before.unit in _NOT_SHARED or before.form == "multiple":
        return False
    return _is_listed(before, before.unit, quantity, place) or _is_part(before, before.unit, quantity, place)


def _is_part(before: Quantity, unit: str, quantity: Quantity, place: Place) -> bool:
    """Read "of the 150 passengers on board, only 12 survived"."""
    if not is_plural(unit) or unit in _BARE_MEASURES:
        return False
    is_whole = _OF_THE.search(place.lower[place.start : before.start])
    return bool(is_whole and _COMMA.fullmatch(place.lower, before.end, quantity.start))


def _is_listed(before: Quantity, unit: str, quantity: Quantity, place: Place) -> bool:
    """Read "three died in A and five in B", "300 migrants and 45 more", "281 votes to 259"."""
    between = place.lower[before.end : quantity.start]
    if _BARE_JOIN.fullmatch(between):
        return True
    is_countable = unit not in _BARE_MEASURES and is_plural(unit)
    if is_countable and place.lower.startswith((" more", " others", " other", " fewer"), quantity.end):
        return True
    if not _GOES_ON.match(place.lower, quantity.end, place.end):
        return False
    if not is_countable:
        return unit in _BARE_MEASURES and _are_bounds(before, quantity) and bool(_LISTED.fullmatch(between))
    if _PERSONS_TOO.fullmatch(between):
        return unit in _PERSONS
    return bool(_LISTED.fullmatch(between)) or between == f" {unit.lower()} to "


def _are_bounds(before: Quantity, quantity: Quantity) -> bool:
    """Tell whether both numbers are bounds: "up to 15 years, and no less than five"."""
    return not {"exact", "between", "vague"} & {before.qualifier, quantity.qualifier}
