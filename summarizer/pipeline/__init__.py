"""The main path: one article becomes one summary."""

from summarizer.pipeline.summarizer import Summarizer, answers_locally, summarize

__all__ = ["Summarizer", "answers_locally", "summarize"]
