"""Names in an article's passages: capitalised runs, less what a capital letter alone does not make a name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.article import Article, Passage, Span
from summarizer.mentions.names.groups import group_names
from summarizer.mentions.names.persons import is_person_like
from summarizer.mentions.names.words import (
    COMMON,
    DEMONYMS,
    MONTHS,
    OFFICE_TITLES,
    OFFICES,
    OPENERS,
    ORGANISATION_WORDS,
    PARTICLES,
    POSSESSORS,
    ROLES,
    TITLES,
    WEEKDAYS,
)
from summarizer.mentions.triggers import letter_runs
from summarizer.mentions.types import NameMention

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_PREFIXES = ("al-", "el-", "ar-", "as-", "ash-", "an-", "at-", "ad-", "az-", "ul-", "d'", "d’", "l'", "l’")
# A hyphen goes on only before a capital or a digit: "Hamas-run" names Hamas.
_REST = rf"(?:\.(?:[A-Z]\.)+|[^\W_]*(?:(?:['’&][{_UPPER}][^\W_]*|-(?=[{_UPPER}0-9])[^\W_]+))*)"
_ABBREVIATED = (
    r"(?:\.(?:(?<=\b[A-Z]\.)(?=\s[A-Z])|(?<=\b(?:Mr|Ms|Dr|St|Lt)\.)"
    r"|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Maj|Adm|Rev|Hon)\.)))?"
)
_WORD = rf"[{_UPPER}]{_REST}{_ABBREVIATED}"
_RUN = re.compile(
    rf"[{_UPPER}](?<![\w’'.][{_UPPER}]){_REST}{_ABBREVIATED}"
    rf"(?:\s(?:(?:{PARTICLES})\s(?!The\b))?(?:(?:{'|'.join(_PREFIXES)})?{_WORD}))*"
)
_SHORTEST_LOWER = 3
_OPENING = " \t\n\"“”„«‘'([-–—*•>:"
_JOINTS = (" and ", " for ", "’s ", "'s ")
_INNER = re.compile(r"[.!?:)]['\"”’)]*\s+[\"“‘'(]*$|[\"“«‘]$|[–—]\s$")
LONGEST_NAME = 100  # in characters; a longer run of capitals is a heading or a list
_WORD_START = re.compile(r"(?<![\w-])\w")
_ACRONYM = re.compile(r"[A-Z][A-Z&]+(?![\w-])")
_PARTY = re.compile(r"[DRI]-[A-Z]")  # a senator's party and state
_COMMON_ENDINGS = ("ing", "ly", "tion", "tions", "ment", "ments", "ness", "ists", "ers")
_DATED = MONTHS | WEEKDAYS
_NEVER_ALONE = DEMONYMS | TITLES | _DATED
_BEFORE_NAMES = DEMONYMS | TITLES | OFFICES
_TITLES_FOLDED = frozenset(title.lower() for title in TITLES)


class Run(NamedTuple):
    """A capitalised run in a passage; `is_initial` where its first word stands where any word has a capital."""

    start: int
    words: tuple[str, ...]
    passage: int
    is_initial: bool

    @property
    def exact(self) -> str:
        """The words of the run; one white space of any kind parts them in the text."""
        return " ".join(self.words)


def find_names(article: Article) -> tuple[NameMention, ...]:
    """Return the proper names in text order, without titles ("Mr"), possessive endings, dates and demonyms.

    A word that opens a sentence is a name only if it is a name elsewhere, or is no common word here.
    In a headline, only names of the body and acronyms count.
    """
    text = article.text
    lowered = set(letter_runs(text))
    runs = [
        part
        for passage in article.passages
        if _is_prose(article, passage)
        for run in _merged(text, _runs(article, passage))
        for part in (_around_titles(run) if len(run.words) > 2 else (run,))
    ]
    certain = {run.exact for run in runs if not run.is_initial}
    kept = [(name.start, name.exact, name.passage) for run in runs if (name := _name_in(run, lowered, certain))]
    titled = _in_titles(article, {exact for _, exact, _ in kept})
    kept.extend((name.start, name.exact, name.passage) for name in titled)
    kept.sort()
    groups = group_names([(start, exact) for start, exact, _ in kept], text)
    return tuple(
        NameMention(f"P{number}", Span(start, end), text[start:end], groups[exact], passage)
        for number, (start, exact, passage) in enumerate(kept, start=1)
        for end in [start + len(exact)]
    )


def _is_prose(article: Article, passage: Passage) -> bool:
    return passage.kind not in ("title", "boilerplate") and not article.exact(passage.span).isupper()


def _runs(article: Article, passage: Passage) -> list[Run]:
    text, start, number = article.text, passage.span.start, passage.number
    runs: list[Run] = []
    for found in _RUN.finditer(text, start, passage.span.end):
        first, end = found.span()
        exact = found.group()
        if end - first > LONGEST_NAME or text[end : end + 1] == "$" or ("-" in exact and _PARTY.match(exact)):
            continue
        if first == start:
            runs.append(Run(first, tuple(exact.split()), number, True))  # noqa: FBT003 - by keyword it takes twice as long
            continue
        if text[first - 1] == " " and text[first - 2].isalnum():
            runs.append(Run(first, tuple(exact.split()), number, False))  # noqa: FBT003 - as above
            continue
        before = text[max(start, first - 6) : first]
        prefix = _prefix(before) if before.endswith(("-", "'", "’")) else ""
        words = (prefix + exact).split()
        is_initial = _opens(before, first - start)
        runs.append(Run(first - len(prefix), tuple(words), number, is_initial))
    return runs


def _opens(before: str, distance: int) -> bool:
    """Tell whether a word has its capital from its place: first in the passage, in a quotation, after a mark."""
    return (distance < 4 and not before.strip(_OPENING)) or bool(_INNER.search(before))


def _merged(text: str, runs: list[Run]) -> list[Run]:
    """Join what "and", "for" or a possessive parts inside one name ("Department of Health and Social Care")."""
    merged: list[Run] = []
    for run in runs:
        if merged and text.endswith(_JOINTS, merged[-1].start, run.start):
            last = merged[-1]
            between = text[last.start + len(last.exact) : run.start]
            if _is_one_name(last, between):
                words = (last.exact + between + run.exact).split()
                merged[-1] = Run(last.start, tuple(words), run.passage, last.is_initial)
                continue
        merged.append(run)
    return merged


def _is_one_name(run: Run, between: str) -> bool:
    if between == " and ":
        words = run.words[1:] if run.words[0] == "The" else run.words
        return words[:1] != () and words[0] in ORGANISATION_WORDS and ("of" in words or "for" in words)
    if between == " for ":
        return run.words[-1] in ORGANISATION_WORDS
    return between in ("’s ", "'s ") and run.words[-1] in POSSESSORS


def _around_titles(run: Run) -> list[Run]:
    """Part "Bank of England Governor Andrew Bailey" into the body and the person."""
    start = run.start
    for index, word in enumerate(run.words):
        if index and word in OFFICE_TITLES and not all(_is_title(before) for before in run.words[:index]):
            body = Run(run.start, run.words[:index], run.passage, run.is_initial)
            rest = Run(start, run.words[index:], run.passage, is_initial=False)
            return [body, rest] if len(rest.words) > 1 and rest.words[1] not in ORGANISATION_WORDS else [body]
        if index > 1 and word == "of" and is_person_like(" ".join(run.words[:index])):
            person = Run(run.start, run.words[:index], run.passage, run.is_initial)
            return [person, _drop(Run(start, run.words[index:], run.passage, is_initial=False), 1)]
        start += len(word) + 1
    return [run]


def _is_title(word: str) -> bool:
    return word in DEMONYMS or word.rstrip(".") in TITLES


def _prefix(before: str) -> str:
    """Return the article written in front of a name ("al-")."""
    return next((prefix for prefix in _PREFIXES if before.endswith(f" {prefix}")), "")


def _name_in(run: Run, lowered: set[bytes], certain: set[str]) -> Run | None:
    """Return the run without what is no part of the name, or null where nothing is left."""
    if run.is_initial:
        trimmed = _without_opening(run, lowered, certain)
        if trimmed is None:
            return None
        run = trimmed
    if len(run.words) > 1:
        run = _without_dates(_without_titles(run))
        if run.words[:1] == ("The",):
            run = _drop(run, 1)
    if not run.words or (len(run.words) == 1 and not _is_single_name(run.words[0], run, certain)):
        return None
    return run


def _is_single_name(word: str, run: Run, certain: set[str]) -> bool:
    if len(word) == 1 or word.rstrip(".") in _NEVER_ALONE:
        return False
    if word.lower() in COMMON and not (word.isupper() and 1 < len(word) < 4):
        return False
    return not run.is_initial or word in certain or not word.lower().endswith(_COMMON_ENDINGS)


def _without_opening(run: Run, lowered: set[bytes], certain: set[str]) -> Run | None:
    """Take away a first word that has its capital from the sentence only."""
    first, rest = run.words[0], run.words[1:]
    word = first.lower()
    if rest and word.rstrip(".") in _TITLES_FOLDED:
        return run
    if len(rest) > 1 and rest[-1] in ORGANISATION_WORDS and word not in OPENERS:
        return run
    is_acronym = first.isupper() and len(first) > 1
    if not is_acronym and (word in COMMON or (_is_among(lowered, word) and run.exact not in certain)):
        return _drop(run, 1, is_initial=False) if rest else None
    if rest and word in ROLES and " ".join(rest) in certain:
        return _drop(run, 1, is_initial=False)
    return run


def _is_among(lowered: set[bytes], word: str) -> bool:
    return len(word) >= _SHORTEST_LOWER and word.encode(errors="replace") in lowered


def _drop(run: Run, count: int, *, is_initial: bool | None = None) -> Run:
    """Return the run without its first words, and without particles that then come first."""
    words = run.words
    start = run.start
    for word in words[:count]:
        start += len(word) + 1
    rest = words[count:]
    while rest and rest[0].islower() and "-" not in rest[0] and "'" not in rest[0] and "’" not in rest[0]:
        start += len(rest[0]) + 1
        rest = rest[1:]
    return Run(start, rest, run.passage, run.is_initial if is_initial is None else is_initial)


def _without_titles(run: Run) -> Run:
    """Take away titles and offices before a name, and the nationality before them."""
    words = run.words
    if words[0].rstrip(".") not in _BEFORE_NAMES:
        return run
    index = 0
    while index < len(words) and (words[index] in DEMONYMS or words[index].rstrip(".") in OFFICES):
        index += 1
    first_title = index
    while index < len(words) and words[index].rstrip(".") in TITLES:
        index += 1
    if index < len(words) and words[index] in ORGANISATION_WORDS:
        return run
    has_title = index > first_title or any(word.rstrip(".") in ("Prime", "Vice") for word in words[:index])
    if not has_title:
        return run
    if words[index : index + 1] == ("of",) and len(words) >= index + 4:
        index += 2
    if words[index : index + 1] == ("of",):
        return Run(run.start, (), run.passage, run.is_initial)
    return _drop(run, index, is_initial=False)


def _without_dates(run: Run) -> Run:
    words = run.words
    if not words or (words[0] not in _DATED and words[-1] not in _DATED):
        return run
    while words and words[-1] in _DATED and (words[-1] != "May" or len(words) == 1):
        words = words[:-1]
    lead = 0
    while lead < len(words) and words[lead] in _DATED and words[lead] not in ("April", "May", "June", "August"):
        lead += 1
    shortened = Run(run.start, words, run.passage, run.is_initial)
    return _drop(shortened, lead) if lead else shortened


def _in_titles(article: Article, known: set[str]) -> list[Run]:
    """Return the names of the body, and acronyms, that the headline holds."""
    titles = [passage for passage in article.passages if passage.kind == "title"]
    if not titles:
        return []
    surnames = {name.rpartition(" ")[2] for name in known}
    return [
        Run(title.span.start + start, tuple(words.split()), title.number, is_initial=False)
        for title in titles
        if not (headline := article.exact(title.span)).isupper()
        for start, words in _known_in(headline, known, surnames - known)
        if words.lower() not in COMMON
    ]


def _known_in(headline: str, known: set[str], surnames: set[str]) -> Iterator[tuple[int, str]]:
    """Yield where known names and acronyms stand in a headline; a longer name goes before a shorter one.

    A pattern of all names would have to be compiled for every article, which takes longer than all the rest.
    """
    choices = sorted((name for name in known if name in headline), key=len, reverse=True)
    choices.extend(sorted(name for name in surnames if name in headline))
    read_to = 0
    for found in _WORD_START.finditer(headline):
        start = found.start()
        if start < read_to:
            continue
        names = (name for name in choices if headline.startswith(name, start))
        words = next((name for name in names if _ends_word(headline, start + len(name))), None)
        if words is None and (acronym := _ACRONYM.match(headline, start)):
            words = acronym.group()
        if words is not None:
            yield start, words
            read_to = start + len(words)


def _ends_word(headline: str, end: int) -> bool:
    following = headline[end : end + 1]
    return not following.isalnum() and following not in ("_", "-")
