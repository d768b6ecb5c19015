"""Posting to Slack, against an emulator of it: each message once, whatever is lost, killed or refused."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from slack_sdk import WebClient
from typer.testing import CliRunner

from summarizer.cli.app import app
from summarizer.edition import Edition
from summarizer.errors import (
    SlackChannelError,
    SlackConnectionError,
    SlackError,
    SlackRateLimitError,
    SlackTokenError,
    SlackUnsureError,
)
from summarizer.ledger import Recipe, open_ledger
from summarizer.slack import Pace, Posted, WebApi, Webhook, messages, post, post_to_webhook
from tests.editions import written
from tests.gold_editions import gold_edition
from tests.hostile import HOSTILE
from tests.servers.slack import (
    GUEST,
    MUTE,
    SCOPES,
    TALKER,
    WEBHOOK,
    WRITER,
    Door,
    Slack,
    fails,
    limits,
    loses_answer,
    loses_question,
    on,
    slack,
)

EDITION = written(5, stories=3, items=2).edition.model_copy(update={"corrections": ()})
AT_ONCE = Pace(0, 0)


@pytest.fixture
def server() -> Iterator[Slack]:
    with slack() as running:
        yield running


def posted(server: Slack, folder: Path, edition: Edition = EDITION, token: str = WRITER, channel: str = "") -> Posted:
    return post(edition, folder, WebApi(token, server.url), channel or server.channels["news"], pace=AT_ONCE)


def parts(replies: list[dict[str, object]]) -> list[str]:
    found = [reply["metadata"] for reply in replies]
    return [str(metadata["event_payload"]["part"]) for metadata in found if isinstance(metadata, dict)]


def expected(edition: Edition = EDITION) -> list[str]:
    return [message.part for message in messages(edition).replies]


def test_one_message_and_one_reply_for_each_story(server: Slack, tmp_path: Path) -> None:
    done = posted(server, tmp_path)
    [top] = server.top()

    assert done == Posted(posted=4, updated=0, unchanged=0, notes=())
    assert parts(server.thread()) == expected() == [f"story:S{number}:1" for number in range(3)]
    assert top["blocks"] == list(messages(EDITION).top.blocks)
    assert (top["parse"], top["mrkdwn"], top["unfurl_links"], top["unfurl_media"]) == ("none", False, False, False)
    assert "link_names" not in top


def test_second_run_posts_nothing(server: Slack, tmp_path: Path) -> None:
    posted(server, tmp_path)
    before = len(server.asked)
    again = posted(server, tmp_path)

    assert again == Posted(posted=0, updated=0, unchanged=4, notes=())
    assert len(server.asked) == before


def test_channel_by_name_and_by_id_is_one_channel(server: Slack, tmp_path: Path) -> None:
    posted(server, tmp_path, channel="#news")
    posted(server, tmp_path, channel="#news")
    posted(server, tmp_path, channel=server.channels["news"])

    assert len(server.top()) == 1
    assert len(server.thread()) == 3


def test_changed_edition_updates_and_adds_replies(server: Slack, tmp_path: Path) -> None:
    posted(server, tmp_path)
    stamps = [message["ts"] for message in (*server.top(), *server.thread())]
    story = EDITION.stories[0].model_copy(update={"id": "S9"})
    headline = EDITION.stories[1].model_copy(update={"status": "changed", "changed_date": "2026-11-30"})
    changed = EDITION.model_copy(update={"stories": (EDITION.stories[0], headline, EDITION.stories[2], story)})
    done = posted(server, tmp_path, changed)
    again = posted(server, tmp_path, changed)

    assert (done.posted, done.updated, done.unchanged) == (1, 2, 2)
    assert parts(server.thread()) == expected(changed)
    assert [message["ts"] for message in (*server.top(), *server.thread())][: len(stamps)] == stamps
    assert server.top()[0]["text"] == messages(changed).top.text
    assert (again.posted, again.updated) == (0, 0)


def test_reply_of_a_story_that_left_says_so(server: Slack, tmp_path: Path) -> None:
    posted(server, tmp_path)
    fewer = EDITION.model_copy(update={"stories": EDITION.stories[:2]})
    done = posted(server, tmp_path, fewer)
    again = posted(server, tmp_path, fewer)

    assert done.updated == 2
    assert "no longer in the digest" in server.thread()[2]["text"]
    assert (again.posted, again.updated) == (0, 0)


@pytest.mark.parametrize("lost", range(1, 5))
def test_lost_answer_never_doubles_a_message(server: Slack, tmp_path: Path, lost: int) -> None:
    server.faults["chat.postMessage"] = on(lost, loses_answer)
    done = posted(server, tmp_path)

    assert done.posted == 4
    assert len(server.top()) == 1
    assert parts(server.thread()) == expected()


def test_lost_question_is_asked_again_by_the_next_run_only(server: Slack, tmp_path: Path) -> None:
    server.faults["chat.postMessage"] = on(2, loses_question)
    with pytest.raises(SlackConnectionError) as caught:
        posted(server, tmp_path)
    assert server.asked.count("chat.postMessage") == 2
    posted(server, tmp_path)

    assert caught.value.may_have_posted
    assert len(server.top()) == 1
    assert parts(server.thread()) == expected()


def test_lost_answer_without_the_right_to_look_posts_nothing_more(server: Slack, tmp_path: Path) -> None:
    server.faults["chat.postMessage"] = on(1, loses_answer)
    for _ in range(2):
        with pytest.raises(SlackUnsureError, match="scope channels:history") as caught:
            posted(server, tmp_path, token=TALKER)
        assert "channels:history" in caught.value.advice
    assert server.asked.count("chat.postMessage") == 1
    posted(server, tmp_path, token=WRITER)

    assert len(server.top()) == 1
    assert parts(server.thread()) == expected()


def test_killed_process_resumes_without_doubles(server: Slack, tmp_path: Path) -> None:
    stored = tmp_path / "edition.json"
    stored.write_text(EDITION.model_dump_json(), "utf-8")
    process = start(server, stored, tmp_path)

    def kill(door: Door, body: bytes) -> bool:
        door.passed_on(body)
        process.kill()
        process.wait()
        return True

    server.faults["chat.postMessage"] = on(3, kill)
    process.communicate(timeout=60)
    assert len(server.thread()) == 2
    server.faults.clear()
    resumed = start(server, stored, tmp_path)
    _, said = resumed.communicate(timeout=60)

    assert process.returncode == -9
    assert (resumed.returncode, said) == (0, "summarizer: Slack: 1 posted, 0 updated, 3 unchanged\n")
    assert len(server.top()) == 1
    assert parts(server.thread()) == expected()


def test_command_posts_an_empty_day_once_and_previews_it(server: Slack, tmp_path: Path) -> None:
    with open_ledger(tmp_path, Recipe("summary.v1", "p" * 64, "s" * 64, "some-model", "{}")):
        pass
    environment = {"SLACK_BOT_TOKEN": WRITER, "SLACK_API_URL": server.url}
    command = ["digest", str(tmp_path), "--date", "2026-11-29", "--timezone", "UTC"]
    dry = CliRunner().invoke(app, [*command, "--post", "news", "--dry-run"])
    printed = CliRunner().invoke(app, [*command, "--format", "slack"])
    ran = [CliRunner().invoke(app, [*command, "--post", "#news"], env=environment) for _ in range(2)]
    blocks = json.loads(unquote(dry.stderr.partition("block-kit-builder/#")[2]))["blocks"]

    assert [(run.exit_code, run.stdout) for run in ran] == [(0, ""), (0, "")]
    assert ["1 posted" in ran[0].stderr, "0 posted, 0 updated, 1 unchanged" in ran[1].stderr] == [True, True]
    assert dry.stdout == printed.stdout
    assert json.loads(dry.stdout)[0]["blocks"] == blocks == server.top()[0]["blocks"]
    assert "Nothing new" in server.top()[0]["text"]


def test_manifest_of_the_docs_asks_for_the_scopes_that_these_tests_use() -> None:
    page = (Path(__file__).parents[1] / "docs" / "slack.md").read_text("utf-8")
    manifest = yaml.safe_load(page.partition("```yaml\n")[2].partition("```")[0])

    assert manifest["oauth_config"]["scopes"]["bot"] == SCOPES[WRITER]


def start(server: Slack, stored: Path, folder: Path, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.servers.poster", str(stored), str(folder), server.channels["news"]],
        env={**os.environ, "SLACK_BOT_TOKEN": WRITER, "SLACK_API_URL": server.url, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_sixty_hostile_stories_are_all_in_the_thread(server: Slack, tmp_path: Path) -> None:
    edition = written(11, HOSTILE, stories=60, items=3).edition
    posted(server, tmp_path, edition)
    [top] = server.top()
    replies = server.thread()

    assert "more in the thread" in json.dumps(top["blocks"])
    assert {f"story:S{number}:1" for number in range(60)} <= set(parts(replies))
    assert parts(replies) == expected(edition)


def test_labelled_articles_are_one_message_and_a_thread_with_every_story(server: Slack, tmp_path: Path) -> None:
    edition = gold_edition()
    done = posted(server, tmp_path, edition)
    replies = parts(server.thread())

    assert [part for part in replies if part.endswith(":1")] == [f"story:{story.id}:1" for story in edition.stories]
    assert len(server.top()) == 1
    assert (done.posted, posted(server, tmp_path, edition).posted) == (1 + len(replies), 0)


def test_rate_limit_is_waited_out_as_slack_says(server: Slack, tmp_path: Path) -> None:
    server.faults["chat.postMessage"] = on(2, limits(1))
    started = time.monotonic()
    done = posted(server, tmp_path)

    assert time.monotonic() - started >= 1
    assert done.posted == 4
    assert parts(server.thread()) == expected()


def test_endless_rate_limit_stops_and_resumes(server: Slack, tmp_path: Path) -> None:
    server.faults["chat.postMessage"] = lambda count: limits(0) if count > 2 else None
    with pytest.raises(SlackRateLimitError):
        posted(server, tmp_path)
    server.faults.clear()
    done = posted(server, tmp_path)

    assert (done.posted, done.unchanged) == (2, 2)
    assert parts(server.thread()) == expected()


@pytest.mark.parametrize(
    ("token", "channel", "refused"),
    [
        (MUTE, "news", (SlackTokenError, "lacks the scope chat:write")),
        (WRITER, "nowhere", (SlackChannelError, "channel_not_found")),
        (GUEST, "secret", (SlackChannelError, "not_in_channel")),
    ],
)
def test_refusals_name_what_is_wrong_and_leave_nothing_behind(
    server: Slack, tmp_path: Path, token: str, channel: str, refused: tuple[type[SlackError], str]
) -> None:
    WebClient(GUEST, base_url=server.url).conversations_leave(channel=server.channels["secret"])
    with pytest.raises(refused[0], match=refused[1]) as caught:
        posted(server, tmp_path, token=token, channel=server.channels.get(channel, channel))

    assert caught.value.advice
    assert token not in str(caught.value)
    assert posted(server, tmp_path).posted == 4


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("invalid_auth", SlackTokenError),
        ("is_archived", SlackChannelError),
        ("msg_blocks_too_long", SlackError),
        ("internal_error", SlackConnectionError),
    ],
)
def test_other_refusals_are_told_by_slacks_word(
    server: Slack, tmp_path: Path, code: str, kind: type[SlackError]
) -> None:
    server.faults["chat.postMessage"] = on(1, fails(200, json.dumps({"ok": False, "error": code}).encode()))
    may_look = WRITER if kind is SlackConnectionError else TALKER  # what was refused is not looked for
    with pytest.raises(kind, match=code) as caught:
        posted(server, tmp_path, token=may_look)

    assert type(caught.value) is kind
    assert caught.value.slack_code == code
    assert posted(server, tmp_path, token=may_look).posted == 4


def test_nothing_there_to_talk_to_is_said_and_forgotten(tmp_path: Path) -> None:
    api = WebApi(WRITER, "http://127.0.0.1:1/api/")
    for _ in range(2):
        with pytest.raises(SlackConnectionError, match="cannot be reached") as caught:
            post(EDITION, tmp_path, api, "news", pace=AT_ONCE)

        assert not caught.value.may_have_posted


@pytest.mark.parametrize(
    ("environment", "fault", "status"),
    [
        ({"SLACK_BOT_TOKEN": ""}, None, 2),
        ({"SLACK_BOT_TOKEN": MUTE}, None, 4),
        ({"SLACK_API_URL": "http://127.0.0.1:1/api/"}, None, 1),
        ({}, b"channel_not_found", 2),
        ({}, b"invalid_blocks", 1),
    ],
)
def test_exit_statuses_and_no_secret_in_what_is_said(
    server: Slack, tmp_path: Path, environment: dict[str, str], fault: bytes | None, status: int
) -> None:
    if fault:
        server.faults["chat.postMessage"] = on(1, fails(200, b'{"ok":false,"error":"' + fault + b'"}'))
    stored = tmp_path / "edition.json"
    stored.write_text(EDITION.model_dump_json(), "utf-8")
    process = start(server, stored, tmp_path / "out", **environment)
    printed, said = process.communicate(timeout=60)

    assert process.returncode == status
    assert printed == ""
    assert said.startswith("summarizer: ")
    assert len(said.splitlines()) == 2
    assert "canary" not in said
    kept = (tmp_path / "out").glob("**/*")
    assert not any(b"canary" in path.read_bytes() for path in kept if path.is_file())


def test_webhooks_address_is_in_nothing_that_is_said_or_kept(server: Slack, tmp_path: Path) -> None:
    server.faults["X000000001"] = on(2, fails(404, b"no_service"))
    stored = tmp_path / "edition.json"
    stored.write_text(EDITION.model_dump_json(), "utf-8")
    address = server.address + WEBHOOK
    command = [sys.executable, "-m", "tests.servers.poster", str(stored), str(tmp_path / "out"), "webhook"]
    ran = subprocess.run(
        command, env={**os.environ, "SLACK_WEBHOOK_URL": address}, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 4
    assert "no_service" in ran.stderr
    assert "X000000001" not in ran.stdout + ran.stderr
    kept = (tmp_path / "out").glob("**/*")
    assert not any(b"X000000001" in path.read_bytes() for path in kept if path.is_file())


def test_server_error_is_looked_into_before_anything_is_posted_again(server: Slack, tmp_path: Path) -> None:
    server.faults["chat.postMessage"] = on(1, fails(503, b"<html>upstream</html>"))
    with pytest.raises(SlackConnectionError, match="503"):
        posted(server, tmp_path)

    assert posted(server, tmp_path).posted == 4
    assert len(server.top()) == 1


def test_message_that_a_person_deleted_is_left_alone(server: Slack, tmp_path: Path) -> None:
    posted(server, tmp_path)
    server.faults["chat.update"] = on(1, fails(200, b'{"ok":false,"error":"message_not_found"}'))
    done = posted(server, tmp_path, EDITION.model_copy(update={"timezone": EDITION.timezone, "failed": ()}))
    again = posted(server, tmp_path, EDITION.model_copy(update={"timezone": EDITION.timezone, "failed": ()}))

    assert [note for note in done.notes if "message_not_found" in note] == list(done.notes)
    assert len(done.notes) == 1
    assert again.notes == ()


def test_webhook_posts_flat_and_once(server: Slack, tmp_path: Path) -> None:
    webhook = Webhook(server.address + WEBHOOK)
    first = post_to_webhook(EDITION, tmp_path, webhook, pace=AT_ONCE)
    again = post_to_webhook(EDITION, tmp_path, webhook, pace=AT_ONCE)

    assert (first.posted, again.posted, again.unchanged) == (4, 0, 4)
    assert parts(server.top("general")) == ["top", *expected()]


def test_webhook_never_repeats_what_may_have_arrived(server: Slack, tmp_path: Path) -> None:
    webhook = Webhook(server.address + WEBHOOK)
    server.faults["X000000001"] = on(2, loses_answer)
    with pytest.raises(SlackConnectionError):
        post_to_webhook(EDITION, tmp_path, webhook, pace=AT_ONCE)
    done = post_to_webhook(EDITION, tmp_path, webhook, pace=AT_ONCE)

    assert parts(server.top("general")) == ["top", *expected()]
    assert (done.posted, len(done.notes)) == (2, 1)
    assert "may not have arrived" in done.notes[0]


def test_webhook_says_what_it_cannot_update(server: Slack, tmp_path: Path) -> None:
    webhook = Webhook(server.address + WEBHOOK)
    post_to_webhook(EDITION, tmp_path, webhook, pace=AT_ONCE)
    changed = EDITION.stories[0].model_copy(update={"changed_date": "2026-11-01", "first_date": "2026-11-01"})
    edition = EDITION.model_copy(update={"stories": (changed, *EDITION.stories[1:])})
    done = post_to_webhook(edition, tmp_path, webhook, pace=AT_ONCE)

    assert done.posted == 0
    assert any("cannot update" in note for note in done.notes)
