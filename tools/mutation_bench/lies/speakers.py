"""Lies about who says it: another actor of the same article."""

import re
from collections.abc import Iterator

from summarizer.article import Span
from tools.mutation_bench.gold import GoldArticle, Item, RightItem, folded
from tools.mutation_bench.mutants import Mutant, chance_of, changed

_VARIANTS = 4


def speaker_swapped(gold: GoldArticle) -> Iterator[Mutant]:
    """Give a position, or a figure, to another actor of the article; in its prose too where that names the holder."""
    for right in gold.of_section("positions"):
        others = other_speakers(gold, right)
        for other in chance_of(right.key, "speaker").sample(others, min(_VARIANTS, len(others))):
            yield changed(right, "speaker_swapped", "holder", other)
            statement = restated(gold, right, other)
            if statement != right.item["statement"]:
                yield changed(right, "speaker_swapped", "statement", statement, holder=other)
    for right in gold.of_section("numbers"):
        if right.item.get("source"):
            others = other_speakers(gold, right)
            for other in chance_of(right.key, "speaker").sample(others, min(_VARIANTS, len(others))):
                yield changed(right, "speaker_swapped", "source", other)


def other_speakers(gold: GoldArticle, right: RightItem) -> list[str]:
    """Return names of actors who hold nothing in the cited passages, speak for nobody who does, and relay nothing."""
    known = involved(gold, right)
    claimed = folded(f"{right.item.get('holder') or right.item.get('source') or ''}")
    names = []
    for actor in gold.gold["actors"]:
        own = {folded(one) for one in (actor["name"], *actor["aliases"])}
        is_same = any(one in claimed or (claimed and claimed in one) for one in own)
        if actor["id"] not in known and not is_same and actor["kind"] != "document" and actor["name"][0].isupper():
            names.append(actor["name"])
    return names


def involved(gold: GoldArticle, right: RightItem) -> set[str]:
    """Return the ids of whoever holds, or passes on, something in the cited passages, with whom they belong to."""
    spans = [gold.article.passages[number - 1].span for number in right.passages]
    known: set[str] = set()
    for position in gold.gold["positions"]:
        if any(starts_in(part, spans) for part in parts_of(position)):
            known |= {position["holder"], *position["holder_also"]} - {None}
    known |= {
        number["source"] for number in gold.gold["numbers"] if number["source"] and starts_in(number["mention"], spans)
    }
    known |= {one["speaker"] for one in gold.gold["quotations"] if one["speaker"] and starts_in(one["words"], spans)}
    known |= holders_beside(gold, right)
    if not gold.gold["positions"]:  # a gold that does not say who holds what: whoever is named there may
        known |= {actor["id"] for name, actor in gold.names.items() if folded(name) in folded(gold.cited_text(right))}
    return known | affiliates(gold, known) | relays(gold, spans)


def parts_of(position: Item) -> list[Item]:
    """Return the content, cue and source spans of a position."""
    attribution = position["attribution"]
    return [part for part in (*position["content"], attribution["cue"], attribution["source"]) if part]


def starts_in(part: Item, spans: list[Span]) -> bool:
    """Tell whether a span of the gold begins in one of the passages."""
    return any(span.start <= part["start"] < span.end for span in spans)


def holders_beside(gold: GoldArticle, right: RightItem) -> set[str]:
    """Return the ids of those who hold something in another right item that shares a passage."""
    found: set[str] = set()
    for other in gold.of_section("positions"):
        if set(other.passages) & set(right.passages):
            names = {folded(name) for name in holder_names(gold, other.item.get("holder") or "")}
            found |= {actor["id"] for name, actor in gold.names.items() if folded(name) in names}
    return found


def affiliates(gold: GoldArticle, known: set[str]) -> set[str]:
    """Return who belongs to a holder, or whom a holder belongs to: they may speak for each other."""
    near: set[str] = set()
    names = {name: actor["id"] for name, actor in gold.names.items()}
    for actor in gold.gold["actors"]:
        other = names.get(actor["affiliation"] or "")
        if actor["id"] in known and other:
            near.add(other)
        if other in known:
            near.add(actor["id"])
    return near


def relays(gold: GoldArticle, spans: list[Span]) -> set[str]:
    """Return the actors whose names are links of a chain in these passages."""
    found: set[str] = set()
    for position in gold.gold["positions"]:
        for link in position["attribution"]["via"]:
            if starts_in(link, spans):
                words = folded(link["exact"])
                found |= {actor["id"] for name, actor in gold.names.items() if folded(name) in words}
    return found


def restated(gold: GoldArticle, right: RightItem, other: str) -> str:
    """Return the statement with the holder's name replaced by another one, or as it is where it names no holder."""
    holder = right.item.get("holder") or ""
    names = {holder, *holder_names(gold, holder)} - {""}
    for name in sorted(names, key=lambda one: (-len(one), one)):
        statement: str = right.item["statement"]
        said = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lambda _: other, statement, count=1)
        if said != statement:
            return said
    return str(right.item["statement"])


def holder_names(gold: GoldArticle, holder: str) -> set[str]:
    """Return all names of the actor that a holder's words name."""
    for actor in gold.gold["actors"]:
        names = [actor["name"], *actor["aliases"]]
        if any(folded(holder) == folded(name) for name in names):
            return set(names) | ({actor["name"].split()[-1]} if actor["kind"] == "person" else set())
    return set()
