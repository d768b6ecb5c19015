"""Turns of tasks: who goes on with whom, and when nobody needs to wait."""

import asyncio
import time

import pytest

from summarizer.pipeline.turns import Turns


async def settled() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


async def test_eight_set_out_together_and_none_before() -> None:
    turns = Turns()
    tasks = [asyncio.create_task(turns.take()) for _ in range(7)]
    await settled()
    assert not any(task.done() for task in tasks)

    tasks.append(asyncio.create_task(turns.take()))
    await settled()
    assert all(task.done() for task in tasks)

    late = asyncio.create_task(turns.take())
    await settled()
    assert not late.done()
    late.cancel()


async def test_who_is_alone_waits_for_a_quarter_of_a_second() -> None:
    turns, started = Turns(), time.monotonic()

    await turns.take()
    await turns.take()

    assert 0.48 <= time.monotonic() - started < 2


async def test_who_is_cancelled_holds_up_nobody() -> None:
    turns = Turns()
    first = asyncio.create_task(turns.take())
    second = asyncio.create_task(turns.take())
    await settled()
    first.cancel()

    await asyncio.wait_for(second, 2)
    assert first.cancelled()


async def test_turns_are_needless_only_while_the_processor_has_no_rest() -> None:
    turns, looked = Turns(), time.monotonic()
    assert not turns.are_needless

    busy_until = time.process_time() + 0.3
    while time.process_time() < busy_until:
        pass
    if time.monotonic() - looked > 0.36:  # others took the processor
        pytest.skip("the machine is too busy")
    assert turns.are_needless
    await asyncio.sleep(0.2)
    assert not turns.are_needless
