"""One sentence as tokens, each quotation a single one; the unit in which cues are read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from summarizer.article import Article, Passage, Span
from summarizer.mentions.cues.classes import QUOTED, classes_of
from summarizer.mentions.cues.lexicon import CANDIDATES, FORMS
from summarizer.mentions.triggers import letter_runs
from summarizer.mentions.types import QuotationMention

QUOTE = '"…"'
# Marks of scare quotes and titles are no tokens: the words inside belong to the phrases around them.
# Most words stand after and before a space: with the first taken in and the second looked for, they are read fastest.
_TOKEN = re.compile(
    r"\s?(\w++(?:(?=\s)|(?:['’.,&/-]\w+)*(?:[.'’](?:(?<=\b[A-Z]\.)|(?<=\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr|Co|No)\.)|(?<=\.[A-Z]\.)"
    r"|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Maj|Adm|Rev|Inc|Ltd)\.)|(?<=\b(?:Prof|Capt|Corp)\.)|(?<=s['’])(?=\s)"
    r"|(?<=\.)(?=\s[a-z]|,)))?)|--|[^\w\s\"“”„«»‘’'])"
)


_CLOSING = "”\"’'»"
# A name, or "Dr Ana Ruiz, the author,", a verb and at most an addressee, a place or a time.
_TOLD = re.compile(
    r"(?:[A-Z][\w.'’-]*\s){1,5}([a-z]+)(?:\s(?:reporters|[A-Z]\w+|him|her|them|me|us|(?:the|a|his|her)\s\w+"
    r"|(?:at|in|on|to|after|before|as|of|from|during)\s[^,;]*))?\.$"
    r"|(?:[A-Z][\w.'’-]*\s?){1,4},[^,]{3,60},\s([a-z]+)\.$"
)
_ALL = re.compile(r"(.++)", re.DOTALL)
_TO_BE_FOUND = frozenset(word.encode() for word in CANDIDATES)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence: `words` in lower case, `raw` as written, `classes`, and the place of each."""

    passage: Passage
    span: Span
    words: list[str]
    raw: list[str]
    classes: list[int]
    places: list[re.Match[str]]
    quotations: dict[int, str]

    def at(self, index: int) -> str:
        """Return the word at an index, an empty one outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def has(self, index: int, classes: int) -> bool:
        """Tell whether there is a token at an index that is of one of the classes."""
        return 0 <= index < len(self.classes) and self.classes[index] & classes != 0

    def is_capital(self, index: int) -> bool:
        """Tell whether the token starts with a capital letter."""
        return 0 <= index < len(self.raw) and self.raw[index][0].isupper()

    @property
    def last(self) -> int:
        """Return the last token before the full stop."""
        last = len(self.words) - 1
        while last > 0 and self.words[last] in (".", "!", "?"):
            last -= 1
        return last

    def span_of(self, first: int, last: int) -> Span:
        """Return the span from the first to the last token, both included."""
        return Span(self.places[first].start(1), self.places[last].end(1))

    def quotations_in(self, first: int, last: int) -> tuple[str, ...]:
        """Return the ids of the quotations among the tokens."""
        return tuple(id_ for index, id_ in self.quotations.items() if first <= index <= last)


class Stretch(NamedTuple):
    """The passages that one sentence spans, since a quotation may hold several."""

    passage: Passage
    span: Span
    quotations: tuple[QuotationMention, ...]


def stretches(article: Article, quotations: tuple[QuotationMention, ...]) -> Iterator[Stretch]:
    """Yield the sentences, those joined that one quotation holds together or that a colon leads into a quotation."""
    waiting = list(reversed(quotations))
    held: list[QuotationMention] = []
    first: Passage | None = None
    passages = article.passages
    for number, passage in enumerate(passages):
        if first is None or (first.kind != passage.kind and not held):
            first = passage
        while waiting and waiting[-1].span.start < passage.span.end:
            held.append(waiting.pop())
        if held and held[-1].span.end > passage.span.end and number + 1 < len(passages):
            continue
        leads_on = article.text[passage.span.end - 1] in ":," and waiting and number + 1 < len(passages)
        if leads_on and waiting[-1].span.start - 1 == passages[number + 1].span.start:
            continue
        if held and _is_told_after(article.text, passage, passages[number + 1 : number + 2]):
            continue
        yield Stretch(first, Span(first.span.start, passage.span.end), tuple(held))
        held, first = [], None


def _is_told_after(text: str, passage: Passage, following: tuple[Passage, ...]) -> bool:
    """Tell whether "Lee asked." is no sentence of its own but says who asked "...?" right before it."""
    if not following or following[0].paragraph != passage.paragraph:
        return False
    if text[passage.span.end - 2 : passage.span.end - 1] not in "?!…" or text[passage.span.end - 1] not in _CLOSING:
        return False
    told = _TOLD.match(text, following[0].span.start, following[0].span.end)
    form = FORMS.get(told.group(1) or told.group(2)) if told else None
    return form is not None and "q" in form.takes


def may_hold_cue(text: str, stretch: Stretch) -> bool:
    """Tell whether a stretch can hold a cue at all, without the cost of its tokens: half the sentences cannot."""
    return bool(stretch.quotations) or not _TO_BE_FOUND.isdisjoint(
        letter_runs(text[stretch.span.start : stretch.span.end].lower())
    )


def read_sentence(text: str, stretch: Stretch) -> Sentence:
    """Cut a stretch into tokens."""
    quotations: dict[int, str] = {}
    places: list[re.Match[str]] = []
    position = stretch.span.start
    for quotation in stretch.quotations:
        start, end = marked(text, quotation.span, stretch.span)
        places.extend(_TOKEN.finditer(text, position, start))
        quotations[len(places)] = quotation.id
        places.extend(_ALL.finditer(text, start, end))
        position = end
    places.extend(_TOKEN.finditer(text, position, stretch.span.end))
    raw = list(map(itemgetter(1), places))
    for index in quotations:
        raw[index] = QUOTE
    classes = list(map(classes_of, raw))
    for index in quotations:
        classes[index] = QUOTED
    return Sentence(stretch.passage, stretch.span, list(map(str.lower, raw)), raw, classes, places, quotations)


def marked(text: str, span: Span, within: Span) -> tuple[int, int]:
    """Return where quoted words begin and end with their marks."""
    start, end = span.start, span.end
    while start > within.start and text[start - 1].isspace():
        start -= 1
    while end < within.end and text[end].isspace() and text[end] != "\n":
        end += 1
    closes = end < within.end and not text[end].isalnum() and not text[end].isspace()
    return max(within.start, start - 1), end + 1 if closes else span.end
