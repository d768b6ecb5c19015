"""What `summarizer digest` does with an edition and Slack: print the messages, preview them, post them."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import typer

from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from summarizer.edition import Edition
    from summarizer.slack import Posted

WEBHOOK = "webhook"
_BUILDER = "https://app.slack.com/block-kit-builder/#"
_LONGEST_ADDRESS = 30_000


def as_messages(edition: "Edition") -> str:
    """Return the messages as JSON: an array, the one at the top first, each as chat.postMessage takes it."""
    from summarizer.slack import messages  # noqa: PLC0415

    digest = messages(edition)
    payloads = [digest.payload(message) for message in digest.messages]
    return json.dumps(payloads, ensure_ascii=False, indent=2) + "\n"


def preview(edition: "Edition") -> None:
    """Print the messages, and to stderr a link that shows the one at the top in Slack's Block Kit Builder."""
    from summarizer.slack import blocks  # noqa: PLC0415

    typer.echo(as_messages(edition), nl=False)
    shown = json.dumps({"blocks": blocks(edition)}, ensure_ascii=False, separators=(",", ":"))
    address = _BUILDER + quote(shown, safe="")
    if len(address) > _LONGEST_ADDRESS:
        typer.echo(f"summarizer: too long for a link; paste the first message's blocks into {_BUILDER}", err=True)
    else:
        typer.echo(f"summarizer: the message at the top: {address}", err=True)


def post_edition(edition: "Edition", folder: Path, channel: str) -> None:
    """Post an edition to a channel with SLACK_BOT_TOKEN, or, with "webhook" as channel, to SLACK_WEBHOOK_URL.

    Opens the folder's ledger itself: the caller holds it no longer.
    """
    posted = _to_webhook(edition, folder) if channel == WEBHOOK else _to_channel(edition, folder, channel)
    typer.echo(
        f"summarizer: Slack: {posted.posted} posted, {posted.updated} updated, {posted.unchanged} unchanged", err=True
    )
    for note in posted.notes:
        typer.echo(f"summarizer: {note}", err=True)


def _to_channel(edition: "Edition", folder: Path, channel: str) -> "Posted":
    from summarizer.slack import API_URL, WebApi, post  # noqa: PLC0415

    url = os.environ.get("SLACK_API_URL", API_URL)  # https://slack-gov.com/api/ for GovSlack
    return post(edition, folder, WebApi(_secret("SLACK_BOT_TOKEN"), url), channel)


def _to_webhook(edition: "Edition", folder: Path) -> "Posted":
    from summarizer.slack import Webhook, post_to_webhook  # noqa: PLC0415

    return post_to_webhook(edition, folder, Webhook(_secret("SLACK_WEBHOOK_URL")))


def _secret(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ConfigurationError(f"{name} is not set", advice="See docs/slack.md: how to make a Slack app.")
    return value
