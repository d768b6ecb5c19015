"""OpenAI's Batch API, from the command line through the real client to a real server that speaks it."""

import json
import random
import re
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from summarizer import Settings
from summarizer.batch import Options, estimate
from summarizer.errors import ConfigurationError
from summarizer.ingest import Source, sources
from summarizer.ledger import read_ledger
from summarizer.ledger.tables import STEPS
from summarizer.llm import OpenAIBatches, batch_price_of, price_of
from summarizer.openai_batch import FileLimits, Submission, expected, submit
from tests.servers import steps
from tests.servers.batch import article_text, ended
from tests.servers.fake import Exchange
from tests.servers.openai_batches import KEY, Json, Office, completed, office, refused, text_of

if TYPE_CHECKING:
    import subprocess

DATA = Path(__file__).parent / "data"
TRUCE_DRAFT: Json = json.loads((DATA / "scripted" / "truce.draft.json").read_text("utf-8"))


def by_article(number: int, answer: Callable[[Json], tuple[int, Json]]) -> Callable[[Json], tuple[int, Json]]:
    """Answer well, but about one article as told."""
    return lambda body: (answer if is_about(number, body) else completed)(body)


def is_about(number: int, body: Json) -> bool:
    return re.search(rf"council of article {number}\b", text_of(body)) is not None


def ids_in_batches(desk: Office) -> Counter[str]:
    """Return how often each question is in a batch of the server."""
    files = [desk.server.account.files[batch["input_file_id"]][1] for batch in desk.server.account.batches.values()]
    return Counter(json.loads(line)["custom_id"] for content in files for line in content.decode().split("\n") if line)


def settings_for(desk: Office) -> Settings:
    return Settings(base_url=desk.server.url, api_key=SecretStr(KEY), model="some-model")


def essence(summary: Json) -> Json:
    """Return a summary without what tells how long its making took."""
    receipt = {name: value for name, value in summary["receipt"].items() if name != "seconds"}
    return {**summary, "receipt": receipt, "seal": None}


def codes(desk: Office) -> dict[str, str]:
    return {Path(line["paths"][0]).name: line["code"] for line in desk.lines("failed.jsonl")}


def names(desk: Office) -> list[str]:
    return [Path(line["article"]["paths"][0]).name for line in desk.lines("summaries.jsonl")]


def answer_all(body: Json) -> tuple[int, Json]:
    """Answer a mixture: drafts, a refusal of article 2, and a refusal of the window that begins with sentence 1."""
    if is_about(2, body) or "[1] Qatar" in text_of(body):
        return completed(body, message={"role": "assistant", "content": None, "refusal": "No."})
    return completed(body, TRUCE_DRAFT) if "Hamas" in text_of(body) else completed(body)


def test_fetched_summaries_and_failures_are_those_of_the_batch_in_real_time(tmp_path: Path) -> None:
    small = {"SUMMARIZER_WINDOW_CHARACTERS": "1000"}
    with office(tmp_path, answer_all, count=5) as desk:
        shutil.copy(DATA / "articles" / "truce.txt", desk.inputs)
        (desk.inputs / "latin.txt").write_bytes(f"Café. {article_text(7)}".encode("cp1252"))
        (desk.inputs / "twin.txt").write_text(article_text(1), "utf-8")
        (desk.inputs / "empty.txt").write_bytes(b"")
        submitted = desk.submit(**small)
        waiting = desk.fetch()
        desk.server.work()
        fetched = desk.fetch()
        [summaries, failures] = desk.lines("summaries.jsonl"), desk.lines("failed.jsonl")
        desk.out = tmp_path / "realtime"
        realtime = desk.run("batch", str(desk.inputs), "--out", str(desk.out), **small)

        assert (submitted.status, waiting.status, fetched.status, realtime.status) == (3, 3, 3, 3)
        assert "not finished: 1" in waiting.err
        assert [essence(line) for line in summaries] == [essence(line) for line in desk.lines("summaries.jsonl")]
        assert failures == desk.lines("failed.jsonl")
        assert (len(summaries), sorted(codes(desk).values())) == (6, ["empty", "refusal"])
        warned = {warning["code"] for line in summaries for warning in line["warnings"]}
        assert {"window_failed", "encoding_guessed"} <= warned


def test_rerun_submits_nothing_asks_nothing_and_changes_no_byte(tmp_path: Path) -> None:
    with office(tmp_path, count=6) as desk:
        desk.submit()
        again = desk.submit()
        desk.server.work()
        desk.fetch()
        lists, seen = desk.lists(), len(desk.server.others)
        second, third = desk.fetch(), desk.submit()

        assert (again.status, second.status, third.status) == (0, 0, 0)
        assert "in a batch already: 6" in again.err
        assert "known: 6" in third.err
        assert (desk.lists(), len(desk.server.others)) == (lists, seen)
        assert sum(ids_in_batches(desk).values()) == 6
        assert desk.run("check", str(desk.out)).status == 0


def test_a_question_is_the_one_of_real_time_and_its_id_is_the_ledgers_key(tmp_path: Path) -> None:
    with office(tmp_path, count=1) as desk:
        desk.submit("--model", "gpt-5-mini")
        [line] = desk.server.lines
        [batch] = desk.server.account.batches.values()
        desk.out = tmp_path / "realtime"
        desk.run("batch", str(desk.inputs), "--out", str(desk.out), "--model", "gpt-5-mini")
        with read_ledger(desk.out) as ledger:
            [record] = ledger.records()

        assert line["body"] == desk.server.requests[-1].body
        assert "temperature" not in line["body"]
        assert line["body"]["response_format"]["json_schema"]["strict"] is True
        assert line["custom_id"] == f"{record.key}-1"
        assert (batch["endpoint"], batch["completion_window"]) == ("/v1/chat/completions", "24h")


def held(desk: Office, moment: str) -> "subprocess.Popen[str]":
    """Start a submission and wait until the server holds its request for a batch at that moment."""
    desk.server.faults.__dict__[moment] = lambda _: desk.server.is_over.wait(30)
    process = desk.start(*desk.submit_command())
    while not any(seen.path == "/v1/batches" for seen in desk.server.others):
        assert process.poll() is None
        time.sleep(0.01)
    if moment == "made":
        while not desk.server.account.batches:
            time.sleep(0.01)
    return process


@pytest.mark.parametrize(("moment", "batches"), [("at_create", 0), ("made", 1)])
def test_kill_around_the_making_of_a_batch_neither_loses_it_nor_makes_it_twice(
    tmp_path: Path, moment: str, batches: int
) -> None:
    with office(tmp_path, count=4) as desk:
        process = held(desk, moment)
        process.kill()
        ended(process)
        killed = len(desk.server.account.batches)
        desk.server.faults.__dict__[moment] = lambda _: None
        told = desk.status()
        again = desk.submit()
        desk.server.work()
        fetched = desk.fetch()

        assert killed == batches
        assert "not_submitted" in told.out
        assert (again.status, fetched.status) == (0, 0)
        assert len(desk.server.account.batches) == 1
        assert len(desk.lines("summaries.jsonl")) == 4
        assert list((desk.out / "openai-batch").iterdir()) == []


def test_kills_at_random_moments_lose_no_article_and_ask_none_twice(tmp_path: Path) -> None:
    chance = random.Random(6)  # noqa: S311 - moments, not secrets
    with office(tmp_path, count=60) as desk:
        for _ in range(2):
            desk.killed(chance.uniform(0, 0.4), *desk.submit_command())
        desk.submit()
        desk.server.work()
        for _ in range(2):
            process = desk.start("openai-batch", "fetch", str(desk.out))
            seen = len(desk.server.others)
            while len(desk.server.others) == seen and process.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.8))
            process.kill()
            ended(process)
        final = desk.fetch()

        asked = ids_in_batches(desk)
        assert (len(asked), max(asked.values())) == (60, 1)
        assert (final.status, len(desk.lines("summaries.jsonl"))) == (0, 60)
        with read_ledger(desk.out) as ledger:
            assert list(ledger.problems()) == []
            assert len(list(ledger.calls())) == 60


def drop(exchange: Exchange) -> None:
    steps.close(exchange)


def test_batch_whose_answer_is_lost_is_found_and_not_made_twice(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.server.faults.made = drop
        ran = desk.submit()

        assert (ran.status, ran.out) == (0, "batch_1  validating\n")
        assert list(desk.server.account.batches) == ["batch_1"]


def test_batch_that_was_not_made_ends_the_submission_and_the_next_makes_it(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.server.faults.at_create = drop
        first = desk.submit()
        desk.server.faults.at_create = lambda _: None
        second = desk.submit()

        assert (first.status, second.status) == (1, 0)
        assert "[endpoint]" in first.err
        assert list(ids_in_batches(desk).values()) == [1, 1]


def test_batch_that_the_server_refuses_stops_no_later_submission(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.server.faults.once = steps.error(400, "This model is not supported in batches")
        first = desk.submit()
        told = desk.status().out
        second = desk.submit()

        assert (first.status, told, second.status) == (1, "", 0)
        assert "[request_rejected]" in first.err
        assert list(ids_in_batches(desk).values()) == [1, 1]


def test_batch_that_another_endpoint_never_got_is_submitted_to_this_one(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.server.faults.once = steps.error(401, code="invalid_api_key")
        first = desk.submit()
        told = desk.fetch().err
        connection = sqlite3.connect(desk.out / "ledger.sqlite")
        with connection:
            connection.execute("UPDATE batches SET endpoint = 'http://127.0.0.1:9/v1/'")
        connection.close()

        assert first.status == 4
        assert "batches that are not made yet: 1" in told
        assert desk.submit().status == 0
        assert list(ids_in_batches(desk).values()) == [1, 1]


def test_batch_is_found_on_a_later_page_of_the_list(tmp_path: Path) -> None:
    with office(tmp_path, count=1) as desk:
        desk.submit()
        mine = desk.server.account.batches.pop("batch_1")
        others = {
            f"batch_o{n}": {**mine, "id": f"batch_o{n}", "metadata": {}, "input_file_id": "f"} for n in range(250)
        }
        desk.server.account.batches = {"batch_1": mine, **others}
        connection = sqlite3.connect(desk.out / "ledger.sqlite")
        with connection:
            connection.execute("UPDATE batches SET batch_id = NULL")
        connection.close()

        assert desk.submit().out == "batch_1  validating\n"


def test_file_that_is_gone_before_it_was_sent_is_written_anew(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.server.faults.at_create = drop
        desk.submit()
        desk.server.faults.at_create = lambda _: None
        shutil.rmtree(desk.out / "openai-batch")
        again = desk.submit()

        assert again.status == 0
        assert list(ids_in_batches(desk).values()) == [1, 1]


def test_interrupted_preparation_leaves_no_batch_and_no_file(tmp_path: Path) -> None:
    with office(tmp_path, count=3) as desk:

        def interrupted() -> Iterator[Source]:
            yield from list(sources([str(desk.inputs)]))[:2]
            raise KeyboardInterrupt

        settings = settings_for(desk)
        with pytest.raises(KeyboardInterrupt):
            submit(interrupted(), desk.out, settings, Submission())
        with read_ledger(desk.out) as ledger:
            assert ledger.batches.all() == []
        assert desk.submit().status == 0
        assert len(ids_in_batches(desk)) == 3


@pytest.mark.parametrize(
    ("limits", "sizes"), [(FileLimits(lines=2), [2, 2, 1]), (FileLimits(bytes=40_000), None), (FileLimits(), [5])]
)
def test_files_are_split_by_lines_and_by_bytes(tmp_path: Path, limits: FileLimits, sizes: list[int] | None) -> None:
    with office(tmp_path, count=5) as desk:
        settings = settings_for(desk)
        made = submit(sources([str(desk.inputs)]), desk.out, settings, Submission(), limits=limits)
        files = [content for told, content in desk.server.account.files.values() if told["purpose"] == "batch"]
        desk.server.work()

        assert len(made.batches) == len(files)
        assert sizes is None or [content.count(b"\n") for content in files] == sizes
        assert sizes or len(files) > 1
        assert all(len(content) <= limits.bytes for content in files)
        assert (desk.fetch().status, len(desk.lines("summaries.jsonl"))) == (0, 5)


def test_line_larger_than_the_limit_gets_a_file_of_its_own(tmp_path: Path) -> None:
    with office(tmp_path, count=3) as desk:
        settings = settings_for(desk)
        made = submit(sources([str(desk.inputs)]), desk.out, settings, Submission(), limits=FileLimits(bytes=10))

        assert len(made.batches) == 3


def test_expired_batch_gives_what_it_answered_and_the_rest_is_submitted_again(tmp_path: Path) -> None:
    with office(tmp_path, count=5) as desk:
        desk.submit()
        desk.server.faults.answers_only = 3
        desk.server.work()
        told = desk.status()
        part = desk.fetch()
        done = len(desk.lines("summaries.jsonl"))
        desk.server.faults.answers_only = None
        again = desk.submit()
        desk.server.work()
        whole = desk.fetch()

        assert "expired  3 of 5 answered, 2 failed" in told.out
        assert (part.status, done) == (0, 3)
        assert "questions without an answer: 2" in part.err
        assert "submitted: 2" in again.err
        assert (whole.status, len(desk.lines("summaries.jsonl"))) == (0, 5)
        assert desk.lines("failed.jsonl") == []


def test_only_the_window_that_expired_is_asked_again(tmp_path: Path) -> None:
    small = {"SUMMARIZER_WINDOW_CHARACTERS": "1000"}
    with office(tmp_path, lambda body: completed(body, TRUCE_DRAFT)) as desk:
        shutil.copy(DATA / "articles" / "truce.txt", desk.inputs)
        desk.submit(**small)
        windows = len(desk.server.lines)
        desk.server.faults.answers_only = windows - 1
        desk.server.work()
        early = desk.fetch()
        desk.server.faults.answers_only = None
        desk.submit(**small)
        desk.server.work()
        whole = desk.fetch()

        assert windows > 2
        assert desk.server.lines[-1]["custom_id"].endswith(f"-{windows}")
        assert len(desk.server.lines) == windows + 1
        assert "0 done" in early.err
        [summary] = desk.lines("summaries.jsonl")
        assert (whole.status, summary["receipt"]["requests"]) == (0, windows)


def test_article_whose_windows_are_cut_otherwise_by_now_is_asked_anew(tmp_path: Path) -> None:
    small = {"SUMMARIZER_WINDOW_CHARACTERS": "1000"}
    with office(tmp_path, lambda body: completed(body, TRUCE_DRAFT)) as desk:
        shutil.copy(DATA / "articles" / "truce.txt", desk.inputs)
        desk.submit(**small)
        windows = len(desk.server.lines)
        desk.server.faults.answers_only = 1
        desk.server.work()
        desk.fetch()
        connection = sqlite3.connect(desk.out / "ledger.sqlite")
        with connection:
            connection.execute("UPDATE batch_windows SET windows = windows - 1")
        connection.close()
        desk.server.faults.answers_only = None
        desk.submit(**small)
        desk.server.work()

        assert len(desk.server.lines) == 2 * windows
        assert (desk.fetch().status, len(desk.lines("summaries.jsonl"))) == (0, 1)


def test_cancelled_batch_is_submitted_again(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.submit()
        desk.server.account.batches["batch_1"]["status"] = "cancelling"
        desk.server.work()
        desk.fetch()
        again = desk.submit()

        assert "cancelled" in desk.status().out
        assert "submitted: 2" in again.err


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (refused(429, "Rate limit reached", "rate_limit_exceeded"), 0),
        (refused(500, "The server had an error"), 0),
        (refused(503, "Overloaded"), 0),
        (refused(429, "You exceeded your current quota", "insufficient_quota"), 75),
        (refused(401, "Incorrect API key", "invalid_api_key"), 4),
    ],
)
def test_question_that_failed_for_no_fault_of_the_article_is_submitted_again(
    tmp_path: Path, answer: tuple[int, Json], status: int
) -> None:
    with office(tmp_path, by_article(1, lambda _: answer), count=3) as desk:
        desk.submit()
        desk.server.work()
        fetched = desk.fetch()
        failures = desk.lines("failed.jsonl")
        desk.server.answer = completed
        again = desk.submit()
        desk.server.work()
        whole = desk.fetch()

        assert (fetched.status, failures) == (status, [])
        assert len(desk.server.lines) == 4
        assert "submitted: 1" in again.err
        assert (whole.status, len(desk.lines("summaries.jsonl"))) == (0, 3)


FAILURES: dict[str, Callable[[Json], tuple[int, Json]]] = {
    "refusal": lambda body: completed(body, message={"role": "assistant", "content": None, "refusal": "No."}),
    "truncated": lambda body: completed(body, finish_reason="length"),
    "content_filter": lambda body: completed(body, finish_reason="content_filter"),
    "invalid_reply": lambda body: completed(body, message={"role": "assistant", "content": '{"gist": "x"}'}),
    "empty_reply": lambda body: completed(body, message={"role": "assistant", "content": ""}),
    "request_rejected": lambda _: refused(400, "This model's maximum context length is 10", "context_length_exceeded"),
}


@pytest.mark.parametrize("code", list(FAILURES))
def test_answer_without_a_draft_is_a_coded_failure_that_is_submitted_again_only_where_wanted(
    tmp_path: Path, code: str
) -> None:
    with office(tmp_path, by_article(1, FAILURES[code]), count=3) as desk:
        desk.submit()
        desk.server.work()
        fetched = desk.fetch()
        found, untouched = codes(desk), desk.submit()
        desk.server.answer = completed
        retried = desk.submit("--retry-failed")
        desk.server.work()

        assert (fetched.status, found) == (3, {"0001.txt": code})
        assert "known: 3" in untouched.err
        assert "submitted: 1" in retried.err
        assert (desk.fetch().status, names(desk)) == (0, ["0000.txt", "0001.txt", "0002.txt"])


@pytest.mark.parametrize(
    ("refusal", "status", "told"),
    [
        (
            {"code": "invalid_json_line", "line": 2, "message": "This line is not parseable.", "param": None},
            1,
            "line 2",
        ),
        ({"code": "token_limit_exceeded", "line": None, "message": "Enqueued token limit reached"}, 75, "Wait until"),
        ({"code": "billing_hard_limit_reached", "line": None, "message": "Billing hard limit"}, 75, "[quota]"),
    ],
)
def test_batch_that_fails_its_validation_is_told_and_submitted_again(
    tmp_path: Path, refusal: Json, status: int, told: str
) -> None:
    with office(tmp_path, count=2) as desk:
        desk.submit()
        desk.server.faults.refusal = refusal
        desk.server.work()
        fetched, line = desk.fetch(), desk.status().out
        desk.server.faults.refusal = None
        desk.submit()
        desk.server.work()

        assert (fetched.status, told in fetched.err) == (status, True)
        assert refusal["message"] in line
        assert (desk.fetch().status, len(desk.lines("summaries.jsonl"))) == (0, 2)


def odd(lines: list[str]) -> list[str]:
    """Return an output file with a doubled line, an unknown id, a cut line, and what is no object at all."""
    unknown = json.dumps({**json.loads(lines[0]), "custom_id": f"{'0' * 64}-1"})
    beyond = json.dumps({**json.loads(lines[0]), "custom_id": json.loads(lines[0])["custom_id"] + "9" * 30})
    no_id = json.dumps({"id": "batch_req_9", "response": {"status_code": 200}})
    return [lines[0], lines[0], unknown, beyond, no_id, "[]", "", '"\\ud800"', lines[1][:200], *lines[2:]]


def test_bad_line_of_an_output_file_costs_only_itself(tmp_path: Path) -> None:
    with office(tmp_path, count=4) as desk:
        desk.submit()
        desk.server.faults.alter = odd
        desk.server.work()
        fetched = desk.fetch()
        done = len(desk.lines("summaries.jsonl"))
        again = desk.submit()

        assert (fetched.status, done) == (0, 3)
        assert "lines passed over: 3 unreadable, 3 not of this folder, 1 double" in fetched.err
        assert "submitted: 1" in again.err


def test_output_file_that_the_server_has_deleted_is_asked_for_again(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.submit()
        desk.server.work()
        del desk.server.account.files["file-2"]
        fetched = desk.fetch()

        assert "questions without an answer: 2" in fetched.err
        assert "submitted: 2" in desk.submit().err


@pytest.mark.parametrize("fault", [steps.error(500), steps.close, steps.cut, steps.error(429)])
def test_passing_fault_on_the_way_is_tried_again(tmp_path: Path, fault: Any) -> None:
    with office(tmp_path, count=2) as desk:
        desk.server.faults.once = fault
        submitted = desk.submit()
        desk.server.work()
        desk.server.faults.once = fault

        assert (submitted.status, desk.fetch().status) == (0, 0)
        assert len(desk.server.account.batches) == 1
        assert len(desk.lines("summaries.jsonl")) == 2


def test_answer_that_is_cut_while_it_comes_down_is_fetched_again(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.submit()
        desk.server.work()
        desk.server.faults.content = steps.cut

        assert (desk.fetch().status, len(desk.lines("summaries.jsonl"))) == (0, 2)


def test_probe_learns_what_the_model_refuses_before_a_batch_is_made_of_it(tmp_path: Path) -> None:
    def answer(body: Json) -> tuple[int, Json]:
        if "temperature" in body:
            return refused(400, "Unsupported value: 'temperature'. Only the default (1) value is supported.")
        return completed(body)

    with office(tmp_path, answer, count=2) as desk:
        desk.submit()
        desk.server.work()
        fetched = desk.fetch()

        assert all("temperature" not in line["body"] for line in desk.server.lines)
        assert (fetched.status, len(desk.server.requests)) == (0, 2)
        assert {line["receipt"]["parameters"]["temperature"] for line in desk.lines("summaries.jsonl")} == {None}


def test_tools_are_asked_and_read_where_the_settings_say_so(tmp_path: Path) -> None:
    def answer(body: Json) -> tuple[int, Json]:
        name = body["tools"][0]["function"]["name"]
        return completed(body, {"ok": True} if name == "Ping" else json.loads(json.dumps({**TRUCE_DRAFT, "gist": []})))

    with office(tmp_path, answer, count=1) as desk:
        desk.submit(SUMMARIZER_MODE="tools")
        desk.server.work()

        assert desk.fetch().status == 0  # the mode is the batch's own, not the environment's
        assert desk.lines("summaries.jsonl")[0]["receipt"]["parameters"]["mode"] == "tools"


def test_refused_key_ends_the_submission_before_anything_is_sent(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        ran = desk.submit(OPENAI_API_KEY="sk-wrong-0123456789")

        assert (ran.status, desk.server.account.files) == (4, {})
        assert desk.submit().status == 0


def test_key_is_in_no_output_and_in_no_file(tmp_path: Path) -> None:
    with office(tmp_path, by_article(1, lambda _: refused(400, f"Bad key {KEY}")), count=3) as desk:
        ran = [desk.submit(), desk.status(), desk.status("--format", "json")]
        desk.server.work()
        ran += [desk.fetch(), desk.fetch(OPENAI_API_KEY="sk-wrong-0123456789")]

        kept = [path.read_bytes() for path in desk.out.rglob("*") if path.is_file()]
        assert codes(desk) == {"0001.txt": "request_rejected"}
        assert all(KEY not in one.out + one.err for one in ran)
        assert all(KEY.encode() not in content for content in kept)


def test_batch_of_another_endpoint_is_left_alone_and_named(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.submit()
        desk.server.work()
        elsewhere = desk.fetch(OPENAI_BASE_URL="http://127.0.0.1:9/v1")

        assert elsewhere.status == 2
        assert f"the batch batch_1 belongs to {desk.server.url}/" in elsewhere.err
        assert desk.fetch().status == 0


def test_fetch_reads_each_batch_with_the_settings_it_was_submitted_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.llm.batch_lines.batch_cost_of", lambda _, model, *__: float(len(model)))
    with office(tmp_path, count=2) as desk:
        desk.submit()
        desk.submit("--model", "newer-model")
        desk.server.work()
        desk.fetch(SUMMARIZER_MODEL="a-third")
        newer = {(line["receipt"]["model"], line["receipt"]["cost"]) for line in desk.lines("summaries.jsonl")}
        submitted = desk.submit()

        assert newer == {("newer-model", 11.0)}
        assert "known: 2" in submitted.err
        assert {line["receipt"]["model"] for line in desk.lines("summaries.jsonl")} == {"some-model"}


def test_inputs_without_an_article_or_without_text_are_failures_and_cost_no_other(tmp_path: Path) -> None:
    with office(tmp_path, count=1) as desk:
        (desk.inputs / "empty.txt").write_bytes(b"")
        (desk.inputs / "title.txt").write_text("Only A Title\n\nSubscribe to our newsletter", "utf-8")
        submitted = desk.submit()

        assert submitted.status == 3
        assert codes(desk)["empty.txt"] == "empty"
        assert len(desk.server.lines) == 3 - len(codes(desk))


def test_a_limit_takes_so_many_articles_and_the_next_submission_the_others(tmp_path: Path) -> None:
    with office(tmp_path, count=5) as desk:
        desk.submit("--limit", "2")
        first = len(desk.server.lines)
        desk.submit()

        assert (first, len(desk.server.lines)) == (2, 5)


def test_status_is_one_line_or_one_object_a_batch(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.submit("--limit", "1")
        desk.server.work()
        desk.fetch()
        desk.submit()
        text = desk.status()
        objects = [json.loads(line) for line in desk.status("--format", "json").out.splitlines()]

        assert text.status == 0
        assert text.out.splitlines()[0].startswith("batch_1  completed  1 of 1 answered, 0 failed  since 2026-09-21T15")
        assert text.out.splitlines()[0].endswith("  fetched")
        assert text.out.splitlines()[1].startswith(
            "batch_2  validating  0 of 0 answered, 0 failed  since 2026-09-21T14"
        )
        assert [(one["id"], one["status"], one["is_fetched"]) for one in objects] == [
            ("batch_1", "completed", True),
            ("batch_2", "validating", False),
        ]


def test_folder_without_batches_has_no_status_lines_and_nothing_to_fetch(tmp_path: Path) -> None:
    with office(tmp_path, count=1) as desk:
        none = desk.fetch()
        desk.run("batch", str(desk.inputs), "--out", str(desk.out))

        assert none.status == 73
        assert (desk.status().status, desk.status().out) == (0, "")
        assert desk.fetch().status == 73


def make_first_version(path: Path) -> None:
    """Write a ledger anew, with its rows, as the first version would have."""
    now = path.replace(path.with_name("now.sqlite"))
    connection = sqlite3.connect(path)
    connection.executescript(f"{STEPS[0]} PRAGMA user_version = 1;")
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    connection.execute("ATTACH ? AS now", (str(now),))
    with connection:
        for table in tables:
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")  # noqa: S608
    connection.close()


def test_ledger_of_the_first_version_is_read_and_takes_batches(tmp_path: Path) -> None:
    with office(tmp_path, count=2) as desk:
        desk.run("batch", str(desk.inputs), "--out", str(desk.out), "--limit", "1")
        make_first_version(desk.out / "ledger.sqlite")
        read = desk.run("export", str(desk.out)), desk.status(), desk.submit("--dry-run")
        submitted = desk.submit()
        desk.server.work()

        assert [one.status for one in read] == [0, 0, 0]
        assert "articles to ask   1" in read[2].out
        assert "submitted: 1" in submitted.err
        assert (desk.fetch().status, len(desk.lines("summaries.jsonl"))) == (0, 2)


def test_dry_run_halves_the_price_sends_nothing_and_counts_what_waits_as_known(tmp_path: Path) -> None:
    priced = Settings(api_key=SecretStr(KEY), model="gpt-4o-mini", repair="never")
    with office(tmp_path, count=4) as desk:
        told = desk.submit("--dry-run")
        half = expected(sources([str(desk.inputs)]), desk.out, priced, Submission()).cost
        usual = estimate(sources([str(desk.inputs)]), desk.out, priced, Options()).cost
        made = desk.out.exists()
        desk.submit("--limit", "1")
        later = desk.submit("--dry-run")

        assert not made
        assert "articles to ask   4" in told.out
        assert "within 24 hours" in told.out
        assert "articles to ask   3\nknown or double   1" in later.out
        assert usual
        assert half == pytest.approx(usual / 2)


@pytest.mark.parametrize("model", ["gpt-4o-mini", "gpt-5-mini", "gpt-3.5-turbo-instruct"])
def test_batch_price_is_half_of_the_usual_one(model: str) -> None:
    settings = Settings(model=model)
    usual = price_of(settings, 1_000_000, 1_000_000)

    assert usual
    assert batch_price_of(settings, 1_000_000, 1_000_000) == pytest.approx(usual / 2)


def test_price_of_an_unknown_model_is_not_known() -> None:
    assert batch_price_of(Settings(model="no-such-model"), 1_000, 1_000) is None


def test_cost_of_the_receipt_and_of_the_log_is_the_batch_price(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.llm.batch_lines.batch_cost_of", lambda tokens, *_: tokens.input / 100)
    with office(tmp_path, count=2) as desk:
        desk.submit()
        desk.server.work()
        desk.fetch()

        assert [line["receipt"]["cost"] for line in desk.lines("summaries.jsonl")] == [0.10, 0.10]
        assert json.loads((desk.out / "run.json").read_text("utf-8"))["run"]["cost"] == pytest.approx(0.20)


def test_azure_and_settings_without_an_endpoint_are_refused() -> None:
    azure = Settings(azure_endpoint="https://x.openai.azure.com", model="m")

    with pytest.raises(ConfigurationError, match="Azure"):
        OpenAIBatches(azure)
    with pytest.raises(ConfigurationError, match="no endpoint") as caught:
        OpenAIBatches(Settings(model="m"))
    assert caught.value.advice == "Set OPENAI_API_KEY."  # the embedded model has no batches


def test_ctrl_c_ends_a_submission_which_goes_on_later(tmp_path: Path) -> None:
    with office(tmp_path, count=3) as desk:
        process = held(desk, "at_create")
        process.send_signal(signal.SIGINT)
        stopped = ended(process)
        desk.server.faults.at_create = lambda _: None

        assert stopped.status == 130
        assert "Traceback" not in stopped.err
        assert desk.submit().status == 0
        assert list(ids_in_batches(desk).values()) == [1, 1, 1]
