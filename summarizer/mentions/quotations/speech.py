"""Tell whether a stretch of text speaks of anything said, so that quoted words in it may be somebody's."""

import re

from summarizer.mentions.cues.idiom_words import AFTER_QUOTATION, IDIOMS
from summarizer.mentions.cues.lexicon import CANDIDATES

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Verbs and nouns of saying that mostly mean something else.
_AMBIGUOUS = frozenset(
    "point points put make makes made making find finds found finding show shows showed shown showing state states lay"
    " laid rule rules object objects reason reasons back shift shifts shifted trade trades exchange exchanges pin"
    " press record records learn learned label labels brand brands post posts continue continued continues mark hear"
    " heard per question questions address contest decide decided".split()
)
_SAYS_THAT = re.compile(r"\b(?:states|finds|found|shows|showed|rules|notes|objects|reasons|decided) that\b")
_JUDGED = frozenset("rated deemed considered judged graded found words dubbed deem considers".split())
_SPOKEN = (CANDIDATES - _AMBIGUOUS - frozenset(IDIOMS) - frozenset(AFTER_QUOTATION)) | _JUDGED


def is_spoken_of(text: str) -> bool:
    """Tell whether a word of saying stands in a text."""
    lower = text.lower()
    return not _SPOKEN.isdisjoint(_WORD.findall(lower)) or _SAYS_THAT.search(lower) is not None
