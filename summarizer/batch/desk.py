"""Where the tasks of a run bring what the ledger is to do: statements run at once, a thread waits for the disk."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from summarizer.batch.threads import DaemonThreads
from summarizer.ledger import Ledger

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Job:
    """Work, and what its caller waits for."""

    work: Callable[[], object]
    outcome: "asyncio.Future[Any]"


class LedgerDesk:
    """Does the work of all tasks, first come, first served; what comes while the disk is busy is one transaction.

    SQLite lets other threads run at every statement: in a thread of its own, a save takes a dozen turns beside an event
    loop that computes.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._thread = DaemonThreads(1, "ledger")
        self._waiting: list[_Job] = []
        self._commit: asyncio.Future[None] | None = None

    async def do(self, work: Callable[[], T]) -> T:
        """Return what the work returns, once all that it wrote is on the disk; who is cancelled leaves it behind.

        Raises what the work raises, and StorageError; then nothing of the same transaction is kept.
        """
        outcome: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Job(work, outcome))
        if self._commit is None:
            self._serve()
        return await outcome

    async def close(self) -> None:
        """Wait until all that was begun is done."""
        while self._commit is not None:
            await asyncio.wait({self._commit})
        self._thread.close()

    def _serve(self) -> None:
        """Do what waits in one transaction; where something was written, the thread brings it to the disk."""
        jobs, self._waiting = self._waiting, []
        try:
            values, has_written = self._ledger.prepare([job.work for job in jobs])
        except Exception as error:  # noqa: BLE001 - it belongs to who waits
            _fail(jobs, error)
            return
        if not has_written:
            _settle(jobs, values)
            return
        self._commit = self._thread.start(self._ledger.commit)
        self._commit.add_done_callback(lambda commit: self._go_on(commit, jobs, values))

    def _go_on(self, commit: "asyncio.Future[None]", jobs: Sequence[_Job], values: Sequence[object]) -> None:
        """Tell who waited, and serve who has come since."""
        self._commit = None
        error = commit.exception()
        if error is None:
            _settle(jobs, values)
        else:
            _fail(jobs, error)
        if self._waiting:
            self._serve()


def _settle(jobs: Sequence[_Job], values: Sequence[object]) -> None:
    for job, value in zip(jobs, values, strict=True):
        if not job.outcome.done():
            job.outcome.set_result(value)


def _fail(jobs: Sequence[_Job], error: BaseException) -> None:
    for job in jobs:
        if not job.outcome.done():
            job.outcome.set_exception(error)
