"""Summaries of many articles become stories: one event, its actors, numbers, positions and questions together."""

from summarizer.stories.types import Cast, Reported

__all__ = ["Cast", "Reported"]
