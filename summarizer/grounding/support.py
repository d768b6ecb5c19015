"""Support: the sentences that an item cites must hold the words that it takes from the article."""

import math
from collections.abc import Iterable, Sequence

from summarizer.grounding.evidence import NotSupportedError, Source, text_of
from summarizer.grounding.words import content_keys
from summarizer.summary import Doubt, Evidence

_LEAST_SHARE_OF_ARTICLE = 0.34
# Of the words that an item shares with the article, weighed by how few passages hold them: at least so much must be in
# the passages that it cites. On the gold, right items have 0.46 or more, 82 % of them 0.9; items that cite a
# random other passage stay below 0.45 in 98 of 100 cases.
_LEAST_SUPPORT = 0.35
_CLEAR_SUPPORT = 0.5
_WEIGHT_OF_NAMES = 0.25


def check_support(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Raise where the article, or what is cited of it, lacks most of the sentence's words; doubt where it has few."""
    prose = content_keys(text)
    if not prose:
        raise NotSupportedError("not_supported", "it says nothing that could be checked")
    if share(prose, source.keys) < _LEAST_SHARE_OF_ARTICLE:
        raise NotSupportedError("not_supported", "most of its words are not in the article")
    support = _support(prose, content_keys(text_of(evidence)), source)
    if support < _LEAST_SUPPORT:
        raise NotSupportedError("not_supported", _elsewhere(prose, support, source))
    return ("evidence_weak",) if support < _CLEAR_SUPPORT else ()


def check_raised(text: str, evidence: Sequence[Evidence], source: Source) -> None:
    """Raise where the cited sentences share no word with a question; it asks for what they do not say."""
    prose = content_keys(text)
    if share(prose, source.keys) < _LEAST_SHARE_OF_ARTICLE:
        raise NotSupportedError("not_supported", "most of its words are not in the article")
    if not set(prose) & set(content_keys(text_of(evidence))):
        raise NotSupportedError("not_supported", "the cited sentences have none of its words")


def share(keys: Sequence[str], known: frozenset[str]) -> float:
    """Return the share of keys that are known."""
    return sum(one in known for one in keys) / len(keys) if keys else 0.0


def _support(prose: Sequence[str], given: Iterable[str], source: Source) -> float:
    """Return how much of what the prose takes from the article the given words hold, 0 to 1.

    A word weighs the less the more passages hold it (inverse document frequency, flattened by a square root), and a
    name little, since the next sentence says "he".
    """
    shared = {one for one in prose if one in source.keys}
    held = shared & set(given)
    whole = sum(_weight(one, source) for one in shared)
    return sum(_weight(one, source) for one in held) / whole if whole else 0.0


def _weight(one: str, source: Source) -> float:
    rarity = 1 / math.sqrt(len(source.passages_of_key[one]))
    return rarity * _WEIGHT_OF_NAMES if one in source.name_keys else rarity


def _elsewhere(prose: Sequence[str], support: float, source: Source) -> str:
    """Say that the cited sentences do not carry an item, and name the passage that comes closer, if one does."""
    closer = max(_candidates(prose, source), key=lambda scored: scored[0], default=(0.0, 0))
    if closer[0] < _CLEAR_SUPPORT or closer[0] <= support:
        return "the cited sentences do not say it"
    return f"the cited sentences do not say it; [{closer[1]}] is closer"


def _candidates(prose: Sequence[str], source: Source) -> Iterable[tuple[float, int]]:
    """Yield the support by each passage that holds one of the prose's rarest words, with its number."""
    known = sorted({one for one in prose if one in source.keys}, key=lambda one: len(source.passages_of_key[one]))
    numbers = {passage.number for one in known[:3] for passage in source.passages_of_key[one][:20]}
    for number in sorted(numbers):
        passage = source.article.passages[number - 1]
        yield _support(prose, content_keys(source.article.exact(passage.span)), source), number
