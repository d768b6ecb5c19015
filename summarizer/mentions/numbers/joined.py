"""Digits that are joined to something: ordinals, codes, clock times, scores, telephone numbers, list numbers."""

import re

from summarizer.mentions.numbers.lexicon import MEASURES
from summarizer.mentions.numbers.quantity import Place, Quantity, Trap, word_before
from summarizer.mentions.numbers.words import alternatives

_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d(?:[:.]\d\d)? ?(?:[ap](?:m\b|\.m\.)|[ap]\b|gmt\b|utc\b|[bcek]e?st\b|e[ds]t\b|p[ds]t\b|cet\b"
    r"|ist\b|local time|hours\b|hrs\b|o.?clock)|(?: ?[-–] ?| to | and )\d{1,2}(?::\d\d)? ?[ap](?:m\b|\.m\.)"
    r"|:[0-5]\d(?::[0-5]\d)?(?!\d)| ?[ap](?:m\b|\.m\.)| ?o.?clock)|\d{4} ?(?:gmt|utc|hours|hrs)\b|12 noon"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_DECADE = re.compile(r"[’']?s\b")
_PAIR = re.compile(r"\d{1,3} ?[-–] ?\d{1,3}(?:[-–]\d{1,3})?(?![\w,.%]*\d)(?! ?(?:%|per))")
_PHONE = re.compile(r"\+?\d{1,4}(?:[ .-]\d{2,4}){2,4}\b|\(\d{3}\) ?\d{3}-\d{4}|\d{3}[-.]\d{4}(?!\d)|\+\d[\d -]{7,}")
_PHONE_WORD = re.compile(r"\b(?:call|phone|tel|telephone|hotline|dial|fax|text|number|at)\b[^.]{0,20}\Z")
_SLASH = re.compile(r"\d+/\d+(?:/\d+)*")
_SPORT = re.compile(
    r"\b(?:w[io]ns?|won|winning|beat(?:s|en|ing)?|defeat\w*|victor(?:y|ies)|loss|lost|lose|drew|draws?|drawn|lead|leads"
    r"|led|leading|scor\w+|goals?|final|sets?|ties?|tied|match|game|level|thrash\w*|halftime|half-time|innings"
    r"|aggregate|penalt\w+|shootout|record|quarterfinal|semifinal)\b"
)
_VOTE = re.compile(r"\b(?:vot\w+|ballot|ruling|decision|ruled|margin|party-line|passed|approved|split|senate|house)\b")
_LIST = re.compile(r"[.)]\s+\S")
_PREFIXES = frozenset("mid pre post under over sub top non nearly some about around the age early late".split())
_GLUED = re.compile(rf"(?:{alternatives(form for form in MEASURES if ' ' not in form)}|x)(?![^\W_²³])|km2|m2|m3")
_LINES_OF_PICTURE = frozenset({144, 240, 360, 480, 540, 576, 720, 1080, 1440, 2160, 4320})
_BEFORE_DEGREES = frozenset(
    "to at of is its it's was were above below reached hit around about nearly over under and between from by".split()
)
_WORD = re.compile(r"[\w-]*")
_ODDS = re.compile(r"\d{1,3}:\d{1,3}(?!\d)")
_LONGEST_CODE = 40
_GLUE = frozenset("-–/.:^ ")
_AFTER_SPACE = frozenset(" -–0123456789")


def find_clock(quantity: Quantity, place: Place) -> Trap | None:
    """Return the clock time that starts with the digits."""
    if quantity.unit is not None:
        return None
    clock = _CLOCK.match(place.lower, quantity.start, place.end)
    return Trap(quantity.start, clock.end(), "clock_time") if clock else None


def find_glued(quantity: Quantity, place: Place) -> Trap | None:
    """Judge the letters that follow the digits without a space: "21st", "1990s", "4G"."""
    lower, start, end = place.lower, quantity.start, quantity.end
    tail = lower[end : end + 1]
    if not tail.isalpha() and tail not in ("’", "'"):
        return None
    ordinal = _ORDINAL.match(lower, end)
    if ordinal and quantity.plain:
        return Trap(start, ordinal.end(), "ordinal")
    decade = _DECADE.match(lower, end)
    if decade and quantity.plain and str(quantity.value)[-1] == "0":
        return Trap(start, decade.end(), "decade")
    if decade or (tail.isalpha() and not _is_unit(quantity, place)):
        word = _WORD.match(lower, end)
        return Trap(start, word.end() if word else end, "code")
    return None


def is_in_code(quantity: Quantity, place: Place) -> bool:
    """Tell whether a letter stands right before a number that is not plain digits."""
    return quantity.start > place.start and _joins(place.lower[quantity.start - 1])


def find_joined(quantity: Quantity, place: Place) -> Trap | None:
    """Judge what is joined to plain digits by hyphens, slashes, dots: codes, scores, telephone numbers."""
    return _code(quantity, place) or _list_number(quantity, place) or _paired(quantity, place)


def _code(quantity: Quantity, place: Place) -> Trap | None:
    first = _code_before(quantity, place) if quantity.start > place.start else None
    return None if first is None else Trap(first, quantity.end, "code")


def _list_number(quantity: Quantity, place: Place) -> Trap | None:
    """Set aside "1." and "2)" at the start of a line, and "[3]"."""
    start, end = quantity.start, quantity.end
    opens = start == place.start or place.text[start - 1] == "\n"
    if opens and end - start <= 2 and _LIST.match(place.lower, end, place.end):
        return Trap(start, end, "list_number")
    if place.lower[start - 1] == "[" and place.lower[start - 1 : end + 1] == f"[{quantity.value}]":
        return Trap(start, end, "reference")
    return None


def _paired(quantity: Quantity, place: Place) -> Trap | None:
    following = place.lower[quantity.end : quantity.end + 2]
    if following[:1] not in _GLUE or (following[0] == " " and following[1:] not in _AFTER_SPACE):
        return None
    slash = _SLASH.match(place.lower, quantity.start, place.end)
    if slash:
        return Trap(quantity.start, slash.end(), "named_date" if "/11" in slash.group() else "code")
    odds = _ODDS.match(place.lower, quantity.start, place.end)
    if odds:
        return Trap(quantity.start, odds.end(), "score")
    return _dialled(quantity, place) or _score(quantity, place)


def _is_unit(quantity: Quantity, place: Place) -> bool:
    """Tell whether the letters glued to digits are a unit: "48m", "10C", not "4G" and no word of another script."""
    end = quantity.end
    unit = _GLUED.match(place.lower, end)
    if unit is None:
        return place.lower[end] > "\u024f"
    if unit.group() == "p":
        return quantity.value not in _LINES_OF_PICTURE and place.text[end].islower()
    if unit.group() in ("c", "f"):
        is_decimal = isinstance(quantity.value, float) or (quantity.value or 0) < 0
        return (
            place.text[end].islower()
            or is_decimal
            or place.text[quantity.start - 1] == "("
            or word_before(place.lower, quantity.start) in _BEFORE_DEGREES
        )
    return len(unit.group()) > 1 or place.text[end].islower()


def _joins(mark: str) -> bool:
    """Tell whether a character before digits makes one word with them; scripts without spaces do not."""
    return mark == "_" or (mark.isalnum() and mark <= "\u024f")


def _code_before(quantity: Quantity, place: Place) -> int | None:
    """Return where a code such as "F-16" or "MH370" starts, if the digits end one."""
    start = quantity.start
    mark = place.text[start - 1]
    if _joins(mark):
        return _word_start(place, start)
    if mark in "-‑" and place.text[start - 2 : start - 1].isalnum():
        first = _word_start(place, start - 1)
        word = place.text[first : start - 1].lower()
        return None if word in _PREFIXES or not any(letter.isalpha() for letter in word) else first
    if mark == "^" or (mark in ".:" and place.text[start - 2 : start - 1].isdigit()):
        return _word_start(place, start - 1)
    return None


def _word_start(place: Place, end: int) -> int:
    earliest = max(place.start, end - _LONGEST_CODE)
    while end > earliest and (place.text[end - 1].isalnum() or place.text[end - 1] in "-_."):
        end -= 1
    return end


def _dialled(quantity: Quantity, place: Place) -> Trap | None:
    start = quantity.start - 1 if place.lower[quantity.start - 1 : quantity.start] == "(" else quantity.start
    phone = _PHONE.match(place.lower, start, place.end)
    if phone is None:
        return None
    digits = sum(letter.isdigit() for letter in phone.group())
    is_called = _PHONE_WORD.search(place.lower, max(place.start, start - 30), start)
    if digits >= 9 and ("-" in phone.group() or "+" in phone.group() or is_called):
        return Trap(start, phone.end(), "phone")
    return Trap(start, phone.end(), "phone") if digits == 7 and is_called else None


def _score(quantity: Quantity, place: Place) -> Trap | None:
    """Set aside sport results: "3-1", or a rising pair beside a word of sport."""
    pair = _PAIR.match(place.lower, quantity.start, place.end)
    if pair is None:
        return None
    first, second = (int(part) for part in re.split(r" ?[-–] ?", pair.group())[:2])
    near = place.lower[max(place.start, pair.start() - 40) : min(place.end, pair.end() + 25)]
    if _VOTE.search(near) and not _SPORT.search(near.replace("ties", "")):
        return None
    is_sport = _SPORT.search(near) and " " not in pair.group() and second < 30
    if first >= second or is_sport:
        return Trap(pair.start(), pair.end(), "score")
    return None
