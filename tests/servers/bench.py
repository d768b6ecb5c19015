"""A model on a bench: a scripted server, a model that asks it without really waiting, and a small question."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, SecretStr

from summarizer.errors import ModelError
from summarizer.llm import OpenAIModel, Pauses
from summarizer.llm.memory import forget
from summarizer.model import Budget, Message, Reply, Request
from summarizer.settings import Settings
from tests.servers.fake import FakeServer, Step, serving

CANARY = "sk-canary-4f9d0c7b1e"
ARTICLE = "The mayor of Elsewhere said on Monday that over 250 houses would be rebuilt before the winter."
_BASE = Settings()
MESSAGES = (Message("system", "You label."), Message("user", ARTICLE))
TOWN = {"name": "Elsewhere", "houses": 250, "mayor": None}


class Town(BaseModel):
    """One town."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    houses: int
    mayor: str | None = None


class Waits:
    """A sleep that only writes down how long it should have been."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def question(requests: int = 4, seconds: float = 20.0, **fields: Any) -> Request[Town]:
    """Ask about the town."""
    return Request(MESSAGES, Town, 500, Budget(requests, seconds), **fields)


def settings_for(server: FakeServer, **fields: Any) -> Settings:
    """Point the settings at a server; the environment of the tests plays no part."""
    known = {"base_url": server.url, "api_key": SecretStr(CANARY), "model": "some-model", "azure_endpoint": None}
    return _BASE.model_copy(update={**known, **fields})


@dataclass(frozen=True)
class Bench:
    """The server, the model that asks it, and the waits that it would have made."""

    server: FakeServer
    model: OpenAIModel
    waits: Waits

    @property
    def requests(self) -> int:
        return len(self.server.requests)

    @property
    def modes(self) -> list[str]:
        """Name the mode of each request that came in."""
        return [seen.mode for seen in self.server.requests]

    async def reply(self, request: Request[Town] | None = None) -> Reply[Town]:
        return await self.model.ask(request or question())

    async def failure(self, request: Request[Town] | None = None) -> ModelError:
        """Return the error that the ask ends in."""
        try:
            reply = await self.reply(request)
        except ModelError as error:
            return error
        raise AssertionError(f"an answer came: {reply}")


@asynccontextmanager
async def bench(*script: Step, client: Any = None, **settings: Any) -> AsyncIterator[Bench]:
    """Put a model before a server with this script; nothing is remembered from earlier benches."""
    forget()
    waits = Waits()
    with serving(*script) as server:
        made = client(server) if client is not None else None
        model = OpenAIModel(settings_for(server, **settings), client=made, pauses=Pauses(sleep=waits))
        try:
            yield Bench(server, model, waits)
        finally:
            await model.aclose()
            if made is not None:
                await made.close()
