"""Bring the answers of batches home: each line becomes an outcome in the ledger, then each article its result."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from summarizer.batch import Tally, write_lists
from summarizer.batch.outputs import write_run
from summarizer.draft import Draft
from summarizer.errors import AuthenticationError, ModelError, OutputError, QuotaError, StorageError, SummarizerError
from summarizer.ledger import Ledger, Outcome, Recipe, StoredBatch, Window, open_ledger, read_ledger
from summarizer.llm import BatchAnswer, OpenAIBatches
from summarizer.openai_batch.recipe import check_endpoint, settings_of
from summarizer.openai_batch.settling import settle
from summarizer.openai_batch.submit import SPOOL
from summarizer.settings import Settings

_LONGEST_LINE = 16_000_000  # bytes; what is longer is read in pieces, none of which is an answer
_LINES_A_TRANSACTION = 200
_NUMBER_DIGITS = 6


@dataclass
class Fetched:
    """What came of one visit: results, what still waits or is to be submitted again, lines that were no answer of ours.

    `error` is the first thing that stopped a batch, or all: the others were fetched all the same.
    """

    tally: Tally = field(default_factory=Tally)
    done: int = 0
    failed: int = 0
    finished: int = 0
    unfinished: int = 0
    unmade: int = 0
    waiting: int = 0
    to_submit: int = 0
    unreadable: int = 0
    unknown: int = 0
    double: int = 0
    error: SummarizerError | None = None


def fetch(folder: Path, settings: Settings, *, on_progress: Callable[[Tally], None] | None = None) -> Fetched:
    """Take up what finished batches hold, and write the folder's lists, those of the newest batch's settings.

    `on_progress` is told of each article. Raises OutputError where the folder has no batch; what stops a single batch
    is in the report.
    """
    with read_ledger(folder) as reader:
        batches = reader.batches.all()
    if not batches:
        advice = "Run `summarizer openai-batch submit IN... --out OUT` first."
        raise OutputError(f"{folder} holds no batch", advice=advice)
    with open_ledger(folder, batches[-1].recipe) as ledger:
        return asyncio.run(_fetch(ledger, folder, settings, on_progress or (lambda _: None)))


async def _fetch(ledger: Ledger, folder: Path, settings: Settings, on_progress: Callable[[Tally], None]) -> Fetched:
    fetched = Fetched()
    batches = ledger.batches.all()
    for batch in batches:
        if batch.batch_id is None:
            fetched.unmade += 1
        elif not batch.is_fetched:
            await _visit(_Visit(ledger, folder, batch, fetched), batch.batch_id, settings)
    for recipe in dict.fromkeys(batch.recipe for batch in batches):
        seen = ledger.seen_with(recipe)
        for window in ledger.batches.answered(recipe):
            await _settle(seen, window, settings_of(recipe, settings), fetched.tally)
            on_progress(fetched.tally)
        _count_left(ledger, recipe, fetched)
    fetched.done, fetched.failed = ledger.counts()
    try:
        write_lists(ledger, folder)
        write_run(folder, ledger, fetched.tally)
    except StorageError as full:
        fetched.error = fetched.error or full
    return fetched


async def _settle(ledger: Ledger, window: Window, settings: Settings, tally: Tally) -> None:
    result, calls = await settle(ledger, window, settings)
    tally.count(calls)
    tally.done += result.state == "done"
    tally.failed += result.state == "failed"


def _count_left(ledger: Ledger, recipe: Recipe, fetched: Fetched) -> None:
    waiting, to_submit = ledger.batches.count(recipe)
    fetched.waiting += waiting
    fetched.to_submit += to_submit


@dataclass(frozen=True)
class _Visit:
    """One batch that may be over, and where what it holds goes."""

    ledger: Ledger
    folder: Path
    batch: StoredBatch
    fetched: Fetched


async def _visit(visit: _Visit, batch_id: str, settings: Settings) -> None:
    """Take up a batch that is over; an error that is about this batch leaves it for the next time."""
    try:
        async with OpenAIBatches(settings_of(visit.batch.recipe, settings)) as api:
            check_endpoint(visit.batch, api.base_url)
            state = await api.state(batch_id)
            if not state.is_over:
                visit.fetched.unfinished += 1
                return
            for file_id in (state.output_file_id, state.error_file_id):
                if file_id is not None:
                    await _take_file(visit, api, file_id)
    except StorageError:
        raise
    except SummarizerError as error:
        visit.fetched.error = visit.fetched.error or error
        return
    visit.ledger.batches.finish(visit.batch.id)
    visit.fetched.finished += 1
    visit.fetched.error = visit.fetched.error or state.error


async def _take_file(visit: _Visit, api: OpenAIBatches, file_id: str) -> None:
    """Take up the lines of a file; one that the server has deleted holds none."""
    path = visit.folder / SPOOL / f"{visit.batch.name}.answers"
    try:
        path.parent.mkdir(exist_ok=True)
        if await api.download(file_id, path):
            _take_lines(visit, api, path)
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}") from error
    finally:
        path.unlink(missing_ok=True)


def _take_lines(visit: _Visit, api: OpenAIBatches, path: Path) -> None:
    with path.open("rb") as file:
        lines = iter(lambda: file.readline(_LONGEST_LINE), b"")
        while some := list(islice(lines, _LINES_A_TRANSACTION)):
            with visit.ledger.transaction():
                for line in some:
                    _take_line(visit, api, line)


def _take_line(visit: _Visit, api: OpenAIBatches, raw: bytes) -> None:
    """Save what one line says; one that cannot be read, or is no answer to us, costs only itself."""
    fetched, batches = visit.fetched, visit.ledger.batches
    line = _object(raw)
    if line is None:
        fetched.unreadable += bool(raw.strip())
        return
    key, _, number = str(line.get("custom_id")).rpartition("-")
    article_id = batches.article_of(visit.batch.id, key)
    if article_id is None or not (number.isdecimal() and len(number) <= _NUMBER_DIGITS):
        fetched.unknown += 1
        return
    article = visit.ledger.article(article_id)
    mode = json.loads(visit.batch.parameters)["mode"]
    answer = api.answer(line, Draft, mode=mode, sent=(article.text or "",) if article else ())
    if answer.is_open:
        _note_stop(fetched, answer.error)
    elif not batches.answer(visit.batch.id, key, int(number), _outcome(answer)):
        fetched.double += 1


def _note_stop(fetched: Fetched, error: ModelError | None) -> None:
    """Note what would stop a run in real time: the next submission would meet it again."""
    if isinstance(error, QuotaError | AuthenticationError):
        fetched.error = fetched.error or error


def _outcome(answer: BatchAnswer[Draft]) -> Outcome:
    usage, error = answer.usage, answer.error
    code, reason = (error.code, error.message) if error else (None, None)
    return Outcome(
        *(usage.requests, usage.input_tokens, usage.output_tokens, usage.cost), answer.text, code=code, reason=reason
    )


def _object(raw: bytes) -> Mapping[str, object] | None:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
