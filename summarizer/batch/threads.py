"""Threads for work that may never return: nobody waits for them, not even the end of the process."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class DaemonThreads:
    """A few threads; the standard library's pools are joined at exit, so that one blocked read would hold a process."""

    def __init__(self, number: int, name: str) -> None:
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        for _ in range(number):
            threading.Thread(target=self._work, name=name, daemon=True).start()

    def _work(self) -> None:
        while True:
            self._jobs.get()()

    async def run(self, work: Callable[[], T]) -> T:
        """Return what the work returns, or raise what it raises; a caller that is cancelled leaves it behind."""
        future: Future[T] = Future()
        self._jobs.put(lambda: _settle(future, work))
        return await asyncio.wrap_future(future)


def _settle(future: "Future[T]", work: Callable[[], T]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        value = work()
    except BaseException as error:  # noqa: BLE001 - it belongs to who waits
        future.set_exception(error)
    else:
        future.set_result(value)
