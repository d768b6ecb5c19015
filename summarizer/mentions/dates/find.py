"""All date expressions of an article."""

import re
from collections.abc import Callable, Iterator

from summarizer.article import Article, Span
from summarizer.mentions.dates.calendar import MONTHS, WEEKDAYS
from summarizer.mentions.dates.clocks import with_clock
from summarizer.mentions.dates.intervals import join_intervals
from summarizer.mentions.dates.months import read_month
from summarizer.mentions.dates.reading import Dated, Reading
from summarizer.mentions.dates.reference import reference_day
from summarizer.mentions.dates.relative import (
    read_ago,
    read_century,
    read_day_word,
    read_period,
    read_season,
    read_short_quarter,
    read_weekday,
)
from summarizer.mentions.dates.years import read_year
from summarizer.mentions.triggers import any_word, lower_of, word_starts
from summarizer.mentions.types import DateMention, IgnoredMention

_Reader = Callable[[re.Match[str], Reading], Dated | None]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(MONTHS, read_month),
    **dict.fromkeys([*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS)], read_weekday),
    **dict.fromkeys("today tonight yesterday tomorrow".split(), read_day_word),
    **dict.fromkeys("spring summer autumn fall winter".split(), read_season),
    **dict.fromkeys("q1 q2 q3 q4".split(), read_short_quarter),
    **dict.fromkeys(
        "weekend week weeks month months year years decade decades day days quarter quarters night"
        " morning afternoon evening half".split(),
        read_period,
    ),
    "ago": read_ago,
    "century": read_century,
}
_word_starts = word_starts(_READERS)
_WORD = re.compile(any_word(_READERS))
_YEARS = re.compile(r"[12]\d{3}(?!\d)")


def find_dates(article: Article) -> tuple[tuple[DateMention, ...], tuple[IgnoredMention, ...]]:
    """Return the date expressions of an English article in text order; rules for dates ignore nothing by name."""
    reference = reference_day(article.published, article.text)
    reading = Reading(article.text, lower_of(article.text), reference)
    origin = reference.isoformat() if reference else None
    mentions = tuple(
        DateMention(
            id=f"D{index}",
            span=Span(dated.start, dated.end),
            exact=article.text[dated.start : dated.end],
            value=dated.value,
            resolved_from=origin if dated.is_relative and dated.value else None,
            passage=article.passage_at(dated.start).number,
        )
        for index, dated in enumerate(join_intervals(_dates(reading), reading), start=1)
    )
    return mentions, ()


def _dates(reading: Reading) -> Iterator[Dated]:
    position = 0
    words = (_WORD.match(reading.lower, start) for start in _word_starts(reading.lower))
    hits = [*filter(None, words), *_YEARS.finditer(reading.lower)]
    for hit in sorted(hits, key=re.Match.start):
        if hit.start() < position:
            continue
        dated = _READERS.get(hit.group(), read_year)(hit, reading)
        if dated is None or dated.start < position:
            continue
        timed = with_clock(dated, reading)
        yield timed if timed.start >= position else dated
        position = max(timed.end, dated.end)
