"""What reads the folder of a batch: export, check, log, and the cost that stops a run."""

import csv
import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from summarizer import Article, Draft, Settings, Summarizer
from summarizer.batch import Report, Tally, write_lists
from summarizer.batch.outputs import replacing
from summarizer.batch.spreadsheets import inert
from summarizer.cli.app import app
from summarizer.cli.progress import projected, run_table, tally_line
from summarizer.errors import StorageError
from summarizer.ledger import Call, Recipe, Result, open_ledger, read_ledger
from summarizer.testing import CannedModel
from tests.servers.batch import Bench, batch_bench, slowly

DATA = Path(__file__).parent / "data"
TRUCE = Article.from_file(DATA / "articles" / "truce.txt")
RECIPE = Recipe("summary.v1", "p" * 64, "s" * 64, "some-model", "{}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the folder of a batch with one summary, whose article goes by two paths."""
    draft = Draft.model_validate_json((DATA / "scripted" / "truce.draft.json").read_text("utf-8"))
    with Summarizer(CannedModel(draft), settings=Settings(repair="never")) as summarizer:
        summary = summarizer.summarize(TRUCE)
    call = Call("some-model", 1, 900, 300, None, 1.25, reply=draft.model_dump_json())
    with open_ledger(tmp_path / "out", RECIPE) as ledger:
        ledger.save(TRUCE, ["b.txt", "=a.txt"], Result(summary=summary.model_dump_json()), [call])
        write_lists(ledger, tmp_path / "out")
    return tmp_path / "out"


def run(*arguments: str | Path) -> tuple[int, str, str]:
    ran = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return ran.exit_code, ran.stdout, ran.stderr


def change(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / "ledger.sqlite")
    with connection:
        assert connection.execute(statement).rowcount == 1
    connection.close()


def test_check_accepts_what_was_made(folder: Path) -> None:
    assert run("check", folder) == (0, "", "ok: 1 summaries are as they were made\n")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE results SET summary = replace(summary, '32,414', '92,414')", "changed since the summary was made"),
        ("UPDATE results SET summary = replace(summary, '\"gist\":', '\"jist\":')", "does not fit its schema"),
        ("UPDATE results SET summary = '{}' || summary", "does not fit its schema"),
        ("UPDATE articles SET text = replace(text, '32,414', '92,414')", "the article has"),
        ("UPDATE results SET key = 'x'", "another article's key"),
    ],
)
def test_check_names_a_damaged_record(folder: Path, statement: str, told: str) -> None:
    connection = sqlite3.connect(folder / "ledger.sqlite")
    connection.execute("DELETE FROM calls")  # they refer to the key
    connection.commit()
    connection.close()
    change(folder, statement)

    status, out, _ = run("check", folder)

    assert status == 1
    assert out.startswith("=a.txt: ")
    assert told in out


def test_check_sees_a_list_that_was_changed_and_export_writes_it_anew(folder: Path) -> None:
    summaries = folder / "summaries.jsonl"
    whole = summaries.read_bytes()
    summaries.write_bytes(whole.replace(b"32,414", b"92,414"))
    status, out, _ = run("check", folder)
    assert (status, out.startswith("summaries.jsonl: line 1")) == (1, True)

    assert run("export", folder)[:2] == (0, f"{summaries}\n{folder / 'failed.jsonl'}\n")
    assert summaries.read_bytes() == whole
    assert run("check", folder)[0] == 0


def test_summary_of_an_article_with_several_paths_lists_them_and_still_verifies(folder: Path, tmp_path: Path) -> None:
    line = (folder / "summaries.jsonl").read_text("utf-8")
    (tmp_path / "one.json").write_text(line, "utf-8")

    assert json.loads(line)["article"]["paths"] == ["=a.txt", "b.txt"]
    assert run("verify", tmp_path / "one.json", DATA / "articles" / "truce.txt")[0] == 0


def test_export_writes_numbers_positions_and_questions_as_tables(folder: Path) -> None:
    status, out, _ = run("export", folder, "--format", "csv")

    tables = {Path(path).stem: list(csv.DictReader(Path(path).read_text("utf-8").splitlines())) for path in out.split()}
    summary = json.loads((folder / "summaries.jsonl").read_text("utf-8"))
    assert status == 0
    assert {name: len(rows) for name, rows in tables.items()} == {
        "numbers": len(summary["numbers"]),
        "positions": len(summary["positions"]),
        "questions": len(summary["open_questions"]),
    }
    given = {row["exact"]: row["value"] for row in tables["numbers"]}
    assert given["32,414"] == "32414"
    assert {row["path"] for row in tables["numbers"]} == {"'=a.txt"}
    assert all(row["evidence"] and row["holder"] for row in tables["positions"] if row["unresolved"] == "")


def test_parquet_holds_the_rows_of_the_tables_with_their_types_and_the_whole_summaries(folder: Path) -> None:
    run("export", folder, "--format", "csv")
    status, out, _ = run("export", folder, "--format", "parquet")

    tables = {Path(path).stem: parquet.read_table(path) for path in out.split()}
    assert status == 0
    assert list(tables) == ["summaries", "numbers", "positions", "questions"]
    for name in ("numbers", "positions", "questions"):
        lines = list(csv.DictReader((folder / f"{name}.csv").read_text("utf-8").splitlines()))
        rows = tables[name].to_pylist()
        assert [{key: "" if row[key] is None else str(inert(row[key])) for key in row} for row in rows] == [
            {key: f"{float(line[key])}" if key in ("value", "low", "high") and line[key] else line[key] for key in line}
            for line in lines
        ]
    given = {row["exact"]: (row["value"], row["start"], row["derived"]) for row in tables["numbers"].to_pylist()}
    assert given["32,414"] == (32_414.0, TRUCE.text.index("32,414"), False)
    [row] = tables["summaries"].to_pylist()
    line = json.loads((folder / "summaries.jsonl").read_text("utf-8"))
    assert (json.loads(row["summary"]), row["path"], row["numbers"]) == (line, "=a.txt", len(line["numbers"]))
    assert (row["input_tokens"], row["characters"]) == (line["receipt"]["input_tokens"], len(TRUCE.text))


def test_parquet_is_written_a_group_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.batch.parquet.SUMMARIES_A_GROUP", 2)
    with read_ledger(folder) as ledger:
        [record] = ledger.records()
    with open_ledger(folder, RECIPE) as ledger:
        for number in range(4):
            article = Article.from_text(f"{TRUCE.text} {number}")
            ledger.save(article, [f"{number}.txt"], Result(summary=record.summary), [])
    run("export", folder, "--format", "parquet")

    written = parquet.ParquetFile(folder / "summaries.parquet")
    assert [written.metadata.row_group(group).num_rows for group in range(written.num_row_groups)] == [2, 2, 1]
    assert len({row["path"] for row in parquet.read_table(folder / "positions.parquet").to_pylist()}) == 5


def test_parquet_of_a_folder_without_summaries_has_columns_and_no_rows(tmp_path: Path) -> None:
    with open_ledger(tmp_path, RECIPE):
        pass
    assert run("export", tmp_path, "--format", "parquet")[0] == 0
    assert parquet.read_table(tmp_path / "numbers.parquet").schema.field("value").type == "double"


def test_parquet_of_a_damaged_folder_leaves_the_old_files(folder: Path) -> None:
    run("export", folder, "--format", "parquet")
    before = {path.name: path.read_bytes() for path in folder.glob("*.parquet*")}
    change(folder, "UPDATE results SET summary = substr(summary, 1, 100)")

    assert run("export", folder, "--format", "parquet")[0] == 74
    assert {path.name: path.read_bytes() for path in folder.glob("*.parquet*")} == before
    assert list(folder.glob(".*.part")) == []


def test_missing_pyarrow_is_named_with_its_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    status, out, err = run("export", folder, "--format", "parquet")

    assert (status, out) == (2, "")
    assert 'pip install "summarizer-news[parquet]"' in err


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"])
def test_cell_that_a_spreadsheet_would_run_is_inert(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("value", ["plain", "a=b", "", None, 5, -3.5])
def test_other_cells_stay_as_they_are(value: object) -> None:
    assert inert(value) == value


def test_log_prints_each_call_and_with_an_article_its_reply(folder: Path) -> None:
    [line] = [json.loads(line) for line in run("log", folder)[1].splitlines()]
    [by_path] = [json.loads(line) for line in run("log", folder, "b.txt")[1].splitlines()]
    [by_id] = [json.loads(line) for line in run("log", folder, TRUCE.id[:12])[1].splitlines()]

    assert (line["input_tokens"], line["seconds"], line["prompt_hash"]) == (900, 1.25, "p" * 64)
    assert line["paths"] == ["=a.txt", "b.txt"]
    assert "reply" not in line
    assert by_path == by_id
    assert by_path["reply"]["gist"]
    assert run("log", folder, "c.txt") == (0, "", "")


@pytest.mark.parametrize("command", ["export", "check", "log"])
def test_folder_without_a_ledger_is_named(command: str, tmp_path: Path) -> None:
    status, _, err = run(command, tmp_path)

    assert status == 73
    assert "holds no ledger" in err


def test_list_keeps_its_old_content_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text("old", "utf-8")

    def fail() -> None:
        with replacing(path) as file:
            file.write("new")
            raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match="No space left"):
        fail()
    assert [(each.name, each.read_text("utf-8")) for each in tmp_path.iterdir()] == [("list.jsonl", "old")]


@pytest.fixture
def priced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Give a bench whose endpoint costs ten cents a request."""
    for module in ("ask", "pricing"):
        monkeypatch.setattr(f"summarizer.llm.{module}.cost_of", lambda *_: 0.10)
    with batch_bench(tmp_path, count=40) as bench:
        yield bench


def test_max_cost_stops_before_it_is_passed_and_the_run_goes_on_later(priced: Bench) -> None:
    stopped = priced.run("--max-cost", "1.05", "--concurrency", "4")
    told = json.loads((priced.out / "run.json").read_text("utf-8"))
    whole = priced.run()

    assert stopped.status == 75
    assert "[max_cost]" in stopped.err
    assert 0.5 < told["run"]["cost"] <= 1.05
    assert (whole.status, priced.requests) == (0, 40)


def test_tally_is_one_line_with_rate_tokens_and_cost() -> None:
    tally = Tally(done=3, failed=1, known=2, requests=5, input_tokens=1_000, output_tokens=50, cost=0.25)

    line = tally_line(tally)

    assert line.startswith("3 done, 1 failed, 2 known · ")
    assert line.endswith("/s · 5 requests · 1,000 + 50 tokens · $0.2500")


def test_table_of_a_run_tells_failures_by_code_rate_tokens_cost_and_requests_an_article() -> None:
    tally = Tally(done=3, failed=1, known=2, unread=1, requests=5, input_tokens=1_000, output_tokens=50, cost=0.25)

    table = run_table(Report(tally, 5, 2, {"refusal": 1, "empty": 1}, None, None)).splitlines()

    told = {line.split(maxsplit=1)[0]: line.split(maxsplit=1)[1] for line in table}
    assert told["done"] == "3 in this run, 5 in the folder"
    assert told["failed"] == "1 in this run, 2 in the folder: refusal 1, empty 1"
    assert told["requests"] == "5, 1.25 an article"
    assert (told["tokens"], told["cost"]) == ("1,000 in, 50 out", "$0.2500")


def test_projection_needs_a_total_and_a_pace() -> None:
    tally = Tally(done=10, known=5, cost=1.0, started=time.monotonic() - 100)

    assert projected(tally, 25).startswith(" · 10 left, about 1:4")
    assert projected(tally, 25).endswith(" min, $2.00 in all")
    assert projected(tally, None) == projected(Tally(known=5), 25) == projected(tally, 15) == ""


def seen_on_a_terminal(bench: Bench) -> str:
    """Run the command on a terminal of its own and return what it shows."""
    parent, child = pty.openpty()
    with subprocess.Popen(bench.command, stderr=child, env={**bench.environment(), "COLUMNS": "160", "TERM": "xterm"}):
        os.close(child)
        shown = b""
        with suppress(OSError):  # which is how a terminal says that nobody writes to it any more
            while piece := os.read(parent, 65_536):
                shown += piece
    os.close(parent)
    return shown.decode()


def test_terminal_shows_the_run_live_and_a_table_at_its_end(tmp_path: Path) -> None:
    with batch_bench(tmp_path, slowly(0.2), count=20) as bench:
        shown = seen_on_a_terminal(bench)

        assert re.search(r"[1-9]\d? done, 0 failed · .* left, about 0:0", shown)
        assert "done        20 in this run, 20 in the folder\r\n" in shown
        assert "requests    20, 1.00 an article" in shown


def test_off_a_terminal_a_run_ends_with_one_json_line(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=3) as bench:
        (bench.inputs / "empty.txt").touch()
        ended, *rest = bench.run().err.splitlines()

        told = json.loads(ended)
        assert (told["event"], told["done"], told["unread"], told["requests"]) == ("ended", 3, 1, 3)
        assert told["folder"] == {"done": 3, "failed": 1, "failed_by_code": {"empty": 1}}
        assert len(rest) == 1
        assert json.loads((bench.out / "run.json").read_text("utf-8"))["failed_by_code"] == {"empty": 1}
