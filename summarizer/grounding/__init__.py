"""Check what a model said against the article: locate its words, ground its items, withhold what is not supported."""

from summarizer.grounding.ground import Grounded, ground
from summarizer.grounding.inconsistencies import find_inconsistencies
from summarizer.grounding.locate import locate

__all__ = ["Grounded", "find_inconsistencies", "ground", "locate"]
