"""Post an edition so that no run, crash or lost answer posts a message twice.

Each message is noted in the ledger before it is sent, and again once Slack has it. One that was begun and not finished
may or may not be in the channel: it is looked for there by its metadata before it is sent again. A webhook cannot look,
so what it may have posted is never sent again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from summarizer.edition import Edition
from summarizer.errors import SlackConnectionError, SlackError, SlackTokenError, SlackUnsureError
from summarizer.ledger import Posting, Postings, open_postings
from summarizer.slack.client import WebApi, Webhook
from summarizer.slack.messages import EVENT_TYPE, Digest, Message, messages, withdrawn

_CLOCKS_DIFFER_SECONDS = 3_600
_LEFT_ALONE = {"message_not_found", "cant_update_message", "edit_window_closed"}


@dataclass(frozen=True, slots=True)
class Posted:
    """What a run did: messages posted, updated and left as they were; `notes` say what a person should know."""

    posted: int
    updated: int
    unchanged: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait: between messages (Slack allows one a second), and before a lost one is looked for."""

    between_seconds: float = 1.0
    lost_seconds: float = 3.0
    sleep: Callable[[float], None] = time.sleep


@dataclass
class _Done:
    posted: int = 0
    updated: int = 0
    unchanged: int = 0
    notes: list[str] = field(default_factory=list)

    def frozen(self) -> Posted:
        return Posted(self.posted, self.updated, self.unchanged, tuple(self.notes))


def post(edition: Edition, folder: Path, api: WebApi, channel: str, *, pace: Pace | None = None) -> Posted:
    """Post an edition to a channel: a message, and replies in its thread for each story.

    `folder` is the one of the batch; its ledger notes what is posted. A second call posts nothing; where the edition
    has changed, messages are updated and new replies added. Raises SlackError.
    """
    digest = messages(edition)
    with open_postings(folder) as ledger:
        return _Thread(digest, ledger, api, channel, pace or Pace()).settle()


def post_to_webhook(edition: Edition, folder: Path, webhook: Webhook, *, pace: Pace | None = None) -> Posted:
    """Post an edition to an incoming webhook: the message, then each story as a message of its own.

    A webhook can neither thread nor update: a message is posted once, and an edition that has changed since is not
    posted again. Raises SlackError.
    """
    digest = messages(edition)
    with open_postings(folder) as ledger:
        return _flat(digest, ledger, webhook, pace or Pace())


class _Thread:
    """The messages of one digest on their way into one channel."""

    def __init__(self, digest: Digest, ledger: Postings, api: WebApi, channel: str, pace: Pace) -> None:
        self._digest = digest
        self._ledger = ledger
        self._api = api
        self._given = channel.removeprefix("#")
        self._channel = ledger.channel_id(self._given) or self._given
        self._pace = pace
        self._known = ledger.of(digest.key, self._channel)
        self._done = _Done()

    def settle(self) -> Posted:
        """Post, update or leave each message."""
        for message in self._digest.messages:
            self._settle(message)
        parts = {message.part for message in self._digest.messages}
        for part in [part for part in self._known if part not in parts]:
            self._settle(withdrawn(part))
        return self._done.frozen()

    def _settle(self, message: Message) -> None:
        known = self._known.get(message.part)
        if known and not known.is_sent:
            known = self._looked_for(message, known)
        if known is None:
            self._post(message)
        elif known.content == message.content:
            self._done.unchanged += 1
        else:
            self._update(message, known)

    def _post(self, message: Message) -> None:
        self._wait()
        begun = Posting(message.part, message.content, time.time(), is_sent=False, ts=None)
        self._ledger.begin(self._digest.key, self._channel, begun, given_channel=self._given)
        try:
            channel, ts = self._api.post(self._digest.payload(message), self._channel, self._thread(message))
        except SlackConnectionError as error:
            if not error.may_have_posted:
                self._forget(message.part)
                raise
            self._pace.sleep(self._pace.lost_seconds)
            if self._found(message, begun) is None:
                raise
        except SlackError:
            self._forget(message.part)
            raise
        else:
            self._finish(replace(begun, ts=ts), channel)
        self._done.posted += 1

    def _update(self, message: Message, known: Posting) -> None:
        self._wait()
        try:
            self._api.update(self._digest.payload(message), self._channel, known.ts or "")
        except SlackError as error:
            if error.slack_code not in _LEFT_ALONE:
                raise
            self._done.notes.append(f"{message.part} has changed, and Slack leaves it as it was ({error.slack_code})")
        else:
            self._done.updated += 1
        self._finish(replace(known, content=message.content), self._channel)

    def _looked_for(self, message: Message, begun: Posting) -> Posting | None:
        """Return a message of an earlier run that Slack has; forget it where it has not."""
        found = self._found(message, begun)
        if found is None:
            self._forget(message.part)
        return found

    def _found(self, message: Message, begun: Posting) -> Posting | None:
        since = begun.started - _CLOCKS_DIFFER_SECONDS
        try:
            for there in self._api.recent(self._channel, self._thread(message), since):
                content = _content(there, self._digest.key, message.part)
                if content is not None:
                    found = replace(begun, content=content, ts=str(there["ts"]), is_sent=True)
                    self._finish(found, self._channel)
                    return found
        except SlackError as error:
            raise _unsure(message, error) from error
        return None

    def _thread(self, message: Message) -> str | None:
        return None if message.part == self._digest.top.part else self._known[self._digest.top.part].ts

    def _finish(self, posting: Posting, channel_id: str) -> None:
        self._ledger.finish(self._digest.key, self._channel, posting, channel_id=channel_id)
        self._channel = channel_id
        self._known[posting.part] = replace(posting, is_sent=True)

    def _forget(self, part: str) -> None:
        self._ledger.forget(self._digest.key, self._channel, part)
        self._known.pop(part, None)

    def _wait(self) -> None:
        if self._done.posted or self._done.updated:
            self._pace.sleep(self._pace.between_seconds)


def _content(there: dict[str, Any], key: str, part: str) -> str | None:
    """Return the content's hash of a message in a channel that is this part of this digest; None for any other."""
    metadata = there.get("metadata") or {}
    marks = metadata.get("event_payload") or {}
    if metadata.get("event_type") != EVENT_TYPE or (marks.get("digest"), marks.get("part")) != (key, part):
        return None
    return str(marks.get("content"))


def _unsure(message: Message, cause: SlackError) -> SlackError:
    what = f"whether {message.part} of this digest was posted by an earlier run cannot be told: {cause.message}"
    if isinstance(cause, SlackTokenError) and cause.slack_code == "missing_scope":
        advice = (
            "Nothing was posted again. Give the app the scope channels:history (groups:history for a private channel),"
            " install it again, and run the same command: it looks, and goes on."
        )
        return SlackUnsureError(what, slack_code=cause.slack_code, advice=advice)
    advice = "Nothing was posted again. Give the channel's ID (C...) instead of its name, or run again later."
    return SlackUnsureError(what, slack_code=cause.slack_code, advice=advice)


def _flat(digest: Digest, ledger: Postings, webhook: Webhook, pace: Pace) -> Posted:
    known = ledger.of(digest.key, webhook.name)
    done = _Done()
    for message in digest.messages:
        there = known.get(message.part)
        if there is None:
            if done.posted:
                pace.sleep(pace.between_seconds)
            _post_flat(digest, message, ledger, webhook)
            done.posted += 1
            continue
        done.unchanged += 1
        if not there.is_sent:
            done.notes.append(f"{message.part} may not have arrived; a webhook cannot look, so it is not sent again")
        elif there.content != message.content:
            done.notes.append(f"{message.part} has changed since; a webhook cannot update it")
    return done.frozen()


def _post_flat(digest: Digest, message: Message, ledger: Postings, webhook: Webhook) -> None:
    begun = Posting(message.part, message.content, time.time(), is_sent=False, ts=None)
    ledger.begin(digest.key, webhook.name, begun, given_channel=webhook.name)
    try:
        webhook.post(digest.payload(message))
    except SlackError as error:
        if not (isinstance(error, SlackConnectionError) and error.may_have_posted):
            ledger.forget(digest.key, webhook.name, message.part)
        raise
    ledger.finish(digest.key, webhook.name, begun, channel_id=webhook.name)
