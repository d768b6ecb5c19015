"""One article's draft by small questions: what rules know, rules fill; the model is asked only for what is left."""

from dataclasses import dataclass

from pydantic import BaseModel

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.local.actors import ActorCandidate, actor_drafts, plan_actors
from summarizer.local.ask import Answers, Parameters, Progress, Question, ask_all
from summarizer.local.gist import extract_gist
from summarizer.local.numbers import NumberCandidate, number_drafts, plan_numbers
from summarizer.local.positions import PositionCandidate, plan_positions, position_drafts
from summarizer.local.questions import open_questions
from summarizer.mentions import Mentions
from summarizer.model import Model, Usage


@dataclass(frozen=True)
class Plan:
    """What rules found worth an item, each with the question that is left to the model."""

    numbers: tuple[NumberCandidate, ...]
    positions: tuple[PositionCandidate, ...]
    actors: tuple[ActorCandidate, ...]

    @property
    def questions(self) -> list[Question[BaseModel]]:
        """Return the questions in the order in which they are asked."""
        asked: list[Question[BaseModel] | None] = [
            *(number.question for number in self.numbers),
            *(position.question for position in self.positions),
            *(position.speaker for position in self.positions),
            *(actor.question for actor in self.actors),
        ]
        return [question for question in asked if question is not None]


@dataclass(frozen=True)
class LocalDraft:
    """The draft, who answered with which parameters, and what it cost.

    `unanswered` questions got no usable reply, `unasked` ones were beyond the limit; rules filled in for both.
    """

    draft: Draft
    usage: Usage
    model: str | None
    parameters: Parameters
    questions: int
    unanswered: int
    unasked: int


async def draft_locally(
    article: Article, mentions: Mentions, model: Model, *, progress: Progress | None = None
) -> LocalDraft:
    """Return the draft of a whole article, of any length; at most one request a mention and sentence (G9).

    Raises the ModelError of an engine that fails; an unusable answer only leaves its label to the rules.
    """
    plan = plan_draft(article, mentions)
    answers = await ask_all(plan.questions, model, limit=request_limit(article, mentions), progress=progress)
    return LocalDraft(
        draft=fill(plan, answers, article, mentions),
        usage=answers.usage,
        model=answers.model,
        parameters=answers.parameters,
        questions=answers.asked,
        unanswered=answers.unanswered,
        unasked=answers.unasked,
    )


def plan_draft(article: Article, mentions: Mentions) -> Plan:
    """Return what to ask of an article."""
    return Plan(
        numbers=tuple(plan_numbers(article, mentions)),
        positions=tuple(plan_positions(article, mentions)),
        actors=tuple(plan_actors(article, mentions)),
    )


def fill(plan: Plan, answers: Answers, article: Article, mentions: Mentions) -> Draft:
    """Return the draft that the rules and the answers give."""
    return Draft(
        gist=extract_gist(article, mentions),
        actors=actor_drafts(plan.actors, answers),
        positions=position_drafts(plan.positions, answers, article, mentions),
        numbers=number_drafts(plan.numbers, answers, article, mentions),
        open_questions=open_questions(article, mentions),
    )


def request_limit(article: Article, mentions: Mentions) -> int:
    """Return how many requests an article may cost: its mentions and its sentences."""
    found = len(mentions.numbers) + len(mentions.quotations) + len(mentions.cues) + len(mentions.names)
    return found + sum(1 for passage in article.passages if passage.is_citable)
