"""The summaries of a batch become one dated edition that says what is new since the last one."""

from summarizer.digest.days import checked_day, find_zone
from summarizer.digest.make import Digest, make_edition

__all__ = ["Digest", "checked_day", "find_zone", "make_edition"]
