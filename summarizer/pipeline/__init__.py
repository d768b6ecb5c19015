"""The main path: one article becomes one summary."""

from summarizer.pipeline.drafting import WindowDrafter, first_requests
from summarizer.pipeline.summarizer import Summarizer, answers_locally, check_has_text, summarize

__all__ = ["Summarizer", "WindowDrafter", "answers_locally", "check_has_text", "first_requests", "summarize"]
