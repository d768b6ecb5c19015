"""The numbered passages of an article: its sentences, its title, and lines that are neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from summarizer.article.boilerplate import is_boilerplate, is_weak_boilerplate
from summarizer.article.lines import (
    is_byline,
    is_caption,
    is_caption_before_credit,
    is_credit,
    is_dateline,
    tail_credit,
)
from summarizer.article.sentences import is_complete, sentence_ends
from summarizer.article.types import Passage, PassageKind, Span

_BULLET = re.compile(r"(?:[-*•·–—▪●◦‣]|\d{1,3}[.)]|\(?[a-z]\))\s")
_TOP_LINES = 12
_HEAD = 1_600
_LONGEST_TITLE = 200
_LONGEST_OTHER_KIND = 360
_SHORTEST_WRAPPED = 28
_SHORTEST_TITLE = 12
_WIDEST_WRAP = 120


@dataclass(slots=True)
class _Line:
    """One line without the white space around it; `group` counts the runs of lines between blank lines."""

    start: int
    end: int
    group: int
    kind: PassageKind

    def __len__(self) -> int:
        return self.end - self.start


class _Block(NamedTuple):
    """Lines that read on without a break: a paragraph, or a line that stands for itself."""

    start: int
    end: int
    kind: PassageKind


def segment(text: str, title: str | None) -> tuple[Passage, ...]:
    """Return the passages of a normalised text, numbered from 1, in text order.

    Their spans are disjoint, carry no white space at their ends and cover all else. A blank line always ends a
    passage; a single line feed does so unless the text is hard-wrapped there. Boilerplate is marked, never left out.
    """
    passages: list[Passage] = []
    for paragraph, block in enumerate(_blocks(text, title)):
        for start, end, kind in _parts(text, block):
            passages.append(Passage(len(passages) + 1, Span(start, end), kind, paragraph))
    return tuple(passages)


def find_title(text: str) -> str | None:
    """Return the first line where it reads like a title: short, no full sentence, with a text after it."""
    for block in _blocks(text[:_HEAD], None):
        if block.kind in {"boilerplate", "dateline", "credit"}:
            continue
        line = text[block.start : block.end]
        if line.isascii() and " " not in line and len(line) <= _SHORTEST_TITLE:
            continue  # the name of the site, or of a section
        is_title = block.kind == "sentence" and _reads_like_title(line) and text[block.end :].strip()
        return line if is_title else None
    return None


def title_in(text: str, title: str) -> str | None:
    """Return the line near the top that is the title, as the text writes it, or None."""
    found = _title_line(text, _lines(text[: len(title) + _HEAD]), title)
    return text[found.start : found.end] if found else None


def _folded(title: str) -> str:
    plain = title.translate(str.maketrans("‘’“”", "''\"\""))
    return " ".join(plain.casefold().split())


def _reads_like_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE
        and "\n" not in line
        and any(map(str.isalpha, line))
        and line[-1] not in ".,;。।۔"
        and not line.endswith((".”", '."', ".’", ".)"))
    )


def _blocks(text: str, title: str | None) -> Iterator[_Block]:
    """Yield the blocks in text order."""
    lines = _lines(text)
    titled = _title_line(text, lines, title) if title else None
    if titled is not None:
        titled.kind = "title"
    held: list[_Line] = []
    for group in _grouped(lines):
        wrapped_at = max(map(len, group)) if _is_wrapped(text, group) else None
        for line in group:
            if held and not (held[-1].group == line.group and _reads_on(text, held[-1], line, wrapped_at)):
                yield _Block(held[0].start, held[-1].end, held[0].kind)
                held = []
            held.append(line)
    if held:
        yield _Block(held[0].start, held[-1].end, held[0].kind)


def _lines(text: str) -> list[_Line]:
    """Return the non-blank lines with their kinds."""
    lines: list[_Line] = []
    group = 0
    line_start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = line_start + line.index(words[0])
            lines.append(_Line(start, start + len(words), group, _kind(words, len(lines))))
        else:
            group += 1
        line_start += len(line) + 1
    _mark_weak_boilerplate(text, lines)
    return lines


@lru_cache(maxsize=256)  # the lines near the top are judged twice: where the title is sought, and for the passages
def _kind(words: str, lines_before: int) -> PassageKind:
    """Judge a line by itself."""
    if len(words) > _LONGEST_OTHER_KIND:
        return "sentence"
    if lines_before < _TOP_LINES and is_dateline(words):
        return "dateline"
    if is_boilerplate(words):
        return "boilerplate"
    if is_credit(words) or (lines_before < _TOP_LINES and is_byline(words)):
        return "credit"
    return "caption" if is_caption(words) else "sentence"


def _mark_weak_boilerplate(text: str, lines: list[_Line]) -> None:
    """Mark words such as "Share" and "Comments" beside other boilerplate, and as the last line."""
    weak = [line.kind == "sentence" and is_weak_boilerplate(text[line.start : line.end]) for line in lines]
    for index, line in enumerate(lines):
        if not weak[index]:
            continue
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(lines)]
        is_last = index == len(lines) - 1 and index > 0
        if is_last or any(weak[other] or lines[other].kind in {"boilerplate", "dateline"} for other in beside):
            line.kind = "boilerplate"


def _title_line(text: str, lines: list[_Line], title: str) -> _Line | None:
    """Return the line near the top that is the title, apart from white space, case and the form of quotes."""
    wanted = _folded(title)
    for line in lines[:_TOP_LINES]:
        if len(line) <= 2 * len(title) + 20 and _folded(text[line.start : line.end]) == wanted:
            return line
    return None


def _grouped(lines: list[_Line]) -> Iterator[list[_Line]]:
    for _, group in groupby(lines, key=lambda line: line.group):
        yield list(group)


def _is_wrapped(text: str, group: list[_Line]) -> bool:
    """Tell whether lines were filled up to a width: the next word would mostly not have fitted."""
    if len(group) < 3:
        return False
    width = max(map(len, group))
    if width > _WIDEST_WRAP:
        return False
    filled = sum(_is_filled(text, line, following, width) for line, following in pairwise(group))
    return filled >= 0.6 * (len(group) - 1)


def _is_filled(text: str, line: _Line, following: _Line, width: int) -> bool:
    first_word = text[following.start : following.end].split(None, 1)[0]
    return len(line) + 1 + len(first_word) > width


def _reads_on(text: str, line: _Line, following: _Line, wrapped_at: int | None) -> bool:
    """Tell whether the line feed between two lines is a soft wrap; `wrapped_at` is the width of filled lines."""
    if line.kind not in {"sentence", "caption"} or following.kind != "sentence":
        return False
    if _BULLET.match(text, following.start, following.end):
        return False
    words = text[line.start : line.end]
    is_open = not is_complete(words)
    if tail_credit(words) is not None or (line.kind == "caption" and not is_open):
        return False
    if wrapped_at is None:
        return is_open and len(line) >= _SHORTEST_WRAPPED and text[following.start].islower()
    return _is_filled(text, line, following, wrapped_at) or (is_open and len(line) >= 0.7 * wrapped_at)


def _parts(text: str, block: _Block) -> Iterator[tuple[int, int, PassageKind]]:
    """Yield the passages of a block: start, end, kind."""
    if block.kind not in {"sentence", "caption"}:
        yield block.start, block.end, block.kind
        return
    words = text[block.start : block.end]
    credit = tail_credit(words)
    kind = block.kind
    if credit is not None:
        kind = "caption" if is_caption_before_credit(words[:credit]) else kind
        words = words[:credit].rstrip()
    start = 0
    for end in sentence_ends(words):
        yield block.start + start, block.start + end, kind
        start = end
        while start < len(words) and words[start].isspace():
            start += 1
    if credit is not None:
        yield block.start + credit, block.end, "credit"
