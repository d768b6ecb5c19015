"""Folders of a batch that ran in parts: merged, they are what one run would have made."""

import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from summarizer import Article
from summarizer.cli.app import app
from summarizer.errors import ArticleError
from summarizer.ledger import Call, Ledger, Recipe, Result, open_ledger, read_ledger
from tests.servers import steps
from tests.servers.batch import GOOD, Bench, batch_bench, by_article
from tests.servers.fake import Step

RECIPE = Recipe("summary.v1", "p" * 64, "s" * 64, "some-model", "{}")
ARTICLE = Article.from_text("The mayor said on Monday that 250 houses would be rebuilt.")
CALL = Call("some-model", 1, 100, 20, 0.5, 1.5, reply='{"gist": []}')
DONE = Result(summary='{"a":1,"article":{"paths":["a.txt"]},"seal":{}}')
OTHER = Result(summary='{"a":2,"article":{"paths":["a.txt"]},"seal":{}}')
FAILED = Result(code="refusal", reason="the model declines")


def merge(*folders: Path, out: Path) -> tuple[int, str]:
    ran = CliRunner().invoke(app, ["merge", *map(str, folders), "--out", str(out)])
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return ran.exit_code, ran.stderr


def lists(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "summaries.jsonl").read_bytes(), (folder / "failed.jsonl").read_bytes()


def dump(folder: Path) -> list[str]:
    connection = sqlite3.connect(folder / "ledger.sqlite")
    lines = list(connection.iterdump())
    connection.close()
    return lines


def refuse_three(number: int, _: int) -> Step:
    return steps.answers("", finish_reason="content_filter") if number % 10 == 3 else GOOD


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Give inputs of all kinds, and a stopped clock: receipts tell seconds, which no two runs share."""
    monkeypatch.setattr("summarizer.pipeline.summarizer.time", SimpleNamespace(perf_counter=lambda: 0.0))
    with batch_bench(tmp_path, by_article(refuse_three), count=40) as bench:
        (bench.inputs / "empty.txt").write_bytes(b"")
        for twin in ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt"):  # of one article, in several parts
            shutil.copy(bench.inputs / "0001.txt", bench.inputs / twin)
        yield bench


def run_parts(bench: Bench, *arguments: str) -> list[Path]:
    whole = bench.out
    parts = [whole.with_name(f"part-{number}") for number in (1, 2, 3)]
    for number, part in enumerate(parts, start=1):
        bench.out = part
        bench.run("--shard", f"{number}/3", *arguments)
    bench.out = whole
    return parts


def test_three_parts_merged_are_byte_for_byte_one_run_and_merging_again_changes_nothing(bench: Bench) -> None:
    bench.run()
    parts = run_parts(bench)
    merged = bench.out.with_name("merged")
    first = merge(*parts, out=merged)
    made = dump(merged)
    second = merge(*reversed(parts), out=merged)

    assert (first, second) == ((0, f"summarizer: {merged} holds 36 summaries; 5 failed\n"),) * 2
    assert lists(merged) == lists(bench.out)
    assert dump(merged) == made
    assert CliRunner().invoke(app, ["check", str(merged)]).exit_code == 0


def test_merged_folder_is_known_to_a_batch_and_keeps_calls_and_texts(bench: Bench) -> None:
    parts = run_parts(bench)
    asked, bench.out = bench.requests, bench.out.with_name("merged")
    merge(*parts, out=bench.out)
    made = lists(bench.out)

    assert bench.run().status == 3
    assert (bench.requests, lists(bench.out)) == (asked, made)
    assert calls(bench.out) == set().union(*map(calls, parts))
    with read_ledger(bench.out) as ledger:
        assert all(stored and stored.text for stored in map(ledger.article, (r.article_id for r in ledger.records())))


def test_parts_that_went_on_add_what_is_new(bench: Bench) -> None:
    (bench.inputs / "00.txt").write_bytes(b"")  # the first to be read
    parts = run_parts(bench, "--limit", "5")
    merged = bench.out.with_name("merged")
    merge(*parts, out=merged)
    assert lists(merged)[0].count(b"\n") < 30
    assert b"00.txt" in lists(merged)[1]
    (bench.inputs / "00.txt").write_text("The council said on Friday that 12 schools would be closed.", "utf-8")
    run_parts(bench)
    bench.run()
    merge(*parts, out=merged)

    assert lists(merged) == lists(bench.out)
    assert calls(merged) == set().union(*map(calls, parts))


def calls(folder: Path) -> set[tuple[str, Call]]:
    """Return the calls; equal ones about one article, of the same millisecond, are one."""
    with read_ledger(folder) as ledger:
        return {(stored.article_id, stored.call) for stored in ledger.calls()}


def saved(folder: Path, *results: Result, recipe: Recipe = RECIPE, keeps_texts: bool = True) -> Path:
    """Make a folder in which the article was asked once for each result."""
    with open_ledger(folder, recipe, keeps_texts=keeps_texts) as ledger:
        for number, result in enumerate(results):
            seconds = number + ord(folder.name[0]) / 100
            ledger.save(ARTICLE, [f"{folder.name}.txt"], result, [replace(CALL, seconds=seconds)])
    return folder


def read(folder: Path) -> tuple[list[str], list[tuple[str, int]]]:
    with read_ledger(folder) as ledger:
        return [each.summary for each in ledger.records()], [(each.code, each.attempts) for each in ledger.failures()]


@pytest.mark.parametrize("turn", [1, -1])
def test_summary_wins_over_failure_in_any_order_and_paths_come_together(tmp_path: Path, turn: int) -> None:
    folders = [saved(tmp_path / "a", FAILED, FAILED, FAILED), saved(tmp_path / "b", DONE)]
    merge(*folders[::turn], out=tmp_path / "out")
    merge(*folders[::turn], out=tmp_path / "out")

    assert read(tmp_path / "out") == ([DONE.summary], [])
    with read_ledger(tmp_path / "out") as ledger:
        assert [record.paths for record in ledger.records()] == [("a.txt", "b.txt")]
        assert len(list(ledger.calls())) == 4


def test_later_result_of_the_same_folder_replaces_the_earlier(tmp_path: Path) -> None:
    part = saved(tmp_path / "a", FAILED)
    merge(part, out=tmp_path / "out")
    saved(part, Result(code="truncated", reason="too long"))
    merge(part, out=tmp_path / "out")
    assert read(tmp_path / "out")[1] == [("truncated", 2)]

    saved(part, DONE, OTHER)
    merge(part, out=tmp_path / "out")
    assert read(tmp_path / "out") == ([OTHER.summary], [])


def test_older_settings_and_texts_are_merged_but_not_listed(tmp_path: Path) -> None:
    older = replace(RECIPE, model="older-model")
    saved(tmp_path / "a", OTHER, recipe=older)
    saved(tmp_path / "a", DONE)
    merge(saved(tmp_path / "b", DONE, keeps_texts=False), tmp_path / "a", out=tmp_path / "out")

    with read_ledger(tmp_path / "out") as last, read_ledger(tmp_path / "out", older) as first:
        assert (last.recipe, len(list(last.records())), len(list(first.records()))) == (RECIPE, 1, 1)
        stored = last.article(ARTICLE.id)
        assert stored is not None
        assert stored.text == ARTICLE.text


def test_folder_may_take_others_over_in_place(tmp_path: Path) -> None:
    folder = saved(tmp_path / "a", FAILED)
    status, _ = merge(folder, saved(tmp_path / "b", DONE), out=folder)

    assert (status, read(folder)) == (0, ([DONE.summary], []))
    assert merge(folder, out=folder)[0] == 2


def test_input_that_one_part_could_not_read_stays_a_failure(tmp_path: Path) -> None:
    def unread(ledger: Ledger) -> None:
        ledger.save_unread("x.txt", ArticleError("it is empty", code="empty"), is_retry=True)

    with open_ledger(tmp_path / "a", RECIPE) as ledger:
        unread(ledger)
        merge_status, told = merge(tmp_path / "a", out=tmp_path / "out")
        assert (merge_status, "[locked]" in told) == (73, True)
        unread(ledger)
    merge(tmp_path / "a", out=tmp_path / "out")

    assert read(tmp_path / "out") == ([], [("empty", 2)])


def overwritten(folder: Path) -> None:
    path = folder / "ledger.sqlite"
    path.write_bytes(path.read_bytes()[:4096] + b"\x00" * 4096 + path.read_bytes()[8192:])


def no_database(folder: Path) -> None:
    (folder / "ledger.sqlite").write_bytes(b"this is a text\n" * 500)


def of_another_version(folder: Path) -> None:
    connection = sqlite3.connect(folder / "ledger.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def orphaned(folder: Path) -> None:
    connection = sqlite3.connect(folder / "ledger.sqlite")
    connection.execute("DELETE FROM articles")
    connection.commit()
    connection.close()


def removed(folder: Path) -> None:
    (folder / "ledger.sqlite").unlink()


@pytest.mark.parametrize(
    ("harm", "status", "told"),
    [
        (overwritten, 74, "ledger.sqlite"),
        (no_database, 74, "not a database"),
        (of_another_version, 73, "version 999"),
        (orphaned, 74, "is damaged: a row of"),
        (removed, 73, "holds no ledger"),
    ],
)
def test_damaged_or_foreign_ledger_is_named_and_nothing_is_merged(
    tmp_path: Path, harm: object, status: int, told: str
) -> None:
    assert callable(harm)
    merge(saved(tmp_path / "a", FAILED), out=tmp_path / "out")
    before = (dump(tmp_path / "out"), lists(tmp_path / "out"))
    harm(saved(tmp_path / "b", DONE))

    ended = merge(saved(tmp_path / "c", DONE), tmp_path / "b", out=tmp_path / "out")

    assert (ended[0], told in ended[1], str(tmp_path / "b") in ended[1]) == (status, True, True)
    assert "Traceback" not in ended[1]
    assert (dump(tmp_path / "out"), lists(tmp_path / "out")) == before
    assert not (tmp_path / "new").exists()
    assert merge(tmp_path / "b", out=tmp_path / "new")[0] == status
    assert not (tmp_path / "new").exists()


def test_folders_of_different_settings_are_not_mixed(tmp_path: Path) -> None:
    folders = [saved(tmp_path / "a", DONE), saved(tmp_path / "b", DONE, recipe=replace(RECIPE, model="other-model"))]
    status, told = merge(*folders, out=tmp_path / "out")

    assert (status, (tmp_path / "out").exists()) == (2, False)
    assert "'some-model'" in told
    assert "'other-model'" in told


def test_destination_in_use_is_left_alone(tmp_path: Path) -> None:
    part = saved(tmp_path / "a", DONE)
    with open_ledger(tmp_path / "out", RECIPE):
        status, told = merge(part, out=tmp_path / "out")

    assert (status, "is in use by the process" in told) == (73, True)


def test_merge_that_ran_out_of_disk_goes_on_where_it_stopped(tmp_path: Path) -> None:
    big = Result(summary=f'{{"a":"{"x" * 2_000_000}","article":{{"paths":["b.txt"]}},"seal":{{}}}}')
    folders = [saved(tmp_path / "a", FAILED), saved(tmp_path / "b", big)]
    full = subprocess.run(
        [sys.executable, "-m", "summarizer", "merge", *map(str, folders), "--out", str(tmp_path / "out")],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (full.returncode, "Traceback" in full.stderr) == (74, False)
    assert read(tmp_path / "out") == ([], [("refusal", 1)])

    assert merge(*folders, out=tmp_path / "out")[0] == 0
    assert read(tmp_path / "out") == ([big.summary], [])
