"""The main path: one article becomes one summary."""

from summarizer.pipeline.summarizer import Summarizer, summarize

__all__ = ["Summarizer", "summarize"]
