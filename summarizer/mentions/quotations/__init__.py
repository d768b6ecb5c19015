"""Words between quotation marks: which are somebody's words, and which are no speech."""

from summarizer.mentions.quotations.find import find_quotations

__all__ = ["find_quotations"]
