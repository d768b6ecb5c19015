"""The calls about one article: they take its seat at the endpoint and are written down."""

import asyncio
import time
from contextvars import ContextVar
from dataclasses import dataclass, field

from summarizer.errors import ModelError
from summarizer.ledger import Call
from summarizer.limits import LimitedModel, Limiter
from summarizer.model import Model, Reply, Request, T


@dataclass
class Asking:
    """One article on its way: its seat, and the calls made so far."""

    limiter: Limiter
    stop: asyncio.Event
    task: "asyncio.Task[None] | None" = field(default_factory=asyncio.current_task)
    calls: list[Call] = field(default_factory=list)
    has_seat: bool = False
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def take_seat(self) -> None:
        """Wait for a seat, where the article has none yet; ends the task where the run was stopped meanwhile."""
        async with self._door:
            if self.has_seat:
                return
            await self.limiter.sit()
            self.has_seat = True
            if self.stop.is_set():
                self.leave()
                raise asyncio.CancelledError

    def leave(self) -> None:
        """Give the seat back, once the result is saved: a kill costs no more calls than there are seats."""
        if self.has_seat:
            self.has_seat = False
            self.limiter.rise()


# Each worker is a task with a context of its own, so that a call knows whose it is.
CURRENT: ContextVar[Asking] = ContextVar("current")


class RecordedModel:
    """A model whose calls keep to the limiter and are added to the article that they are about."""

    def __init__(self, model: Model, limiter: Limiter) -> None:
        self._model = LimitedModel(model, limiter)

    async def ask(self, request: Request[T]) -> Reply[T]:
        """Answer one question, from the article's seat. Raises ModelError."""
        asking = CURRENT.get()
        await asking.take_seat()
        started = time.monotonic()
        try:
            reply = await self._model.ask(request)
        except ModelError as error:
            seconds = round(time.monotonic() - started, 3)
            asking.calls.append(Call("", error.requests, 0, 0, 0.0, seconds, code=error.code))
            raise
        usage, seconds = reply.usage, round(time.monotonic() - started, 3)
        asking.calls.append(
            Call(
                *(reply.model, usage.requests, usage.input_tokens, usage.output_tokens, usage.cost, seconds),
                reply=reply.value.model_dump_json(),
            )
        )
        return reply
