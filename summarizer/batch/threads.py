"""Threads for work that may never return: nobody has to wait for them, not even the end of the process."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class DaemonThreads:
    """A few threads that do what a task asks, first come, first served.

    The standard library's pools are joined at exit, so that one blocked read would hold a process, and each piece of
    work goes through two futures and a condition there.
    """

    def __init__(self, number: int, name: str) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._number = number
        for _ in range(number):
            threading.Thread(target=self._work, name=name, daemon=True).start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job  # it holds what the work returned

    def start(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        """Return what will hold what the work returns, or raises."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs.put(lambda: _do(work, future, loop))
        return future

    async def run(self, work: Callable[[], T]) -> T:
        """Return what the work returns, or raise what it raises; a caller that is cancelled leaves it behind."""
        return await self.start(work)

    def close(self) -> None:
        """Let each thread end when it has nothing left to do; nobody waits for that."""
        for _ in range(self._number):
            self._jobs.put(None)


def _do(work: Callable[[], T], future: asyncio.Future[T], loop: asyncio.AbstractEventLoop) -> None:
    """Do the work in a thread, and tell the loop that its caller lives in; a loop that has ended is told nothing."""
    if future.cancelled():
        return
    try:
        value = work()
    except BaseException as error:  # noqa: BLE001 - it belongs to who waits
        settle: Callable[[], None] = partial(future.set_exception, error)
    else:
        settle = partial(future.set_result, value)
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(_settle, future, settle)


def _settle(future: asyncio.Future[T], settle: Callable[[], None]) -> None:
    if not future.cancelled():
        settle()
