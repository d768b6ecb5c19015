"""The state of a ledger becomes an edition: what is new since the last one, told by rules alone."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from summarizer.digest.corrections import find_correction
from summarizer.digest.intake import DAMAGED, Intake, Span, articles_of, take_in
from summarizer.edition import EDITION_SCHEMA_VERSION, Correction, Counts, Edition, Failed, Story, StoryLine
from summarizer.errors import ConfigurationError
from summarizer.ledger import EditionLedger, NewEdition
from summarizer.stories import News, tell_stories


@dataclass(frozen=True)
class Digest:
    """An edition, and the dates of those after it, which were made without it and stay as they are."""

    edition: Edition
    later: tuple[str, ...]
    damaged: int


def make_edition(ledger: EditionLedger, date: str, zone: ZoneInfo, *, since: str | None = None) -> Digest:
    """Return the edition of a date, kept in the ledger in the place of an earlier one of that date.

    With `since`, everything from that date on is new, and the edition is not kept: the daily ones go on as before.
    Dates are ISO dates in the zone. The same ledger gives the same edition, byte for byte.
    """
    if since is not None and since > date:
        raise ConfigurationError(f"--since {since} is after the edition's date, {date}", advice="Give an earlier date.")
    span = Span(date=date, start=since or date, zone=zone)
    intake = take_in(ledger, span)
    news = News(intake.reported, intake.texts, intake.before, intake.known, intake.replaced, today=date)
    stories = (*(told := tell_stories(news)), *_untold(intake.before, told))
    intake = replace(intake, failed=(*intake.failed, *_without_words(intake, stories)))
    edition = _edition(ledger, span, intake, stories)
    if since is None:
        ledger.save(_kept(edition, intake, stories))
    later = tuple(other for other in ledger.dates() if other > date)
    return Digest(edition, later, sum(failed.code == DAMAGED for failed in intake.failed))


def _untold(before: Sequence[Story], told: Sequence[Story]) -> Iterator[Story]:
    """Yield the stories of which no article can be read any more, as they stood: they are in no story of today."""
    articles = {article.id for story in told for article in story.articles}
    for story in before:
        if articles.isdisjoint(article.id for article in story.articles) and story.id not in {one.id for one in told}:
            yield story.model_copy(update={"status": "unchanged"})


def _without_words(intake: Intake, stories: Sequence[Story]) -> Iterator[Failed]:
    """Yield the new articles that no story holds, since there is no sentence to tell them by."""
    told = set(articles_of(stories))
    for each in intake.reported:
        if each.is_new and each.summary.article.id not in told:
            reason = "its text is not kept, and its summary quotes no sentence"
            yield Failed(paths=each.summary.article.paths, code="nothing_to_tell", reason=reason)


def _edition(ledger: EditionLedger, span: Span, intake: Intake, stories: Sequence[Story]) -> Edition:
    news = sorted((story for story in stories if story.status != "unchanged"), key=_importance)
    unchanged = sorted(
        (story for story in stories if story.status == "unchanged"),
        key=lambda story: (story.changed_date, story.id),
        reverse=True,
    )
    edition = Edition(
        schema_version=EDITION_SCHEMA_VERSION,
        id="",
        date=span.date,
        timezone=span.zone.key,
        since=max((date for date in ledger.dates() if date < span.start), default=None),
        lead=None,
        stories=tuple(news),
        unchanged=tuple(map(_line, unchanged)),
        corrections=tuple(_corrections(ledger, intake, stories)),
        failed=tuple(intake.failed),
        counts=_counts(intake, stories),
    )
    content = edition.model_dump_json(exclude={"id"})
    return edition.model_copy(update={"id": hashlib.sha256(content.encode()).hexdigest()})


def _importance(story: Story) -> tuple[int, int, int, str, str]:
    """Sort by how many new articles tell it, then by how many in all, then by what is central in it."""
    new = sum(article.is_new for article in story.articles)
    central = sum(item.salience == 1 for items in (story.numbers, story.positions, story.actors) for item in items)
    return -new, -story.origins, -central, story.first_date, story.id


def _line(story: Story) -> StoryLine:
    return StoryLine(
        id=story.id,
        headline=story.headline,
        changed_date=story.changed_date,
        articles=len(list(articles_of((story,)))),
        open_questions=sum(question.status != "answered" for question in story.questions),
    )


def _counts(intake: Intake, stories: Sequence[Story]) -> Counts:
    statuses = [story.status for story in stories]
    return Counts(
        articles=len(set(articles_of(stories))),
        new_articles=sum(each.is_new for each in intake.reported),
        copies=sum(len(article.copies) for story in stories for article in story.articles),
        stories=len(stories),
        new_stories=statuses.count("new"),
        changed_stories=statuses.count("changed"),
        unchanged_stories=statuses.count("unchanged"),
        failed=len(intake.failed),
        waiting=intake.waiting,
        outdated=intake.outdated,
    )


def _corrections(ledger: EditionLedger, intake: Intake, stories: Sequence[Story]) -> Iterator[Correction]:
    story_of = {article: story.id for story in stories for article in articles_of((story,))}
    summaries = {each.summary.article.id: each.summary for each in intake.reported}
    sent = [Edition.model_validate_json(text) for text in _editions_with(ledger, intake)]
    for old_id, old in sorted(intake.old.items()):
        new = summaries[intake.replaced[old_id]]
        correction = find_correction(old, new, story_of[new.article.id], intake.texts, sent)
        if correction:
            yield correction


def _editions_with(ledger: EditionLedger, intake: Intake) -> Iterator[str]:
    """Yield the editions before that cite a corrected article, in order of their dates."""
    for date in ledger.dates() if intake.old else ():
        text = ledger.edition(date)
        if text and date < intake.start and any(article in text for article in intake.old):
            yield text


def _kept(edition: Edition, intake: Intake, stories: Sequence[Story]) -> NewEdition:
    """Return what the ledger keeps: the stories that are not as they were, and the ends of those that are no more."""
    before = {story.id: story for story in intake.before}
    now = {story.id: story for story in stories}
    changed: dict[str, str | None] = {
        story.id: story.model_dump_json()
        for story in stories
        if story.status != "unchanged" or story.articles != before[story.id].articles
    }
    ended: dict[str, str | None] = dict.fromkeys(sorted(before.keys() - now.keys()))
    return NewEdition(edition.date, edition.model_dump_json(), tuple(intake.entries), changed | ended)
