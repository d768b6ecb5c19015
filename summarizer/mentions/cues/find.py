"""All attribution cues of one article."""

from dataclasses import replace

from summarizer.article import Article, Passage, Span
from summarizer.mentions.cues.anonymity import anonymity_reason, is_anonymous
from summarizer.mentions.cues.antecedents import Discourse
from summarizer.mentions.cues.found import NO_SPEAKER, Found
from summarizer.mentions.cues.nouns import is_only_quotations
from summarizer.mentions.cues.read import read_cues
from summarizer.mentions.cues.sentence import QUOTE, Sentence, has_candidate, may_hold_cue, read_sentence, stretches
from summarizer.mentions.types import CueMention, IgnoredMention, NameMention, QuotationMention

_NO_ATTRIBUTION = {"boilerplate": "boilerplate", "credit": "photo_credit"}
REMEMBERED = 40  # how many cues back a pronoun may reach; keeps long articles linear
_POSSESSIVE = ("'s", "’s")


def find_cues(
    article: Article, quotations: tuple[QuotationMention, ...], names: tuple[NameMention, ...]
) -> tuple[tuple[CueMention, ...], tuple[IgnoredMention, ...]]:
    """Return the cues in text order, and the words that look like cues and are none.

    A cue inside quoted words is part of what the speaker says, and none of the article's.
    """
    cues: list[CueMention] = []
    ignored: list[IgnoredMention] = []
    discourse = Discourse(article, names, quotations)
    waiting = [*stretches(article, quotations)]
    for number, stretch in enumerate(waiting):
        if not may_hold_cue(article.text, stretch):
            continue
        sentence = read_sentence(article.text, stretch)
        if not has_candidate(sentence):
            continue
        rule = _NO_ATTRIBUTION.get(stretch.passage.kind)
        found, refused = read_cues(sentence)
        if rule is not None:
            ignored.extend(_ignored(article, sentence.span_of(*one.cue), rule) for one in found)
            continue
        ignored.extend(_ignored(article, sentence.span_of(one.index, one.index), one.rule) for one in refused)
        if not found and cues and is_only_quotations(sentence):
            is_alone = number + 1 == len(waiting) or waiting[number + 1].passage.paragraph != stretch.passage.paragraph
            cues[-1] = _going_on(article, cues[-1], sentence, is_alone=is_alone)
        for one in found:
            cues.append(discourse.resolve(_mention(article, sentence, one, len(cues) + 1), cues[-REMEMBERED:]))
    return tuple(cues), tuple(ignored)


def _ignored(article: Article, span: Span, rule: str) -> IgnoredMention:
    return IgnoredMention("attributions", span, article.exact(span), rule)


def _going_on(article: Article, cue: CueMention, sentence: Sentence, *, is_alone: bool) -> CueMention:
    """Return the cue with the quotations of the next sentence, where the same speaker goes on.

    In the next paragraph that is so only where the quoted words fill it.
    """
    distance = sentence.passage.paragraph - article.passages[cue.passage - 1].paragraph
    if not cue.quotations or distance > 1 or (distance == 1 and not is_alone):
        return cue
    return replace(cue, quotations=(*cue.quotations, *sentence.quotations.values()))


def _mention(article: Article, sentence: Sentence, one: Found, number: int) -> CueMention:
    span = sentence.span_of(*one.cue)
    source = _source(sentence, one)
    content = _content(sentence, one)
    anonymous = source is not None and is_anonymous(article.exact(source))
    reason = anonymity_reason(article.text, sentence.span) if anonymous else None
    if anonymous and reason is None and (following := _next_sentence(article, sentence)):
        reason = anonymity_reason(article.text, following)
    unresolved = one.unresolved or (NO_SPEAKER if source is None else None)
    return CueMention(
        id=f"C{number}",
        span=span,
        exact=article.exact(span),
        passage=_passage_of(article, sentence, span).number,
        source=source,
        content=sentence.span_of(*content) if content else None,
        via=tuple(sentence.span_of(*phrase) for phrase in one.via),
        quotations=sentence.quotations_in(*content) if content else (),
        anonymous=anonymous,
        anonymity_reason=reason,
        denies=one.denies,
        is_plain=one.is_plain and unresolved is None,
        unresolved=unresolved,
    )


def _passage_of(article: Article, sentence: Sentence, span: Span) -> Passage:
    """Return the passage of a cue; a sentence may hold several passages where a quotation does."""
    return sentence.passage if span.start < sentence.passage.span.end else article.passage_at(span.start)


def _next_sentence(article: Article, sentence: Sentence) -> Span | None:
    """Return the sentence after, where it goes on about the same people ("They spoke on condition ...")."""
    last = article.passage_at(sentence.span.end - 1)
    following = article.passages[last.number : last.number + 1]
    if not following or following[0].paragraph != last.paragraph:
        return None
    starts = article.text.startswith(("They ", "He ", "She ", "The ", "Both ", "All "), following[0].span.start)
    return following[0].span if starts else None


def _source(sentence: Sentence, one: Found) -> Span | None:
    if one.source is None:
        return None
    span = sentence.span_of(*one.source)
    if one.construction == "noun" and sentence.words[one.source[1]].endswith(_POSSESSIVE):
        return Span(span.start, span.end - 2)
    return span


def _content(sentence: Sentence, one: Found) -> tuple[int, int] | None:
    if one.content is None:
        return None
    first, last = one.content
    while first < last and sentence.words[first] in (",", ";", ":", "–", "—", "and", "but"):
        first += 1
    while last > first and sentence.words[last] in (",", ";", ":", "–", "—", "."):
        last -= 1
    return (first, last) if first <= last and (sentence.words[first] == QUOTE or last >= first) else None
