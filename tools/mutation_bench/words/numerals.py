"""Number words 0 to 100, scales, and the words of parts and multiples."""

import re

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _cardinals() -> dict[str, int]:
    cardinals = {word: value for value, word in enumerate(_SMALL)}
    for tens, word in enumerate(_TENS, 2):
        cardinals[word] = 10 * tens
        cardinals |= {f"{word}-{unit}": 10 * tens + value for value, unit in enumerate(_SMALL[1:10], 1)}
    return {**cardinals, "hundred": 100}


CARDINALS: dict[str, int] = _cardinals()
WORD_OF: dict[int, str] = {value: word for word, value in CARDINALS.items()}
ORDINALS: tuple[str, ...] = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
SCALES: tuple[str, ...] = ("hundred", "thousand", "million", "billion", "trillion")
VAGUE: tuple[str, ...] = ("dozens", "scores", "hundreds", "thousands", "millions", "billions")
# What stands for another part or multiple; neighbours first.
PARTS: dict[str, tuple[str, ...]] = {
    "half": ("a third", "two thirds"),
    "a third": ("a quarter", "half", "two thirds"),
    "a quarter": ("a third", "a fifth", "half"),
    "twice": ("once", "three times", "four times"),
    "once": ("twice", "three times"),
    "one in three": ("one in two", "one in four", "one in thirty", "two in three"),
    "doubled": ("tripled", "halved"),
    "tripled": ("doubled", "quadrupled"),
    "a dozen": ("two dozen", "half a dozen"),
    "double": ("triple", "half"),
}
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
CARDINAL = re.compile(r"\b(?:" + "|".join(sorted(CARDINALS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
