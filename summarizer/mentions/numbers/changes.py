"""Whether a number says how much something rose or fell."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.lexicon import TIME_UNITS
from summarizer.mentions.numbers.quantity import Place, Quantity, word_before
from summarizer.mentions.types import Change

_UP = (
    "rise rises risen rising rose increase increases increased increasing grow grows grown growing grew growth climb"
    " climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring gain"
    " gains gained gaining rally rallied raise raises raised raising leap leapt leaped swell swelled swollen advanced"
    " spike spiked expand expands expanded expanding expansion rebound rebounded hike hiked boost boosted"
    " accelerate accelerated quickened widened strengthened doubled tripled trebled quadrupled doubling tripling"
)
_DOWN = (
    "fall falls fallen falling fell drop drops dropped dropping decline declines declined declining decrease decreases"
    " decreased decreasing shrink shrinks shrank shrunk shrinking sank sunk sink plunge plunges plunged plunging"
    " plummet plummeted plummeting tumble tumbled slide slid sliding slip slips slipped slipping slump slumped"
    " contract contracted contracting contraction reduce reduces reduced reducing reduction cut cuts cutting lower"
    " lowers lowered lowering dip dipped trim trimmed slash slashed dived dwindle dwindled"
    " slow slows slowed slowing ease eased easing cool cooled narrowed weakened halved halving"
)
_DIRECTIONS: dict[str, Change] = {
    **dict.fromkeys(_UP.split(), "increase"),
    **dict.fromkeys(_DOWN.split(), "decrease"),
}
# Verbs that take the amount without "by": "fell 3 %"; "raised 3 million" and "cut 200 jobs" are no changes.
_TRANSITIVE = frozenset(
    "raise raises raised raising cut cuts cutting gain gains gained gaining lower lowers lowered lowering boost hike"
    " contract reduce reduces reduced reducing rise fall increase decrease drop decline spike jump surge rally trim"
    " reduction expansion growth slash slashed trimmed boosted contraction slide dip plunge slump leap rebound advanced"
    " doubled tripled trebled quadrupled doubling tripling halved halving".split()
)
_DIRECT: dict[str, Change] = {
    **{word: change for word, change in _DIRECTIONS.items() if word not in _TRANSITIVE},
    "up": "increase",
    "down": "decrease",
}
# With a percentage only: a team loses 5 games, and a bank adds 300 jobs.
_DIRECT_MEASURED: dict[str, Change] = {
    **_DIRECTIONS,
    **dict.fromkeys("lost lose loses losing shed sheds".split(), "decrease"),
    **dict.fromkeys("added adds adding".split(), "increase"),
}
# "makes up 47 percent": the verb takes the "up" for itself.
_TAKES_UP = frozenset(
    """
    make makes made making take takes took taken taking come came end ends ended ending set sets put gave give given
    pick picks picked call called sign signed open opened round rounded shut close closed break broke split track
    tracked turn turned back backed hold held bring brought line lined rack racked snap snapped
    """.split()
)
_BESIDE_LINK: dict[str, Change] = {"up": "increase", "down": "decrease"}
_LINKS = frozenset("by to of from at past".split())
_SKIPPED = frozenset(
    "about around nearly almost roughly just only a an another further record estimated approximately some over more"
    " than less least most under below above as much many excess well slightly barely fewer sharp between".split()
)
_BREAKS = frozenset("and but or as that while who which killing when because if said".split())
_FAR = 3
_FURTHER = 8
# "from 3.9% to 3.4%", "to 1.5 points from 4": what may stand between the two ends.
_ENDS = re.compile(
    r"(?: (?!for |in |at |on |of )[^\W\d_]+){0,2},? (?P<link>to|from)(?: (?:about|around|roughly|nearly|almost|just))? "
)
_AFTER = re.compile(
    r"[ -](?:[a-z]+[ -])?(?:(?P<up>rise|increase|jump|gain|growth|surge|hike|boost|raise|rebound|higher|up)"
    r"|(?P<down>drop|fall|decline|decrease|cut|reduction|slump|plunge|dip|lower|down))\b"
)
# "settled $1.37 lower"
_HIGHER = re.compile(r"(?: points?| cents)? (?:(?P<up>higher)|(?P<down>lower))(?! than)\b")
_MEASURED = frozenset({"percent", "percentage points", "basis points"})


def change_of(quantity: Quantity, unit: str | None, words: Sequence[str], place: Place) -> Change | None:
    """Return the direction in which the number says that something changed, null where it does not.

    `words` are those before the number, the nearest last.
    """
    if quantity.change or quantity.form == "vague":
        return quantity.change
    if unit in TIME_UNITS and words[-1:] == ["over"]:
        return None
    if quantity.form == "multiple":
        return _before(words, _DIRECT) if place.lower.endswith("fold", quantity.start, quantity.end) else None
    change = _before(words, _DIRECT_MEASURED if unit in _MEASURED else _DIRECT, is_measured=unit in _MEASURED)
    after = _AFTER if unit in _MEASURED else _HIGHER if quantity.unit or unit in ("points", "cents") else None
    found = after.match(place.lower, quantity.end, place.end) if after and change is None else None
    if found:
        return "increase" if found["up"] else "decrease"
    return change


def pair_ends(quantities: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Return the quantities; the two ends of a change ("from 5 to 4 percent") share their unit and direction."""
    paired = [quantities[0]]
    for quantity in quantities[1:]:
        link = _ENDS.fullmatch(place.lower, paired[-1].end, quantity.start)
        ends = _ends(paired[-1], quantity, link, place) if link else None
        paired[-1:] = ends or [paired[-1], quantity]
    return paired


def _ends(first: Quantity, second: Quantity, link: re.Match[str], place: Place) -> list[Quantity] | None:
    """Return both ends with what one has from the other, null where they are none."""
    is_from_to = link["link"] == "to" and word_before(place.lower, first.start) in _FROM
    is_to_from = link["link"] == "from" and word_before(place.lower, first.start) in _TO
    unit = first.unit or second.unit
    if not (is_from_to or is_to_from) or first.value is None or second.value is None or first.value == second.value:
        return None
    if first.unit and second.unit and first.unit.split(" per ")[0] != second.unit.split(" per ")[0]:
        return None
    rises = (first.value < second.value) == is_from_to
    change: Change = "increase" if rises else "decrease"
    return [
        first._replace(unit=first.unit or unit, change=first.change or change),
        second._replace(unit=second.unit or unit, change=second.change or change),
    ]


_FROM = frozenset("from".split())
_TO = frozenset("to at".split())


def _before(words: Sequence[str], direct: dict[str, Change], *, is_measured: bool = False) -> Change | None:
    index = len(words) - 1
    while index >= 0 and (words[index] in _SKIPPED or words[index - 1 : index + 1] == ["up", "to"]):
        index -= 1 if words[index] in _SKIPPED else 2
    if index < 0:
        return None
    if words[index] not in _LINKS:
        is_taken = words[index] in _BESIDE_LINK and index > 0 and words[index - 1] in _TAKES_UP
        return None if is_taken else direct.get(words[index]) or _DIRECT.get(words[index])
    if index and words[index - 1] in _BESIDE_LINK:
        return _BESIDE_LINK[words[index - 1]]
    link = words[index]
    reach = _FAR + 2 * (link == "to") + 2 * (is_measured and link == "by")
    return _linked(words[:index], reach, _FURTHER if link == "to" else reach)


def _linked(words: Sequence[str], reach: int, further: int) -> Change | None:
    """Look for the verb or noun before "by", "to", "of": "an increase in prices of", "rose from 4 to".

    `further` is how far to look past another amount: "raised the rate by 25 points to".
    """
    for distance, word in enumerate(reversed(words)):
        if distance >= reach:
            return None
        if word in _DIRECTIONS:
            return _DIRECTIONS[word]
        if word in _BREAKS or word[-1] in ",;:.":
            return None
        if word in ("from", "by"):
            reach = further
    return None
