"""What an edition is made of: the summaries that no other edition holds, and the articles of the stories it follows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.digest.days import day_of
from summarizer.digest.versions import is_version
from summarizer.edition import Failed, Story
from summarizer.ledger import Arrival, EditionLedger, StoredArticle
from summarizer.stories import Reported
from summarizer.summary import Summary
from summarizer.verification import verify_seal

DAMAGED = "damaged"
FOLLOWED_DAYS = 14  # so long an unchanged story is listed, and takes new articles


@dataclass(frozen=True)
class Span:
    """The days of an edition: its own date, and the day from which on everything is new to its readers."""

    date: str
    start: str
    zone: ZoneInfo


@dataclass(frozen=True)
class Intake:
    """What the ledger gives for an edition.

    `replaced` names the new article by the id of the old one; `old` are the summaries of those, as far as they can be
    read. `entries` is what this edition is the first to hold; `waiting` counts articles of later days, `outdated` older
    versions of an article that came with a newer one.
    """

    reported: Sequence[Reported]
    texts: Mapping[str, Article]
    before: Sequence[Story]
    known: Sequence[Story]
    replaced: Mapping[str, str]
    old: Mapping[str, Summary]
    failed: Sequence[Failed]
    entries: Sequence[str]
    start: str
    waiting: int
    outdated: int


def take_in(ledger: EditionLedger, span: Span) -> Intake:
    """Return what the edition of a span of days is made of. Damaged records are among the failures."""
    return _Reading(ledger, span).intake()


class _Reading:
    def __init__(self, ledger: EditionLedger, span: Span) -> None:
        self._ledger = ledger
        self._span = span
        self._entries = ledger.entries()
        self._arrivals = list(ledger.arrivals())
        self._texts: dict[str, Article] = {}
        self._failed: dict[str, Failed] = {}
        self._summaries: dict[str, Summary | None] = {}

    def intake(self) -> Intake:
        mine = [arrival for arrival in self._arrivals if arrival.is_current and self._is_mine(arrival.article_id)]
        ready = [arrival for arrival in mine if self._day(arrival) <= self._span.date]
        new = [arrival for arrival in ready if self._summary(arrival.article_id)]
        replaced = self._replaced(new)
        outdated = [arrival.article_id for arrival in new if arrival.article_id in replaced]
        before = list(self._followed(self._ledger.stories(before=self._span.start), replaced))
        known = list(self._followed(self._ledger.stories(before=_next_day(self._span.date)), {}))
        told = set(articles_of(before))
        fresh = {arrival.article_id: self._day(arrival) for arrival in new if arrival.article_id not in replaced}
        held = {one: self._entries[one] for one in articles_of((*before, *known)) if self._is_held(one)}
        old = {one: summary for one in replaced if one in told and (summary := self._summary(one))}
        self._note_failures()
        return Intake(
            reported=list(self._reported(held | fresh, replaced, fresh)),
            texts=self._texts,
            before=before,
            known=known,
            replaced={one: other for one, other in replaced.items() if one in old},
            old=old,
            failed=tuple(self._failed[entry] for entry in sorted(self._failed)),
            entries=(*(arrival.article_id for arrival in new), *self._failed),
            start=self._span.start,
            waiting=len(mine) - len(ready),
            outdated=len(outdated),
        )

    def _is_held(self, entry: str) -> bool:
        """Tell whether an edition before these days held an entry."""
        return entry in self._entries and self._entries[entry] < self._span.start

    def _is_mine(self, entry: str) -> bool:
        """Tell whether an entry is new in these days: held by no edition before them, and by none after them."""
        return self._span.start <= self._entries.get(entry, self._span.date) <= self._span.date

    def _day(self, arrival: Arrival) -> str:
        """Return the day that an article counts for; where it has no date, the day on which it was first held."""
        first_held = self._entries.get(arrival.article_id, self._span.date)
        return day_of(arrival.published, self._span.zone) or first_held

    def _summary(self, article_id: str) -> Summary | None:
        """Return a summary; None for one that is damaged, which is noted as a failure."""
        if article_id not in self._summaries:
            self._summaries[article_id] = self._read(article_id)
        return self._summaries[article_id]

    def _read(self, article_id: str) -> Summary | None:
        record = self._ledger.record(article_id)
        if record is None:
            return None
        reason = None
        try:
            summary = Summary.model_validate_json(record.summary)
        except ValidationError as error:
            first = error.errors()[0]
            reason = f"the stored summary does not fit its schema: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        else:
            differences = verify_seal(summary)
            if summary.article.id != article_id or differences:
                what = ", ".join(difference.part for difference in differences) or "its article"
                reason = f"the stored summary was changed since it was made: {what}"
        if reason:
            self._note(f"damaged {article_id}", Failed(paths=record.paths, code=DAMAGED, reason=reason))
            return None
        self._keep_text(self._ledger.article(article_id))
        return summary.model_copy(update={"article": summary.article.model_copy(update={"paths": record.paths})})

    def _keep_text(self, stored: StoredArticle | None) -> None:
        """Keep the text of an article where the ledger has it and it is the one that was summarised."""
        if stored and stored.text is not None:
            metadata = (stored.title, stored.url, stored.publisher, stored.published, stored.language)
            article = Article(stored.text, *metadata)
            if article.id == stored.id:
                self._texts[article.id] = article

    def _note(self, entry: str, failed: Failed) -> None:
        if self._is_mine(entry):
            self._failed[entry] = failed

    def _note_failures(self) -> None:
        for failure in self._ledger.failures():
            entry = f"failed {failure.article_id or failure.paths[0]} {failure.code}"
            self._note(entry, Failed(paths=failure.paths, code=failure.code, reason=failure.reason))

    def _replaced(self, new: Sequence[Arrival]) -> dict[str, str]:
        """Return, by the id of an older version, the newest version of the same article among the new ones."""
        places: dict[str, list[Arrival]] = {}
        is_new = {arrival.article_id for arrival in new}
        replaced: dict[str, str] = {}
        for arrival in self._arrivals:
            entry = self._entries.get(arrival.article_id, self._span.date)
            if entry > self._span.date or (entry == self._span.date and arrival.article_id not in is_new):
                continue
            for place in _places(arrival):
                for earlier in places.get(place, ()):
                    if arrival.article_id in is_new and self._is_version(earlier, arrival):
                        replaced[earlier.article_id] = arrival.article_id
                places.setdefault(place, []).append(arrival)
        return {old: _last(old, replaced) for old in replaced if old != _last(old, replaced)}

    def _is_version(self, earlier: Arrival, later: Arrival) -> bool:
        old, new = self._summary(earlier.article_id), self._summary(later.article_id)
        if old is None or new is None or earlier.article_id == later.article_id:
            return False
        return is_version(old, new, self._texts)

    def _followed(self, stories: Mapping[str, tuple[str, str]], replaced: Mapping[str, str]) -> Iterator[Story]:
        """Yield the stories that changed lately, and those of a corrected article however old."""
        oldest = (date.fromisoformat(self._span.start) - timedelta(days=FOLLOWED_DAYS)).isoformat()
        for story_id, (day, content) in sorted(stories.items()):
            if day < oldest and not any(article in content for article in replaced):
                continue
            try:
                yield Story.model_validate_json(content)
            except ValidationError as error:
                reason = f"the story {story_id} cannot be read: {error.errors()[0]['msg']}"
                self._note(f"damaged {story_id}", Failed(paths=(), code=DAMAGED, reason=reason))

    def _reported(
        self, days: Mapping[str, str], replaced: Mapping[str, str], fresh: Mapping[str, str]
    ) -> Iterator[Reported]:
        for article_id, day in sorted(days.items()):
            summary = self._summary(article_id) if article_id not in replaced else None
            if summary:
                published = day_of(summary.article.published, self._span.zone)
                yield Reported(summary, published or day, article_id in fresh)


def articles_of(stories: Sequence[Story]) -> Iterator[str]:
    """Yield the ids of the articles of stories, copies too."""
    for story in stories:
        for article in story.articles:
            yield article.id
            yield from (copy.id for copy in article.copies)


def _places(arrival: Arrival) -> Iterator[str]:
    yield from (f"path {path}" for path in arrival.paths)
    if arrival.url:
        yield f"url {arrival.url}"


def _last(article_id: str, replaced: Mapping[str, str]) -> str:
    while article_id in replaced:
        article_id = replaced[article_id]
    return article_id


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
