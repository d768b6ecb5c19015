"""What "it" and "they" mean, and which body is "the company"."""

import re
from collections.abc import Iterable

from summarizer.article import Article, Span
from summarizer.mentions.cues.classes import FINITE, NOT_NOMINAL, PREPOSITION, classes_of
from summarizer.mentions.cues.descriptions import only, phrase_around
from summarizer.mentions.cues.found import NO_ANTECEDENT, SEVERAL, SEVERAL_NOUNS, Antecedent
from summarizer.mentions.cues.genders import PERSONS
from summarizer.mentions.cues.persons import People
from summarizer.mentions.types import CueMention, NameMention

_FARTHEST = 3  # paragraphs back in which several people may have been named
_PLURAL_PEOPLE = re.compile(
    r"\b(?:officials|police|authorities|prosecutors|investigators|rebels|protesters|residents|witnesses|researchers"
    r"|scientists|doctors|lawyers|organi[sz]ers|campaigners|activists|critics|experts|analysts|leaders|ministers"
    r"|lawmakers|senators|officers|troops|soldiers|militants|workers|unions|families|teachers|students|economists"
    r"|negotiators|mediators|astronomers|engineers|farmers|bishops|judges|nurses|parents|survivors|hackers)\b(?!['’])",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:in|at|from|near|across|outside|around)(?: the)?\s$")
_WORD_AFTER = re.compile(r"\s([a-z]+)\b")


class Bodies:
    """Reads "it", "they" and "the company" against what was named and described before them."""

    def __init__(self, article: Article, people: People) -> None:
        self._article = article
        self._people = people

    def meant_by_they(self, source: Span, before: list[CueMention]) -> Antecedent:
        """Return the people, or the two who spoke together, in this paragraph or the nearest before."""
        for span in self._people.stretches_before(source.start, _FARTHEST):
            people = _PLURAL_PEOPLE.finditer(self._article.text, span.start, span.end)
            found = self.phrases_around(Span(one.start(), one.end()) for one in people)
            if found:
                return only(self._article, found)
            joint = self._joint_sources(before, span) or self._joint_opening(source)
            if joint:
                return joint[-1], None
        return None, NO_ANTECEDENT

    def _joint_sources(self, before: list[CueMention], within: Span) -> list[Span]:
        return [
            cue.source
            for cue in before
            if cue.source and cue.source in within and " and " in self._article.exact(cue.source)
        ]

    def _joint_opening(self, source: Span) -> list[Span]:
        """Return "A and B" where it is the subject of the sentence before."""
        passage = self._article.passage_at(source.start)
        earlier = self._article.passages[max(0, passage.number - 2)]
        subject = self._people.subject_of(earlier) if earlier.paragraph == passage.paragraph else None
        return [subject] if subject and subject.end <= source.start and " and " in self._article.exact(subject) else []

    def meant_by_it(self, source: Span, before: list[CueMention]) -> Antecedent:
        """Return the organisation or state that opens this sentence or the one before, where it is the only one."""
        number = self._article.passage_at(source.start).number
        for passage in (number, number - 1):
            if passage < 1:
                continue
            span = self._article.passages[passage - 1].span
            within = Span(span.start, max(span.start, min(span.end, source.start)))
            bodies = [name for name in self._people.named_in(within) if not self._people.is_person(name.group)]
            speaking = [
                one.source for one in before if one.passage == passage and one.source and one.unresolved is None
            ]
            if speaking and self._is_body(speaking[-1], passage):
                return speaking[-1], None
            subject = self._people.subject_of(self._article.passages[passage - 1]) if passage < number else None
            if subject is not None and all(name.span in subject for name in bodies) and self._is_body(subject, passage):
                return subject, None
            if bodies:
                return self._opening(bodies)
        return None, NO_ANTECEDENT

    def _is_body(self, source: Span, passage: int) -> bool:
        """Tell whether what speaks first in a passage is one thing and no person."""
        words = self._article.exact(source)
        if source.start != self._article.passages[passage - 1].span.start or " and " in words:
            return False
        is_plural = words.endswith("s") and not words.split()[-1][0].isupper()
        last = words.split()[-1]
        is_named = last[0].isupper() and bool(self._people.persons_in(source))
        return not is_plural and not is_named and last.lower() not in PERSONS

    def _opening(self, bodies: list[NameMention]) -> Antecedent:
        first = bodies[0]
        start = self._article.passages[first.passage - 1].span.start
        lead = self._article.text[start : first.span.start]
        if len({name.group for name in bodies}) > 1 or lead.strip() not in ("", "The", "the"):
            return None, SEVERAL
        return Span(start, first.span.end), None

    def named_before(self, source: Span) -> Antecedent:
        """Return the only body named before in this paragraph or the one before, places left out."""
        for span in self._people.stretches_before(source.start, 2):
            named = self._people.named_in(span)
            bodies = [
                name for name in named if not self._people.is_surely_person(name.group) and not self._is_placed(name)
            ]
            if bodies:
                is_one = len({name.group for name in bodies}) == 1 and not self._people.is_person(bodies[0].group)
                return (bodies[-1].span, None) if is_one else (None, SEVERAL_NOUNS)
        return None, NO_ANTECEDENT

    def _is_placed(self, name: NameMention) -> bool:
        """Tell a place ("in Oslo") and an adjective ("Environmental groups") from a body."""
        text = self._article.text
        following = _WORD_AFTER.match(text, name.span.end)
        opens = self._article.passage_at(name.span.start).span.start == name.span.start
        if following and " " not in name.exact and opens:
            return not classes_of(following.group(1)) & (FINITE | NOT_NOMINAL | PREPOSITION)
        return bool(_PLACED.search(text, max(0, name.span.start - 12), name.span.start))

    def phrases_around(self, nouns: Iterable[Span]) -> list[Span]:
        """Return the noun phrases around nouns that stand outside quotations and headlines."""
        spans = []
        for noun in nouns:
            passage = self._article.passage_at(noun.start)
            if passage.kind not in ("title", "credit", "boilerplate") and not self._people.is_quoted(noun):
                spans.append(phrase_around(self._article.text, noun, passage.span))
        return spans
