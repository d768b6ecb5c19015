"""Turns of the tasks of one event loop, for steps that compute for milliseconds."""

import asyncio
import time

_TOGETHER = 8
_LONGEST_WAIT_SECONDS = 0.25
_BUSY = 0.8  # of the time
_LOOK_SECONDS = 0.1


async def others_first() -> None:
    """Let the other tasks have their turn before a step that computes for milliseconds.

    Who only has to send a request, or to give its seat back, is done in less than one, and does not wait for the step.
    """
    await asyncio.sleep(0)


class Turns:
    """Lets tasks go on in groups: a processor that rested between two steps takes a quarter more for each.

    A group sets out once it has eight members, or its first has waited a quarter of a second. While the processor has
    no rest anyway, nobody waits.
    """

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []
        self._alarm: asyncio.TimerHandle | None = None
        self._looked, self._used = float("-inf"), 0.0
        self._share = 0.0

    async def take(self) -> None:
        """Wait for a group to set out."""
        if self._is_busy():
            return
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._waiting.append(turn)
        if len(self._waiting) >= _TOGETHER:
            self._set_out()
        elif self._alarm is None:
            self._alarm = loop.call_later(_LONGEST_WAIT_SECONDS, self._set_out)
        await turn

    def _is_busy(self) -> bool:
        """Tell whether the process has computed most of the last moments."""
        now = time.monotonic()
        if now - self._looked >= _LOOK_SECONDS:
            used = time.process_time()
            self._share = (used - self._used) / (now - self._looked)
            self._looked, self._used = now, used
        return self._share > _BUSY

    def _set_out(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        for turn in self._waiting:
            if not turn.done():
                turn.set_result(None)
        self._waiting.clear()
