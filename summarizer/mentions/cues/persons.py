"""The persons of an article: who is named outside quotations, who is described, and whether "she" can mean them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from summarizer.article import Article, Passage, Span
from summarizer.mentions.cues.clauses import clause_subject, present_subject
from summarizer.mentions.cues.descriptions import may_be_meant
from summarizer.mentions.cues.genders import BODY_NOUNS, PERSONS, Gender, gender_of, gender_of_name
from summarizer.mentions.cues.lexicon import FORMS
from summarizer.mentions.cues.sentence import Stretch, read_sentence
from summarizer.mentions.names import is_person_like
from summarizer.mentions.types import NameMention, QuotationMention

_SENTENCES = 15  # of a paragraph that a pronoun may look back over
_QUOTING = '"“”„«»‘'
_MARKS = frozenset(_QUOTING)
_GENDERED = re.compile(r"\b(his|her|himself|herself)\b")
_POST_NOMINAL = re.compile(r"(?: (?:KC|QC|MP|MEP|MSP|OBE|MBE|CBE|Jr|Sr|PhD|MD|II|III))+$")
_SUBJECTS = re.compile(r"\b(?:he|she)\b")
_APPOSITION = re.compile(r", (?:\d{1,3}, )?(?:an? |the |his |her )?(?:[\w-]+ ){0,3}?([a-z]+)\b")
# What only a person has after the name: an age, a relative clause.
_PERSONAL = re.compile(
    r", (?:who|whose)\b|, \d{2},|\s(?:smiled|laughed|nodded|shrugged|sighed|paused|cried|wept|grinned|frowned|winced)\b"
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
_TRADED = re.compile(
    r"['’]s (?:shares?|stock|headquarters|revenues?|shareholders|chief executive|CEO|workforce|share price)\b"
)
_OWNED = re.compile(r"[^.;“\"]{0,60}?\bits\b")


class People:
    """Who stands where in an article, as far as rules can tell; each answer is worked out when first asked for."""

    def __init__(
        self, article: Article, names: tuple[NameMention, ...], quotations: tuple[QuotationMention, ...]
    ) -> None:
        self._article = article
        self._names = names
        self._quotations = quotations
        self._subjects: dict[int, Span | None] = {}
        self._persons: dict[str, bool] = {}
        self._genders: dict[str, Gender | None] = {}

    @cached_property
    def told(self) -> list[NameMention]:
        """The names outside quotation marks: whoever is quoted does not mean those he names."""
        told: list[NameMention] = []
        waiting = list(reversed(self._quotations))
        for name in self._names:
            while waiting and waiting[-1].span.end <= name.span.start:
                waiting.pop()
            is_quoted = bool(waiting) and name.span.overlaps(waiting[-1].span)
            if not is_quoted and self._article.text[name.span.end : name.span.end + 1] not in _MARKS:
                told.append(name)
        return told

    @cached_property
    def _told_starts(self) -> list[int]:
        return [name.span.start for name in self.told]

    def named_in(self, span: Span) -> list[NameMention]:
        """Return the names that stand in a stretch of text, outside quotations."""
        first = bisect_left(self._told_starts, span.start)
        after = bisect_left(self._told_starts, span.end)
        return [name for name in self.told[first:after] if name.span.end <= span.end]

    def persons_in(self, span: Span, gender: Gender | None = None) -> list[NameMention]:
        """Return the persons named in a stretch of text, without those that a pronoun of the gender cannot mean."""
        return [name for name in self.named_in(span) if self.is_person(name.group) and self._fits(name.group, gender)]

    def acting_in(self, span: Span, gender: Gender | None = None) -> list[NameMention]:
        """Return the persons named in a stretch of text, but a possessor ("Hunt's family") only where no other is."""
        named = self.persons_in(span, gender)
        acting = [name for name in named if not self._owns(name)]
        return acting or named

    def _owns(self, name: NameMention) -> bool:
        text = self._article.text
        return (
            text.startswith(("'s ", "’s "), name.span.end)
            and self._article.passage_at(name.span.start).span.start != name.span.start
        )

    def _fits(self, group: str, gender: Gender | None) -> bool:
        return gender is None or self._gender(group) in (None, gender)

    def is_person(self, group: str) -> bool:
        """Tell whether a group of names means a person: by its form, by an office before it, or by what follows."""
        if group not in self._persons:
            self._persons[group] = self._means_person(group)
        return self._persons[group]

    def _means_person(self, group: str) -> bool:
        is_person = is_person_like(_POST_NOMINAL.sub("", group)) or group in self._surnames
        for name in self._told_by_group.get(group, ()):
            if not is_person:
                is_person = self._is_told_as_person(name)
            elif self._has_its(name):
                return False
        return is_person

    @cached_property
    def _told_by_group(self) -> dict[str, list[NameMention]]:
        groups: defaultdict[str, list[NameMention]] = defaultdict(list)
        for name in self.told:
            groups[name.group].append(name)
        return groups

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of the names that can be a person's by their form."""
        full = {_POST_NOMINAL.sub("", name.group) for name in self._names}
        return frozenset(group.split()[-1] for group in full if is_person_like(group))

    def is_surely_person(self, group: str) -> bool:
        """Tell whether more than the form of the name says that a group means a person."""
        named = self._told_by_group.get(group, ())
        return any(self._is_told_as_person(name) for name in named) or (
            self.is_person(group) and self._gender(group) is not None
        )

    def _has_its(self, name: NameMention) -> bool:
        """Tell a firm from a person by "company" before the name, or "its" or "'s shares" right after it."""
        start, end = name.span.start, name.span.end
        if self._article.text[start - 2 : start - 1].isalpha() and self.word_before(name) in BODY_NOUNS:
            return True
        if _TRADED.match(self._article.text, end):
            return True
        if (
            gender_of_name(name.group) is not None
            or self._article.text.find("its", name.span.end, name.span.end + 70) < 0
        ):
            return False
        return bool(_OWNED.match(self._article.text, name.span.end, self._next_name(name)))

    def _next_name(self, name: NameMention) -> int:
        """Return where the next name of the sentence begins, or where the sentence ends."""
        passage = self._article.passage_at(name.span.start)
        following = bisect_right(self._told_starts, name.span.start)
        starts = self._told_starts[following : following + 1]
        return min([passage.span.end, *starts])

    def _is_told_as_person(self, name: NameMention) -> bool:
        if name.exact.isupper():
            return False
        before = self.word_before(name).rstrip(",")
        return before in PERSONS or before == "dr" or (" " not in name.group and self._acts_as_person(name))

    def _acts_as_person(self, name: NameMention) -> bool:
        """Tell a surname that stands alone as a subject by an age, "who" or "his" in its sentence."""
        text = self._article.text
        passage = self._article.passage_at(name.span.start)
        if _PERSONAL.match(text, name.span.end, passage.span.end):
            return True
        start = passage.span.start
        if start < name.span.start and not text.endswith((", ", "and ", "but "), start, name.span.start):
            return False
        following = text[name.span.end : passage.span.end].split(maxsplit=1)
        if not following or following[0].lower() in FORMS:
            return False
        return len(self.named_in(passage.span)) == 1 and self._has_pronoun(passage.span)

    def _has_pronoun(self, span: Span) -> bool:
        found = _PRONOUN.finditer(self._article.text, span.start, span.end)
        return any(not self.is_quoted(Span(one.start(), one.end())) for one in found)

    def word_before(self, name: NameMention) -> str:
        """Return the word right before a name in lower case, without its full stop."""
        end = name.span.start - 1
        start = self._article.text.rfind(" ", max(0, end - 20), max(0, end)) + 1
        return self._article.text[start:end].lower().rstrip(".") if 0 < start < end or end < 20 else ""

    def _gender(self, group: str) -> Gender | None:
        """Return what titles, nouns, first names and possessives tell of a person."""
        if group not in self._genders:
            self._genders[group] = self._told_gender(group)
        return self._genders[group]

    def _told_gender(self, group: str) -> Gender | None:
        hints: set[Gender] = set()
        for name in self._told_by_group.get(group, ()):
            said = gender_of(self.word_before(name)) or self._gender_after(name) or gender_of_name(group)
            if said:
                return said
            hints |= self._possessives(name) | self._pronouns(name)
        return hints.pop() if len(hints) == 1 else None

    def _gender_after(self, name: NameMention) -> Gender | None:
        """Return what the words after a comma tell ("Ana Ruiz, a mother of two")."""
        if not self._article.text.startswith(", ", name.span.end):
            return None
        found = _APPOSITION.match(self._article.text, name.span.end, self._next_name(name))
        return gender_of(found.group(1)) if found else None

    def _possessives(self, name: NameMention) -> set[Gender]:
        """Return what "her" and "his" after a name tell, before any other name or verb of saying."""
        text = self._article.text
        found = _GENDERED.search(text, name.span.end, self._next_name(name))
        if found is None or self.is_quoted(Span(found.start(), found.end())) or self.persons_before(name):
            return set()
        if not FORMS.keys().isdisjoint(text[name.span.end : found.start()].lower().split()):
            return set()
        return {"she" if found.group().startswith("her") else "he"}

    def _pronouns(self, name: NameMention) -> set[Gender]:
        """Return what "he" and "she" tell that follow the only name of a sentence, which opens it."""
        passage = self._article.passage_at(name.span.start)
        if passage.span.start != name.span.start or len(self.named_in(passage.span)) > 1:
            return set()
        found = _SUBJECTS.finditer(self._article.text, name.span.end, passage.span.end)
        told = {one.group() for one in found if not self.is_quoted(Span(one.start(), one.end()))}
        return {"she" if told == {"she"} else "he"} if len(told) == 1 else set()

    def persons_before(self, name: NameMention) -> bool:
        """Tell whether another name stands before one in its sentence."""
        passage = self._article.passage_at(name.span.start)
        return bool(self.named_in(Span(passage.span.start, name.span.start)))

    def described_in(self, span: Span, gender: Gender | None) -> list[Span]:
        """Return the subjects of sentences that only describe a person: "The governor", but not "Governor Ana Ruiz"."""
        if span.start == span.end:
            return []
        text = self._article.text
        first = self._article.passage_at(span.start).number - 1
        last = self._article.passage_at(max(span.start, span.end - 1)).number
        subjects = [self.subject_of(passage) for passage in self._article.passages[first:last]]
        described = [one for one in subjects if one is not None and one in span and not self.named_in(one)]
        return [one for one in described if may_be_meant(text[one.start : one.end], gender)]

    def subject_of(self, passage: Passage) -> Span | None:
        """Return the subject that opens a sentence, if it opens with one."""
        if passage.number not in self._subjects:
            is_open = self._article.text[passage.span.start] not in _QUOTING
            sentence = read_sentence(self._article.text, Stretch(passage, passage.span, ()))
            phrase = (clause_subject(sentence, len(sentence.words)) or present_subject(sentence)) if is_open else None
            opens = phrase is not None and phrase[0] == 0
            self._subjects[passage.number] = sentence.span_of(*phrase) if phrase and opens else None
        return self._subjects[passage.number]

    def stretches_before(self, position: int, count: int) -> Iterator[Span]:
        """Yield what stands before a position in its paragraph, then the paragraphs before, nearest first.

        Of a long one only its last sentences count: who was named earlier is no safe reading.
        """
        paragraph = self._article.passage_at(position).paragraph
        for number in range(paragraph, paragraph - count, -1):
            span = self.paragraphs.get(number)
            end = min(span.end, position) if span else 0
            if span is None or span.start >= end:
                continue
            last = self._article.passage_at(end - 1).number
            yield Span(max(span.start, self._article.passages[max(0, last - _SENTENCES)].span.start), end)

    @cached_property
    def paragraphs(self) -> dict[int, Span]:
        """The span of each paragraph of the text itself, by its number."""
        held: dict[int, Span] = {}
        for passage in self._article.passages:
            if passage.kind not in ("title", "credit"):
                first = held.get(passage.paragraph, passage.span)
                held[passage.paragraph] = Span(first.start, passage.span.end)
        return held

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a span lies inside a quotation."""
        index = bisect_right(self._quotation_starts, span.start) - 1
        return index >= 0 and span in self._quotations[index].span

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self._quotations]
