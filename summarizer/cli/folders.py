"""The commands of a batch and its folder."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from summarizer.cli.environment import read_settings

if TYPE_CHECKING:
    from summarizer.batch import Estimate, Options, Report
    from summarizer.ledger import StoredCall
    from summarizer.settings import Settings

_Out = Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a batch.")]


class ExportFormat(StrEnum):
    """What `export` writes."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def batch(  # noqa: PLR0913, PLR0917 - a command's options
    inputs: Annotated[list[str], typer.Argument(metavar="IN...|-", help="Files, folders, or - for stdin.")],
    out: Annotated[Path, typer.Option(metavar="OUT", help="The folder for ledger and lists; made where needed.")],
    model: Annotated[Optional[str], typer.Option(help="The model's name; else SUMMARIZER_MODEL.")] = None,  # noqa: UP045
    concurrency: Annotated[int, typer.Option(min=1, max=1_000, help="Articles at the endpoint at once.")] = 8,
    shard: Annotated[Optional[str], typer.Option(metavar="I/N", help="Only this part of the inputs.")] = None,  # noqa: UP045
    limit: Annotated[Optional[int], typer.Option(min=0, help="Ask about at most so many articles.")] = None,  # noqa: UP045
    max_cost: Annotated[Optional[float], typer.Option(min=0, help="Stop before so many US dollars.")] = None,  # noqa: UP045
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Estimate tokens, cost and time; ask nothing.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Ask failed articles again.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Ask every article again.")] = False,
    no_store_text: Annotated[bool, typer.Option("--no-store-text", help="Keep no article texts.")] = False,
    no_store_replies: Annotated[bool, typer.Option("--no-store-replies", help="Keep no model replies.")] = False,
) -> None:
    """Summarise many articles into OUT. Run it again to go on where it stopped: what is done is not asked again.

    Example: summarizer batch articles/ --out summaries/
    """
    from summarizer.batch import Options, Readers, Shard, estimate, require_cloud, sources  # noqa: PLC0415

    require_cloud(inputs)
    settings = read_settings()
    settings = settings.model_copy(update={"model": model}) if model else settings
    options = Options(
        concurrency=concurrency,
        shard=Shard.parse(shard) if shard else None,
        limit=limit,
        max_cost=max_cost,
        retries_failed=retry_failed,
        asks_again=force,
        keeps_texts=not no_store_text,
        keeps_replies=not no_store_replies,
    )
    if dry_run:
        with Readers() as readers:
            typer.echo(told(estimate(sources(inputs, readers=readers), out, settings, options)))
        return
    _end(_run(inputs, out, settings, options), out)


def _run(inputs: list[str], out: Path, settings: "Settings", options: "Options") -> "Report":
    from summarizer.batch import Readers, count_sources, run_batch, sources  # noqa: PLC0415
    from summarizer.cli.progress import batch_progress, counts, log_event, run_table, show_notices  # noqa: PLC0415

    show_notices()
    with Readers() as readers, batch_progress(lambda: count_sources(inputs)) as on_progress:
        report = run_batch(sources(inputs, readers=readers), out, settings, options, on_progress=on_progress)
    if sys.stderr.isatty():
        typer.echo(run_table(report), err=True)
    else:
        folder = {"done": report.done, "failed": report.failed, "failed_by_code": report.codes}
        log_event("ended", {**counts(report.tally), "folder": folder})
    return report


def _end(report: "Report", out: Path) -> None:
    """End with the status that the run's end calls for."""
    if report.signal is not None:
        typer.echo("summarizer: interrupted; run the same command again to go on", err=True)
        raise typer.Exit(128 + report.signal)
    if report.error is not None:
        raise report.error
    if report.failed:
        typer.echo(f"summarizer: {report.failed} failed, listed with their reasons in {out / 'failed.jsonl'}", err=True)
        raise typer.Exit(3 if report.done else 1)


def told(estimate: "Estimate", *, time: str | None = None) -> str:
    """Return an estimate in lines for people; `time` replaces its time."""
    factor = estimate.factor
    cost = "not known for this model and endpoint"
    if estimate.cost is not None:
        cost = f"${estimate.cost:.2f} (${estimate.cost / factor:.2f} to ${estimate.cost * factor:.2f})"
    measure = "this folder's articles" if estimate.is_measured else "rules of thumb"
    low, high = estimate.seconds / factor, estimate.seconds * factor
    what = "tokens and cost" if time else "tokens, cost and time"
    return "\n".join(
        (
            f"articles to ask   {estimate.articles}",
            f"known or double   {estimate.known}",
            f"unreadable        {estimate.unread}",
            f"tokens            {estimate.input_tokens:,} in, {estimate.output_tokens:,} out",
            f"cost              {cost}",
            f"time              {time or f'{estimate.seconds:,.0f} s ({low:,.0f} to {high:,.0f} s)'}",
            f"estimated from {measure}: {what} may be {factor:g} times less or more",
        )
    )


def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="OUT...", help="Folders of a batch that ran in parts.")],
    out: Annotated[Path, typer.Option(metavar="OUT", help="The folder to merge them into; made where needed.")],
) -> None:
    """Merge the folders of a batch that ran in parts (--shard) into one. Once more adds what is new and nothing else.

    Example: summarizer merge part-1/ part-2/ part-3/ --out summaries/
    """
    from summarizer.batch import merge_folders  # noqa: PLC0415

    done, failed = merge_folders(folders, out)
    typer.echo(f"summarizer: {out} holds {done} summaries; {failed} failed", err=True)


def export(
    out: _Out,
    format: Annotated[  # noqa: A002
        ExportFormat, typer.Option(help="jsonl: summaries, failed. csv, parquet: tables.")
    ] = ExportFormat.jsonl,
) -> None:
    """Write the folder's lists anew, or its numbers, positions and questions as tables."""
    from summarizer.batch import write_csv, write_lists, write_parquet  # noqa: PLC0415
    from summarizer.ledger import read_ledger  # noqa: PLC0415

    write = {ExportFormat.jsonl: write_lists, ExportFormat.csv: write_csv, ExportFormat.parquet: write_parquet}[format]
    with read_ledger(out) as ledger:
        paths = write(ledger, out)
    for path in paths:
        typer.echo(path)


def check(out: _Out) -> None:
    """Find damaged records: each summary against its schema, its seal and the stored text. Exit status 1 names them."""
    from summarizer.batch import find_damage  # noqa: PLC0415
    from summarizer.ledger import read_ledger  # noqa: PLC0415

    with read_ledger(out) as ledger:
        damage = list(find_damage(ledger, out))
        done, _ = ledger.counts()
    for line in damage:
        typer.echo(line)
    if damage:
        raise typer.Exit(1)
    typer.echo(f"ok: {done} summaries are as they were made", err=True)


def log(
    out: _Out,
    article: Annotated[Optional[str], typer.Argument(help="A path, or the beginning of an article's id.")] = None,  # noqa: UP045
) -> None:
    """Print the calls to the model as JSON lines: prompt, model, tokens, seconds; with ARTICLE also the replies."""
    from summarizer.ledger import read_ledger  # noqa: PLC0415

    with read_ledger(out) as ledger:
        for stored in ledger.calls(article):
            typer.echo(_call_line(stored, with_reply=article is not None))


def _call_line(stored: "StoredCall", *, with_reply: bool) -> str:
    from dataclasses import asdict  # noqa: PLC0415

    call = asdict(stored.call)
    reply = call.pop("reply")
    line = {"article_id": stored.article_id, "paths": stored.paths, "prompt_hash": stored.prompt_hash, **call}
    if with_reply:
        line["reply"] = json.loads(reply) if reply else None
    return json.dumps(line, ensure_ascii=False)
