"""Polarity: a piece of prose may deny, hedge or affirm only what its evidence does (G5).

A denial or hedge bears on the content words behind it, up to the next mark of punctuation.
"""

from collections.abc import Iterator, Sequence

from summarizer.grounding.clauses import (
    NEAR_WORDS,
    Clause,
    Given,
    Scope,
    content_of,
    given_by,
    is_taken_back,
    read_clause,
    read_clauses,
)
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.opposites import opposite_word
from summarizer.grounding.signals import attributes, is_plain_negation, is_verb_of_denial
from summarizer.grounding.words import is_un_word, key, key_set, words_of_clauses
from summarizer.summary import Doubt, Evidence

_BEFORE_NOUNS = frozenset("no none nobody nothing neither nor".split())
_RELATIVES = frozenset("who that which".split())
_DENIALS = frozenset("denied denies deny denying disputed disputes dispute disputing".split())
_NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "dis", "non")
_ANONYMITY = frozenset("anonymity anonymous anonymously".split())
_SEVERAL = 2
_SHORT_SCOPE = 3
_COPIED_SHARE = 0.9
_LEAST_WORDS_HEDGED = 3
_HEDGED_SHARE = 0.6


def check_negation(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Compare what is denied on both sides; a "not" lost or added is not supported, other denials are a doubt."""
    prose = read_clause(text)
    given = given_by(evidence)
    doubts: list[Doubt] = []
    for part in evidence:
        _check_copy(prose, part)
    if not _has_negative_prefix(prose, given):
        doubts += _check_dropped_negation(prose, given)
    doubts += _check_added_negation(text, prose, given, source.name_keys)
    if prose.plain_denials and not given.denied and _ANONYMITY.isdisjoint(given.whole.words):
        doubts.append("negation_unclear")  # nothing in the evidence is denied, and nobody there asks for anonymity
    if _is_affirmed(prose, given, source.name_keys):
        doubts.append("negation_unclear")
    if opposite_word(prose, given.whole):
        doubts.append("opposite_word")
    return tuple(dict.fromkeys(doubts))


def _is_affirmed(prose: Clause, given: Given, name_keys: frozenset[str]) -> bool:
    """Tell whether the prose denies nothing and shares words with a clause that denies more than being the first."""
    if not given.denying or prose.denials or prose.denies_by_syllable:
        return False
    told = prose.content - name_keys
    return any(len(told & clause.content) >= _SEVERAL for clause in given.denying)


def _check_copy(prose: Clause, part: Evidence) -> None:
    """Raise where the prose is nearly a sentence of the evidence, with fewer or more denials."""
    if not _is_copy(prose, part):
        return
    told, denied = _plain_denials(prose), _plain_denials(read_clause(part.exact))
    if told < denied:
        raise NotSupportedError("negation_dropped", f"[{part.passage}] denies more than that")
    if told > denied:
        raise NotSupportedError("negation_added", f"[{part.passage}] denies less than that")


def _is_copy(prose: Clause, part: Evidence) -> bool:
    """Tell whether the prose has nearly all words of a cited sentence."""
    given = key_set(part.exact)
    least = _COPIED_SHARE * len(given)
    return 0 < least <= len(prose.content) and len(given & prose.content) >= least


def _hedges(clause: Clause) -> int:
    return len({*clause.hedges, *clause.claim_hedges})


def _plain_denials(clause: Clause) -> int:
    """Count the plain denials, without those that an exception takes back ("no clients but one")."""
    return sum(not is_taken_back(clause.words[position + 1 :]) for position in clause.plain_denials)


def check_modality(text: str, evidence: Sequence[Evidence], *, attributed: bool) -> tuple[Doubt, ...]:
    """Doubt a sentence that restates what the evidence only holds possible, planned or alleged.

    `attributed` tells that the item says whose claim it is, so that "alleged" is kept.
    """
    prose = read_clause(text)
    if any(_is_copy(prose, part) and _hedges(prose) < _hedges(read_clause(part.exact)) for part in evidence):
        return ("modality_dropped",)
    given = given_by(evidence)
    if _drops_hedge(prose, given):
        return ("modality_dropped",)
    if attributed or attributes(prose.words) or prose.claim_hedges:
        return ()
    return ("modality_dropped",) if _drops_claim_hedge(prose, given) else ()


def _drops_hedge(prose: Clause, given: Given) -> bool:
    """Tell whether the prose says what a clause leaves open, without a hedge."""
    is_said = any(
        scope.head in prose.content and not _any_near(prose.kept_hedges, scope.keys, prose)
        for clause, position in given.hedges
        for scope in (clause.scope(position),)
    )
    return is_said or _says_most(prose, given, given.hedges)


def _drops_claim_hedge(prose: Clause, given: Given) -> bool:
    """Tell whether the prose says, as a fact, what a clause gives as somebody's claim."""
    is_said = any(
        scope.head in prose.content
        and not prose.content.isdisjoint(scope.keys[1:4])
        and not _any_near(prose.kept_hedges, scope.keys, prose)
        for clause, position in given.claim_hedges
        for scope in (clause.scope(position),)
    )
    return is_said or _says_most(prose, given, given.claim_hedges)


def _says_most(prose: Clause, given: Given, places: Sequence[tuple[Clause, int]]) -> bool:
    """Tell whether most words that the prose shares with the evidence stand behind a hedge, and it has none."""
    if prose.kept_hedges or not places:
        return False
    shared = prose.content & given.content
    least = max(_LEAST_WORDS_HEDGED, _HEDGED_SHARE * len(shared))
    return any(len(shared & content_of(clause.words[position:])) >= least for clause, position in places)


def _check_dropped_negation(prose: Clause, given: Given) -> Iterator[Doubt]:
    """Raise where the evidence denies a word that the prose says without a denial near it; else yield doubts."""
    for clause, position in given.denials:
        word, scope = clause.words[position], clause.scope(position)
        if prose.content.isdisjoint(scope.keys):
            continue
        is_plain = is_plain_negation(word) or word in _DENIALS
        # "failed" on both sides answers no other denial.
        denials = [at for at in prose.denials if prose.words[at] == word or prose.words[at] not in given.affirmed]
        if any(is_verb_of_denial(prose.words[at]) for at in denials) or _any_near(denials, scope.keys, prose):
            continue
        if not _restates(scope, prose.content):
            if is_plain and not denials and len(scope.keys) <= _SHORT_SCOPE and scope.keys != ("guilt",):
                yield "negation_unclear"
            continue
        # "those who do not" says of whom something holds; losing it is a doubt.
        is_relative = not _RELATIVES.isdisjoint(clause.words[max(0, position - 2) : position])
        if scope.head in prose.content and is_plain and not is_relative:
            raise NotSupportedError("negation_dropped", f"the article says “{clause.around(position)}”")
        yield "negation_unclear"


def _check_added_negation(text: str, prose: Clause, given: Given, name_keys: frozenset[str]) -> Iterator[Doubt]:
    """Raise where the prose plainly denies what the evidence says without any denial near those words.

    Where it denies by "no" or "nobody", or the evidence has only some of the words, that is a doubt.
    """
    if not prose.plain_denials and prose.words == words_of_clauses(text):
        return
    told = [(clause, position) for clause in read_clauses(text) for position in clause.plain_denials]
    given_keys = given.content - name_keys
    for clause, position in told:
        scope = clause.scope(position)
        shared = [one for one in scope.keys if one in given_keys]
        if not given.denied.isdisjoint(scope.keys) or not shared:
            continue
        if any(position < near < position + 4 for near in clause.denials):
            continue  # two denials in a row ("have not stopped") may say what the evidence says
        is_strong = scope.head in given_keys and clause.words[position] not in _BEFORE_NOUNS
        if is_strong and len(shared) >= min(_SEVERAL, len(scope.keys)):
            raise NotSupportedError("negation_added", f"the cited sentences do not say “{clause.around(position)}”")
        if is_strong or len(shared) >= _SEVERAL:
            yield "negation_unclear"


def _restates(scope: Scope, other_keys: frozenset[str]) -> bool:
    return scope.head in other_keys or sum(one in other_keys for one in scope.keys) >= _SEVERAL


def _any_near(positions: Sequence[int], keys: Sequence[str], prose: Clause) -> bool:
    """Tell whether one of the positions is close to a word with one of the keys."""
    if not positions:
        return False
    places = [place for place, one in enumerate(prose.keys) if one in keys]
    return any(abs(position - place) <= NEAR_WORDS for position in positions for place in places)


def _has_negative_prefix(prose: Clause, given: Given) -> bool:
    """Tell whether the prose says "unwilling" or "disinterested" of a word in the evidence."""
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 3 and key(word[len(prefix) :]) in given.keys
        for word in prose.prefixed
        if not word.startswith("un") or is_un_word(word)
        for prefix in _NEGATIVE_PREFIXES
    )
