"""A batch against a real server, in a process of its own: what is asked, what is written, and how it ends."""

import json
import os
import random
import resource
import signal
import sys
import time
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.ingest import Source, sources
from summarizer.ledger import read_ledger
from tests.servers import steps
from tests.servers.batch import GOOD, Bench, article_text, batch_bench, by_article, ended, slowly
from tests.servers.fake import Exchange, Step

ROOT = Path(__file__).resolve().parent.parent


def test_articles_become_records_sorted_by_path_and_a_rerun_asks_nothing(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=60) as bench:
        first = bench.run("--concurrency", "16")
        asked, lists = bench.requests, bench.lists()
        second = bench.run()

        summaries = bench.lines("summaries.jsonl")
        paths = [summary["article"]["paths"] for summary in summaries]
        assert (first.status, second.status, first.out) == (0, 0, "")
        assert paths == [[str(bench.inputs / f"{number:04}.txt")] for number in range(60)]
        assert all(summary["gist"] for summary in summaries)
        assert (asked, bench.requests, bench.lists()) == (60, 60, lists)
        run = json.loads((bench.out / "run.json").read_text("utf-8"))
        assert (run["done"], run["failed"], run["run"]["known"], run["run"]["requests"]) == (60, 0, 60, 0)


def test_kills_of_a_run_of_300_at_random_moments_lose_nothing_double_nothing_and_cost_no_more_than_what_was_in_flight(
    tmp_path: Path,
) -> None:
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    with batch_bench(tmp_path, slowly(0.03), count=300) as bench:
        kills = [bench.killed(chance.uniform(0.05, 0.5)) for _ in range(3)]
        final = ended(bench.start())
        lists, asked = bench.lists(), bench.requests
        rerun = bench.run()

        ids = [summary["article"]["id"] for summary in bench.lines("summaries.jsonl")]
        assert all(kill.status == -signal.SIGKILL for kill in kills)
        assert (final.status, rerun.status) == (0, 0)
        assert (len(ids), len(set(ids))) == (300, 300)
        assert bench.asked.keys() >= set(range(300))  # a kill may cut a request, so that nobody knows whose it was
        assert asked - 300 <= 8 * len(kills)
        assert (bench.requests, bench.lists()) == (asked, lists)
        with read_ledger(bench.out) as ledger:
            assert list(ledger.problems()) == []


def test_second_run_on_the_same_folder_ends_at_once_and_names_the_first(tmp_path: Path) -> None:
    with batch_bench(tmp_path, slowly(0.3), count=20) as bench:
        first = bench.start("--concurrency", "2")
        while not bench.requests:
            time.sleep(0.01)
        asked, started = bench.requests, time.monotonic()
        second = bench.run()
        seconds = time.monotonic() - started
        first.terminate()
        ended(first)

        assert second.status == 73
        assert f"process {first.pid}, started 20" in second.err
        assert "[locked]" in second.err
        assert seconds < 10
        assert bench.requests - asked < 20


def test_identical_articles_are_asked_once_and_list_all_their_paths(tmp_path: Path) -> None:
    with batch_bench(tmp_path, slowly(0.05), count=3) as bench:
        for twin in ("a.txt", "b.txt", "z.txt"):
            (bench.inputs / twin).write_bytes((bench.inputs / "0001.txt").read_bytes())
        first = bench.run()
        lists = bench.lists()
        (bench.inputs / "zz.txt").write_bytes((bench.inputs / "0001.txt").read_bytes())
        second = bench.run()

        lines = {line["article"]["paths"][0][-8:]: line for line in bench.lines("summaries.jsonl")}
        assert (first.status, second.status) == (0, 0)
        assert bench.asked == {0: 1, 1: 1, 2: 1}
        assert bench.lists() != lists
        names = [Path(path).name for path in lines["0001.txt"]["article"]["paths"]]
        assert names == ["0001.txt", "a.txt", "b.txt", "z.txt", "zz.txt"]


FAULTS: dict[int, tuple[Step, str]] = {
    1: (steps.message({"role": "assistant", "content": None, "refusal": "No."}), "refusal"),
    2: (steps.answers('{"gist": [', finish_reason="length"), "truncated"),
    3: (steps.answers("All is well."), "invalid_reply"),
    4: (steps.answers("", finish_reason="content_filter"), "content_filter"),
    5: (steps.body({"choices": []}), "empty_reply"),
}
PASSING: dict[int, Step] = {10: steps.error(500), 11: steps.reset, 12: steps.garbage, 13: steps.answers("{")}
PASSING[14] = steps.error(429, headers={"retry_after": "0"})


def test_faults_become_records_or_coded_failures_and_cost_the_others_nothing(tmp_path: Path) -> None:
    def choose(number: int, times: int) -> Step:
        if number in FAULTS:
            return FAULTS[number][0]
        return PASSING.get(number, GOOD) if times == 1 else GOOD

    with batch_bench(tmp_path, by_article(choose), count=60) as bench:
        (bench.inputs / "empty.txt").write_bytes(b"")
        (bench.inputs / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
        ran = bench.run(SUMMARIZER_MODE="json_schema")

        failed = {Path(line["paths"][0]).name: line for line in bench.lines("failed.jsonl")}
        codes = {name: line["code"] for name, line in failed.items()}
        assert ran.status == 3
        assert "Traceback" not in ran.err
        assert len(bench.lines("summaries.jsonl")) == 55
        expected = {f"{number:04}.txt": code for number, (_, code) in FAULTS.items()}
        assert codes == {**expected, "empty.txt": "empty", "picture.txt": "binary"}
        assert all(set(line) == {"paths", "article_id", "code", "reason", "attempts"} for line in failed.values())
        assert max(bench.asked.values()) <= 4

        asked, lists = bench.requests, bench.lists()
        again = bench.run(SUMMARIZER_MODE="json_schema")
        assert (again.status, bench.requests, bench.lists()) == (3, asked, lists)


def test_input_that_is_mended_is_no_failure_any_more_and_bad_records_cost_no_other(tmp_path: Path) -> None:
    records = [json.dumps({"text": article_text(7)}), "no JSON", json.dumps({"text": article_text(8)})]
    with batch_bench(tmp_path, count=1) as bench:
        lines = bench.inputs / "more.jsonl"
        lines.write_text("\n".join(records), "utf-8")
        first = bench.run()
        [failure] = bench.lines("failed.jsonl")
        lines.write_text("\n".join([records[0], json.dumps({"text": article_text(9)}), records[2]]), "utf-8")
        second = bench.run()

        assert (first.status, second.status) == (3, 0)
        assert failure["code"] == "malformed"
        assert failure["paths"][0].endswith("more.jsonl#2")
        assert bench.asked == {0: 1, 7: 1, 8: 1, 9: 1}
        assert bench.lines("failed.jsonl") == []


def test_failed_articles_are_asked_again_only_where_wanted(tmp_path: Path) -> None:
    refusal = FAULTS[1][0]
    with batch_bench(
        tmp_path, by_article(lambda n, times: refusal if n == 1 and times < 3 else GOOD), count=3
    ) as bench:
        bench.run()
        second = bench.run("--retry-failed")
        [failure] = bench.lines("failed.jsonl")
        third = bench.run("--retry-failed")

        assert (second.status, third.status) == (3, 0)
        assert failure["attempts"] == 2
        assert bench.asked == {0: 1, 1: 3, 2: 1}
        assert bench.lines("failed.jsonl") == []


def test_force_asks_all_again_and_other_settings_make_other_records(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=3) as bench:
        bench.run()
        bench.run("--force")
        assert bench.asked == {0: 2, 1: 2, 2: 2}

        bench.run("--model", "another-model")
        assert bench.requests == 9
        assert {line["receipt"]["model"] for line in bench.lines("summaries.jsonl")} == {"another-model"}
        bench.run()
        assert bench.requests == 9
        assert {line["receipt"]["model"] for line in bench.lines("summaries.jsonl")} == {"some-model"}


def test_a_limit_takes_so_many_articles(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=12) as bench:
        limited = bench.run("--limit", "5")
        assert (limited.status, bench.requests, len(bench.lines("summaries.jsonl"))) == (0, 5, 5)
        bench.run()
        assert (bench.requests, len(bench.lines("summaries.jsonl"))) == (12, 12)


def test_shards_take_a_part_and_together_all(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=12) as bench:
        bench.run("--shard", "1/3")
        bench.run("--shard", "2/3")
        assert 0 < len(bench.lines("summaries.jsonl")) < 12
        bench.run("--shard", "3/3")
        assert (bench.requests, len(bench.lines("summaries.jsonl"))) == (12, 12)
        wrong = bench.run("--shard", "4/3")
        assert (wrong.status, "--shard" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("refusal", "status"), [(steps.error(401), 4), (steps.error(429, code="insufficient_quota"), 75)]
)
def test_refused_key_and_used_up_quota_stop_the_run_which_goes_on_later(
    tmp_path: Path, refusal: Step, status: int
) -> None:
    with batch_bench(
        tmp_path, by_article(lambda n, times: refusal if n == 20 and times == 1 else GOOD), count=40
    ) as bench:
        stopped = bench.run("--concurrency", "2")
        part = len(bench.lines("summaries.jsonl"))
        whole = bench.run("--concurrency", "2")

        assert (stopped.status, whole.status) == (status, 0)
        assert 10 < part < 30
        assert bench.lines("failed.jsonl") == []
        assert bench.requests == 41


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_lets_calls_in_flight_end_and_saves_them(tmp_path: Path, sent: signal.Signals, status: int) -> None:
    with batch_bench(tmp_path, slowly(0.4), count=40) as bench:
        ran = bench.killed(0.6, by=sent)

        assert ran.status == status
        assert "Traceback" not in ran.err
        assert 8 <= bench.requests < 40
        assert len(bench.lines("summaries.jsonl")) == bench.requests
        whole = bench.run("--concurrency", "40")
        assert (whole.status, bench.requests, len(bench.lines("summaries.jsonl"))) == (0, 40, 40)


def test_folder_that_cannot_be_written_ends_before_the_first_request(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=2) as bench:
        bench.out.write_text("a file", "utf-8")
        ran = bench.run()

        assert (ran.status, bench.requests) == (73, 0)
        assert "[output]" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder_ends_before_the_first_request(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=2) as bench:
        bench.out.mkdir(mode=0o555)
        ran = bench.run()

        assert (ran.status, bench.requests) == (73, 0)


def test_disk_that_fills_up_stops_the_run_damages_nothing_and_the_next_goes_on(tmp_path: Path) -> None:
    with batch_bench(tmp_path, slowly(0.02), count=60) as bench:
        bench.run("--limit", "5")
        lists = bench.lists()
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        size = (bench.out / "ledger.sqlite").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, limits[1]))  # the child inherits a small disk
        try:
            process = bench.start()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        full = ended(process)
        asked = bench.requests

        assert full.status == 74
        assert "[storage]" in full.err
        assert "Traceback" not in full.err
        assert asked < 60
        assert len(bench.lists()[0]) >= len(lists[0])
        whole = bench.run()
        assert (whole.status, len(bench.lines("summaries.jsonl"))) == (0, 60)
        assert bench.requests - 60 <= 8


def test_dry_run_asks_nothing_writes_nothing_and_states_its_error(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=12) as bench:
        first = bench.run("--dry-run")
        assert (first.status, bench.requests, bench.out.exists()) == (0, 0, False)
        assert "articles to ask   12" in first.out
        assert "2.5 times less or more" in first.out

        bench.run("--limit", "10")
        second = bench.run("--dry-run")
        assert "articles to ask   2\nknown or double   10" in second.out
        assert "this folder's articles" in second.out
        assert bench.requests == 10


def test_max_cost_without_a_known_price_is_a_usage_error(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=2) as bench:
        ran = bench.run("--max-cost", "1")

        assert (ran.status, bench.requests) == (2, 0)
        assert "price" in ran.err


def endless(bench: Bench) -> None:
    """Write a page, the first of the inputs, that takes minutes to read."""
    page = f"<html><body><article>{'<p>The mayor said so.</p>' * 700_000}</article>"
    (bench.inputs / "0.html").write_text(page, "utf-8")


def test_source_that_is_slow_holds_neither_the_others_nor_the_end_of_a_stopped_run(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=5) as bench:
        endless(bench)
        process = bench.start()
        while bench.requests < 5:
            time.sleep(0.01)
        process.terminate()
        stopped = ended(process)

        assert stopped.status == 143
        assert "Traceback" not in stopped.err
        (bench.inputs / "0.html").unlink()
        assert bench.run().status == 0
        assert bench.requests <= 5 + 5


def test_stdin_that_never_ends_does_not_hold_a_stopped_run(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=1) as bench:
        reading, writing = os.pipe()
        process = bench.start("-", stdin=reading)
        while not bench.requests:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        stopped = ended(process)
        os.close(writing)

        assert stopped.status == 130
        assert "error" not in stopped.err


def test_signal_leaves_long_lists_to_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(exchange: Exchange) -> None:
        GOOD(exchange)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("summarizer.batch.run._LISTED_IN_TIME", 0)
    with batch_bench(tmp_path, stop, count=1) as bench:
        assert bench.run().status == 143
        assert not (bench.out / "summaries.jsonl").exists()
        assert bench.run().status == 0
        assert (bench.requests, len(bench.lines("summaries.jsonl"))) == (1, 1)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_endpoint_that_hangs_does_not_hold_a_stopped_run(tmp_path: Path, sent: signal.Signals) -> None:
    with batch_bench(tmp_path, steps.hang, count=20) as bench:
        stopped = bench.killed(0.1, by=sent)

        assert stopped.status == 128 + sent
        assert "Traceback" not in stopped.err
        assert bench.lists() == (b"", b"")


def test_files_that_vanish_or_change_while_the_run_goes_on_cost_no_other(tmp_path: Path) -> None:
    with batch_bench(tmp_path, slowly(0.2), count=40) as bench:
        process = bench.start("--concurrency", "1")
        while not bench.requests:
            time.sleep(0.01)
        (bench.inputs / "0038.txt").unlink()
        (bench.inputs / "0039.txt").write_text(article_text(1_039), "utf-8")
        ran = ended(process)

        [failure] = bench.lines("failed.jsonl")
        assert (ran.status, failure["code"], failure["paths"]) == (3, "unreadable", [str(bench.inputs / "0038.txt")])
        assert len(bench.lines("summaries.jsonl")) == 39
        assert bench.asked[1_039] == 1


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files pass for unchanged as soon as they are written, not seconds later."""
    monkeypatch.setattr(sys.modules[Source.__module__], "_STAMP_SECONDS", float("-inf"))


@pytest.mark.usefixtures("settled")
def test_unchanged_files_are_not_read_again_and_changed_ones_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with batch_bench(tmp_path, count=8) as bench:
        bench.run()
        read = list[str]()
        read_at_home = Source.read

        def noted(source: Source) -> tuple[Article, ...]:
            read.append(source.path)
            return read_at_home(source)

        monkeypatch.setattr(Source, "read", noted)
        rerun = bench.run()
        assert (rerun.status, read) == (0, [])
        assert json.loads(rerun.err)["known"] == 8

        changed = bench.inputs / "0003.txt"
        before = changed.stat()
        changed.write_text(article_text(9), "utf-8")  # as long as it was
        os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
        bench.run()
        assert read == [str(changed)]
        assert bench.asked[9] == 1

        bench.run("--force")
        assert len(read) == 1 + 8


@pytest.mark.usefixtures("settled")
def test_unchanged_file_is_asked_about_with_other_settings_and_after_a_failure_where_wanted(tmp_path: Path) -> None:
    with batch_bench(tmp_path, by_article(lambda _, times: steps.error(400) if times == 1 else GOOD), count=2) as bench:
        failed = bench.run()
        asked = bench.requests
        assert (failed.status, bench.run().status, bench.requests) == (1, 1, asked)
        assert bench.run("--retry-failed").status == 0
        assert bench.requests == asked + 2
        assert bench.run("--model", "other").status == 0
        assert bench.requests == asked + 4


def test_file_that_was_written_just_now_has_no_stamp(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(article_text(1), "utf-8")
    [source] = sources([str(path)])

    assert source.stamp() is None
    assert next(sources(["-"])).stamp() is None
