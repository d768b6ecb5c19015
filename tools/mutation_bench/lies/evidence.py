"""Lies about where it stands: items that cite passages which do not hold them, labels on another number."""

from collections.abc import Iterator
from dataclasses import replace

from tools.mutation_bench.gold import GoldArticle, Item, RightItem, folded, stems, words_of
from tools.mutation_bench.lies.speakers import holders_beside, involved
from tools.mutation_bench.mutants import Mutant, Slot, chance_of, changed, prose_slots
from tools.mutation_bench.words.meaning import HEDGES
from tools.mutation_bench.words.places import CITIES, COUNTRIES

_UNRELATED = 4
_GENERIC = frozenset({"peopl", "perso", "year", "numbe"})
_DEATH = frozenset({"kille", "dead", "died", "death", "tramp", "victi", "fatal"})


def unknown_passage(gold: GoldArticle) -> Iterator[Mutant]:
    """Cite a passage that the article does not have."""
    for slot in prose_slots(gold, "gist", "positions", "open_questions"):
        number = len(gold.article.passages) + chance_of(slot.right.key, "unknown").randint(1, 40)
        yield citing(slot.right, "unknown_passage", [number])


def wrong_passage(gold: GoldArticle) -> Iterator[Mutant]:
    """Cite passages of the article on something else."""
    for slot in prose_slots(gold, "gist", "positions", "open_questions"):
        places = unrelated(gold, slot)
        yield from cited(slot.right, places)
    for right in gold.of_section("actors"):
        names = [right.item["name"], *right.item.get("aliases", ())]
        parts = {part for name in names for part in words_of(name) if len(part) > 2}
        places = [
            passage.number
            for passage in gold.article.passages
            if passage.is_citable and not parts & set(words_of(gold.article.exact(passage.span)))
        ]
        yield from cited(right, [place for place in places if place not in right.passages])


def unrelated(gold: GoldArticle, slot: Slot) -> list[int]:
    """Return the passages that share at most a quarter of an item's content words and are not cited.

    One that shares a word other than a name with a question may raise that question, too.
    """
    said, near = stems(slot.words), same_voices(gold, slot.right)
    asked = stems(" ".join(word for word in slot.words.split() if word[0].islower()))
    places = []
    for passage in gold.article.passages:
        shared = said & stems(gold.article.exact(passage.span))
        is_far = 4 * len(shared) <= len(said) and not (slot.field == "question" and asked & shared)
        if is_far and passage.is_citable and passage.number not in near:
            places.append(passage.number)
    return places


def same_voices(gold: GoldArticle, right: RightItem) -> set[int]:
    """Return the cited passages, and those in which somebody speaks who speaks in them: they may say the same."""
    voices = involved(gold, right)
    near = set(right.passages)
    for other in gold.of_section("positions"):
        if voices & holders_beside(gold, other):
            near |= set(other.passages)
    for position in gold.gold["positions"]:
        if {position["holder"], *position["holder_also"]} & voices or position["holder"] is None:
            near |= {gold.article.passage_at(part["start"]).number for part in position["content"]}
    return near


def cited(right: RightItem, places: list[int]) -> Iterator[Mutant]:
    """Yield an item that cites one unrelated passage, or two of them."""
    chance = chance_of(right.key, "evidence")
    chosen = sorted(chance.sample(places, min(_UNRELATED, len(places))))
    pairs = [chosen[:2]] if len(chosen) > 1 else []
    for numbers in [[place] for place in chosen] + pairs:
        yield citing(right, "wrong_passage", numbers)


def citing(right: RightItem, kind: str, numbers: list[int]) -> Mutant:
    """Return an item with other passages cited."""
    mutant = changed(right, kind, "passages", " ".join(map(str, numbers)))
    return replace(mutant, item={**right.item, "passages": numbers})


def label_moved(gold: GoldArticle) -> Iterator[Mutant]:
    """Put the label of one number on another number of the article."""
    for right in gold.of_section("numbers"):
        others = [number for number in gold.gold["numbers"] if is_other(gold, right, number)]
        for number in chance_of(right.key, "moved").sample(others, min(6, len(others))):
            place = gold.article.passage_at(number["mention"]["start"]).number
            item = {**right.item, "number": number["mention"]["exact"], "passage": place}
            mutant = changed(right, "label_moved", "counted", right.item["counted"])
            yield replace(mutant, item=item, before=str(right.item["number"]))


def is_other(gold: GoldArticle, right: RightItem, number: Item) -> bool:
    """Tell whether a label is false of a number: its sentence lacks a word, or no label of it has that head."""
    if folded(number["mention"]["exact"]) == folded(right.item["number"]):
        return False
    words = [word for word in right.item["counted"].split() if word[0].islower() or word in {*CITIES, *COUNTRIES}]
    words = [word for word in words if word not in HEDGES]
    label = stems(" ".join(words))
    sentence = stems(gold.passage_text(gold.article.passage_at(number["mention"]["start"]).number))
    wordings = stems(" ".join([*number["counted"], *(unit or "" for unit in number["units"])]))
    known = sentence | wordings | (_DEATH if _DEATH & wordings else frozenset())
    head = stems(words[0]) if words else frozenset()
    return bool(label - known) or bool(head - wordings - _GENERIC - _DEATH)
