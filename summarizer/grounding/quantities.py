"""Quantities: when two mentions of a number say the same."""

import re
from collections.abc import Sequence, Set

from summarizer.grounding.words import fold, key, key_set
from summarizer.mentions import NumberMention
from summarizer.mentions.numbers.lexicon import MEASURES

# Between which counts a vague word may stand for a figure ("several" for "four"), from usage.
_VAGUE_BOUNDS = {
    "several": (3, 20), "a few": (2, 10), "few": (2, 10), "a handful": (2, 10), "a couple": (2, 3), "many": (5, 10**12),
}  # fmt: skip
_UNITS_OF_MEASURE = frozenset(MEASURES.values())
# Of these alone the figure says so itself; "58" may be told as "58 years".
_SHORT_UNIT = 3
_PER_TIME = re.compile(r" per (?:year|month|week|day)$")
_BASE_UNITS: dict[str | None, tuple[str, float]] = {
    "percent": ("share", 1), "percentage points": ("points", 1), "basis points": ("points", 0.01),
    "seconds": ("seconds", 1), "minutes": ("seconds", 60), "hours": ("seconds", 3_600), "days": ("seconds", 86_400),
    "weeks": ("seconds", 604_800), "months": ("months", 1), "years": ("months", 12), "decades": ("months", 120),
    "centuries": ("months", 1_200), "metres": ("metres", 1), "kilometres": ("metres", 1_000),
    "centimetres": ("metres", 0.01), "grams": ("grams", 1), "kilograms": ("grams", 1_000), "tonnes": ("grams", 1e6),
}  # fmt: skip
_ALWAYS_WRITTEN = frozenset(("percent", "percentage points", "times"))
# What can be counted, one kind a line: a figure for one kind is none for another.
_THINGS = """
family household couple
boat ship vessel ferry
car truck bus lorry van
plane helicopter jet
train
house home building flat apartment
school university
hospital clinic
church mosque temple
hotel shop store office factory
company firm bank
country nation state
city town village
death fatality
injury
arrest
letter email
signature
download
visit
ticket
vote seat
bomb rocket missile drone
book film song
"""
# Groups of persons: a figure for people is none for children, though one for children is one for people.
_GROUPS = """
child boy girl
woman
man
soldier troop serviceman
sailor
police officer policeman policewoman
student pupil
worker employee
doctor nurse
civilian
journalist reporter
prisoner hostage captive
lawyer
teacher
patient
farmer
"""


def _kind_table(lines: str) -> dict[str, str]:
    return {key(word): line.split()[0] for line in lines.strip().split("\n") for word in line.split()}


_THING_OF = _kind_table(_THINGS)
_GROUP_OF = _kind_table(_GROUPS)
# Said of those who are counted, and not what is counted: "33 of them presumed dead".
_STATES = frozenset("dead injured wounded missing homeless alive hurt more others".split())
EVENTS = frozenset(map(key, "death injury arrest attack".split()))
_GENERIC = frozenset(
    map(
        key,
        "people person member other more one thing item case total life resident evacuee inhabitant citizen".split(),
    )
)


def same_quantity(one: NumberMention, other: NumberMention) -> bool:
    """Tell whether two mentions give the same quantity: value, bounds, scale, qualifier, change and unit of measure."""
    if one.qualifier != other.qualifier:
        return False
    if one.qualifier == "vague":
        return fold(one.exact) == fold(other.exact)
    if one.change and other.change and one.change != other.change:
        return False
    if (one.value, one.low, one.high) != (other.value, other.low, other.high):
        return _in_base_units(one) is not None and _in_base_units(one) == _in_base_units(other)
    return same_measure(one.unit, other.unit)


def _in_base_units(number: NumberMention) -> tuple[str, tuple[float | None, ...]] | None:
    """Return value and bounds in a common unit: "30 minutes", "half an hour" are 1800 seconds; "half" is 50 percent."""
    is_share = number.value is not None and 0 < number.value < 1 and _measure(number) is None
    common = ("share", 100) if is_share else _BASE_UNITS.get(number.unit)
    if common is None:
        return None
    base, factor = common
    bounds = (number.value, number.low, number.high)
    return base, tuple(None if bound is None else round(bound * factor, 6) for bound in bounds)


def same_measure(one: str | None, other: str | None) -> bool:
    """Tell whether two units agree: measures must be the same, counted nouns may be told in other words.

    Only how often a sum is paid may be left out ("$18 million a year", "$18 million each year").
    """
    one, other = (_PER_TIME.sub("", unit) if unit else unit for unit in (one, other))
    if one == other or {one, other} == {"pounds", "GBP"}:
        return True
    if any(is_currency(unit) or unit in _ALWAYS_WRITTEN for unit in (one, other)):
        return False
    if all(unit in _UNITS_OF_MEASURE for unit in (one, other)):
        return False
    return not (_names_other_measure(one, other) or _names_other_measure(other, one))


def _names_other_measure(noun: str | None, measure: str | None) -> bool:
    """Tell whether a noun holds another unit of measure: "cubic kilometres" for "cubic metres"."""
    named = {MEASURES[word] for word in (noun or "").split() if word in MEASURES and len(word) > _SHORT_UNIT}
    base = (measure or "").split(" per ")[0]
    return bool(named) and base in _UNITS_OF_MEASURE and not named & {base, *base.split()}


def measures_alike(one: NumberMention, other: NumberMention) -> bool:
    """Tell whether two numbers are of one measure: both of the same unit of measure or currency, or both counts."""
    return _measure(one) == _measure(other)


def _measure(number: NumberMention) -> str | None:
    unit = number.unit.split(" per ")[0] if number.unit else None
    return unit if is_currency(unit) or unit in _UNITS_OF_MEASURE or unit in _ALWAYS_WRITTEN else None


def may_stand_for_quantity(told: NumberMention, given: NumberMention) -> bool:
    """Tell whether a figure may be told for a given one: the same, a vaguer word for it, or one end of a range."""
    if same_quantity(told, given) or is_less_precise(told, given):
        return True
    if given.qualifier != "between" or not same_measure(told.unit, given.unit):
        return False
    is_top = told.qualifier == "at_most" and told.high == given.high
    return is_top or (told.qualifier == "at_least" and told.low == given.low)


def is_less_precise(told: NumberMention, given: NumberMention) -> bool:
    """Tell whether a vague word stands for a figure that it fits: "several life rafts" for "four life rafts"."""
    bounds = _VAGUE_BOUNDS.get(fold(told.exact))
    value = given.value if given.value is not None else given.low
    if told.qualifier != "vague" or bounds is None or value is None:
        return False
    return bounds[0] <= value <= bounds[1] and bool(nouns_of(told) & nouns_of(given))


def takes_another_noun(told: NumberMention, given: Sequence[NumberMention]) -> bool:
    """Tell whether a figure takes the noun of its neighbour: "25 troops" for "eight troops and 25 civilians"."""
    nouns = nouns_of(told)
    same = [number for number in given if same_quantity(told, number)]
    if not nouns or not same or any(not nouns_of(number) or nouns & nouns_of(number) for number in same):
        return False
    return any(nouns & nouns_of(number) for number in given if number not in same)


def counts_another_kind(told: NumberMention, given: Sequence[NumberMention], evidence_keys: Set[str]) -> bool:
    """Tell whether a figure counts what it does not count in the evidence: "900 families" for "900 asylum seekers".

    Who died may be told as deaths.
    """
    if nouns_of(told) & evidence_keys & (EVENTS | _GROUP_OF.keys()):
        return False
    same = [number for number in given if same_quantity(told, number)]
    return bool(same) and all(is_another_kind(nouns_of(told), nouns_of(number)) for number in same)


def is_another_kind(told: Set[str], given: Set[str]) -> bool:
    """Tell whether nouns, by their keys, name another kind of thing or group of persons than the given ones."""
    if not told or not given or told & (given | _GENERIC):
        return False
    things = [{_THING_OF[noun] for noun in nouns if noun in _THING_OF} for nouns in (told, given)]
    groups = [{_GROUP_OF[noun] for noun in nouns if noun in _GROUP_OF} for nouns in (told, given)]
    return bool(things[0] and things[0] != things[1]) or bool(groups[0] and groups[0] != groups[1])


def counts_in_other_words(told: NumberMention, given: Sequence[NumberMention], evidence_keys: Set[str]) -> bool:
    """Tell whether the evidence lacks the noun of a figure and counts something else by the same figure."""
    nouns = nouns_of(told)
    same = [number for number in given if same_quantity(told, number)]
    if not nouns or nouns & (evidence_keys | _GENERIC):
        return False
    return bool(same) and all(nouns_of(number) and not nouns_of(number) & nouns for number in same)


def nouns_of(number: NumberMention) -> frozenset[str]:
    """Return the keys of what a number counts; none where it measures."""
    unit = (number.unit or "").split(" per ")[0]
    return frozenset() if _measure(number) or unit in _STATES else key_set(unit)


def is_currency(unit: str | None) -> bool:
    """Tell whether a unit is the ISO 4217 code of a currency."""
    return unit is not None and len(unit) == 3 and unit.isupper()
