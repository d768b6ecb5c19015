"""Talk on stderr: what takes long and is not silent; a live line on a terminal, else JSON lines, a few."""

import json
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.batch import Report, Tally

_SECONDS_BETWEEN_LOGS = 30.0


def show_notices() -> None:
    """Print the library's notices ("the weights are put together, once") to stderr."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("summarizer: %(message)s"))
    logger = logging.getLogger("summarizer")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


@contextmanager
def question_progress() -> Iterator[Callable[[int, int], None] | None]:
    """Give a callback that shows how many small questions are answered, or None off a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("asking the local model"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("questions", total=None)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield show


@contextmanager
def batch_progress(total: Callable[[], int | None] = lambda: None) -> Iterator[Callable[["Tally"], None]]:
    """Give a callback that shows what a batch has done so far: live on a terminal, else a JSON line now and then.

    `total` counts the articles, where they can be counted; it is called in a thread of its own.
    """
    if not sys.stderr.isatty():
        yield _logging_progress()
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        threading.Thread(target=lambda: progress.update(task, total=total()), daemon=True).start()

        def show(tally: "Tally") -> None:
            whole = progress.tasks[0].total
            described = f"{tally_line(tally)}{projected(tally, whole)}"
            progress.update(task, completed=tally.settled, description=described)

        yield show


def _logging_progress() -> Callable[["Tally"], None]:
    """Return a callback that logs the counts as one JSON line on stderr, at most every half minute."""
    logged = time.monotonic()

    def log(tally: "Tally") -> None:
        nonlocal logged
        if time.monotonic() - logged >= _SECONDS_BETWEEN_LOGS:
            logged = time.monotonic()
            log_event("progress", counts(tally))

    return log


def log_event(event: str, fields: Mapping[str, object]) -> None:
    """Write one JSON line to stderr."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    sys.stderr.write(json.dumps({"time": moment, "event": event, **fields}, ensure_ascii=False) + "\n")


def counts(tally: "Tally") -> dict[str, object]:
    """Return the counts of a run by name."""
    names = ("done", "failed", "known", "unread", "requests", "input_tokens", "output_tokens", "cost")
    return {**{name: getattr(tally, name) for name in names}, "seconds": round(tally.seconds, 1)}


def projected(tally: "Tally", total: float | None) -> str:
    """Return how long the rest takes and what all will have cost, at the pace so far; nothing where that is unknown."""
    if not total or not tally.asked or tally.settled >= total:
        return ""
    left = total - tally.settled
    minutes, seconds = divmod(round(left * tally.seconds / tally.asked), 60)
    cost = "" if tally.cost is None else f", ${tally.cost * (1 + left / tally.asked):.2f} in all"
    return f" · {left:.0f} left, about {minutes}:{seconds:02} min{cost}"


def run_table(report: "Report") -> str:
    """Return what a run did as lines for people."""
    tally = report.tally
    codes = ", ".join(f"{code} {count}" for code, count in report.codes.items())
    each = f", {tally.requests / tally.asked:.2f} an article" if tally.asked else ""
    rows = {
        "done": f"{tally.done:,} in this run, {report.done:,} in the folder",
        "failed": f"{tally.failed:,} in this run, {report.failed:,} in the folder" + (f": {codes}" if codes else ""),
        "known": f"{tally.known:,}",
        "unreadable": f"{tally.unread:,}",
        "rate": f"{_rate(tally):.1f} articles/s for {tally.seconds:,.1f} s",
        "requests": f"{tally.requests:,}{each}",
        "tokens": f"{tally.input_tokens:,} in, {tally.output_tokens:,} out",
        "cost": "not known for this model and endpoint" if tally.cost is None else f"${tally.cost:.4f}",
    }
    return "\n".join(f"{name:<11} {value}" for name, value in rows.items())


def _rate(tally: "Tally") -> float:
    return tally.asked / tally.seconds if tally.seconds else 0.0


def tally_line(tally: "Tally") -> str:
    """Return the counts of a run on one line: articles, rate, tokens, cost."""
    known = f", {tally.known} known" if tally.known else ""
    unread = f", {tally.unread} unreadable" if tally.unread else ""
    cost = "cost unknown" if tally.cost is None else f"${tally.cost:.4f}"
    return (
        f"{tally.done} done, {tally.failed} failed{known}{unread} · {_rate(tally):.1f}/s · {tally.requests} requests ·"
        f" {tally.input_tokens:,} + {tally.output_tokens:,} tokens · {cost}"
    )
