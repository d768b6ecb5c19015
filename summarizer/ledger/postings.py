"""What was posted to Slack: each message of each digest, noted before it is sent and again when Slack has it."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from summarizer.ledger.connection import translated


@dataclass(frozen=True, slots=True)
class Posting:
    """One message of a digest: begun at `started`, seconds since 1970, and, once Slack has it, with its timestamp.

    A webhook tells no timestamp. `content` is the SHA-256 of what was sent.
    """

    part: str
    content: str
    started: float
    is_sent: bool
    ts: str | None


class Postings:
    """The messages of one ledger. A channel is named as it was given until Slack says its id."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def channel_id(self, given: str) -> str | None:
        """Return the id of the channel that was given by this name before; None where that is not known."""
        row = self._execute(
            "SELECT channel FROM slack_messages WHERE given_channel = ? AND is_sent ORDER BY started DESC LIMIT 1",
            given,
        ).fetchone()
        return row[0] if row else None

    def of(self, digest: str, channel: str) -> dict[str, Posting]:
        """Return the messages of a digest in a channel, by part."""
        rows = self._execute(
            "SELECT part, content, started, is_sent, ts FROM slack_messages WHERE digest = ? AND channel = ?",
            digest,
            channel,
        )
        return {part: Posting(part, content, started, bool(sent), ts) for part, content, started, sent, ts in rows}

    def begin(self, digest: str, channel: str, posting: Posting, *, given_channel: str) -> None:
        """Note a message that is about to be sent."""
        self._execute(
            "INSERT INTO slack_messages VALUES (?, ?, ?, ?, ?, ?, 0, NULL)",
            *(digest, channel, posting.part, given_channel, posting.content, posting.started),
        )

    def finish(self, digest: str, channel: str, posting: Posting, *, channel_id: str) -> None:
        """Note that Slack has a message, or has it with another content."""
        self._execute(
            "UPDATE slack_messages SET channel = ?, content = ?, ts = ?, is_sent = 1"
            " WHERE digest = ? AND channel = ? AND part = ?",
            *(channel_id, posting.content, posting.ts, digest, channel, posting.part),
        )

    def forget(self, digest: str, channel: str, part: str) -> None:
        """Forget a message that Slack does not have."""
        self._execute("DELETE FROM slack_messages WHERE digest = ? AND channel = ? AND part = ?", digest, channel, part)

    def _execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        with translated(self._path):
            return self._connection.execute(statement, values)
