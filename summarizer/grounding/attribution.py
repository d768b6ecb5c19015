"""Who says it: the rules' cues as the contract's attribution, with sources resolved to actors."""

from collections.abc import Sequence

from summarizer.article import Span
from summarizer.grounding.actors import ActorTable
from summarizer.grounding.evidence import Source
from summarizer.grounding.locate import locate
from summarizer.mentions import CueMention, QuotationMention
from summarizer.summary import Attribution, Mention


def said_by(cue: CueMention) -> Span | None:
    """Return the span that names the speaker: the antecedent where the sentence has only a pronoun."""
    return cue.antecedent or cue.source


def from_cue(cue: CueMention, source: Source, table: ActorTable) -> Attribution:
    """Return a cue as an attribution; a source that the text does not name stays null and says why."""
    known = table.attributions  # of the table as it is: to resolve a name may add to it
    if cue.id in known:
        return known[cue.id]
    speaker = None if cue.unresolved else said_by(cue)
    actor = table.resolve(source.article.exact(speaker)) if speaker else None
    reason = _reason(cue, actor, source, table)
    known[cue.id] = Attribution(
        source=actor,
        source_span=source.mention(cue.source) if cue.source else None,
        cue=source.mention(cue.span),
        via=tuple([table.resolve(source.article.exact(span)) for span in cue.via]),
        anonymous=cue.anonymous,
        anonymity_reason=source.article.exact(reason) if reason else None,
        unresolved=None if speaker else (cue.unresolved or "no source named"),
    )
    return known[cue.id]


def _reason(cue: CueMention, actor: str | None, source: Source, table: ActorTable) -> Span | None:
    """Return why a speaker is not named: as this sentence says, or another one that speaks of the same source."""
    if cue.anonymity_reason or not cue.anonymous or actor is None:
        return cue.anonymity_reason
    for other in source.mentions.cues:
        speaker = said_by(other) if other.anonymity_reason else None
        if speaker and table.find(source.article.exact(speaker)) == actor:
            return other.anonymity_reason
    return None


def cue_over(span: Span, source: Source) -> CueMention | None:
    """Return the innermost cue whose content holds a span, or None."""
    return min(source.index.cues_over(span), key=lambda cue: _length(cue.content), default=None)


def _length(span: Span | None) -> int:
    return span.end - span.start if span else 0


def cues_for(passages: Sequence[int], quotations: Sequence[QuotationMention], source: Source) -> list[CueMention]:
    """Return the cues that may carry a position: those of its quotations, else those of its passages."""
    wanted = {quotation.id for quotation in quotations} | {q.continues for q in quotations if q.continues}
    cues_by_id = {cue.id: cue for one in wanted for cue in source.index.cues_of_quotation.get(one, ())}
    tied = sorted(cues_by_id.values(), key=_place)
    if tied or quotations:
        over = [cue_over(quotation.span, source) for quotation in quotations]
        return tied or [cue for cue in over if cue is not None]
    return [cue for number in sorted(set(passages)) for cue in source.index.cues_in.get(number, ())]


def _place(cue: CueMention) -> Span:
    return cue.span


def uncued(speaker: str | None, span: Mention | None, unresolved: str | None) -> Attribution:
    """Return an attribution that rests on no cue."""
    return Attribution(
        source=speaker,
        source_span=span,
        cue=None,
        via=(),
        anonymous=False,
        anonymity_reason=None,
        unresolved=unresolved,
    )


def locate_in(name: str, sentence: Span, source: Source) -> Mention | None:
    """Return where a name stands in a sentence, or None."""
    span = locate(name, source.article, within=sentence)
    return source.mention(span) if span is not None else None
