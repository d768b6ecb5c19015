"""A cue as it is read in one sentence, in tokens, before it becomes a mention."""

from dataclasses import dataclass
from typing import NamedTuple

from summarizer.article import Span
from summarizer.mentions.cues.phrases import Phrase

Antecedent = tuple[Span | None, str | None]  # who is meant, or why nobody is
NO_SUBJECT = "subject missing in the text"
NO_SOURCE = "no source named (passive)"
NO_SPEAKER = "no source named"
SEVERAL = "pronoun with several possible antecedents"
NO_ANTECEDENT = "pronoun without antecedent"
SEVERAL_NOUNS = "description with several possible antecedents"


class Found(NamedTuple):
    """The tokens (first, last) of cue, source and content; `construction` says how they stand."""

    cue: Phrase
    source: Phrase | None
    content: Phrase | None
    construction: str
    lemma: str = ""
    via: tuple[Phrase, ...] = ()
    denies: bool = False
    is_plain: bool = False
    unresolved: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A word that looks like a cue and is none, with the rule that says so."""

    index: int
    rule: str
