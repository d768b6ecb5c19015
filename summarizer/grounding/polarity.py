"""Polarity: a piece of prose may deny, hedge or affirm only what its evidence does (G5)."""

from collections.abc import Iterator, Sequence

from summarizer.grounding.evidence import NotSupportedError, text_of
from summarizer.grounding.opposites import opposite_word
from summarizer.grounding.words import (
    FUNCTION_WORDS,
    HEDGES,
    REFUSALS,
    content_keys,
    is_negation,
    is_plain_negation,
    key,
    words,
)
from summarizer.summary import Doubt, Evidence

_NOT_A_SCOPE = frozenset("but only just less more fewer later longer least doubt".split())
_DENIALS = frozenset("denied denies deny denying".split())
_SCOPE_WORDS = 6
_NEAR_WORDS = 8


def check_negation(text: str, evidence: Sequence[Evidence]) -> tuple[Doubt, ...]:
    """Compare what is denied on both sides; a "not" lost or added is not supported, other denials are a doubt."""
    prose = words(text)
    doubts: list[Doubt] = []
    for part in evidence:
        given = words(part.exact)
        for position in _unanswered_denials(given, prose, evidence):
            if given[position] not in REFUSALS:
                raise NotSupportedError("negation_dropped", f"the article says “{_context(given, position)}”")
            doubts.append("negation_unclear")
    _check_added_negation(prose, evidence)
    if opposite_word(prose, [word for part in evidence for word in words(part.exact)]):
        doubts.append("opposite_word")
    return tuple(dict.fromkeys(doubts))


def _unanswered_denials(given: list[str], prose: list[str], evidence: Sequence[Evidence]) -> Iterator[int]:
    """Yield where the evidence denies what the prose restates without a denial near those words."""
    prose_keys = set(content_keys(" ".join(prose)))
    for position, word in enumerate(given):
        if not (is_plain_negation(word) or word in _DENIALS or word in REFUSALS):
            continue
        if not _restates(given, position, prose_keys) or _has_negative_prefix(prose, evidence):
            continue
        if not any(is_negation(prose[near]) for near in _near(prose, set(_scope(given, position)))):
            yield position


def _near(prose: list[str], keys: set[str]) -> Iterator[int]:
    """Yield the positions close to a word with one of the keys."""
    places = [position for position, word in enumerate(prose) if key(word) in keys]
    for position in range(len(prose)):
        if any(abs(position - place) <= _NEAR_WORDS for place in places):
            yield position


def _check_added_negation(prose: list[str], evidence: Sequence[Evidence]) -> None:
    """Raise where the prose denies what the evidence says without any denial near those words."""
    given = [word for part in evidence for word in words(part.exact)]
    given_keys = {key(word) for word in given if word not in FUNCTION_WORDS}
    denied = {
        key(other)
        for position, word in enumerate(given)
        if is_negation(word) or word.startswith("un")
        for other in given[max(0, position - _SCOPE_WORDS) : position + 1 + _SCOPE_WORDS]
    }
    for position, word in enumerate(prose):
        if not is_plain_negation(word) or not _restates(prose, position, given_keys):
            continue
        if any(is_negation(word) for word in prose[position + 1 : position + 4]):
            continue  # two denials in a row ("have not stopped") may say what the evidence says
        if not denied & set(_scope(prose, position)):
            raise NotSupportedError("negation_added", f"the cited sentences do not say “{_context(prose, position)}”")


def _scope(text_words: list[str], position: int) -> list[str]:
    """Return the keys of the content words that a negation or hedge at `position` bears on."""
    following = text_words[position + 1 : position + 1 + _SCOPE_WORDS]
    content = [word for word in following if word not in FUNCTION_WORDS]
    if following and following[0] in _NOT_A_SCOPE:
        return []
    if content[:1] == ["first"]:
        return ["first"]  # "not the first time" denies no more than that
    return [key(word) for word in content]


def _restates(text_words: list[str], position: int, other_keys: set[str]) -> bool:
    scope = _scope(text_words, position)
    return bool(scope) and (scope[0] in other_keys or sum(word in other_keys for word in scope) >= 2)


def _context(text_words: list[str], position: int) -> str:
    return " ".join(text_words[max(0, position - 1) : position + 4])


def _has_negative_prefix(prose: list[str], evidence: Sequence[Evidence]) -> bool:
    """Tell whether the prose says "unwilling" or "disinterested" of a word in the evidence."""
    given = set(content_keys(text_of(evidence)))
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 3 and key(word[len(prefix) :]) in given
        for word in prose
        for prefix in ("un", "in", "im", "ir", "dis", "non")
    )


def check_modality(text: str, evidence: Sequence[Evidence]) -> tuple[Doubt, ...]:
    """Doubt a sentence that restates what the evidence only holds possible, planned or alleged."""
    prose = words(text)
    prose_keys = {key(word) for word in prose if word not in FUNCTION_WORDS}
    for part in evidence:
        given = words(part.exact)
        for position, word in enumerate(given):
            scope = _scope(given, position) if word in HEDGES else []
            if not scope or scope[0] not in prose_keys or (len(scope) > 1 and not prose_keys & set(scope[1:4])):
                continue
            if not any(prose[near] in HEDGES for near in _near(prose, set(scope))):
                return ("modality_dropped",)
    return ()
