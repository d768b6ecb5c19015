"""Quotations that the speaker interrupts: “We will go on,” she said, “until it is done.” is one of two spans."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.article import Span
from summarizer.grounding.evidence import Source
from summarizer.grounding.locate.places import distance, places
from summarizer.grounding.words import words
from summarizer.mentions import QuotationMention

_END_MARKS = " \n,.;:…–—-"


def find_interrupted(quote: str, source: Source, near: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of words that go on behind "she said"; empty where there are none."""
    found = [
        spans
        for pair in dict.fromkeys((last, first) for _, last, first, _ in _splits(quote))
        for quotation in source.index.interrupted_at.get(pair, ())
        if (spans := _spans(quote, quotation, source))
    ]
    return min(found, key=lambda spans: distance(spans[0], near), default=())


def _splits(quote: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the words before every gap, the last of them, the first behind it, and the words behind it."""
    position, gaps = 0, []
    for token in quote.split():
        start = quote.index(token, position)
        position = start + len(token)
        if own := words(token):
            gaps.append((start, position, own))
    for (_, end, before), (start, _, after) in pairwise(gaps):
        yield quote[:end], before[-1], after[0], quote[start:]


def _spans(quote: str, quotation: QuotationMention, source: Source, *, is_rest: bool = False) -> tuple[Span, ...]:
    """Return the spans of words that begin in a quotation, at its very start where they are the rest of others."""
    text = source.article.text
    whole = places(quote, text, quotation.span) if is_rest else []
    if whole and whole[0].start == quotation.span.start:
        return (whole[0],)
    following = source.index.goes_on_in.get(quotation.id)
    for before, _, _, behind in _splits(quote) if following else ():
        ending = [
            place
            for place in places(before, text, quotation.span)
            if not text[place.end : quotation.span.end].strip(_END_MARKS)
            and (place.start == quotation.span.start or not is_rest)
        ]
        rest = _spans(behind, following, source, is_rest=True) if ending and following else ()
        if rest:
            return (ending[0], *rest)
    return ()
