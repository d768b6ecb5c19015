"""Tell the quotation marks that enclose no speech, each by a rule with a name."""

import re

from summarizer.article import Article, Passage, Span

_NAMING = frozenset(
    "so-called dubbed nicknamed codenamed code-named termed labelled labeled branded alias aka a.k.a meaning"
    " means".split()
)
_NAMING_NOUNS = frozenset(
    "word words term phrase name nickname hashtag slogan codename label prefix acronym motto".split()
)
_NAMING_PAIRS = frozenset(["known as", "translates as", "translates to", "referred to"])
_SPEAKERS = frozenset("he she they it i we you who".split())
_WORKS = frozenset(
    "film movie song album single track book novel memoir series sitcom show programme program documentary play musical"
    " opera poem article essay story paper report study episode podcast magazine newspaper website site blog game"
    " videogame exhibition painting sculpture headline column drama comedy thriller anthem video ballad hit sequel"
    " bestseller pamphlet lecture comic films songs albums books novels".split()
)
_TITLED = frozenset("titled entitled headlined subtitled captioned named".split())
_LABELLED_THINGS = frozenset(
    "section page column category button tab tag label award campaign movement project operation programme program list"
    " hashtag menu box sign banner series brand logo exhibition".split()
)
_ARTICLES = frozenset(["the", "a", "an", "its"])
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_CAPITALISED_BEFORE = re.compile(r"(?:^|[\s(])[A-Z][\w.'’-]*\s$")
_CAPITALISED_AFTER = re.compile(r"\s[A-Z][a-z’'-]")
_SMALL = frozenset("a an and as at but by for from in into nor of off on or over per the to up vs v with".split())


def reason_to_ignore(article: Article, span: Span, passage: Passage) -> str | None:
    """Return the name of the rule that says why quoted words are no speech, or null."""
    if passage.kind == "boilerplate":
        return "boilerplate"
    if passage.kind == "credit":
        return "photo_credit"
    text = article.text
    before = text[max(passage.span.start, span.start - 61) : span.start - 1]
    exact = text[span.start : span.end]
    if len(exact) > 100:
        return None
    rule = _unspoken(before, exact, text[span.end + 1 : span.end + 25])
    # Every word of a headline may have a capital: that makes no nickname.
    return None if rule == "nickname" and passage.kind == "title" else rule


def _unspoken(before: str, exact: str, after: str) -> str | None:
    words = _WORD.findall(exact)
    lead = [word.strip(",:;([") for word in before.split()]
    is_short = len(words) <= 3
    if _is_title(lead, exact, words):
        return "title_of_work"
    if is_short and _is_nickname(before, exact, after):
        return "nickname"
    if is_short and (_is_naming(lead) or _is_named(lead)):
        return "scare_quotes"
    if is_short and lead and lead[-1].lower() in _ARTICLES and after.split()[:1] and after[:1] == " ":
        return "label" if after.split(maxsplit=1)[0].strip(".,;") in _LABELLED_THINGS else None
    return None


def _is_title(lead: list[str], exact: str, words: list[str]) -> bool:
    if not words or not lead or len(words) > 16:
        return False
    last = lead[-1].lower()
    if last in _TITLED:
        return True
    if last == "called" and len(lead) > 1:
        last = lead[-2].lower()
    if last not in _WORKS or (exact[-1] in ".?!" and len(words) > 5):
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)


def _is_nickname(before: str, exact: str, after: str) -> bool:
    if exact[-1:] in (",", ".", "?", "!"):
        return False
    return bool(_CAPITALISED_BEFORE.search(before) and _CAPITALISED_AFTER.match(after))


def _is_naming(lead: list[str]) -> bool:
    """Tell whether the words before say that a word or name follows ("so-called", "the word")."""
    words = [word.lower() for word in lead[-4:]]
    if words and words[-1] in _ARTICLES:
        words.pop()
    if words and words[-1] == "of":
        words.pop()
    if not words:
        return False
    if words[-1] in _NAMING or " ".join(words[-2:]) in _NAMING_PAIRS:
        return True
    return words[-1] in _NAMING_NOUNS and len(words) > 1 and words[-2] in (*_ARTICLES, "by", "name")


def _is_named(lead: list[str]) -> bool:
    """Tell a thing's name ("a tool called ...") from what somebody called it ("what Smith called ...")."""
    words = lead[:-1] if lead and lead[-1].lower() in _ARTICLES else lead
    if len(words) < 2 or words[-1] != "called":
        return False
    if any(word.lower() in ("what", "which", "whom") for word in words[-8:-1]):
        return False
    return words[-2].lower() not in _SPEAKERS and not words[-2][0].isupper()
