"""Talk on stderr: what takes long and is not silent, and a progress bar where stderr is a terminal."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.batch import Tally


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
def batch_progress() -> Iterator[Callable[["Tally"], None] | None]:
    """Give a callback that shows what a batch has done so far, or None off a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading")

        def show(tally: "Tally") -> None:
            progress.update(task, description=tally_line(tally))

        yield show


def tally_line(tally: "Tally") -> str:
    """Return the counts of a run on one line: articles, rate, tokens, cost."""
    known = f", {tally.known} known" if tally.known else ""
    unread = f", {tally.unread} unreadable" if tally.unread else ""
    cost = "cost unknown" if tally.cost is None else f"${tally.cost:.4f}"
    rate = tally.asked / tally.seconds if tally.seconds else 0.0
    return (
        f"{tally.done} done, {tally.failed} failed{known}{unread} · {rate:.1f}/s · {tally.requests} requests ·"
        f" {tally.input_tokens:,} + {tally.output_tokens:,} tokens · {cost}"
    )
