"""Ask a model behind an OpenAI-compatible endpoint; the only package that knows openai, instructor and tenacity."""

from typing import TYPE_CHECKING

from summarizer.llm.batches import QUESTION_PATH, BatchAnswer, BatchState, OpenAIBatches, typed
from summarizer.llm.openai_model import OpenAIModel, checked_endpoint, checked_model, open_model
from summarizer.llm.pricing import batch_price_of, price_of
from summarizer.llm.probe import Check, list_models, probe
from summarizer.llm.retries import Pauses

if TYPE_CHECKING:  # for annotations elsewhere; importing openai takes most of a second
    from openai import AsyncOpenAI

    Client = AsyncOpenAI

__all__ = [
    "QUESTION_PATH",
    "BatchAnswer",
    "BatchState",
    "Check",
    "OpenAIBatches",
    "OpenAIModel",
    "Pauses",
    "batch_price_of",
    "checked_endpoint",
    "checked_model",
    "list_models",
    "open_model",
    "price_of",
    "probe",
    "typed",
]
