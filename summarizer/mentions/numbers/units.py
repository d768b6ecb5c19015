"""What a number counts: a unit of measure, years of age, or the noun that follows."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.ages import is_age
from summarizer.mentions.numbers.lexicon import CURRENCY_WORDS, MEASURES, TIME_UNITS
from summarizer.mentions.numbers.nouns import counted_noun
from summarizer.mentions.numbers.quantity import Place, Quantity

# Single letters are units only where they are glued to the digits: "48m".
_GLUED_ONLY = frozenset({"m", "g", "t", "j", "x", "c", "f", "p"})
_FIRST_WORDS = frozenset(form.split(" ")[0] for form in MEASURES) | {"of", "in"}
_NEXT = re.compile(
    r"(?P<gap>[ -]?)(?P<one>[^\W\d_]+(?:[²³]|[23](?!\w)|/[a-z]+)?|[°º][cf]?)(?![^\W_])"
    r"(?:[ -](?P<two>[a-z]+)(?:[ -](?P<three>[a-z]+))?)?"
)
# A quotation mark alone is far more often one.
_INCHES = re.compile(r" ?[\"”″](?= (?:thick|long|wide|tall|high|deep|across|in diameter)\b)")
_DIMENSIONS = frozenset("thick long wide tall high deep across diameter".split())
_PART = re.compile(r"(?P<of> of)? an? (?P<whole>percent(?:age point)?|[a-z]+)\b")
_RATE = re.compile(
    r" (?:per (?P<per>(?:\d+(?:,\d{3})* )?(?!(?:in|of|on|at|by|to|for|from|and|or|but|a|an|the|last|this|as|over|since"
    r"|during|among|with|compared|was|were|is|are|has|had|down|up|than)\b)[^\W\d_]+(?: hours?\b)?|\d+(?:,\d{3})*)"
    r"|(?:an?|each|every) (?P<each>second|minute|hour|day|night|week|month|year|decade|share|barrel"
    r"|gallon|litre|liter|kilo|kilogram|tonne|ton|ounce|head|person|unit|piece|ticket|vote|mile)"
    r"(?! (?:ago|earlier|later|before|after|on)\b))\b"
)
_BEFORE_RATE = (" per ", " a ", " an ", " each ", " every ")
_SETTLED = frozenset({"percent", "percentage points", "years"})


def unit_of(quantity: Quantity, words: Sequence[str], place: Place) -> tuple[str | None, int]:
    """Return the unit, null where nothing says what is counted, and where the number ends.

    A unit that is glued to the digits ("48m") belongs to the number; a word after a space does not.
    `words` are those before the number, the nearest last.
    """
    unit, end, after = quantity.unit, quantity.end, quantity.end
    if quantity.form == "multiple":
        return unit, end
    if unit is None and (quantity.form == "fraction" or isinstance(quantity.value, float)):
        unit, after = _part_of(quantity, place)
    if unit is None:
        unit, after = _measure(quantity, place)
        if unit and (place.lower[end] not in " -" or unit == "GBP"):
            end = after
    if unit is None:
        unit, after = _counted(quantity, words, place)
    if unit not in _SETTLED and place.lower.startswith(_BEFORE_RATE, after):
        unit = _with_rate(unit, after, place)
    return unit, end


def _counted(quantity: Quantity, words: Sequence[str], place: Place) -> tuple[str | None, int]:
    """Return what is counted where no unit of measure follows: years of age, or the noun that follows."""
    if is_age(quantity, words, place):
        return "years", quantity.end
    if words[-1:] == ["magnitude"]:
        return "magnitude", quantity.end
    return counted_noun(quantity, place)


def _part_of(quantity: Quantity, place: Place) -> tuple[str | None, int]:
    """Read "half an hour", "0.3 of a second", "a quarter of a percentage point", "half as much"."""
    is_fraction = quantity.form == "fraction"
    found = _PART.match(place.lower, quantity.end, place.end)
    if found and (is_fraction or found["of"]):
        whole = found["whole"]
        return _WHOLES.get(whole) or MEASURES.get(whole), found.end()
    is_times = is_fraction and place.lower.startswith((" as much", " as many"), quantity.end)
    return "times" if is_times else None, quantity.end


_WHOLES = {"percent": "percent", "percentage point": "percentage points"}


def _measure(quantity: Quantity, place: Place) -> tuple[str | None, int]:
    found = _NEXT.match(place.lower, quantity.end, place.end)
    if found is None:
        inches = _INCHES.match(place.lower, quantity.end, place.end)
        return ("inches", inches.end()) if inches else (None, quantity.end)
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
    if unit == "pounds" and _is_money(quantity, found.end(last), place):
        unit = "GBP"
    return unit, found.end(last)


def _is_money(quantity: Quantity, end: int, place: Place) -> bool:
    """Tell "two million pounds" from "two million pounds of fish"."""
    is_large = quantity.scale >= 1000 or (quantity.form == "word" and (quantity.value or 0) >= 100_000)
    return is_large and not place.lower.startswith(" of ", end)


def _longest(found: re.Match[str]) -> tuple[str | None, str]:
    """Return the longest run of the next words that is a unit, and its last group."""
    one, two, three = found["one"], found["two"], found["three"]
    if three and f"{one} {two} {three}" in MEASURES:
        return f"{one} {two} {three}", "three"
    if two and f"{one} {two}" in MEASURES:
        return f"{one} {two}", "two"
    return (one, "one") if one in MEASURES else (None, "one")


def _with_rate(unit: str | None, end: int, place: Place) -> str | None:
    """Return the unit with " per hour" and the like; "84 per 100,000" has no other."""
    found = _RATE.match(place.lower, end, place.end)
    if found is None:
        return unit
    base = found["per"] or found["each"]
    if unit is None:
        return f"per {base}" if base[0].isdigit() else None
    measure = MEASURES.get(base)
    if measure and measure not in TIME_UNITS:
        base = measure.removesuffix("s")
    return f"{unit} per {base}"
