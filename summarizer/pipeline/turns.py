"""Turns of the tasks of one event loop."""

import asyncio


async def others_first() -> None:
    """Let the other tasks have their turn before a step that computes for milliseconds.

    Who only has to send a request, or to give its seat back, is done in less than one, and does not wait for the step.
    """
    await asyncio.sleep(0)
