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
# "two hundred and fifty thousand", "a dozen", "half a million", "twenty-five", "eight"
WORD_NUMBER = rf"(?:{_PART}{_TAIL}|{_HALVES}|an? (?:half|quarter) (?:of an? )?{SCALE_WORD}|{_SMALL})"
_LETTERS = re.compile(r"[a-z]+")


def value_of(words: str) -> Number:
    """Return the value of a run of number words in lower case, as WORD_NUMBER matches it."""
    total: Number = 0
    current: Number = 0
    for word in _LETTERS.findall(words):
        if word in SMALL or word in TENS:
            current += SMALL.get(word, 0) or TENS.get(word, 0)
        elif word in ("half", "quarter"):
            current += 1 / DENOMINATORS[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
    return tidy(total + current)


def denominator_of(word: str) -> int:
    """Return what a word such as "thirds" divides by."""
    return 2 if word == "halves" else DENOMINATORS[word.removesuffix("s")]
