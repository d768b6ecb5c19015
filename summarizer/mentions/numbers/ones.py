"""When "one" counts: "one person was killed", "one dead", "at least one", "one in A and two in B"."""

import re

from summarizer.mentions.numbers.lexicon import MEASURES
from summarizer.mentions.numbers.qualifiers import qualifier_before, words_before
from summarizer.mentions.numbers.quantity import Place, Quantity, word_before
from summarizer.mentions.numbers.words import alternatives

_LABELS = frozenset("day phase part chapter number no. round stage week season episode article step level war".split())
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|every|any|some|each|this|that|which|the|another|loved|only the|a|former|latest|last|big|good|new|old"
    r"|other|previous|next|first|second|right|wrong|same|current|whole|bad|better|best|late|young|little) \Z"
    r"|\b(?:every|any|some|no)-?\Z"
)
_NOT_COUNTED = re.compile(
    r"(?: of\b| another\b|[’']s?\b| (?:can|could|may|might|must|should|would|will|does|did|has|had|is|was|who|that"
    r"|which|such|thing|way|side|day|time|last|more time|final|or another|by one|on one|reason|example|option"
    r"|possible|possibility|explanation|point|sign|hand|area|aspect|issue|question|problem|idea|step|word|place"
    r"|part|source|official|expert|analyst|observer|critic|measure|factor|element)\b"
    r"|-(?:time|off|sided|way|on|to|stop|man|woman|party|state|size|liner|quarter|upmanship|person)\b)"
)
_COUNTED = re.compile(
    r" (?:(?:[^\W\d_]+[- ]){0,2})(?:person|man|woman|child|boy|girl|baby|infant|teenager|soldier|officer|policeman"
    r"|policewoman|civilian|student|pupil|teacher|worker|employee|passenger|pilot|driver|rider|cyclist|pedestrian"
    r"|victim|survivor|suspect|attacker|gunman|hostage|captive|prisoner|inmate|detainee|patient|doctor|nurse"
    r"|paramedic|firefighter|journalist|protester|demonstrator|pilgrim|migrant|refugee|fisherman|sailor|crew member"
    r"|member|player|candidate|lawmaker|senator|fighter|militant|rebel|guard|resident|villager|tourist|citizen"
    r"|national|death|fatality|casualty|injury|case|infection|body|vote|seat|goal|run|win|loss|shot|round|bomb"
    r"|missile|rocket|drone|explosion|blast|attack|strike|arrest|vehicle|car|truck|bus|train|ship|boat|vessel|plane"
    r"|aircraft|helicopter|jet|tank|house|home|building|school|hospital|church|mosque|country|nation|dose|count"
    r"|charge|bullet|poster|share|barrel|abstention)\b"
    r"| (?:dead|killed|injured|wounded|missing|arrested|hurt|survived|died)\b"
)
_MEASURES = re.compile(rf"[ -](?:{alternatives(form for form in MEASURES if len(form) > 3)})\b")
_LIST = re.compile(
    r" (?:in|from|at|on|for) [^.;]{1,40}?(?:,| and) (?:two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"| (?:to|or|and) (?:two|three|four|\d+)\b"
)
_RESULT = re.compile(r"\b(?:killed|killing|injured|injuring|wounding|wounded|leaving|least|only|just|exactly|zero) \Z")
_BARE = re.compile(r"[.,;]| and | in | on | at |\Z")


def trap_of_one(quantity: Quantity, place: Place) -> str | None:
    """Return the rule that says why this "one" counts nothing; null where it clearly counts."""
    lower, start, end = place.lower, quantity.start, quantity.end
    opening = max(place.start, start - 12)
    if quantity.unit or quantity.scale > 1:
        return None
    if word_before(lower, start) in _LABELS:
        return "label"
    if lower.startswith(" of ", end):
        return "one_of"
    if _PRONOUN_BEFORE.search(lower, opening, start):
        return "pronoun"
    if _NOT_COUNTED.match(lower, end, place.end):
        return "pronoun" if lower.startswith((" another", "'s", "’s"), end) else "indefinite_one"
    return None if _counts(quantity, place) else "indefinite_one"


def _counts(quantity: Quantity, place: Place) -> bool:
    lower, start, end = place.lower, quantity.start, quantity.end
    if _COUNTED.match(lower, end, place.end) or _LIST.match(lower, end, place.end):
        return True
    if _MEASURES.match(lower, end, place.end) or qualifier_before(words_before(quantity.start, place))[0]:
        return True
    bare = _BARE.match(lower, end, place.end)
    return bool(bare and _RESULT.search(lower, max(place.start, start - 12), start))
