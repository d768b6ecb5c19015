"""Articles by way of OpenAI's Batch API, into the folder of a batch: half the price, within a day."""

from summarizer.openai_batch.fetch import Fetched, fetch
from summarizer.openai_batch.questions import Submission
from summarizer.openai_batch.status import BatchStatus, statuses
from summarizer.openai_batch.submit import Submitted, expected, submit
from summarizer.openai_batch.writing import FileLimits

__all__ = [
    "BatchStatus",
    "Fetched",
    "FileLimits",
    "Submission",
    "Submitted",
    "expected",
    "fetch",
    "statuses",
    "submit",
]
