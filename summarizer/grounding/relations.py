"""Relations: who does what to whom, where prose and evidence name the same two with the same verb between them."""

from collections.abc import Iterator, Sequence

from summarizer.grounding.evidence import Source
from summarizer.grounding.words import ATTRIBUTION_WORDS, FUNCTION_WORDS, key, words
from summarizer.summary import Doubt, Evidence

_REACH_BEFORE = 6
_REACH_AFTER = 8
_IRREGULAR = frozenset(
    """beat bit bought brought caught chose drew drove fed fought gave held hit hurt led left lent met outbid
    overtook paid sent shot sold sought struck stole stung sued taught told took threw won wrote""".split()
)
_Relation = tuple[str, str, str]


def check_relations(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Doubt a sentence that turns round who acts on whom: "A accused B" where the evidence has "B accused A" only."""
    told = set(_relations(words(text), source.name_keys))
    if not told:
        return ()
    given = {relation for part in evidence for relation in _relations(words(part.exact), source.name_keys)}
    turned = {(patient, verb, agent) for agent, verb, patient in told - given}
    return ("relation_reversed",) if turned & given else ()


def _relations(text_words: Sequence[str], name_keys: frozenset[str]) -> Iterator[_Relation]:
    """Yield (agent, verb, patient) for each verb between two names; "was sued by" has them the other way."""
    keys = ["" if word in FUNCTION_WORDS else key(word) for word in text_words]
    for position, verb in enumerate(keys):
        if not verb or verb in name_keys or not _is_verb(text_words[position]):
            continue
        before = [one for one in keys[max(0, position - _REACH_BEFORE) : position] if one in name_keys]
        after = [one for one in keys[position + 1 : position + 1 + _REACH_AFTER] if one in name_keys]
        if not before or not after or before[-1] == after[0]:
            continue
        pair = (before[-1], after[0])
        agent, patient = reversed(pair) if "by" in text_words[position + 1 : position + 2] else pair
        yield agent, verb, patient


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in _IRREGULAR or word in ATTRIBUTION_WORDS
