"""Sources without a name, and the reason that the text gives for it."""

import re

from summarizer.article import Span

_ALWAYS = re.compile(r"\b(?:sources?|insiders?|anonymous)\b")
_ALWAYS_HINTS = ("source", "insider", "anonymous")
_UNNAMED = re.compile(
    r"\b(?:officials?|persons?|people|diplomats?|aides?|advisers?|advisors?|executives?|individuals?|employees?)"
    r"(?=$|,|\s(?:of|in|at|from|with|who|familiar|briefed|close|on|for|and|near|inside|working|involved"
    r"|there|[a-z]+ed)\b)"
)
_CONDITION = re.compile(
    r"condition of anonymity|anonymously|not (?:to )?be (?:named|identified)|declined to be (?:named|identified)"
    r"|not (?:being )?(?:named|identified)|requested anonymity|asked for anonymity|requesting anonymity"
    r"|granted anonymity"
)
_REASON = re.compile(
    r"(?:\b(?:due to|because|owing to|citing|given|since|as)\b)[^,.;“”\"–—]*|\bto (?:discuss|speak)\b[^,.;“”\"–—]*"
)


def is_anonymous(source: str) -> bool:
    """Tell whether the words of a source name nobody ("a source briefed on the talks", "US officials")."""
    folded = source.lower()
    if any(hint in folded for hint in _ALWAYS_HINTS) and _ALWAYS.search(folded):
        return True
    return bool(_UNNAMED.search(source))


def anonymity_reason(text: str, span: Span) -> Span | None:
    """Return the words that say why a source is not named, with their "because" or "due to"."""
    if all(text.find(word, span.start, span.end) < 0 for word in ("anonym", "identified", "named")):
        return None
    condition = _CONDITION.search(text, span.start, span.end)
    if condition is None:
        return None
    reason = _REASON.search(text, condition.end(), min(span.end, condition.end() + 200))
    if reason is None or reason.start() - condition.end() > 60:
        return None
    return Span(reason.start(), reason.start() + len(reason.group().rstrip()))
