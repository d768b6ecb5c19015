"""One event loop's share of the work: its model, its limiter, its cache."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

from summarizer.article import Article
from summarizer.engines.cache import Cache
from summarizer.engines.rows import failed
from summarizer.errors import (
    ArticleError,
    AuthenticationError,
    ConfigurationError,
    QuotaError,
    SummarizerError,
)
from summarizer.ledger import Result, Settled
from summarizer.limits import Limiter
from summarizer.pipeline import Summarizer, answers_locally
from summarizer.pipeline.calls import CURRENT, Asking, RecordedModel
from summarizer.pipeline.recipe import recipe_of
from summarizer.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

_SPARE = 4  # articles that are prepared while the others wait for answers


class Worker:
    """Settle articles within the running event loop; the same article is asked once, whoever wants it."""

    def __init__(self, settings: Settings, cache: Path, concurrency: int, *, retries_failed: bool) -> None:
        self._cache = Cache(cache, recipe_of(settings))
        seats = 1 if answers_locally(settings) else concurrency
        self._limiter = limiter = Limiter(
            seats, requests_per_minute=settings.requests_per_minute, tokens_per_minute=settings.tokens_per_minute
        )
        self._summarizer = Summarizer(settings=settings, around=lambda model: RecordedModel(model, limiter))
        self._desks = asyncio.Semaphore(seats + _SPARE)
        self._retries_failed = retries_failed
        self._retried: set[str] = set()
        self._in_flight: dict[str, asyncio.Task[Settled]] = {}
        self._refused: SummarizerError | None = None
        self._never = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="cache")

    async def settle(self, rows: Sequence[Article | ArticleError]) -> list[Settled]:
        """Return what came of each row, in order. Raises StorageError where the cache cannot be written."""
        return await asyncio.gather(*map(self._outcome, rows))

    async def _outcome(self, row: Article | ArticleError) -> Settled:
        if isinstance(row, ArticleError):
            return failed(row.code, row.message)
        task = self._in_flight.get(row.id)
        if task is None:
            task = self._in_flight[row.id] = asyncio.create_task(self._settled(row))
            task.add_done_callback(lambda _: self._in_flight.pop(row.id))
        return await asyncio.shield(task)  # one who gives up does not take it from the others

    async def _settled(self, article: Article) -> Settled:
        async with self._desks:
            known = await self._with_cache(self._cache.outcome, article.id)
            if known is not None and not self._is_retried(article, known):
                return known
            if self._refused is not None:
                return failed(self._refused.code, self._refused.message)
            return await self._asked(article)

    def _is_retried(self, article: Article, known: Settled) -> bool:
        """Tell whether a failure is to be asked again, which each worker does once: engines execute a row twice."""
        return self._retries_failed and known.status == "failed" and article.id not in self._retried

    async def _asked(self, article: Article) -> Settled:
        """Ask about an article and save what came of it, from one seat; an error of the account is not saved."""
        asking = Asking(self._limiter, self._never)
        CURRENT.set(asking)
        try:
            result = await self._result(article)
            if self._refused is not None and result.code == self._refused.code:
                return failed(self._refused.code, self._refused.message)
            outcome = await self._with_cache(self._cache.save, article, result, asking.calls)
        finally:
            asking.leave()
        if outcome.status == "failed":
            self._retried.add(article.id)
        return outcome

    async def _result(self, article: Article) -> Result:
        try:
            summary = await self._summarizer.asummarize(article)
        except (AuthenticationError, QuotaError, ConfigurationError) as error:
            self._refused = error
            return Result.failed(error)
        except Exception as error:  # noqa: BLE001 - an article that trips a rule must not cost the others
            return Result.failed(error)
        return Result(summary=summary.model_dump_json())

    async def _with_cache(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: work(*args, **kwargs))

    async def aclose(self) -> None:
        """Release connections and the cache."""
        await self._summarizer.aclose()
        await self._with_cache(self._cache.close)
        self._thread.shutdown()

    def abandon(self) -> None:
        """Give the cache free, once the event loop is closed."""
        self._thread.shutdown()
        self._cache.close()
