"""Find what looks like a quantity, and read it."""

import re
from collections.abc import Iterator

from summarizer.mentions.numbers.attached import complete
from summarizer.mentions.numbers.digits import ENGLISH, FRACTIONS, LONGEST, value_of_english, value_of_fraction
from summarizer.mentions.numbers.lexicon import (
    DENOMINATORS,
    MULTIPLES,
    ORDINALS,
    SCALES,
    SMALL,
    TENS,
    VERBS_OF_MULTIPLES,
)
from summarizer.mentions.numbers.quantity import Number, Quantity, tidy, word_before
from summarizer.mentions.numbers.words import (
    DENOMINATOR,
    SCALE_WORD,
    WORD_NUMBER,
    alternatives,
    denominator_of,
    end_of_first,
    value_of,
)
from summarizer.mentions.triggers import word_starts

_UNITS = alternatives(word for word, value in SMALL.items() if 0 < value < 20)
_MANY = "hundreds|thousands|millions|billions|trillions|dozens|scores"
_VAGUE = (
    rf"(?:(?:tens|hundreds|thousands|dozens|scores) of )?(?:{_MANY})\b"
    rf"|(?:several|a few)(?:[ -]{SCALE_WORD})+|several\b|a handful\b|a couple of\b"
)
_FRACTION = rf"(?:an?|{_UNITS})[ -]{DENOMINATOR}s?\b(?!-)(?! (?:of an? )?{SCALE_WORD})|half\b(?! (?:an? )?{SCALE_WORD})"
_ORDINAL = rf"(?:{alternatives(ORDINALS)})\b"
_FOLDS = "two three four five six seven eight ten hundred".split()
_FOLD = rf"(?:{'|'.join(_FOLDS)})fold"
# "one in five", "three out of 10"; two killed "in five days" are none.
_RATIO = (
    rf"(?:{_UNITS}|\d{{1,3}}) over (?:{WORD_NUMBER}|\d{{1,3}})(?=[.;,]|\Z)"
    rf"|(?:{_UNITS}|\d{{1,3}})(?: in| out of)(?: every)? (?:{_UNITS}|\d{{1,3}})\b"
    r"(?![,.]?\d|[ -](?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|decades?|percent|per cent|%)|%)"
)
_RATIO_JOIN = re.compile(r" (?:in(?: every)?|out of(?: every)?|over) ")
# The first branch takes the usual number, before a word that is no "in", "of" or "over", past all slower ones.
_IN_DIGITS = re.compile(
    rf"(?P<bare>\d++(?= [a-hj-np-z]))|(?P<ratio>{_RATIO})|(?P<digits>{ENGLISH}|\.\d+|[{FRACTIONS}])"
)
_IN_WORDS = re.compile(
    rf"(?P<ratio>{_RATIO})|(?P<nth>(?:{alternatives(TENS)})[ -]{_ORDINAL})|(?P<fraction>{_FRACTION})"
    rf"|(?P<word>{WORD_NUMBER})|(?P<vague>{_VAGUE})"
    rf"|(?P<multiple>(?:{alternatives(MULTIPLES)})\b|{_FOLD}\b)|(?P<ordinal>{_ORDINAL})"
)
TRIGGERS = (
    *SMALL,
    *TENS,
    *SCALES,
    *MULTIPLES,
    *ORDINALS,
    *DENOMINATORS,
    *_MANY.split("|"),
    *"half halves tens several few handful couple".split(),
    *(f"{word}s" for word in DENOMINATORS),
    *(f"{word}fold" for word in _FOLDS),
)
_word_starts = word_starts(TRIGGERS)
# Digits of all scripts and fractions. As a set of characters it is as fast as [0-9], and four times as fast as \d, but
# a set holds no character beyond U+FFFF.
_DIGITS = re.compile(rf"[{''.join(filter(str.isdecimal, map(chr, range(0x10000))))}{FRACTIONS}]+")
_DIGITS_BEYOND = re.compile(rf"[\d{FRACTIONS}]+")


def scan(text: str, lower: str) -> Iterator[Quantity]:
    """Yield all quantities of a text in text order, traps included; `lower` is the text in lower case."""
    position = 0
    for start in _starts(lower):
        hit = _match(lower, start, position) if start >= position else None
        if hit is None:
            continue
        quantity = _READERS[str(hit.lastgroup)](hit, text, position)
        yield quantity
        position = quantity.end


def _starts(lower: str) -> list[int]:
    """Return where a quantity may start, or its first word after "a"."""
    starts = _word_starts(lower)
    is_wide = len(lower.encode("utf-16-le", "surrogatepass")) != 2 * len(lower)
    digits = [found.start() for found in (_DIGITS_BEYOND if is_wide else _DIGITS).finditer(lower)]
    starts.extend(start - 1 if _is_decimal(lower, start) else start for start in digits)
    starts.sort()
    return starts


def _is_decimal(lower: str, start: int) -> bool:
    """Tell whether digits follow a point alone: ".45"."""
    return start > 0 and lower[start - 1] == "." and not lower[start - 2 : start - 1].isalnum()


_ARTICLES = {"a ": "a ", "n ": "an ", "a-": "a-"}  # by their last two characters


def _match(lower: str, start: int, earliest: int) -> re.Match[str] | None:
    """Match a quantity at a trigger, with the article before it ("a hundred") where it belongs to it."""
    if not lower[start].isalpha():
        return _IN_DIGITS.match(lower, start)
    article = _ARTICLES.get(lower[start - 2 : start])
    if article and lower.endswith(article, earliest, start):
        first = start - len(article)
        before = lower[first - 1 : first]
        if before != "-" and not before.isalnum() and (hit := _IN_WORDS.match(lower, first)):
            return hit
    return _IN_WORDS.match(lower, start)


def _read_digits(hit: re.Match[str], text: str, earliest: int) -> Quantity:
    digits = hit.group()
    if len(digits) > LONGEST:
        return Quantity(hit.start(), hit.end(), None, "code")
    value = value_of_fraction(digits) if digits in FRACTIONS else value_of_english(digits)
    return complete(hit, text, earliest, value, "digits")


def _read_word(hit: re.Match[str], text: str, earliest: int) -> Quantity:
    words = hit.group()
    end = end_of_first(words)
    first = hit if end == len(words) else _IN_WORDS.match(hit.string, hit.start(), hit.start() + end)
    return complete(first or hit, text, earliest, value_of(words[:end]), "word")


def _read_vague(hit: re.Match[str], _: str, __: int) -> Quantity:
    return Quantity(hit.start(), hit.end(), None, "vague", qualifier="vague")


def _read_fraction(hit: re.Match[str], _: str, earliest: int) -> Quantity:
    words = hit.group().replace("-", " ").split()
    numerator = 1 if words[0] in ("a", "an", "half") else SMALL[words[0]]
    return _signed(hit, earliest, numerator / denominator_of(words[-1]), "fraction")


def _read_ratio(hit: re.Match[str], _: str, earliest: int) -> Quantity:
    part, whole = _RATIO_JOIN.split(hit.group())
    above, below = _small(part), _small(whole)
    if above < below:
        return _signed(hit, earliest, above / below, "ratio")
    form = "digits" if part.isdecimal() else "word"
    return Quantity(hit.start(), hit.start() + len(part), above, form, plain=form == "digits")


def _small(words: str) -> Number:
    return int(words) if words.isdecimal() else value_of(words)


def _signed(hit: re.Match[str], earliest: int, value: float, form: str) -> Quantity:
    """Return a part of a whole with the "minus" that stands before it."""
    sign = word_before(hit.string, hit.start())
    is_negative = sign in ("minus", "negative") and not hit.string.endswith("plus or minus ", 0, hit.start())
    start = max(earliest, hit.start() - len(sign) - 1) if is_negative else hit.start()
    return Quantity(start, hit.end(), tidy(-value if is_negative else value), form)


def _read_multiple(hit: re.Match[str], _: str, __: int) -> Quantity:
    word = hit.group()
    value = MULTIPLES.get(word) or value_of(word.removesuffix("fold"))
    change = VERBS_OF_MULTIPLES.get(word)
    return Quantity(hit.start(), hit.end(), tidy(value), "multiple", "times", change=change)


def _read_ordinal(hit: re.Match[str], _: str, __: int) -> Quantity:
    return Quantity(hit.start(), hit.end(), None, "ordinal")


_READERS = {
    "bare": _read_digits,
    "digits": _read_digits,
    "word": _read_word,
    "vague": _read_vague,
    "fraction": _read_fraction,
    "multiple": _read_multiple,
    "nth": _read_ordinal,
    "ordinal": _read_ordinal,
    "ratio": _read_ratio,
}
