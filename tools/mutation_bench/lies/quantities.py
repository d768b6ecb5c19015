"""Lies about scales, units and qualifiers."""

import re
from collections.abc import Iterator

from tools.mutation_bench.gold import GoldArticle, stems, words_of
from tools.mutation_bench.lies.figures import like, number, put, values_in
from tools.mutation_bench.mutants import Mutant, Slot, prose_slots
from tools.mutation_bench.words import meaning
from tools.mutation_bench.words.meaning import STOP
from tools.mutation_bench.words.numerals import CARDINALS, FIGURE, SCALES, VAGUE

_SCALE = re.compile(rf"\b({'|'.join(SCALES)})\b", re.IGNORECASE)
_VAGUE = re.compile(rf"\b({'|'.join(VAGUE)})\b", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(meaning.MONTHS)})\s+$")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|of|since|for|from|to|until|till|by|between|and|the|before|after|during|late|early|mid)[\s-]+$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?:the|its|their|his|her|our|these|those|this|that|all|every|any|a|last|past|next|first|above|below|beyond) $",
    re.I,
)
_RANGE = re.compile(r"\S* (?:to|or|and|percent to|per cent to) \W?\d|\s?[–-]\s?\W?\d")
_NAME_AROUND = re.compile(r"[\w.:]$")
_SIGN = re.compile(r"([$€£])\s?(?=\d)")
_OTHER_SIGNS = {"$": "€£", "€": "$£", "£": "$€"}
_QUALIFIERS = sorted((*meaning.LOWER, *meaning.UPPER, *meaning.ROUGH), key=len, reverse=True)
_COUNT = (
    rf"(?:(?:US)?[$€£]\s?)?(?:\d[\d,.]*|(?:{'|'.join(word for word in CARDINALS if word not in {'one', 'hundred'})})\b)"
)
_QUALIFIED = re.compile(rf"\b({'|'.join(_QUALIFIERS)})\s+(?={_COUNT})", re.IGNORECASE)
_COUNTED = re.compile(rf"(?<![\w.,:-]){_COUNT}", re.IGNORECASE)
_QUANTIFIER = re.compile(rf"\b({'|'.join(sorted(meaning.QUANTIFIERS, key=len, reverse=True))})\b", re.IGNORECASE)
_IS_QUANTIFIER = re.compile(r"^ (?!times|years|persecuted|recent)[a-z]")
_HOW = re.compile(r"\b(?:how|so|as|the) $", re.IGNORECASE)


def scale(gold: GoldArticle) -> Iterator[Mutant]:
    """Replace, add and shift the scale of numbers in prose."""
    for slot in prose_slots(gold):
        cited = gold.cited_text(slot.right)
        for pattern, others in ((_SCALE, SCALES), (_VAGUE, (*VAGUE[2:], "tens of thousands"))):
            for match in pattern.finditer(slot.words):
                for word in others:
                    if word not in cited.casefold() and word != match.group().casefold():
                        yield slot.lie("scale", put(slot.words, match, like(match.group(), word)))
        for match in quantities(slot):
            yield from shifted(slot, match, cited)


def quantities(slot: Slot) -> Iterator[re.Match[str]]:
    """Yield the figures of a prose field that count something: no dates, years, times, ordinals or parts of names."""
    for match in FIGURE.finditer(slot.words):
        before, after = slot.words[: match.start()], slot.words[match.end() :]
        is_year = re.fullmatch(r"1[5-9]\d\d|20\d\d", match.group()) and (
            _YEAR_BEFORE.search(before) or not re.match(r" [a-z]", after)
        )
        is_date = _MONTH_BEFORE.search(before) or re.match(rf" (?:{'|'.join(meaning.MONTHS)})", after)
        is_name = _NAME_AROUND.search(before) or re.match(r"\w|-\w", after)
        if not (is_year or is_date or is_name or ":" in match.group()):
            yield match


def shifted(slot: Slot, match: re.Match[str], cited: str) -> Iterator[Mutant]:
    """Yield a figure with a scale word behind it, and ten and a hundred times as large."""
    if re.match(rf"\s(?:{'|'.join(SCALES)})", slot.words[match.end() :]):
        return
    for word in ("thousand", "million", "billion"):
        if word not in cited.casefold():
            yield slot.lie("scale", put(slot.words, match, f"{match.group()} {word}"))
    for factor in (10, 100, 1_000):
        value = number(match.group()) * factor
        if str(value) not in values_in(cited):
            yield slot.lie("scale", put(slot.words, match, f"{value:,}"))


def unit(gold: GoldArticle) -> Iterator[Mutant]:
    """Replace units of measure and currencies of numbers, and drop percent signs."""
    for slot in prose_slots(gold):
        yield from other_signs(slot)
        yield from replaced(gold, slot, meaning.UNITS, "unit")


def counted_noun(gold: GoldArticle) -> Iterator[Mutant]:
    """Replace the noun that a number counts."""
    for slot in prose_slots(gold):
        yield from replaced(gold, slot, meaning.COUNTED, "counted_noun")


def label_word(gold: GoldArticle) -> Iterator[Mutant]:
    """Replace what happened to those that a number counts, in labels."""
    for slot in prose_slots(gold, "numbers"):
        yield from replaced(gold, slot, meaning.OUTCOMES, "label_word")


def replaced(gold: GoldArticle, slot: Slot, table: dict[str, tuple[str, ...]], kind: str) -> Iterator[Mutant]:
    """Yield the prose with each measured word of a table replaced, the longest words first."""
    places: list[tuple[int, int]] = []
    for word in sorted(table, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(word)}\b", slot.words):
            if is_measured(slot, match, word) and not any(start <= match.start() < end for start, end in places):
                places.append(match.span())
                yield from other_units(gold, slot, match, table[word], kind)


def other_signs(slot: Slot) -> Iterator[Mutant]:
    """Yield other currencies and dropped percent signs."""
    for match in _SIGN.finditer(slot.words):
        for sign in _OTHER_SIGNS[match.group(1)]:
            yield slot.lie("unit", put(slot.words, match, sign))
    for match in re.finditer(r"(?<=\d)(?:\s?%|\s(?:percent|per cent)\b(?! points))", slot.words):
        if len(re.findall("%|percent|per cent", slot.words)) == 1:  # of two the other one may be meant for both
            yield slot.lie("unit", put(slot.words, match, ""))
        yield slot.lie("unit", put(slot.words, match, " percentage points"))


def is_measured(slot: Slot, match: re.Match[str], word: str) -> bool:
    """Tell whether a word is the unit of a number: in a label, of a duration, or soon behind a number."""
    if slot.field == "counted":
        return True
    if word == "fold":
        return bool(re.search(r"\d-$", slot.words[: match.start()]))
    before = slot.words[: match.start()]
    if word in {"weeks", "months", "decades"} and re.search(r"\b(?:for|of|after|in)\s$", before):
        return True
    counted = re.search(rf"(?:{_COUNT}|{_VAGUE.pattern})((?:[\s-]+\w+){{0,2}})[\s-]+$", before, re.IGNORECASE)
    return counted is not None and not set(words_of(counted.groups()[-1])) & STOP - {"more", "other"}


def other_units(
    gold: GoldArticle, slot: Slot, match: re.Match[str], others: tuple[str, ...], kind: str
) -> Iterator[Mutant]:
    """Yield a word replaced by others that the cited sentences do not have; a label may meet them in its sentence."""
    cited = stems(gold.cited_text(slot.right))
    for other in others:
        if not stems(other) & cited and not stems(other) & stems(slot.words):
            words = put(slot.words, match, like(match.group(), other))
            yield slot.lie(kind, words.replace("- ", " "))


def qualifier(gold: GoldArticle) -> Iterator[Mutant]:
    """Replace, drop and add the words that bound a number in prose, and those that say which share."""
    for slot in prose_slots(gold, "gist", "positions", "open_questions"):
        for words in (*other_bounds(slot), *new_bounds(slot), *other_shares(slot.words)):
            yield slot.lie("qualifier", tidy(words))


def other_bounds(slot: Slot) -> Iterator[str]:
    """Yield the prose with another bound, or none, before a number."""
    for match in _QUALIFIED.finditer(slot.words):
        for words in instead_of(match.group(1).casefold()):
            yield put(slot.words, match, f"{like(match.group(), words)} ")


def new_bounds(slot: Slot) -> Iterator[str]:
    """Yield the prose with a bound before a number that has none."""
    for match in exact_counts(slot):
        for words in meaning.BEFORE_EXACT:
            bound = like(slot.words[match.start()], words)
            yield f"{slot.words[: match.start()]}{bound} {uncapital(slot.words[match.start() :])}"


def other_shares(text: str) -> Iterator[str]:
    """Yield a text with another word for how many: "all" for "most"."""
    for match in _QUANTIFIER.finditer(text):
        if _IS_QUANTIFIER.match(text[match.end() :]) and not _HOW.search(text[: match.start()]):
            for words in meaning.QUANTIFIERS[match.group(1).casefold()]:
                yield put(text, match, like(match.group(), words))


def instead_of(words: str) -> tuple[str, ...]:
    """Return the qualifiers that say something else."""
    if words in meaning.LOWER:
        return meaning.INSTEAD_OF_LOWER
    return meaning.INSTEAD_OF_UPPER if words in meaning.UPPER else meaning.INSTEAD_OF_ROUGH


def exact_counts(slot: Slot) -> Iterator[re.Match[str]]:
    """Yield the numbers of a prose field that count something, have no qualifier and are no end of a range."""
    starts = {match.start() for match in quantities(slot)}
    qualified = {match.end() for match in _QUALIFIED.finditer(slot.words)}
    for match in _COUNTED.finditer(slot.words):
        before, after = slot.words[: match.start()], slot.words[match.end() :]
        is_word = match.group()[0].isalpha() and not re.match(r"(?:US)?[$€£]", match.group())
        figure = FIGURE.search(slot.words, match.start())
        is_count = is_word or (figure is not None and figure.start() in starts)
        is_bound = (
            match.start() in qualified or _DETERMINED.search(before) or re.search(r"\d\S* (?:to|or|and) $", before)
        )
        if is_count and not is_bound and not _RANGE.match(after) and not re.match(r"-| in (?:three|four)", after):
            yield match


def uncapital(words: str) -> str:
    """Return words with a small first letter, unless the second one is large too."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def tidy(text: str) -> str:
    """Return a text with single spaces and a large first letter."""
    text = re.sub(r" {2,}", " ", text).strip()
    return text[:1].upper() + text[1:]
