"""Quantities: when two mentions of a number say the same."""

from collections.abc import Sequence

from summarizer.grounding.words import content_keys, fold
from summarizer.mentions import NumberMention
from summarizer.mentions.numbers.lexicon import MEASURES

# Between which counts a vague word may stand for a figure ("several" for "four"), from usage.
_VAGUE_BOUNDS = {
    "several": (3, 20), "a few": (2, 10), "few": (2, 10), "a handful": (2, 10), "some": (2, 1000),
    "a couple": (2, 3), "dozens": (24, 200), "scores": (40, 400), "hundreds": (200, 9_999),
    "thousands": (2_000, 999_999), "tens of thousands": (20_000, 999_999),
    "hundreds of thousands": (200_000, 9_999_999),
    "millions": (2_000_000, 9_999_999_999), "many": (5, 10**12),
}  # fmt: skip
_UNITS_OF_MEASURE = frozenset(MEASURES.values())
# Of these alone the figure says so itself; "58" may be told as "58 years".
_ALWAYS_WRITTEN = frozenset(("percent", "percentage points"))


def same_quantity(one: NumberMention, other: NumberMention) -> bool:
    """Tell whether two mentions give the same quantity: value, bounds, scale, qualifier, change and unit of measure."""
    if one.qualifier != other.qualifier:
        return False
    if one.qualifier == "vague":
        return fold(one.exact) == fold(other.exact)
    if (one.value, one.low, one.high) != (other.value, other.low, other.high):
        return False
    if one.change and other.change and one.change != other.change:
        return False
    return same_measure(one.unit, other.unit)


def same_measure(one: str | None, other: str | None) -> bool:
    """Tell whether two units agree: measures must be the same, counted nouns may be told in other words."""
    if one == other:
        return True
    if any(_is_currency(unit) or unit in _ALWAYS_WRITTEN for unit in (one, other)):
        return False
    if one is None or other is None:
        return True
    measures = [unit in _UNITS_OF_MEASURE for unit in (one, other)]
    return not all(measures)


def is_less_precise(told: NumberMention, given: NumberMention) -> bool:
    """Tell whether a vague word stands for a figure that it fits: "several life rafts" for "four life rafts"."""
    bounds = _VAGUE_BOUNDS.get(fold(told.exact))
    value = given.value if given.value is not None else given.low
    if told.qualifier != "vague" or bounds is None or value is None or not same_measure(told.unit, given.unit):
        return False
    return bounds[0] <= value <= bounds[1] and bool(_nouns(told) & _nouns(given) or not _nouns(told))


def takes_another_noun(told: NumberMention, given: Sequence[NumberMention]) -> bool:
    """Tell whether a figure takes the noun of its neighbour: "25 troops" for "eight troops and 25 civilians"."""
    nouns = _nouns(told)
    same = [number for number in given if same_quantity(told, number)]
    if not nouns or not same or any(not _nouns(number) or nouns & _nouns(number) for number in same):
        return False
    return any(nouns & _nouns(number) for number in given if number not in same)


def _nouns(number: NumberMention) -> set[str]:
    return set(content_keys(number.unit or ""))


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()
