"""Whom "he", "they", "it" or "the spokesman" means, where the article leaves one safe reading."""

import re
from bisect import bisect_left
from dataclasses import replace

from summarizer.article import Article, Span
from summarizer.mentions.cues.bodies import Bodies
from summarizer.mentions.cues.descriptions import only
from summarizer.mentions.cues.found import NO_ANTECEDENT, SEVERAL_NOUNS, Antecedent
from summarizer.mentions.cues.genders import BODY_NOUNS
from summarizer.mentions.cues.personal import PERSONAL, Persons
from summarizer.mentions.cues.persons import People
from summarizer.mentions.types import CueMention, NameMention, QuotationMention

_REACH = 30  # how many earlier descriptions are looked at
PRONOUNS = frozenset(PERSONAL) | frozenset("they their it its".split())
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
_AGE = re.compile(r"the (\d{1,3})-year-old")


class Discourse:
    """What the article has named up to a point."""

    def __init__(
        self, article: Article, names: tuple[NameMention, ...], quotations: tuple[QuotationMention, ...]
    ) -> None:
        self._article = article
        people = People(article, names, quotations)
        self._persons = Persons(article, people)
        self._bodies = Bodies(article, people)
        self._phrases: dict[str, list[Span]] = {}

    def resolve(self, cue: CueMention, before: list[CueMention]) -> CueMention:
        """Return the cue with the antecedent of its source, or with the reason why there is none."""
        if cue.source is None:
            return cue
        words = self._article.exact(cue.source).lower()
        if words in PRONOUNS:
            antecedent, reason = self._of_pronoun(cue, cue.source, before, words)
            return replace(cue, antecedent=antecedent, unresolved=reason, is_plain=False)
        antecedent, reason = self._of_description(cue.source, before, words)
        if reason == NO_ANTECEDENT or (antecedent is None and reason is None):
            return cue
        return replace(cue, antecedent=antecedent, unresolved=reason, is_plain=cue.is_plain and reason is None)

    def _of_pronoun(self, cue: CueMention, source: Span, before: list[CueMention], pronoun: str) -> Antecedent:
        if pronoun in PERSONAL:
            return self._persons.meant_by(cue, source, before, PERSONAL[pronoun])
        if pronoun in ("they", "their"):
            return self._bodies.meant_by_they(source, before)
        return self._bodies.meant_by_it(source, before)

    def _of_description(self, source: Span, before: list[CueMention], words: str) -> Antecedent:
        parts = words.split()
        if len(parts) != 2 or parts[0] not in ("the", "this"):
            return None, None
        if aged := _AGE.fullmatch(words):
            return self._persons.aged(source, aged.group(1))
        antecedent, reason = self._described(source, before, words) if parts[1] in _HEADS else (None, NO_ANTECEDENT)
        if reason == NO_ANTECEDENT and parts[1] in BODY_NOUNS:
            return self._bodies.named_before(source)
        return antecedent, reason

    def _described(self, source: Span, before: list[CueMention], words: str) -> Antecedent:
        head = _HEADS[words.split()[1]]
        known = self._described_by(head)
        until = bisect_left(known, source)
        found = [span for span in known[max(0, until - _REACH) : until] if span.end <= source.start]
        sources = [one.source for one in before if one.source]
        earliest = min((source.start for source in sources), default=source.start)
        fuller = [_holder(span, sources) if span.start >= earliest else span for span in found]
        telling = [span for span in fuller if self._article.exact(span).lower() not in (words, head, f"a {head}")]
        if not telling:
            return None, NO_ANTECEDENT
        span, reason = only(self._article, telling)
        return span, SEVERAL_NOUNS if reason else None

    def _described_by(self, head: str) -> list[Span]:
        """Return the phrases of the whole article around a noun, read once."""
        if head not in self._phrases:
            self._phrases[head] = self._bodies.phrases_around(_words_at(self._article.text, head.split("|")))
        return self._phrases[head]


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
