"""What a number counts: a unit of measure, years of age, or the noun that follows."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.lexicon import CURRENCY_WORDS, MEASURES, TIME_UNITS
from summarizer.mentions.numbers.nouns import counted_noun
from summarizer.mentions.numbers.quantity import Place, Quantity

# Single letters are units only where they are glued to the digits: "48m".
_GLUED_ONLY = frozenset({"m", "g", "t", "j", "x", "c", "f"})
_FIRST_WORDS = frozenset(form.split(" ")[0] for form in MEASURES) | {"of", "in"}
_NEXT = re.compile(
    r"(?P<gap>[ -]?)(?P<one>[^\W\d_]+(?:[²³]|[23](?!\w)|/[a-z]+)?|[°º][cf]?)(?![^\W_])"
    r"(?:[ -](?P<two>[a-z]+)(?:[ -](?P<three>[a-z]+))?)?"
)
_DIMENSIONS = frozenset("thick long wide tall high deep across diameter".split())
_POINT_PART = re.compile(r" (?:of )?an? percent(age point)?\b")
_RATE = re.compile(
    r" (?:per (?P<per>(?:[\d,]+ )?(?:capita|[^\W\d_]+)(?: hours?\b)?)"
    r"|(?:an?|each|every) (?P<each>second|minute|hour|day|night|week|month|year|decade|share|barrel"
    r"|gallon|litre|liter|kilo|kilogram|tonne|ton|ounce|head|person|unit|piece|ticket|vote|mile)"
    r"(?! (?:ago|earlier|later|before|after|on)\b))\b"
)
_AGE_WORDS = frozenset("aged age ages turned turns turning".split())
_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]+(?:, | \()\Z")
_AGE_AFTER = re.compile(r"[,.;)]")
_OLDEST = 115
_SETTLED = frozenset({"percent", "percentage points", "years"})


def unit_of(quantity: Quantity, words: Sequence[str], place: Place) -> tuple[str | None, int]:
    """Return the unit, null where nothing says what is counted, and where the number ends.

    A unit that is glued to the digits ("48m") belongs to the number; a word after a space does not.
    `words` are those before the number, the nearest last.
    """
    unit, end, after = quantity.unit, quantity.end, quantity.end
    if quantity.form == "multiple":
        return unit, end
    if unit is None and quantity.form == "fraction":
        unit = _part_of_percent(quantity, place)
    if unit is None:
        unit, after = _measure(quantity, place)
        if unit and place.lower[end] not in " -":
            end = after
    if unit is None:
        unit = _age(quantity, words, place)
    if unit is None:
        unit, after = counted_noun(quantity, place)
    if unit and unit not in _SETTLED and place.lower[after : after + 1] == " ":
        unit += _rate(after, place)
    return unit, end


def _part_of_percent(quantity: Quantity, place: Place) -> str | None:
    """Read "a quarter of a percentage point" and "half a percent"."""
    found = _POINT_PART.match(place.lower, quantity.end, place.end)
    if found is None:
        return None
    return "percentage points" if found[1] else "percent"


def _measure(quantity: Quantity, place: Place) -> tuple[str | None, int]:
    found = _NEXT.match(place.lower, quantity.end, place.end)
    if found is None:
        return None, quantity.end
    one, two = found["one"], found["two"]
    if one not in _FIRST_WORDS:
        return None, quantity.end
    if one == "of":
        return CURRENCY_WORDS.get(two or ""), found.end("two" if two else "one")
    if one == "in" and two in _DIMENSIONS:
        return "inches", found.end("one")
    form, last = _longest(found)
    if form is None or (form in _GLUED_ONLY and found["gap"]):
        return None, quantity.end
    unit = MEASURES[form]
    if form in ("c", "f") and place.text[found.start("one")].isupper():
        unit = MEASURES[f"degrees {form}"]
    return ("GBP" if unit == "pounds" and quantity.scale >= 1000 else unit), found.end(last)


def _longest(found: re.Match[str]) -> tuple[str | None, str]:
    """Return the longest run of the next words that is a unit, and its last group."""
    one, two, three = found["one"], found["two"], found["three"]
    if three and f"{one} {two} {three}" in MEASURES:
        return f"{one} {two} {three}", "three"
    if two and f"{one} {two}" in MEASURES:
        return f"{one} {two}", "two"
    return (one, "one") if one in MEASURES else (None, "one")


def _age(quantity: Quantity, words: Sequence[str], place: Place) -> str | None:
    """Read "aged 19" and "Daniel Montalvo, 19, a member"."""
    value = quantity.high if quantity.qualifier == "between" else quantity.value
    if quantity.qualifier == "between" and words[-1:] in (["between"], ["from"]):
        words = words[:-1]
    if not isinstance(value, int) or not 0 < value <= _OLDEST or not words:
        return None
    if words[-1] in _AGE_WORDS or words[-2:] in (["age", "of"], ["ages", "of"]):
        return "years"
    start = quantity.start
    if not quantity.plain:
        return None
    if place.text[start - 1] != "(" and words[-1][-1] != ",":
        return None
    named = _NAME_BEFORE.search(place.text, max(place.start, start - 24), start)
    return "years" if named and _AGE_AFTER.match(place.text, quantity.end, place.end) else None


def _rate(end: int, place: Place) -> str:
    """Return " per hour" and the like, or nothing."""
    found = _RATE.match(place.lower, end, place.end)
    if found is None:
        return ""
    base = found["per"] or found["each"]
    unit = MEASURES.get(base)
    if unit and unit not in TIME_UNITS:
        base = unit.removesuffix("s")
    return f" per {base}"
