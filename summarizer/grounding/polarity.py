"""Polarity: a piece of prose may deny, hedge or affirm only what its evidence does (G5).

A denial or hedge bears on the content words behind it, up to the next mark of punctuation.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.evidence import NotSupportedError, Source, text_of
from summarizer.grounding.opposites import opposite_word
from summarizer.grounding.signals import (
    attributes,
    denies_plainly,
    is_claim_hedge,
    is_denial,
    is_hedge,
    is_plain_negation,
    is_verb_of_denial,
    keeps_hedge,
)
from summarizer.grounding.words import FUNCTION_WORDS, clauses, content_keys, is_un_word, key, keys_of, words
from summarizer.summary import Doubt, Evidence

_NOT_A_SCOPE = frozenset("but only just less more fewer later longer least doubt".split())
_SAYING = frozenset("say said says saying comment disclose specify confirm".split())
_BEFORE_NOUNS = frozenset("no none nobody nothing neither nor".split())
_RELATIVES = frozenset("who that which".split())
_DENIALS = frozenset("denied denies deny denying disputed disputes dispute disputing".split())
# What somebody does not "want to do" is denied of the doing.
_LIGHT_VERBS = frozenset(
    """want wants wanted wish wishes need needs plan plans intend intends think thinks believe believes believed seem
    seems appear appears like try tried begin begins began wanting""".split()
)
_NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "dis", "non")
_ANONYMITY = frozenset("anonymity anonymous anonymously".split())
_SCOPE_WORDS = 6
_NEAR_WORDS = 8
_HEAD_REACH = 3
_SEVERAL = 2
_SHORT_SCOPE = 3
_COPIED_SHARE = 0.9
_LEAST_WORDS_HEDGED = 3
_HEDGED_SHARE = 0.6


@dataclass(frozen=True)
class _Scope:
    """The keys of the content words that a denial or hedge bears on, the first if it is close, and the words there."""

    keys: tuple[str, ...]
    head: str | None
    context: str


def check_negation(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Compare what is denied on both sides; a "not" lost or added is not supported, other denials are a doubt."""
    prose = words(text)
    given = [clause for part in evidence for clause in clauses(part.exact)]
    doubts: list[Doubt] = []
    for part in evidence:
        _check_copy(prose, part)
    if not _has_negative_prefix(prose, evidence):
        doubts += _check_dropped_negation(prose, given)
    doubts += _check_added_negation(text, given, source.name_keys)
    is_unnamed = any(_ANONYMITY & set(clause) for clause in given)  # who asks for anonymity is not to be named
    if (
        any(map(denies_plainly, prose))
        and not is_unnamed
        and not any(one for clause in given for one in _denied(clause))
    ):
        doubts.append("negation_unclear")  # whatever the prose denies, nothing in the evidence does
    if _is_affirmed(prose, given, source.name_keys):
        doubts.append("negation_unclear")
    if opposite_word(prose, [word for clause in given for word in clause]):
        doubts.append("opposite_word")
    return tuple(dict.fromkeys(doubts))


def _is_affirmed(prose: list[str], given: Sequence[list[str]], name_keys: frozenset[str]) -> bool:
    """Tell whether the prose denies nothing and shares words with a clause that denies more than being the first."""
    if any(is_denial(prose, place) or is_un_word(word) for place, word in enumerate(prose)):
        return False
    told = _content(prose) - name_keys
    return any(len(told & _content(clause)) >= _SEVERAL for clause in given if _denies_a_scope(clause))


def _denies_a_scope(clause: list[str]) -> bool:
    places = (place for place, word in enumerate(clause) if denies_plainly(word))
    return any(_scope(clause, place).keys not in ((), ("first",)) for place in places)


def _check_copy(prose: list[str], part: Evidence) -> None:
    """Raise where the prose is nearly a sentence of the evidence, with fewer or more denials."""
    if not _is_copy(prose, part):
        return
    told, denied = _plain_denials(prose), _plain_denials(words(part.exact))
    if told < denied:
        raise NotSupportedError("negation_dropped", f"[{part.passage}] denies more than that")
    if told > denied:
        raise NotSupportedError("negation_added", f"[{part.passage}] denies less than that")


def _is_copy(prose: list[str], part: Evidence) -> bool:
    """Tell whether the prose has nearly all words of a cited sentence."""
    given = set(content_keys(part.exact))
    return bool(given) and len(given & _content(prose)) >= _COPIED_SHARE * len(given)


def _hedges(text_words: Sequence[str]) -> int:
    places = range(len(text_words))
    return sum(is_hedge(text_words, place) or is_claim_hedge(text_words, place) for place in places)


def _plain_denials(text_words: Sequence[str]) -> int:
    """Count the plain denials, without those that an exception takes back ("no clients but one")."""
    return sum(
        denies_plainly(word) and not _is_taken_back(text_words[position + 1 :])
        for position, word in enumerate(text_words)
    )


def check_modality(text: str, evidence: Sequence[Evidence], *, attributed: bool) -> tuple[Doubt, ...]:
    """Doubt a sentence that restates what the evidence only holds possible, planned or alleged.

    `attributed` tells that the item says whose claim it is, so that "alleged" is kept.
    """
    prose = words(text)
    if any(_is_copy(prose, part) and _hedges(prose) < _hedges(words(part.exact)) for part in evidence):
        return ("modality_dropped",)
    given = [clause for part in evidence for clause in clauses(part.exact)]
    kept = [position for position in range(len(prose)) if keeps_hedge(prose, position)]
    if _drops_hedge(prose, given, is_hedge, kept):
        return ("modality_dropped",)
    if attributed or attributes(prose) or any(is_claim_hedge(prose, position) for position in range(len(prose))):
        return ()
    is_dropped = _drops_hedge(prose, given, is_claim_hedge, kept)
    return ("modality_dropped",) if is_dropped else ()


def _drops_hedge(
    prose: list[str],
    given: Sequence[list[str]],
    hedges: Callable[[Sequence[str], int], bool],
    kept: Sequence[int],
) -> bool:
    """Tell whether the prose says what a clause hedges, or most of its words are the hedged ones, without a hedge."""
    prose_keys = _content(prose)
    shared = prose_keys & set().union(*map(_content, given))
    least = max(_LEAST_WORDS_HEDGED, _HEDGED_SHARE * len(shared))
    for clause in given:
        for position in range(len(clause)):
            if not hedges(clause, position):
                continue
            scope = _scope(clause, position)
            is_said = scope.head in prose_keys and (hedges is is_hedge or prose_keys & set(scope.keys[1:4]))
            if is_said and not _any_near(kept, scope.keys, prose):
                return True
            if not kept and len(shared & _content(clause[position:])) >= least:
                return True
    return False


def _check_dropped_negation(prose: list[str], given: Sequence[list[str]]) -> Iterator[Doubt]:
    """Raise where the evidence denies a word that the prose says without a denial near it; else yield doubts."""
    prose_keys = _content(prose)
    copied = {word for clause in given for word in clause if not is_plain_negation(word)}
    for clause in given:
        for position, word in enumerate(clause):
            if not is_denial(clause, position):
                continue
            scope = _scope(clause, position)
            is_plain = is_plain_negation(word) or word in _DENIALS
            # "failed" on both sides answers no other denial.
            denials = [at for at, one in enumerate(prose) if is_denial(prose, at) and one not in copied - {word}]
            is_answered = any(is_verb_of_denial(prose[at]) for at in denials) or _any_near(denials, scope.keys, prose)
            if is_answered or not prose_keys & set(scope.keys):
                continue
            if not _restates(scope, prose_keys):
                if is_plain and not denials and len(scope.keys) <= _SHORT_SCOPE and scope.keys != ("guilt",):
                    yield "negation_unclear"
                continue
            # "those who do not" says of whom something holds; losing it is a doubt.
            is_relative = bool(_RELATIVES & set(clause[max(0, position - 2) : position]))
            if scope.head in prose_keys and is_plain and not is_relative:
                raise NotSupportedError("negation_dropped", f"the article says “{scope.context}”")
            yield "negation_unclear"


def _check_added_negation(text: str, given: Sequence[list[str]], name_keys: frozenset[str]) -> Iterator[Doubt]:
    """Raise where the prose plainly denies what the evidence says without any denial near those words.

    Where it denies by "no" or "nobody", or the evidence has only some of the words, that is a doubt.
    """
    told = [clause for clause in clauses(text) if any(map(denies_plainly, clause))]
    given_keys = set().union(*map(_content, given)) - name_keys if told else set()
    denied = {one for clause in given if told for one in _denied(clause)}
    for clause in told:
        for position, word in enumerate(clause):
            scope = _scope(clause, position)
            shared = [one for one in scope.keys if one in given_keys]
            if not denies_plainly(word) or denied & set(scope.keys) or not shared:
                continue
            if any(is_denial(clause, near) for near in range(position + 1, min(position + 4, len(clause)))):
                continue  # two denials in a row ("have not stopped") may say what the evidence says
            is_strong = scope.head in given_keys and word not in _BEFORE_NOUNS
            if is_strong and len(shared) >= min(_SEVERAL, len(scope.keys)):
                raise NotSupportedError("negation_added", f"the cited sentences do not say “{scope.context}”")
            if is_strong or len(shared) >= _SEVERAL:
                yield "negation_unclear"


def _denied(clause: list[str]) -> Iterator[str]:
    """Yield the keys of the words close to a denial."""
    for position, word in enumerate(clause):
        if is_verb_of_denial(word):
            yield from _content(clause)
        elif is_denial(clause, position) or is_un_word(word):
            yield from _content(clause[max(0, position - _NEAR_WORDS) : position + 1 + _NEAR_WORDS])


def _content(text_words: Sequence[str]) -> set[str]:
    return {one for word in text_words for one in keys_of(word)}


def _scope(clause: list[str], position: int) -> _Scope:
    """Return what a denial or hedge at `position` bears on."""
    following = clause[position + 1 : position + 1 + _SCOPE_WORDS]
    content = [word for word in following if word not in FUNCTION_WORDS and word != "long" and word not in _LIGHT_VERBS]
    if _is_taken_back(following):
        content = []
    if content[:1] == ["first"]:
        content = ["first"]  # "not the first time" denies no more than that
    context = " ".join(clause[max(0, position - 1) : position + 4])
    is_saying = bool(following) and following[0] in _SAYING
    head = key(content[0]) if content and content[0] in following[:_HEAD_REACH] and not is_saying else None
    return _Scope(tuple(map(key, content)), head, context)


def _is_taken_back(following: Sequence[str]) -> bool:
    """Tell whether the words behind a denial leave nothing denied: "not only", "no doubt", "no clients but one"."""
    return bool(following) and (following[0] in _NOT_A_SCOPE or bool({"but", "except"} & set(following[:3])))


def _restates(scope: _Scope, other_keys: set[str]) -> bool:
    return scope.head in other_keys or sum(one in other_keys for one in scope.keys) >= _SEVERAL


def _any_near(positions: Sequence[int], keys: Sequence[str], prose: Sequence[str]) -> bool:
    """Tell whether one of the positions is close to a word with one of the keys."""
    places = [place for place, word in enumerate(prose) if key(word) in keys]
    return any(abs(position - place) <= _NEAR_WORDS for position in positions for place in places)


def _has_negative_prefix(prose: list[str], evidence: Sequence[Evidence]) -> bool:
    """Tell whether the prose says "unwilling" or "disinterested" of a word in the evidence."""
    given = set(content_keys(text_of(evidence)))
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 3 and key(word[len(prefix) :]) in given
        for word in prose
        if word.startswith(_NEGATIVE_PREFIXES) and (not word.startswith("un") or is_un_word(word))
        for prefix in _NEGATIVE_PREFIXES
    )
