"""Find the words that a model copied: whole, pieced by ellipses and brackets, or interrupted by who says them."""

from summarizer.grounding.locate.places import locate
from summarizer.grounding.locate.quote import find_quote

__all__ = ["find_quote", "locate"]
