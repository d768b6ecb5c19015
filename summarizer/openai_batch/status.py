"""Say how far the batches of a folder are."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from summarizer.ledger import StoredBatch, read_ledger
from summarizer.llm import BatchState, OpenAIBatches
from summarizer.openai_batch.recipe import check_endpoint, settings_of
from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class BatchStatus:
    """One batch: `id` is null where it was not made yet; `since` is when it came into this state."""

    id: str | None
    name: str
    status: str
    total: int
    completed: int
    failed: int
    since: str | None
    is_fetched: bool
    error: str | None


def statuses(folder: Path, settings: Settings) -> list[BatchStatus]:
    """Return the batches of a folder as the server sees them now, the oldest first.

    Raises OutputError, ConfigurationError or ModelError.
    """
    with read_ledger(folder) as ledger:
        batches = ledger.batches.all()
    return asyncio.run(_statuses(batches, settings))


async def _statuses(batches: list[StoredBatch], settings: Settings) -> list[BatchStatus]:
    return [await _status(batch, settings) for batch in batches]


async def _status(batch: StoredBatch, settings: Settings) -> BatchStatus:
    if batch.batch_id is None:
        return BatchStatus(None, batch.name, "not_submitted", 0, 0, 0, None, batch.is_fetched, None)
    async with OpenAIBatches(settings_of(batch.recipe, settings)) as api:
        check_endpoint(batch, api.base_url)
        return _told(batch, await api.state(batch.batch_id))


def _told(batch: StoredBatch, state: BatchState) -> BatchStatus:
    since = None if state.since is None else datetime.fromtimestamp(state.since, UTC).isoformat()
    error = None if state.error is None else state.error.message
    counts = (state.total, state.completed, state.failed)
    return BatchStatus(state.id, batch.name, state.status, *counts, since, batch.is_fetched, error)
