"""Lies about figures: another digit, another number word, another day."""

import re
from collections.abc import Iterator

from tools.mutation_bench.gold import GoldArticle
from tools.mutation_bench.mutants import Mutant, Slot, chance_of, copied_slots, prose_slots
from tools.mutation_bench.words.meaning import LOWER, MONTHS, WEEKDAYS
from tools.mutation_bench.words.numerals import CARDINAL, CARDINALS, FIGURE, ORDINALS, PARTS, WORD_OF

_AFTER_LOWER = re.compile(rf"\b(?:{'|'.join(LOWER)})\s+(?:US)?[$€£]?\s*$", re.IGNORECASE)
_ONE_IN = re.compile(r"\bone in \w+", re.IGNORECASE)
_THE_FIRST = re.compile(rf"(?<!not )\b(the|The) ({'|'.join(ORDINALS)})\b(?! of)")
_PART = re.compile(rf"\b(?:{'|'.join(sorted(PARTS, key=len, reverse=True))})\b", re.IGNORECASE)
# "a third person", "once the trial is over": no part and no multiple.
_SAYS_PART = {
    "once": re.compile(r"[.,;]|$| (?:a|every|in)\b"),
    "half": re.compile(r" (?:of|the|a|an|his|her|its|their)\b"),
    "a third": re.compile(r" of\b"),
    "a quarter": re.compile(r" of\b"),
}
_DAY = re.compile(rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS))})\b")
_NAMES_A_TURN = re.compile(r"\bMay\b")


def digit(gold: GoldArticle) -> Iterator[Mutant]:
    """Change, swap, drop and double the digits of every figure in prose."""
    for slot in prose_slots(gold):
        known = values_in(gold.cited_text(slot.right))
        for match in FIGURE.finditer(slot.words):
            is_lower = bool(_AFTER_LOWER.search(slot.words[: match.start()]))
            for figure in other_figures(match.group(), slot):
                if plain(figure) not in known and not (is_lower and number(figure) <= number(match.group())):
                    yield slot.lie("digit", put(slot.words, match, figure))


def other_figures(figure: str, slot: Slot) -> Iterator[str]:
    """Yield figures that differ from one in a digit or in the order or count of its digits."""
    chance = chance_of(slot.right.key, slot.field, figure)
    places = [place for place, character in enumerate(figure) if character.isdigit()]
    for place in places:
        digits = [one for one in "123456789" if one != figure[place]]
        for one in sorted(chance.sample(digits, 3)):
            yield figure[:place] + one + figure[place + 1 :]
    for place in places:
        following = figure[place + 1 : place + 2]
        if following.isdigit() and following not in {figure[place], "0"}:
            yield figure[:place] + following + figure[place] + figure[place + 2 :]
    if len(places) > 1 and not re.search("[.:]", figure):
        for longer in (plain(figure)[:-1], plain(figure) + figure[-1]):
            yield f"{int(longer):,}" if "," in figure else longer


def values_in(text: str) -> set[str]:
    """Return the figures of a text without their separators, number words as figures."""
    figures = {plain(figure) for figure in FIGURE.findall(text)}
    return figures | {str(CARDINALS[word.casefold()]) for word in CARDINAL.findall(text)}


def plain(figure: str) -> str:
    """Return a figure without separators and without zeros in front."""
    return re.sub(r"\D", "", figure).lstrip("0")


def number(figure: str) -> int:
    """Return a figure as a number, its separators left out."""
    return int(plain(figure) or 0)


def put(text: str, match: re.Match[str], words: str) -> str:
    """Return a text with other words at the place of a match."""
    return text[: match.start()] + words + text[match.end() :]


def like(model: str, words: str) -> str:
    """Return words with the first letter as large as the one that they replace."""
    return words[:1].upper() + words[1:] if model[:1].isupper() else words


def word_number(gold: GoldArticle) -> Iterator[Mutant]:
    """Replace number words, ordinals and parts in prose by others."""
    for slot in (*prose_slots(gold), *copied_slots(gold)):
        cited = gold.cited_text(slot.right)
        yield from (slot.lie("word_number", words) for words in other_counts(slot.words, values_in(cited)))
        yield from (slot.lie("word_number", words) for words in other_ranks(slot.words, gold.folded))
        yield from (slot.lie("word_number", words) for words in other_parts(slot.words, cited.casefold()))


def other_counts(text: str, known: set[str]) -> Iterator[str]:
    """Yield a text with one number word replaced."""
    for match in CARDINAL.finditer(text):
        if match.group().casefold() not in {"one", "hundred", "zero"}:
            for word in other_cardinals(match.group(), known):
                yield put(text, match, like(match.group(), word))


def other_ranks(text: str, known: str) -> Iterator[str]:
    """Yield a text with one ordinal replaced."""
    for match in _THE_FIRST.finditer(text):
        for word in ORDINALS[:4]:
            if word not in known:
                yield put(text, match, f"{match.group(1)} {word}")


def other_parts(text: str, known: str) -> Iterator[str]:
    """Yield a text with one part or multiple replaced: "one in three", "a third", "twice"."""
    for match in (*_ONE_IN.finditer(text), *_PART.finditer(text)):
        part = match.group().casefold()
        is_part = part not in _SAYS_PART or _SAYS_PART[part].match(text[match.end() :])
        for word in PARTS.get(part, ()) if is_part else ():
            if word not in known:
                yield put(text, match, like(match.group(), word))


def other_cardinals(word: str, known: set[str]) -> Iterator[str]:
    """Yield the number words next to one, and those ten times as far."""
    value = CARDINALS[word.casefold()]
    for other in (value + 1, value - 1, value + 2, value * 2, value + 10):
        if other > 1 and other in WORD_OF and str(other) not in known:
            yield WORD_OF[other]


def day_or_month(gold: GoldArticle) -> Iterator[Mutant]:
    """Replace weekdays and months in prose by others that the cited sentences do not name."""
    for slot in (*prose_slots(gold), *copied_slots(gold)):
        chance = chance_of(slot.right.key, slot.field, "day")
        cited = gold.cited_text(slot.right)
        for match in _DAY.finditer(slot.words):
            if _NAMES_A_TURN.match(match.group()) and not re.match(r" \d", slot.words[match.end() :]):
                continue
            group = WEEKDAYS if match.group() in WEEKDAYS else MONTHS
            others = [word for word in group if word != match.group() and word not in cited]
            for word in sorted(chance.sample(others, min(4, len(others)))):
                yield slot.lie("day_or_month", put(slot.words, match, word))
