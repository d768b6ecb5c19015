"""A hypothesis strategy of valid editions whose texts are hostile: mentions, links, markup, bidi, very long words.

Every span of such an edition is exact: `exact == texts[article][start:end]`. The shape and the words are drawn, so a
failure shrinks to few stories and few words; which word stands where follows from one drawn seed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from summarizer.draft import ActorKind, QuestionKind, Stance
from summarizer.edition import (
    ArticleEvidence,
    ArticleMention,
    Copy,
    CopyKind,
    CorrectedCode,
    CorrectedItem,
    Correction,
    Counts,
    DatedEvent,
    Dispute,
    DisputeKind,
    Edition,
    Failed,
    GivenNumber,
    HeldPosition,
    Lead,
    NumberChange,
    PositionChange,
    QuestionStatus,
    Reason,
    ReasonCode,
    SentLine,
    Story,
    StoryActor,
    StoryArticle,
    StoryHeadline,
    StoryLine,
    StoryNumber,
    StoryPosition,
    StoryQuestion,
    StorySentence,
    StoryStatus,
)
from summarizer.summary import Qualifier, Support
from tests.hostile import DAYS, HOSTILE, PLAIN, URLS

T = TypeVar("T")


@dataclass(frozen=True)
class Written:
    """An edition with the texts of the articles that it stands on, by article id."""

    edition: Edition
    texts: Mapping[str, str]


def hostile_words() -> st.SearchStrategy[str]:
    """Return words of an article as an enemy would write them: none is blank, none holds half a surrogate pair."""
    anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
    return st.one_of(st.sampled_from(HOSTILE), anything).filter(lambda word: bool(word.strip()))


@st.composite
def editions(draw: st.DrawFn, max_stories: int = 6, max_items: int = 6) -> Written:
    """Draw a valid edition of up to so many stories, each with up to so many items of each kind."""
    words = draw(st.lists(hostile_words(), max_size=12))
    stories = draw(st.integers(0, max_stories))
    items = draw(st.integers(0, max_items))
    return written(draw(st.integers(0, 2**32)), words, stories=stories, items=items)


def written(seed: int, words: Sequence[str] = (), *, stories: int, items: int, articles: int = 3) -> Written:
    """Return the edition that this seed writes with these words, among plain ones."""
    writer = _Writer(Random(seed), (*words, *PLAIN), items, articles)  # noqa: S311 - no secret
    return Written(writer.edition(stories), writer.texts)


class _Writer:
    def __init__(self, random: Random, words: Sequence[str], items: int, articles: int) -> None:
        self.texts: dict[str, str] = {}
        self._random = random
        self._words = words
        self._items = items
        self._articles = articles
        self._sentences: dict[str, list[tuple[int, int]]] = {}

    def edition(self, stories: int) -> Edition:
        made = tuple(self._story(number) for number in range(stories))
        failed = self._some(lambda _: Failed(paths=(self._line(),), code="refusal", reason=self._line()))
        return Edition(
            schema_version="1",
            id=f"{self._random.getrandbits(256):064x}",
            date=DAYS[-1],
            timezone="Europe/Berlin",
            since=self._maybe(DAYS[-2]),
            lead=self._maybe(Lead(sentences=(self._sentence(self._article()),), model=self._line())),
            stories=made,
            unchanged=self._some(self._unchanged),
            corrections=self._some(self._correction),
            failed=failed,
            counts=Counts(
                articles=sum(len(story.articles) for story in made),
                new_articles=sum(article.is_new for story in made for article in story.articles),
                copies=sum(len(article.copies) for story in made for article in story.articles),
                stories=len(made),
                new_stories=sum(story.status == "new" for story in made),
                changed_stories=sum(story.status == "changed" for story in made),
                unchanged_stories=0,
                failed=len(failed),
            ),
        )

    # --- stories ------------------------------------------------------------------------------------------------

    def _story(self, number: int) -> Story:
        articles = [self._article() for _ in range(self._random.randint(1, self._articles))]
        actors = self._some(lambda index: self._actor(f"S{number}A{index}", articles))
        numbers = self._some(lambda index: self._number(f"S{number}N{index}", articles))
        positions = self._some(lambda index: self._position(f"S{number}P{index}", articles, actors))
        sides = [item.id for item in positions], [item.id for item in numbers]
        return Story(
            id=f"S{number}",
            status=self._one(get_args(StoryStatus)[:2]),
            first_date=self._one(DAYS),
            changed_date=self._one(DAYS),
            headline=self._headline(articles[0]),
            gist=tuple(self._sentence(self._one(articles)) for _ in range(self._random.randint(1, 4))),
            articles=tuple(self._story_article(article) for article in articles),
            origins=len(articles),
            reasons=self._some(
                lambda _: Reason(code=self._one(get_args(ReasonCode)), article=articles[0], text=self._line())
            ),
            actors=actors,
            numbers=numbers,
            positions=positions,
            disputes=self._some(lambda index: self._dispute(f"S{number}D{index}", sides))
            if min(map(len, sides)) > 1
            else (),
            questions=self._some(lambda index: self._question(f"S{number}Q{index}", articles)),
            dates=self._some(lambda _: self._event(self._one(articles))),
        )

    def _story_article(self, article: str) -> StoryArticle:
        return StoryArticle(**self._metadata(article), is_new=self._chance(), copies=self._some(lambda _: self._copy()))

    def _copy(self) -> Copy:
        return Copy(**self._metadata(f"{self._random.getrandbits(64):016x}"), kind=self._one(get_args(CopyKind)))

    def _metadata(self, article: str) -> dict[str, Any]:
        return {
            "id": article,
            "title": self._maybe(self._line()),
            "url": self._maybe(self._one(URLS)),
            "publisher": self._maybe(self._line()),
            "published": self._maybe(self._one(DAYS)),
            "paths": (f"in/{self._one(self._words)}.txt",),
        }

    def _headline(self, article: str) -> StoryHeadline:
        evidence = self._evidence(article)
        return StoryHeadline(text=evidence.exact, evidence=(evidence,))

    def _sentence(self, article: str) -> StorySentence:
        return StorySentence(
            text=self._line(), support=self._support(), is_new=self._chance(), evidence=(self._evidence(article),)
        )

    def _actor(self, name: str, articles: Sequence[str]) -> StoryActor:
        article = self._one(articles)
        return StoryActor(
            id=name,
            name=self._line(),
            kind=self._one(get_args(ActorKind)),
            role=self._maybe(self._line()),
            aliases=self._some(lambda _: self._line()),
            affiliation=self._maybe(self._line()),
            salience=self._salience(),
            actors=((article, "A1"),),
            evidence=(self._evidence(article),),
        )

    def _number(self, name: str, articles: Sequence[str]) -> StoryNumber:
        return StoryNumber(
            id=name,
            change=self._one(get_args(NumberChange)),
            explanation=self._line(),
            counted=self._maybe(self._line()),
            scope=self._maybe(self._line()),
            unit=self._maybe(self._line()),
            salience=self._salience(),
            has_fallen=self._chance(),
            given=tuple(self._given(self._one(articles)) for _ in range(self._random.randint(1, 3))),
            before=self._maybe(self._given(self._one(articles))),
            related=(),
        )

    def _given(self, article: str) -> GivenNumber:
        evidence = self._evidence(article)
        value = self._random.randint(0, 10**9)
        return GivenNumber(
            article=article,
            number="N1",
            mention=self._mention(evidence),
            value=value,
            low=value,
            high=value,
            qualifier=self._one(get_args(Qualifier)),
            unit=self._maybe(self._line()),
            counted=self._maybe(self._line()),
            scope=self._maybe(self._line()),
            as_of=self._maybe(self._one(DAYS)),
            date=self._maybe(self._one(DAYS)),
            source=self._maybe(self._line()),
            support=self._support(),
            is_new=self._chance(),
            evidence=(evidence,),
        )

    def _position(self, name: str, articles: Sequence[str], actors: Sequence[StoryActor]) -> StoryPosition:
        holder = self._one(actors) if actors and self._chance() else None
        return StoryPosition(
            id=name,
            change=self._one(get_args(PositionChange)),
            explanation=self._line(),
            holder=holder.id if holder else None,
            holder_name=holder.name if holder else self._maybe(self._line()),
            unresolved=None if holder else self._line(),
            issue=self._line(),
            target=self._maybe(self._line()),
            salience=self._salience(),
            is_new=self._chance(),
            now=self._held(self._one(articles)),
            before=self._maybe(self._held(self._one(articles))),
        )

    def _held(self, article: str) -> HeldPosition:
        evidence = self._evidence(article)
        return HeldPosition(
            article=article,
            position="P1",
            stance=self._one(get_args(Stance)),
            statement=self._line(),
            directness=self._one(("direct", "indirect", "mixed")),
            quotes=tuple(self._mention(evidence) for _ in range(self._random.randint(0, 2))),
            relayed_by=self._some(lambda _: self._line()),
            date=self._maybe(self._one(DAYS)),
            support=self._support(),
            evidence=(evidence,),
        )

    def _dispute(self, name: str, sides: tuple[list[str], list[str]]) -> Dispute:
        kind: DisputeKind = self._one(get_args(DisputeKind))
        ids = sides[0] if kind == "positions" else sides[1]
        chosen = tuple(self._random.sample(ids, self._random.randint(2, len(ids))))
        return Dispute(id=name, kind=kind, issue=self._line(), is_new=self._chance(), sides=chosen)

    def _question(self, name: str, articles: Sequence[str]) -> StoryQuestion:
        article = self._one(articles)
        status = self._one(get_args(QuestionStatus))
        return StoryQuestion(
            id=name,
            status=status,
            question=self._line(),
            kind=self._one(get_args(QuestionKind)),
            parties=self._some(lambda _: self._line()),
            salience=self._salience(),
            opened=self._maybe(self._one(DAYS)),
            opened_by=article,
            age_days=self._maybe(self._random.randint(0, 400)),
            evidence=(self._evidence(article),),
            answer=self._evidence(self._one(articles)) if status == "answered" else None,
        )

    def _event(self, article: str) -> DatedEvent:
        evidence = self._evidence(article)
        return DatedEvent(
            date=self._one(DAYS), mention=self._mention(evidence), is_ahead=self._chance(), evidence=(evidence,)
        )

    # --- beside the stories -------------------------------------------------------------------------------------

    def _unchanged(self, number: int) -> StoryLine:
        return StoryLine(
            id=f"U{number}",
            headline=self._headline(self._article()),
            changed_date=self._one(DAYS),
            articles=self._random.randint(1, 9),
            open_questions=self._random.randint(0, 9),
        )

    def _correction(self, number: int) -> Correction:
        article = self._article()
        return Correction(
            story=f"S{number}",
            path=self._line(),
            title=self._maybe(self._line()),
            url=self._maybe(self._one(URLS)),
            article_before="0" * 64,
            article_now=article,
            items=self._some(lambda _: self._corrected(article)),
            sent=self._some(
                lambda _: SentLine(edition="e" * 64, date=self._one(DAYS), story=f"S{number}", text=self._line())
            ),
        )

    def _corrected(self, article: str) -> CorrectedItem:
        code = self._one(get_args(CorrectedCode))
        is_gone = code == "gone"
        return CorrectedItem(
            section=self._one(("headline", "gist", "actors", "positions", "numbers", "open_questions")),
            code=code,
            before=None if code == "added" else self._line(),
            now=None if is_gone else self._line(),
            evidence=() if is_gone else (self._evidence(article),),
        )

    # --- texts --------------------------------------------------------------------------------------------------

    def _article(self) -> str:
        """Write an article of a title and some sentences, and return its id."""
        sentences = [self._line() for _ in range(self._random.randint(2, 5))]
        article = f"{self._random.getrandbits(256):064x}"
        spans, text = [], ""
        for number, sentence in enumerate(sentences):
            text += ("" if not number else "\n\n" if number == 1 else " ") + sentence
            spans.append((len(text) - len(sentence), len(text)))
        self.texts[article], self._sentences[article] = text, spans
        return article

    def _line(self) -> str:
        return " ".join(self._random.choices(self._words, k=self._random.randint(1, 8)))

    def _evidence(self, article: str) -> ArticleEvidence:
        passage = self._random.randrange(len(self._sentences[article]))
        start, end = self._sentences[article][passage]
        exact = self.texts[article][start:end]
        return ArticleEvidence(article=article, start=start, end=end, exact=exact, passage=passage + 1)

    def _mention(self, evidence: ArticleEvidence) -> ArticleMention:
        """Return some words of the evidence: no blank at either end, so that none is cut."""
        words = evidence.exact.split(" ")
        full = [index for index, word in enumerate(words) if word.strip()]
        first = self._one(full)
        last = self._one([index for index in full if first <= index < first + 4])
        start = evidence.start + sum(len(word) + 1 for word in words[:first])
        exact = " ".join(words[first : last + 1])
        return ArticleMention(article=evidence.article, start=start, end=start + len(exact), exact=exact)

    # --- chance -------------------------------------------------------------------------------------------------

    def _some(self, make: Callable[[int], T]) -> tuple[T, ...]:
        return tuple(make(number) for number in range(self._random.randint(0, self._items)))

    def _one(self, choices: Sequence[T]) -> T:
        return self._random.choice(choices)

    def _maybe(self, value: T) -> T | None:
        return value if self._chance() else None

    def _chance(self) -> bool:
        return self._random.random() < 0.5

    def _salience(self) -> int:
        return self._random.randint(1, 3)

    def _support(self) -> Support:
        return self._one(("verified", "unverified"))
