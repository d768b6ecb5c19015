"""What a reader should know about an article before trusting a summary of it."""

import re
from collections.abc import Iterator
from itertools import groupby

from summarizer.article.types import ArticleWarning, Passage, Span

_VERBS_PAST = (
    "said|stated|added|claimed|announced|argued|insisted|declared|noted|explained|warned|denied|confirmed|alleged|"
    "stressed|emphasi[sz]ed|reiterated|remarked|replied|asserted|revealed|acknowledged|admitted|pointed out"
)
_VERBS_PRESENT = (
    "says|states|adds|claims|announces|argues|insists|declares|notes|explains|warns|denies|confirms|alleges|stresses|"
    "emphasi[sz]es|reiterates|remarks|replies|asserts|reveals|acknowledges|admits|points out"
)
_OPENING_ADVERBS = "and|but|also|further|later|then|reportedly|repeatedly|previously"
_ADVERBS = rf"(?:(?:{_OPENING_ADVERBS}) ){{0,2}}"
_SUBJECT_MISSING = re.compile(
    rf"(?:{_ADVERBS}(?:{_VERBS_PAST}|{_VERBS_PRESENT}),? (?:that\b(?! (?:to|way|with)\b)|(?=[\"“„«‘]))"
    rf"|{_ADVERBS}(?:told|tells|informed|informs) [^.,“\"]{{2,40}}? (?:that\b|(?=[\"“„«‘])))",
    re.IGNORECASE,
)
# In lower case a saying verb never opens a sentence of its own.
_LOWER_SUBJECT_MISSING = re.compile(rf"{_ADVERBS}(?:{_VERBS_PAST}|{_VERBS_PRESENT}|told|tells)\b(?=[:,]? \S)")
# A word of which one opens every such sentence: most sentences need no pattern.
_OPENERS = frozenset(
    word
    for words in (_VERBS_PAST, _VERBS_PRESENT, "told|tells|informed|informs", _OPENING_ADVERBS)
    for verb in words.split("|")
    for word in {verb.replace("[sz]", "s").split(" ")[0], verb.replace("[sz]", "z").split(" ")[0]}
)
_LONGEST_OPENER = max(map(len, _OPENERS)) + len(", ")
_TRUNCATED_MARK = re.compile(r"\[\+?\d+ (?:chars|characters)\]")
_READ_ON = re.compile(
    r"(?:continue reading|(?:read|view|see) the (?:full|rest of the|whole|entire|complete) (?:story|article|post)|"
    r"read full (?:story|article)|click here to (?:read|continue)|lire la suite|weiterlesen|seguir leyendo)\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:…|\.\.\.|,|[\s,](?:and|or|but|the|a|an|of|to|in|for|with|by|from|that|which|who|at|on|as|is|was|were))[\])]*$"
)
_PAYWALL = re.compile(
    r"subscribe(?: now)? to (?:continue|keep|read|unlock|access)|to (?:continue|keep) reading[^.]{0,60}subscri|"
    r"this (?:article|content|story|post|page) is (?:only |exclusively )?(?:available |reserved |exclusive )?(?:only )?"
    r"(?:to|for) (?:our |paid |paying |premium |registered )*(?:subscribers|members)|"
    r"(?:subscribers|members)[ -]only|already a subscriber\?|(?:log|sign) in or subscribe|"
    r"(?:you have|you've) (?:reached|read) your (?:limit|last|free)|"
    r"réservée? (?:à nos |aux )abonnés|nur für abonnenten|exclusivo para suscriptores",
    re.IGNORECASE,
)
_PAYWALL_WORDS = ("subscri", "members", "abonn", "suscriptores", "your limit", "your last", "your free")
_LONGEST_NOTICE = 250
_FEWEST_SENTENCES = 2
_FEWEST_CHARACTERS = 200
_TAIL_PASSAGES = 8


def find_warnings(
    text: str, passages: tuple[Passage, ...], published: str | None, language: str = "en"
) -> tuple[ArticleWarning, ...]:
    """Return the warnings of a text, by kind and then in text order; spans are offsets of the text."""
    return (
        *_boilerplate(text, passages),
        *_missing_subjects(text, passages),
        *_missing_date(published),
        *_truncation(text, passages),
        *_paywall(text, passages),
        *_shortness(passages),
        *_language(language),
    )


def _boilerplate(text: str, passages: tuple[Passage, ...]) -> Iterator[ArticleWarning]:
    """Yield one warning for each run of boilerplate that holds a word; a bare rule is none."""
    for kind, run in groupby(passages, key=lambda passage: passage.kind):
        if kind == "boilerplate":
            spans = [passage.span for passage in run]
            if not any(map(str.isalnum, text[spans[0].start : spans[-1].end])):
                continue
            message = "Text of the web page, not of the article; it is not summarised."
            yield ArticleWarning("boilerplate", message, spans[0].start, spans[-1].end)


def _missing_subjects(text: str, passages: tuple[Passage, ...]) -> Iterator[ArticleWarning]:
    for passage in passages:
        if passage.kind != "sentence":
            continue
        start, end = passage.span.start, passage.span.end
        opener = text[start : start + _LONGEST_OPENER].partition(" ")[0]
        if opener.rstrip(",:").lower() not in _OPENERS:
            continue
        found = _SUBJECT_MISSING.match(text, start, end)
        if found is None and text[start].islower():
            found = _LOWER_SUBJECT_MISSING.match(text, start, end)
        if found:
            words = found.group().rstrip()
            message = f"The sentence begins with “{words}”; the text does not say who speaks."
            yield ArticleWarning("subject_missing", message, found.start(), found.start() + len(words))


def _missing_date(published: str | None) -> Iterator[ArticleWarning]:
    if not published:
        message = "No publication date is known, so days such as “Tuesday” stay unresolved."
        yield ArticleWarning("no_publication_date", message)


def _truncation(text: str, passages: tuple[Passage, ...]) -> Iterator[ArticleWarning]:
    """Yield at most one warning: the first sign that the text was cut."""
    span = _truncated_at(text, passages)
    if span is not None:
        message = "The text seems to be cut off; the full article says more."
        yield ArticleWarning("truncated", message, span.start, span.end)


def _truncated_at(text: str, passages: tuple[Passage, ...]) -> Span | None:
    tail = passages[-_TAIL_PASSAGES:]
    for passage in tail:
        start, end = passage.span.start, passage.span.end
        found = _TRUNCATED_MARK.search(text, start, end)
        if found is None and end - start <= _LONGEST_NOTICE and passage.kind == "boilerplate":
            found = _READ_ON.search(text, start, end)
        if found:
            return Span(found.start(), found.end())
    last = next((passage for passage in reversed(passages) if passage.kind == "sentence"), None)
    if last is None:
        return None
    cut = _OPEN_END.search(text, max(last.span.start, last.span.end - 12), last.span.end)
    read_on = _READ_ON.search(text, max(last.span.start, last.span.end - 40), last.span.end)
    found = cut or read_on
    return Span(found.start(), found.end()) if found else None


def _paywall(text: str, passages: tuple[Passage, ...]) -> Iterator[ArticleWarning]:
    if not _may_ask(text):
        return
    for passage in passages:
        start, end = passage.span.start, passage.span.end
        is_quoted = text[start] in '"“«„'
        if passage.kind in {"sentence", "boilerplate"} and end - start <= _LONGEST_NOTICE and not is_quoted:
            found = _PAYWALL.search(text, start, end) if _may_ask(text[start:end]) else None
            if found:
                message = "The page asks for a subscription; the text may be only its beginning."
                yield ArticleWarning("paywall", message, found.start(), found.end())
                return


def _may_ask(text: str) -> bool:
    """Tell whether a text has a word without which no notice asks for a subscription."""
    lowered = text.lower()
    return any(word in lowered for word in _PAYWALL_WORDS)


def _shortness(passages: tuple[Passage, ...]) -> Iterator[ArticleWarning]:
    sentences = [passage for passage in passages if passage.kind == "sentence"]
    characters = sum(passage.span.end - passage.span.start for passage in sentences)
    if len(sentences) < _FEWEST_SENTENCES or characters < _FEWEST_CHARACTERS:
        message = f"Only {len(sentences)} sentences with {characters} characters; there is little to summarise."
        yield ArticleWarning("too_short", message)


def _language(language: str) -> Iterator[ArticleWarning]:
    if language != "en":
        name = "could not be told" if language == "und" else f"is “{language}”"
        message = f"The language {name}; the rules for numbers in words, names, dates and cues know only English."
        yield ArticleWarning("language_rules_missing", message)
