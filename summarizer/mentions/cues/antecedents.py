"""Whom "he", "they", "it" or "the spokesman" means, where the article leaves one safe reading."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from summarizer.article import Article, Passage, Span
from summarizer.mentions.cues.classes import FINITE, NOT_NOMINAL, PREPOSITION, classes_of
from summarizer.mentions.cues.found import NO_ANTECEDENT, SEVERAL, SEVERAL_NOUNS
from summarizer.mentions.names import is_person_like
from summarizer.mentions.types import CueMention, NameMention, QuotationMention

_REACH = 30  # how many earlier descriptions are looked at
Antecedent = tuple[Span | None, str | None]
_PERSONAL = frozenset("he she his her".split())
_PRONOUNS = _PERSONAL | frozenset("they their it its".split())
_FEMALE = frozenset("mrs ms miss dame lady queen princess baroness duchess actress mother wife".split())
_MALE = frozenset("mr sir lord king prince pope duke actor father husband".split())
_ROLES = (
    frozenset(
        "dr president minister senator governor mayor general chancellor judge justice coach captain leader secretary"
        " director lawyer activist analyst economist professor author chief premier colonel major".split()
    )
    | _FEMALE
    | _MALE
)
_PLURAL_PEOPLE = re.compile(
    r"\b(?:officials|police|authorities|prosecutors|investigators|rebels|protesters|residents|witnesses|researchers"
    r"|scientists|doctors|lawyers|organi[sz]ers|campaigners|activists|critics|experts|analysts|leaders|ministers"
    r"|lawmakers|senators|officers|troops|soldiers|militants|workers|unions|families|teachers|students|economists"
    r"|negotiators|mediators|astronomers|engineers|farmers|bishops|judges|nurses|parents|survivors|hackers)\b"
)
_SPOKES = "spokesman|spokeswoman|spokesperson"
_HEADS = {
    **dict.fromkeys(_SPOKES.split("|"), _SPOKES),
    **{
        head: head
        for head in (
            "official officials source sources ministry minister company firm agency court judge union army military"
            " president mayor governor bank party newspaper paper department university group organisation organization"
            " committee commission council airline club senator lawyer lawyers secretary diplomat coach bishop"
            " researchers scientists police prosecutor prosecutors charity watchdog regulator poster blogger general"
        ).split()
    },
    "firm": "company|firm",
    "company": "company|firm",
    "paper": "paper|newspaper",
}
_WORD_BEFORE = re.compile(r"([\w’'&.-]+)\s$")
_NAME_AFTER = re.compile(r"(?:\s[A-Z][\w’'-]*(?:-[A-Z]\w+)*|\s(?:al|el|bin)-?[A-Z]?\w*)+")


class Discourse:
    """What the article has named up to a point."""

    def __init__(
        self, article: Article, names: tuple[NameMention, ...], quotations: tuple[QuotationMention, ...]
    ) -> None:
        self._article = article
        self._names = names
        self._quotations = quotations
        self._phrases: dict[str, list[Span]] = {}

    def resolve(self, cue: CueMention, before: list[CueMention]) -> CueMention:
        """Return the cue with the antecedent of its source, or with the reason why there is none."""
        if cue.source is None:
            return cue
        words = self._article.exact(cue.source).lower()
        if words in _PRONOUNS:
            antecedent, reason = self._of_pronoun(cue.source, before, words)
            return replace(cue, antecedent=antecedent, unresolved=reason, is_plain=False)
        parts = words.split()
        if len(parts) != 2 or parts[0] not in ("the", "this") or parts[1] not in _HEADS:
            return cue
        antecedent, reason = self._described(cue.source, before, _HEADS[parts[1]])
        if reason == NO_ANTECEDENT:
            return cue
        return replace(cue, antecedent=antecedent, unresolved=reason, is_plain=cue.is_plain and reason is None)

    def _of_pronoun(self, source: Span, before: list[CueMention], pronoun: str) -> Antecedent:
        if pronoun in _PERSONAL:
            return self._person(source, before, pronoun)
        if pronoun in ("they", "their"):
            return self._plural(source, before)
        return self._body(source, before)

    def _person(self, source: Span, before: list[CueMention], pronoun: str) -> Antecedent:
        start = source.start
        passage = self._passage_at(start)
        window = self._window(start, pronoun)
        groups = {name.group for name in window}
        if not groups:
            return None, NO_ANTECEDENT
        if len(groups) == 1:
            return window[-1].span, None
        near = {name.group for name in window if name.span.start >= passage.span.start}
        speaker = self._speaker(before, passage.span.start)
        if speaker is not None and speaker.group in groups and near <= {speaker.group}:
            return speaker.span, None
        return None, SEVERAL

    def _window(self, end: int, pronoun: str) -> list[NameMention]:
        """Return the persons of the paragraph before a position, else of the nearest paragraph that names one."""
        paragraph = self._passage_at(end).paragraph
        gender = pronoun[0]
        for distance in range(4):
            found = [
                name
                for name in self._persons_by_paragraph.get(paragraph - distance, ())
                if name.span.start < end and self._genders.get(name.group, gender) == gender
            ]
            if found:
                return found
        return []

    @cached_property
    def _persons_by_paragraph(self) -> dict[int, list[NameMention]]:
        passages = self._article.passages
        held: defaultdict[int, list[NameMention]] = defaultdict(list)
        for name in self._told:
            passage = passages[name.passage - 1]
            if name.group in self._persons and passage.kind not in ("title", "credit"):
                held[passage.paragraph].append(name)
        return held

    @cached_property
    def _told(self) -> list[NameMention]:
        """The names outside quotations: whoever is quoted does not mean those he names."""
        told: list[NameMention] = []
        waiting = list(reversed(self._quotations))
        for name in self._names:
            while waiting and waiting[-1].span.end <= name.span.start:
                waiting.pop()
            if not waiting or not name.span.overlaps(waiting[-1].span):
                told.append(name)
        return told

    @cached_property
    def _told_starts(self) -> list[int]:
        return [name.span.start for name in self._told]

    @cached_property
    def _told_by_passage(self) -> dict[int, list[NameMention]]:
        held: defaultdict[int, list[NameMention]] = defaultdict(list)
        for name in self._told:
            held[name.passage].append(name)
        return held

    @cached_property
    def _persons(self) -> frozenset[str]:
        """The groups that name a person: by their form, or by an office before them."""
        held = {group for group in {name.group for name in self._names} if is_person_like(group)}
        held.update(
            name.group
            for name in self._names
            if name.group not in held and (role := self._word_before(name)) and (role in _ROLES or _spokes(role))
        )
        return frozenset(held)

    def _word_before(self, name: NameMention) -> str:
        """Return the word right before a name in lower case, without its full stop."""
        end = name.span.start - 1
        start = self._article.text.rfind(" ", max(0, end - 20), max(0, end)) + 1
        return self._article.text[start:end].lower().rstrip(".,") if 0 < start < end or end < 20 else ""

    @cached_property
    def _genders(self) -> dict[str, str]:
        """What titles tell: "h" for him, "s" for her."""
        genders: dict[str, str] = {}
        for name in self._names:
            if name.group not in self._persons:
                continue
            word = self._word_before(name)
            if word in _FEMALE or word.endswith("woman"):
                genders[name.group] = "s"
            elif word in _MALE or word.endswith(("sman", "rman")):
                genders[name.group] = "h"
        return genders

    def _passage_at(self, position: int) -> Passage:
        """Return what `Article.passage_at` does, fast enough to ask it for every cue."""
        return self._article.passages[max(0, bisect_right(self._passage_starts, position) - 1)]

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.span.start for passage in self._article.passages]

    def _is_quoted(self, span: Span) -> bool:
        index = bisect_right(self._quotation_starts, span.start) - 1
        return index >= 0 and span in self._quotations[index].span

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self._quotations]

    def _speaker(self, before: list[CueMention], start: int) -> NameMention | None:
        """Return the person who speaks in the passage right before, if that passage names no other."""
        passage = self._passage_at(start)
        previous = [cue for cue in before if passage.number - 2 <= cue.passage < passage.number and cue.source]
        same = [cue for cue in before if cue.passage == passage.number and cue.source]
        near = same or previous
        if not near or near[-1].source is None:
            return None
        last = near[-1]
        source = last.antecedent or near[-1].source
        first = bisect_left(self._told_starts, source.start)
        after = bisect_left(self._told_starts, source.end)
        inside = (name for name in self._told[first:after] if name.span.end <= source.end)
        held = [name for name in inside if name.group in self._persons]
        told = self._told_by_passage.get(last.passage, ())
        others = {name.group for name in told if name.group in self._persons}
        return held[-1] if held and others <= {held[-1].group} else None

    def _plural(self, source: Span, before: list[CueMention]) -> Antecedent:
        start = source.start
        paragraph = self._passage_at(start).paragraph
        for distance in range(3):
            span = self._paragraph_span(paragraph - distance)
            if span is None:
                continue
            people = _PLURAL_PEOPLE.finditer(self._article.text, span.start, min(span.end, start))
            found = self._phrases_around(Span(one.start(), one.end()) for one in people)
            if found:
                return _only(self._article, found)
            joint = self._joint_sources(before, span)
            if joint:
                return joint[-1], None
        return None, NO_ANTECEDENT

    def _joint_sources(self, before: list[CueMention], within: Span) -> list[Span]:
        return [
            cue.source
            for cue in before
            if cue.source and cue.source in within and " and " in self._article.exact(cue.source)
        ]

    def _paragraph_span(self, paragraph: int) -> Span | None:
        return self._paragraphs.get(paragraph)

    @cached_property
    def _paragraphs(self) -> dict[int, Span]:
        held: dict[int, Span] = {}
        for passage in self._article.passages:
            first = held.get(passage.paragraph, passage.span)
            held[passage.paragraph] = Span(first.start, passage.span.end)
        return held

    def _body(self, source: Span, before: list[CueMention]) -> Antecedent:
        """Return the organisation or state that opens this sentence or the one before, where it is the only one."""
        number = self._passage_at(source.start).number
        for passage in (number, number - 1):
            bodies = [
                name
                for name in self._told_by_passage.get(passage, ())
                if name.span.end <= source.start and name.group not in self._persons
            ]
            speaking = [
                one.source for one in before if one.passage == passage and one.source and one.unresolved is None
            ]
            if speaking and self._is_body(speaking[-1], passage):
                return speaking[-1], None
            if bodies:
                return self._opening(bodies)
        return None, NO_ANTECEDENT

    def _is_body(self, source: Span, passage: int) -> bool:
        """Tell whether what speaks first in a passage is one thing and no person."""
        words = self._article.exact(source)
        if source.start != self._article.passages[passage - 1].span.start or " and " in words:
            return False
        told = self._told_by_passage.get(passage, ())
        is_plural = words.endswith("s") and not words.split()[-1][0].isupper()
        return not is_plural and not any(name.group in self._persons and name.span in source for name in told)

    def _opening(self, bodies: list[NameMention]) -> Antecedent:
        first = bodies[0]
        start = self._article.passages[first.passage - 1].span.start
        lead = self._article.text[start : first.span.start]
        if len({name.group for name in bodies}) > 1 or lead.strip() not in ("", "The", "the"):
            return None, SEVERAL
        return Span(start, first.span.end), None

    def _described(self, source: Span, before: list[CueMention], head: str) -> Antecedent:
        known = self._described_by(head)
        until = bisect_left(known, source)
        found = [span for span in known[max(0, until - _REACH) : until] if span.end <= source.start]
        sources = [one.source for one in before if one.source]
        earliest = min((source.start for source in sources), default=source.start)
        fuller = [_holder(span, sources) if span.start >= earliest else span for span in found]
        words = self._article.exact(source).lower()
        telling = [span for span in fuller if self._article.exact(span).lower() not in (words, head, f"a {head}")]
        if not telling:
            return None, NO_ANTECEDENT
        span, reason = _only(self._article, telling)
        return span, SEVERAL_NOUNS if reason else None

    def _described_by(self, head: str) -> list[Span]:
        """Return the phrases of the whole article around a noun, read once."""
        if head not in self._phrases:
            self._phrases[head] = self._phrases_around(_words_at(self._article.text, head.split("|")))
        return self._phrases[head]

    def _phrases_around(self, nouns: Iterable[Span]) -> list[Span]:
        """Return the noun phrases around nouns that stand outside quotations and headlines."""
        spans = []
        for noun in nouns:
            passage = self._passage_at(noun.start)
            if passage.kind not in ("title", "credit", "boilerplate") and not self._is_quoted(noun):
                spans.append(_phrase_around(self._article.text, noun, passage.span))
        return spans


def _holder(span: Span, sources: list[Span]) -> Span:
    """Return the first of the sources that holds a span, else the span."""
    start, end = span.start, span.end
    for source in sources:
        if source.start <= start and end <= source.end:
            return source
    return span


def _words_at(text: str, nouns: list[str]) -> list[Span]:
    """Return where the nouns stand as whole words, in lower case or with a capital, in text order."""
    spans: list[Span] = []
    for noun in nouns:
        for word in (noun, noun.capitalize()):
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
                    spans.append(Span(start, end))
                start = text.find(word, end)
    return sorted(spans)


def _spokes(word: str) -> bool:
    return word.startswith("spokes") or word.endswith(("chairman", "chairwoman"))


def _phrase_around(text: str, noun: Span, within: Span) -> Span:
    """Return the noun with the words before it and the name after it."""
    start = noun.start
    while before := _WORD_BEFORE.search(text, max(within.start, start - 30), start):
        bits = classes_of(before.group(1))
        if bits & (NOT_NOMINAL | FINITE | PREPOSITION) or before.end(1) + 1 != start:
            break
        start = before.start(1)
    name = _NAME_AFTER.match(text, noun.end, within.end)
    return Span(start, name.end() if name else noun.end)


def _only(article: Article, spans: Iterable[Span]) -> Antecedent:
    """Return the last of the spans if all say the same, else that there are several."""
    held = list(spans)
    said = {article.exact(span).lower().removeprefix("the ").removeprefix("a ") for span in held}
    longest = max(said, key=len)
    if any(words not in longest for words in said):
        return None, SEVERAL
    return next(span for span in held if longest in article.exact(span).lower()), None
