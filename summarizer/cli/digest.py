"""The command that turns the folder of a batch into an edition."""

import os
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from summarizer.cli.slack import as_messages, post_edition, preview

if TYPE_CHECKING:
    from summarizer.digest import Digest
    from summarizer.edition import Edition

_Text = Optional[str]  # noqa: UP045 - typer reads annotations
_LOCALTIME = Path("/etc/localtime")


class DigestFormat(StrEnum):
    """How an edition is printed."""

    md = "md"
    html = "html"
    json = "json"
    slack = "slack"


def digest(  # noqa: PLR0913, PLR0917 - a command's options
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a batch.")],
    date: Annotated[_Text, typer.Option(metavar="DATE", help="The edition's date; today if not given.")] = None,
    timezone: Annotated[
        _Text, typer.Option(metavar="TZ", help="Europe/Berlin ...; the machine's if not given.")
    ] = None,
    since: Annotated[_Text, typer.Option(metavar="DATE", help="What is new from this day on; keeps nothing.")] = None,
    format: Annotated[  # noqa: A002
        DigestFormat, typer.Option(help="md or html for people; json: all of it; slack: its messages.")
    ] = DigestFormat.md,
    post: Annotated[
        _Text, typer.Option(metavar="CHANNEL", help="Post it to this Slack channel; `webhook`: to SLACK_WEBHOOK_URL.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what --post would post, and a preview link.")
    ] = False,
) -> None:
    """Print the edition of a day: what is new in OUT since the last one. Run it again, and it says the same.

    Example: summarizer digest summaries/ --timezone Europe/Berlin > today.md

    Example: summarizer digest summaries/ --since 2026-11-23 --format html > week.html

    Example: summarizer digest summaries/ --post C0123456789
    """
    from summarizer.digest import checked_day, find_zone, make_edition  # noqa: PLC0415
    from summarizer.ledger import open_editions  # noqa: PLC0415

    zone = find_zone(timezone or _machine_zone())
    day = checked_day(date) if date else datetime.now(zone).date().isoformat()
    with open_editions(out) as ledger:
        made = make_edition(ledger, day, zone, since=checked_day(since) if since else None)
    if dry_run:
        preview(made.edition)
    elif post:
        post_edition(made.edition, out, post)
    else:
        _print(made.edition, format)
    _end(made)


def _print(edition: "Edition", format: DigestFormat) -> None:  # noqa: A002
    if format is DigestFormat.json:
        typer.echo(edition.model_dump_json(indent=2))
    elif format is DigestFormat.slack:
        typer.echo(as_messages(edition), nl=False)
    else:
        from summarizer.report import edition_html, edition_markdown  # noqa: PLC0415

        shown = edition_html(edition) if format is DigestFormat.html else edition_markdown(edition)
        typer.echo(shown, nl=not shown.endswith("\n"))


def _end(made: "Digest") -> None:
    """Say on stderr what a person should know, and end with status 3 where records are damaged."""
    if made.later:
        typer.echo(f"summarizer: the editions after it stay as they are: {', '.join(made.later)}", err=True)
    counts = made.edition.counts
    if counts.waiting:
        typer.echo(f"summarizer: {counts.waiting} articles of later days wait for their edition", err=True)
    if made.damaged:
        typer.echo(f"summarizer: {made.damaged} records are damaged; `summarizer check` names them", err=True)
        raise typer.Exit(3)


def _machine_zone() -> str:
    """Return the machine's time zone: $TZ, else where /etc/localtime points to, else UTC."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        return named
    _, found, zone = str(_LOCALTIME.resolve()).rpartition("/zoneinfo/")
    return zone if found else "UTC"
