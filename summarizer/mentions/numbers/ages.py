"""Numbers that are ages without the word "years": "aged 19", "Daniel Montalvo, 19, a member", "adults over 65"."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.nouns import counted_noun
from summarizer.mentions.numbers.quantity import Place, Quantity

_AGE_WORDS = frozenset("aged age ages turned turns turning".split())
_KIN = (
    "wife|husband|son|daughter|brother|sister|twin|father|mother|partner|girlfriend|boyfriend|fiancé|fiancée|widow"
    "|widower|grandson|granddaughter|nephew|niece|cousin|man|woman|boy|girl|teenager|suspect|victim"
)
_NAMED = re.compile(rf"(?:[A-Z][\w’'.-]+|\b(?:{_KIN}))(?:, | \()\Z")
_APART = re.compile(r"[,.;)]")
_WHEN = re.compile(r" (?:when|at the time)\b")
_IS = frozenset("was is just only turned".split())
_PEOPLE = frozenset(
    """
    people persons adults children kids men women boys girls those anyone everyone anybody everybody residents voters
    patients citizens youngsters teenagers someone workers drivers pensioners minors victims
    """.split()
)
_ARE = frozenset("is was are were".split())
_BEYOND = frozenset("over under above below".split())
_OLDEST = 115


def is_age(quantity: Quantity, words: Sequence[str], place: Place) -> bool:
    """Tell whether a number without a unit is an age; `words` are those before it, the nearest last."""
    value = quantity.high if quantity.qualifier == "between" else quantity.value
    if quantity.qualifier == "between" and words[-1:] in (["between"], ["from"]):
        words = words[:-1]
    if not isinstance(value, int) or not 0 < value <= _OLDEST or not words:
        return False
    if words[-1] in _AGE_WORDS or words[-2:] in (["age", "of"], ["ages", "of"]):
        return True
    if words[-1] in _BEYOND:
        who = words[-7:-2] if words[-2:-1] and words[-2] in _ARE else words[-2:-1]
        return not _PEOPLE.isdisjoint(who) and counted_noun(quantity, place)[0] is None
    return quantity.plain and (_is_aside(quantity, words, place) or _is_of_then(quantity, words, place))


def _is_aside(quantity: Quantity, words: Sequence[str], place: Place) -> bool:
    """Read "Daniel Montalvo, 19, a member" and "her husband (51)"."""
    start = quantity.start
    if place.text[start - 1] != "(" and words[-1][-1] != ",":
        return False
    named = _NAMED.search(place.text, max(place.start, start - 24), start)
    return bool(named and _APART.match(place.text, quantity.end, place.end))


def _is_of_then(quantity: Quantity, words: Sequence[str], place: Place) -> bool:
    """Read "she was 15 when"."""
    return words[-1] in _IS and bool(_WHEN.match(place.lower, quantity.end, place.end))
