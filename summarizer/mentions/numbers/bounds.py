"""Two bounds on one thing, as one number: "at least 5 and at most 10 workers"."""

import re
from collections.abc import Sequence

from summarizer.mentions.numbers.qualifiers import qualifier_before, words_before
from summarizer.mentions.numbers.quantity import Place, Quantity

_LOWER = frozenset({"at_least", "more_than"})
_UPPER = frozenset({"at_most", "less_than"})
_JOIN = re.compile(r",?(?: and| but)? ")


def join_bounds(quantities: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Return the quantities with a lower bound and the upper bound that follows it as one, "between"."""
    joined: list[Quantity] = []
    for quantity in quantities:
        if joined and _bound_one(joined[-1], quantity, place):
            joined[-1] = _between(joined[-1], quantity)
        else:
            joined.append(quantity)
    return joined


def _bound_one(first: Quantity, second: Quantity, place: Place) -> bool:
    """Tell whether only "and", "but" or a comma stands between a bound and the words of the other."""
    if not (first.qualifier in _LOWER and second.qualifier in _UPPER):
        return False
    if first.value is None or second.value is None or first.value >= second.value:
        return False
    if first.unit and first.unit != second.unit:
        return False
    _, phrase = qualifier_before(words_before(second.start, place))
    between = place.lower[first.end : second.start]
    return bool(phrase and between.endswith(f" {phrase} ") and _JOIN.fullmatch(between[: -len(phrase) - 1]))


def _between(first: Quantity, second: Quantity) -> Quantity:
    return second._replace(
        start=first.start, value=None, low=first.value, high=second.value, qualifier="between", plain=False,
        change=first.change or second.change,
    )  # fmt: skip
