"""One story: its articles compared, and what became of it since the last edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.edition import Copy, Reason, Story, StoryArticle
from summarizer.stories.actors import make_cast
from summarizer.stories.copies import FoundCopy
from summarizer.stories.numbers import compare_numbers
from summarizer.stories.positions import compare_positions
from summarizer.stories.questions import follow_questions
from summarizer.stories.telling import choose_gist, choose_headline, find_dated_events
from summarizer.stories.types import Reported


@dataclass(frozen=True)
class Gathered:
    """The articles of one event: originals in the order in which they came, and their copies by the original's id.

    `before` are the stories that the last edition had them in, the oldest first: none for a new one, several where
    stories meet.
    """

    id: str
    reported: Sequence[Reported]
    copies: Mapping[str, Sequence[tuple[FoundCopy, Reported]]]
    reasons: Sequence[Reason]
    before: Sequence[Story]
    has_corrections: bool


def tell_story(gathered: Gathered, texts: Mapping[str, Article], *, today: str) -> Story | None:
    """Return the story as it stands today; None where its articles hold no sentence to tell it by.

    It is unchanged where nothing came but copies and articles that tell what was told before.
    """
    reported, before = gathered.reported, gathered.before
    newest = sorted(reported, key=lambda each: each.date, reverse=True)
    headline = choose_headline(newest, texts)
    if headline is None:
        return None
    if len(before) == 1 and not any(each.is_new for each in reported):
        return _unchanged(gathered, before[0])
    cast = make_cast(reported, texts, [actor for story in before for actor in story.actors])
    numbers, disputed_numbers = compare_numbers(reported, cast, [one for story in before for one in story.numbers])
    positions, disputed = compare_positions(reported, cast, [one for story in before for one in story.positions])
    known_questions = [one for story in before for one in story.questions]
    story = Story(
        id=gathered.id,
        status="changed" if before else "new",
        first_date=min((story.first_date for story in before), default=today),
        changed_date=today,
        headline=headline,
        gist=choose_gist(newest, [sentence for story in before for sentence in story.gist]),
        actors=tuple(cast.actors),
        numbers=numbers,
        positions=positions,
        disputes=(*disputed, *disputed_numbers),
        questions=follow_questions(reported, cast, known_questions, today=today, texts=texts),
        dates=find_dated_events(newest, texts, today=today),
        articles=_articles(gathered),
        origins=len(reported),
        reasons=tuple(gathered.reasons),
    )
    if len(before) == 1 and not _brings_news(story, before[0], gathered.has_corrections):
        kept = {"changed_date": before[0].changed_date, "headline": before[0].headline, "gist": before[0].gist}
        return story.model_copy(update={"status": "unchanged", **kept})
    return story


def _brings_news(story: Story, before: Story, has_corrections: bool) -> bool:  # noqa: FBT001 - a fact, not a switch
    """Tell whether anything is there that the last edition did not tell, or told otherwise."""
    known = {day.date for day in before.dates}
    return (
        has_corrections
        or any(number.change != "unchanged" for number in story.numbers)
        or any(position.is_new for position in story.positions)
        or any(dispute.is_new for dispute in story.disputes)
        or any(question.status in ("new", "answered") for question in story.questions)
        or any(sentence.is_new for sentence in story.gist)
        or any(day.is_ahead and day.date not in known for day in story.dates)
    )


def _unchanged(gathered: Gathered, story: Story) -> Story:
    """Return the story as it stood, with the copies that came."""
    update: dict[str, object] = {"status": "unchanged"}
    if any(copy.is_new for copies in gathered.copies.values() for _, copy in copies):
        update |= {"articles": _articles(gathered), "reasons": tuple(gathered.reasons)}
    return story.model_copy(update=update)


def _articles(gathered: Gathered) -> tuple[StoryArticle, ...]:
    return tuple(_article(each, gathered.copies.get(each.summary.article.id, ())) for each in gathered.reported)


def _article(reported: Reported, copies: Sequence[tuple[FoundCopy, Reported]]) -> StoryArticle:
    header = reported.summary.article
    return StoryArticle(
        id=header.id,
        title=header.title,
        url=header.url,
        publisher=header.publisher,
        published=header.published,
        paths=header.paths,
        is_new=reported.is_new,
        copies=tuple(_copy(found, copy) for found, copy in copies),
    )


def _copy(found: FoundCopy, reported: Reported) -> Copy:
    header = reported.summary.article
    return Copy(
        id=header.id,
        kind=found.kind,
        title=header.title,
        url=header.url,
        publisher=header.publisher,
        published=header.published,
        paths=header.paths,
    )
