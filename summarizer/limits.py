"""How many calls may run at once and in a minute: one limiter for all that ask one endpoint.

Seats bound how many articles are at the endpoint. Allowances bound requests and tokens a minute. After a 429 nobody
begins a call until the endpoint's time is over, and half of the seats come back one by one, as calls succeed.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from summarizer.errors import RateLimitError
from summarizer.model import Model, Reply, Request, T

_DEFAULT_COOL_DOWN_SECONDS = 1.0  # where the endpoint does not say how long
_LONGEST_COOL_DOWN_SECONDS = 60.0
_LONGEST_TURN_SECONDS = 10.0


@dataclass
class Allowance:
    """So much a minute, saved up for at most one second; it may be overdrawn, and then the next one waits."""

    per_minute: int
    clock: Callable[[], float]
    _level: float = 0.0
    _seen: float = field(default=0.0)

    def __post_init__(self) -> None:
        self._seen = self.clock()
        self._level = self._most

    @property
    def _most(self) -> float:
        return max(1.0, self.per_minute / 60)

    def wait_seconds(self) -> float:
        """Return how long the next one has to wait."""
        now = self.clock()
        self._level = min(self._most, self._level + (now - self._seen) * self.per_minute / 60)
        self._seen = now
        return max(0.0, -self._level * 60 / self.per_minute) if self._level < 0 else 0.0

    def draw(self, amount: int) -> None:
        """Take what was used."""
        self.wait_seconds()
        self._level -= amount


class Limiter:
    """Seats, allowances and the common cool-down; used within one event loop."""

    def __init__(
        self,
        concurrency: int,
        *,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._clock = clock or asyncio.get_running_loop().time
        self._concurrency = concurrency
        self._seats = float(concurrency)
        self._taken = 0
        self._queue: deque[asyncio.Future[None]] = deque()
        self._cool_until = self._clock()
        self._refused = 0  # in this cool-down
        self._turns_until = self._cool_until  # new calls wait until the refused ones had their turns
        self._requests = Allowance(requests_per_minute, self._clock) if requests_per_minute else None
        self._tokens = Allowance(tokens_per_minute, self._clock) if tokens_per_minute else None

    @property
    def seats(self) -> int:
        """Return how many may be at the endpoint now."""
        return max(1, int(self._seats))

    async def sit(self) -> None:
        """Wait for a seat, first come, first served."""
        if self._taken < self.seats and not self._queue:
            self._taken += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.rise()
            raise

    def rise(self) -> None:
        """Give the seat back."""
        self._taken -= 1
        self._call_next()

    def _call_next(self) -> None:
        while self._queue and self._taken < self.seats:
            turn = self._queue.popleft()
            if not turn.done():
                self._taken += 1
                turn.set_result(None)

    async def wait(self) -> float:
        """Wait until a request may be sent, count it, and return the seconds waited."""
        began = self._clock()
        while (seconds := self._wait_seconds()) > 0:
            await asyncio.sleep(seconds)
        if self._requests:
            self._requests.draw(1)
        return self._clock() - began

    def _wait_seconds(self) -> float:
        allowances = [allowance.wait_seconds() for allowance in (self._requests, self._tokens) if allowance]
        return max(self._turns_until - self._clock(), *allowances, 0.0)

    def count(self, requests: int, tokens: int) -> None:
        """Draw what a call used beyond its first request."""
        if self._requests:
            self._requests.draw(requests)
        if self._tokens:
            self._tokens.draw(tokens)

    def slow_down(self, seconds: float | None) -> float:
        """Hold every call back for this long, and halve the seats, once for each cool-down.

        Returns how long the refused request itself has to wait: to the end of the cool-down, and then its turn among
        all that were refused, as many a second as there are seats. Sent together, they would be refused together.
        """
        now = self._clock()
        if now >= self._cool_until:
            self._seats = max(1.0, self._seats / 2)
            self._refused = 0
        asked = _DEFAULT_COOL_DOWN_SECONDS if seconds is None else seconds
        self._cool_until = max(self._cool_until, now + min(asked, _LONGEST_COOL_DOWN_SECONDS))
        self._refused += 1
        self._turns_until = self._cool_until + min(self._refused / self._seats, _LONGEST_TURN_SECONDS)
        return self._turns_until - now

    def speed_up(self) -> None:
        """Give back a part of a seat: a whole one after as many good calls as there are seats."""
        self._seats = min(self._concurrency, self._seats + 1 / self._seats)
        self._call_next()


class LimitedModel:
    """A model whose calls keep to a limiter; the seat is the caller's to take and to give back."""

    def __init__(self, model: Model, limiter: Limiter) -> None:
        self._model = model
        self._limiter = limiter

    async def ask(self, request: Request[T]) -> Reply[T]:
        """Answer one question once the limiter allows it; the time spent waiting does not count to the deadline."""
        limiter, budget = self._limiter, request.budget
        waited = await limiter.wait()
        if budget.deadline is not None:
            budget.deadline += waited
        spent = budget.spent
        try:
            reply = await self._model.ask(replace(request, on_rate_limit=limiter.slow_down))
        except RateLimitError:
            limiter.slow_down(None)
            raise
        finally:
            limiter.count(max(0, budget.spent - spent - 1), 0)
        limiter.count(0, reply.usage.input_tokens + reply.usage.output_tokens)
        limiter.speed_up()
        return reply
