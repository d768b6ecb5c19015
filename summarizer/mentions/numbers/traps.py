"""What looks like a number and counts nothing: each trap has the name of its rule."""

import re
from collections.abc import Callable

from summarizer.mentions.numbers.joined import find_clock, find_glued, find_joined, is_in_code
from summarizer.mentions.numbers.labels import find_name, is_after_name, is_labelled, is_word_of_name, stands_free
from summarizer.mentions.numbers.ones import trap_of_one
from summarizer.mentions.numbers.qualifiers import qualifier_before, words_before
from summarizer.mentions.numbers.quantity import Place, Quantity, Trap, word_before

_URL = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]+)+|(?<!\w)[#@]\w+")
_WORD_CLOCK = re.compile(r"[a-z-]+(?: ?[ap]\.m\.| [ap]m\b| o.?clock)")
_HALF_AFTER = re.compile(
    r" (?:of\b(?! (?:last|next|this|\d{4}|[a-z]+ ?\d{4}))|the\b|its\b|their\b|his\b|her\b|our\b|all\b|that\b"
    r"|an? (?:day|hour|mile|century|decade|year|percent|point|percentage|metre|meter|inch|kilomet\w+|mile)\b|as\b"
    r"|(?:are|were|have|had|said|say|voted)\b)|-(?:hour|mile|century|day|year|percent|point)\b"
)
_HALF_BEFORE = re.compile(
    r"\b(?:first|second|latter|last|other|better|top|bottom|upper|lower|northern|southern|eastern|western|third|final"
    r"|this|each|either|opening|in|and an?|my|his|her|your|one) \Z"
)
_PART_AFTER = re.compile(r" of\b| on (?:last|a year|the)\b| (?:more|less|fewer|higher|lower|larger|smaller|as)\b")
_PART_BEFORE = re.compile(r"\b(?:by|to|another|up|down) \Z")
_MULTIPLE_AFTER = re.compile(r"(?! (?:back|as|over|down|up)\b|-)")
_MODAL_BEFORE = re.compile(r"\b(?:could|will|would|may|might|to|can|should|more than|nearly|almost|about) \Z")
_DOUBLE_AFTER = re.compile(r" (?:the|that|what|its|their|his|her)\b")
_TWICE_AFTER = re.compile(r" (?:as|the|that|what|its|their|his|her|more)\b")
_VERBS = frozenset({"double", "triple", "quadruple"})
_SCORES_AFTER = re.compile(
    r" (?:of\b|were|are|have|had|more|dead|killed|injured|wounded|arrested|missing|others|to|hurt|died|fled|detained"
    r"|who|remain)"
)
_SCORES_BEFORE = re.compile(
    r"\b(?:test|exam|credit|box|final|their|his|her|its|the|whose|tied|high|low|average|approval|math|reading|he|she"
    r"|who|it|sat|these|those|academic|national|iq|league|performances?|settle|settled|settling|player|on|musical|film)"
    r" \Z"
)
_COMPOUND = re.compile(
    r"-(?:star|way|time|sided|state|wheel|part|pronged|tier|party|piece|step|off|on|man|woman|track|stop|handed"
    r"|dimensional|ply|act|faced|two|figure|digit|liner|over|footed|some|bagger|letter)\b|(?:-star)"
)
_IDIOMS = frozenset("ground net patient sub absolute below above square take hang cloud catch high".split())
# "per second", "0.3 of a second": a unit of time.
_BEFORE_SECOND = (" per ", " of a ", "half a ")
_ZERO_AFTER = re.compile(r"[ -](?:tolerance|sum|day|hour|in\b|waste|emissions?|carbon|gravity)")


def find_urls(text: str) -> list[tuple[int, int]]:
    """Return the spans of addresses, e-mail addresses, hashtags and handles."""
    if not ("://" in text or "www." in text or "@" in text or "#" in text):
        return []
    return [found.span() for found in _URL.finditer(text)]


def find_trap(quantity: Quantity, place: Place) -> Trap | None:
    """Return the rule that sets a quantity aside, null where it counts something."""
    if place.kind in ("boilerplate", "credit", "dateline"):
        return Trap(quantity.start, quantity.end, place.kind)
    if quantity.form == "ratio":
        return None
    rule = "rate_base" if _is_rate_base(quantity, place) else _BY_FORM[quantity.form](quantity, place)
    if isinstance(rule, str):
        return Trap(quantity.start, quantity.end, rule)
    return rule


def _is_rate_base(quantity: Quantity, place: Place) -> bool:
    is_after = place.lower.endswith("per ", place.start, quantity.start)
    return is_after and quantity.form != "ordinal" and word_before(place.lower, quantity.start) == "per"


def _ordinal(quantity: Quantity, place: Place) -> str:
    return "" if place.lower.endswith(_BEFORE_SECOND, place.start, quantity.start) else "ordinal"


def _itself(quantity: Quantity, _: Place) -> str:
    """Return the rule of a form that is always a trap: "code", "date"."""
    return quantity.form


def _digits(quantity: Quantity, place: Place) -> Trap | str | None:
    clock = find_clock(quantity, place)
    if clock or stands_free(quantity, place):
        return clock
    glued = find_glued(quantity, place)
    if glued:
        return glued
    if not quantity.plain:
        return "code" if is_in_code(quantity, place) else None
    name = find_name(quantity, place)
    if isinstance(name, Trap):
        return name
    return find_joined(quantity, place) or name


def _word(quantity: Quantity, place: Place) -> Trap | str | None:
    lower, start, end = place.lower, quantity.start, quantity.end
    if quantity.value == 1 and lower[start:end] == "one":
        return "name" if is_after_name(quantity, place) else trap_of_one(quantity, place)
    if quantity.unit or quantity.scale > 1:
        return None
    clock = _WORD_CLOCK.match(lower, start, place.end)
    if clock:
        return Trap(start, clock.end(), "clock_time")
    if _COMPOUND.match(lower, end) or (lower[start - 1 : start] == "-" and lower[start - 2 : start - 1].isalpha()):
        return "compound"
    return _idiom_or_name(quantity, place)


def _idiom_or_name(quantity: Quantity, place: Place) -> str | None:
    before = word_before(place.lower, quantity.start)
    if before in _IDIOMS or (before == "all" and place.lower.endswith("on all ", place.start, quantity.start)):
        return "idiom"
    if quantity.value == 0 and _ZERO_AFTER.match(place.lower, quantity.end):
        return "idiom"
    if is_labelled(quantity, place):
        return "label"
    return "name" if is_word_of_name(quantity, place) else None


def _vague(quantity: Quantity, place: Place) -> str | None:
    if place.lower[quantity.start : quantity.end] != "scores":
        return None
    opening = max(place.start, quantity.start - 16)
    if _SCORES_BEFORE.search(place.lower, opening, quantity.start):
        return ""
    starts = quantity.start == place.start
    return None if _SCORES_AFTER.match(place.lower, quantity.end, place.end) or starts else ""


def _fraction(quantity: Quantity, place: Place) -> Trap | str | None:
    lower, start, end = place.lower, quantity.start, quantity.end
    words = lower[start:end]
    opening = max(place.start, start - 16)
    if words == "half" and _PART_BEFORE.search(lower, opening, start):
        return None
    if words == "half":
        if _HALF_BEFORE.search(lower, opening, start):
            return ""
        is_part = _HALF_AFTER.match(lower, end, place.end)
    elif words.endswith("s") or words.startswith("one"):
        return None
    else:
        is_part = _PART_AFTER.match(lower, end, place.end) or _PART_BEFORE.search(lower, opening, start)
    if is_part or qualifier_before(words_before(quantity.start, place))[0]:
        return None
    return "" if words == "half" else Trap(start + len(words.split(" ")[0]) + 1, end, "ordinal")


def _multiple(quantity: Quantity, place: Place) -> str | None:
    word = place.lower[quantity.start : quantity.end]
    if word.endswith("fold"):
        return None
    after = _DOUBLE_AFTER if word in ("double", "triple", "quadruple", "doubles") else _MULTIPLE_AFTER
    if word == "twice":
        after = _TWICE_AFTER
    if word in _VERBS and _MODAL_BEFORE.search(place.lower, max(place.start, quantity.start - 12), quantity.start):
        return None
    return None if after.match(place.lower, quantity.end, place.end) else ""


_BY_FORM: dict[str, Callable[[Quantity, Place], Trap | str | None]] = {
    "ordinal": _ordinal,
    "code": _itself,
    "date": _itself,
    "digits": _digits,
    "word": _word,
    "vague": _vague,
    "fraction": _fraction,
    "multiple": _multiple,
}
