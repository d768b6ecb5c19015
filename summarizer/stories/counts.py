"""The numbers of a story's articles, ready to be compared: with counter, time and quantity."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from summarizer.edition import ArticleEvidence, ArticleMention, GivenNumber, StoryNumber
from summarizer.grounding.words import fold
from summarizer.stories.amounts import is_exact, may_both_hold
from summarizer.stories.quantities import Quantity, holds_until, is_former, is_revised, is_told_then, quantity_of
from summarizer.stories.types import Cast, Reported
from summarizer.summary import Evidence, Mention, Number, Summary

_SAME_HOURS = 3
_PARTS_OF_DAY = "morning noon afternoon evening night midnight".split()
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{3,6})?)?(?:Z|[+-]\d\d:\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Count:
    """One number of one article.

    `date` is the day that it is compared by: that up to which it counts, else its article's. `event_day` is the day of
    the event that it names, where it adds up. `counter` is the key of whose figure it is; None where nobody is named.
    `is_gone` marks a number that only the last edition holds, since its article was corrected, `is_former` one that its
    own article calls superseded.
    """

    given: GivenNumber
    counter: str | None
    date: str
    published: datetime | None
    salience: int
    event_day: str | None = None
    is_gone: bool = False
    is_former: bool = False

    @cached_property
    def quantity(self) -> Quantity:
        """What is counted."""
        return quantity_of(self.given)

    @cached_property
    def is_revised(self) -> bool:
        """Whether its evidence says that the count was revised."""
        return is_revised(self.given)

    @property
    def key(self) -> tuple[str, str]:
        """Article and number id."""
        return self.given.article, self.given.number

    @property
    def order(self) -> tuple[str, str, str, int]:
        """What counts are sorted by, so that no order of the input matters."""
        published = self.published.isoformat() if self.published else ""
        return self.date, published, self.given.article, self.given.mention.start

    def is_of_another_event(self, other: "Count") -> bool:
        """Tell whether both name the day of the event, and not the same: "killed on Friday", "killed on Saturday"."""
        return self.event_day is not None and other.event_day is not None and self.event_day != other.event_day

    def is_at_the_time_of(self, other: "Count") -> bool:
        """Tell whether neither is the newer: the same day, and no part of the day or hour that sets them apart."""
        return not self.is_newer_than(other) and not other.is_newer_than(self)

    def is_newer_than(self, other: "Count") -> bool:
        """Tell whether a number stands for a later time."""
        if self.is_gone != other.is_gone:
            return other.is_gone
        if self.date != other.date:
            return self.date > other.date
        mine, theirs = _part_of_day(self.given), _part_of_day(other.given)
        if mine is not None or theirs is not None:
            return mine is not None and theirs is not None and mine > theirs
        if _is_dated(self) or _is_dated(other) or self.published is None or other.published is None:
            return False
        return (self.published - other.published).total_seconds() >= _SAME_HOURS * 3600


def counts_of(reported: Sequence[Reported], cast: Cast, before: Sequence[StoryNumber]) -> list[Count]:
    """Return the counts to compare: old ones first, each in time order; those that only `before` holds first of all.

    Derived numbers, and numbers of which nobody says what they count, are left to their summaries.
    """
    found = [
        count
        for one in reported
        for count in _of_one_article([
            _count(number, one, cast) for number in one.summary.numbers if number.counted and not number.derived
        ])
    ]  # fmt: skip
    present = {one.summary.article.id for one in reported}
    gone = [_gone(given, item, cast) for item in before for given in item.given if given.article not in present]
    return sorted(gone + found, key=lambda count: (count.given.is_new, not count.is_gone, count.order))


def places_by_head(counts: Iterable[Count]) -> Mapping[frozenset[str], int]:
    """Return, for each counted thing, in how many places the story counts it."""
    places: defaultdict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for count in counts:
        if count.quantity.places:
            places[count.quantity.head].add(count.quantity.places)
    return {head: len(found) for head, found in places.items()}


def _of_one_article(counts: list[Count]) -> Iterator[Count]:
    """Yield what an article says of each quantity: one number for each counter, and those that it calls superseded.

    Where it gives several without saying which holds, the most salient, and of them the first, speaks for it.
    """
    spoken: list[Count] = []
    for count in sorted(counts, key=lambda one: (one.salience, one.given.mention.start)):
        if count.is_former:
            yield count
        elif not any(_speaks_for(other, count) for other in spoken):
            spoken.append(count)
            yield count


def _speaks_for(spoken: Count, count: Count) -> bool:
    if not spoken.quantity.is_same(count.quantity, scopes=2) or spoken.is_of_another_event(count):
        return False
    if spoken.counter and count.counter and spoken.counter != count.counter:
        return False
    is_definition = spoken.quantity.definition != count.quantity.definition
    return not is_definition or may_both_hold(spoken.given, count.given)


def _count(number: Number, one: Reported, cast: Cast) -> Count:
    article = one.summary.article
    source = _source(number, one.summary, cast)
    given = GivenNumber(
        article=article.id,
        number=number.id,
        mention=mention_in(article.id, number.mention),
        value=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        unit=number.unit,
        counted=number.counted,
        scope=number.scope,
        as_of=number.as_of,
        date=one.date,
        source=source,
        support=number.support,
        is_new=one.is_new,
        evidence=evidence_in(article.id, number.evidence),
    )
    named_day = _named_day(given, one.summary)
    given = given.model_copy(update={"date": named_day or one.date})
    is_of_event = named_day is not None and quantity_of(given).is_cumulative and not holds_until(given)
    return Count(
        given,
        _counter(source, cast),
        one.date if is_of_event else given.date or one.date,
        _moment(article.published),
        number.salience,
        event_day=named_day if is_of_event else None,
        is_former=is_former(given),
    )


def _gone(given: GivenNumber, item: StoryNumber, cast: Cast) -> Count:
    """Return a number that only the last edition holds."""
    known = given.model_copy(update={"is_new": False})
    return Count(known, _counter(given.source, cast), given.date or "", None, item.salience, is_gone=True)


def _source(number: Number, summary: Summary, cast: Cast) -> str | None:
    """Return the name of whose figure a number is: the story's name for it, else the summary's."""
    source = number.attribution.source if number.attribution else None
    if source is None:
        return None
    actor = cast.find(summary.article.id, source)
    if actor is not None:
        return actor.name
    return next((actor.name for actor in summary.actors if actor.id == source), None)


def _counter(source: str | None, cast: Cast) -> str | None:
    """Return one key for all who count for the same body: its name, or that of whom a person belongs to.

    A source without a name is no counter.
    """
    if source is None:
        return None
    actor = cast.named(source)
    if actor is None:
        return fold(source)
    if actor.kind == "unnamed":
        return None
    body = cast.named(actor.affiliation) if actor.affiliation and actor.kind == "person" else None
    return body.id if body else actor.id


def _named_day(given: GivenNumber, summary: Summary) -> str | None:
    """Return the day that the as-of words name, unless it is only the day on which somebody gave the number."""
    as_of = "" if is_told_then(given) else fold(given.as_of or "")
    for date in summary.dates:
        words = fold(date.mention.exact).rstrip(".")
        is_near = any(part.start <= date.mention.start < part.end for part in given.evidence)
        if as_of and is_near and (words in as_of or as_of in words) and _DAY.match(date.value or ""):
            return (date.value or "")[:10]
    return None


def _is_dated(count: Count) -> bool:
    return holds_until(count.given)


def _part_of_day(given: GivenNumber) -> int | None:
    """Return the place of the part of a day that the as-of words name, in order of the hours."""
    said = fold(given.as_of or "").split()
    return next((place for place, part in enumerate(_PARTS_OF_DAY) if part in said), None)


def _moment(published: str | None) -> datetime | None:
    """Return when an article was published, where that is known with hour and time zone."""
    if not published or not _MOMENT.fullmatch(published):
        return None
    return datetime.fromisoformat(published)


def mention_in(article: str, mention: Mention) -> ArticleMention:
    """Return exact words with the article that holds them."""
    return ArticleMention(article=article, start=mention.start, end=mention.end, exact=mention.exact)


def evidence_in(article: str, evidence: Sequence[Evidence]) -> tuple[ArticleEvidence, ...]:
    """Return evidence with the article that holds it."""
    return tuple(
        ArticleEvidence(article=article, start=part.start, end=part.end, exact=part.exact, passage=part.passage)
        for part in evidence
    )


def better_of_one_time(one: Count, other: Count) -> Count:
    """Return the count that stands first of two of one time: the exact one, then the later in order."""
    if is_exact(one.given) != is_exact(other.given):
        return one if is_exact(one.given) else other
    return max(one, other, key=lambda count: count.order)
