"""Answers that a batch keeps until their article is done: who is killed between two calls does not pay the first."""

import asyncio
import json
import signal
import time
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from summarizer.errors import StorageError
from summarizer.ledger import Ledger, read_ledger
from summarizer.limits import Limiter
from summarizer.pipeline.calls import CURRENT, Asking, RecordedModel
from summarizer.testing import CannedModel
from tests.servers import steps
from tests.servers.batch import DRAFT, GOOD, Bench, batch_bench, by_article, ended, number_of, slowly
from tests.servers.fake import Exchange, Step
from tests.test_limits import empty_question

COUNT = 3
FLAWED = steps.answers({**DRAFT, "positions": [{"statement": "no position of ours"}]})
REPAIR = steps.answers({"numbers": [{"mention": 1, "counted": "houses"}]})


def first_repairs_hang() -> Step:
    return by_article(lambda _, times: {1: slowly(0.3, FLAWED), 2: steps.hang}.get(times, REPAIR))


def killed_at_its_repairs(bench: Bench, *arguments: str, by: signal.Signals = signal.SIGKILL) -> None:
    """Run the command as a process, and send it a signal once a repair of every article is at the endpoint."""
    bench.repair = "auto"
    process = bench.start(*arguments)
    while bench.requests < 2 * COUNT and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(by)
    ended(process)
    assert bench.requests == 2 * COUNT


def told(bench: Bench) -> list[dict[str, Any]]:
    """Return the summaries without what differs from run to run."""
    summaries = bench.lines("summaries.jsonl")
    for summary in summaries:
        del summary["receipt"]["seconds"], summary["seal"], summary["article"]["paths"]
    return summaries


def kept(bench: Bench) -> int:
    with read_ledger(bench.out) as ledger:
        return len(ledger.answers())


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_draft_that_came_before_the_run_ended_is_not_asked_again(tmp_path: Path, by: signal.Signals) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()
    whole_script = by_article(lambda _, times: FLAWED if times == 1 else REPAIR)
    with batch_bench(tmp_path / "whole", whole_script, count=COUNT) as bench:
        bench.repair = "auto"
        bench.run()
        whole = told(bench)
        assert [item["code"] for item in whole[0]["withheld"]] == ["malformed"]
    with batch_bench(tmp_path / "cut", first_repairs_hang(), count=COUNT) as bench:
        killed_at_its_repairs(bench, by=by)
        assert kept(bench) == COUNT
        assert bench.run().status == 0

        assert bench.requests == 3 * COUNT
        assert kept(bench) == 0
        assert told(bench) == whole
        assert json.loads((bench.out / "run.json").read_text("utf-8"))["run"]["requests"] == COUNT


def test_answers_of_a_run_that_keeps_no_replies_are_asked_again(tmp_path: Path) -> None:
    with batch_bench(tmp_path, first_repairs_hang(), count=COUNT) as bench:
        killed_at_its_repairs(bench, "--no-store-replies")
        assert kept(bench) == 0
        assert bench.run("--no-store-replies").status == 0
        assert bench.requests == 4 * COUNT


def test_force_asks_everything_again(tmp_path: Path) -> None:
    with batch_bench(tmp_path, first_repairs_hang(), count=COUNT) as bench:
        killed_at_its_repairs(bench)
        assert bench.run("--force").status == 0
        assert (bench.requests, kept(bench)) == (4 * COUNT, 0)


def test_repairs_and_drafts_together_are_never_more_than_the_seats(tmp_path: Path) -> None:
    open_calls, most, lock = 0, 0, Lock()

    def counted(exchange: Exchange) -> None:
        nonlocal open_calls, most
        with lock:
            open_calls += 1
            most = max(most, open_calls)
        time.sleep(0.02)
        with lock:
            open_calls -= 1
        GOOD(exchange)

    with batch_bench(tmp_path, counted, count=24) as bench:
        bench.repair = "auto"
        assert bench.run("--concurrency", "4").status == 0
        assert (bench.requests, most) == (48, 4)


def test_seat_is_free_for_the_next_article_while_an_answer_is_checked_and_repairs_go_first(tmp_path: Path) -> None:
    with batch_bench(tmp_path, slowly(0.1), count=12) as bench:
        bench.repair = "auto"
        assert bench.run("--concurrency", "1").status == 0

        numbers = [number_of(seen.raw) for seen in bench.server.requests]
        repaired_at = [numbers.index(number, numbers.index(number) + 1) for number in numbers]
        assert numbers[0] != numbers[1]
        assert min(repaired_at) < numbers.index(max(numbers, key=numbers.index))


def test_disk_that_cannot_take_an_answer_stops_the_run_and_fails_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("the disk is full")

    monkeypatch.setattr(Ledger, "keep_answer", full)
    with batch_bench(tmp_path, slowly(0.01), count=20) as bench:
        stopped = bench.run()
        monkeypatch.undo()

        assert (stopped.status, bench.lists()) == (74, (b"", b""))
        assert bench.requests <= 8
        assert bench.run().status == 0
        assert len(bench.lines("summaries.jsonl")) == 20


async def test_waiting_for_a_turn_and_for_a_seat_does_not_count_to_the_deadline() -> None:
    limiter = Limiter(1)

    async def keep(_: object) -> None:
        await asyncio.sleep(0.2)

    request = empty_question()
    request.budget.deadline = 50.0
    CURRENT.set(Asking(limiter, asyncio.Event(), on_answer=keep))
    await RecordedModel(CannedModel(), limiter).ask(request)

    assert request.budget.deadline == pytest.approx(50.2, abs=0.1)
