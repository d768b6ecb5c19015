"""Sources without a name, and the reason that the text gives for it."""

import re
from functools import lru_cache

from summarizer.article import Span

# What may follow a noun that heads the source: "sources close to ...", not "insider trading unit".
_TAIL = (
    r"(?=$|,|\s(?:of|in|at|from|with|who|that|familiar|briefed|close|on|for|and|near|inside|within|working|involved"
    r"|there|to|speaking|[a-z]+ed)\b)"
)
_UNNAMED = re.compile(
    r"\b(?:[Ss]ources?|[Ii]nsiders?|[Oo]fficials?|[Pp]ersons?|[Pp]eople|[Dd]iplomats?|[Aa]ides?|[Aa]dvis[eo]rs?"
    r"|(?<!hief )[Ee]xecutives?|[Ii]ndividuals?|[Ee]mployees?)" + _TAIL
)
_ALWAYS = re.compile(r"\b(?:unnamed|unidentified|anonymous|unknown|undisclosed)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?:[Oo]ne|[Aa]n?|[Aa]nother)\s(?:[a-z-]+\s){0,3}?(?:poster|user|commenter|blogger|reader|listener|caller|viewer"
    r"|resident|neighbou?r|witness|eyewitness|bystander|onlooker|passer-by|passenger|survivor|villager|local|refugee"
    r"|migrant|evacuee|detainee|prisoner|inmate|hostage|protester|demonstrator|activist|rebel|fighter|militant"
    r"|soldier|officer|man|woman|boy|girl|mother|father|parent|grandmother|grandfather|relative|friend|colleague"
    r"|classmate|student|pupil|teacher|worker|employee|staffer|trader|banker|shopkeeper|farmer|fisherman|engineer"
    r"|driver|pilot|nurse|doctor|medic|paramedic|patient|voter|supporter|fan|visitor|tourist|customer|shopper|player"
    r"|lawmaker|politician|negotiator|delegate|participant|attendee|observer|insider)" + _TAIL
)
_NAMED = re.compile(r",\s[A-Z]|\s(?:named|called|identified)\s")
_AGED = re.compile(r"(?:[Oo]ne|[Aa]n?|[Aa]nother)\s(?:[a-z]+\s)?\d{1,3}-year-old\b[^A-Z]*$")
_CONDITION = re.compile(
    r"condition of anonymity|anonymously|(?:request|ask|insist|grant)(?:ed|ing)?(?: for| on)? anonymity"
    r"|not (?:to )?(?:be|being) (?:named|identified|quoted)|declined to be (?:named|identified)"
    r"|names? (?:has|have|had|was|were|be) (?:been )?(?:changed|withheld)"
    r"|names? (?:\w+ )?not (?:be )?(?:used|published|printed)"
    r"|withh[eo]ld(?:ing)? (?:his|her|their) names?|names? (?:are|is) being withheld"
    r"|without giving (?:his|her|their) name"
)
_UNAUTHORISED = re.compile(
    r"not (?:being )?(?:authori[sz]ed|permitted|allowed|cleared) to (?:speak|talk|comment|discuss|brief)[^,.;“”\"–—]*"
)
_REASON = re.compile(
    r"(?:\b(?:due to|because|owing to|citing|given|since|as|for fear|out of|for (?:safety|security|legal|privacy)"
    r"|for (?:his|her|their) (?:own )?(?:safety|security|protection))\b)[^,.;“”\"–—]*"
    r"|\bto (?:discuss|speak|talk|describe|avoid|protect)\b[^,.;“”\"–—]*"
)
# One of these stands in every such sentence.
HINTS = ("anonym", "identified", "name", "quoted", "authori", "permitted", "allowed", "cleared")
_JOINT = re.compile(r",|\s(?:of|at|in|for|from|with|on|to)\s")
# Between a source and the words that withhold its name nobody else may come.
_OTHER = re.compile(r"\b(?:said|says|told|that the|[,;] (?:and|but|while))\b")
_FARTHEST = 60  # characters between the condition and its reason


@lru_cache(maxsize=4096)
def is_anonymous(source: str) -> bool:
    """Tell whether the words of a source name nobody ("a source briefed on the talks", "one poster")."""
    if _UNNAMED.search(source) or _ALWAYS.search(source):
        return True
    somebody = _SOMEBODY.match(source)
    return bool(somebody and not _NAMED.match(source, somebody.end())) or bool(_AGED.match(source))


def withholds_name(text: str, source: Span, sentence: Span) -> bool:
    """Tell whether a sentence says of a source, which is only described, that it is not named.

    In the source's own sentence the words have to follow it; a sentence after it has to open with "They" or its noun.
    """
    start = max(source.end, sentence.start)
    if _has_name(text[source.start : source.end]):
        return False
    if start == sentence.start and not _goes_on(text[source.start : source.end], text[start : start + 30]):
        return False
    end = min(sentence.end, start + _FARTHEST)
    condition = _CONDITION.search(text, start, end) or _UNAUTHORISED.search(text, start, end)
    return condition is not None and not _OTHER.search(text, start, condition.start())


def _goes_on(source: str, opening: str) -> bool:
    first, *others = opening.split()
    return first in ("They", "He", "She") or bool(others and others[0] in source)


def _has_name(source: str) -> bool:
    """Tell whether a capital letter stands at the head of a source: "a BBC reporter" has none."""
    head = _JOINT.split(source, maxsplit=1)[0].split()
    return head[-1][0].isupper() and (len(head) > 1 or head[0] not in ("Officials", "Sources", "People", "Insiders"))


def anonymity_reason(text: str, span: Span) -> Span | None:
    """Return the words that say why a source is not named, with their "because" or "due to"."""
    condition = _CONDITION.search(text, span.start, span.end)
    if condition is None:
        reason = _UNAUTHORISED.search(text, span.start, span.end)
        return _trimmed(reason) if reason else None
    reason = _REASON.search(text, condition.end(), min(span.end, condition.end() + 200))
    if reason is None or reason.start() - condition.end() > _FARTHEST:
        return None
    return _trimmed(reason)


def _trimmed(found: re.Match[str]) -> Span:
    return Span(found.start(), found.start() + len(found.group().rstrip()))
