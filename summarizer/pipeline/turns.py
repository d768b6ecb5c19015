"""Turns of the tasks of one event loop, for steps that compute for milliseconds."""

import asyncio
import time

_ENOUGH, _MOST = 8, 16  # tasks
_QUIET_SECONDS = 0.01
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

    A group of eight or more sets out once nobody has joined for a hundredth of a second, a smaller one when its first
    has waited for a quarter. Answers come in bursts, so it then computes while the endpoint works on the next ones.
    While the processor has no rest anyway, nobody waits.
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
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        if len(self._waiting) == 1:
            self._set_out_in(_LONGEST_WAIT_SECONDS)
        elif len(self._waiting) >= _MOST:
            self._set_out_in(0)
        elif len(self._waiting) >= _ENOUGH:
            self._set_out_in(_QUIET_SECONDS)
        await turn

    def _is_busy(self) -> bool:
        """Tell whether the process has computed most of the last moments."""
        now = time.monotonic()
        if now - self._looked >= _LOOK_SECONDS:
            used = time.process_time()
            self._share = (used - self._used) / (now - self._looked)
            self._looked, self._used = now, used
        return self._share > _BUSY

    def _set_out_in(self, seconds: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = asyncio.get_running_loop().call_later(seconds, self._set_out)

    def _set_out(self) -> None:
        self._alarm = None
        for turn in self._waiting:
            if not turn.done():
                turn.set_result(None)
        self._waiting.clear()
