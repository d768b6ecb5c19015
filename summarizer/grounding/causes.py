"""Causes: a piece of prose may give a cause only where its evidence gives one."""

import re
from collections.abc import Sequence

from summarizer.grounding.evidence import text_of
from summarizer.grounding.signals import attributes
from summarizer.grounding.words import words
from summarizer.summary import Doubt, Evidence

_GIVES_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|as a result|result(?:ed|s|ing) (?:in|from)|caused?|causing|led to|leading to"
    r"|thanks to|therefore|in order to|so that|on account of"
    r"|reasons? (?:for|why)|forced? \w+ to|by (?!\w+ing to)\w+ing)\b",
    re.IGNORECASE,
)
# Whatever may stand for a cause in the evidence; wide, since the verbs of news imply causes in many ways.
_MAY_GIVE_CAUSE = re.compile(
    r"\b(?:because|due|owing|as|results?|resulted|resulting|caus\w+|led|leads?|leading|thanks|therefore|since|so|for"
    r"|reasons?|why|over|amid|after|following|by|prompt\w+|trigger\w+|forc\w+|blam\w+|attribut\w+|from|with|through"
    r"|if|when|means?|meant|ensur\w+|allow\w+|accus\w+|in order|to avoid)\b",
    re.IGNORECASE,
)


def check_cause(text: str, evidence: Sequence[Evidence]) -> tuple[Doubt, ...]:
    """Doubt a sentence that gives a cause as a fact where no word of the evidence could."""
    if attributes(words(text)) or not _GIVES_CAUSE.search(text):
        return ()
    return () if _MAY_GIVE_CAUSE.search(text_of(evidence)) else ("cause_added",)
