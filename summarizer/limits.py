"""How many calls may run at once and in a minute: one limiter for all that ask one endpoint.

Seats bound how many articles are at the endpoint. Allowances bound requests and tokens a minute: those of the settings,
and those that the endpoint tells of with its answers, whichever is less. After a 429 nobody
begins a call until the endpoint's time is over, and half of the seats come back one by one, as calls succeed: the last
of them slowly, so that an endpoint that refuses above some pace does so rarely.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from summarizer.errors import RateLimitError
from summarizer.model import Limit, Model, RateLimits, Reply, Request, T

_DEFAULT_COOL_DOWN_SECONDS = 1.0  # where the endpoint does not say how long
_LONGEST_COOL_DOWN_SECONDS = 60.0
_LONGEST_TURN_SECONDS = 10.0
_SURE_SHARE = 0.75  # of the seats at which a call was refused last: up to there they come back fast
_CAREFUL = 0.1  # of that pace


class Allowance:
    """So much a minute, saved up for at most one second; it may be overdrawn, and then the next one waits.

    `most` is what the settings allow, None for anything; the endpoint may tell of less.
    """

    def __init__(self, most: int | None, clock: Callable[[], float]) -> None:
        self._most = self._a_minute = most
        self._clock = clock
        self._seen = self._held_until = clock()
        self._drawn = 1  # last
        self._level = self._saved_up

    @property
    def _saved_up(self) -> float:
        return max(1.0, self._a_minute / 60) if self._a_minute else 0.0

    def wait_seconds(self) -> float:
        """Return how long the next one has to wait."""
        now = self._clock()
        held = max(0.0, self._held_until - now)
        if not self._a_minute:
            return held
        self._level = min(self._saved_up, self._level + (now - self._seen) * self._a_minute / 60)
        self._seen = now
        return max(held, -self._level * 60 / self._a_minute)

    def draw(self, amount: int) -> None:
        """Take what was used."""
        self.wait_seconds()
        self._level -= amount
        self._drawn = amount or self._drawn

    def learn(self, told: Limit) -> None:
        """Keep to what the endpoint says: its pace, and where less is left than was drawn last, the next one waits."""
        self.wait_seconds()
        if told.a_minute and told.a_minute != self._a_minute:
            is_first = self._a_minute is None
            self._a_minute = min(told.a_minute, self._most or told.a_minute)
            self._level = self._saved_up if is_first else self._level
            self._seen = self._clock()
        if told.remaining is None or told.remaining >= self._drawn:
            return
        self._level = min(self._level, float(told.remaining - self._drawn))
        if not self._a_minute:  # at what pace it comes back is not known
            asked = _DEFAULT_COOL_DOWN_SECONDS if told.reset_seconds is None else told.reset_seconds
            self._held_until = self._clock() + min(asked, _LONGEST_COOL_DOWN_SECONDS)


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
        self._refused_at = float("inf")  # seats
        self._taken = 0
        self._queue: deque[asyncio.Future[None]] = deque()
        self._cool_until = self._clock()
        self._refused = 0  # in this cool-down
        self._turns_until = self._cool_until  # new calls wait until the refused ones had their turns
        self._requests = Allowance(requests_per_minute, self._clock)
        self._tokens = Allowance(tokens_per_minute, self._clock)

    @property
    def seats(self) -> int:
        """Return how many may be at the endpoint now."""
        return max(1, int(self._seats))

    async def sit(self, *, goes_first: bool = False) -> None:
        """Wait for a seat, first come, first served; who goes first, goes before all that wait."""
        if self._taken < self.seats and not self._queue:
            self._taken += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._queue.appendleft if goes_first else self._queue.append)(turn)
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
        self._requests.draw(1)
        return self._clock() - began

    def _wait_seconds(self) -> float:
        return max(self._turns_until - self._clock(), self._requests.wait_seconds(), self._tokens.wait_seconds())

    def count(self, requests: int, tokens: int) -> None:
        """Draw what a call used beyond its first request."""
        self._requests.draw(requests)
        self._tokens.draw(tokens)

    def learn(self, told: RateLimits) -> None:
        """Keep to the limits that the endpoint tells of; those of the settings hold where they are less."""
        self._requests.learn(told.requests)
        self._tokens.learn(told.tokens)

    def slow_down(self, seconds: float | None) -> float:
        """Hold every call back for this long, and halve the seats, once for each cool-down.

        Returns how long the refused request itself has to wait: to the end of the cool-down, and then its turn among
        all that were refused, as many a second as there are seats. Sent together, they would be refused together.
        """
        now = self._clock()
        if now >= self._cool_until:
            self._refused_at = self._seats
            self._seats = max(1.0, self._seats / 2)
            self._refused = 0
        asked = _DEFAULT_COOL_DOWN_SECONDS if seconds is None else seconds
        self._cool_until = max(self._cool_until, now + min(asked, _LONGEST_COOL_DOWN_SECONDS))
        self._refused += 1
        self._turns_until = self._cool_until + min(self._refused / self._seats, _LONGEST_TURN_SECONDS)
        return self._turns_until - now

    def speed_up(self) -> None:
        """Give back a part of a seat: a whole one after as many good calls as there are seats.

        Near where calls were refused last, it takes ten times as many.
        """
        part = 1 if self._seats < _SURE_SHARE * self._refused_at else _CAREFUL
        self._seats = min(self._concurrency, self._seats + part / self._seats)
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
            reply = await self._model.ask(replace(request, on_rate_limit=limiter.slow_down, on_limits=limiter.learn))
        except RateLimitError:
            limiter.slow_down(None)
            raise
        finally:
            limiter.count(max(0, budget.spent - spent - 1), 0)
        limiter.count(0, reply.usage.input_tokens + reply.usage.output_tokens)
        limiter.speed_up()
        return reply
