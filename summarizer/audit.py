"""Count what a summary left out.

Every number, quotation and attribution of the article is accounted for, ignored by a named rule, or unaccounted.
"""

from collections.abc import Sequence

from summarizer.article import Span
from summarizer.mentions import CueMention, IgnoredMention, Mentions, NumberMention, QuotationMention
from summarizer.mentions.types import Section
from summarizer.summary import Audit, IgnoredSpan, Mention, Number, Position, SectionAudit


def audit(
    numbers: Sequence[Number],
    positions: Sequence[Position],
    mentions: Mentions,
    dismissed: frozenset[str] = frozenset(),
) -> Audit:
    """Return what became of each mention; a number counts as accounted only with a supported label.

    Derived numbers account for nothing: the article does not give them.
    """
    labelled = [number for number in numbers if number.counted and not number.derived]
    counted = {number.mention.start for number in labelled}
    quoted = {quote.start for position in positions for quote in position.quotes}
    attributed: list[Position | Number] = [*positions, *labelled]
    cued = {item.attribution.cue.start for item in attributed if item.attribution and item.attribution.cue}
    marked: list[NumberMention | QuotationMention] = [*mentions.numbers, *mentions.quotations]
    set_aside = {mention.span for mention in marked if mention.id in dismissed}

    def section(
        name: Section, found: Sequence[NumberMention | QuotationMention | CueMention], starts: set[int]
    ) -> SectionAudit:
        ignored = [mention for mention in mentions.ignored if mention.section == name]
        return _section(name, found, starts, set_aside, ignored)

    return Audit(
        numbers=section("numbers", mentions.numbers, counted),
        quotations=section("quotations", mentions.quotations, quoted),
        attributions=section("attributions", mentions.cues, cued),
    )


def _section(
    name: Section,
    found: Sequence[NumberMention | QuotationMention | CueMention],
    accounted_starts: set[int],
    set_aside: set[Span],
    ignored: Sequence[IgnoredMention],
) -> SectionAudit:
    left = [mention for mention in found if mention.span.start not in accounted_starts]
    aside = [mention for mention in left if mention.span in set_aside]
    rest = [mention for mention in left if mention.span not in set_aside]
    left_out = [(mention.span, mention.exact, mention.rule) for mention in ignored]
    left_out += [(mention.span, mention.exact, f"model_says_no_{name.removesuffix('s')}") for mention in aside]
    return SectionAudit(
        found=len(found) + len(ignored),
        accounted=len(found) - len(left),
        ignored=tuple(
            IgnoredSpan(start=span.start, end=span.end, exact=exact, rule=rule)
            for span, exact, rule in sorted(left_out)
        ),
        unaccounted=tuple(
            Mention(start=mention.span.start, end=mention.span.end, exact=mention.exact) for mention in rest
        ),
    )
