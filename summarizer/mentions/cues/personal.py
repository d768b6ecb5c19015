"""Whom "he" and "she" mean, and who is "the 43-year-old"."""

import re
from typing import NamedTuple

from summarizer.article import Article, Span
from summarizer.mentions.cues.descriptions import may_be_meant, only
from summarizer.mentions.cues.found import NO_ANTECEDENT, SEVERAL, SEVERAL_NOUNS, Antecedent
from summarizer.mentions.cues.genders import Gender
from summarizer.mentions.cues.lexicon import FORMS
from summarizer.mentions.cues.persons import People
from summarizer.mentions.types import CueMention, NameMention

PERSONAL: dict[str, Gender] = {"he": "he", "his": "he", "she": "she", "her": "she"}
_FARTHEST = 3  # paragraphs back in which a person may have been named
_REACH = 30  # how many names back an age is looked for
# After these the speaker is the one of the sentence before, whoever else is named there.
_CONTINUING = re.compile(r"\b(?:add|continu|also|went on|goes on|further|reiterat|repeat)")


class _Speaker(NamedTuple):
    """Who spoke last: the words that name the person, those of the whole source, what was said, the sentence."""

    person: Span
    source: Span
    said: Span | None
    sentence: Span


def _clause_of(cue: CueMention) -> Span | None:
    """Return what somebody said of others in a clause ("Smith said Jones had left"): the speaker goes on after it."""
    verb = FORMS.get(cue.exact.split()[-1].lower())
    return cue.content if verb is not None and "c" in verb.takes else None


class _Wanted(NamedTuple):
    """A pronoun, and the names that its own clause gives to others: "He called Ana Ruiz" means somebody else."""

    pronoun: Span
    gender: Gender
    others: frozenset[str]


class Persons:
    """Reads personal pronouns against the people named and described before them."""

    def __init__(self, article: Article, people: People) -> None:
        self._article = article
        self._people = people

    def meant_by(self, cue: CueMention, source: Span, before: list[CueMention], gender: Gender) -> Antecedent:
        """Return the person whom the pronoun that is a cue's source means: who spoke last, or the only one near."""
        named_after = self._people.named_in(Span(source.end, self._article.passage_at(source.start).span.end))
        wanted = _Wanted(source, gender, frozenset(name.group for name in named_after))
        speaker = self._speaker(wanted, before)
        is_continuing = bool(_CONTINUING.search(cue.exact))
        if speaker is not None and not self._has_rivals(speaker, wanted, is_continuing=is_continuing):
            return speaker.person, None
        leading = self._leading(wanted)
        if leading is not None:
            return leading, None
        for span in self._people.stretches_before(source.start, _FARTHEST + 1):
            found = self._of_stretch(span, wanted)
            if found != (None, NO_ANTECEDENT):
                return found
        return self._lone_speaker(wanted, before)

    def _leading(self, wanted: _Wanted) -> Span | None:
        """Return the subject of the sentence before, where it is the only person that this sentence names."""
        passage = self._article.passage_at(wanted.pronoun.start)
        earlier = self._article.passages[max(0, passage.number - 2)]
        if earlier.number == passage.number or earlier.kind == "title" or earlier.paragraph < passage.paragraph - 1:
            return None
        subject = self._people.subject_of(earlier)
        here = Span(passage.span.start, max(passage.span.start, wanted.pronoun.start))
        if subject is None or self._people.persons_in(here, wanted.gender):
            return None
        leading = self._acting(subject, wanted)
        groups = {name.group for name in self._acting(earlier.span, wanted)}
        return leading[-1].span if len(groups) == 1 and leading else None

    def _lone_speaker(self, wanted: _Wanted, before: list[CueMention]) -> Antecedent:
        """Return the surname that spoke last, where nobody near is known to be a person."""
        passage = self._article.passage_at(wanted.pronoun.start)
        last = before[-1] if before else None
        if last is None or last.source is None or last.unresolved or last.passage < passage.number - 2:
            return None, NO_ANTECEDENT
        words = self._article.exact(last.source)
        named = self._people.named_in(last.source)
        is_alone = len(named) == 1 and named[0].exact == words and " " not in words and not words.isupper()
        is_other = is_alone and named[0].group in wanted.others
        return (last.source, None) if is_alone and not is_other else (None, NO_ANTECEDENT)

    def _acting(self, span: Span, wanted: _Wanted) -> list[NameMention]:
        named = self._people.acting_in(span, wanted.gender)
        return [name for name in named if name.group not in wanted.others]

    def _of_stretch(self, span: Span, wanted: _Wanted) -> Antecedent:
        """Return the only person of a stretch of text: the one named, else the one described as its subject."""
        named = self._acting(span, wanted)
        groups = {name.group for name in named}
        if len(groups) > 1:
            return None, SEVERAL
        subjects = self._people.described_in(span, wanted.gender)
        if groups:
            return (None, SEVERAL) if subjects else (named[-1].span, None)
        return only(self._article, subjects) if subjects else (None, NO_ANTECEDENT)

    def _speaker(self, wanted: _Wanted, before: list[CueMention]) -> _Speaker | None:
        """Return the person who spoke last, here or in the sentences right before."""
        passage = self._article.passage_at(wanted.pronoun.start)
        for cue in reversed(before):
            said = self._article.passage_at(cue.span.start)
            if said.number < passage.number - 2 or said.paragraph < passage.paragraph - 1 or said.kind == "title":
                return None
            if cue.source is None or cue.unresolved or cue.source.start >= wanted.pronoun.start:
                continue
            speaking = cue.antecedent or cue.source
            persons = self._people.persons_in(speaking, wanted.gender)
            if persons:
                is_other = persons[-1].group in wanted.others
                return None if is_other else _Speaker(persons[-1].span, speaking, _clause_of(cue), said.span)
            is_meant = not self._people.named_in(speaking) and may_be_meant(
                self._article.exact(speaking), wanted.gender
            )
            return _Speaker(speaking, speaking, _clause_of(cue), said.span) if is_meant else None
        return None

    def _has_rivals(self, speaker: _Speaker, wanted: _Wanted, *, is_continuing: bool) -> bool:
        """Tell whether the pronoun may mean somebody else than who spoke last."""
        start = wanted.pronoun.start
        since = Span(min(speaker.sentence.end, start), start)
        stretch = since if is_continuing else Span(speaker.sentence.start, start)
        own = {name.group for name in self._people.named_in(speaker.source)}
        acting = self._acting(stretch, wanted)
        if speaker.said is not None and self._article.passage_at(start).number <= self._number_after(speaker):
            acting = [name for name in acting if name.span not in speaker.said]
        named = {name.group for name in acting}
        return bool(named - own) or bool(self._people.described_in(since, wanted.gender))

    def _number_after(self, speaker: _Speaker) -> int:
        return self._article.passage_at(speaker.sentence.start).number + 1

    def aged(self, source: Span, age: str) -> Antecedent:
        """Return the person whose age the article gave before, else the only one of the last paragraphs."""
        text = self._article.text
        before = [name for name in self._people.told if name.span.end <= source.start]
        aged = [name for name in before[-_REACH:] if text.startswith(f", {age},", name.span.end)]
        if aged:
            return (aged[-1].span, None) if len({name.group for name in aged}) == 1 else (None, SEVERAL_NOUNS)
        paragraph = self._article.passage_at(source.start).paragraph
        first = self._people.paragraphs.get(paragraph - 1, self._people.paragraphs.get(paragraph))
        named = self._people.persons_in(Span(first.start, source.start)) if first else []
        return (named[-1].span, None) if len({name.group for name in named}) == 1 else (None, None)
