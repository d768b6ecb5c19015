"""The Ray adapter in local mode, with real actors. Ray has 500 MB, so it is no part of the test requirements."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from tests.servers import steps
from tests.servers.batch import GOOD, article_text, by_article, number_of
from tests.servers.bench import settings_for
from tests.servers.fake import FakeServer, serving

ray = pytest.importorskip("ray", reason='Ray is not installed: pip install "summarizer-news[ray]"')

from summarizer.engines import ADDED, SummarizeBatch  # noqa: E402
from summarizer.engines.ray import summarize, summarize_files  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")  # Ray's own

REFUSED = steps.answers("", finish_reason="content_filter")


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, _metrics_export_port=0)
    yield
    ray.shutdown()


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(by_article(lambda number, _: REFUSED if number % 100 == 7 else GOOD)) as server:
        yield server


def rows(count: int) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = [{"id": number, "text": article_text(number)} for number in range(count)]
    return [*made, {"id": count, "text": None}]


def each(server: FakeServer, folder: Path, **fields: Any) -> SummarizeBatch:
    return SummarizeBatch(settings_for(server, repair="never", mode="json_schema"), cache=folder / "cache", **fields)


def test_thousand_articles_are_asked_once_although_ray_executes_them_twice(server: FakeServer, tmp_path: Path) -> None:
    made = summarize(ray.data.from_items(rows(1_000)), each(server, tmp_path, concurrency=16), actors=2)
    taken = {row["id"]: row for row in made.take_all()}
    asked = Counter(number_of(seen.raw) for seen in server.requests)
    made.write_parquet(str(tmp_path / "out"))

    written = {row["id"]: row for row in parquet.read_table(tmp_path / "out").to_pylist()}
    assert asked == dict.fromkeys(range(1_000), 1)
    assert len(server.requests) == 1_000
    assert written == taken
    assert len(taken) == 1_001
    failed = {number: row["code"] for number, row in taken.items() if row["status"] == "failed"}
    assert failed == {**dict.fromkeys(range(7, 1_000, 100), "content_filter"), 1_000: "empty"}
    assert all(row["reason"] for row in taken.values() if row["code"])
    assert all(json.loads(row["summary"])["gist"] for row in taken.values() if not row["code"])


def test_files_become_parquet_with_the_same_columns_in_every_file(server: FakeServer, tmp_path: Path) -> None:
    lines = [{"text": article_text(number), "summary_of_the_desk": None} for number in (7, 8, 9)]
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    summarize_files(str(tmp_path / "in.jsonl"), str(tmp_path / "first"), each(server, tmp_path))
    table = parquet.read_table(tmp_path / "first")
    renamed = table.select(["text", "summary"]).rename_columns(["text", "before"])
    parquet.write_table(renamed, tmp_path / "in.parquet")
    summarize_files(str(tmp_path / "in.parquet"), str(tmp_path / "second"), each(server, tmp_path))

    again = parquet.read_table(tmp_path / "second")
    assert table.column_names == ["text", "summary_of_the_desk", *ADDED]
    assert {name: table.schema.field(name).type for name in ADDED} == ADDED
    assert sorted(filter(None, again["summary"].to_pylist())) == sorted(filter(None, again["before"].to_pylist()))
    assert len(server.requests) == 3
    with pytest.raises(ValueError, match="exists"):
        summarize_files(str(tmp_path / "in.parquet"), str(tmp_path / "second"), each(server, tmp_path))


def test_columns_that_would_be_overwritten_end_the_job_with_their_names(server: FakeServer, tmp_path: Path) -> None:
    made = summarize(ray.data.from_items([{"text": article_text(1), "summary": "x"}]), each(server, tmp_path))
    with pytest.raises(Exception, match="columns that are to be added: summary"):
        made.take_all()
    assert server.requests == []
