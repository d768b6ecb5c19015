"""The one policy by which a failed request is sent again: bounded by its kind, the budget and the deadline."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from summarizer.llm.failures import FailedError, Failure
from summarizer.model import Budget

if TYPE_CHECKING:
    from tenacity import AsyncRetrying

Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Pauses:
    """How long to wait before a request is sent again.

    Full jitter: a random time up to `first_seconds` doubled with every attempt, at most `longest_seconds`
    (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). What the server asks for
    (Retry-After) is waited for in full; above `longest_asked_seconds` the request is given up at once.
    """

    first_seconds: float = 0.5
    longest_seconds: float = 20.0
    longest_asked_seconds: float = 60.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


async def with_retries(send: Callable[[], Awaitable[Outcome]], budget: Budget, pauses: Pauses) -> Outcome:
    """Return what `send` returns, sending again where its FailedError allows it; else raise the last FailedError.

    Gives up at once where the budget is spent, or where the wait would pass the deadline.
    """
    try:
        return await send()
    except FailedError as failed:
        first = [failed]

    async def attempt() -> Outcome:
        if first:
            raise first.pop()
        return await send()

    return await _retrying(budget, pauses)(attempt)


def _retrying(budget: Budget, pauses: Pauses) -> "AsyncRetrying":
    """Return tenacity's loop; to make one takes longer than all else that we do about a request that succeeds."""
    import tenacity  # noqa: PLC0415 - only a request that failed needs it

    def failure_of(state: tenacity.RetryCallState) -> Failure | None:
        error = state.outcome.exception() if state.outcome is not None else None
        return error.failure if isinstance(error, FailedError) else None

    def wait(state: tenacity.RetryCallState) -> float:
        failure = failure_of(state)
        if failure is not None and failure.wait_seconds is not None:
            return failure.wait_seconds
        longest = min(pauses.longest_seconds, pauses.first_seconds * 2 ** (state.attempt_number - 1))
        return random.uniform(0, longest)  # noqa: S311 - jitter, not a secret

    def stop(state: tenacity.RetryCallState) -> bool:
        failure = failure_of(state)
        if failure is None or state.attempt_number >= failure.attempts or budget.spent >= budget.requests:
            return True
        is_long = state.upcoming_sleep > max(pauses.longest_asked_seconds, pauses.longest_seconds)
        return is_long or _passes_deadline(state.upcoming_sleep, budget)

    return tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception_type(FailedError), wait=wait, stop=stop, sleep=pauses.sleep, reraise=True
    )


def _passes_deadline(seconds: float, budget: Budget) -> bool:
    return budget.deadline is not None and asyncio.get_running_loop().time() + seconds >= budget.deadline
