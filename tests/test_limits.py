"""The limiter: seats, allowances a minute, one cool-down for all, and a slow restart."""

import asyncio

import pytest
from pydantic import BaseModel

from summarizer.errors import RateLimitError
from summarizer.limits import Allowance, LimitedModel, Limiter
from summarizer.model import Budget, Limit, Message, RateLimits, Reply, Request, T, Usage
from tests.servers import steps
from tests.servers.bench import TOWN, bench, question


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Empty(BaseModel):
    """An answer without content."""


class Asked:
    """A model that answers at once, and tells of so many 429s before it does."""

    def __init__(self, *, rate_limits: int = 0, fails: bool = False) -> None:
        self._rate_limits = rate_limits
        self._fails = fails

    async def ask(self, request: Request[T]) -> Reply[T]:
        for _ in range(self._rate_limits):
            request.budget.spend()
            assert request.on_rate_limit is not None
            request.on_rate_limit(5.0)
        request.budget.spend()
        if self._fails:
            raise RateLimitError("the endpoint asks for fewer requests")
        return Reply(request.reply_type(), "m", {}, Usage(1, 70, 30))


def empty_question() -> Request[Empty]:
    return Request((Message("user", "?"),), Empty, 500, Budget(4, 20.0))


def test_allowance_is_given_back_with_time_and_may_be_overdrawn() -> None:
    clock = Clock()
    allowance = Allowance(120, clock)
    allowance.draw(2)
    assert allowance.wait_seconds() == 0

    allowance.draw(4)
    assert allowance.wait_seconds() == pytest.approx(2)
    clock.now += 1.5
    assert allowance.wait_seconds() == pytest.approx(0.5)


async def test_no_more_than_the_seats_are_taken_and_the_first_who_waits_comes_first() -> None:
    limiter = Limiter(2)
    order: list[int] = []

    async def visit(number: int) -> None:
        await limiter.sit()
        order.append(number)
        await asyncio.sleep(0)
        limiter.rise()

    await limiter.sit()
    await limiter.sit()
    visits = [asyncio.create_task(visit(number)) for number in range(5)]
    await asyncio.sleep(0.01)
    assert order == []

    visits[0].cancel()
    limiter.rise()
    limiter.rise()
    await asyncio.gather(*visits, return_exceptions=True)
    assert order == [1, 2, 3, 4]
    await asyncio.wait_for(limiter.sit(), 1)
    await asyncio.wait_for(limiter.sit(), 1)


async def test_who_goes_first_goes_before_all_that_wait() -> None:
    limiter = Limiter(1)
    await limiter.sit()
    waiting = asyncio.create_task(limiter.sit())
    await asyncio.sleep(0)
    first = asyncio.create_task(limiter.sit(goes_first=True))
    await asyncio.sleep(0)

    limiter.rise()
    await asyncio.sleep(0)
    assert (first.done(), waiting.done()) == (True, False)
    limiter.rise()
    await asyncio.wait_for(waiting, 1)


async def test_429_halves_the_seats_once_a_cool_down_and_success_brings_them_back_slowly() -> None:
    clock = Clock()
    limiter = Limiter(8, clock=clock)

    for _ in range(3):
        limiter.slow_down(2.0)
    assert limiter.seats == 4

    clock.now += 2.5
    limiter.slow_down(None)
    assert limiter.seats == 2
    for _ in range(3):
        limiter.speed_up()
    assert limiter.seats == 3
    for _ in range(500):
        limiter.speed_up()
    assert limiter.seats == 8


async def test_seats_come_back_fast_up_to_near_where_calls_were_refused_and_slowly_beyond() -> None:
    limiter = Limiter(32, clock=Clock())
    limiter.slow_down(1.0)

    def calls_until(seats: int) -> int:
        calls = 0
        while limiter.seats < seats:
            limiter.speed_up()
            calls += 1
        return calls

    fast, slow = calls_until(24), calls_until(32)
    assert 16 * 8 <= fast <= 24 * 8
    assert 10 * 24 * 7 <= slow <= 10 * 32 * 8


async def test_every_call_waits_for_the_cool_down_of_one() -> None:
    limiter = Limiter(4)
    limiter.slow_down(0.2)

    waited = await asyncio.gather(*(limiter.wait() for _ in range(4)))

    assert all(0.44 <= seconds < 2 for seconds in waited)  # 0.2, and the turn of the one that was refused


async def test_limited_model_reports_429s_and_draws_requests_and_tokens() -> None:
    clock = Clock()
    limiter = Limiter(8, requests_per_minute=60, tokens_per_minute=60, clock=clock)
    model = LimitedModel(Asked(rate_limits=2), limiter)

    await model.ask(empty_question())

    assert limiter.seats == 4
    assert limiter._wait_seconds() == pytest.approx(99)  # noqa: SLF001 - 100 tokens at one a second, one was saved up


async def test_time_spent_waiting_does_not_count_to_the_deadline() -> None:
    limiter = Limiter(1)
    limiter.slow_down(0.1)
    request = empty_question()
    request.budget.deadline = 50.0

    await LimitedModel(Asked(), limiter).ask(request)

    assert request.budget.deadline == pytest.approx(51.1, abs=0.3)


async def test_call_that_ends_in_a_rate_limit_slows_all_down() -> None:
    limiter = Limiter(8)

    with pytest.raises(RateLimitError):
        await LimitedModel(Asked(fails=True), limiter).ask(empty_question())

    assert limiter.seats == 4


async def test_endpoint_tells_of_each_429_with_the_time_it_asks_for() -> None:
    told: list[float | None] = []

    def wait(seconds: float | None) -> float:
        told.append(seconds)
        return 7.0

    limited = steps.error(429, headers={"retry_after": "3"})
    async with bench(limited, steps.error(429), steps.answers(TOWN)) as there:
        await there.reply(question(on_rate_limit=wait))

    assert told == [3.0, None]
    assert there.waits.seconds == [7.0, 7.0]


async def test_refused_requests_come_back_one_after_the_other() -> None:
    clock = Clock()
    limiter = Limiter(8, clock=clock)

    assert [limiter.slow_down(2.0) for _ in range(3)] == pytest.approx([2.25, 2.5, 2.75])


def test_pace_that_the_endpoint_tells_of_is_kept_where_the_settings_allow_more() -> None:
    clock = Clock()
    for set_to, expected in ((None, 2.0), (600, 2.0), (30, 4.0)):
        limiter = Limiter(8, requests_per_minute=set_to, clock=clock)
        limiter.learn(RateLimits(Limit(60, 50, 10.0), Limit()))
        limiter.count(3, 0)

        assert limiter._wait_seconds() == pytest.approx(expected)  # noqa: SLF001 - one was saved up


def test_next_call_waits_where_less_is_left_than_the_last_one_drew() -> None:
    clock = Clock()
    limiter = Limiter(8, clock=clock)
    limiter.learn(RateLimits(Limit(600, 1, 60.0), Limit(6_000, 5_000, 10.0)))
    limiter.count(0, 3_000)
    clock.now += 60

    assert limiter._wait_seconds() == 0  # noqa: SLF001
    limiter.learn(RateLimits(Limit(600, 0, 60.0), Limit()))
    assert limiter._wait_seconds() == pytest.approx(0.1)  # noqa: SLF001 - at 600 a minute
    limiter.learn(RateLimits(Limit(), Limit(6_000, 2_000, 40.0)))
    assert limiter._wait_seconds() == pytest.approx(10)  # noqa: SLF001 - 1,000 tokens are missing


@pytest.mark.parametrize(("reset", "expected"), [(7.0, 7.0), (None, 1.0), (86_400.0, 60.0)])
def test_nothing_left_of_an_unknown_limit_waits_for_its_reset(reset: float | None, expected: float) -> None:
    limiter = Limiter(8, clock=Clock())
    limiter.learn(RateLimits(Limit(None, 0, reset), Limit()))

    assert limiter._wait_seconds() == pytest.approx(expected)  # noqa: SLF001


OPENAI = {
    "x_ratelimit_limit_requests": "60",
    "x_ratelimit_limit_tokens": "150000",
    "x_ratelimit_remaining_requests": "59",
    "x_ratelimit_remaining_tokens": "149984",
    "x_ratelimit_reset_requests": "1s",
    "x_ratelimit_reset_tokens": "6m0s",
}
AZURE = {
    "x_ratelimit_remaining_requests": "0",
    "x_ratelimit_remaining_tokens": "984",
    "x_ratelimit_reset_requests": "9",
}
ODD = {"x_ratelimit_limit_requests": "-1", "x_ratelimit_remaining_requests": "many", "x_ratelimit_reset_tokens": "soon"}


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        (OPENAI, [RateLimits(Limit(60, 59, 1.0), Limit(150_000, 149_984, 360.0))]),
        (AZURE, [RateLimits(Limit(None, 0, 9.0), Limit(None, 984))]),
        ({"x_ratelimit_reset_requests": "1h2m3.5s"}, [RateLimits(Limit(None, None, 3_723.5), Limit())]),
        ({"x_ratelimit_reset_tokens": "17ms"}, [RateLimits(Limit(), Limit(None, None, 0.017))]),
        (ODD, []),
        ({}, []),
    ],
)
async def test_endpoint_tells_of_its_limits_with_each_answer(headers: dict[str, str], told: list[RateLimits]) -> None:
    heard: list[RateLimits] = []
    async with bench(steps.error(429, headers=headers), steps.answers(TOWN)) as there:
        await there.reply(question(on_limits=heard.append))

    assert heard == told
