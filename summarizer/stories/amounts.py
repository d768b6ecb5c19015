"""How two amounts compare: whether both may be true at once, and whether the later says something new."""

import math

from summarizer.edition import GivenNumber

_NEARLY = 0.1
_ONE_SIZE = 1.5
_FAR_APART = 10
_LEAST_ROUND = 50
_OPEN_ABOVE = frozenset(("at_least", "more_than"))
_OPEN_BELOW = frozenset(("at_most", "less_than"))


def size_of(given: GivenNumber) -> float:
    """Return the one figure that an amount is ordered by: its value, else the bound that it has."""
    return next((figure for figure in (given.value, given.low, given.high) if figure is not None), 0)


def bounds_of(given: GivenNumber) -> tuple[float, float]:
    """Return the lowest and the highest figure that an amount allows; "about" allows a tenth to both sides."""
    size = size_of(given)
    if given.qualifier in _OPEN_ABOVE:
        return size, math.inf
    if given.qualifier in _OPEN_BELOW:
        return -math.inf, size
    if given.qualifier == "approximately":
        return size - _NEARLY * abs(size), size + _NEARLY * abs(size)
    if given.value is not None:
        return given.value, given.value
    return given.low if given.low is not None else 0, given.high if given.high is not None else math.inf


def may_both_hold(one: GivenNumber, other: GivenNumber) -> bool:
    """Tell whether some figure fits both amounts: "over 250" and 257, "about 130" and 134, never 31 and 38."""
    (low, high), (other_low, other_high) = bounds_of(one), bounds_of(other)
    return low <= other_high and other_low <= high


def are_near(one: GivenNumber, other: GivenNumber) -> bool:
    """Tell whether two amounts may both hold and are of one size, so that who gives them may be said to agree."""
    size, other_size = sorted((abs(size_of(one)), abs(size_of(other))))
    return may_both_hold(one, other) and other_size <= _ONE_SIZE * size


def are_far_apart(one: GivenNumber, other: GivenNumber) -> bool:
    """Tell whether one amount is more than ten times the other: hardly two counts of the same thing."""
    size, other_size = sorted((abs(size_of(one)), abs(size_of(other))))
    return other_size > _FAR_APART * size


def says_nothing_new(before: GivenNumber, now: GivenNumber) -> bool:
    """Tell whether a later amount only repeats, rounds or loosens the one before."""
    if before.value is not None and before.value == now.value:
        return True
    if not may_both_hold(before, now):
        return False
    (low, high), (now_low, now_high) = bounds_of(before), bounds_of(now)
    if now_low <= low and high <= now_high:
        return True  # the later one is wider: "more than 10" after 14
    return _is_rounded(before, now) or "approximately" in (before.qualifier, now.qualifier)


def is_exact(given: GivenNumber) -> bool:
    """Tell whether an amount is one plain figure."""
    return given.qualifier == "exact" and given.value is not None


def _is_rounded(before: GivenNumber, now: GivenNumber) -> bool:
    """Tell whether the amount before is a round figure for the later one: "over 250" for 257."""
    size = before.value
    if size is None or now.value is None or is_exact(before) or abs(size) < _LEAST_ROUND or size % 10:
        return False
    return abs(now.value - size) <= _NEARLY * abs(size)
