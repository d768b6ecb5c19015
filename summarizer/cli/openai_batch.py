"""The commands of OpenAI's Batch API."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from summarizer.cli.environment import read_settings
from summarizer.cli.exits import exits_with_our_codes
from summarizer.cli.folders import told

if TYPE_CHECKING:
    from summarizer.openai_batch import BatchStatus, Fetched, Submitted

openai_batch_app = typer.Typer(
    no_args_is_help=True,
    help="Summarise articles by OpenAI's Batch API: half the price, within a day. Submit, wait, fetch.",
)
_Out = Annotated[Path, typer.Argument(metavar="OUT", help="The folder that was submitted from.")]


class StatusFormat(StrEnum):
    """How batches are printed."""

    text = "text"
    json = "json"


@openai_batch_app.command("submit")
@exits_with_our_codes
def submit(  # noqa: PLR0913, PLR0917 - a command's options
    inputs: Annotated[list[str], typer.Argument(metavar="IN...|-", help="Files, folders, or - for stdin.")],
    out: Annotated[Path, typer.Option(metavar="OUT", help="The folder for ledger and lists; made where needed.")],
    model: Annotated[Optional[str], typer.Option(help="The model's name; else SUMMARIZER_MODEL.")] = None,  # noqa: UP045
    limit: Annotated[Optional[int], typer.Option(min=0, help="Submit at most so many articles.")] = None,  # noqa: UP045
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Estimate tokens and cost; submit nothing.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Submit failed articles again.")] = False,
) -> None:
    """Submit articles; run it again to go on where it stopped. What is done or in a batch is not submitted again.

    Example: summarizer openai-batch submit articles/ --out summaries/
    """
    from summarizer import openai_batch  # noqa: PLC0415
    from summarizer.ingest import Readers, sources  # noqa: PLC0415

    settings = read_settings()
    settings = settings.model_copy(update={"model": model}) if model else settings
    submission = openai_batch.Submission(limit=limit, retries_failed=retry_failed)
    with Readers() as readers:
        found = sources(inputs, readers=readers)
        if dry_run:
            estimate = openai_batch.expected(found, out, settings, submission)
            typer.echo(told(estimate, time="within 24 hours of a batch's begin"))
            return
        submitted = openai_batch.submit(found, out, settings, submission)
    _end_submit(submitted)


def _end_submit(submitted: "Submitted") -> None:
    """Print the batches that were made, and end with the status that the inputs call for."""
    for batch in submitted.batches:
        typer.echo(f"{batch.id}  {batch.status}")
    counts = submitted.counts
    typer.echo(
        f"summarizer: articles submitted: {counts.articles}, batches made: {len(submitted.batches)}, known:"
        f" {counts.known}, in a batch already: {counts.waiting}, unreadable or without text:"
        f" {counts.unread + counts.failed}",
        err=True,
    )
    if counts.unread or counts.failed:
        raise typer.Exit(3 if counts.articles or counts.known or counts.waiting else 1)


@openai_batch_app.command("status")
@exits_with_our_codes
def status(
    out: _Out,
    format: Annotated[StatusFormat, typer.Option(help="json: one object a line.")] = StatusFormat.text,  # noqa: A002
) -> None:
    """Print one line for each batch: id, state, counts, since when."""
    from summarizer.openai_batch import statuses  # noqa: PLC0415

    for batch in statuses(out, read_settings()):
        typer.echo(_json_line(batch) if format is StatusFormat.json else _line(batch))


def _json_line(batch: "BatchStatus") -> str:
    from dataclasses import asdict  # noqa: PLC0415

    return json.dumps(asdict(batch), ensure_ascii=False)


def _line(batch: "BatchStatus") -> str:
    parts = [
        batch.id or batch.name,
        batch.status,
        f"{batch.completed} of {batch.total} answered, {batch.failed} failed",
        f"since {batch.since}" if batch.since else "",
        "fetched" if batch.is_fetched else "",
        batch.error or "",
    ]
    return "  ".join(part for part in parts if part)


@openai_batch_app.command("fetch")
@exits_with_our_codes
def fetch(out: _Out) -> None:
    """Bring home what finished batches hold, check it, and write the lists of OUT. Run it again for the others."""
    from summarizer.cli.progress import batch_progress, show_notices, tally_line  # noqa: PLC0415
    from summarizer.openai_batch import fetch as fetch_all  # noqa: PLC0415

    show_notices()
    with batch_progress() as on_progress:
        fetched = fetch_all(out, read_settings(), on_progress=on_progress)
    typer.echo(f"summarizer: {tally_line(fetched.tally)} · {out} holds {fetched.done} summaries", err=True)
    for line in _remarks(fetched):
        typer.echo(f"summarizer: {line}", err=True)
    if fetched.error is not None:
        raise fetched.error
    if fetched.failed:
        typer.echo(
            f"summarizer: {fetched.failed} failed, listed with their reasons in {out / 'failed.jsonl'}", err=True
        )
        raise typer.Exit(3 if fetched.done or fetched.waiting or fetched.to_submit else 1)


def _remarks(fetched: "Fetched") -> list[str]:
    """Return what a person should know beside the counts."""
    odd = {"unreadable": fetched.unreadable, "not of this folder": fetched.unknown, "double": fetched.double}
    remarks = {
        f"batches that are not finished: {fetched.unfinished}; run fetch again later": fetched.unfinished,
        f"batches that are not made yet: {fetched.unmade}; run submit again": fetched.unmade,
        f"questions without an answer: {fetched.to_submit}; submit the same inputs again": fetched.to_submit,
        "lines passed over: " + ", ".join(f"{n} {what}" for what, n in odd.items() if n): sum(odd.values()),
    }
    return [remark for remark, count in remarks.items() if count]
