"""One run: open the folder, ask what is not done yet, write the lists, and say how it ended."""

import asyncio
import gc
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.batch.estimate import expected_cost
from summarizer.batch.options import Options
from summarizer.batch.outputs import write_lists, write_run
from summarizer.batch.tally import Tally
from summarizer.batch.workers import Workers
from summarizer.errors import ConfigurationError, StorageError, SummarizerError
from summarizer.ingest import Source
from summarizer.ledger import Ledger, open_ledger
from summarizer.limits import Limiter
from summarizer.pipeline import Summarizer, answers_locally
from summarizer.pipeline.calls import RecordedModel
from summarizer.pipeline.recipe import recipe_of
from summarizer.settings import Settings

# A signal has to end a run within seconds; the lists of a larger folder are left to the next run.
_LISTED_IN_TIME = 20_000
Progress = Callable[[Tally], None]

_NEW_OBJECTS = 50_000  # between two looks for garbage; an article makes some ten thousand


@dataclass(frozen=True)
class Report:
    """How a run ended: its counts, those of the folder, its failures by code, and what stopped it before its end."""

    tally: Tally
    done: int
    failed: int
    codes: dict[str, int]
    error: SummarizerError | None
    signal: int | None


def run_batch(
    sources: Iterable[Source],
    folder: Path,
    settings: Settings,
    options: Options,
    *,
    on_progress: Progress | None = None,
) -> Report:
    """Summarise what the folder does not hold yet, and write its lists.

    Raises LockedError and OutputError before anything is asked, ConfigurationError for settings that allow no run.
    What stops a run later (authentication, quota, cost, a full disk, a signal) is in the report.
    """
    recipe = recipe_of(settings)
    if options.max_cost is not None and expected_cost(settings, characters=1_000) is None:
        raise ConfigurationError(
            f"the price of {recipe.model!r} at this endpoint is not known, so --max-cost cannot hold",
            advice="Leave --max-cost out and use --limit.",
        )
    if answers_locally(settings):
        options = replace(options, concurrency=1)  # the embedded engine answers one question at a time
    with open_ledger(folder, recipe, keeps_texts=options.keeps_texts, keeps_replies=options.keeps_replies) as ledger:
        return asyncio.run(_run(Run(sources, folder, settings, options, on_progress or (lambda _: None)), ledger))


@dataclass(frozen=True)
class Run:
    """What one run was asked to do."""

    sources: Iterable[Source]
    folder: Path
    settings: Settings
    options: Options
    on_progress: Progress


async def _run(run: Run, ledger: Ledger) -> Report:
    limiter = Limiter(
        run.options.concurrency,
        requests_per_minute=run.settings.requests_per_minute,
        tokens_per_minute=run.settings.tokens_per_minute,
    )
    summarizer = Summarizer(settings=run.settings, around=lambda model: RecordedModel(model, limiter))
    workers = Workers(summarizer, ledger, limiter, run.options, run.settings)
    with _stopping(workers), _rare_collections():
        async with summarizer:
            await workers.run(run.sources, run.on_progress)
        return await asyncio.to_thread(_report, run, ledger, workers)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for cyclic garbage rarely, and never among what was there before: it took a seventh of the processor."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


@contextmanager
def _stopping(workers: Workers) -> Iterator[None]:
    """Let SIGINT and SIGTERM end the run in good order."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, workers.stop_for_signal, number)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


def _report(run: Run, ledger: Ledger, workers: Workers) -> Report:
    """Write the lists, unless a signal presses and they are long; the old ones stay whole where the disk is full."""
    error = workers.error
    done, failed = ledger.counts()
    report = Report(workers.tally, done, failed, ledger.codes(), error, workers.signal)
    try:
        if workers.signal is None or done + failed <= _LISTED_IN_TIME:
            write_lists(ledger, run.folder)
        write_run(run.folder, ledger, report.tally)
    except StorageError as full:
        return replace(report, error=error or full)
    return report
