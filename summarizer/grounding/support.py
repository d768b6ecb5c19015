"""Support: the sentences that an item cites must hold the words that it takes from the article."""

import math
from collections.abc import Iterable, Sequence

from summarizer.grounding.clauses import given_by
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.words import content_keys
from summarizer.summary import Doubt, Evidence

# Shares and weights measured on right items and on the same items with another passage cited (tools/mutation_bench):
# of right items 2 % have less support than 0.35, of wrongly cited ones 98 %.
_LEAST_SHARE_OF_ARTICLE = 0.2
_CLEAR_SHARE_OF_ARTICLE = 0.35
_SOME_WORDS = 4
_SEVERAL_WORDS = 5
_LEAST_SHARE_OF_EVIDENCE = 0.25
_CLEAR_SHARE_OF_EVIDENCE = 0.5
_LEAST_SUPPORT = 0.35
_CLEARLY_CLOSER = 0.6
_MORE_WORDS = 2
_MOST_PASSAGES = 20
_WEIGHT_OF_NAMES = 0.25


def check_support(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Raise where the article lacks the sentence's words or another passage has them; doubt where few are cited."""
    prose = content_keys(text)
    if not prose:
        raise NotSupportedError("not_supported", "it says nothing that could be checked")
    plain = [one for one in prose if one not in source.name_keys]
    given = given_by(evidence).keys
    known, held = share(plain, source.keys), share(plain, given)
    is_invented = len(plain) >= _SEVERAL_WORDS and known < _CLEAR_SHARE_OF_ARTICLE and held < _LEAST_SHARE_OF_EVIDENCE
    is_foreign = plain and (known == 0 or (len(plain) >= _SOME_WORDS and known < _LEAST_SHARE_OF_ARTICLE))
    if is_foreign or is_invented:
        raise NotSupportedError("not_supported", "most of its words are not in the article")
    support = _support(prose, given, source)
    closer = _closer_passage(prose, given, source) if support < _LEAST_SUPPORT else None
    if closer is not None:
        raise NotSupportedError("not_supported", f"the cited sentences do not say it; [{closer}] is closer")
    is_thin = plain and held < _LEAST_SHARE_OF_EVIDENCE and share(prose, given) < _CLEAR_SHARE_OF_EVIDENCE
    is_weak = support < _LEAST_SUPPORT or is_thin
    return ("evidence_weak",) if is_weak else ()


def check_raised(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Raise where the article lacks a question's words; doubt where the cited sentences have none, or others more."""
    asked = content_keys(text)
    if share(asked, source.keys) < _LEAST_SHARE_OF_ARTICLE:
        raise NotSupportedError("not_supported", "most of its words are not in the article")
    given = given_by(evidence).keys
    is_unrelated = not set(asked) - source.name_keys & given and _support(asked, given, source) < _LEAST_SUPPORT
    is_weak = not set(asked) & given or (is_unrelated and _closer_passage(asked, given, source) is not None)
    return ("evidence_weak",) if is_weak else ()


def share(keys: Sequence[str], known: frozenset[str]) -> float:
    """Return the share of keys that are known."""
    return sum([one in known for one in keys]) / len(keys) if keys else 0.0


def _support(prose: Sequence[str], given: Iterable[str], source: Source) -> float:
    """Return how much of what the prose takes from the article the given words hold, 0 to 1.

    A word weighs the less the more passages hold it (inverse document frequency, flattened by a square root), and a
    name little, since the next sentence says "he".
    """
    passages_of_key = source.passages_of_key
    weights = {one: 1 / math.sqrt(len(passages_of_key[one])) for one in prose if one in passages_of_key}
    for name in weights.keys() & source.name_keys:
        weights[name] *= _WEIGHT_OF_NAMES
    whole = sum(weights.values())
    return sum([weights[one] for one in weights.keys() & given]) / whole if whole else 0.0


def _closer_passage(prose: Sequence[str], given: frozenset[str], source: Source) -> int | None:
    """Return the number of a passage that carries clearly what the prose takes from the article, or None.

    It must hold at least two more of its words than the cited ones, names aside. Only passages that hold one of the
    prose's three rarest words are looked at.
    """
    known = {one for one in prose if one in source.keys} - source.name_keys
    rarest = sorted(known, key=lambda one: (len(source.passages_of_key[one]), one))[:3]
    numbers = sorted({number for one in rarest for number in source.passages_of_key[one][:_MOST_PASSAGES]})
    least = len(known & given) + _MORE_WORDS
    for number in numbers:
        keys = source.keys_of(number)
        if len(known & set(keys)) >= least and _support(prose, keys, source) >= _CLEARLY_CLOSER:
            return number
    return None
