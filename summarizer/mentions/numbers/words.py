"""Number words: the pattern of a run of them, and its value."""

import re
from collections.abc import Iterable

from summarizer.mentions.numbers.lexicon import DENOMINATORS, SCALES, SMALL, TENS
from summarizer.mentions.numbers.quantity import Number, tidy


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNITS = alternatives(word for word, value in SMALL.items() if 0 < value < 10)
_SMALL = rf"(?:(?:{alternatives(TENS)})(?:[ -](?:{_UNITS})\b)?|{alternatives(SMALL)})\b"
SCALE_WORD = rf"(?:{alternatives(SCALES)})\b"
_PART = rf"(?:{_SMALL}|an?)(?:[ -]{SCALE_WORD})+"
DENOMINATOR = rf"(?:{alternatives(DENOMINATORS)}|halves)"
_MORE = rf"{_SMALL}(?:[ -]{SCALE_WORD})*"
# "one hundred and three and two thirds": the last "and" begins a fraction.
_TAIL = (
    rf"(?:(?:(?:,? and |, |[ -]){_MORE}| and an? (?:half|quarter) {SCALE_WORD})"
    rf"(?:(?:, |[ -]){_MORE}|,? and {_MORE}(?! {DENOMINATOR}s))*)?"
)
_HALVES = rf"(?:half|quarter)(?: an?)?(?: {SCALE_WORD})+"
_PARTS = rf"(?:an?|{_SMALL})[ -](?:{DENOMINATOR}s?)[ -](?:of an? )?{SCALE_WORD}"
# "three quarters of a million", "two hundred and fifty thousand", "a dozen", "half a million", "twenty-five", "eight"
WORD_NUMBER = rf"(?:{_PARTS}|{_PART}{_TAIL}|{_HALVES}|{_SMALL})"
_LETTERS = re.compile(r"[a-z]+")
_JOIN = re.compile(r",? and |, ")
_BIG = re.compile(rf"\b(?:{alternatives(word for word, scale in SCALES.items() if scale >= 1000)})\b")
# "two hundred and five", "two dozen and five"; after "two thousand and five" a further "and" begins anew.
_BEFORE_AND = ("hundred", "dozen")
_ADDED = SMALL | TENS
_DENOMINATORS = frozenset([*DENOMINATORS, *(f"{word}s" for word in DENOMINATORS), "halves"])


def value_of(words: str) -> Number:
    """Return the value of a run of number words in lower case, as WORD_NUMBER matches it."""
    total: Number = 0
    current: Number = 0
    for word in _LETTERS.findall(words):
        if word in _ADDED:
            current += _ADDED[word]
        elif word in _DENOMINATORS:
            current = (current or 1) / denominator_of(word)
        elif word in ("hundred", "dozen"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
    return tidy(total + current)


def end_of_first(words: str) -> int:
    """Return where the first number ends in a run of number words that may hold two: "two hundred and three hundred".

    A number goes on after "and" or a comma only with less than it has named so far.
    """
    for join in _JOIN.finditer(words):
        following = _JOIN.split(words[join.end() :])[0]
        if _begins_anew(words[: join.start()], following):
            return join.start()
    return len(words)


def _begins_anew(before: str, following: str) -> bool:
    group = before
    for big in _BIG.finditer(before):
        group = before[big.end() :].lstrip(", ")
    if "hundred" in group and "hundred" in _BIG.split(following)[0]:
        return True
    if group and (_JOIN.search(group) or not any(word in group for word in _BEFORE_AND)):
        return True
    scales = [SCALES[big.group()] for big in _BIG.finditer(before)]
    return bool(scales) and any(SCALES[big.group()] >= scales[-1] for big in _BIG.finditer(following))


def denominator_of(word: str) -> int:
    """Return what a word such as "thirds" divides by."""
    return 2 if word == "halves" else DENOMINATORS[word.removesuffix("s")]
