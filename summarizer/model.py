"""The seam to a language model: one question, one typed answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from summarizer.errors import BudgetError

T = TypeVar("T", bound=BaseModel)
Parameters = dict[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass
class Budget:
    """What one window of an article may cost: HTTP requests, retries included, and seconds in all.

    The only mutable value on the main path: every ask about one window draws on the same budget (G9).
    """

    requests: int
    seconds: float
    spent: int = 0
    deadline: float | None = None  # of the event loop's clock, set by the first ask

    def spend(self) -> None:
        """Count one request; raise BudgetError where none is left."""
        if self.spent >= self.requests:
            raise BudgetError(f"all {self.requests} requests of this window are spent", requests=self.spent)
        self.spent += 1


@dataclass(frozen=True, slots=True)
class Limit:
    """What an endpoint says of one limit: so much a minute, so much left, seconds until all of it is there again."""

    a_minute: int | None = None
    remaining: int | None = None
    reset_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class RateLimits:
    """What an endpoint says with an answer of the account's limits."""

    requests: Limit
    tokens: Limit


@dataclass(frozen=True)
class Request(Generic[T]):
    """One question: the messages, the shape of the answer, and what it may cost.

    `choices` closes string fields to a list of values where the server's grammar allows it (the local engine).
    `on_rate_limit` is told of every 429, with the seconds that the server asks to wait, and says how long to wait.
    `on_limits` is told of the account's limits, with every answer that states them.
    """

    messages: tuple[Message, ...]
    reply_type: type[T]
    max_output_tokens: int
    budget: Budget
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    on_rate_limit: Callable[[float | None], float] | None = None
    on_limits: Callable[[RateLimits], None] | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What answers have cost: requests sent, tokens, and US dollars (null where the price is not known)."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        cost = None if self.cost is None or other.cost is None else self.cost + other.cost
        return Usage(
            self.requests + other.requests,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            cost,
        )


@dataclass(frozen=True)
class Reply(Generic[T]):
    """One answer: the validated value, who gave it with which parameters, and what it cost."""

    value: T
    model: str
    parameters: Parameters
    usage: Usage


class Model(Protocol):
    """Anything that answers a typed question; the only thing the rest of the library knows of a model."""

    async def ask(self, request: Request[T]) -> Reply[T]:
        """Answer one question. Raises a ModelError; never more requests than the budget allows."""
        ...
