"""Talk on stderr: what takes long and is not silent, and a progress bar where stderr is a terminal."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


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
