"""Put questions into files, send the files, and make a batch of each, so that a kill at any moment loses none.

The ledger's rows of a batch and its file are written before anything is sent, all or nothing. What was sent and not
noted, because of a kill or a lost answer, is looked up at the server before it is sent again.
"""

import asyncio
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from summarizer.batch import Estimate, Options, estimate, write_lists
from summarizer.errors import DeadlineError, EndpointError, OutputError, RequestRejectedError, StorageError
from summarizer.ingest import Source
from summarizer.ledger import Ledger, StoredBatch, open_ledger, read_ledger
from summarizer.llm import QUESTION_PATH, BatchState, OpenAIBatches, batch_price_of
from summarizer.openai_batch.questions import Counts, Question, Questions, Submission
from summarizer.openai_batch.recipe import check_endpoint, for_batches
from summarizer.openai_batch.writing import FileLimits, Line, Lines, fill
from summarizer.pipeline.recipe import recipe_of
from summarizer.settings import Settings

SPOOL = "openai-batch"  # the folder of files that are still to be sent


@dataclass(frozen=True)
class Submitted:
    """The batches that were made, and what the inputs hold."""

    batches: tuple[BatchState, ...]
    counts: Counts


def submit(
    sources: Iterable[Source],
    folder: Path,
    settings: Settings,
    submission: Submission,
    *,
    limits: FileLimits | None = None,
) -> Submitted:
    """Submit what the folder does not hold and no batch of it asks yet. Run again, it goes on where it stopped.

    Raises LockedError, OutputError, StorageError, ConfigurationError, or the ModelError that stopped it.
    """
    settings = for_batches(settings)
    api = OpenAIBatches(settings)
    with open_ledger(folder, recipe_of(settings)) as ledger:
        return asyncio.run(_submit(_Desk(api, ledger, folder, limits or FileLimits()), sources, settings, submission))


def expected(sources: Iterable[Source], folder: Path, settings: Settings, submission: Submission) -> Estimate:
    """Estimate what a submission would cost at the batch price; asks nothing, writes nothing."""
    settings = for_batches(settings)
    OpenAIBatches(settings)  # raises where these settings have no batches
    options = Options(limit=submission.limit, retries_failed=submission.retries_failed)
    usual = estimate(sources, folder, settings, options, known=_waiting(folder, settings))
    return replace(usual, cost=batch_price_of(settings, usual.input_tokens, usual.output_tokens))


def _waiting(folder: Path, settings: Settings) -> set[str]:
    recipe = recipe_of(settings)
    try:
        with read_ledger(folder, recipe) as ledger:
            return ledger.batches.waiting(recipe)
    except OutputError:  # a folder that is still to be made
        return set()


@dataclass(frozen=True)
class _Desk:
    """Where batches are made: the endpoint, the ledger, the folder, and how large a file may be."""

    api: OpenAIBatches
    ledger: Ledger
    folder: Path
    limits: FileLimits

    @property
    def spool(self) -> Path:
        return self.folder / SPOOL


async def _submit(desk: _Desk, sources: Iterable[Source], settings: Settings, submission: Submission) -> Submitted:
    questions = Questions(sources, desk.ledger, settings, submission)
    made: list[BatchState] = []
    async with desk.api:
        for batch in _left_over(desk):
            made += await _go_on(desk, batch)
        asked = iter(questions)
        first = next(asked, None)
        if first is not None:
            await desk.api.learn()
            lines = Lines(_line(desk.api, question) for question in chain((first,), asked))
            parameters = json.dumps(desk.api.body(first.request)[1])
            while lines.peek() is not None:
                made.append(await _send(desk, _prepared(desk, lines, parameters)))
    write_lists(desk.ledger, desk.folder)
    return Submitted(tuple(made), questions.counts)


def _line(api: OpenAIBatches, question: Question) -> Line:
    window = question.window
    body, _ = api.body(question.request)
    whole = {"custom_id": f"{window.key}-{window.number}", "method": "POST", "url": QUESTION_PATH, "body": body}
    return Line(window, json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n")


def _prepared(desk: _Desk, lines: Lines, parameters: str) -> StoredBatch:
    """Write one file and its rows in the ledger; a kill before the end leaves neither."""
    name = f"summarizer-{secrets.token_hex(8)}"
    recipe, batches = desk.ledger.recipe, desk.ledger.batches
    with desk.ledger.transaction():
        number = batches.begin(name, recipe, endpoint=desk.api.base_url, parameters=parameters)
        fill(desk.spool / f"{name}.jsonl", lines, desk.limits, lambda window: batches.add(number, recipe, window))
    return next(batch for batch in batches.all() if batch.id == number)


def _left_over(desk: _Desk) -> list[StoredBatch]:
    """Return the batches that an earlier run wrote down and did not make, and remove files that belong to none."""
    unmade = [batch for batch in desk.ledger.batches.all() if batch.batch_id is None]
    names = {f"{batch.name}.jsonl" for batch in unmade}
    try:
        desk.spool.mkdir(exist_ok=True)
        for path in desk.spool.iterdir():
            if path.name not in names:
                path.unlink()
    except OSError as error:
        raise StorageError(f"{desk.spool}: {error.strerror}") from error
    return unmade


async def _go_on(desk: _Desk, batch: StoredBatch) -> list[BatchState]:
    """Make a batch of an earlier run, unless the server has made it; its questions are free where its file is gone."""
    if batch.file_id is not None:
        check_endpoint(batch, desk.api.base_url)
        found = await desk.api.find(batch.file_id, batch.name)
        if found is not None:
            return [_noted(desk, batch, found)]
    if batch.endpoint != desk.api.base_url or not _file(desk, batch).is_file():
        desk.ledger.batches.drop(batch.id)
        return []
    return [await _send(desk, batch)]


async def _send(desk: _Desk, batch: StoredBatch) -> BatchState:
    """Upload a batch's file and make the batch. Raises ModelError."""
    try:
        file_id = await desk.api.upload(_file(desk, batch))
        desk.ledger.batches.note_file(batch.id, file_id)
        return _noted(desk, batch, await _made(desk.api, file_id, batch.name))
    except RequestRejectedError:  # the server will not have it, so no later submission should stop at it again
        desk.ledger.batches.drop(batch.id)
        raise


async def _made(api: OpenAIBatches, file_id: str, name: str) -> BatchState:
    """Make a batch; where the answer to that is lost, look whether it was made."""
    lost: EndpointError | DeadlineError
    try:
        return await api.create(file_id, name)
    except (EndpointError, DeadlineError) as error:
        lost = error
    found = await api.find(file_id, name)
    if found is None:
        raise lost
    return found


def _noted(desk: _Desk, batch: StoredBatch, state: BatchState) -> BatchState:
    desk.ledger.batches.note_made(batch.id, state.id)
    _file(desk, batch).unlink(missing_ok=True)
    return state


def _file(desk: _Desk, batch: StoredBatch) -> Path:
    return desk.spool / f"{batch.name}.jsonl"
