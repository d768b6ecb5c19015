"""All numbers of an article, and what looks like one and is none."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from summarizer.article import Article, Span
from summarizer.mentions.numbers.bounds import join_bounds
from summarizer.mentions.numbers.changes import change_of, pair_ends
from summarizer.mentions.numbers.composites import join_composites
from summarizer.mentions.numbers.foreign import scan_foreign
from summarizer.mentions.numbers.lists import inherit_units
from summarizer.mentions.numbers.qualifiers import lasts, qualify, words_before
from summarizer.mentions.numbers.quantity import Place, Quantity, Trap
from summarizer.mentions.numbers.ranges import join_ranges
from summarizer.mentions.numbers.scan import scan
from summarizer.mentions.numbers.traps import find_trap, find_urls
from summarizer.mentions.numbers.units import unit_of
from summarizer.mentions.triggers import lower_of
from summarizer.mentions.types import IgnoredMention, NumberMention


class _Found(NamedTuple):
    """What one passage holds."""

    place: Place
    quantities: Sequence[Quantity]
    traps: Sequence[Trap]


def find_numbers(
    article: Article, dates: tuple[Span, ...]
) -> tuple[tuple[NumberMention, ...], tuple[IgnoredMention, ...]]:
    """Return the numbers of an article, and what looks like one with the rule that sets it aside.

    `dates` are the spans of date expressions; their digits are ignored as `date`. In a language other than
    English only digits are read, with percent signs, currency symbols and scale words. A text too short to tell its
    language ("und") is read as English.
    """
    found = list(_by_passage(article, dates))
    numbers = [(quantity, part.place) for part in found for quantity in part.quantities]
    traps = [trap for part in found for trap in part.traps if trap.rule]
    kept, repeated = _without_repeats(numbers)
    traps.extend(repeated)
    return (
        tuple(_mention(article, index, *item) for index, item in enumerate(kept, start=1)),
        tuple(
            IgnoredMention("numbers", Span(trap.start, trap.end), article.text[trap.start : trap.end], trap.rule)
            for trap in _disjoint(traps)
        ),
    )  # fmt: skip


def _disjoint(traps: Sequence[Trap]) -> Iterator[Trap]:
    """Yield the traps in text order without those that begin inside another."""
    read_to = -1
    for trap in sorted(traps, key=lambda trap: (trap.start, -trap.end)):
        if trap.start >= read_to:
            yield trap
            read_to = trap.end


def _by_passage(article: Article, dates: Sequence[Span]) -> Iterator[_Found]:
    text = article.text
    lower = lower_of(text)
    is_english = article.language.split("-")[0] in ("en", "und")
    starts = [passage.span.start for passage in article.passages]
    blocks = _blocks(text, dates)
    block_starts = [block.start for block in blocks]
    hits = scan(text, lower) if is_english else scan_foreign(lower, article.language)
    for index, group in groupby(hits, key=lambda hit: max(0, bisect_right(starts, hit.start) - 1)):
        passage = article.passages[index]
        place = Place(text, lower, passage.span.start, passage.span.end, passage.kind, passage.number)
        free, traps = _outside_blocks(list(group), blocks, block_starts)
        yield _read(free, traps, place, is_english=is_english)


def _blocks(text: str, dates: Sequence[Span]) -> list[Trap]:
    """Return the stretches in which nothing is read: dates, addresses."""
    blocks = [Trap(span.start, span.end, "date") for span in dates]
    blocks.extend(Trap(start, end, "url") for start, end in find_urls(text))
    return sorted(blocks, key=lambda block: block.start)


def _read(free: Sequence[Quantity], traps: list[Trap], place: Place, *, is_english: bool) -> _Found:
    kept: list[Quantity] = []
    read_to = place.start
    for quantity in join_composites(free, place) if is_english else free:
        if quantity.start < read_to:
            continue
        trap = find_trap(quantity, place)
        if trap is None:
            kept.append(quantity)
        else:
            traps.append(Trap(max(trap.start, read_to), trap.end, trap.rule))
        read_to = trap.end if trap else quantity.end
    if is_english and len(kept) == 1:
        kept = [_complete(kept[0], place)]
    elif is_english and kept:
        complete = [_complete(quantity, place) for quantity in join_ranges(kept, place)]
        kept = pair_ends(inherit_units(join_bounds(complete, place), place), place)
    return _Found(place, kept, traps)


def _complete(quantity: Quantity, place: Place) -> Quantity:
    """Read what stands around a quantity: its qualifier, its unit, and whether it tells of a change."""
    words = words_before(quantity.start, place)
    qualifier, low, high, after = qualify(quantity, words, place)
    counted = quantity if after == quantity.end else quantity._replace(end=after)
    unit, end = unit_of(counted, words, place)
    end = quantity.end if end == after else end
    if qualifier == "more_than" and lasts(words, quantity, place):
        qualifier, low = "exact", None
    change = change_of(quantity, unit, words, place)
    start, _, value, form, _, scale, plain, *_ = quantity
    return Quantity(start, end, value, form, unit, scale, plain, qualifier, low, high, change)


def _outside_blocks(
    hits: Sequence[Quantity], blocks: Sequence[Trap], starts: Sequence[int]
) -> tuple[list[Quantity], list[Trap]]:
    """Part the hits into those to read and the dates and addresses that hold the others, each once."""
    free: list[Quantity] = []
    touched: list[Trap] = []
    for hit in hits:
        index = bisect_right(starts, hit.end - 1) - 1
        if index >= 0 and blocks[index].end > hit.start:
            if blocks[index] not in touched[-1:]:
                touched.append(blocks[index])
        else:
            free.append(hit)
    return free, touched


def _without_repeats(
    numbers: Sequence[tuple[Quantity, Place]],
) -> tuple[list[tuple[Quantity, Place]], list[Trap]]:
    """Set the headline's numbers aside where the body gives the same."""
    if all(place.kind != "title" for _, place in numbers):
        return list(numbers), []
    values = {quantity.value for quantity, place in numbers if place.kind == "title"}
    body = {
        _identity(quantity, place) for quantity, place in numbers if quantity.value in values and place.kind != "title"
    }
    kept: list[tuple[Quantity, Place]] = []
    repeated: list[Trap] = []
    for quantity, place in numbers:
        if place.kind == "title" and _identity(quantity, place) in body:
            repeated.append(Trap(quantity.start, quantity.end, "repeats_body"))
        else:
            kept.append((quantity, place))
    return kept, repeated


def _identity(quantity: Quantity, place: Place) -> tuple[object, ...]:
    if quantity.qualifier == "vague":
        return ("vague", place.lower[quantity.start : quantity.end])
    kind = quantity.unit if quantity.unit in ("percent", "percentage points") else None
    if quantity.qualifier == "between":
        return (quantity.low, quantity.high, kind)
    return (quantity.value, kind)


def _mention(article: Article, index: int, quantity: Quantity, place: Place) -> NumberMention:
    start, end, value, _, unit, _, _, qualifier, low, high, change = quantity
    exact = article.text[start:end]
    return NumberMention(f"N{index}", Span(start, end), exact, value, low, high, qualifier, unit, change, place.number)
