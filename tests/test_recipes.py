"""The recipes of docs/scale.md, as they stand there, each in a process of its own, where its engine is installed."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from summarizer.cli.app import app
from summarizer.engines import ADDED
from tests.servers import steps
from tests.servers.batch import GOOD, article_text, batch_bench, number_of
from tests.servers.fake import FakeServer, serving

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), flags=re.DOTALL)


def ran(block: str, folder: Path, server: FakeServer) -> str:
    """Run a recipe in a folder, with its cache there too, and return what it printed."""
    environment = {
        **os.environ,
        "OPENAI_BASE_URL": server.url,
        "OPENAI_API_KEY": "sk-x",
        "SUMMARIZER_MODEL": "some-model",
        "SUMMARIZER_REPAIR": "never",
        "PYSPARK_PYTHON": sys.executable,
    }
    (folder / "recipe.py").write_text(block.replace("/var/tmp/summarizer", str(folder / "cache")), "utf-8")  # noqa: S108 - of the docs
    done = subprocess.run(
        [sys.executable, "recipe.py"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_callable_of_the_docs_summarises_a_row(tmp_path: Path) -> None:
    with serving(GOOD) as server:
        assert ran(BLOCKS[0], tmp_path, server).startswith("[7] ['done'] [None] [")


@pytest.mark.parametrize("engine", ["ray", "dask", "pyspark"])
def test_recipe_writes_all_rows_with_their_summaries(engine: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed: CONTRIBUTING.md says how to run the tests of the engines")
    [block] = [
        block
        for block in BLOCKS
        if f"import {engine}" in block or f"engines.{engine}" in block or f"from {engine}" in block
    ]
    texts = [article_text(number) for number in range(40)]
    table = pyarrow.table({"id": list(range(41)), "text": [*texts, None]})
    parquet.write_table(table, tmp_path / "articles.parquet")
    with serving(GOOD) as server:
        ran(block, tmp_path, server)

        rows = sorted(parquet.read_table(tmp_path / "summaries").to_pylist(), key=lambda row: row["id"])
        assert [row["id"] for row in rows] == list(range(41))
        assert [row["status"] for row in rows] == [*["done"] * 40, "failed"]
        assert (rows[40]["code"], rows[40]["summary"]) == ("empty", None)
        assert set(ADDED) <= set(rows[0])
        assert sorted(number_of(seen.raw) for seen in server.requests) == list(range(40))


def test_queries_of_the_docs_read_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install duckdb")
    blocks = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "batch.md").read_text("utf-8"), flags=re.DOTALL)
    # To read SQLite, DuckDB would fetch an extension.
    queries = [line for block in blocks for line in block.splitlines() if "ledger.sqlite" not in line]
    with batch_bench(tmp_path, steps.answers("no"), count=2) as bench:
        bench.out = tmp_path / "summaries"
        bench.run(SUMMARIZER_MODE="json_schema")
    with batch_bench(tmp_path, count=5) as bench:
        bench.out = tmp_path / "summaries"
        bench.run(SUMMARIZER_MODE="json_schema")
    CliRunner().invoke(app, ["export", str(bench.out), "--format", "parquet"])
    monkeypatch.chdir(tmp_path)

    numbers, positions, withheld, failed = (duckdb.sql(query).fetchall() for query in queries)
    assert ("houses", None, 3, 250.0) in numbers
    assert positions == []
    assert [count for _, count in withheld] == [0, 0, 0]
    assert failed == [("invalid_reply", 2)]
