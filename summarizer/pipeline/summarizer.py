"""The public face: a Summarizer that knows its model, and the main path in one screen."""

import asyncio
import logging
import time
import weakref
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from summarizer.article import Article
from summarizer.errors import ArticleError, ConfigurationError
from summarizer.grounding import ground
from summarizer.local import find_weights, is_installed, local_engine
from summarizer.mentions import find_mentions
from summarizer.model import Model
from summarizer.pipeline.composing import Making, compose
from summarizer.pipeline.drafting import Drafter, Progress, QuestionDrafter, WindowDrafter
from summarizer.pipeline.turns import others_first
from summarizer.settings import Settings
from summarizer.summary import Summary

if TYPE_CHECKING:
    from summarizer.llm import Client, OpenAIModel


_LOGGER = logging.getLogger(__name__)


async def summarize(article: Article, drafter: Drafter) -> Summary:
    """Return the summary of one article. Raises ModelError where the model gives no usable answer."""
    started = time.perf_counter()
    check_has_text(article)
    mentions = find_mentions(article)
    drafted = await drafter.draft(article, mentions)
    grounded = drafted.grounded or ground(drafted.draft, article, mentions)
    await others_first()
    making = Making(drafter.prompt, drafter.prompt_hash, drafted, time.perf_counter() - started)
    return compose(article, mentions, grounded, making)


def check_has_text(article: Article) -> None:
    """Raise ArticleError where nothing but a title and boilerplate is left to summarise."""
    if not any(passage.is_citable and passage.kind != "title" for passage in article.passages):
        path = article.paths[0] if article.paths else None
        raise ArticleError("there is no text beside the title and boilerplate", code="no_text", path=path)


class Summarizer:
    """Summarise articles with one model; use it as a context manager (`with`, `async with`), or close it, when done.

    `model` is a model's name or anything with the `Model` method; `client` any AsyncOpenAI (Azure too). Without either,
    the environment decides (`Settings`), and without a key and base URL the embedded local model answers, where it is
    installed. `on_progress` is told of small-question progress: done, total. `around` gets the chosen model and
    returns the one to ask: a place for limits and records of calls.
    """

    def __init__(
        self,
        model: str | Model | None = None,
        *,
        client: "Client | None" = None,
        settings: Settings | None = None,
        on_progress: Progress | None = None,
        around: Callable[[Model], Model] | None = None,
    ) -> None:
        settings = settings or Settings()
        self._settings = settings.model_copy(update={"model": model}) if isinstance(model, str) else settings
        self._model = None if isinstance(model, str) else model
        self._client = client
        self._on_progress = on_progress
        self._around = around or (lambda chosen: chosen)
        self._drafter: Drafter | None = None
        self._endpoint: OpenAIModel | None = None
        self._runner = asyncio.Runner()
        self._open = ExitStack()
        self._finalizer = weakref.finalize(self, _release, self._runner, self._open)

    def summarize(self, article: Article) -> Summary:
        """Return the summary of one article; see `asummarize`."""
        if _in_event_loop():
            raise ConfigurationError("summarize() was called in an event loop", advice="Use `await asummarize(...)`.")
        return self._runner.run(self.asummarize(article))

    async def asummarize(self, article: Article) -> Summary:
        """Return the summary of one article.

        Raises ConfigurationError where no model can be reached with these settings, ModelError where it gives no usable
        answer.
        """
        if self._drafter is None:
            self._drafter = self._choose_drafter()
        return await summarize(article, self._drafter)

    def close(self) -> None:
        """Stop the local model and release connections; in an event loop of your own use `aclose`."""
        self._finalizer()

    async def aclose(self) -> None:
        """Release the running loop's connections, then close."""
        if self._endpoint is not None:
            await self._endpoint.aclose()
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _choose_drafter(self) -> Drafter:
        """Return who answers: the given model, else the configured endpoint, else the embedded local model."""
        if self._model is not None:
            return WindowDrafter(self._around(self._model), self._settings)
        if self._client is None and answers_locally(self._settings):
            return self._local_drafter()
        return WindowDrafter(self._endpoint_model(self._settings), self._settings)

    def _endpoint_model(self, settings: Settings, *, is_free: bool = False) -> Model:
        from summarizer.llm import OpenAIModel  # noqa: PLC0415 - openai takes most of a second to import

        model = OpenAIModel(settings, client=self._client, is_free=is_free)
        self._endpoint = model
        self._open.callback(_close, model, self._runner)
        return self._around(model)

    def _local_drafter(self) -> Drafter:
        weights = find_weights(self._settings.local_model, report=_LOGGER.info)
        endpoint = self._open.enter_context(local_engine(weights, threads=self._settings.local_threads))
        settings = self._settings.with_endpoint(endpoint.base_url, endpoint.api_key, endpoint.model)
        return QuestionDrafter(self._endpoint_model(settings, is_free=True), self._on_progress)


def answers_locally(settings: Settings) -> bool:
    """Tell whether the embedded local model answers: no endpoint is named, and the model is there."""
    return not settings.names_an_endpoint and (settings.local_model is not None or is_installed())


def _in_event_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _close(model: "OpenAIModel", runner: asyncio.Runner) -> None:
    """Close the connections of our own loop; those of a caller's loop end with it."""
    if not _in_event_loop():
        runner.run(model.aclose())


def _release(runner: asyncio.Runner, stack: ExitStack) -> None:
    stack.close()
    runner.close()
