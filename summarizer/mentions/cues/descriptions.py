"""Words that describe somebody or something without a name: who they may mean, and where their phrase ends."""

import re
from collections.abc import Iterable

from summarizer.article import Article, Span
from summarizer.mentions.cues.classes import FINITE, NOT_NOMINAL, PREPOSITION, classes_of
from summarizer.mentions.cues.found import SEVERAL, Antecedent
from summarizer.mentions.cues.genders import PERSONS, Gender, gender_of

_WORD_BEFORE = re.compile(r"([\w’'&.-]+)\s$")
_NAME_AFTER = re.compile(r"(?:\s[A-Z][\w’'-]*(?:-[A-Z]\w+)*|\s(?:al|el|bin)-?[A-Z]?\w*)+")
_JOINT = re.compile(r"\s(?:of|for|in|at|from|with|on|to|who)\s")
_SEVERAL = frozenset("two three four five six several many some both all most few".split())
_OPENING = frozenset("the a an his her its their".split())


def may_be_meant(words: str, gender: Gender | None) -> bool:
    """Tell whether words describe one person whom a pronoun of the gender can mean ("the chief executive")."""
    parts = _JOINT.split(words.lower(), maxsplit=1)[0].split()
    is_one = parts[-1] in PERSONS and parts[0] not in _SEVERAL and " and " not in words
    return is_one and (gender is None or gender_of(parts[-1]) in (None, gender))


def phrase_around(text: str, noun: Span, within: Span) -> Span:
    """Return the noun with the words before it and the name after it."""
    start = noun.start
    while before := _WORD_BEFORE.search(text, max(within.start, start - 30), start):
        bits = classes_of(before.group(1))
        if bits & (NOT_NOMINAL | FINITE | PREPOSITION) or before.end(1) + 1 != start:
            break
        start = before.start(1)
        if before.group(1).lower() in _OPENING:
            break
    name = _NAME_AFTER.match(text, noun.end, within.end)
    return Span(start, name.end() if name else noun.end)


def only(article: Article, spans: Iterable[Span]) -> Antecedent:
    """Return the last of the spans if all say the same, else that there are several."""
    held = list(spans)
    said = {article.exact(span).lower().removeprefix("the ").removeprefix("a ") for span in held}
    longest = max(said, key=len)
    if any(words not in longest for words in said):
        return None, SEVERAL
    return next(span for span in held if longest in article.exact(span).lower()), None
