"""Relations: who does what to whom, where prose and evidence name the same two with the same verb between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.clauses import Clause, read_clause
from summarizer.grounding.evidence import Source
from summarizer.grounding.signals import ATTRIBUTION_WORDS
from summarizer.grounding.words import FUNCTION_WORDS, key
from summarizer.summary import Doubt, Evidence

_REACH_BEFORE = 6
_REACH_AFTER = 8
_FORMS_OF_BE = frozenset("is are was were be been being".split())
_ENDINGS_OF_VERBS = ("ed", "ing")
_OTHER_VERBS = ATTRIBUTION_WORDS | frozenset(
    """beat bit bought brought caught chose drew drove fed fought gave held hit hurt led left lent met outbid
    overtook paid sent shot sold sought struck stole stung sued taught told took threw won wrote""".split()
)


@dataclass(frozen=True)
class _Relation:
    """A verb, and the keys of the names before and behind it; "was sued by" has them the other way."""

    agents: frozenset[str]
    verb: str
    patients: frozenset[str]


def check_relations(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Doubt a sentence that turns round who acts on whom: "A accused B" where the evidence has "B accused A" only."""
    told = list(_relations(read_clause(text), source.name_keys))
    if not told:
        return ()
    verbs = {relation.verb for relation in told}
    sentences = [read_clause(part.exact) for part in evidence]
    given = [
        relation
        for sentence in sentences
        if not verbs.isdisjoint(sentence.keys)
        for relation in _relations(sentence, source.name_keys)
    ]
    is_turned = any(_is_among(one, given, turned=True) and not _is_among(one, given, turned=False) for one in told)
    return ("relation_reversed",) if is_turned else ()


def _is_among(one: _Relation, others: Sequence[_Relation], *, turned: bool) -> bool:
    agents, patients = (one.patients, one.agents) if turned else (one.agents, one.patients)
    return any(one.verb == other.verb and agents & other.agents and patients & other.patients for other in others)


def _relations(clause: Clause, name_keys: frozenset[str]) -> Iterator[_Relation]:
    """Yield who stands before and behind each verb with names on both sides."""
    verbs = [
        position
        for position, word in enumerate(clause.words)
        if word.endswith(_ENDINGS_OF_VERBS) or word in _OTHER_VERBS
    ]
    if not verbs or name_keys.isdisjoint(clause.keys):
        return
    keys = ["" if word in FUNCTION_WORDS else key(word) for word in clause.words]
    for position in verbs:
        verb = keys[position]
        if not verb or verb in name_keys:
            continue
        before = frozenset(_last_name(keys[max(0, position - _REACH_BEFORE) : position], name_keys))
        after = name_keys.intersection(keys[position + 1 : position + 1 + _REACH_AFTER])
        if not before or not after - before:
            continue
        is_passive = bool(_FORMS_OF_BE & set(clause.words[max(0, position - 2) : position]))  # "was wrongly accused"
        if "by" in clause.words[position + 1 : position + 2]:
            yield _Relation(after, verb, before)
        elif clause.words[position].endswith("ing") or not is_passive:
            yield _Relation(before, verb, after - before)


def _last_name(keys: Sequence[str], name_keys: frozenset[str]) -> Iterator[str]:
    """Yield the keys of the name nearest to the end."""
    is_begun = False
    for one in reversed(keys):
        if one in name_keys:
            is_begun = True
            yield one
        elif is_begun:
            return
