"""Honest variations: the right items as they are, in other typography, and with figures as words."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from tools.mutation_bench.gold import PROSE, GoldArticle, Item, RightItem
from tools.mutation_bench.lies.quantities import quantities
from tools.mutation_bench.lies.quotations import quoting, spoken_by
from tools.mutation_bench.mutants import Mutant, Slot, prose_slots, unique
from tools.mutation_bench.words.meaning import STOP
from tools.mutation_bench.words.numerals import CARDINALS, WORD_OF

__all__ = ["HONEST", "honest"]

Maker = Callable[[GoldArticle], Iterator[Mutant]]
_LONG_WORD = re.compile(r"[a-z]{8,}")
_SMALL_CARDINAL = re.compile(rf"\b({'|'.join(word for word, value in CARDINALS.items() if 1 < value < 13)})\b(?!-)")
_KEPT_AS_WORDS = frozenset({"kind", "stance", "article"})


def curled(words: str) -> str:
    """Return words with curly quote marks."""
    words = re.sub(r'(^|[\s(])"', r"\1“", words).replace('"', "”")
    return re.sub(r"(^|[\s(])'", r"\1‘", words).replace("'", "’")


def recased(words: str) -> str:
    """Return words with a large first letter; with a small one where the first word is no name."""
    first = words.split(maxsplit=1)[0]
    is_small_word = first.casefold() in STOP and first != "I"
    return words[:1].lower() + words[1:] if is_small_word and first[0].isupper() else words[:1].upper() + words[1:]


# Each turns the words of one field into others that a reader sees as the same.
_TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "straight_quotes": lambda words: words.translate(str.maketrans("‘’“”", "''\"\"")),
    "curly_quotes": curled,
    "no_break_space": lambda words: words.replace(" ", "\u00a0"),
    "narrow_no_break_space": lambda words: re.sub(r"(?<=\d) ", "\u202f", words),
    "dashes": lambda words: words.replace("-", "\u2013"),
    "no_break_hyphen": lambda words: words.replace("-", "\u2011"),
    "decomposed": lambda words: unicodedata.normalize("NFD", words),
    "composed": lambda words: unicodedata.normalize("NFC", words),
    "ligature": lambda words: words.replace("fi", "\ufb01").replace("fl", "\ufb02"),
    "soft_hyphen": lambda words: _LONG_WORD.sub(lambda match: f"{match[0][:4]}\u00ad{match[0][4:]}", words),
    "zero_width_space": lambda words: _LONG_WORD.sub(lambda match: f"{match[0][:5]}\u200b{match[0][5:]}", words),
    "line_break": lambda words: words.replace(" ", "\n", 3).replace("\n", " ", 2),
    "double_space": lambda words: words.replace(" ", "  "),
    "figures_without_commas": lambda words: re.sub(r"(?<=\d),(?=\d{3})", "", words),
    "trimmed_end": lambda words: words.rstrip(".?!"),
}
_IN_QUOTES: dict[str, Callable[[str], str]] = {
    "trimmed_quote": lambda words: words.rstrip(".,;?!"),
    "case_of_quote": recased,
    "quote_with_marks": lambda words: f"“{words}”",
}


def right_item(gold: GoldArticle) -> Iterator[Mutant]:
    """Yield the right items that share words with the article, as they are."""
    yield from (same(right, "right_item") for right in gold.rights if not right.paraphrase)


def right_paraphrase(gold: GoldArticle) -> Iterator[Mutant]:
    """Yield the right paraphrases as they are."""
    yield from (same(right, "right_paraphrase") for right in gold.rights if right.paraphrase)


def copied_sentence(gold: GoldArticle) -> Iterator[Mutant]:
    """Yield the article's own sentences as gist sentences that cite themselves."""
    yield from (same(right, "copied_sentence") for right in gold.copies)


def copied_quote(gold: GoldArticle) -> Iterator[Mutant]:
    """Yield right positions whose quotations are copied word for word, not named by their marks."""
    for right in gold.of_section("positions"):
        for words in right.item.get("quotations", ()):
            yield from (quoting(right, "copied_quote", exact) for exact in whole_quotes(gold, right, words))


def whole_quotes(gold: GoldArticle, right: RightItem, words: str) -> Iterator[str]:
    """Yield the whole quotation that these words lie in."""
    yield from (one["words"]["exact"] for one in spoken_by(gold, right) if words in one["words"]["exact"])


def same(right: RightItem, kind: str) -> Mutant:
    """Return a right item as it is."""
    return Mutant(kind, right.article, right.section, "", "", "", right.item, right.passages)


def typography(kind: str) -> Maker:
    """Return a maker of right items whose words are set in another way, quoted ones too."""
    change = _TYPOGRAPHY[kind]

    def maker(gold: GoldArticle) -> Iterator[Mutant]:
        for right in gold.rights:
            item = {field: respelled(field, value, change) for field, value in right.item.items()}
            if item != right.item:
                yield Mutant(
                    kind, right.article, right.section, "", prose_of(right.section, item), "", item, right.passages
                )
        for mutant in copied_quote(gold):
            quotation = change(mutant.lie)
            if quotation != mutant.lie:
                item = {**mutant.item, "quotes": [quotation]}
                yield Mutant(kind, gold.name, "positions", "", quotation, "", item, mutant.right_passages)

    return maker


def prose_of(section: str, item: Item) -> str:
    """Return the words of an item that tell it from the others."""
    return str(item.get(PROSE[section][0]) or item.get("name") or "")


def respelled(field: str, value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - a field of a JSON item
    """Return the value of a field in another typography; words that only stand for an id keep theirs."""
    if field in _KEPT_AS_WORDS or field in {"number", "quotations"}:
        return value
    return change(value) if isinstance(value, str) else value


def quoted(kind: str) -> Maker:
    """Return a maker of right positions whose copied quotation differs at its edge."""
    change = _IN_QUOTES[kind]

    def maker(gold: GoldArticle) -> Iterator[Mutant]:
        for mutant in copied_quote(gold):
            item: Item = {**mutant.item, "quotes": [change(mutant.lie)]}
            if item != mutant.item:
                yield Mutant(kind, gold.name, "positions", "", change(mutant.lie), "", item, mutant.right_passages)

    return maker


def figure_as_word(gold: GoldArticle) -> Iterator[Mutant]:
    """Yield right items with small figures as words, and small number words as figures."""
    for slot in prose_slots(gold, "gist", "positions", "open_questions"):
        for match in quantities(slot):
            if match.group().isdigit() and 1 < int(match.group()) < 13:
                yield reworded(slot, match, WORD_OF[int(match.group())])
        for match in _SMALL_CARDINAL.finditer(slot.words):
            if not re.search(r"\bone in $", slot.words[: match.start()]):
                yield reworded(slot, match, str(CARDINALS[match.group()]))


def reworded(slot: Slot, match: re.Match[str], words: str) -> Mutant:
    """Return a right item with other words for the same number."""
    return slot.lie("figure_as_word", slot.words[: match.start()] + words + slot.words[match.end() :])


HONEST: dict[str, Maker] = {
    "right_item": right_item,
    "right_paraphrase": right_paraphrase,
    "copied_sentence": copied_sentence,
    "copied_quote": copied_quote,
    **{kind: typography(kind) for kind in _TYPOGRAPHY},
    **{kind: quoted(kind) for kind in _IN_QUOTES},
    "figure_as_word": figure_as_word,
}


def honest(gold: GoldArticle, kinds: list[str] | None = None) -> list[Mutant]:
    """Return the honest variations of one article's right items, of some kinds or of all."""
    return [mutant for kind, maker in HONEST.items() if not kinds or kind in kinds for mutant in unique(maker(gold))]
