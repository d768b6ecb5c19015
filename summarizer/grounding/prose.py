"""Check a sentence of prose against its evidence: quotations, figures, names, polarity, support."""

import re
from collections.abc import Sequence

from summarizer.article import Span
from summarizer.grounding.causes import check_cause
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.figures import check_figures, check_units
from summarizer.grounding.locate import find_quote
from summarizer.grounding.naming import check_names
from summarizer.grounding.polarity import check_modality, check_negation
from summarizer.grounding.relations import check_relations
from summarizer.grounding.signals import is_plain_negation
from summarizer.grounding.speakers import check_speaker
from summarizer.grounding.support import check_raised, check_support
from summarizer.grounding.words import plain, words
from summarizer.summary import Doubt, Evidence

_DENIAL_BEFORE = re.compile(r"\b(?:not|never|no|cannot|without|hardly|\w+n[’']t) (?:\w+ )?\Z", re.IGNORECASE)
_REACH = 30
_NEAR_WORDS = 4
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{2,}?)[”\"»]")


def check_prose(
    text: str, evidence: Sequence[Evidence], source: Source, *, attributed: bool = False
) -> tuple[Doubt, ...]:
    """Return the doubts about a sentence; raise NotSupportedError where the evidence does not carry it.

    `attributed` tells that the item itself says whose claim the sentence is. In a language without rules only digits
    and quotations are checked, and the doubt says so.
    """
    text = plain(text)
    _check_quotations(text, source)
    check_figures(text, evidence, source)
    if source.article.language != "en":
        return ("language_rules_missing",)
    check_names(text, source)
    return (
        *check_negation(text, evidence, source),
        *check_modality(text, evidence, attributed=attributed),
        *check_units(text, evidence, source),
        *(() if attributed else check_cause(text, evidence)),
        *check_relations(text, evidence, source),
        *check_speaker(text, evidence, source),
        *check_support(text, evidence, source),
    )


def check_question(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Return the doubts about a question; it asserts nothing, so negation and modality are not compared."""
    text = plain(text)
    _check_quotations(text, source)
    check_figures(text, evidence, source)
    if source.article.language != "en":
        return ("language_rules_missing",)
    check_names(text, source)
    return check_raised(text, evidence, source)


def _check_not_cut(before: str, spans: Sequence[Span], source: Source) -> None:
    """Raise where quoted words begin right behind a "not" of the article, and the prose does not deny them either."""
    start = min(span.start for span in spans)
    denial = _DENIAL_BEFORE.search(source.article.text, max(0, start - _REACH), start)
    if denial is not None and not any(is_plain_negation(word) for word in words(before)[-_NEAR_WORDS:]):
        raise NotSupportedError(
            "negation_dropped", f"the article says “{denial.group().strip()}” before the quoted words"
        )


def _check_quotations(text: str, source: Source) -> None:
    for match in _QUOTED.finditer(text):
        quoted = match.group(1).strip(" ,.")
        if quoted:
            _check_not_cut(text[: match.start()], find_quote(quoted, source), source)
