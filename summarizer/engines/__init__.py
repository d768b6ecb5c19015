"""Summaries of batches of rows, for engines that spread them over machines: Ray, Dask, Spark."""

from summarizer.engines.rows import ADDED, READ
from summarizer.engines.summarize_batch import SummarizeBatch

__all__ = ["ADDED", "READ", "SummarizeBatch"]
