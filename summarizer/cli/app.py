"""The command line. Commands import what they need when they run, so that `--help` is instant."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from summarizer.cli import folders
from summarizer.cli.digest import digest
from summarizer.cli.environment import read_settings
from summarizer.cli.exits import exits_with_our_codes
from summarizer.cli.openai_batch import openai_batch_app

if TYPE_CHECKING:
    from summarizer.article import Article

app = typer.Typer(
    name="summarizer",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich would take longer to load than all the rest of `--help`
    add_completion=True,
    help=(
        "Structured summaries of news articles: actors, positions, numbers, open questions, each checked against the"
        " article's own words. Data goes to stdout, talk to stderr."
    ),
    epilog=(
        "Model: OPENAI_API_KEY and SUMMARIZER_MODEL, or OPENAI_BASE_URL for any compatible endpoint; without both, the"
        " embedded local model. Try `summarizer doctor`. Exit status: 0 ok, 1 nothing usable or a difference, 2 usage,"
        " 3 some failed, 4 key refused, 73 output in use or not writable, 74 disk full, 75 quota, rate limit or cost."
    ),
)
prompts_app = typer.Typer(no_args_is_help=True, help="Show the packaged prompt templates.")
app.add_typer(prompts_app, name="prompts")
app.add_typer(openai_batch_app, name="openai-batch")
for _command in (folders.batch, folders.merge, folders.export, folders.check, folders.log, digest):
    app.command(_command.__name__)(exits_with_our_codes(_command))


class SummaryFormat(StrEnum):
    """How a summary is printed."""

    text = "text"
    json = "json"
    md = "md"


class MentionsFormat(StrEnum):
    """How mentions are printed."""

    text = "text"
    json = "json"


_File = Annotated[
    str, typer.Argument(metavar="FILE|-", help="One article: .txt .md .html .json .eml .pdf ..., or - for stdin.")
]
_Published = Annotated[
    Optional[str],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option(help="Publication date, ISO: resolves 'Tuesday' and silences a warning."),
]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Print the version, or go on to the command."""
    if version:
        from importlib.metadata import version as installed_version  # noqa: PLC0415

        typer.echo(installed_version("summarizer-news"))
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("summarize")
@exits_with_our_codes
def summarize(
    file: _File,
    format: Annotated[SummaryFormat, typer.Option(help="text for people, json for programs.")] = SummaryFormat.text,  # noqa: A002
    model: Annotated[Optional[str], typer.Option(help="Model name; else SUMMARIZER_MODEL.")] = None,  # noqa: UP045
    evidence: Annotated[bool, typer.Option("--evidence", help="Show the supporting sentence under each item.")] = False,
    published: _Published = None,
) -> None:
    """Summarise one article.

    Example: summarizer summarize article.txt --format json > summary.json
    """
    from summarizer.cli.progress import question_progress, show_notices  # noqa: PLC0415
    from summarizer.pipeline import Summarizer  # noqa: PLC0415

    show_notices()
    article = _read(file, published)
    with (
        question_progress() as on_progress,
        Summarizer(model, settings=read_settings(), on_progress=on_progress) as maker,
    ):
        summary = maker.summarize(article)
    if format is SummaryFormat.json:
        typer.echo(summary.model_dump_json(indent=2))
        return
    from summarizer.cli.show import as_markdown, print_text  # noqa: PLC0415

    if format is SummaryFormat.md:
        typer.echo(as_markdown(summary, with_evidence=evidence))
    else:
        print_text(summary, with_evidence=evidence)


@app.command("text")
@exits_with_our_codes
def text(file: _File) -> None:
    """Print the normalised text that all offsets refer to."""
    typer.echo(_read(file, None).text, nl=False)


@app.command("mentions")
@exits_with_our_codes
def mentions(
    files: Annotated[list[str], typer.Argument(metavar="IN...|-", help="Articles; a .jsonl or a feed holds several.")],
    format: Annotated[MentionsFormat, typer.Option(help="json: one line an article.")] = MentionsFormat.text,  # noqa: A002
) -> None:
    """Print what the rules find, without a model: numbers, quotations, attribution cues, dates, names."""
    from summarizer.cli.mentions import mentions_line, mentions_text, read_all  # noqa: PLC0415

    show = mentions_line if format is MentionsFormat.json else mentions_text
    for article in read_all(files):
        typer.echo(show(article))


@app.command("verify")
@exits_with_our_codes
def verify(
    summary: Annotated[Path, typer.Argument(metavar="SUMMARY.json", help="A summary as --format json prints it.")],
    article: _File,
) -> None:
    """Check a stored summary against its article, offline. Exit status 1 names what changed."""
    from summarizer.cli.stored import read_summary  # noqa: PLC0415
    from summarizer.verification import verify as verify_summary  # noqa: PLC0415

    differences = verify_summary(read_summary(summary), _read(article, None))
    for difference in differences:
        typer.echo(f"{difference.part}: {difference.message}")
    if differences:
        raise typer.Exit(1)
    typer.echo("ok: every span, figure and item is as it was made", err=True)


@app.command("schema")
@exits_with_our_codes
def schema(
    name: Annotated[str, typer.Argument(help="summary or edition, or summary.v1 ...")] = "summary",
) -> None:
    """Print a published JSON Schema, generated from the models."""
    from summarizer.cli.stored import schema_text  # noqa: PLC0415

    typer.echo(schema_text(name), nl=False)


@prompts_app.command("list")
def prompts_list() -> None:
    """List the prompts with the first twelve digits of their hash."""
    from summarizer.prompting import load, names  # noqa: PLC0415

    for name in names():
        typer.echo(f"{name}  {load(name).hash[:12]}")


@prompts_app.command("show")
@exits_with_our_codes
def prompts_show(name: Annotated[str, typer.Argument(help="A name from `prompts list`.")]) -> None:
    """Print one prompt template."""
    from summarizer.prompting import load  # noqa: PLC0415

    typer.echo(load(name).text, nl=False)


@app.command("doctor")
@exits_with_our_codes
def doctor() -> None:
    """Check the settings, the endpoint, the key, the model, its structured-output mode, and the local model."""
    from summarizer.cli.doctor import examine  # noqa: PLC0415

    findings = examine(read_settings())
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.is_good else 'FAIL'}  {finding.what}: {finding.result}")
        if finding.advice:
            typer.echo(f"      {finding.advice}")
    if not all(finding.is_good for finding in findings):
        raise typer.Exit(1)


def _read(file: str, published: str | None) -> "Article":
    from dataclasses import replace  # noqa: PLC0415
    from sys import stdin  # noqa: PLC0415

    from summarizer.ingest import read_article, read_standard_input  # noqa: PLC0415

    article = read_standard_input(stdin.buffer) if file == "-" else read_article(file)
    return replace(article, published=published) if published else article


def main() -> None:
    """Run the command line."""
    app()
