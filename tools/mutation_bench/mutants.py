"""A mutant: one right item with one change, and the field that the change stands in."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tools.mutation_bench.gold import PROSE, GoldArticle, Item, RightItem


@dataclass(frozen=True)
class Mutant:
    """An item to be judged alone; `lie` is the new value of `field`, or the new words of it."""

    kind: str
    article: str
    section: str
    field: str
    lie: str
    before: str
    item: Item
    right_passages: tuple[int, ...]

    @property
    def key(self) -> str:
        """A text that is the same for two mutants that are the same."""
        return json.dumps([self.article, self.section, self.field, self.item], sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True)
class Slot:
    """One field of a right item that holds words."""

    right: RightItem
    field: str
    words: str

    def lie(self, kind: str, words: str) -> Mutant:
        """Return the item with other words in this field."""
        return changed(self.right, kind, self.field, words)


def changed(right: RightItem, kind: str, field: str, value: str, **others: object) -> Mutant:
    """Return a right item with another value in one field, and in `others` where a change needs company."""
    return Mutant(
        kind=kind,
        article=right.article,
        section=right.section,
        field=field,
        lie=value,
        before=str(right.item.get(field) or ""),
        item={**right.item, field: value, **others},
        right_passages=right.passages,
    )


def prose_slots(gold: GoldArticle, *sections: str) -> Iterator[Slot]:
    """Yield every prose field of the right items, of some sections or of all."""
    for right in gold.rights:
        if sections and right.section not in sections:
            continue
        for field in PROSE[right.section]:
            if right.item.get(field):
                yield Slot(right, field, right.item[field])


def copied_slots(gold: GoldArticle) -> Iterator[Slot]:
    """Yield every sentence of the article as a gist sentence of its own: right, since it is the article's words."""
    for right in gold.copies:
        yield Slot(right, "text", right.item["text"])


def chance_of(*parts: str) -> Random:
    """Return a source of choices that is the same in every run and on every machine."""
    return Random("|".join(parts))  # noqa: S311 - choices, no secrets


def unique(mutants: Iterator[Mutant]) -> list[Mutant]:
    """Return the mutants, of those that are the same only the first."""
    first: dict[str, Mutant] = {}
    for mutant in mutants:
        first.setdefault(mutant.key, mutant)
    return list(first.values())
