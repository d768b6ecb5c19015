"""Positions: whose words they are is checked against the rules' attribution, what they say against the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.article import Span
from summarizer.draft import PositionDraft
from summarizer.grounding.actors import ActorTable, kind_of
from summarizer.grounding.attribution import cue_over, cues_for, from_cue, locate_in, said_by, uncued
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.figures import check_figures
from summarizer.grounding.locate import find_quote
from summarizer.grounding.prose import check_prose
from summarizer.grounding.support import share
from summarizer.grounding.words import content_keys, key_set, run_of
from summarizer.mentions import CueMention, QuotationMention
from summarizer.summary import Attribution, Doubt, Evidence, Mention, Position, Repair

_DIRECT_SHARE = 0.8
_SAID_SHARE = 0.8
_LEAST_HELD = 2
_HELD_SHARE = 0.34


@dataclass(frozen=True)
class _Holding:
    """Who holds a position, by whose word, and what had to be changed."""

    holder: str | None
    attribution: Attribution
    repaired: Repair | None = None
    doubts: tuple[Doubt, ...] = ()


def ground_position(draft: PositionDraft, identifier: str, source: Source, table: ActorTable) -> Position:
    """Return a position that the article supports; raises NotSupportedError."""
    marked = _marked(draft.quotations, source)
    near = [*source.spans_of(draft.passages), *(quotation.span for quotation in marked)]
    quotations = [*marked, *(quotation for words in draft.quotes for quotation in _quoted(words, source, near))]
    quotations = sorted(set(quotations), key=lambda quotation: quotation.span)
    evidence = source.evidence([*draft.passages, *(quotation.passage for quotation in quotations)])
    doubts = check_prose(draft.statement, evidence, source, attributed=True)
    check_figures(f"{draft.issue} {draft.target or ''}", evidence, source)
    holding = _holding(draft, quotations, evidence, source, table)
    if share(content_keys(draft.issue), source.keys) < 1:
        doubts = (*doubts, "issue_not_in_article")
    doubts = tuple(dict.fromkeys((*doubts, *holding.doubts)))
    if draft.target and not source.passages_with(draft.target) and not source.holds_words(draft.target):
        raise NotSupportedError("name_not_in_article", f"the article does not name the target “{draft.target}”")
    return Position(
        id=identifier,
        salience=draft.salience,
        support="unverified" if doubts else "verified",
        doubts=doubts,
        repaired=holding.repaired,
        holder=holding.holder,
        stance=draft.stance,
        issue=draft.issue,
        target=draft.target,
        statement=draft.statement,
        directness=_directness(quotations, source),
        quotes=tuple(source.mention(quotation.span) for quotation in quotations),
        attribution=holding.attribution,
        evidence=evidence,
    )


def _marked(numbers: Sequence[int], source: Source) -> list[QuotationMention]:
    by_id = source.index.quotation_of_id
    for number in numbers:
        if f"Q{number}" not in by_id:
            raise NotSupportedError("mention_unknown", f"the article has no quotation Q{number}")
    return [by_id[f"Q{number}"] for number in numbers]


def _quoted(words: str, source: Source, near: Sequence[Span]) -> list[QuotationMention]:
    """Return the whole quotations that hold copied words: a part could have lost what turns its meaning (G2)."""
    spans = find_quote(words, source, near)
    quotations = [quotation for span in spans for quotation in source.index.quotations.over(span)]
    if not quotations:
        raise NotSupportedError("quote_not_in_article", f"the article does not quote “{words}”")
    return quotations


def _directness(quotations: Sequence[QuotationMention], source: Source) -> Literal["direct", "indirect", "mixed"]:
    if not quotations:
        return "indirect"
    contents = {_content(quotation, source) for quotation in quotations}
    whole = sum(content.end - content.start for content in contents)
    quoted = sum(quotation.span.end - quotation.span.start for quotation in quotations)
    return "direct" if quoted >= _DIRECT_SHARE * whole else "mixed"


def _content(quotation: QuotationMention, source: Source) -> Span:
    """Return what is said around a quotation: its cue's content, else its passage."""
    cue = cue_over(quotation.span, source)
    if cue is not None and cue.content is not None:
        return cue.content
    return source.article.passages[quotation.passage - 1].span


def _holding(
    draft: PositionDraft,
    quotations: Sequence[QuotationMention],
    evidence: Sequence[Evidence],
    source: Source,
    table: ActorTable,
) -> _Holding:
    """Return the holder: the model's where the text bears it out, the rule's where the text is plain."""
    cues = cues_for([part.passage for part in evidence], quotations, source)
    named = table.resolve(draft.holder) if draft.holder else None
    attributions = [from_cue(cue, source, table) for cue in cues]
    own = [cue for cue, one in zip(cues, attributions, strict=True) if named in (one.source, *one.via)]
    if named is not None and own:
        others = [cue for cue, one in zip(cues, attributions, strict=True) if one.source and cue not in own]
        doubts = _doubts_about_cues(draft.statement, own, others, source)
        return _Holding(named, attributions[cues.index(own[0])], doubts=doubts)
    deciding = _deciding(cues, quotations)
    if deciding is not None:
        return _by_rule(draft, from_cue(deciding, source, table), deciding, named)
    if named is None:
        return _Holding(None, uncued(None, None, "the text does not say who holds it"))
    doubts = _doubts_about(draft.holder or "", named, evidence, source, table)
    if any(_says(draft, cue, quotations, source) for cue in cues):
        doubts = (*doubts, "holder_differs_from_rule")
    return _Holding(named, uncued(named, _span_of(draft.holder or "", evidence, source), None), doubts=doubts)


def _doubts_about_cues(
    statement: str, own: Sequence[CueMention], others: Sequence[CueMention], source: Source
) -> tuple[Doubt, ...]:
    """Return a doubt where what others say holds the statement, and nothing that the holder says does."""
    said = key_set(statement) - source.name_keys if others else frozenset()
    elsewhere = max((_held(said, cue, source) for cue in others), default=0)
    if elsewhere < _LEAST_HELD:
        return ()
    held = max(_held(said, cue, source) for cue in own)
    return ("holder_differs_from_rule",) if held < _HELD_SHARE * elsewhere else ()


def _held(said: frozenset[str], cue: CueMention, source: Source) -> int:
    """Return how many of the words stand in what a cue introduces: its content and its quotations."""
    quoted = [source.index.quotation_of_id[one].exact for one in cue.quotations]
    content = [source.article.exact(cue.content)] if cue.content else []
    return len(said & frozenset().union(*map(key_set, (*content, *quoted))))


def _doubts_about(
    name: str, named: str, evidence: Sequence[Evidence], source: Source, table: ActorTable
) -> tuple[Doubt, ...]:
    """Return a doubt where no name of the holder stands in the evidence."""
    is_near = any(run_of(name) in run_of(part.exact) for part in evidence) or any(
        table.find(mention.exact) == named
        for part in evidence
        for mention in source.index.names.over(Span(part.start, part.end))
    )
    return () if is_near else ("holder_not_in_evidence",)


def _says(draft: PositionDraft, cue: CueMention, quotations: Sequence[QuotationMention], source: Source) -> bool:
    """Tell whether a rule, though not a plain one, gives this very statement to the source of its cue.

    A document is no rival: whoever issued it may hold what it says.
    """
    speaker = said_by(cue)
    if speaker is None or cue.unresolved or cue.content is None:
        return False
    if kind_of(source.article.exact(speaker)) == "document":
        return False
    if quotations:
        return True
    said = key_set(source.article.exact(cue.content))
    passage = key_set(source.article.exact(source.article.passages[cue.passage - 1].span))
    shared = [key for key in content_keys(draft.statement) if key in passage]
    return bool(shared) and share(shared, frozenset(said)) >= _SAID_SHARE


def _deciding(cues: Sequence[CueMention], quotations: Sequence[QuotationMention]) -> CueMention | None:
    """Return the cue that may overrule the model: a plain one, or one that lost its subject; of several, none."""
    plain = [cue for cue in cues if cue.is_plain or (cue.unresolved and quotations)]
    return plain[0] if len(plain) == 1 or (plain and quotations) else None


def _by_rule(draft: PositionDraft, attribution: Attribution, cue: CueMention, named: str | None) -> _Holding:
    repaired = Repair(rule="attribution", before=draft.holder) if draft.holder else None
    doubts: tuple[Doubt, ...] = ("holder_differs_from_rule",) if named and said_by(cue) and not cue.unresolved else ()
    return _Holding(attribution.source, attribution, repaired, doubts)


def _span_of(name: str, evidence: Sequence[Evidence], source: Source) -> Mention | None:
    spans = (locate_in(name, Span(part.start, part.end), source) for part in evidence)
    return next((span for span in spans if span is not None), None)
