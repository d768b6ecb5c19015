"""Tell the quotation marks that enclose no speech, each by a rule with a name."""

import re

from summarizer.article import Article, Passage, Span
from summarizer.mentions.quotations.speech import is_spoken_of
from summarizer.mentions.quotations.words import (
    ARTICLES,
    EXPLAINING_PARTICIPLES,
    LABELLED_THINGS,
    LISTING,
    NAMED_THINGS,
    NAMING,
    NAMING_NOUNS,
    SMALL,
    SPEAKERS,
    TITLED,
    WORKING_VERBS,
    WORKS,
    WORKS_OF,
)

_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_CAPITALISED_BEFORE = re.compile(r"(?:^|[\s(])[A-Z][\w.'’-]*\s$")
_CAPITALISED_AFTER = re.compile(r"\s[A-Z][a-z’'-]")
_EXPLAINED = re.compile(
    r"\s(?:in [\w'’ ]{1,30}(?:jargon|slang|parlance|terminology)\b|refers? to\b|referred to\b|means?\b"
    r"|is (?:a|the) (?:term|word|phrase|nickname|name|acronym)\b)"
)
_KNOWN = re.compile(
    r"\b(?:known|referred to|described locally)(?: \w+){0,3} (?:as|by)(?: the| an?)?$|translates (?:as|to)$"
)
_AND = re.compile(r"[\"”’'»],? (?:and|or|then)? ?[\"“‘'«]$|[\"”’'»], [\"“‘'«]$")
_AROUND = 400  # characters before and after quoted words in which somebody may be said to say them
LONGEST = 100  # characters of what may be a title, a label or a term


def reason_to_ignore(article: Article, span: Span, passage: Passage) -> str | None:
    """Return the name of the rule that says why quoted words are no speech, or null."""
    if passage.kind == "boilerplate":
        return "boilerplate"
    if passage.kind == "credit":
        return "photo_credit"
    text = article.text
    before = text[max(passage.span.start, span.start - 61) : span.start - 1]
    exact = text[span.start : span.end]
    if len(exact) > LONGEST:
        return None
    rule = _unspoken(before, exact, text[span.end + 1 : span.end + 60])
    # Every word of a headline may have a capital: that makes no nickname.
    if rule == "nickname" and passage.kind == "title":
        return None
    return rule or ("scare_quotes" if _is_term(article, span, passage) else None)


def goes_on_with(text: str, ignored: Span, span: Span) -> bool:
    """Tell whether quoted words only add to a list of titles ("A" and "B")."""
    between = text[ignored.end : span.start]
    return len(between) < 9 and bool(_AND.match(between)) and is_title_case(text[span.start : span.end])


def _unspoken(before: str, exact: str, after: str) -> str | None:
    words = _WORD.findall(exact)
    lead = [word.strip(",:;([") for word in before.split()]
    is_short = len(words) <= 3
    if _is_title(lead, exact, words):
        return "title_of_work"
    if is_short and _is_nickname(before, exact, after):
        return "nickname"
    if is_short and (_is_naming(lead) or _is_named(lead) or _KNOWN.search(before.rstrip())):
        return "scare_quotes"
    if is_short and (not lead or lead[-1].lower() in ("to", *ARTICLES)) and _EXPLAINED.match(after):
        return "scare_quotes"
    return "label" if is_short and _is_label(lead, exact, after) else None


def _is_label(lead: list[str], exact: str, after: str) -> bool:
    """Tell a name that belongs to the noun after it ("the "History" section") or before ("the trawler "Ina"")."""
    if not lead:
        return False
    if lead[-1].lower() in ARTICLES and after[:1] == " " and after.split()[:1]:
        return after.split(maxsplit=1)[0].strip(".,;") in LABELLED_THINGS
    return lead[-1].lower() in NAMED_THINGS and is_title_case(exact) and exact[-1] not in ".?!,"


def _is_title(lead: list[str], exact: str, words: list[str]) -> bool:
    if not words or not lead or len(words) > 16:
        return False
    last = lead[-1].lower()
    if last in TITLED or (last == "headline" and lead[:-1]):
        return True
    if last == "called" and len(lead) > 1:
        last = lead[-2].lower()
    if exact[-1] in ".?!" and len(words) > 5:
        return False
    before = lead[-2].lower() if len(lead) > 1 else ""
    is_work = last in WORKS or (last == "of" and before in WORKS_OF) or (last == "in" and before in WORKING_VERBS)
    is_work = is_work or (last in LISTING and not WORKS.isdisjoint(word.lower() for word in lead[-8:-1]))
    is_performed = last in WORKING_VERBS and len(words) > 1 and exact[-1] not in ".?!,"
    return (is_work or is_performed) and is_title_case(exact)


def is_title_case(exact: str) -> bool:
    """Tell whether every word but the small ones has a capital."""
    return all(word[0].isupper() or word[0].isdigit() or word in SMALL for word in _WORD.findall(exact))


def _is_nickname(before: str, exact: str, after: str) -> bool:
    if exact[-1:] in (",", ".", "?", "!"):
        return False
    return bool(_CAPITALISED_BEFORE.search(before) and _CAPITALISED_AFTER.match(after))


def _is_naming(lead: list[str]) -> bool:
    """Tell whether the words before say that a word or name follows ("so-called", "the word")."""
    words = [word.lower() for word in lead[-4:]]
    if words and words[-1] in ARTICLES:
        words.pop()
    if words and words[-1] == "of":
        words.pop()
    if not words or "what" in (word.lower() for word in lead[-8:]):
        return False
    if words[-1] in NAMING or words[-1] in EXPLAINING_PARTICIPLES:
        return True
    return words[-1] in NAMING_NOUNS and len(words) > 1 and words[-2] in (*ARTICLES, "by", "name")


def _is_named(lead: list[str]) -> bool:
    """Tell a thing's name ("a tool called ...") from what somebody called it ("what Smith called ...")."""
    words = lead[:-1] if lead and lead[-1].lower() in ARTICLES else lead
    if len(words) < 2 or words[-1] != "called":
        return False
    if any(word.lower() in ("what", "which", "whom", "that") for word in words[-8:-1]):
        return False
    return words[-2].lower() not in SPEAKERS and not words[-2][0].isupper()


def _is_term(article: Article, span: Span, passage: Passage) -> bool:
    """Tell a term or scare quotes: a word or three, inside a sentence where nobody says anything."""
    exact = article.exact(span)
    if passage.kind == "title" or exact[-1] in ",.?!" or len(exact.split()) > 3:
        return False
    before = article.text[passage.span.start : span.start - 1]
    if not before.strip() or not before[-1].isspace() or not before.rstrip()[-1].isalpha():
        return False
    text = article.text
    start, end = max(passage.span.start, span.start - _AROUND), min(passage.span.end, span.end + _AROUND)
    if is_spoken_of(text[start:end]):
        return False
    earlier = article.passages[max(0, passage.number - 2)]
    said_before = text[max(earlier.span.start, earlier.span.end - _AROUND) : earlier.span.end]
    return earlier.paragraph != passage.paragraph or not is_spoken_of(said_before)
