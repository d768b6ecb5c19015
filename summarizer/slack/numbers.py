"""The table of a story's numbers: what each counts, the old and the new value, whose it is, and why it changed."""

from collections.abc import Iterator

from summarizer.edition import GivenNumber, Story, StoryNumber
from summarizer.slack.parts import Piece, Row, Run, Section, more
from summarizer.slack.wording import SHOWN_SALIENCE, References, names, valued

NOTHING = "–"
QUOTED = ("Before", "Now")


def numbers_section(story: Story, references: References) -> Section:
    """Return the table of the numbers of weight, each value that stands in a row of its own."""
    shown = [number for number in story.numbers if number.salience <= SHOWN_SALIENCE]
    has_before = any(number.before for number in shown)
    rows: list[Piece] = [Row(_without(row, has_before)) for number in shown for row in _rows(number, references)]
    heads = tuple(map(Run, ("Counts", "Before", "Now", "Whose", "Change")))
    return Section("Numbers", (*rows, *more(len(story.numbers) - len(shown))), Row(_without(heads, has_before)))


def _without(cells: tuple[Run, ...], has_before: bool) -> tuple[Run, ...]:  # noqa: FBT001 - a fact, no switch
    return cells if has_before else (cells[0], *cells[2:])


def values(number: StoryNumber) -> Iterator[Run]:
    """Yield what is counted and the values that stand, each with whose it is."""
    yield Run(f"{_counts(number)}: ")
    for given in number.given:
        yield from valued(given)
        yield Run(f" ({given.source or 'source not given'}) ")


def _rows(number: StoryNumber, references: References) -> Iterator[tuple[Run, ...]]:
    fallen = ", a count that fell" if number.has_fallen else ""
    why = "" if number.change == "new" else f": {number.explanation}"
    change = f"{number.change.replace('_', ' ')}{fallen}{why}"
    before = _cell(number.before) if number.before else Run(NOTHING)
    refs = references.to(number.before.evidence) if number.before else ""
    for place, given in enumerate(number.given):
        yield (
            Run(_counts(number) if place == 0 else "the same"),
            before if place == 0 else Run(NOTHING),
            _cell(given),
            Run(_whose(given, references)),
            Run(f"{change if place == 0 else 'also given'}{references.to(given.evidence)}{refs if place == 0 else ''}"),
        )


def _cell(given: GivenNumber) -> Run:
    return Run("".join(run.text for run in valued(given)))


def _counts(number: StoryNumber) -> str:
    facts = (number.counted or number.unit or "what it counts is not said", number.scope)
    return ", ".join(filter(None, facts))


def _whose(given: GivenNumber, references: References) -> str:
    doubt = ["unverified"] if given.support == "unverified" else []
    when = [f"as of {given.as_of}"] if given.as_of else []
    return names([given.source or references.publisher(given.article, "source not given"), *when, *doubt])
