"""Lies by cutting: a piece of a number, a piece of a word, and words without the "not" in front of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tools.mutation_bench.gold import GoldArticle, RightItem
from tools.mutation_bench.lies.figures import plain
from tools.mutation_bench.lies.quotations import in_gist, quoting, speaker_of, spoken_by
from tools.mutation_bench.mutants import Mutant, changed

_LONG_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,:])\d{3,}(?![\w,:])|(?<![\w.,])\d+\.\d+(?= \w+illion)"
)
_NOT = re.compile(r"\b(not|no|never|cannot)\s+([^.,;:”\"()]+)", re.IGNORECASE)


def cut_inside_number(gold: GoldArticle) -> Iterator[Mutant]:
    """Claim a piece of a number as a number, and quote from the middle of a word or number."""
    for right in gold.of_section("numbers"):
        text = gold.cited_text(right)
        for match in _LONG_NUMBER.finditer(text):
            if plain(match.group()) == plain(str(right.item["number"])):
                for cut in cuts(match.group(), gold.article.text):
                    yield from extra(right, cut, following(text, match))
    for right in gold.of_section("positions"):
        for quotation in spoken_by(gold, right):
            for piece in word_cuts(quotation["words"]["exact"]):
                yield quoting(right, "cut_inside_number", piece)


def cuts(figure: str, text: str) -> list[str]:
    """Return the pieces of a figure that are figures, and none of the text: "32,414" holds "414", "2,414", "32"."""
    inner = [figure[place:] for place in range(1, len(figure)) if figure[place] in "123456789"]
    outer = [figure[:place].rstrip(",.") for place in range(1, len(figure))]
    pieces = dict.fromkeys(piece for piece in (*inner, *outer) if plain(piece) != plain(figure))
    return [piece for piece in pieces if not re.search(rf"(?<![\d.,]){re.escape(piece)}(?![\d.,]*\d)", text)]


def following(text: str, match: re.Match[str]) -> str:
    """Return the two words behind a number."""
    return " ".join(text[match.end() :].split()[:2]).rstrip(".,;:")


def extra(right: RightItem, cut: str, behind: str) -> Iterator[Mutant]:
    """Yield unmarked numbers that are a piece of a number, alone and with the words behind."""
    for exact in (cut, f"{cut} {behind}"):
        item = {"exact": exact, "counted": right.item["counted"], "passage": right.passages[0]}
        whole = RightItem(right.article, "more_numbers", item, paraphrase=False)
        mutant = changed(whole, "cut_inside_number", "exact", exact)
        item = {"exact": exact, "counted": right.item["counted"]}
        yield replace(mutant, lie=cut, before=str(right.item["number"]), item=item)


def word_cuts(quotation: str) -> Iterator[str]:
    """Yield a quotation that begins in the middle of its first long word, and one that ends so."""
    words = quotation.split()
    for place, word in enumerate(words[:-2]):
        if len(word) > 4 and word.isalpha():
            yield " ".join((word[2:], *words[place + 1 : place + 9]))
            break
    for place, word in enumerate(words[2:], 2):
        if len(word) > 4 and word.isalpha():
            yield " ".join((*words[max(0, place - 8) : place], word[:-2]))
            break


def cut_after_not(gold: GoldArticle) -> Iterator[Mutant]:
    """Quote what stands behind a "not", and say it in the prose as if it were affirmed."""
    for right in gold.of_section("positions"):
        for match in _NOT.finditer(gold.cited_text(right)):
            words = match.group(2).split()
            piece = " ".join(words[:10])
            if len(words) < 2 or words[0] in {"only", "fewer", "less", "longer", "more"} or "but" in words[:3]:
                continue
            yield quoting(right, "cut_after_not", piece)
            affirmed = f"{speaker_of(right)} spoke of “{piece}”."
            yield changed(right, "cut_after_not", "statement", affirmed, quotes=[piece], quotations=[])
            yield changed(right, "cut_after_not", "statement", affirmed)
            yield in_gist(right, "cut_after_not", affirmed)
