"""Summaries of many articles become stories: one event, its actors, numbers, positions and questions together."""

from summarizer.stories.gather import News, tell_stories
from summarizer.stories.numbers import compare_numbers
from summarizer.stories.positions import compare_positions
from summarizer.stories.questions import follow_questions
from summarizer.stories.telling import cited
from summarizer.stories.types import Cast, Reported
from summarizer.stories.wording import quoted

__all__ = [
    "Cast",
    "News",
    "Reported",
    "cited",
    "compare_numbers",
    "compare_positions",
    "follow_questions",
    "quoted",
    "tell_stories",
]
