"""What of a story stands where: changes first, then what is disputed, said and open; salience 3 is only counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from summarizer.edition import DatedEvent, Dispute, Story, StoryActor, StoryNumber, StoryPosition, StoryQuestion

_SHOWN_SALIENCE = 2


class _Ranked(Protocol):
    @property
    def salience(self) -> int: ...


_RankedType = TypeVar("_RankedType", bound=_Ranked)


@dataclass(frozen=True)
class ToldDispute:
    """A point on which sides differ, with the sides themselves."""

    dispute: Dispute
    positions: tuple[StoryPosition, ...]
    numbers: tuple[StoryNumber, ...]


@dataclass(frozen=True)
class Layout:
    """The parts of one story in the order in which a reader meets them; no position stands in two of them.

    `positions` are grouped where the same words report several, as in "he said that she welcomed it"; `left_out`
    counts the items of minor importance that are in the edition and not on the page.
    """

    story: Story
    changed_numbers: tuple[StoryNumber, ...]
    changed_positions: tuple[StoryPosition, ...]
    answered: tuple[StoryQuestion, ...]
    disputes: tuple[ToldDispute, ...]
    positions: tuple[tuple[StoryPosition, ...], ...]
    questions: tuple[StoryQuestion, ...]
    numbers: tuple[StoryNumber, ...]
    ahead: tuple[DatedEvent, ...]
    actors: tuple[StoryActor, ...]
    left_out: int

    @property
    def spans_days(self) -> bool:
        """Whether its articles are of several days, so that a figure needs its date."""
        return len({(article.published or "")[:10] for article in self.story.articles}) > 1

    @property
    def has_changes(self) -> bool:
        """Whether something that was known before is now otherwise."""
        return bool(self.changed_numbers or self.changed_positions or self.answered)


def lay_out(story: Story) -> Layout:
    """Return the parts of a story for the page."""
    ranked = (story.actors, story.numbers, story.positions, story.questions)
    disputes = tuple(_told(dispute, story) for dispute in story.disputes)
    changed = tuple(position for position in _shown(story.positions) if has_moved(position))
    told = {position.id for position in changed} | {side.id for dispute in disputes for side in dispute.positions}
    return Layout(
        story=story,
        changed_numbers=tuple(number for number in _shown(story.numbers) if has_new_value(number)),
        changed_positions=changed,
        answered=tuple(question for question in _shown(story.questions) if question.status == "answered"),
        disputes=disputes,
        positions=_by_statement([position for position in _shown(story.positions) if position.id not in told]),
        questions=tuple(question for question in _shown(story.questions) if question.status != "answered"),
        numbers=tuple(sorted(_shown(story.numbers), key=lambda number: not has_new_value(number))),
        ahead=tuple(event for event in story.dates if event.is_ahead),
        actors=tuple(sorted(_shown(story.actors), key=lambda actor: not (actor.role or actor.affiliation))),
        left_out=sum(len(items) - len(_shown(items)) for items in ranked),
    )


def has_new_value(number: StoryNumber) -> bool:
    """Whether a number's value took the place of another since the last edition."""
    return number.before is not None and number.given[0].is_new and number.change != "unchanged"


def has_moved(position: StoryPosition) -> bool:
    """Whether a holder's position is another one since the last edition."""
    return position.before is not None and position.is_new and position.change not in {"new", "repeated"}


def _told(dispute: Dispute, story: Story) -> ToldDispute:
    return ToldDispute(
        dispute,
        tuple(position for position in story.positions if position.id in dispute.sides),
        tuple(number for number in story.numbers if number.id in dispute.sides),
    )


def _by_statement(positions: Sequence[StoryPosition]) -> tuple[tuple[StoryPosition, ...], ...]:
    groups: dict[object, list[StoryPosition]] = {}
    for position in positions:
        key = (position.now.statement, position.now.evidence, position.now.support)
        groups.setdefault(key, []).append(position)
    return tuple(tuple(group) for group in groups.values())


def _shown(items: Sequence[_RankedType]) -> list[_RankedType]:
    """Return the items of importance, the most important first and else in their order."""
    return sorted((item for item in items if item.salience <= _SHOWN_SALIENCE), key=lambda item: item.salience)
