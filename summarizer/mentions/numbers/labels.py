"""Numbers that are names: Section 230, Boeing 737, Group of Seven, 10 Downing Street."""

import re

from summarizer.mentions.numbers.lexicon import MEASURES
from summarizer.mentions.numbers.nouns import counted_noun, is_plural
from summarizer.mentions.numbers.qualifiers import qualifier_before, words_before
from summarizer.mentions.numbers.quantity import Place, Quantity, Trap, word_before

_ADDRESS = re.compile(
    r"\d+[A-Za-z]? (?:(?:[NSEW]\.?|[A-Z][\w’'.-]+) ){1,4}(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Drive|Lane|Boulevard"
    r"|Blvd|Way|Square|Place|Highway|Terrace|Court|Crescent|Parkway|Quay)"
)
_POSTCODE = re.compile(r"\b[A-Z]{2},? \Z")
_LABELS = frozenset(
    """
    section article articles chapter page pages pp. p. room channel phase category type grade level tier stage route
    flight highway interstate no. nos. no number numbers paragraph resolution title step part figure fig. table exit
    gate seed lot pier platform verse model version code proposition prop prop. amendment volume vol. episode season
    ranked rank building runway zone protocol psalm appendix annex clause schedule # № area
    """.split()
)
_WEAK_LABELS = frozenset(
    """
    Group Act Line Bill Class Unit Game District Ward Day Week Round Rule Bus Train Track Lane Team Force Battalion
    Division Regiment Brigade Squadron Camp Block Reactor Terminal Studio BBC Radio Formula Bowl War day week
    """.split()
)
_BRANDS = frozenset(
    """
    boeing airbus iphone ipad galaxy pixel windows android ios playstation xbox falcon apollo soyuz artemis antonov
    tupolev ilyushin sukhoi embraer cessna leopard formula starship mirage typhoon gripen rafale bmw audi peugeot
    porsche ferrari mazda gpt claude gemini llama ps covid catch
    """.split()
)
# After any other word in lower case, and before one, a number between spaces names nothing.
_NAMING = _LABELS | _WEAK_LABELS | _BRANDS | {"of"}
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")
_MODEL = re.compile(r"(?:-?[A-Z\d]+)?")
_OPENING = "(“‘\"'"


# The rest of the number of a case or of a run of pages: "No. 22-451", "Articles 5-7".
_REST_OF_LABEL = re.compile(r"(?:[-–/]\d+)+(?![\w])")


def stands_free(quantity: Quantity, place: Place) -> bool:
    """Tell whether plain digits stand between two words in lower case and can name nothing."""
    text, end = place.text, quantity.end
    following = text[end + 1 : end + 2]
    if text[end : end + 1] != " " or not (following.isascii() and following.islower()):
        return False
    before = word_before(text, quantity.start)
    return before.isalpha() and before.islower() and before not in _NAMING


def find_name(quantity: Quantity, place: Place) -> Trap | str | None:
    """Return the rule that says what plain digits name, null where they count."""
    before = word_before(place.text, quantity.start)
    name = _branded(before, quantity, place) or _labelled(before, quantity, place) or _named(before, quantity, place)
    rest = _REST_OF_LABEL.match(place.text, quantity.end, place.end) if name == "label" else None
    return Trap(quantity.start, rest.end(), "label") if rest else name


def _branded(before: str, quantity: Quantity, place: Place) -> Trap | None:
    """Set aside models: "Boeing 777-200ER", "iPhone 15"; and the "Group of 20"."""
    if before.lower().lstrip(_OPENING) in _BRANDS:
        model = _MODEL.match(place.text, quantity.end)
        return Trap(quantity.start, model.end() if model else quantity.end, "name")
    if before == "of" and place.text.endswith("Group of ", place.start, quantity.start):
        return Trap(quantity.start, quantity.end, "name")
    return None


def _labelled(before: str, quantity: Quantity, place: Place) -> str | None:
    """Set aside numbers that name: Section 230, Route 66, No. 10, Boeing 737, 10 Downing Street."""
    start = quantity.start
    if start == place.start:
        return None
    if (_is_label(before) and not _counts_plural(quantity, place)) or place.text[start - 1] in "#№":
        return "label"
    if place.text[quantity.end : quantity.end + 2][1:].isupper() and _ADDRESS.match(place.text, start, place.end):
        return "address"
    is_zip = quantity.end - start == 5 and _POSTCODE.search(place.text, max(place.start, start - 5), start)
    return "address" if is_zip else None


def _counts_plural(quantity: Quantity, place: Place) -> bool:
    if place.lower[quantity.end + 1 : quantity.end + 2].isdigit():
        return False  # "day three 40 homes"
    noun, _ = counted_noun(quantity, place)
    return bool(noun and (is_plural(noun.lower()) or noun.lower() in MEASURES))


def _named(before: str, quantity: Quantity, place: Place) -> str | None:
    """Set aside a bare number after a capitalised word inside a sentence: "iPhone 15", "Movimento 5 Stelle"."""
    if not before[:1].isupper() or place.kind == "title" or not before[-1].isalnum():
        return None
    first = quantity.start - len(before) - 1
    if first <= place.start + 1:
        return None
    if _NAME_AFTER.match(place.text, quantity.end, place.end):
        return "name"
    if place.text[first - 2] in ".:?!—–" or _counts_plural(quantity, place):
        return None
    return None if qualifier_before(words_before(quantity.start, place))[0] else "name"


def is_labelled(quantity: Quantity, place: Place) -> bool:
    """Tell whether a label stands before the number ("phase two") and it counts nothing."""
    return _is_label(word_before(place.text, quantity.start)) and not _counts_plural(quantity, place)


def _is_label(before: str) -> bool:
    return before.lower().lstrip(_OPENING) in _LABELS or before in _WEAK_LABELS


def is_after_name(quantity: Quantity, place: Place) -> bool:
    """Tell whether a capitalised number word goes on with a name: "Formula One", "Air Force One"."""
    before = word_before(place.text, quantity.start)
    return (
        place.kind != "title" and place.text[quantity.start].isupper() and before[:1].isupper() and before[-1].isalpha()
    )


def is_word_of_name(quantity: Quantity, place: Place) -> bool:
    """Tell whether a capitalised number word is part of a name: "Group of Seven", "Five Star Movement", "Ten Hag"."""
    start, text = quantity.start, place.text
    if place.kind == "title" or not text[start].isupper():
        return False
    if start - place.start < 2 or text[start - 1] in _OPENING or text[start - 2] in ":.?!—–\n" + _OPENING + "”":
        return bool(_NAME_AFTER.match(text, quantity.end, place.end)) and not _counts_plural(quantity, place)
    return True
