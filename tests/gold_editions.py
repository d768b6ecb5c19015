"""An edition of the hand-labelled articles in tests/gold: one story each, with all that their labels give."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarizer import Article
from summarizer.article import Passage
from summarizer.edition import (
    ArticleEvidence,
    ArticleMention,
    Counts,
    Edition,
    GivenNumber,
    HeldPosition,
    Story,
    StoryActor,
    StoryArticle,
    StoryHeadline,
    StoryNumber,
    StoryPosition,
    StoryQuestion,
    StorySentence,
)

TESTS = Path(__file__).parent
DATE = "2026-11-29"


def gold_edition() -> Edition:
    """Return the first edition of the sample article and the six others."""
    paths = sorted((TESTS / "gold").glob("*.json"), key=lambda path: path.stem != "truce")
    stories = tuple(_Gold(json.loads(path.read_bytes())).story() for path in paths)
    return Edition(
        schema_version="1",
        id="0" * 64,
        date=DATE,
        timezone="Europe/Berlin",
        since=None,
        lead=None,
        stories=stories,
        unchanged=(),
        corrections=(),
        failed=(),
        counts=Counts(
            articles=len(stories),
            new_articles=len(stories),
            copies=0,
            stories=len(stories),
            new_stories=len(stories),
            changed_stories=0,
            unchanged_stories=0,
            failed=0,
        ),
    )


class _Gold:
    def __init__(self, gold: dict[str, Any]) -> None:
        self._gold = gold
        self._name: str = gold["article"]
        text = (TESTS / "data" / "articles" / f"{self._name}.txt").read_text("utf-8")
        self._article = Article.from_text(text, published=gold["published"])
        self._names = {actor["id"]: actor["name"] for actor in gold["actors"]}

    def story(self) -> Story:
        first, *others = self._article.passages
        second = next(passage for passage in others if passage.span.end - passage.span.start > 60)
        return Story(
            id=self._name,
            status="new",
            first_date=DATE,
            changed_date=DATE,
            headline=StoryHeadline(
                text=self._text(first), evidence=self._evidence([(first.span.start, first.span.end)])
            ),
            gist=(
                StorySentence(
                    text=self._text(second),
                    support="verified",
                    is_new=True,
                    evidence=self._evidence([(second.span.start, second.span.end)]),
                ),
            ),
            articles=(
                StoryArticle(
                    id=self._article.id,
                    title=self._text(first),
                    url=f"https://news.example/{self._name}",
                    publisher="The Example",
                    published=self._gold["published"],
                    paths=(f"{self._name}.txt",),
                    is_new=True,
                    copies=(),
                ),
            ),
            origins=1,
            reasons=(),
            actors=tuple(self._actor(actor) for actor in self._gold["actors"]),
            numbers=tuple(self._number(str(place), number) for place, number in enumerate(self._gold["numbers"])),
            positions=tuple(
                self._position(str(place), position)
                for place, position in enumerate(self._gold["positions"])
                if not position["optional"]
            ),
            disputes=(),
            questions=tuple(
                self._question(str(place), question) for place, question in enumerate(self._gold["open_questions"])
            ),
            dates=(),
        )

    def _text(self, passage: Passage) -> str:
        return self._article.text[passage.span.start : passage.span.end]

    def _actor(self, actor: dict[str, Any]) -> StoryActor:
        return StoryActor(
            **{name: actor[name] for name in ("id", "name", "kind", "role", "affiliation")},
            aliases=tuple(actor["aliases"]),
            salience=2 if actor["core"] else 3,
            actors=((self._article.id, "A1"),),
            evidence=self._evidence([(0, 1)]),
        )

    def _number(self, place: str, number: dict[str, Any]) -> StoryNumber:
        mention = self._mention(number["mention"])
        unit, counted = number["units"][0], number["counted"][0]
        given = GivenNumber(
            **{name: number[name] for name in ("value", "low", "high", "qualifier")},
            article=self._article.id,
            number=f"N{place}",
            mention=mention,
            unit=unit,
            counted=counted,
            scope=None,
            as_of=None,
            date=self._gold["published"],
            source=self._names.get(number["source"]),
            support="verified",
            is_new=True,
            evidence=self._evidence([(mention.start, mention.end)]),
        )
        return StoryNumber(
            id=f"N{place}",
            change="new",
            explanation="no earlier edition gives it",
            counted=counted,
            scope=None,
            unit=unit,
            salience=1,
            has_fallen=False,
            given=(given,),
            before=None,
            related=(),
        )

    def _position(self, place: str, position: dict[str, Any]) -> StoryPosition:
        quotes = tuple(self._mention(quote) for quote in position["quotations"])
        content = position["content"][0]
        name = self._names.get(position["holder"])
        return StoryPosition(
            id=f"P{place}",
            change="new",
            explanation="no earlier edition reports it",
            holder=position["holder"] if name else None,
            holder_name=name,
            unresolved=None if name else position["attribution"]["unresolved"] or "not said",
            issue=" ".join(content["exact"].split()[:4]),
            target=None,
            salience=2,
            is_new=True,
            now=HeldPosition(
                article=self._article.id,
                position=f"P{place}",
                stance=position["stance"],
                statement=content["exact"],
                directness="mixed",
                quotes=quotes,
                relayed_by=(),
                date=self._gold["published"],
                support="verified",
                evidence=self._evidence([(content["start"], content["end"])]),
            ),
            before=None,
        )

    def _question(self, place: str, question: dict[str, Any]) -> StoryQuestion:
        return StoryQuestion(
            id=f"Q{place}",
            status="new",
            question=question["question"],
            kind=question["kind"],
            parties=(),
            salience=2,
            opened=self._gold["published"],
            opened_by=self._article.id,
            age_days=0,
            evidence=self._evidence([(part["start"], part["end"]) for part in question["evidence"]]),
            answer=None,
        )

    def _mention(self, span: dict[str, Any]) -> ArticleMention:
        return ArticleMention(article=self._article.id, start=span["start"], end=span["end"], exact=span["exact"])

    def _evidence(self, spans: Sequence[tuple[int, int]]) -> tuple[ArticleEvidence, ...]:
        """Return the sentences that spans lie in."""
        return tuple(
            ArticleEvidence(
                article=self._article.id,
                start=passage.span.start,
                end=passage.span.end,
                exact=self._text(passage),
                passage=passage.number,
            )
            for passage in self._article.passages
            if any(passage.span.start < end and start < passage.span.end for start, end in spans)
        )
