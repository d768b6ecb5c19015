"""What an article is grouped by: names, words, counted numbers and days, from its head, where news is told."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.article import Article
from summarizer.grounding.common import COMMON
from summarizer.grounding.words import FUNCTION_WORDS, content_keys, key, keys_of, standard_name, words
from summarizer.mentions.names.words import DEMONYMS, MONTHS, TITLES, WEEKDAYS
from summarizer.stories.names import plain_name
from summarizer.stories.wording import AGENCIES, quoted
from summarizer.summary import Number, Summary

_HEAD = 2_400  # characters; behind it stands background, which other events share
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\.[A-Z]\.)*(?: (?:(?:of|al|el|de|bin|van|von) )?[A-Z][\w’'-]*)*")
_PARTICLES = frozenset("of al el de bin van von".split())
CALENDAR = frozenset(word.lower() for word in (*MONTHS, *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)))
_NO_NAMES = frozenset(title.lower() for title in TITLES) | CALENDAR | FUNCTION_WORDS | COMMON
_NAMED = ("person", "organisation", "state", "group")
_NO_EVENT = frozenset(name for names in AGENCIES.values() for name in names)
_COMMON_WEIGHT = 0.4  # of a word that any article may have
_FIGURE_WEIGHT = 0.7
# "Second bomb in a week", "another earthquake"; not "the second day", "another man".
_OTHER = re.compile(
    r"\b(?:second|third|another|separate)(?: [a-z-]+){0,2}? "
    r"(?P<what>(?!(?:day|days|week|month|year|term|round|time|night|half|quarter|person|man|woman|suspect)\b)[a-z-]{4,})"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


@dataclass(frozen=True)
class Traits:
    """One article's traits; names and words with their weight in it. The lead is its title and first sentence.

    `actors` are names by their folded form; `shown` gives the form in which the text has a name or word; `others` are
    things of which the lead tells one more.
    """

    article: str
    date: str
    names: Mapping[str, float]
    words: Mapping[str, float]
    lead: Mapping[str, float]
    shown: Mapping[str, str]
    actors: Mapping[str, str]
    numbers: frozenset[tuple[float, str]]
    counts: Mapping[str, float]
    days: frozenset[str]
    others: frozenset[str]


def traits_of(summary: Summary, article: Article | None, date: str) -> Traits:
    """Return the traits of an article; where its text is not kept, of the sentences that its summary quotes."""
    lead, head = _texts(summary, article)
    names: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for part in (lead, head):  # so that what the lead names counts twice
        for name in _names(part):
            for one in _features(name):
                names[one] += 1
                shown[one] = max(shown.get(one, name), name, key=len)
    for word in words(head):
        for one in keys_of(word):
            shown.setdefault(one, word)
    of_names = {one for name in names for one in content_keys(name)}
    numbers = [number for number in summary.numbers if number.value is not None and not number.derived]
    return Traits(
        article=summary.article.id,
        date=date,
        names={one: float(min(3, count)) for one, count in names.items() if one not in _NO_EVENT},
        words=_words(f"{lead}\n{head}", of_names) | _figures(numbers, head),
        lead=_words(lead, of_names) | _figures(numbers, lead),
        shown=shown,
        actors={plain_name(actor.name): actor.name for actor in summary.actors if actor.kind in _NAMED},
        numbers=frozenset(_counted(numbers)),
        counts={number.unit: number.value or 0 for number in numbers if number.unit and _is_in(number, lead)},
        days=frozenset(value for day in summary.dates if (value := day.value) and _DAY.match(value)),
        others=frozenset(key(match["what"]) for match in _OTHER.finditer(lead.lower())),
    )


def _texts(summary: Summary, article: Article | None) -> tuple[str, str]:
    """Return the lead, and the beginning of the text."""
    title = summary.headline.text if summary.headline else ""
    if article:
        body = [article.exact(passage.span) for passage in article.passages if passage.kind == "sentence"]
    else:
        body = [part.exact for part in quoted(summary) if part.passage > 1]
    return f"{title}\n{body[0] if body else ''}", "\n".join(body)[:_HEAD]


def _is_in(number: Number, text: str) -> bool:
    return any(part.exact in text for part in number.evidence)


def _figures(numbers: Sequence[Number], text: str) -> dict[str, float]:
    return {
        f"#{number.value:g}": _FIGURE_WEIGHT for number in numbers if (number.value or 0) > 2 and _is_in(number, text)
    }


def _names(text: str) -> Iterator[str]:
    """Yield capitalised runs without common words and titles at their ends."""
    for match in _NAME.finditer(text):
        parts = [part for part in match.group().split() if part[0].isupper() or part in _PARTICLES]
        while parts and (not parts[0][0].isupper() or _bare(parts[0]) in _NO_NAMES):
            del parts[0]
        while parts and (not parts[-1][0].isupper() or _bare(parts[-1]) in _NO_NAMES):
            del parts[-1]
        if parts and len(_bare(parts[0])) > 1:
            yield " ".join(parts)


def _bare(word: str) -> str:
    return word.rstrip(".").lower().removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=1 << 16)
def _features(name: str) -> tuple[str, ...]:
    """Return a state's standard name, else the words of the name: "Nazari" is in "Ahmad Nazari"."""
    folded = words(name)
    standard = standard_name(" ".join(folded))
    return (standard,) if standard != " ".join(folded) else tuple(word for word in folded if word not in _NO_NAMES)


def _words(text: str, of_names: Collection[str]) -> dict[str, float]:
    """Return the keys of words that carry content and are no names; words that any article has weigh less."""
    counts = Counter(one for one in content_keys(text) if one not in of_names and not one[0].isdigit())
    return {one: min(3, count) * (_COMMON_WEIGHT if one in _common_keys() else 1.0) for one, count in counts.items()}


@lru_cache(maxsize=1)
def _common_keys() -> frozenset[str]:
    return frozenset(key(word) for word in (*COMMON, *(demonym.lower() for demonym in DEMONYMS)))


def _counted(numbers: Sequence[Number]) -> Iterator[tuple[float, str]]:
    """Yield figures with each word of what they count: two articles seldom share one by chance."""
    for number in numbers:
        if number.value is not None and abs(number.value) > 2:
            yield from ((float(number.value), one) for one in content_keys(number.counted or number.unit or ""))
