"""Articles of one event: pairs that share rare names and words, joined with care, each with its reasons.

Deterministic and independent of the order of its input. No model takes part. What was one story stays one.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from summarizer.stories.traits import Traits

REACH_DAYS = 7  # between an article and the next one of its story
_LEAST = 0.40  # of a pair
_LEAST_NAMES = 0.25
_LEAST_WORDS = 0.16
_LEAST_MEAN = 0.18  # between all articles of two groups
_NUMBER_BONUS, _FALLEN_LOSS, _LOSS_A_DAY = 0.04, 0.08, 0.05
APART = -math.inf
_BLOCK = 150  # articles that share a name or word; one in more of them finds no pairs


@dataclass(frozen=True, slots=True)
class Link:
    """How well two articles go together; below 0 where they tell of two events."""

    score: float
    one: str
    other: str

    @property
    def order(self) -> tuple[float, str, str]:
        """The best first."""
        return -self.score, self.one, self.other


def link_articles(traits: Sequence[Traits]) -> tuple[Link, ...]:
    """Return the pairs of articles that may tell of one event, the best first."""
    weigh = _Weights(traits)
    by_id = {trait.article: trait for trait in sorted(traits, key=lambda trait: trait.article)}
    links = (
        Link(weigh.score(by_id[one], by_id[other]), one, other)
        for one, other in sorted(_candidates(by_id))
        if _days_between(by_id[one], by_id[other]) <= REACH_DAYS
    )
    return tuple(sorted((link for link in links if link.score), key=lambda link: link.order))


def group_articles(
    articles: Iterable[str], links: Sequence[Link], together: Iterable[Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return groups of article ids, each sorted: those of `together` stay together, others join over good links.

    Two groups join over their best link where the mean over all their pairs is good too, until no two do.
    """
    groups = _Groups(articles, together)
    scores = {(link.one, link.other): link.score for link in links}
    has_joined = True
    while has_joined:
        has_joined = False
        for link in links:
            if link.score < _LEAST:
                break
            if groups.of(link.one) is not groups.of(link.other) and _go_together(
                groups.of(link.one), groups.of(link.other), scores
            ):
                groups.join(link.one, link.other)
                has_joined = True
    return groups.sorted()


def _go_together(ours: Sequence[str], theirs: Sequence[str], scores: Mapping[tuple[str, str], float]) -> bool:
    total = sum(scores.get((min(one, other), max(one, other)), 0.0) for one in ours for other in theirs)
    return total / (len(ours) * len(theirs)) >= _LEAST_MEAN


class _Groups:
    def __init__(self, articles: Iterable[str], together: Iterable[Sequence[str]]) -> None:
        self._group_of: dict[str, list[str]] = {article: [article] for article in articles}
        for known in together:
            for article in known[1:]:
                self.join(known[0], article)

    def of(self, article: str) -> list[str]:
        return self._group_of[article]

    def join(self, one: str, other: str) -> None:
        group, joining = self._group_of[one], self._group_of[other]
        if group is not joining:
            group.extend(joining)
            self._group_of.update(dict.fromkeys(joining, group))

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted({tuple(sorted(group)) for group in self._group_of.values()}))


def _days_between(one: Traits, other: Traits) -> int:
    return abs((date.fromisoformat(one.date) - date.fromisoformat(other.date)).days)


def _candidates(by_id: Mapping[str, Traits]) -> set[tuple[str, str]]:
    """Return the pairs that share a name or a rare word; what many articles have finds no pairs."""
    holders: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for article, trait in by_id.items():
        for name in trait.names:
            holders["name", name].append(article)
    return {pair for articles in holders.values() if len(articles) <= _BLOCK for pair in combinations(articles, 2)}


class _Weights:
    """Weights of names and words: the rarer among these articles, the more they tell."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self._name = _rarity([trait.names for trait in traits])
        self._word = _rarity([trait.words for trait in traits])
        self._lengths = {
            trait.article: (_length(trait.names, self._name), _length(trait.words, self._word)) for trait in traits
        }

    def score(self, one: Traits, other: Traits) -> float:
        """Return how well two articles go together; 0 where they lack names or words in common."""
        if tells_of_another(one, other):
            return APART
        names, words = self.parts(one, other)
        if names < _LEAST_NAMES or words < _LEAST_WORDS:
            return 0.0
        shared = {value for value, _ in one.numbers & other.numbers}
        loss = _LOSS_A_DAY * max(0, _days_between(one, other) - 1) + (_FALLEN_LOSS if has_fallen(one, other) else 0.0)
        return (names + words) / 2 + _NUMBER_BONUS * min(2, len(shared)) - loss

    def parts(self, one: Traits, other: Traits) -> tuple[float, float]:
        """Return the likeness of names and that of words, each from 0 to 1.

        That of words is the mean of two: of all words, and of how much of each lead the other article has. A report
        that goes on with a story says again in its lead what had happened; one of another event says it further down.
        """
        lengths, other_lengths = self._lengths[one.article], self._lengths[other.article]
        names = _product(one.names, other.names, self._name) / max(1e-9, lengths[0] * other_lengths[0])
        words = _product(one.words, other.words, self._word) / max(1e-9, lengths[1] * other_lengths[1])
        leads = (self._held(one.lead, other.words) + self._held(other.lead, one.words)) / 2
        return names, (words + leads) / 2

    def _held(self, lead: Mapping[str, float], words: Mapping[str, float]) -> float:
        weights = [(weight * self._word(one), one in words) for one, weight in lead.items()]
        return math.fsum(weight for weight, is_held in weights if is_held) / max(
            1e-9, math.fsum(weight for weight, _ in weights)
        )


def has_fallen(one: Traits, other: Traits) -> bool:
    """Tell whether the later of two leads counts less of the same: tolls seldom fall, another event has its own."""
    earlier, later = sorted((one, other), key=lambda trait: (trait.date, trait.article))
    return any(unit in earlier.counts and earlier.counts[unit] > value for unit, value in later.counts.items())


def tells_of_another(one: Traits, other: Traits) -> bool:
    """Tell whether the later lead speaks of a second one of what the earlier tells: "Second bomb in a week"."""
    earlier, later = sorted((one, other), key=lambda trait: (trait.date, trait.article))
    return bool(later.others & earlier.lead.keys()) and earlier.date != later.date


_Rarity = Callable[[str], float]


def _rarity(lists: Sequence[Mapping[str, float]]) -> _Rarity:
    """Return what a feature weighs: from 1 for one article down; few articles tell little of what is rare."""
    counts = Counter(feature for one in lists for feature in one)
    total = len(lists) + 20
    scale = math.log(total / 2)
    return lambda feature: math.log(total / (counts[feature] + 1)) / scale


def _length(features: Mapping[str, float], rarity: _Rarity) -> float:
    return math.sqrt(math.fsum((count * rarity(feature)) ** 2 for feature, count in features.items()))


def _product(one: Mapping[str, float], other: Mapping[str, float], rarity: _Rarity) -> float:
    shared = one.keys() & other.keys()
    return math.fsum(one[feature] * other[feature] * rarity(feature) ** 2 for feature in shared)
