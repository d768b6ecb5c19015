"""How exact a number is: the words before and after it that say "at least", "about", "or more"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.mentions.numbers.quantity import Number, Place, Quantity
from summarizer.mentions.types import Qualifier


class Bounds(NamedTuple):
    """A qualifier, the bounds it sets, and where the words after the number go on."""

    qualifier: Qualifier
    low: Number | None
    high: Number | None
    end: int


_PHRASES: dict[Qualifier, str] = {
    "more_than": "over|more than|greater than|higher than|larger than|bigger than|longer than"
    "|older than|above|exceed|exceeds|exceeded|exceeding|in excess of|upwards of|upward of"
    "|north of|surpass|surpasses|surpassed|surpassing|topped|topping|tops|beyond|>|better than"
    "|over the age of|above the age of|climbed past|rose past|jumped past|soared past|surged past|climbs past|passes"
    "|could top|would top|will top|may top|might top|to top|could exceed",
    "at_least": "at least|a minimum of|minimum of|no less than|no fewer than|not less than"
    "|not fewer than|minimum|equal to or more than|equal or more than|at the very least|at a minimum"
    "|≥|⩾|>=|=>|> =|as few as|as little as|greater than or equal to|higher or equal than|more than or equal to",
    "at_most": "up to|at most|a maximum of|maximum of|no more than|not more than|as many as"
    "|as much as|as high as|as long as|as far as|as late as|no greater than|no higher than|capped at|maximum"
    "|at the most|a ceiling of|≤|⩽|<=|=<|< =|equal to or less than|less than or equal to|not exceeding"
    "|lower or equal than|no longer than|no older than",
    "less_than": "under|below|less than|fewer than|lower than|smaller than|shorter than"
    "|younger than|short of|south of|under the age of|below the age of|<",
    "approximately": "about|around|roughly|approximately|approx|approx.|circa|ca.|c.|some|estimated"
    "|an estimated|estimated at|nearly|almost|close to|nearing|approaching|virtually"
    "|in the region of|in the order of|on the order of|something like|more or less|~|≈|or so"
    "|an average of|average of|averaging|averages|averaged|reportedly some|practically|not quite|perhaps|maybe",
}
_AVERAGES = ("average of", "averaging", "averages", "averaged")
_BEFORE: dict[str, Qualifier] = {
    phrase: qualifier
    for qualifier, phrases in _PHRASES.items()
    for phrase in phrases.split("|")
    if not phrase.endswith(_AVERAGES)
}
_ENDINGS = frozenset(phrase.split()[-1] for phrase in _BEFORE)
_LONGEST = max(len(phrase.split()) for phrase in _BEFORE)
# How many words the longest phrase has that ends with a word.
_LENGTHS = {
    ending: max(len(phrase.split()) for phrase in _BEFORE if phrase.split()[-1] == ending) for ending in _ENDINGS
}
# "nearly 400" is no more than 400.
_FROM_BELOW = frozenset({"nearly", "almost", "nearing", "approaching", "not quite"})
_FILLERS = frozenset("another further additional other extra equivalent a an total of the".split())
_FILLED = re.compile(
    r"(?: (?:another|a further|an additional|an extra|other|a total of|the equivalent of|as much as"
    r"|as many as|an? average of|an? combined))+\Z"
)
_AFTER = re.compile(
    r"(?:(?P<plus>\+|[ -]plus\b)|[ -](?P<odd>odd|ish)\b"
    r"|(?P<noun>[ -](?!or\b|and\b)[^\W\d_]++)?(?P<noun2> (?!or\b|and\b)[^\W\d_]++)?"
    r" (?:(?:or|and) (?P<tail>more|so|fewer|less|greater(?! than)|higher|above|over|older|up|upwards|under"
    r"|younger|below|counting|thereabouts|greater than)\b(?! than)"
    r"|at (?:the )?(?:very )?(?P<bound>most|least|minimum|maximum)\b))"
)
_TAILS: dict[str, Qualifier] = {
    **dict.fromkeys(
        "more greater higher above over older up upwards counting least minimum plus".split(),
        "at_least",
    ),
    "greater than": "at_least",
    **dict.fromkeys("fewer less under younger below most maximum".split(), "at_most"),
    **dict.fromkeys("so odd ish thereabouts".split(), "approximately"),
}


def qualify(quantity: Quantity, words: Sequence[str], place: Place) -> Bounds:
    """Return the qualifier and the bounds of a number; ranges and vague quantities keep theirs.

    `words` are those before the number, the nearest last.
    """
    if quantity.qualifier != "exact":
        return Bounds(quantity.qualifier, quantity.low, quantity.high, quantity.end)
    qualifier, phrase = qualifier_before(words)
    after, end = _qualifier_after(quantity, place)
    qualifier = qualifier or after or "exact"
    value = quantity.value
    is_low = qualifier in ("at_least", "more_than")
    is_high = qualifier in ("at_most", "less_than") or phrase in _FROM_BELOW
    return Bounds(qualifier, value if is_low else None, value if is_high else None, end)


def lasts(words: Sequence[str], quantity: Quantity, place: Place) -> bool:
    """Tell whether "over" before a span of time means "during": "$2 billion over five years"; `words` end with it."""
    if words[-1] != "over" or not _TIME.match(place.lower, quantity.end, place.end):
        return False
    return any(word in _SPREAD or word[0] in "$£€¥₹" or word[:1].isdigit() for word in words[-6:-1])


_TIME = re.compile(r" (?:year|month|week|day|hour|decade)s(?! (?:ago|later|earlier|before|after|old|long)\b)")
_SPREAD = frozenset("million billion trillion crore lakh spread phased staggered spaced percent cent total".split())


def words_before(start: int, place: Place) -> list[str]:
    """Return the last words of the passage before a position, in lower case, the nearest last."""
    words = place.lower[max(place.start, start - 64) : start].split()
    if words:
        words[-1] = words[-1].lstrip("(“\"‘'—–[")
    return words if words and words[-1] else words[:-1]


def qualifier_before(words: Sequence[str]) -> tuple[Qualifier | None, str]:
    """Return the qualifier that the last words give, and those words."""
    if not words:
        return None, ""
    if words[-1] in _LENGTHS:
        for count in range(min(_LENGTHS[words[-1]], len(words)), 0, -1):
            phrase = " ".join(words[-count:]).lstrip("(“\"‘'—–[")
            if phrase in _BEFORE:
                return _BEFORE[phrase], phrase
    if words[-1] in _FILLERS:
        return _before_filler(" " + " ".join(words[-8:]))
    return None, ""


def _before_filler(words: str) -> tuple[Qualifier | None, str]:
    """Look past "another", "a total of" and the like."""
    filled = _FILLED.search(words)
    if filled is None:
        return None, ""
    rest = words[: filled.start()].split()
    for count in range(min(_LONGEST, len(rest)), 0, -1):
        phrase = " ".join(rest[-count:])
        if phrase in _BEFORE:
            return _BEFORE[phrase], phrase
    return None, ""


def _qualifier_after(quantity: Quantity, place: Place) -> tuple[Qualifier | None, int]:
    """Return the qualifier that follows, and where the noun may follow it ("50 or more employees")."""
    nothing = None, quantity.end
    if place.lower[quantity.end : quantity.end + 1] not in (" ", "+", "-"):
        return nothing
    after = _AFTER.match(place.lower, quantity.end, place.end)
    if after is None:
        return nothing
    if after["plus"]:
        return "at_least", after.end()
    if after["odd"]:
        return "approximately", after.end()
    end = quantity.end if after["noun"] else after.end()
    return _TAILS[after["tail"] or after["bound"]], end
