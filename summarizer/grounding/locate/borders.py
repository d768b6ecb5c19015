"""Whether a stretch of text begins and ends at whole words and numbers ("47.1 million" must not give "1 million")."""

import re
import unicodedata

from summarizer.article import Span
from summarizer.grounding.locate.folding import DROPPED

_REACH = 24
_WRAP_BEFORE = re.compile(r"[^\W\d_][-‐\u00ad][^\S\n]*\n[^\S\n]*\Z")
_WRAP_BEHIND = re.compile(r"[-‐\u00ad][^\S\n]*\n[^\S\n]*[^\W\d_]")
_INSIDE_NUMBER = frozenset(".,'’:/-‑–")
_GROUP = re.compile(r"[\u00a0\u202f\u2009]\d{3}(?!\d)")
_SIGNS = frozenset("-−–")
# Without it the word says the contrary, or something else: "violent" in "non-violent".
_TURNING_PREFIX = re.compile(r"(?<![^\W_])(?:non|un|anti|counter|ex|pseudo|quasi|semi|half)[-‐‑]\Z", re.IGNORECASE)


def cuts(span: Span, text: str) -> bool:
    """Tell whether a span begins or ends inside a word or a number."""
    return _joins(text, span.start) or _joins(text, span.end) or _loses_its_beginning(text, span.start)


def _joins(text: str, border: int) -> bool:
    left, right = border - 1, border
    while left >= 0 and text[left] in DROPPED:
        left -= 1
    while right < len(text) and text[right] in DROPPED:
        right += 1
    if left < 0 or right >= len(text):
        return False
    if text[left].isalnum() and (text[right].isalnum() or unicodedata.category(text[right])[0] == "M"):
        return True
    return _is_wrapped(text, left, right) or _is_inside_number(text, left, right)


def _is_wrapped(text: str, left: int, right: int) -> bool:
    """Tell whether a word goes on behind the end of a line."""
    if text[left].isspace():
        return text[right].isalpha() and _WRAP_BEFORE.search(text, max(0, right - _REACH), right) is not None
    letter, hyphen = (left - 1, left) if text[left] in "-‐" else (left, right)
    return text[max(0, letter)].isalpha() and _WRAP_BEHIND.match(text, hyphen) is not None


def _is_inside_number(text: str, left: int, right: int) -> bool:
    if text[right].isdigit() and text[left] in _INSIDE_NUMBER:
        return text[left - 1 : left].isdigit()
    if text[left].isdigit() and text[right] in _INSIDE_NUMBER:
        return text[right + 1 : right + 2].isdigit()
    if text[left].isdigit():
        return _GROUP.match(text, right) is not None
    return text[left - 1 : left].isdigit() and _GROUP.match(text, left) is not None


def _loses_its_beginning(text: str, start: int) -> bool:
    """Tell whether a minus sign or a prefix that turns the meaning stands right before."""
    if text[start : start + 1].isdigit() and text[start - 1 : start] in _SIGNS:
        return start < 2 or text[start - 2].isspace() or text[start - 2] == "("
    return _TURNING_PREFIX.search(text, max(0, start - _REACH), start) is not None
