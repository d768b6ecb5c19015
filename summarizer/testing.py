"""For your own tests: a model that answers what you put in, without a network."""

from collections import deque
from typing import TypeVar

from pydantic import BaseModel

from summarizer.errors import ModelError
from summarizer.model import Reply, Request, Usage

T = TypeVar("T", bound=BaseModel)


class CannedModel:
    """Answer with the given drafts, one a request, then with empty ones; an error among them is raised.

    `requests` keeps what was asked. A canned reply is no model's answer: never show one as such.
    """

    def __init__(self, *replies: BaseModel | ModelError) -> None:
        self.requests: list[Request[BaseModel]] = []
        self._replies = deque(replies)

    async def ask(self, request: Request[T]) -> Reply[T]:
        """Return the next reply; raises TypeError where it is not of the type that was asked for."""
        request.budget.spend()
        self.requests.append(request)  # type: ignore[arg-type]  # kept for reading only
        value = self._replies.popleft() if self._replies else request.reply_type()
        if isinstance(value, ModelError):
            raise value
        if not isinstance(value, request.reply_type):
            raise TypeError(f"the canned reply is a {type(value).__name__}, asked for {request.reply_type.__name__}")
        return Reply(value, "canned", {}, Usage(requests=1))
