"""The desk of a run's ledger: what a task is told to be saved is on the disk, whoever else waits."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from summarizer import Article
from summarizer.batch.desk import LedgerDesk
from summarizer.errors import StorageError
from summarizer.ledger import Ledger, Recipe, Result, open_ledger, read_ledger

RECIPE = Recipe("summary.v1", "p" * 64, "s" * 64, "some-model", "{}")
ARTICLES = [Article.from_text(f"The mayor said on Monday that {count} houses would be rebuilt.") for count in range(4)]
DONE = Result(summary='{"a": 1}')


@dataclass
class SlowDisk:
    """Holds up a ledger's commits until the test lets them go, and counts them."""

    ledger: Ledger
    may_go: threading.Event = field(default_factory=threading.Event)
    commits: int = 0
    fails: bool = False

    def __post_init__(self) -> None:
        self._commit = self.ledger.commit
        self.ledger.commit = self.commit  # type: ignore[method-assign]

    def commit(self) -> None:
        assert self.may_go.wait(10)
        self.commits += 1
        self._commit()
        if self.fails:
            raise StorageError("the disk is full")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SlowDisk]:
    with open_ledger(tmp_path, RECIPE) as ledger:
        yield SlowDisk(ledger)


def saving(ledger: Ledger, number: int) -> Callable[[], None]:
    return lambda: ledger.save(ARTICLES[number], [f"{number}.txt"], DONE, [])


def saved(folder: Path) -> list[str]:
    """Return the paths that another process would find saved."""
    with read_ledger(folder, RECIPE) as ledger:
        return sorted(path for record in ledger.records() for path in record.paths)


async def test_what_is_saved_is_on_the_disk_when_the_caller_goes_on(disk: SlowDisk, tmp_path: Path) -> None:
    desk = LedgerDesk(disk.ledger)
    save = asyncio.create_task(desk.do(saving(disk.ledger, 0)))
    await asyncio.sleep(0.05)
    assert not save.done()
    assert saved(tmp_path) == []

    disk.may_go.set()
    await save
    assert saved(tmp_path) == ["0.txt"]
    await desk.close()


async def test_who_comes_while_the_disk_is_busy_shares_the_next_commit(disk: SlowDisk, tmp_path: Path) -> None:
    desk = LedgerDesk(disk.ledger)
    saves = [asyncio.create_task(desk.do(saving(disk.ledger, number))) for number in range(4)]
    await asyncio.sleep(0)
    disk.may_go.set()
    await asyncio.gather(*saves)

    assert disk.commits == 2
    assert saved(tmp_path) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    await desk.close()


async def test_reading_waits_for_no_disk(disk: SlowDisk) -> None:
    desk = LedgerDesk(disk.ledger)

    assert await desk.do(lambda: disk.ledger.state(ARTICLES[0].id)) is None
    assert disk.commits == 0
    await desk.close()


async def test_work_that_fails_leaves_nothing_behind_and_the_next_is_served(disk: SlowDisk, tmp_path: Path) -> None:
    desk = LedgerDesk(disk.ledger)
    disk.may_go.set()

    def half() -> None:
        disk.ledger.save(ARTICLES[0], ["0.txt"], DONE, [])
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        await desk.do(half)
    await desk.do(saving(disk.ledger, 1))

    assert saved(tmp_path) == ["1.txt"]
    await desk.close()


async def test_all_of_a_commit_that_fails_are_told(disk: SlowDisk) -> None:
    desk = LedgerDesk(disk.ledger)
    disk.may_go.set()
    disk.fails = True

    told = await asyncio.gather(*(desk.do(saving(disk.ledger, one)) for one in range(3)), return_exceptions=True)

    assert [type(error) for error in told] == [StorageError] * 3
    await desk.close()


async def test_closing_waits_for_the_work_of_who_was_cancelled(disk: SlowDisk, tmp_path: Path) -> None:
    desk = LedgerDesk(disk.ledger)
    saves = [asyncio.create_task(desk.do(saving(disk.ledger, number))) for number in range(2)]
    await asyncio.sleep(0)
    for save in saves:
        save.cancel()
    asyncio.get_running_loop().call_later(0.05, disk.may_go.set)
    await desk.close()

    assert saved(tmp_path) == ["0.txt", "1.txt"]
