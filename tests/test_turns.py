"""Turns of tasks: who goes on with whom, and when nobody needs to wait."""

import asyncio
import time

import pytest

from summarizer.pipeline.turns import Turns


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.mark.parametrize("number", [8, 16])
async def test_a_group_sets_out_together_once_it_has_enough_and_nobody_comes_any_more(number: int) -> None:
    turns, started = Turns(), time.monotonic()
    tasks = [asyncio.create_task(turns.take()) for _ in range(number)]
    await settled()
    assert [task.done() for task in tasks] == [number == 16] * number

    await asyncio.gather(*tasks)
    assert time.monotonic() - started < 0.24


async def test_who_comes_too_late_waits_for_the_next_group() -> None:
    turns = Turns()
    tasks = [asyncio.create_task(turns.take()) for _ in range(16)]
    await settled()
    assert all(task.done() for task in tasks)

    late = asyncio.create_task(turns.take())
    await asyncio.sleep(0.05)
    assert not late.done()
    await asyncio.wait_for(late, 2)


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


async def test_nobody_waits_while_the_processor_has_no_rest() -> None:
    turns = Turns()
    await turns.take()
    looked = time.monotonic()
    assert not turns._is_busy()  # noqa: SLF001 - begins a new look

    busy_until = time.process_time() + 0.3
    while time.process_time() < busy_until:
        pass
    if time.monotonic() - looked > 0.36:  # others took the processor
        pytest.skip("the machine is too busy")
    await asyncio.wait_for(turns.take(), 0.1)
    await asyncio.sleep(0.2)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(turns.take(), 0.1)
