"""The sentences of an article as the comparison of articles reads them: folded, without dateline, credits and title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.article import Article
from summarizer.grounding.words import words
from summarizer.mentions.numbers.lexicon import ORDINALS, SCALES, SMALL, TENS
from summarizer.summary import Evidence, Summary

AGENCIES = {
    "AP": ("ap", "associated press", "the associated press"),
    "Reuters": ("reuters", "thomson reuters"),
    "AFP": ("afp", "agence france-presse", "agence france presse"),
    "dpa": ("dpa", "deutsche presse-agentur"),
    "PA": ("pa", "pa media", "press association"),
    "UPI": ("upi", "united press international"),
    "ANI": ("ani",),
    "PTI": ("pti", "press trust of india"),
    "IANS": ("ians",),
    "Xinhua": ("xinhua",),
    "TASS": ("tass",),
    "Interfax": ("interfax",),
    "Kyodo": ("kyodo", "kyodo news"),
    "ANSA": ("ansa",),
    "EFE": ("efe",),
    "Anadolu": ("anadolu", "anadolu agency"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "AAP": ("aap", "australian associated press"),
    "CP": ("cp", "canadian press", "the canadian press"),
}
_AGENCY_OF = {name: agency for agency, names in AGENCIES.items() for name in names}
_NAMES = "|".join(re.escape(name) for name in sorted(_AGENCY_OF, key=len, reverse=True))
# As in: KABUL, Nov 2 (Reuters) - The ..., or LONDON (AP) — The ..., or PARIS, France — The ...
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w .,'’/-]{2,60}(?=\()|[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}(?:, [A-Z][\w.]+)?(?: \d{1,2})?,? ?)?"
    r"(?:\((?P<agency>[\w .-]{2,40})\) ?)?(?:—|–|--|-)\s+"
)
# "By The Associated Press", "Reporting by A. Smith for Reuters", "With reporting by AFP", "© 2026 AFP", "— AP"
_CREDIT = re.compile(
    rf"(?:^\W*(?:by|from|source|via|©|copyright|photo|additional reporting|with reporting|reporting|writing|editing)\b"
    rf".{{0,80}}?\b(?P<agency>{_NAMES})\b|^\W*(?P<alone>{_NAMES})\W*$)",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 160
_HARD_WORDS = frozenset((
    *SMALL, *TENS, *SCALES, *ORDINALS, "no", "not", "never", "none", "nor", "without", "cannot", "half", "dozens",
    "hundreds", "thousands", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """One sentence: its folded words; `hard` are those whose change makes it another statement, figures and denials."""

    words: tuple[str, ...]

    @cached_property
    def hard(self) -> tuple[str, ...]:
        """Figures, number words, denials and weekdays, sorted."""
        return tuple(sorted(word for word in self.words if _is_hard(word)))


def _is_hard(word: str) -> bool:
    is_figure = any(character.isdigit() for character in word)
    return is_figure or word.endswith("n't") or any(part in _HARD_WORDS for part in word.split("-"))


@dataclass(frozen=True)
class Wording:
    """An article's sentences in order, and the agency that it credits."""

    article: str
    sentences: tuple[Sentence, ...]
    agency: str | None


def wording_of(summary: Summary, article: Article | None) -> Wording:
    """Return an article's wording; where its text is not kept, that of the sentences which its summary quotes."""
    texts = list(_sentences(article) if article else ((part.exact, part.passage > 1) for part in quoted(summary)))
    agencies = (_agency(text) for text in (summary.article.publisher or "", *(text for text, _ in texts)))
    folded = (_folded(text) for text, is_told in texts if is_told and not _is_credit(text))
    sentences = tuple(Sentence(found) for found in folded if found)
    return Wording(summary.article.id, sentences, next(filter(None, agencies), None))


def _sentences(article: Article) -> Iterator[tuple[str, bool]]:
    """Yield the lines of an article below its title, and whether each is a sentence of it."""
    for passage in article.passages:
        if passage.kind not in ("title", "boilerplate"):
            yield article.exact(passage.span), passage.kind == "sentence"


def quoted(summary: Summary) -> list[Evidence]:
    """Return the sentences that a summary quotes, each once, in text order."""
    lists = (summary.gist, summary.actors, summary.positions, summary.numbers, summary.open_questions)
    places = {part.start: part for items in lists for item in items for part in item.evidence}
    return [part for _, part in sorted(places.items())]


def _folded(text: str) -> tuple[str, ...]:
    match = _DATELINE.match(text)
    body = text[match.end() :] if match and match.end() < len(text) else text
    return tuple(word.replace(".", "") if word.count(".") > 1 else word for word in words(body))


def _agency(text: str) -> str | None:
    dateline, credit = _DATELINE.match(text), _CREDIT.search(text) if len(text) <= _LONGEST_CREDIT else None
    named = (dateline["agency"] if dateline else None) or (credit and (credit["agency"] or credit["alone"]))
    return _AGENCY_OF.get(named.casefold()) if named else None


def _is_credit(text: str) -> bool:
    return len(text) <= _LONGEST_CREDIT and _CREDIT.search(text) is not None
