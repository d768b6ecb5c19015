"""Opposites: words of which one says the contrary of the other ("accepted" for "rejected")."""

from collections.abc import Sequence

from summarizer.grounding.clauses import DENYING_PREFIXES, Clause
from summarizer.grounding.words import FUNCTION_WORDS, key

# One pair a line. The words before the bar say the contrary of those behind it.
_CONTRARIES = """
accept accepted approve approved pass passed endorse endorsed embraced \
| reject rejected refuse refused vetoed declined
support supports supported supporting backs backed favours favoured favors favored | oppose opposes opposed opposing
confirm confirms confirmed admit admits admitted acknowledged conceded \
| deny denies denied denying dispute disputes disputed contradict contradicted
beat exceeded topped surpassed above | missed below short
manage manages managed succeed succeeds succeeded | fail fails failed failing failure
rise rises rose risen rising increase increased increasing grew grow grown climbed jumped surged soared gained \
| fall falls fell fallen falling drop dropped decrease decreased shrank slumped plunged tumbled decline declined
win wins won winning victory | lose loses lost losing defeat defeated
guilty | innocent
convicted convict conviction | acquitted acquit acquittal
begin begins began begun start starts started launched resumed | end ends ended stop stops stopped halted suspended
open opens opened reopened | close closes closed shut
allow allows allowed permit permits permitted | ban bans banned prohibited forbidden forbid outlawed barred
profit profits | loss losses
buy buys bought | sell sells sold
arrive arrived enter entered joined | leave leaves departed quit
survive survived survivors alive | die died dead killed
higher highest | lower lowest
majority | minority
better improved | worse worsened
strengthen strengthened stronger | weaken weakened weaker
likely | unlikely
lift lifted eased | impose imposed tightened
raise raised | cut cuts lowered reduced reduce slashed
include includes included | exclude excludes excluded
hired recruited | fired sacked
released freed | detained arrested jailed
optimistic | pessimistic
continue continued continues continuing ongoing | stop stopped ended halted
true truth | false untrue lie lies
praised hailed | criticised criticized condemned
safe | dangerous unsafe
male men man | female women woman
north northern | south southern
east eastern | west western
"""
# Frequent little words: contrary only right before the same word ("before the vote", "after the vote").
_CONTRARY_BEFORE_THE_SAME = """
before | after
above | below
up | down
more most | fewer fewest less least
first | last
always | never
all | some
"""
# Those of them that are content words elsewhere.
_LITTLE_WORDS = frozenset("first last fewer fewest always".split())
_LEAST_STEM = 4


def _pairs(table: str, form: type[str] | None = None) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return both sides of every line, and the reverse, as words where `form` is str, else as keys."""
    lines = table.strip().split("\n")
    sides = [[frozenset(map(form or key, side.split())) for side in line.split("|")] for line in lines]
    return tuple(pair for one, other in sides for pair in ((one, other), (other, one)))


_OPPOSITE_KEYS = _pairs(_CONTRARIES)
_OPPOSITE_WORDS = _pairs(_CONTRARY_BEFORE_THE_SAME, str)
_PAIRS_OF_KEY: dict[str, list[int]] = {}
for _place, (_one, _) in enumerate(_OPPOSITE_KEYS):
    for _key in _one:
        _PAIRS_OF_KEY.setdefault(_key, []).append(_place)


def opposite_word(prose: Clause, given: Clause) -> str | None:
    """Return a word of the prose whose contrary the given words say, or None.

    A denial on one side alone turns the contrary round ("not rejected" is no contrary of "accepted"), so it is left to
    the comparison of denials.
    """
    if bool(prose.plain_denials) != bool(given.plain_denials):
        return None
    return _by_key(prose, given) or _by_prefix(prose, given) or _by_next_word(prose, given)


def _by_key(prose: Clause, given: Clause) -> str | None:
    if _PAIRS_OF_KEY.keys().isdisjoint(prose.keys):
        return None
    word_of_key = _pointed(prose)
    given_keys = _pointed(given).keys()
    for pair in sorted({pair for one in word_of_key for pair in _PAIRS_OF_KEY[one]}):
        one, other = _OPPOSITE_KEYS[pair]
        if other.isdisjoint(given_keys) or not one.isdisjoint(given_keys):
            continue
        if other.isdisjoint(word_of_key):
            return word_of_key[min(one & word_of_key.keys())]
    return None


def _pointed(clause: Clause) -> dict[str, str]:
    """Return the words that have a contrary, by their keys; of several with one key the last."""
    return {
        one: word
        for one, word in zip(clause.keys, clause.words, strict=True)
        if one in _PAIRS_OF_KEY and (word not in FUNCTION_WORDS or word == "above")
    }


def _by_prefix(prose: Clause, given: Clause) -> str | None:
    """Return "legal" where only "illegal" is given, and the reverse."""
    if not (prose.prefixed or given.prefixed):
        return None
    for short_side, long_side in ((prose, given), (given, prose)):
        for long in sorted({word for word in long_side.prefixed if word not in short_side.once}):
            stems = {long[len(prefix) :] for prefix in DENYING_PREFIXES if long.startswith(prefix)}
            found = {one for one in stems & short_side.once - long_side.once if len(one) >= _LEAST_STEM}
            if found:
                return long if long_side is prose else min(found)
    return None


def _by_next_word(prose: Clause, given: Clause) -> str | None:
    pairs = [
        (one, other)
        for one, other in _OPPOSITE_WORDS
        if not (one.isdisjoint(prose.once) or other.isdisjoint(given.once))
    ]
    if not pairs:
        return None
    prose_next, given_next = _next_words(prose.words), _next_words(given.words)
    for one, other in pairs:
        for following, before in prose_next.items():
            given_before = given_next.get(following, frozenset())
            if before & one and not before & other and given_before & other and not given_before & one:
                return min(before & one)
    return None


def _next_words(text_words: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return, for the key of each content word, the function words right before it."""
    before: dict[str, frozenset[str]] = {}
    little: set[str] = set()
    for word in text_words:
        if word in FUNCTION_WORDS or word in _LITTLE_WORDS:
            little.add(word)
            continue
        before[key(word)] = before.get(key(word), frozenset()) | little
        little = set()
    return before
