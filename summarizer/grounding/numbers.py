"""Numbers: all that the rules found, with the labels that the article supports."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.draft import ExtraNumberDraft, NumberDraft
from summarizer.grounding.actors import ActorTable
from summarizer.grounding.attribution import cue_over, from_cue, locate_in, said_by, uncued
from summarizer.grounding.derived import derive
from summarizer.grounding.evidence import NotSupportedError, Source, text_of
from summarizer.grounding.figures import check_figures, numbers_of
from summarizer.grounding.labels import head_of, stands_by_another
from summarizer.grounding.locate import locate
from summarizer.grounding.naming import check_names
from summarizer.grounding.polarity import check_negation
from summarizer.grounding.quantities import EVENTS, is_another_kind, is_currency, nouns_of
from summarizer.grounding.speakers import names_speaker
from summarizer.grounding.suggest import did_you_mean
from summarizer.grounding.support import share
from summarizer.grounding.words import content_keys, key_set, plain, words
from summarizer.mentions import NumberMention
from summarizer.mentions.numbers.lexicon import CURRENCY_WORDS, MEASURES
from summarizer.summary import Attribution, Doubt, Evidence, Number, Repair

_LEAD_PASSAGES = 4
_CURRENCIES = {**CURRENCY_WORDS, "pounds": "GBP"}  # of money, pounds are no weight
_LEAST_SHARE = 0.5
_SHORT_UNIT = 3
# What may be said of any quantity without standing in its sentence ("length of the film").
_MEASURES = frozenset(
    content_keys(
        """age amount capacity cost count distance duration fee fine height length level number price rate share size
        stake sum total value worth average percent percentage proportion ratio upper lower limit maximum minimum
        reduction increase decrease rise fall cut drop loss gain change euros dollars pounds crowns francs yen"""
    )
)


@dataclass(frozen=True)
class Label:
    """What the model says of one number, as far as the article supports it."""

    counted: str
    scope: str | None
    as_of: str | None
    whose: str | None
    salience: int
    doubts: tuple[Doubt, ...]


def ground_label(draft: NumberDraft, mention: NumberMention, source: Source) -> Label | None:
    """Return a supported label, None where the model gives none; raises NotSupportedError."""
    evidence = (source.passage_evidence(source.article.passages[mention.passage - 1]),)
    for name, said in (("scope", draft.scope), ("as_of", draft.as_of), ("source", draft.source)):
        if said and share(content_keys(said), source.keys) < 1:
            raise NotSupportedError("not_in_article", f"its {name} “{said}” is not in the article")
        check_figures(said or "", evidence, source)
    if draft.counted is None:
        return None
    doubts = (
        *_check_counted(plain(draft.counted), mention, evidence, source),
        *_check_whose(draft.source, mention, source),
    )
    return Label(draft.counted, draft.scope, draft.as_of, draft.source, draft.salience, doubts)


def _check_whose(whose: str | None, mention: NumberMention, source: Source) -> tuple[Doubt, ...]:
    """Doubt a label whose source is not the one that the sentence names for the figure; the sentence's is taken."""
    cue = cue_over(mention.span, source)
    if not whose or cue is None or said_by(cue) is None or cue.unresolved:
        return ()
    return () if names_speaker(key_set(whose), cue, source) else ("speaker_differs",)


def _check_counted(
    counted: str, mention: NumberMention, evidence: Sequence[Evidence], source: Source
) -> tuple[Doubt, ...]:
    """Every word of what is counted must be the article's, half of them the cited sentences' own."""
    keys = [one for one in content_keys(counted) if one not in _MEASURES]
    check_figures(counted, evidence, source)
    sentence = key_set(text_of(evidence))
    if not keys or share(keys, source.keys) < _LEAST_SHARE or share(keys, sentence) == 0:
        raise NotSupportedError(
            "counted_not_in_evidence", f"the sentence does not say that {mention.exact} counts “{counted}”"
        )
    unit = (mention.unit or "").split(" per ")[0]
    table = _CURRENCIES if is_currency(unit) else MEASURES
    told = {table[word] for word in words(counted) if word in table and len(word) > _SHORT_UNIT}
    if told and unit in table.values() and unit not in told:
        reason = f"the sentence says {mention.exact} {mention.unit}, not {min(told)}"
        raise NotSupportedError("counted_not_in_evidence", reason)
    head = head_of(counted)
    if not head & key_set(evidence[0].exact) & EVENTS and is_another_kind(head, nouns_of(mention)):
        reason = f"the sentence says that {mention.exact} counts “{mention.unit}”, not “{counted}”"
        raise NotSupportedError("counted_not_in_evidence", reason)
    doubts: list[Doubt] = []
    if source.article.language != "en":
        doubts.append("language_rules_missing")
    else:
        check_names(counted, source)
        check_negation(counted, evidence, source)
    if share(keys, sentence) < _LEAST_SHARE or share(keys, source.keys) < 1:
        doubts.append("counted_weak")
    if _names_another_unit(keys, mention, source):
        doubts.append("unit_differs")
    if stands_by_another(keys, mention, source):
        doubts.append("counted_elsewhere")
    return tuple(doubts)


def _names_another_unit(keys: Sequence[str], mention: NumberMention, source: Source) -> bool:
    """Tell whether a label names the counted noun of a neighbour ("civilians") and not the number's own ("people")."""
    own = key_set(mention.unit or "")
    if not own or own & set(keys):
        return False
    others = {
        one
        for number in source.index.numbers.over(source.article.passages[mention.passage - 1].span)
        if number.unit and number.id != mention.id
        for one in content_keys(number.unit)
    }
    return bool(others & set(keys))


def is_given(draft: ExtraNumberDraft, source: Source) -> bool:
    """Tell whether the copied words stand in the article."""
    return locate(draft.exact, source.article) is not None


def find_extra(draft: ExtraNumberDraft, source: Source) -> NumberMention:
    """Return the mention in words that stand in the article; raises where they hold no number."""
    span = locate(draft.exact, source.article)
    mentions = source.index.numbers.over(span) if span is not None else ()
    if not mentions:
        raise NotSupportedError("mention_unknown", f"“{draft.exact}” holds no quantity")
    return mentions[0]


def derived_item(draft: ExtraNumberDraft, given: Sequence[NumberMention], source: Source, table: ActorTable) -> Number:
    """Return a number that the article does not give, marked as derived, where two given ones make it; else raises.

    It stands at its first part; its evidence is the sentences of both.
    """
    figures = numbers_of(draft.exact)
    derived = derive(figures[0], source.article, given) if len(figures) == 1 else None
    if derived is None:
        near = did_you_mean(draft.exact, source)
        raise NotSupportedError("not_in_article", f"the words “{draft.exact}” are not in the article{near}")
    evidence = source.evidence(part.passage for part in derived.parts)
    mention = derived.as_mention()
    doubts = _check_counted(draft.counted, mention, evidence, source) if draft.counted else ()
    label = Label(draft.counted, None, None, None, draft.salience, doubts) if draft.counted else None
    is_rounded = derived.qualifier != figures[0].qualifier
    return number_item(mention, label, [part.id for part in derived.parts], source, table).model_copy(
        update={
            "derived": True,
            "salience": draft.salience,
            "repaired": Repair(rule="derived_approximately", before=draft.exact) if is_rounded else None,
            "attribution": None,
            "evidence": evidence,
        }
    )


def number_item(
    mention: NumberMention, label: Label | None, parts: Sequence[str], source: Source, table: ActorTable
) -> Number:
    """Return one number of the summary: value and bounds from its words, labels where they are supported."""
    evidence = source.passage_evidence(source.article.passages[mention.passage - 1])
    return Number(
        id=mention.id,
        salience=label.salience if label else _salience(mention),
        support="unverified" if label and label.doubts else "verified",
        doubts=label.doubts if label else (),
        repaired=None,
        mention=source.mention(mention.span),
        value=mention.value,
        low=mention.low,
        high=mention.high,
        qualifier=mention.qualifier,
        unit=mention.unit,
        counted=label.counted if label else None,
        scope=label.scope if label else None,
        as_of=label.as_of if label else None,
        change=mention.change,
        derived=False,
        parts=tuple(parts),
        attribution=_attribution(mention, label, source, table),
        evidence=(evidence,),
    )


def _attribution(mention: NumberMention, label: Label | None, source: Source, table: ActorTable) -> Attribution | None:
    """Return whose figure it is: by the rule's cue, else as the model says where the sentence names that source."""
    cue = cue_over(mention.span, source)
    if cue is not None:
        return from_cue(cue, source, table)
    passage = source.article.passages[mention.passage - 1]
    if label is None or label.whose is None or passage not in source.passages_with(label.whose):
        return None
    return uncued(table.resolve(label.whose), locate_in(label.whose, passage.span, source), None)


def _salience(mention: NumberMention) -> int:
    return 2 if mention.passage <= _LEAD_PASSAGES else 3
