"""Check a sentence of prose against its evidence: figures (G3), names (G4), negation and modality (G5), and support."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.article import Article
from summarizer.grounding.evidence import NotSupportedError, Source, text_of
from summarizer.grounding.locate import locate
from summarizer.grounding.words import (
    COMMON_WORDS,
    FUNCTION_WORDS,
    HEDGES,
    REFUSALS,
    content_keys,
    fold,
    is_negation,
    is_plain_negation,
    key,
    may_stand_for,
    words,
)
from summarizer.mentions import NumberMention, find_dates, find_numbers
from summarizer.summary import Doubt, Evidence

_CAPITALISED = re.compile(r"[^\W\d_][^\W_]*(?:[’'.\-][^\W_]+)*")
_DIGITS = re.compile(r"\d+(?:[.,:/\-]\d+)*")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{2,}?)[”\"»]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[“\"‘'(]\s*)$")
_COUNTS_OF_OUR_OWN = frozenset("sides parties camps".split())
_COMMON_ENDINGS = ("ing", "ly", "ers", "ors", "ists", "tions", "ments", "ness", "ities", "ials", "ants", "ents")
_NOT_A_SCOPE = frozenset("but only just less more fewer later longer least doubt".split())
_DENIALS = frozenset("denied denies deny denying".split())
_SCOPE_WORDS = 6
_LEAST_SHARE_OF_ARTICLE = 0.34
_LEAST_SHARE_OF_EVIDENCE = 0.2


def check_prose(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Return the doubts about a sentence; raise NotSupportedError where the evidence does not carry it.

    In a language without rules only digits and quotations are checked, and the doubt says so.
    """
    _check_quotations(text, source)
    check_figures(text, evidence, source)
    if source.article.language != "en":
        return ("language_rules_missing",)
    _check_names(text, source)
    return (
        *_check_negation(text, evidence),
        *_check_modality(text, evidence),
        *_check_support(text, evidence, source),
    )


def check_question(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Return the doubts about a question; it asserts nothing, so negation and modality are not compared."""
    _check_quotations(text, source)
    check_figures(text, evidence, source)
    if source.article.language != "en":
        return ("language_rules_missing",)
    _check_names(text, source)
    return _check_support(text, evidence, source)


def _check_quotations(text: str, source: Source) -> None:
    for match in _QUOTED.finditer(text):
        quoted = match.group(1).strip(" ,.")
        if quoted and locate(quoted, source.article) is None:
            raise NotSupportedError("quote_not_in_article", f"the words “{quoted}” are not in the article")


def check_figures(text: str, evidence: Sequence[Evidence], source: Source) -> None:
    """Raise where a figure of the text is not in the evidence (G3).

    A quantity must have the same value, bounds, scale, unit of measure and qualifier ("8" is "eight"); other digits
    (days, years, codes), and all digits in a language without rules, must stand there as they are.
    """
    rest = text
    if source.article.language == "en":
        given = [number for part in evidence for number in numbers_of(part.exact)]
        for number in numbers_of(text):
            if not _is_our_own_count(number) and not any(same_number(number, other) for other in given):
                raise NotSupportedError(
                    "number_not_in_evidence", f"“{number.exact}” ({number.qualifier}) is not in the cited sentences"
                )
            rest = rest[: number.span.start] + " " * len(number.exact) + rest[number.span.end :]
    known = set(_DIGITS.findall(text_of(evidence)))
    if source.article.published:
        known.add(source.article.published[:4])
    for digits in _DIGITS.findall(rest):
        if digits not in known:
            raise NotSupportedError("number_not_in_evidence", f"{digits} is not in the cited sentences")


def _is_our_own_count(number: NumberMention) -> bool:
    """Tell whether a number only counts who is spoken of: "the two sides", never "2 sides" or "five parties"."""
    return number.unit in _COUNTS_OF_OUR_OWN and number.value == 2 and number.exact.isalpha()


@lru_cache(maxsize=4096)
def numbers_of(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers of a piece of English prose; digits of dates are none."""
    prose = Article(text=text, title=None, url=None, publisher=None, published=None, language="en")
    return find_numbers(prose, tuple(date.span for date in find_dates(prose)[0]))[0]


def same_number(one: NumberMention, other: NumberMention) -> bool:
    """Tell whether two mentions give the same quantity: value, bounds, scale, qualifier, and unit of measure."""
    if one.qualifier != other.qualifier:
        return False
    if one.qualifier == "vague":
        return fold(one.exact) == fold(other.exact)
    if (one.value, one.low, one.high) != (other.value, other.low, other.high):
        return False
    return one.unit == other.unit or not (_is_measure(one.unit) or _is_measure(other.unit))


def _is_measure(unit: str | None) -> bool:
    return unit is not None and (unit in {"percent", "percentage points"} or (len(unit) == 3 and unit.isupper()))


def _check_names(text: str, source: Source) -> None:
    for name in _foreign_names(text, source):
        raise NotSupportedError("name_not_in_article", f"the article does not name “{name}”")


def _foreign_names(text: str, source: Source) -> Iterator[str]:
    """Yield capitalised words that are neither in the article nor another form of a name in it nor common words."""
    for match in _CAPITALISED.finditer(text):
        written = match.group()
        word = words(written)[0] if words(written) else ""
        if not written[0].isupper() or not word or _is_known(word, source):
            continue
        if _SENTENCE_START.search(text[: match.start()]) and _is_common(word, source):
            continue
        yield written


def _is_known(word: str, source: Source) -> bool:
    parts = [word, word.replace(".", ""), *word.split("-")]
    if word in source.words or parts[1] in source.words or all(part in source.words for part in parts[2:]):
        return True
    return word in FUNCTION_WORDS or word in source.acronyms or may_stand_for(word, source.words, source.folded)


def _is_common(word: str, source: Source) -> bool:
    return word in COMMON_WORDS or key(word) in source.keys or word.endswith(_COMMON_ENDINGS)


def _check_negation(text: str, evidence: Sequence[Evidence]) -> tuple[Doubt, ...]:
    """Compare what is denied on both sides; a "not" lost or added is not supported, other denials are a doubt."""
    prose = words(text)
    prose_keys = set(content_keys(text))
    doubts: set[Doubt] = set()
    prose_denies = any(is_negation(word) for word in prose) or _has_negative_prefix(prose, evidence)
    for part in evidence:
        given = words(part.exact)
        for position, word in enumerate(given):
            denies = is_plain_negation(word) or word in _DENIALS
            if prose_denies or not (denies or word in REFUSALS) or not _restates(given, position, prose_keys):
                continue
            if denies:
                raise NotSupportedError("negation_dropped", f"the article says “{_context(given, position)}”")
            doubts.add("negation_unclear")
    _check_added_negation(prose, evidence)
    return tuple(doubts)


def _check_added_negation(prose: list[str], evidence: Sequence[Evidence]) -> None:
    """Raise where the prose denies what the evidence says without any denial near those words."""
    given = [word for part in evidence for word in words(part.exact)]
    given_keys = {key(word) for word in given if word not in FUNCTION_WORDS}
    denied = {
        key(other)
        for position, word in enumerate(given)
        if is_negation(word) or word.startswith("un")
        for other in given[max(0, position - _SCOPE_WORDS) : position + 1 + _SCOPE_WORDS]
    }
    for position, word in enumerate(prose):
        if not is_plain_negation(word) or not _restates(prose, position, given_keys):
            continue
        if any(is_negation(word) for word in prose[position + 1 : position + 4]):
            continue  # two denials in a row ("have not stopped") may say what the evidence says
        if not denied & set(_scope(prose, position)):
            raise NotSupportedError("negation_added", f"the cited sentences do not say “{_context(prose, position)}”")


def _scope(text_words: list[str], position: int) -> list[str]:
    """Return the keys of the content words that a negation or hedge at `position` bears on."""
    following = text_words[position + 1 : position + 1 + _SCOPE_WORDS]
    content = [word for word in following if word not in FUNCTION_WORDS]
    if following and following[0] in _NOT_A_SCOPE:
        return []
    if content[:1] == ["first"]:
        return ["first"]  # "not the first time" denies no more than that
    return [key(word) for word in content]


def _restates(text_words: list[str], position: int, other_keys: set[str]) -> bool:
    scope = _scope(text_words, position)
    return bool(scope) and (scope[0] in other_keys or sum(word in other_keys for word in scope) >= 2)


def _context(text_words: list[str], position: int) -> str:
    return " ".join(text_words[max(0, position - 1) : position + 4])


def _has_negative_prefix(prose: list[str], evidence: Sequence[Evidence]) -> bool:
    """Tell whether the prose says "unwilling" or "disinterested" of a word in the evidence."""
    given = set(content_keys(text_of(evidence)))
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 3 and key(word[len(prefix) :]) in given
        for word in prose
        for prefix in ("un", "in", "im", "ir", "dis", "non")
    )


def _check_modality(text: str, evidence: Sequence[Evidence]) -> tuple[Doubt, ...]:
    """Doubt a sentence that restates what the evidence only holds possible, planned or alleged."""
    prose = words(text)
    if any(word in HEDGES for word in prose):
        return ()
    prose_keys = {key(word) for word in prose if word not in FUNCTION_WORDS}
    for part in evidence:
        given = words(part.exact)
        for position, word in enumerate(given):
            scope = _scope(given, position) if word in HEDGES else []
            if scope and scope[0] in prose_keys and (len(scope) == 1 or prose_keys & set(scope[1:4])):
                return ("modality_dropped",)
    return ()


def _check_support(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Raise where the article knows few of the sentence's words; doubt where the evidence holds almost none."""
    prose = content_keys(text)
    if not prose:
        raise NotSupportedError("not_supported", "it says nothing that could be checked")
    if share(prose, source.keys) < _LEAST_SHARE_OF_ARTICLE:
        raise NotSupportedError("not_supported", "most of its words are not in the article")
    if share(prose, frozenset(content_keys(text_of(evidence)))) < _LEAST_SHARE_OF_EVIDENCE:
        return ("evidence_weak",)
    return ()


def share(keys: Sequence[str], known: frozenset[str]) -> float:
    """Return the share of keys that are known."""
    return sum(one in known for one in keys) / len(keys) if keys else 0.0
