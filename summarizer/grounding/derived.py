"""Figures that the article does not give: how they come from those that it gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise

from summarizer.article import Article
from summarizer.grounding.kinds import are_alike, kind_of, kinds_of, may_be_part
from summarizer.grounding.rows import LANGUAGES, exact, rows_of, total
from summarizer.grounding.sums import pairs_of_whole_and_part
from summarizer.mentions import NumberMention
from summarizer.mentions.types import Qualifier

_KNOWN = frozenset({"exact", "approximately"})
_REACH = 12
_MOST_ADDED = 4
_NEAR = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure computed from two that the article gives: the sum of `parts`, or the first less the second."""

    value: float | int
    qualifier: Qualifier
    parts: tuple[NumberMention, NumberMention]

    def as_mention(self) -> NumberMention:
        """Return the figure as a number that stands where its first part stands."""
        first = self.parts[0]
        return replace(first, value=self.value, low=None, high=None, qualifier=self.qualifier, change=None)


def derive(figure: NumberMention, article: Article, given: Sequence[NumberMention]) -> Derived | None:
    """Return how a figure is the sum or difference of two numbers of one sentence, else of two neighbouring ones.

    None where it is neither, where it is so in several ways, and where the article gives the figure itself.
    """
    if article.language not in LANGUAGES or figure.qualifier not in _KNOWN or not figure.value:
        return None
    if any(number.value == figure.value for number in given):
        return None
    ways = list(_ways(figure, article, given))
    for distance in (0, 1):
        near = [way for way in ways if abs(way.parts[0].passage - way.parts[1].passage) == distance]
        if near:
            return near[0] if len({(way.parts[0].value, way.parts[1].value) for way in near}) == 1 else None
    return None


def _ways(figure: NumberMention, article: Article, given: Sequence[NumberMention]) -> Iterator[Derived]:
    kinds = kinds_of(given, article.text)
    among = {pair for row in rows_of(article, given) for pair in pairs_of_whole_and_part(row)}
    for one, other in _neighbours(given):
        pair = (one, other) if exact(one) >= exact(other) else (other, one)
        whole, part = kinds[pair[0].id], kinds[pair[1].id]
        if not _is_known(pair) or not are_alike(whole, part) or not are_alike(kind_of(figure), whole):
            continue
        qualifier: Qualifier = "exact" if {one.qualifier, other.qualifier} == {"exact"} else "approximately"
        if figure.qualifier not in ("exact", qualifier):
            continue
        if exact(pair[0]) - exact(pair[1]) == exact(figure) and may_be_part(part, whole):
            yield Derived(figure.value or 0, qualifier, pair)
        if total(pair) == exact(figure) and (pair[0].id, pair[1].id) not in among:
            yield Derived(figure.value or 0, qualifier, (one, other))


def _neighbours(given: Sequence[NumberMention]) -> Iterator[tuple[NumberMention, NumberMention]]:
    """Yield every two numbers that stand near each other."""
    for place, one in enumerate(given):
        yield from ((one, other) for other in given[place + 1 : place + 1 + _REACH])


def _is_known(numbers: Sequence[NumberMention]) -> bool:
    return all((number.value or 0) > 0 and number.qualifier in _KNOWN for number in numbers)


def explain_figure(figure: NumberMention, given: Sequence[NumberMention]) -> str | None:
    """Say how a figure comes from the given ones ("it is 130 - 33"), or that it misses their sum; else None."""
    known = [number for number in given if _is_known([number]) and are_alike(kind_of(number), kind_of(figure))]
    if not figure.value or any(number.value == figure.value for number in given):
        return None
    known, given = known[:_REACH], given[:_REACH]
    return _difference(figure, known) or _sum(figure, known) or _share(figure, given) or _missed_sum(figure, known)


def _difference(figure: NumberMention, known: Sequence[NumberMention]) -> str | None:
    for one, other in combinations(known, 2):
        if abs(exact(one) - exact(other)) == exact(figure):
            larger, smaller = (one, other) if exact(one) > exact(other) else (other, one)
            return f"it is {larger.value:,} - {smaller.value:,}"
    return None


def _sum(figure: NumberMention, known: Sequence[NumberMention]) -> str | None:
    for count in range(2, _MOST_ADDED + 1):
        for added in combinations(known, count):
            if total(added) == exact(figure):
                return f"it is {_added(added)}"
    return None


def _share(figure: NumberMention, given: Sequence[NumberMention]) -> str | None:
    """Say which share a percentage is, to a point."""
    if figure.unit != "percent":
        return None
    for one, other in combinations([number for number in given if _is_known([number])], 2):
        smaller, larger = (one, other) if exact(one) < exact(other) else (other, one)
        same = are_alike(kind_of(one), kind_of(other)) and one.unit != "percent"
        if same and abs(100 * exact(smaller) / exact(larger) - exact(figure)) <= Decimal("0.5"):
            return f"it is {smaller.value:,} of {larger.value:,} in percent"
    return None


def _missed_sum(figure: NumberMention, known: Sequence[NumberMention]) -> str | None:
    """Say what two neighbouring numbers add up to where the figure nearly is that."""
    for one, other in pairwise(known):
        missed = abs(total((one, other)) - exact(figure))
        if 0 < missed <= max(Decimal(1), _NEAR * exact(figure)):
            return f"{_added((one, other))} is {total((one, other)).normalize():,f}"
    return None


def _added(numbers: Sequence[NumberMention]) -> str:
    return " + ".join(f"{number.value:,}" for number in numbers)
