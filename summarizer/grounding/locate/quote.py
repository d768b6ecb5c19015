"""Find a quotation that a model copied, whole or in pieces, or say why it is not the article's."""

from collections.abc import Sequence

from summarizer.article import Span
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.locate.elided import find_elided, without_marks
from summarizer.grounding.locate.interrupted import find_interrupted
from summarizer.grounding.locate.places import locate
from summarizer.grounding.suggest import did_you_mean

_OUTER_MARKS = " \t\n\"“”‘’'«»„‟‹›"


def find_quote(quote: str, source: Source, near: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return where copied words stand: one span, or several where an ellipsis or the speaker stands between.

    Of several places one in the spans `near` is taken, else the one next to them. Raises NotSupportedError with the
    reason, and with the article's own words where some are near.
    """
    bare = quote.strip(_OUTER_MARKS)
    span = locate(bare, source.article, near=near)
    if span is not None:
        return (span,)
    found = find_interrupted(bare, source, near) or find_elided(bare, source, near)
    if not found:
        reason = f"the words “{quote}” are not in the article{did_you_mean(without_marks(bare), source)}"
        raise NotSupportedError("quote_not_in_article", reason)
    return found
