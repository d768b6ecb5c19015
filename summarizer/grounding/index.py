"""Where the article has a word, and which mentions stand where: built once, so that no check reads the whole text."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Generic, TypeVar

from summarizer.article import Article, Passage, Span
from summarizer.grounding.words import keys_of, run_of, words
from summarizer.mentions import CueMention, Mentions, NameMention, NumberMention, QuotationMention

_Kind = TypeVar("_Kind", NumberMention, QuotationMention, CueMention, NameMention)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class WordIndex:
    """The citable passages by their words; words are folded, of a hyphenated one the parts count too."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._runs: dict[int, str] = {}
        self._passages_with: dict[str, tuple[Passage, ...]] = {}
        self.passages_of_word = _passages_of_word(article)

    @cached_property
    def passages_of_key(self) -> dict[str, list[int]]:
        """The numbers of the passages that hold a content word, by its key."""
        found: dict[str, list[int]] = {}
        for word, numbers in self.passages_of_word.items():
            for one in keys_of(word):
                found[one] = sorted({*found[one], *numbers}) if one in found else numbers
        return found

    def passages_with(self, name: str) -> tuple[Passage, ...]:
        """Return the passages that hold these words in a row."""
        found = self._passages_with.get(name)
        if found is None:
            run = run_of(name)
            numbers = self.passages_with_rarest(name)
            if run.count(" ") > 2:  # of several words; one is where the index says
                numbers = [number for number in numbers if run in self._run(number)]
            found = self._passages_with[name] = tuple([self._article.passages[number - 1] for number in numbers])
        return found

    def passages_with_rarest(self, text: str) -> list[int]:
        """Return the numbers of the passages that hold the rarest word of a text."""
        return min([self.passages_of_word.get(word, []) for word in run_of(text).split()], key=len, default=[])

    @cached_property
    def squeezed(self) -> tuple[tuple[int, str], ...]:
        """Every passage by its number, without all that stands between letters."""
        numbers = [passage.number for passage in self._article.passages if passage.is_citable]
        return tuple((number, self._run(number).replace(" ", "")) for number in numbers)

    def _run(self, number: int) -> str:
        if number not in self._runs:
            self._runs[number] = run_of(self._article.exact(self._article.passages[number - 1].span))
        return self._runs[number]


def _passages_of_word(article: Article) -> dict[str, list[int]]:
    """Return the numbers of the citable passages that hold a word, of a hyphenated one also for its parts."""
    found: dict[str, list[int]] = defaultdict(list)
    for passage in article.passages:
        if passage.is_citable:
            number = passage.number
            for word in set(words(article.exact(passage.span))):
                found[word].append(number)
    for word in [word for word in found if "-" in word]:
        for part in word.split("-"):
            found[part] = sorted({*found[part], *found[word]})
    return dict(found)


class InOrder(Generic[_Kind]):
    """Mentions that stand one behind the other, found by place."""

    def __init__(self, mentions: Sequence[_Kind]) -> None:
        self._mentions: Sequence[_Kind] = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._ends = [mention.span.end for mention in mentions]

    def over(self, span: Span) -> Sequence[_Kind]:
        """Return those that share a character with a span."""
        return self._mentions[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def within(self, span: Span) -> list[_Kind]:
        """Return those that lie in a span."""
        return [mention for mention in self.over(span) if mention.span in span]


class MentionIndex:
    """The mentions of an article by place and by what they belong to."""

    def __init__(self, article: Article, mentions: Mentions) -> None:
        self._article = article
        self._mentions = mentions
        self.numbers = InOrder(mentions.numbers)
        self.quotations = InOrder(mentions.quotations)
        self.names = InOrder(mentions.names)
        self._cues = InOrder(mentions.cues)
        self.quotation_of_id = {quotation.id: quotation for quotation in mentions.quotations}

    @cached_property
    def cues_in(self) -> dict[int, list[CueMention]]:
        """The cues of every passage that has some, by its number."""
        return _grouped((cue.passage, cue) for cue in self._mentions.cues)

    def cues_near(self, passage: int, reach: int) -> list[CueMention]:
        """Return the cues of a passage and of so many before and behind it, in text order."""
        return [cue for number in range(passage - reach, passage + reach + 1) for cue in self.cues_in.get(number, ())]

    @cached_property
    def cues_of_quotation(self) -> dict[str, list[CueMention]]:
        """The cues of every quotation that has some, by its id."""
        return _grouped((quotation, cue) for cue in self._mentions.cues for quotation in cue.quotations)

    @cached_property
    def _cues_over(self) -> dict[int, list[CueMention]]:
        """The cues whose content reaches into a passage, by its number."""
        return _grouped(
            (number, cue)
            for cue in self._mentions.cues
            if cue.content is not None
            for number in range(self.passage_at(cue.content.start), self.passage_at(cue.content.end - 1) + 1)
        )

    def cues_over(self, span: Span) -> list[CueMention]:
        """Return the cues whose content holds a span."""
        near = self._cues_over.get(self.passage_at(span.start), ())
        return [cue for cue in near if cue.content is not None and span in cue.content]

    @cached_property
    def goes_on_in(self) -> dict[str, QuotationMention]:
        """The quotation in which one goes on behind "she said", or in the next paragraph, by the id of the first."""
        pairs = pairwise(self._mentions.quotations)
        return {one.id: other for one, other in pairs if other.continues == one.id or self._is_one_speech(one, other)}

    def _is_one_speech(self, one: QuotationMention, other: QuotationMention) -> bool:
        """Tell whether nothing but who says it stands between two quotations of a sentence, or of one cue."""
        between = self._cues.within(Span(one.span.end, other.span.start))
        tied = any(other.id in cue.quotations for cue in self.cues_of_quotation.get(one.id, ()))
        return bool(between) and (tied or one.passage == other.passage)

    @cached_property
    def interrupted_at(self) -> dict[tuple[str, str], list[QuotationMention]]:
        """The quotations that go on, by their last word and the first one behind."""
        going_on = (self.quotation_of_id[identifier] for identifier in self.goes_on_in)
        pairs = ((one, words(one.exact), words(self.goes_on_in[one.id].exact)) for one in going_on)
        return _grouped(((last[-1], first[0]), one) for one, last, first in pairs if last and first)

    def passage_at(self, position: int) -> int:
        """Return the number of the passage that holds a position, or of the nearest one before it."""
        return bisect_right(self._passage_starts, position)

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.span.start for passage in self._article.passages]


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    groups: dict[_Key, list[_Value]] = {}
    for one, value in pairs:
        groups.setdefault(one, []).append(value)
    return groups
