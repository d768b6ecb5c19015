"""The callable that every engine takes: rows in, the same rows with their summaries out."""

import asyncio
import os
import threading
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

from summarizer.engines.rows import Batch, add_columns, check_columns, read_rows
from summarizer.engines.worker import Worker
from summarizer.settings import Settings


@dataclass(frozen=True)
class SummarizeBatch:
    """Summarise rows: `await it(batch)`, or `it.run(batch)` where nothing is async (Dask, Spark).

    A batch maps names of columns to lists of values: `text`, and where there are `title`, `url`, `publisher`,
    `published` (ISO, or a date) and `language`. The same rows come back, other columns untouched, with `status` ("done"
    or "failed"), `code` and `reason` of a failure, `summary` (JSON), `input_tokens`, `output_tokens` and `cost` (US
    dollars, None where the price is not known). A bad row never raises: it carries a code of docs/codes.md. Once the
    endpoint refuses the key or the quota is used up, the rows left get that code without being asked, and nothing of it
    is kept: run again, and only those are asked.

    What was asked is kept in `cache`, a folder on a disk of the worker's machine, since lazy engines execute a row more
    than once: each article is asked once with the same settings. `settings` of None are read from the environment where
    the work is done, so that no key travels. `concurrency` articles are at the endpoint at once; the limits a minute of
    the settings are divided by `share`, the number of processes that work. `retries_failed` asks failures of earlier
    jobs again.

    Raises ConfigurationError for settings or columns that allow no work, OutputError and StorageError for a cache that
    cannot be used: these are the job's errors and no row's.
    """

    settings: Settings | None = None
    _: KW_ONLY
    cache: Path | str
    concurrency: int = 8
    share: int = 1
    retries_failed: bool = False

    async def __call__(self, batch: Batch) -> dict[str, list[object]]:
        """Return the rows with their summaries; within one event loop all batches share model, limits and cache."""
        check_columns(batch)
        rows = list(read_rows(batch))
        return add_columns(batch, await self._worker().settle(rows) if rows else [])

    def run(self, batch: Batch) -> dict[str, list[object]]:
        """Return the rows with their summaries, from any thread; all threads of a process share one event loop."""
        return asyncio.run_coroutine_threadsafe(self(batch), _background_loop()).result()

    async def aclose(self) -> None:
        """Release what the running event loop holds; a process that ends needs not."""
        if worker := _WORKERS.get(asyncio.get_running_loop(), {}).pop(self, None):
            await worker.aclose()

    def close(self) -> None:
        """Release what `run` holds."""
        asyncio.run_coroutine_threadsafe(self.aclose(), _background_loop()).result()

    def _worker(self) -> Worker:
        """Return the running event loop's worker. Engines copy this object for each batch, so it is found by value."""
        workers = _WORKERS.setdefault(asyncio.get_running_loop(), {})
        if self not in workers:
            _forget_closed_loops()
            workers[self] = Worker(
                self._shared_settings(), Path(self.cache), self.concurrency, retries_failed=self.retries_failed
            )
        return workers[self]

    def _shared_settings(self) -> Settings:
        settings = self.settings or Settings()
        limits = {name: getattr(settings, name) for name in ("requests_per_minute", "tokens_per_minute")}
        return settings.model_copy(
            update={name: max(1, limit // self.share) for name, limit in limits.items() if limit is not None}
        )


_WORKERS: dict[asyncio.AbstractEventLoop, dict[SummarizeBatch, Worker]] = {}


def _forget_closed_loops() -> None:
    """Give free what batches left behind that were run by `asyncio.run` and closed nothing."""
    for loop in [loop for loop in _WORKERS if loop.is_closed()]:
        for worker in _WORKERS.pop(loop).values():
            worker.abandon()


_BACKGROUND: dict[int, asyncio.AbstractEventLoop] = {}  # by process: a forked one has no thread of its parent
_STARTING = threading.Lock()


def _background_loop() -> asyncio.AbstractEventLoop:
    """Return this process's event loop that runs in a thread of its own."""
    with _STARTING:
        if os.getpid() not in _BACKGROUND:
            loop = _BACKGROUND[os.getpid()] = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, name="summarizer", daemon=True).start()
        return _BACKGROUND[os.getpid()]
