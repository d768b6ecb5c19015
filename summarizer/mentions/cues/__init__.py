"""Attribution cues in running English: who is said to have said what."""

from summarizer.mentions.cues.find import find_cues

__all__ = ["find_cues"]
