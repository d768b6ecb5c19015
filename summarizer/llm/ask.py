"""One question: write it in the endpoint's dialect, have instructor type the answer, and learn from refusals.

instructor makes the typed call: it parses the answer with the reply type and asks once more where it does not fit.
Two of its habits break our rules, so its `create` function is ours (`_create`): its re-ask sends the model's whole
answer back, ours sends field paths only, and its JSON mode writes its own prompt, ours keeps the article's messages.
So we need its loop (`retry_async`) and nothing of what its patched clients prepare for each request.
Below it stand the retries of the transport and the check of the raw completion, so that a refusal, a filter, a cut or
empty answer never reaches instructor, which would ask again or crash on it.

This module imports openai and instructor; import it inside functions only.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Generic

import httpx2
from instructor import Mode
from instructor.core import retry_async
from instructor.core.exceptions import InstructorRetryException, ResponseParsingError
from openai.types.chat import ChatCompletion
from pydantic import BaseModel

from summarizer.errors import BudgetError, InvalidReplyError, RateLimitError
from summarizer.llm import memory
from summarizer.llm.completion import Tokens, answer_text, parsed, tokens_of
from summarizer.llm.endpoint import Endpoint, json_or_none
from summarizer.llm.failures import FailedError, Failure
from summarizer.llm.habits import Habits, WireMode, adapted, next_mode
from summarizer.llm.pricing import cost_of
from summarizer.llm.retries import with_retries
from summarizer.llm.shape import Fitting, MisfitError, Shape
from summarizer.llm.told_limits import tell_limits
from summarizer.llm.wire import Body, body_of, completion_of, parameters_of
from summarizer.model import Budget, Message, Parameters, Reply, Request, T, Usage

_log = logging.getLogger("summarizer.llm")
_INSTRUCTOR_MODES: dict[WireMode, Mode] = {
    "json_schema": Mode.JSON_SCHEMA,
    "tools": Mode.TOOLS,
    "json": Mode.JSON,
}
_typed: Callable[..., Awaitable[object]] = retry_async
_REASKS = 1
_PROBE_REQUESTS = 4
_REFUSALS_BEFORE_PROBE = 3  # a smaller budget is a cap of the caller's, which small questions may not pass either


class Ping(BaseModel):
    """The smallest answer that shows which dialect works."""

    ok: bool


def ping(budget: Budget) -> Request[Ping]:
    """Return the smallest question."""
    messages = (
        Message("system", "You answer with one JSON object in the shape you are given."),
        Message("user", 'Answer with {"ok": true}.'),
    )
    return Request(messages, Ping, 1_000, budget)


class Ask(Generic[T]):
    """One question on its way; `usage` says what it has cost so far, also when it fails."""

    def __init__(self, endpoint: Endpoint, request: Request[T], *, is_probe: bool = False) -> None:
        self.usage = Usage(cost=0.0)
        self._endpoint = endpoint
        self._request = request
        self._is_probe = is_probe
        self._habits = self._recalled()

    async def reply(self) -> Reply[T]:
        """Return the typed answer; raises FailedError."""
        while True:
            try:
                value = await self._typed_call()
            except FailedError as failed:
                failure = failed.failure
            else:
                memory.remember(self._endpoint.key, replace(self._habits, is_proven=True))
                return Reply(value, self._endpoint.model, self._parameters(), self.usage)
            self._habits = await self._habits_after(failure)

    async def _habits_after(self, failure: Failure) -> Habits:
        """Return how to write the question after a refusal; raises the failure where nothing can be changed."""
        budget = self._request.budget
        learnt = self._learnt(failure)
        if learnt is None:
            if failure.ignores_shape:
                self._leave_unproven_mode()
            raise FailedError(failure)
        memory.remember(self._endpoint.key, learnt)
        if budget.spent >= budget.requests:
            raise FailedError(failure)
        is_last = budget.requests - budget.spent == 1
        if is_last and budget.spent >= _REFUSALS_BEFORE_PROBE and not self._is_probe:
            await self._probe()
        return self._recalled()

    def _learnt(self, failure: Failure) -> Habits | None:
        if failure.rejection is None:
            return None
        return adapted(self._habits, failure.rejection, mode=self._endpoint.mode)

    def _leave_unproven_mode(self) -> None:
        """Use another mode for later questions, where this one never gave an answer that fits."""
        other = next_mode(self._habits, mode=self._endpoint.mode)
        if other is not None:
            memory.remember(self._endpoint.key, other)

    async def _probe(self) -> None:
        """Find out with small questions what works, once only the window's last request is left."""
        budget = Budget(_PROBE_REQUESTS, seconds=0, deadline=self._request.budget.deadline)
        probe = Ask(self._endpoint, ping(budget), is_probe=True)
        try:
            await probe.reply()
        except FailedError as failed:
            _log.debug("the probe failed: %s", failed)
        finally:
            self.usage += probe.usage

    async def _typed_call(self) -> T:
        """Let instructor ask, type the answer, and ask once more; raises FailedError."""

        async def create(*, messages: list[dict[str, str]]) -> ChatCompletion:
            return await self._create(messages[-1]["content"] if messages else None)

        cause: BaseException | None
        try:
            fitting = await _typed(
                create,
                Shape(self._request.reply_type),
                args=(),
                kwargs={"messages": []},  # here instructor puts what a re-ask is to say
                max_retries=_REASKS,
                mode=_INSTRUCTOR_MODES[self._habits.mode],
            )
        except InstructorRetryException as wrapped:
            cause = wrapped.__cause__
        else:
            return self._value(fitting)
        raise _final(cause)

    def _value(self, fitting: object) -> T:
        if isinstance(fitting, Fitting) and isinstance(fitting.value, self._request.reply_type):
            return fitting.value
        raise TypeError("instructor returned something else than our shape")

    async def _create(self, correction: str | None) -> ChatCompletion:
        """Send the question, or its re-ask, and return the answer as a plain completion; raises FailedError."""
        budget = self._request.budget
        if correction is not None and budget.spent >= budget.requests:
            error = InvalidReplyError("the answer does not fit its shape, and no request is left to ask again")
            raise FailedError(Failure(error))
        body = body_of(self._endpoint.model, self._request, self._habits, correction=correction)
        text = await with_retries(lambda: self._attempt(body), budget, self._endpoint.pauses)
        return completion_of(text, self._tool())

    async def _attempt(self, body: Body) -> str | None:
        """Send one HTTP request and return the text that should hold the JSON; raises FailedError."""
        self._spend()
        response = await self._endpoint.post(body)
        tell_limits(response.headers, self._request.on_limits)
        _log.debug("request %d of this question: status %d", self.usage.requests, response.status_code)
        if response.status_code >= 300:
            raise FailedError(self._refusal(response, json_or_none(response)))
        completion = parsed(response.content, response.headers.get("content-type", ""))
        self._count(tokens_of(completion))
        if isinstance(completion, dict) and completion.get("error"):
            raise FailedError(self._refusal(response, completion))
        return answer_text(completion, self._tool(), lambda words: self._endpoint.presentable(words, self._sent()))

    def _spend(self) -> None:
        try:
            self._request.budget.spend()
        except BudgetError as error:
            raise FailedError(Failure(error)) from None
        self.usage += Usage(requests=1)

    def _refusal(self, response: httpx2.Response, body: object) -> Failure:
        """Return the failure of a refused request; one that we can write otherwise is not sent again as it is."""
        failure = self._endpoint.refusal(response, body, self._sent())
        if isinstance(failure.error, RateLimitError) and self._request.on_rate_limit:
            failure = replace(failure, wait_seconds=self._request.on_rate_limit(failure.wait_seconds))
        return failure if self._learnt(failure) is None else replace(failure, attempts=1)

    def _count(self, tokens: Tokens) -> None:
        cost = 0.0 if self._endpoint.is_free else cost_of(tokens, self._endpoint.model, self._endpoint.base_url)
        self.usage += Usage(0, tokens.input, tokens.output, cost)

    def _sent(self) -> list[str]:
        return [message.content for message in self._request.messages]

    def _tool(self) -> str | None:
        return self._request.reply_type.__name__ if self._habits.mode == "tools" else None

    def _recalled(self) -> Habits:
        return memory.recall(self._endpoint.key, self._endpoint.guess())

    def _parameters(self) -> Parameters:
        return parameters_of(self._request, self._habits)


def _final(cause: BaseException | None) -> BaseException:
    """Return what to raise for what ended instructor's loop; a bug stays what it is."""
    if isinstance(cause, ResponseParsingError):
        problem = str(cause.args[0]).partition("\n")[0]
        error = InvalidReplyError(f"the answer does not fit its shape, also after one re-ask: {problem}")
        ignores_shape = cause.ignores_shape if isinstance(cause, MisfitError) else True
        return FailedError(Failure(error, ignores_shape=ignores_shape))
    return cause or TypeError("instructor failed without a cause")
