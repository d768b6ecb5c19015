"""The same quantity across articles: who gives which value, what changed since the last edition, and what differs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.edition import Dispute, GivenNumber, NumberChange, StoryNumber
from summarizer.stories.amounts import says_nothing_new, size_of
from summarizer.stories.counts import Count, counts_of, places_by_head
from summarizer.stories.ids import Ids, new_id
from summarizer.stories.lines import Line, Relation, draw_lines, relations_of
from summarizer.stories.types import Cast, Reported
from summarizer.summary import SAID_BEFORE

_STRONGEST: tuple[Relation, ...] = ("conflict", "different_definition", "different_counter")


@dataclass(frozen=True)
class _Change:
    """What became of a line since the last edition."""

    change: NumberChange
    before: GivenNumber | None
    has_fallen: bool


def compare_numbers(
    reported: Sequence[Reported], cast: Cast, before: Sequence[StoryNumber]
) -> tuple[tuple[StoryNumber, ...], tuple[Dispute, ...]]:
    """Return the story's numbers, each once for each counter and definition, and where counters or articles differ.

    `before` is what the last edition gave. The rules stand in docs/changes.md.
    """
    counts = counts_of(reported, cast, before)
    scopes = places_by_head(counts)
    lines = draw_lines(counts, scopes)
    ids = _ids(lines, before)
    related: defaultdict[int, list[tuple[Line, Relation]]] = defaultdict(list)
    pairs = relations_of(lines, scopes)
    for one, other, relation in pairs:
        related[id(one)].append((other, relation))
        related[id(other)].append((one, relation))
    numbers = [_number(line, related[id(line)], ids) for line in lines]
    numbers.sort(key=lambda number: (number.salience, number.given[-1].date or "", number.id))
    disputed = [(ids[id(one)], ids[id(other)]) for one, other, relation in pairs if relation != "different_definition"]
    by_age = [ids[id(line)] for line in sorted(lines, key=lambda line: line.first.order)]
    counted = {number.id: number.counted or "" for number in numbers}
    return tuple(numbers), _disputes(disputed, {identifier: counted[identifier] for identifier in by_age}, before)


def _ids(lines: Sequence[Line], before: Sequence[StoryNumber]) -> Mapping[int, str]:
    """Return each line's id: that of a number of the last edition which it goes on with, else a new one."""
    known = {(given.article, given.number): number.id for number in before for given in number.given}
    ids = Ids()
    return {
        id(line): ids.take(
            {known[count.key] for count in line.counts if count.key in known}, new_id("n", *line.first.key)
        )
        for line in sorted(lines, key=lambda line: (line.first.given.is_new, line.first.order))
    }


def _number(line: Line, related: Sequence[tuple[Line, Relation]], ids: Mapping[int, str]) -> StoryNumber:
    given = line.standing()
    changed = _change(line, related)
    return StoryNumber(
        id=ids[id(line)],
        change=changed.change,
        explanation=_explain(given[0], changed, related),
        counted=given[0].counted,
        scope=next((one.scope for one in given if one.scope), None),
        unit=given[0].unit,
        salience=min(count.salience for count in line.counts),
        has_fallen=changed.has_fallen,
        given=given,
        before=changed.before,
        related=tuple(sorted(ids[id(other)] for other, _ in related)),
    )


def _change(line: Line, related: Sequence[tuple[Line, Relation]]) -> _Change:
    """Return what became of a line: its value against the last edition's, else how it differs from others."""
    now, old = line.head(), line.head(old=True)
    if now is None:
        raise ValueError("a line without a standing count is no number")
    if old is None:
        kinds = {relation for _, relation in related}
        return _Change(next((kind for kind in _STRONGEST if kind in kinds), "new"), None, has_fallen=False)
    if now is old or says_nothing_new(old.given, now.given):
        return _Change("unchanged", None, has_fallen=False)
    is_lower = size_of(now.given) < size_of(old.given)
    has_fallen = is_lower and now.quantity.is_cumulative
    is_revised = is_lower and (now.is_revised or (has_fallen and _is_own_word(now, old)))
    return _Change("revised_down" if is_revised else "updated", old.given, has_fallen=has_fallen)


def _is_own_word(now: Count, old: Count) -> bool:
    """Tell whether who gave the higher count gives the lower one: the same counter, or a corrected article."""
    return old.is_gone or (now.counter is not None and now.counter == old.counter)


def _explain(now: GivenNumber, changed: _Change, related: Sequence[tuple[Line, Relation]]) -> str:
    """Return one plain sentence: why this change and no other."""
    old = changed.before
    if old is not None:
        words = f"{_said(now)} takes the place of {_said(old)}"
        if changed.change == "revised_down":
            return f"{words}, lowered by whoever gave it."
        return (
            f"{words}; a count that adds up has fallen and no article says why." if changed.has_fallen else f"{words}."
        )
    for kind in _STRONGEST:
        others = [head.given for line, relation in related if relation == kind and (head := line.head())]
        if others:
            beside = " and ".join(sorted(_said(other) for other in others))
            return _BESIDE[kind].format(now=_said(now), beside=beside)
    return "No article gives a newer one." if changed.change == "unchanged" else "No earlier edition gave it."


_BESIDE: dict[Relation, str] = {
    "conflict": "{now} and {beside} are given for the same time, and not both can be right.",
    "different_counter": "{now} stands against {beside}: another counter.",
    "different_definition": "{now} stands against {beside}: they count by different definitions.",
}


def _said(given: GivenNumber) -> str:
    """Return an amount in the article's words with whose figure it is."""
    return f"{SAID_BEFORE[given.qualifier]}{given.mention.exact} ({given.source or 'no counter named'})"


def _disputes(
    pairs: Sequence[tuple[str, str]], counted: Mapping[str, str], before: Sequence[StoryNumber]
) -> tuple[Dispute, ...]:
    """Return one dispute for each set of numbers that stand against each other; `counted` names all, oldest first."""
    were_related = {(number.id, other) for number in before for other in number.related}
    disputes = []
    for sides in _connected(pairs):
        ordered = [identifier for identifier in counted if identifier in sides]
        inside = [pair for pair in pairs if pair[0] in sides]
        disputes.append(
            Dispute(
                id=new_id("d", ordered[0]),
                kind="numbers",
                issue=counted[ordered[0]],
                is_new=not all(pair in were_related for pair in inside),
                sides=tuple(ordered),
            )
        )
    return tuple(sorted(disputes, key=lambda dispute: dispute.id))


def _connected(pairs: Sequence[tuple[str, str]]) -> list[set[str]]:
    """Return the sets that pairs form when those that share a member belong together."""
    found: list[set[str]] = []
    for pair in pairs:
        touched = [one for one in found if one & set(pair)]
        found = [one for one in found if one not in touched]
        found.append(set(pair).union(*touched))
    return found
