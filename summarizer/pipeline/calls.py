"""The calls about one article: they take its seat at the endpoint and are written down."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import sha256

from pydantic_core import to_json

from summarizer.draft import OURS
from summarizer.errors import ModelError
from summarizer.ledger import Answer, Call
from summarizer.limits import LimitedModel, Limiter
from summarizer.model import Budget, Model, Reply, Request, T, Usage


@dataclass
class Asking:
    """One article on its way: its seat, its calls so far, and those of them that this run has `made`.

    `answers` are those of a run that was cut off, by question. `on_answer` gets each new one, and may give the seat
    back once the answer is on the disk; else the seat is kept until the article is done.
    """

    limiter: Limiter
    stop: asyncio.Event
    answers: Mapping[str, Answer] = field(default_factory=dict)
    on_answer: Callable[[Answer], Awaitable[None]] | None = None
    task: "asyncio.Task[None] | None" = field(default_factory=asyncio.current_task)
    calls: list[Call] = field(default_factory=list)
    made: list[Call] = field(default_factory=list)
    has_seat: bool = False
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_begun(self) -> bool:
        """Tell whether the endpoint was asked about the article."""
        return self.has_seat or bool(self.calls)

    async def take_seat(self) -> None:
        """Wait for a seat, where the article has none; ends the task where the run was stopped meanwhile.

        Who was asked about before goes first, so that what is begun comes to its end.
        """
        async with self._door:
            if self.has_seat:
                return
            await self.limiter.sit(goes_first=bool(self.calls))
            self.has_seat = True
            if self.stop.is_set():
                self.leave()
                raise asyncio.CancelledError

    def leave(self) -> None:
        """Give the seat back, once what came is on the disk: a kill costs no more calls than there are seats."""
        if self.has_seat:
            self.has_seat = False
            self.limiter.rise()

    def recall(self, answer: Answer, request: Request[T]) -> Reply[T]:
        """Return what was answered before as the model's reply, drawn from the same budget."""
        call = answer.call
        value = request.reply_type.model_validate_json(call.reply or "", context=OURS)
        self.calls.append(call)
        request.budget.spent += call.requests
        usage = Usage(call.requests, call.input_tokens, call.output_tokens, call.cost)
        return Reply(value, call.model, json.loads(answer.parameters), usage)

    def note(self, call: Call) -> None:
        """Note a call of this run."""
        self.calls.append(call)
        self.made.append(call)


# Each worker is a task with a context of its own, so that a call knows whose it is.
CURRENT: ContextVar[Asking] = ContextVar("current")


class RecordedModel:
    """A model whose calls keep to the limiter and are added to the article that they are about."""

    def __init__(self, model: Model, limiter: Limiter) -> None:
        self._model = LimitedModel(model, limiter)

    async def ask(self, request: Request[T]) -> Reply[T]:
        """Answer one question, from the article's seat or from what a run before was answered. Raises ModelError."""
        asking = CURRENT.get()
        if asking.answers and (known := asking.answers.get(_hash_of(request))):
            return asking.recall(known, request)
        with _off_the_clock(request.budget):
            await asking.take_seat()
        started = time.monotonic()
        try:
            reply = await self._model.ask(request)
        except ModelError as error:
            asking.note(Call("", error.requests, 0, 0, 0.0, _seconds_since(started), code=error.code))
            raise
        usage = reply.usage
        call = Call(
            *(reply.model, usage.requests, usage.input_tokens, usage.output_tokens, usage.cost),
            *(_seconds_since(started), reply.value.model_dump_json()),
        )
        asking.note(call)
        if asking.on_answer is not None:
            with _off_the_clock(request.budget):
                await asking.on_answer(Answer(_hash_of(request), json.dumps(reply.parameters), call))
        return reply


def _hash_of(request: Request[T]) -> str:
    """Return the SHA-256 of what is asked."""
    asked = [request.reply_type.__name__, *([message.role, message.content] for message in request.messages)]
    return sha256(to_json(asked)).hexdigest()


def _seconds_since(started: float) -> float:
    return round(time.monotonic() - started, 3)


@contextmanager
def _off_the_clock(budget: Budget) -> Iterator[None]:
    """Let what the block waits for not count to the deadline of the window."""
    clock = asyncio.get_running_loop().time
    began = clock()
    yield
    if budget.deadline is not None:
        budget.deadline += clock() - began
