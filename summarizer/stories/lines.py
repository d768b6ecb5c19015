"""Lines of counts: one quantity by one counter through time, and how lines stand to each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from summarizer.edition import GivenNumber
from summarizer.stories.amounts import are_far_apart, are_near, may_both_hold, says_nothing_new, size_of
from summarizer.stories.counts import Count, better_of_one_time

Relation = Literal["conflict", "different_counter", "different_definition"]


@dataclass
class Line:
    """The counts of one quantity by one counter, or by several who agree, in the order in which they were told."""

    counts: list[Count] = field(default_factory=list)
    stale: set[tuple[str, str]] = field(default_factory=set)

    @property
    def first(self) -> Count:
        """The count that opened the line."""
        return self.counts[0]

    @property
    def counters(self) -> set[str]:
        """Who counts."""
        return {count.counter for count in self.counts if count.counter}

    @property
    def definition(self) -> frozenset[str]:
        """What the line's counts include or leave out."""
        return self.first.quantity.definition

    def add(self, count: Count) -> None:
        """Append a count; one that only repeats a superseded figure, or is called superseded, never stands."""
        if count.is_former or (self.counts and self._is_repeated(count)):
            self.stale.add(count.key)
        self.counts.append(count)

    def head(self, *, old: bool = False) -> Count | None:
        """Return the newest count, or the newest that the last edition knew; None where no count stands."""
        best: Count | None = None
        for count in self.counts:
            if count.key in self.stale or (old and count.given.is_new):
                continue
            if best is None or count.is_newer_than(best):
                best = count
            elif not best.is_newer_than(count):
                best = better_of_one_time(best, count)
        return best

    def standing(self) -> tuple[GivenNumber, ...]:
        """Return the values that stand, newest first: the head, and those that may hold beside it."""
        head = self.head()
        if head is None or head.is_gone:
            return ()
        counts = [count for count in self.counts if count.key not in self.stale and not count.is_gone]
        beside = [count for count in counts if count is not head and may_both_hold(count.given, head.given)]
        return (head.given, *(count.given for count in sorted(beside, key=lambda one: one.order, reverse=True)))

    def _is_repeated(self, count: Count) -> bool:
        """Tell whether a count that adds up is back at a figure that the line has left, without being revised."""
        head = self.head()
        if head is None or not count.quantity.is_cumulative or count.is_revised or head.is_gone:
            return False
        if size_of(count.given) >= size_of(head.given) or may_both_hold(count.given, head.given):
            return False
        return any(one.given.value == count.given.value for one in self.counts if one.given.value is not None)


def draw_lines(counts: Iterable[Count], scopes: Mapping[frozenset[str], int]) -> list[Line]:
    """Return the lines that counts, taken one after the other, belong to."""
    lines: list[Line] = []
    for count in counts:
        same = [line for line in lines if is_same_quantity(line, count, scopes)]
        same = [line for line in same if line.definition == count.quantity.definition or _agrees(line, count)]
        line = _choose(same, count)
        if line is None:
            line = Line()
            lines.append(line)
        line.add(count)
    return [line for line in lines if line.standing() and not _is_settled(line, lines, scopes)]


def is_same_quantity(line: Line, count: Count, scopes: Mapping[frozenset[str], int]) -> bool:
    """Tell whether a count is of what the line counts, whoever counts it and by whatever definition."""
    quantity = count.quantity
    if any(count.is_of_another_event(one) for one in line.counts):
        return False
    return line.counts[-1].quantity.is_same(quantity, scopes=scopes.get(quantity.head, 0))


def relation_of(line: Line, other: Line, scopes: Mapping[frozenset[str], int]) -> Relation | None:
    """Return how two lines differ that count the same; None where they do not, or where it cannot be told."""
    mine, theirs = line.head(), other.head()
    if mine is None or theirs is None or not is_same_quantity(line, theirs, scopes):
        return None
    are_others = bool(line.counters and other.counters and not line.counters & other.counters)
    if are_near(mine.given, theirs.given) if are_others else may_both_hold(mine.given, theirs.given):
        return None
    is_defined_otherwise = line.definition != other.definition
    if (are_others or is_defined_otherwise) and are_far_apart(mine.given, theirs.given):
        return None
    if is_defined_otherwise:
        return "different_definition"
    if are_others:
        return "different_counter"
    return "conflict" if mine.is_at_the_time_of(theirs) else None


def relations_of(lines: Sequence[Line], scopes: Mapping[frozenset[str], int]) -> list[tuple[Line, Line, Relation]]:
    """Return the pairs of lines that differ, with how they do."""
    pairs = ((one, other, relation_of(one, other, scopes)) for one, other in combinations(lines, 2))
    return [(one, other, relation) for one, other, relation in pairs if relation is not None]


def _choose(lines: Sequence[Line], count: Count) -> Line | None:
    """Return the line that a count goes on with: its counter's, else one that it agrees with, else the only one.

    A count that is neither newer nor the same opens a line of its own: it is another's, or in conflict.
    """
    own = [line for line in lines if count.counter in line.counters] if count.counter else []
    agreeing = [line for line in lines if _agrees(line, count)]
    open_to = [line for line in lines if count.counter is None or not line.counters]
    for candidates in (own, agreeing, open_to if len(open_to) == 1 else []):
        for line in candidates:
            if _goes_on(line, count):
                return line
    return None


def _agrees(line: Line, count: Count) -> bool:
    head = line.head()
    if head is None:
        return False
    if not are_near(head.given, count.given):
        return False
    older, newer = (count, head) if head.is_newer_than(count) else (head, count)
    return older.is_at_the_time_of(newer) or says_nothing_new(older.given, newer.given)


def _goes_on(line: Line, count: Count) -> bool:
    head = line.head()
    if head is None or head.is_gone or count.is_former or may_both_hold(head.given, count.given):
        return True
    return not count.is_at_the_time_of(head)


def _is_settled(line: Line, lines: Sequence[Line], scopes: Mapping[frozenset[str], int]) -> bool:
    """Tell whether another line has a newer count of the same quantity by the same counter, or where nobody is named.

    That ends a conflict: of two counts of one time the one that is not kept up no longer stands.
    """
    mine = line.head()
    for other in lines:
        theirs = other.head()
        if other is line or mine is None or theirs is None or not theirs.is_newer_than(mine):
            continue
        is_same_counter = not line.counters or bool(line.counters & other.counters)
        if is_same_counter and line.definition == other.definition and is_same_quantity(line, theirs, scopes):
            return True
    return False
