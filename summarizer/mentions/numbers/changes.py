"""Whether a number says how much something rose or fell."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.quantity import Place, Quantity
from summarizer.mentions.types import Change

_UP = (
    "rise rises risen rising rose increase increases increased increasing grow grows grown growing grew growth climb"
    " climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring gain"
    " gains gained gaining rally rallied raise raises raised raising leap leapt leaped swell swelled swollen advanced"
    " spike spiked expand expands expanded expanding expansion rebound rebounded hike hiked boost boosted"
    " accelerate accelerated quickened widened strengthened"
)
_DOWN = (
    "fall falls fallen falling fell drop drops dropped dropping decline declines declined declining decrease decreases"
    " decreased decreasing shrink shrinks shrank shrunk shrinking sank sunk sink plunge plunges plunged plunging"
    " plummet plummeted plummeting tumble tumbled slide slid sliding slip slips slipped slipping slump slumped"
    " contract contracted contracting contraction reduce reduces reduced reducing reduction cut cuts cutting lower"
    " lowers lowered lowering dip dipped trim trimmed slash slashed dived dwindle dwindled"
    " slow slows slowed slowing ease eased easing cool cooled narrowed weakened"
)
_DIRECTIONS: dict[str, Change] = {
    **dict.fromkeys(_UP.split(), "increase"),
    **dict.fromkeys(_DOWN.split(), "decrease"),
}
# Verbs that take the amount without "by": "fell 3 %"; "raised 3 million" and "cut 200 jobs" are no changes.
_TRANSITIVE = frozenset(
    "raise raises raised raising cut cuts cutting gain gains gained gaining lower lowers lowered lowering boost hike"
    " contract reduce reduces reduced reducing rise fall increase decrease drop decline spike jump surge rally trim"
    " reduction expansion growth slash slashed trimmed boosted contraction slide dip plunge slump leap rebound".split()
)
_DIRECT: dict[str, Change] = {
    **{word: change for word, change in _DIRECTIONS.items() if word not in _TRANSITIVE},
    "up": "increase",
    "down": "decrease",
}
_BESIDE_LINK: dict[str, Change] = {"up": "increase", "down": "decrease"}
_LINKS = frozenset("by to of from at".split())
_SKIPPED = frozenset(
    "about around nearly almost roughly just only a an another further record estimated approximately some over more"
    " than less least most under below above as much many excess well slightly barely fewer sharp".split()
)
_BREAKS = frozenset("and but or as that while who which killing when because if said".split())
_FAR = 3
_FURTHER = 8
_AFTER = re.compile(
    r"[ -](?:[a-z]+[ -])?(?:(?P<up>rise|increase|jump|gain|growth|surge|hike|boost|raise|rebound|higher|up)"
    r"|(?P<down>drop|fall|decline|decrease|cut|reduction|slump|plunge|dip|lower|down))\b"
)
_MEASURED = frozenset({"percent", "percentage points", "basis points"})


def change_of(quantity: Quantity, unit: str | None, words: Sequence[str], place: Place) -> Change | None:
    """Return the direction in which the number says that something changed, null where it does not.

    `words` are those before the number, the nearest last.
    """
    if quantity.change or quantity.form in ("vague", "multiple"):
        return quantity.change
    change = _before(words, _DIRECTIONS if unit in _MEASURED else _DIRECT)
    if change is None and unit in _MEASURED:
        found = _AFTER.match(place.lower, quantity.end, place.end)
        if found:
            return "increase" if found["up"] else "decrease"
    return change


def _before(words: Sequence[str], direct: dict[str, Change]) -> Change | None:
    index = len(words) - 1
    while index >= 0 and (words[index] in _SKIPPED or words[index - 1 : index + 1] == ["up", "to"]):
        index -= 1 if words[index] in _SKIPPED else 2
    if index < 0:
        return None
    if words[index] not in _LINKS:
        return direct.get(words[index]) or _DIRECT.get(words[index])
    if index and words[index - 1] in _BESIDE_LINK:
        return _BESIDE_LINK[words[index - 1]]
    return _linked(words[:index], reaches_far=words[index] == "to")


def _linked(words: Sequence[str], *, reaches_far: bool) -> Change | None:
    """Look for the verb or noun before "by", "to", "of": "an increase in prices of", "rose from 4 to"."""
    passed_from = False
    for distance, word in enumerate(reversed(words)):
        if distance >= (_FURTHER if reaches_far and passed_from else _FAR + 2 * reaches_far):
            return None
        if word in _DIRECTIONS:
            return _DIRECTIONS[word]
        if word in _BREAKS or word[-1] in ",;:.":
            return None
        passed_from = passed_from or word == "from"
    return None
