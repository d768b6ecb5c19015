"""All attribution cues of one article."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from summarizer.article import Article, Passage, Span
from summarizer.mentions.cues.antecedents import Discourse
from summarizer.mentions.cues.found import NO_SPEAKER, Found, Refused
from summarizer.mentions.cues.nesting import main_speaker, owned_quotations
from summarizer.mentions.cues.nouns import is_only_quotations
from summarizer.mentions.cues.phrases import DASHES
from summarizer.mentions.cues.read import read_cues
from summarizer.mentions.cues.sentence import (
    QUOTE,
    Sentence,
    Stretch,
    may_hold_cue,
    read_sentence,
    stretches,
)
from summarizer.mentions.cues.unnamed import Unnamed
from summarizer.mentions.types import CueMention, IgnoredMention, NameMention, QuotationMention

_NO_ATTRIBUTION = {"boilerplate": "boilerplate", "credit": "photo_credit"}
_TOGETHER = 50  # sentences that are held as tokens at a time
REMEMBERED = 40  # how many cues back a pronoun may reach; keeps long articles linear
_LONGEST_DATELINE = 10  # tokens
_POSSESSIVE = ("'s", "’s")


def find_cues(
    article: Article, quotations: tuple[QuotationMention, ...], names: tuple[NameMention, ...]
) -> tuple[tuple[CueMention, ...], tuple[IgnoredMention, ...]]:
    """Return the cues in text order, and the words that look like cues and are none.

    A cue inside quoted words is part of what the speaker says, and none of the article's.
    """
    reader = _Reader(article, quotations, names)
    waiting = [*stretches(article, quotations)]
    following = [*(stretch.passage.paragraph for stretch in waiting[1:]), None]
    held = [
        (stretch, paragraph != stretch.passage.paragraph)
        for stretch, paragraph in zip(waiting, following, strict=True)
        if may_hold_cue(article.text, stretch)
    ]
    for first in range(0, len(held), _TOGETHER):
        reader.read(held[first : first + _TOGETHER])
    return tuple(reader.cues), tuple(reader.ignored)


class _Reader:
    """Reads an article's sentences in order; keeps the cues and who spoke last."""

    def __init__(
        self, article: Article, quotations: tuple[QuotationMention, ...], names: tuple[NameMention, ...]
    ) -> None:
        self.cues: list[CueMention] = []
        self.ignored: list[IgnoredMention] = []
        self._article = article
        self._discourse = Discourse(article, names, quotations)
        self._named = [name.span.start for name in names]
        self._unnamed = Unnamed(article)
        self._last: list[Found] = []  # of the sentence before, if its source may go on

    def read(self, held: Sequence[tuple[Stretch, bool]]) -> None:
        """Read some sentences, each with whether it ends its paragraph.

        Each step runs over all of them before the next one does, so that its code stays in the processor's cache.
        """
        sentences = [read_sentence(self._article.text, stretch) for stretch, _ in held]
        cues = [read_cues(sentence) for sentence in sentences]
        for sentence, (found, refused), (_, is_alone) in zip(sentences, cues, held, strict=True):
            self._take(sentence, found, refused, is_alone=is_alone)

    def _take(self, sentence: Sentence, found: list[Found], refused: list[Refused], *, is_alone: bool) -> None:
        rule = _NO_ATTRIBUTION.get(sentence.passage.kind)
        if rule is not None:
            self.ignored.extend(_ignored(self._article, sentence.span_of(*one.cue), rule) for one in found)
            return
        for word in refused:
            self.ignored.append(_ignored(self._article, sentence.span_of(word.index, word.index), word.rule))
        if found:
            self._add(sentence, found)
        elif self._last and is_only_quotations(sentence):
            self._continue(sentence, is_alone=is_alone)

    def _add(self, sentence: Sentence, found: list[Found]) -> None:
        telling = self._unnamed.telling(sentence)
        for number, one in enumerate(found):
            own = owned_quotations(sentence, number, found)
            mention = _mention(self._article, sentence, one, f"C{len(self.cues) + 1}", own)
            mention = self._discourse.resolve(mention, self.cues[-REMEMBERED:])
            self.cues.append(self._unnamed.told_of(mention, telling))
        self._last = found if sentence.passage.kind != "title" else []

    def _continue(self, sentence: Sentence, *, is_alone: bool) -> None:
        """Give a sentence of quoted words only to the speaker of the sentence before, where that one goes on."""
        main = main_speaker(self._last)
        if main is None:
            return
        index = len(self.cues) - len(self._last) + main
        speaking = self.cues[index]
        if self._goes_on(speaking, sentence, is_alone=is_alone):
            own = tuple(sentence.quotations.values())
            self.cues[index] = replace(speaking, quotations=(*speaking.quotations, *own))

    def _goes_on(self, speaking: CueMention, sentence: Sentence, *, is_alone: bool) -> bool:
        """Tell whether the speaker before goes on in a sentence of quoted words only.

        Nobody else may be named in between. In the next paragraph that is so only where the quoted words fill it.
        """
        last = self._article.passages[speaking.passage - 1]
        distance = sentence.passage.paragraph - last.paragraph
        if distance > 1 or (distance == 1 and not is_alone):
            return False
        end = max(last.span.end, speaking.span.end)
        return bisect_left(self._named, end) == bisect_left(self._named, sentence.span.start)


def _ignored(article: Article, span: Span, rule: str) -> IgnoredMention:
    return IgnoredMention("attributions", span, article.exact(span), rule)


def _mention(article: Article, sentence: Sentence, one: Found, id_: str, own: tuple[str, ...]) -> CueMention:
    span = sentence.span_of(*one.cue)
    source = _source(article, sentence, one)
    content = _content(sentence, one)
    unresolved = one.unresolved or (NO_SPEAKER if source is None else None)
    return CueMention(
        id=id_,
        span=span,
        exact=article.exact(span),
        passage=_passage_of(article, sentence, span).number,
        source=source,
        content=sentence.span_of(*content) if content else None,
        quotations=own,
        via=tuple(sentence.span_of(*phrase) for phrase in one.via) if one.via else (),
        denies=one.denies,
        is_plain=one.is_plain and unresolved is None,
        unresolved=unresolved,
    )


def _passage_of(article: Article, sentence: Sentence, span: Span) -> Passage:
    """Return the passage of a cue; a sentence may hold several passages where a quotation does."""
    return sentence.passage if span.start < sentence.passage.span.end else article.passage_at(span.start)


def _after_dateline(sentence: Sentence) -> int:
    """Return the first token after "JUBA (Reuters) -", 0 where a sentence has no dateline."""
    if not sentence.raw[0].isupper() or len(sentence.raw[0]) < 3:
        return 0
    dashes = [index for index, word in enumerate(sentence.words[:_LONGEST_DATELINE]) if word in DASHES]
    return dashes[0] + 1 if dashes and dashes[0] + 1 < len(sentence.words) else 0


def _opening_mark(text: str, span: Span) -> int:
    """Return where a source begins whose first word stands inside quotation marks ("the “Stop It” campaign")."""
    if text.find("“", span.start, text.find("”", span.start, span.end)) >= 0:
        return span.start
    opening = text.rfind("“", max(0, span.start - 60), span.start)
    return opening if opening >= 0 else span.start


def _source(article: Article, sentence: Sentence, one: Found) -> Span | None:
    if one.source is None:
        return None
    span = sentence.span_of(*one.source)
    if article.text.find("”", span.start, span.end) >= 0:
        span = Span(_opening_mark(article.text, span), span.end)
    if one.construction == "noun" and sentence.words[one.source[1]].endswith(_POSSESSIVE):
        return Span(span.start, span.end - 2)
    return span


def _content(sentence: Sentence, one: Found) -> tuple[int, int] | None:
    if one.content is None:
        return None
    first, last = one.content
    if first == 0:
        first = _after_dateline(sentence)
    while first < last and sentence.words[first] in (",", ";", ":", "–", "—", "and", "but"):
        first += 1
    while last > first and sentence.words[last] in (",", ";", ":", "–", "—", "."):
        last -= 1
    return (first, last) if first <= last and (sentence.words[first] == QUOTE or last >= first) else None
