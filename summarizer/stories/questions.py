"""Open questions that live: opened by an article, carried forward with their age, closed by a later article's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from summarizer.article import Article
from summarizer.edition import ArticleEvidence, StoryQuestion
from summarizer.mentions import Mentions, find_mentions
from summarizer.stories.answering import find_answer
from summarizer.stories.asking import Question, question_of
from summarizer.stories.counts import evidence_in
from summarizer.stories.ids import Ids, new_id
from summarizer.stories.types import Cast, Reported
from summarizer.summary import OpenQuestion


@dataclass(frozen=True)
class _Raised:
    """A question as one article raises it."""

    item: OpenQuestion
    by: Reported
    question: Question

    @property
    def key(self) -> tuple[str, str]:
        """Article and question id."""
        return self.by.summary.article.id, self.item.id

    @property
    def order(self) -> tuple[str, str, str, int]:
        """Time order, then the order of the text."""
        article = self.by.summary.article
        return self.by.date, article.published or "", article.id, self.item.evidence[0].start


@dataclass
class _Thread:
    """One question through time: what the last edition said of it, and who raises it."""

    before: StoryQuestion | None
    question: Question
    raised: list[_Raised] = field(default_factory=list)


@dataclass(frozen=True)
class _Told:
    """An article that may answer: its day, its text with what the rules find there, and the names of its actors."""

    date: str
    article: Article
    mentions: Mentions
    actors: Sequence[str]


def follow_questions(
    reported: Sequence[Reported],
    cast: Cast,
    before: Sequence[StoryQuestion],
    *,
    today: str,
    texts: Mapping[str, Article],
) -> tuple[StoryQuestion, ...]:
    """Return the story's questions: new, open with their age, or answered with the later article's sentence.

    `texts` holds the articles by id; an article that is not in it answers nothing. An answered question stays
    answered, until a later article raises it again. The rules stand in docs/changes.md.
    """
    threads = [thread for thread in _threads(reported, before) if thread.raised]
    told = _told(reported, cast, texts) if threads else []
    ids = Ids()
    questions = [_question(thread, _answer(thread, told), ids, today) for thread in threads]
    return tuple(sorted(questions, key=lambda item: (item.salience, item.opened or "", item.id)))


def _told(reported: Sequence[Reported], cast: Cast, texts: Mapping[str, Article]) -> list[_Told]:
    """Return the articles that may answer, in time order."""
    found = [
        _Told(one.date, texts[identifier], find_mentions(texts[identifier]), _actors(one, cast))
        for one in reported
        if (identifier := one.summary.article.id) in texts
    ]
    return sorted(found, key=lambda one: (one.date, one.article.published or "", one.article.id))


def _threads(reported: Sequence[Reported], before: Sequence[StoryQuestion]) -> list[_Thread]:
    """Return the questions of the last edition and those raised since, the same question once."""
    threads = [
        _Thread(item, question_of(item.question, item.kind, item.parties))
        for item in sorted(before, key=lambda item: item.id)
    ]
    raised = [
        _Raised(item, one, question_of(item.question, item.kind, item.parties))
        for one in reported
        for item in one.summary.open_questions
    ]
    for one in sorted(raised, key=lambda one: (one.by.is_new, one.order)):
        thread = next((thread for thread in threads if thread.question.is_same(one.question)), None)
        if thread is None:
            thread = _Thread(None, one.question)
            threads.append(thread)
        thread.raised.append(one)
    return threads


def _question(thread: _Thread, answer: ArticleEvidence | None, ids: Ids, today: str) -> StoryQuestion:
    first = min(thread.raised, key=lambda one: one.order)
    known = thread.before
    opened = min(filter(None, (first.by.date, known.opened if known else None)))
    is_known = known is not None or not first.by.is_new
    return StoryQuestion(
        id=ids.take({known.id} if known else (), new_id("q", *first.key)),
        status="answered" if answer else "open" if is_known else "new",
        question=first.item.question,
        kind=first.item.kind,
        parties=first.item.parties,
        salience=min(one.item.salience for one in thread.raised),
        opened=opened,
        opened_by=first.by.summary.article.id,
        age_days=(date.fromisoformat(today) - date.fromisoformat(opened)).days,
        evidence=evidence_in(first.by.summary.article.id, first.item.evidence),
        answer=answer,
    )


def _answer(thread: _Thread, told: Sequence[_Told]) -> ArticleEvidence | None:
    """Return the words of the first article that answers, later than all that raise the question."""
    last = max(one.by.date for one in thread.raised)
    for one in told:
        passage = find_answer(thread.question, one.article, one.mentions, one.actors) if one.date > last else None
        if passage is not None:
            return ArticleEvidence(
                article=one.article.id,
                start=passage.span.start,
                end=passage.span.end,
                exact=one.article.exact(passage.span),
                passage=passage.number,
            )
    return None


def _actors(one: Reported, cast: Cast) -> list[str]:
    """Return the names of the actors of an article, with those that the story knows them by."""
    found = [(actor, cast.find(one.summary.article.id, actor.id)) for actor in one.summary.actors]
    names = [name for actor, _ in found for name in (actor.name, *actor.aliases)]
    return sorted({*names, *(name for _, known in found if known for name in (known.name, *known.aliases))})
