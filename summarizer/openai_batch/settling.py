"""Answers to a result: the main path, with the answers of a batch in the model's place."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.article import Article, ArticleWarning
from summarizer.errors import InvalidReplyError, ModelError
from summarizer.ledger import Call, Ledger, Outcome, Result, Window
from summarizer.llm import typed
from summarizer.model import Parameters, Reply, Request, T, Usage
from summarizer.pipeline import WindowDrafter, summarize
from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one window of an article, and the parameters that it was asked with."""

    outcome: Outcome
    parameters: Parameters


class AnsweredModel:
    """A model whose answers have come already, one for each window of one article, in order."""

    def __init__(self, model: str, answers: Sequence[Answer]) -> None:
        self.calls: list[Call] = []
        self._model = model
        self._answers = iter(answers)

    async def ask(self, request: Request[T]) -> Reply[T]:
        """Return the next answer. Raises the ModelError that came in its place."""
        request.budget.spend()
        answer = next(self._answers, None)
        if answer is None:
            raise InvalidReplyError("this part of the article was in no batch")
        outcome = answer.outcome
        if outcome.text is None:
            self._note(outcome, None)
            raise _error(outcome)
        value = typed(outcome.text, request.reply_type)
        self._note(outcome, value.model_dump_json())
        return Reply(value, self._model, answer.parameters, _usage(outcome))

    def _note(self, outcome: Outcome, reply: str | None) -> None:
        used = (outcome.requests, outcome.input_tokens, outcome.output_tokens, outcome.cost)
        self.calls.append(Call(self._model, *used, seconds=0.0, reply=reply, code=outcome.code))


async def settle(ledger: Ledger, window: Window, settings: Settings) -> tuple[Result, list[Call]]:
    """Make the result of an article whose answers are all here, save it, and return it with what it cost."""
    answers = [Answer(outcome, json.loads(told)) for outcome, told in ledger.batches.outcomes(window.key)]
    model = AnsweredModel(ledger.recipe.model, answers)
    article = _article(ledger, window)
    result = await _result(article, WindowDrafter(model, settings))
    with ledger.transaction():
        ledger.save(article, article.paths, result, model.calls)
        ledger.batches.forget(window.key)
    return result, model.calls


async def _result(article: Article, drafter: WindowDrafter) -> Result:
    try:
        summary = await summarize(article, drafter)
    except Exception as error:  # noqa: BLE001 - an article that trips a rule must not cost the others
        return Result.failed(error)
    return Result(summary=summary.model_dump_json())


def _article(ledger: Ledger, window: Window) -> Article:
    """Return the article as it was read, with all its paths."""
    stored = ledger.article(window.article_id)
    article = stored.article() if stored else None
    if article is None:
        raise TypeError("an article was submitted without its text")
    notes = tuple(ArticleWarning(**note) for note in json.loads(window.notes))
    return replace(article, paths=ledger.paths(article.id), notes=notes)


def _error(outcome: Outcome) -> ModelError:
    kind = next((kind for kind in ModelError.__subclasses__() if kind.code == outcome.code), ModelError)
    return kind(outcome.reason or "", requests=outcome.requests)


def _usage(outcome: Outcome) -> Usage:
    return Usage(outcome.requests, outcome.input_tokens, outcome.output_tokens, outcome.cost)
