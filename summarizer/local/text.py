"""What the local rules look at: sentences, the clause around a span, folded words and their stems."""

import re

from summarizer.article import Article, Passage, Span

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_BREAK = re.compile(r"[,;:()\n—–]|\s-\s")
_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ers", "er", "ed", "es", "s", "e")
ARTICLES = frozenset("a an the this that these those its their his her our".split())
FUNCTION_WORDS = ARTICLES | frozenset(
    """and or but nor of in on at by for from to with without into onto over under after before during since until
    between among against about as per than when while where which who whom whose what although though because if
    is are was were be been being has have had do does did will would can could may might must should not no it he
    she they we you i him them us also still already only just both all any some most many much more""".split()
)


def words(text: str) -> list[str]:
    """Return the words of a text, folded, possessive endings and curly apostrophes made plain."""
    return [plain(match.group()) for match in _WORD.finditer(text)]


def plain(word: str) -> str:
    """Return a word folded, without a possessive ending."""
    return word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")


def stem(word: str) -> str:
    """Return what forms of one word share: killed, killing and kills give "kill"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def stems(text: str) -> set[str]:
    """Return the stems of the words that carry content."""
    return {stem(word) for word in words(text) if word not in FUNCTION_WORDS}


def sentence(article: Article, passage: Passage) -> str:
    """Return a passage on one line."""
    return " ".join(article.exact(passage.span).split())


def opening(text: str) -> str:
    """Return a text up to its first clause break or closing quotation mark."""
    return re.split(r"[,;:()\n—–”\"]", text.lstrip('“"‘'), maxsplit=1)[0].strip()


def clause(article: Article, passage: Passage, span: Span) -> Span:
    """Return the clause around a span: from the break before it to the break after it, within the passage."""
    text = article.text
    start = passage.span.start
    for found in _BREAK.finditer(text, start, span.start):
        if not _within_number(text, found.start()):
            start = found.end()
    end = next(
        (
            found.start()
            for found in _BREAK.finditer(text, span.end, passage.span.end)
            if not _within_number(text, found.start())
        ),
        passage.span.end,
    )
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(end, span.end))


def _within_number(text: str, position: int) -> bool:
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()
