"""Batches of rows through one callable: what it adds, what it asks, and that it never raises for a row."""

import asyncio
import datetime
import importlib
import json
import math
import pickle
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines import ADDED, SummarizeBatch
from summarizer.errors import ConfigurationError
from summarizer.ledger import read_ledger
from tests.servers import steps
from tests.servers.batch import GOOD, article_text, by_article, number_of, slowly
from tests.servers.bench import CANARY, settings_for
from tests.servers.fake import FakeServer, Step, serving

FAULTS: dict[int, tuple[Step, str]] = {
    1: (steps.message({"role": "assistant", "content": None, "refusal": "No."}), "refusal"),
    2: (steps.answers('{"gist": [', finish_reason="length"), "truncated"),
    3: (steps.answers("All is well."), "invalid_reply"),
}


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(GOOD) as server:
        yield server


def maker(server: FakeServer, folder: Path, **fields: Any) -> SummarizeBatch:
    known = {"repair": "never", "mode": "json_schema"}
    settings = settings_for(server, **known, **fields.pop("settings", {}))
    return SummarizeBatch(settings, cache=folder / "cache", **fields)


def texts(*numbers: int) -> dict[str, list[object]]:
    return {"text": [article_text(number) for number in numbers]}


def asked(server: FakeServer) -> list[int]:
    return sorted(number_of(seen.raw) for seen in server.requests)


def run(each: SummarizeBatch, *batches: dict[str, list[object]]) -> list[dict[str, list[Any]]]:
    """Run batches at once within one event loop."""

    async def all_of_them() -> list[dict[str, list[Any]]]:
        try:
            return await asyncio.gather(*map(each, batches))
        finally:
            await each.aclose()

    return asyncio.run(all_of_them())


def test_rows_come_back_in_order_with_their_summaries_and_what_they_cost(server: FakeServer, tmp_path: Path) -> None:
    batch: dict[str, list[object]] = {**texts(5, 6), "id": [7, None], "url": ["https://example.org/5", None]}
    [rows] = run(maker(server, tmp_path), batch)

    summaries = [json.loads(summary) for summary in rows["summary"]]
    assert list(rows) == ["text", "id", "url", *ADDED]
    assert {name: rows[name] for name in batch} == batch
    assert (rows["status"], rows["code"], rows["reason"]) == (["done"] * 2, [None] * 2, [None] * 2)
    assert (rows["input_tokens"], rows["output_tokens"], rows["cost"]) == ([10, 10], [5, 5], [None, None])
    assert [summary["article"]["url"] for summary in summaries] == batch["url"]
    assert all("250 houses" in summary["gist"][0]["text"] for summary in summaries)


def test_rows_are_asked_once_however_often_they_are_executed(server: FakeServer, tmp_path: Path) -> None:
    each = maker(server, tmp_path)
    once, twice = run(each, texts(*range(20)), texts(*range(20)))  # at once
    [later] = run(pickle.loads(pickle.dumps(each)), texts(*range(20)))  # by another worker  # noqa: S301 - our own

    assert once == twice == later
    assert asked(server) == list(range(20))


def test_other_settings_ask_again(server: FakeServer, tmp_path: Path) -> None:
    run(maker(server, tmp_path), texts(1))
    run(maker(server, tmp_path, settings={"model": "other-model"}), texts(1))
    assert asked(server) == [1, 1]


def test_bad_rows_carry_codes_and_cost_the_others_nothing(tmp_path: Path) -> None:
    with serving(by_article(lambda number, _: FAULTS[number][0] if number in FAULTS else GOOD)) as server:
        batch = texts(0, 1, 2, 3, 4)
        batch["text"] += [None, "", math.nan, b"bytes", 12, "\ud800 and so on", "© 2024", "a " * 600_000]
        [rows] = run(maker(server, tmp_path), batch)

    assert rows["status"] == ["done", "failed", "failed", "failed", "done", *["failed"] * 8]
    expected = [
        None,
        "refusal",
        "truncated",
        "invalid_reply",
        None,
        "empty",
        "empty",
        "empty",
        "malformed",
        "malformed",
    ]
    assert rows["code"] == [*expected, "undecodable", "no_text", "too_large"]
    assert [bool(reason) for reason in rows["reason"]] == [status == "failed" for status in rows["status"]]
    assert [summary is None for summary in rows["summary"]] == [status == "failed" for status in rows["status"]]
    assert rows["cost"][5:] == [0.0] * 8


async def one_after_the_other(each: SummarizeBatch, *batches: dict[str, list[object]]) -> list[dict[str, list[Any]]]:
    done = [await each(batch) for batch in batches]
    await each.aclose()
    return done


def test_failures_are_asked_again_only_where_wanted_and_then_once(tmp_path: Path) -> None:
    with serving(by_article(lambda number, _: FAULTS[1][0] if number == 1 else GOOD)) as server:
        run(maker(server, tmp_path), texts(0, 1))
        run(maker(server, tmp_path), texts(0, 1))
        assert asked(server) == [0, 1]
        each = maker(server, tmp_path, retries_failed=True)
        first, second = asyncio.run(one_after_the_other(each, texts(0, 1), texts(1)))

        assert first["status"] == ["done", "failed"]
        assert second["code"] == ["refusal"]
        assert asked(server) == [0, 1, 1]


@pytest.mark.parametrize(
    ("refusal", "code"),
    [(steps.error(401), "authentication"), (steps.error(429, code="insufficient_quota"), "quota")],
)
def test_refused_key_or_quota_codes_the_rows_left_without_asking_and_a_later_job_asks_only_them(
    tmp_path: Path, refusal: Step, code: str
) -> None:
    with serving(by_article(lambda number, times: refusal if number == 10 and times == 1 else GOOD)) as server:
        each = maker(server, tmp_path, concurrency=1)
        [stopped] = run(each, texts(*range(40)))
        sent = len(server.requests)
        [whole] = run(each, texts(*range(40)))

        assert stopped["status"].count("done") == sent - 1
        assert set(stopped["code"]) == {None, code}
        assert 10 < sent < 20
        assert whole["status"] == ["done"] * 40
        assert len(server.requests) == 41


def test_articles_at_the_endpoint_are_as_many_as_wanted(tmp_path: Path) -> None:
    here, most = 0, 0
    lock = threading.Lock()

    def count(exchange: Any) -> None:
        nonlocal here, most
        with lock:
            here += 1
            most = max(most, here)
        slowly(0.05)(exchange)
        with lock:
            here -= 1

    with serving(count) as server:
        run(maker(server, tmp_path, concurrency=4), texts(*range(20)), texts(*range(20, 40)))
        assert (most, len(server.requests)) == (4, 40)


def test_workers_of_one_machine_know_what_the_others_asked(server: FakeServer, tmp_path: Path) -> None:
    each = maker(server, tmp_path)

    async def both() -> None:
        await each(texts(1))
        await asyncio.to_thread(lambda: run(each, texts(1, 2)))  # a worker of its own, while this one is at work
        await each(texts(2, 3))
        await each.aclose()

    asyncio.run(both())
    assert asked(server) == [1, 2, 3]
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_caches_are_ledgers_that_merge_into_a_folder(server: FakeServer, tmp_path: Path) -> None:
    run(maker(server, tmp_path), {**texts(1), "url": ["https://example.org/1"]}, texts(2))

    [folder] = (tmp_path / "cache").iterdir()
    with read_ledger(folder) as ledger:
        paths = [path for record in ledger.records() for path in record.paths]
    assert "https://example.org/1" in paths
    assert len(paths) == 2


def test_threads_of_a_process_share_one_worker(server: FakeServer, tmp_path: Path) -> None:
    each = maker(server, tmp_path)
    with ThreadPoolExecutor(4) as threads:
        copies = [pickle.loads(pickle.dumps(each)) for _ in range(4)]  # noqa: S301 - our own
        parts = list(threads.map(lambda copy: copy.run(texts(*range(10))), copies))
    each.close()

    assert all(part == parts[0] for part in parts)
    assert asked(server) == list(range(10))
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_loops_that_were_closed_leave_no_ledger_behind(server: FakeServer, tmp_path: Path) -> None:
    each = maker(server, tmp_path)
    for number in range(3):
        asyncio.run(each({"text": [""], "id": [number]}))  # closes nothing
    run(each, texts(1))

    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_limits_a_minute_are_shared(server: FakeServer, tmp_path: Path) -> None:
    each = maker(server, tmp_path, share=4, settings={"requests_per_minute": 1_000, "tokens_per_minute": 2})
    shared = each._shared_settings()  # noqa: SLF001 - a limit takes a minute to be seen from outside
    assert (shared.requests_per_minute, shared.tokens_per_minute) == (250, 1)


def test_settings_are_read_where_the_work_is_done(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = pickle.dumps(SummarizeBatch(cache=tmp_path / "cache"))
    for name, value in {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": CANARY, "SUMMARIZER_MODEL": "m"}.items():
        monkeypatch.setenv(name, value)
    [rows] = run(pickle.loads(packed), texts(1))  # noqa: S301 - our own

    assert rows["status"] == ["done"]
    assert CANARY.encode() not in packed


@pytest.mark.parametrize(
    ("columns", "told"), [(["article"], "no column `text`"), (["text", "summary", "cost"], "summary, cost")]
)
def test_columns_that_allow_no_work_are_named(
    server: FakeServer, tmp_path: Path, columns: Sequence[str], told: str
) -> None:
    with pytest.raises(ConfigurationError, match=told):
        run(maker(server, tmp_path), {name: ["x"] for name in columns})


def test_settings_without_a_model_are_refused_at_once(server: FakeServer, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no model"):
        run(maker(server, tmp_path, settings={"model": None}), texts(1))


def test_empty_batch_asks_nothing_and_makes_no_cache(server: FakeServer, tmp_path: Path) -> None:
    [rows] = run(maker(server, tmp_path), {"text": [], "id": []})

    assert rows == {name: [] for name in ("text", "id", *ADDED)}
    assert not (tmp_path / "cache").exists()


class NaTType(datetime.datetime):
    """What pandas puts into an empty cell of dates: it is one, and says `NaT`."""


class NAType:
    """What pandas puts into other empty cells: neither equal nor unequal to itself."""


def test_dates_and_empty_cells_are_taken_as_engines_give_them(server: FakeServer, tmp_path: Path) -> None:
    days = [datetime.date(2024, 3, 31), datetime.datetime(2024, 3, 31, 8, tzinfo=datetime.UTC), "2024-03-31", None]
    empty = [NaTType(1, 1, 1), NAType(), math.nan]
    [rows] = run(maker(server, tmp_path), {**texts(*range(7)), "published": [*days, *empty]})

    found = [json.loads(summary)["article"]["published"] for summary in rows["summary"]]
    assert found == ["2024-03-31", "2024-03-31T08:00:00+00:00", "2024-03-31", *[None] * 4]


def test_missing_ray_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "summarizer.engines.ray", raising=False)
    with pytest.raises(ConfigurationError, match=r"needs ray.*not installed") as raised:
        importlib.import_module("summarizer.engines.ray")
    assert 'pip install "summarizer-news[ray]"' in raised.value.advice
