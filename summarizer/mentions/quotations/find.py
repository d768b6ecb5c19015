"""All quotations of one article, in any language: the marks decide."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from summarizer.article import Article, Passage, Span
from summarizer.mentions.quotations.marks import MARK, Paired, pair_marks
from summarizer.mentions.quotations.rules import goes_on_with, reason_to_ignore
from summarizer.mentions.types import IgnoredMention, QuotationMention

_TRIMMED = " \t\n\r\u00a0\u202f\u2009\u200b"


def find_quotations(article: Article) -> tuple[tuple[QuotationMention, ...], tuple[IgnoredMention, ...]]:
    """Return the quotations in text order, and the quoted words that are no speech.

    Nested marks belong to the outer quotation. A quotation ends at its paragraph at the latest; one that goes
    on in the next paragraph, with the opening mark repeated, is a second mention that `continues` the first.
    """
    mentions: list[QuotationMention] = []
    ignored: list[IgnoredMention] = []
    open_mark: str | None = None
    for passages, paired in _paired(article):
        if paired is None:
            open_mark = None
            continue
        span = _trim(article.text, paired)
        if span.start >= span.end:
            continue
        passage = _holding(passages, span.start)
        goes_on = open_mark == paired.mark and paired.start - 1 == passages[0].span.start
        open_mark = None if paired.closed else paired.mark
        exact = article.exact(span)
        rule = None if goes_on else _rule(article, span, passage, ignored)
        if rule:
            ignored.append(IgnoredMention("quotations", span, exact, rule))
            continue
        continues = mentions[-1].id if goes_on and mentions else None
        mentions.append(QuotationMention(f"Q{len(mentions) + 1}", span, exact, passage.number, continues))
    return _without_repeats(article, mentions, ignored)


def _rule(article: Article, span: Span, passage: Passage, ignored: list[IgnoredMention]) -> str | None:
    """Return the rule that says why quoted words are no speech; a title that follows another one shares its rule."""
    last = ignored[-1] if ignored else None
    if last is not None and last.rule == "title_of_work" and goes_on_with(article.text, last.span, span):
        return last.rule
    return reason_to_ignore(article, span, passage)


def _paired(article: Article) -> Iterator[tuple[list[Passage], Paired | None]]:
    """Yield the quotations paragraph by paragraph; null for a paragraph without any."""
    marks = [found.start() for found in MARK.finditer(article.text)]
    for _, group in groupby(article.passages, key=lambda passage: passage.paragraph):
        passages = list(group)
        start, end = passages[0].span.start, passages[-1].span.end
        own = marks[bisect_left(marks, start) : bisect_left(marks, end)]
        pairs = pair_marks(article.text, own, start, end) if own else []
        if not pairs:
            yield passages, None
        for paired in pairs:
            yield passages, paired


def _holding(passages: list[Passage], position: int) -> Passage:
    return next((passage for passage in reversed(passages) if passage.span.start <= position), passages[0])


def _trim(text: str, paired: Paired) -> Span:
    words = text[paired.start : paired.end]
    start = paired.start + len(words) - len(words.lstrip(_TRIMMED))
    return Span(start, start + len(words.strip(_TRIMMED)))


def _without_repeats(
    article: Article, mentions: list[QuotationMention], ignored: list[IgnoredMention]
) -> tuple[tuple[QuotationMention, ...], tuple[IgnoredMention, ...]]:
    """Move quotations of the title that repeat words of the body to the ignored ones; number the rest."""
    titles = {passage.number for passage in article.passages if passage.kind == "title"}
    if not any(mention.passage in titles for mention in mentions):
        return tuple(mentions), tuple(ignored)
    spoken = [_folded(mention.exact) for mention in mentions if mention.passage not in titles]
    kept: list[QuotationMention] = []
    ids: dict[str, str] = {}
    for mention in mentions:
        if mention.passage in titles and any(_folded(mention.exact) in words for words in spoken):
            ignored.append(IgnoredMention("quotations", mention.span, mention.exact, "repeats_body"))
            continue
        ids[mention.id] = f"Q{len(kept) + 1}"
        continues = ids.get(mention.continues) if mention.continues else None
        kept.append(QuotationMention(ids[mention.id], mention.span, mention.exact, mention.passage, continues))
    return tuple(kept), tuple(sorted(ignored, key=lambda mention: mention.span))


def _folded(exact: str) -> str:
    return exact.casefold().strip(" .,;:!?").replace("’", "'").replace("\u00a0", " ")
