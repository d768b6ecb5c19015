"""Lies about who and where: a name that the article does not have, a part of one, and what only a memory knows."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tools.mutation_bench.gold import GoldArticle, Item, RightItem, words_of
from tools.mutation_bench.lies.figures import put
from tools.mutation_bench.mutants import Mutant, Slot, chance_of, changed, prose_slots
from tools.mutation_bench.words.memory import ADDITIONS
from tools.mutation_bench.words.organisations import ORGANISATIONS
from tools.mutation_bench.words.people import PEOPLE
from tools.mutation_bench.words.places import CITIES, COUNTRIES

_VARIANTS = 3
_ADJECTIVES = tuple(COUNTRIES.values())
_NAME_FIELDS = {"positions": ("holder", "target"), "actors": ("name", "affiliation"), "numbers": ("source", "scope")}
_LIST_FIELDS = {"actors": "aliases", "open_questions": "parties"}


def name(gold: GoldArticle) -> Iterator[Mutant]:
    """Replace names of people, organisations and places by those of others, in prose and in the fields for names."""
    for slot in (*prose_slots(gold), *name_slots(gold)):
        taken: list[tuple[int, int]] = []
        for known, group in searched(gold):
            for match in re.finditer(rf"(?<![\w-]){re.escape(known)}(?![\w-])", slot.words):
                if not any(start < match.end() and match.start() < end for start, end in taken):
                    taken.append(match.span())
                    yield from replaced(gold, slot, match, group)
    yield from listed(gold)


def name_slots(gold: GoldArticle) -> Iterator[Slot]:
    """Yield the fields that hold one name."""
    for right in gold.rights:
        for field in _NAME_FIELDS.get(right.section, ()):
            if right.item.get(field):
                yield Slot(right, field, right.item[field])


def searched(gold: GoldArticle) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names to look for, longest first within a source, each with the names that may stand instead."""
    for known, actor in gold.names.items():
        group = group_of(actor)
        if group and is_proper(known):
            yield known, group
    for places in (tuple(COUNTRIES), _ADJECTIVES, CITIES):
        for place in places:
            if place.casefold() in gold.folded:
                yield place, places


def group_of(actor: Item) -> tuple[str, ...]:
    """Return the list that an actor's name may be replaced from; nothing for groups and unnamed actors."""
    kinds = {"person": PEOPLE, "organisation": ORGANISATIONS, "state": tuple(COUNTRIES)}
    return kinds.get(actor["kind"], ())


def is_proper(words: str) -> bool:
    """Tell whether words are a name: the first and the last with a large letter or a digit."""
    parts = words.split()
    return all(part[0].isupper() or part[0].isdigit() or "-" in part for part in (parts[0], parts[-1]))


def strangers(gold: GoldArticle, group: tuple[str, ...]) -> list[str]:
    """Return the names of a group of which the article has no word."""
    known = set(words_of(gold.text))
    return [one for one in group if not set(words_of(one)) & known - {"of", "the"}]


def replaced(gold: GoldArticle, slot: Slot, match: re.Match[str], group: tuple[str, ...]) -> Iterator[Mutant]:
    """Yield a name replaced by others of its group, a person's also in its first or last word alone."""
    chance = chance_of(slot.right.key, slot.field, match.group())
    others = chance.sample(strangers(gold, group), _VARIANTS)
    parts = match.group().split()
    for place, other in enumerate(others):
        if group is not PEOPLE:
            yield slot.lie("name", put(slot.words, match, other))
        elif len(parts) == 1:
            yield slot.lie("name", put(slot.words, match, other.split()[-1]))
        else:
            first, last = f"{other.split()[0]} {' '.join(parts[1:])}", f"{' '.join(parts[:-1])} {other.split()[-1]}"
            yield slot.lie("name", put(slot.words, match, (other, first, last)[place]))


def listed(gold: GoldArticle) -> Iterator[Mutant]:
    """Yield actors with an alias, and questions with a party, that the article does not have."""
    for right in gold.of_section(*_LIST_FIELDS):
        field = _LIST_FIELDS[right.section]
        chance = chance_of(right.key, field)
        group = PEOPLE if right.item["kind"] == "person" else ORGANISATIONS
        for other in chance.sample(strangers(gold, group), 2):
            yield with_element(right, "name", field, other)


def with_element(right: RightItem, kind: str, field: str, words: str) -> Mutant:
    """Return a right item with one more element in a list of names."""
    values = [*right.item.get(field, ()), words]
    mutant = changed(right, kind, field, words)
    return replace(mutant, item={**right.item, field: values})


def memory_override(gold: GoldArticle) -> Iterator[Mutant]:
    """Add to a name what the article does not give: a first name, an office, a leader, a capital, a figure."""
    for slot in (*prose_slots(gold, "gist", "positions", "open_questions", "actors"), *name_slots(gold)):
        if slot.field == "target":
            continue
        for known, additions in ADDITIONS.items():
            match = re.search(rf"(?<![\w.-]){re.escape(known)}(?![\w-]| of\b|,)", slot.words)
            if match is None or (known == "Lee" and "Stan" in slot.words):
                continue
            for words in additions:
                if new_words(gold, known, words) and (slot.field not in {"holder", "name"} or "," not in words):
                    yield slot.lie("memory_override", re.sub(r",(?=[.,;?!])", "", put(slot.words, match, words)))


def new_words(gold: GoldArticle, known: str, words: str) -> bool:
    """Tell whether the article has none of the words that are added and carry content."""
    small = {"of", "the", "a", "in", "with", "its", "by", "at", "on", "and", "to", "under", "led", "for"}
    added = set(words_of(words)) - set(words_of(known)) - small
    return bool(added) and not added & set(words_of(gold.text))
