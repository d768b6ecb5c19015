"""Figures: every number of a piece of prose must be in its evidence (G3)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from summarizer.article import Article
from summarizer.grounding.derived import explain_figure
from summarizer.grounding.evidence import NotSupportedError, Source, text_of
from summarizer.grounding.quantifiers import QUANTIFIERS, other_quantifiers
from summarizer.grounding.quantities import (
    counts_another_kind,
    counts_in_other_words,
    is_currency,
    may_stand_for_quantity,
    takes_another_noun,
)
from summarizer.grounding.words import fold, key_set, words
from summarizer.mentions import NumberMention, find_dates, find_numbers
from summarizer.mentions.numbers.digits import FRACTIONS
from summarizer.mentions.numbers.lexicon import TIME_UNITS
from summarizer.mentions.numbers.scan import TRIGGERS
from summarizer.mentions.triggers import word_starts
from summarizer.summary import Doubt, Evidence

_DIGITS = re.compile(r"\d+(?:[.,:/\-]\d+)*")
_FIRST_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SHORT_YEAR = re.compile(r"[’'](\d{2})\b")
_YEAR = re.compile(r"\b[12]\d{3}\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\b(?:\s*([ap])\.?\s?m\b)?", re.IGNORECASE)
_UNIT_OF_TIME = "minute|hour|day|week|month|year|decade"
_DURATION = re.compile(
    rf"\b(?P<count>an?|one|several|few) (?P<unit>{_UNIT_OF_TIME})s?\b"
    rf"|(?:\bfor (?=\w+s\b)|\b(?=\w+s of\b))(?P<bare>{_UNIT_OF_TIME})s\b"
)
_COUNT_WORDS = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+"
_STRETCH = re.compile(rf"\b(?:last|past|next|previous|coming) (?P<count>{_COUNT_WORDS}) (?P<of>{_UNIT_OF_TIME})s\b")
_COMPOUND = re.compile(rf"\b(?P<count>{_COUNT_WORDS})-(?P<of>[a-z]{{3,}})\b")
_COUNTS_OF_OUR_OWN = frozenset("sides parties camps".split())
_NAMED_SPANS: dict[tuple[str, float | None], str] = {
    ("years", 10): "decade",
    ("years", 100): "century",
    ("weeks", 2): "fortnight",
}
_TIMES: dict[float | None, str] = {1: "once", 2: "twice", 3: "thrice"}
_DEFINITE = re.compile(r"\b(?:the|these|those|his|her|its|their) \Z", re.IGNORECASE)
_BOTH = frozenset("both pair couple duo twins each other either neither between".split())
_EITHER = re.compile(r"\b(?:or|and)\b")
_ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth twentieth""".split()
)
_MULTIPLES = frozenset("once twice thrice".split())
_REPEATS = {
    "twice": frozenset("twice two 2 second double doubled both again another pair".split()),
    "thrice": frozenset("thrice three 3 third triple tripled".split()),
}
_ORDINAL_OF_DIGITS = {"1st": "first", "2nd": "second", "3rd": "third"} | {
    f"{number}th": word
    for number, word in enumerate("fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 4)
}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_CALENDAR = {name[:length]: name for name in (*_WEEKDAYS, *_MONTHS) for length in (3, 4, len(name))}
_PARTS = re.compile(r"[^\W_]+")
_PIECES = re.compile(r"[a-z]+|-")
_ORDINAL_ENDINGS = frozenset("st nd rd th".split())
_TIME_WORDS = frozenset(f"{unit}{ending}" for unit in _UNIT_OF_TIME.split("|") for ending in ("", "s"))
# A word of which one must be there for _told_otherwise to tell anything.
_TELLING = frozenset().union(_ORDINALS, _MULTIPLES, _CALENDAR, QUANTIFIERS, _COUNT_WORDS.split("|"), _TIME_WORDS)
_number_words = word_starts(TRIGGERS)
_figure_words = word_starts([*TRIGGERS, *filter(str.isalpha, _TELLING)])
_ANY_DIGIT = re.compile(rf"[\d{FRACTIONS}]")


def check_figures(text: str, evidence: Sequence[Evidence], source: Source) -> None:
    """Raise where a figure of the text is not in the evidence (G3).

    A quantity must have the same value, bounds, scale, unit of measure and qualifier ("8" is "eight"); other digits
    (days, years, codes), and all digits in a language without rules, must stand there as they are.
    """
    if not tells_figures(text):
        return
    rest = text
    if source.article.language == "en":
        told = numbers_of(text)
        given = numbers_in(evidence, source) if told else []
        keys = key_set(text_of(evidence)) if told else frozenset()
        for number in told:
            if not _is_given(number, given, text, evidence):
                raise _missing(f"“{number.exact}” ({number.qualifier})", explain_figure(number, given))
            if takes_another_noun(number, given) or counts_another_kind(number, given, keys):
                raise _missing(f"“{number.exact} {number.unit}”")
            rest = rest[: number.span.start] + " " * len(number.exact) + rest[number.span.end :]
        for word in _told_otherwise(text, rest, evidence):
            raise _missing(f"“{word}”")
    check_digits(rest, evidence, source)


@lru_cache(maxsize=4096)
def tells_figures(text: str) -> bool:
    """Tell whether a text has anything for these checks to look at; most labels and many sentences have not."""
    return _ANY_DIGIT.search(text) is not None or bool(_figure_words(text.lower()))


def _told_otherwise(text: str, rest: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield ordinals, days, durations, counts and quantifiers of the prose where the evidence has others of the kind.

    `rest` is the prose without its quantities.
    """
    lower = text.lower()
    if _TELLING.isdisjoint(_PARTS.findall(lower)) and not _DIGITS.search(text):
        return
    pieces = _PIECES.findall(lower if text.isascii() else f"{lower} {fold(text)}")
    for needed, told_otherwise in _KINDS_TOLD:
        if not needed.isdisjoint(pieces):
            yield from told_otherwise(text, rest, evidence)


def check_units(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Doubt a figure with a noun that the evidence does not have."""
    told = numbers_of(text) if tells_figures(text) else ()
    if not told:
        return ()
    given_numbers = numbers_in(evidence, source)
    keys = key_set(text_of(evidence))
    is_other = any(counts_in_other_words(number, given_numbers, keys) for number in told)
    return ("unit_differs",) if is_other else ()


def _missing(what: str, how: str | None = None) -> NotSupportedError:
    """Return the error, with how a figure was computed where it is known."""
    reason = f"{what} is not in the cited sentences"
    return NotSupportedError("number_not_in_evidence", f"{reason}; {how}" if how else reason)


def _is_given(number: NumberMention, given: Sequence[NumberMention], text: str, evidence: Sequence[Evidence]) -> bool:
    if _is_our_own_count(number, text, evidence):
        return True
    currencies = () if number.unit else (other.unit for other in numbers_of(text) if is_currency(other.unit))
    # "$18 million, by others 7 million": dollars too
    readings = [number, *[replace(number, unit=currency) for currency in currencies]]
    if any(may_stand_for_quantity(one, other) for one in readings for other in given):
        return True
    is_read = any(other.value == number.value for other in given)
    if not is_read and number.qualifier == "exact" and _is_in_other_words(number, text_of(evidence)):
        return True
    ends = {number.low, number.high}
    is_choice = number.qualifier == "between" and _EITHER.search(number.exact)
    digits = {float(one) for one in re.findall(r"\b\d+\b", text_of(evidence))}
    return bool(is_choice) and ends <= digits | {other.value for other in given}


def _is_in_other_words(number: NumberMention, given: str) -> bool:
    """Tell whether "one year" stands for "a year", or "four years" for the figure in "the past four years"."""
    if number.exact.isdigit() and number.unit is None and re.search(rf"\b{number.exact}\b", given):
        return True  # a year or a code that reads like a quantity
    if number.unit == "times" and number.value in _TIMES:
        return _TIMES[number.value] in words(given)
    if not number.unit:
        return False
    if (number.unit, number.value) in _NAMED_SPANS:
        return _NAMED_SPANS[number.unit, number.value] in words(given)
    unit = re.escape(number.unit.removesuffix("s"))
    if number.value == 1 and number.exact.isalpha():
        return re.search(rf"\b(?:an?|each|every|single)\s+(?:\w+\s+)?{unit}\b", given, re.IGNORECASE) is not None
    told = rf"\b{re.escape(number.exact)}\s+{unit}s?\b"
    return number.unit in TIME_UNITS and re.search(told, given, re.IGNORECASE) is not None


def _is_our_own_count(number: NumberMention, text: str, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a number only counts who is spoken of: "the two sides", or "the two men" for "both men".

    "2 sides" and "five parties" are figures.
    """
    if number.value != 2 or not number.exact.isalpha():
        return False
    if number.unit in _COUNTS_OF_OUR_OWN:
        return True
    is_definite = _DEFINITE.search(text[: number.span.start]) is not None
    return is_definite and any(_BOTH & set(words(part.exact)) for part in evidence)


def numbers_in(evidence: Sequence[Evidence], source: Source) -> list[NumberMention]:
    """Return the numbers of the evidence; the title is read anew, since the rules leave out what it repeats."""
    numbers: list[NumberMention] = []
    for part in evidence:
        passage = source.article.passages[part.passage - 1]
        is_title = passage.kind == "title"
        numbers += numbers_of(part.exact) if is_title else source.index.numbers.over(passage.span)
    return numbers


@lru_cache(maxsize=4096)
def numbers_of(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers of a piece of English prose; digits of dates are none."""
    if not _ANY_DIGIT.search(text) and not _number_words(text.lower()):
        return ()  # most sentences: worth a look before they become an article
    prose = Article(text=text, title=None, url=None, publisher=None, published=None, language="en")
    return find_numbers(prose, tuple(date.span for date in find_dates(prose)[0]))[0]


def check_digits(rest: str, evidence: Sequence[Evidence], source: Source) -> None:
    """Raise where digits outside of quantities are not in the evidence; a time of day may be told by another clock."""
    told = _DIGITS.findall(rest)
    if not told:
        return
    given = text_of(evidence)
    known = set(_DIGITS.findall(given))
    if known.issuperset(told):
        return  # nearly always: no need to look for what the evidence says in other words
    known |= _digits_in_other_words(given, source)
    for digits in _DIGITS.findall(_without_given_times(rest, given)):
        # "a 2-1 majority" for "by two votes to one"
        if digits not in known and not ("-" in digits and set(digits.split("-")) <= known):
            raise _missing(digits)


def _digits_in_other_words(given: str, source: Source) -> set[str]:
    """Return the digits that the evidence has in short, in words, or by the date of the article."""
    known = {f"{century}{year}" for year in _SHORT_YEAR.findall(given) for century in ("19", "20")}
    if source.article.published and not _YEAR.search(given):
        known.add(source.article.published[:4])
    if source.article.language == "en":
        known |= {str(number.value) for number in numbers_of(given)}
        known |= {
            str(value)
            for value, word in enumerate(_FIRST_NUMBERS, 1)
            if re.search(rf"\b{word}\b", given, re.IGNORECASE)
        }
    return known


def _without_given_times(rest: str, given: str) -> str:
    """Return the prose without the times of day that the evidence has, by whatever clock."""
    clocks = set(_clock_times(given))
    told = {match.group(): set(_clock_times(match.group())) for match in _CLOCK.finditer(rest)}
    for clock, times in told.items():
        if times & clocks:
            rest = rest.replace(clock, "")
    return rest


def _clock_times(text: str) -> Iterator[tuple[int, int]]:
    """Yield the hour on a clock of twelve hours and the minute of each time of day."""
    for hour, minute, _ in _CLOCK.findall(text):
        yield int(hour) % 12, int(minute)


def _durations_elsewhere(text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield "a week" where the evidence has "a day" and no week at all, and "weeks of" for "days of"."""
    told = tuple(_DURATION.finditer(text.lower()))
    given = text_of(evidence).lower() if told else ""
    counts = {match["count"]: match["unit"] or match["bare"] for match in _DURATION.finditer(given)}
    for match in told:
        if match["count"] in counts and (match["unit"] or match["bare"]) not in given:
            yield match.group()


def _counts_elsewhere(pattern: re.Pattern[str], text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield "past five years" where the evidence has "past four years" only, and "four-party" for "three-party"."""
    told = list(pattern.finditer(text.lower()))
    given: dict[str, set[str]] = {match["of"]: set() for match in told}
    for match in pattern.finditer(text_of(evidence).lower()) if told else ():
        given.setdefault(match["of"], set()).add(match["count"])
    for match in told:
        counts = given[match["of"]]
        if counts and match["count"] not in counts:
            yield match.group()


def _words_elsewhere(kind: frozenset[str], text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield ordinals, or "twice", of the prose where the evidence has others of the kind.

    Where it has none, they may be told in other words: "second quarter" for "April to June".
    """
    told = tuple(_words_of(kind, text))
    given = {word for part in evidence if told for word in _words_of(kind, part.exact)}
    for word in told:
        if given and word not in given:
            yield word


def _repeats_elsewhere(text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield "twice" and "thrice" of the prose where nothing in the evidence is a two, or a three, or another time."""
    told = [word for word in words(text) if word in _REPEATS]
    given = set(words(text_of(evidence))) if told else set()
    for word in told:
        if not _REPEATS[word] & given:
            yield word


def _words_of(kind: frozenset[str], text: str) -> Iterator[str]:
    for word in words(text):
        plain = _ORDINAL_OF_DIGITS.get(word, word)
        if plain in kind:
            yield plain


def _days_elsewhere(text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield weekdays and months of the prose where the evidence names others."""
    told = tuple(_calendar_names(text))
    given = {name for part in evidence if told for name in _calendar_names(part.exact)}
    for name in told:
        kind = _WEEKDAYS if name in _WEEKDAYS else _MONTHS
        if name not in given and given & set(kind):
            yield name.capitalize()


def _calendar_names(text: str) -> Iterator[str]:
    for match in re.finditer(r"\b[A-Z][a-z]{2,8}\b", text):
        name = _CALENDAR.get(match.group().lower())
        if name is not None and not (name in {"may", "march"} and match.start() == 0):
            yield name


# Each way to tell a figure in other words than numbers, with what must stand in a text for it to look any closer.
_KINDS_TOLD: tuple[tuple[frozenset[str], Callable[[str, str, Sequence[Evidence]], Iterator[str]]], ...] = (
    (_ORDINALS | _ORDINAL_ENDINGS, lambda _, rest, evidence: _words_elsewhere(_ORDINALS, rest, evidence)),
    (_MULTIPLES, lambda _, rest, evidence: _words_elsewhere(_MULTIPLES, rest, evidence)),
    (_MULTIPLES, lambda _, rest, evidence: _repeats_elsewhere(rest, evidence)),
    (frozenset(_CALENDAR), lambda text, _, evidence: _days_elsewhere(text, evidence)),
    (_TIME_WORDS, lambda text, _, evidence: _durations_elsewhere(text, evidence)),
    (_TIME_WORDS, lambda text, _, evidence: _counts_elsewhere(_STRETCH, text, evidence)),
    (frozenset("-"), lambda text, _, evidence: _counts_elsewhere(_COMPOUND, text, evidence)),
    (QUANTIFIERS, lambda text, _, evidence: other_quantifiers(text, text_of(evidence))),
)
