"""What the comparison of articles works on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.edition import StoryActor
from summarizer.grounding.words import fold
from summarizer.summary import Summary


@dataclass(frozen=True)
class Reported:
    """One article of a story, copies left out.

    `date` is the ISO date, in the edition's time zone, that it was published on or, where that is not known, first
    seen. `is_new` tells that no earlier edition held it.
    """

    summary: Summary
    date: str
    is_new: bool


@dataclass(frozen=True)
class Cast:
    """The actors of one story, and who of them each summary's actor is."""

    actors: Sequence[StoryActor]

    def find(self, article: str, actor: str | None) -> StoryActor | None:
        """Return the story's actor for an actor id of one article's summary; None where there is none."""
        return self._index.get((article, actor or ""))

    def named(self, name: str | None) -> StoryActor | None:
        """Return the story's actor of that name or alias, whatever the case; None where there is none."""
        return self._by_name.get(fold(name or ""))

    @cached_property
    def _by_name(self) -> dict[str, StoryActor | None]:
        known: dict[str, StoryActor | None] = {}
        for actor in self.actors:
            for alias in {fold(alias) for alias in actor.aliases}:
                known[alias] = None if alias in known else actor  # an alias of two is no name of either
        return known | {fold(actor.name): actor for actor in self.actors}

    @cached_property
    def _index(self) -> dict[tuple[str, str], StoryActor]:
        return {known: actor for actor in self.actors for known in actor.actors}
