"""Sections as blocks of Block Kit, and as the plain text that screen readers and notifications get."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from summarizer.slack.parts import Block, Json, Line, Piece, Row, Run, Section
from summarizer.slack.text import escaped, inert, length, shown

TEXT_LIMIT = 4_000  # in bytes: chat.update was seen to count these and not characters
_COLUMN: Json = {"is_wrapped": True}


def rendered(sections: Sequence[Section]) -> list[Block]:
    """Return the blocks of sections: rich text, in which Slack reads no markup, and tables of raw text."""
    blocks: list[Block] = []
    rich: list[Json] = []
    for section in sections:
        lines = [piece for piece in section.pieces if isinstance(piece, Line)]
        rows = [piece for piece in section.pieces if isinstance(piece, Row)]
        if section.title and section.pieces:
            rich.append(_paragraph([Run(f"\n{section.title}" if rich else section.title, "bold")]))
        if section.heads and rows:
            blocks += [_rich(rich), _table(section.heads, rows)]
            rich = []
        rich.extend(_paragraphs_and_lists(lines))
    return [*blocks, _rich(rich)] if rich else blocks


def fallback(title: str, sections: Sequence[Section]) -> str:
    """Return the same as plain text of whole lines, at most 4,000 bytes long; lines without room are counted."""
    lines = [title, *(text for section in sections if section.pieces for text in _lines(section))]
    kept: list[str] = []
    room = TEXT_LIMIT - len("\n+99,999 more lines in the message")
    for text in lines:
        if len(text.encode()) + 1 <= room:
            kept.append(text)
            room -= len(text.encode()) + 1
    left_out = len(lines) - len(kept)
    return "\n".join([*kept, f"+{left_out:,} more lines in the message"] if left_out else kept)


def size(blocks: Sequence[Block]) -> int:
    """Return how long Slack may count blocks: the UTF-16 units of their JSON."""
    return _size(list(blocks))


def piece_size(piece: Piece) -> int:
    """Return what a line or row adds to the size of blocks, the frame of a list not counted."""
    if isinstance(piece, Row):
        return _size([_cell(cell) for cell in piece.cells]) + 1
    return _size(_paragraph(piece.runs)) + 1


def _size(value: Json) -> int:
    return length(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _table(heads: Row, rows: Iterable[Row]) -> Block:
    return {
        "type": "table",
        "column_settings": [_COLUMN] * len(heads.cells),
        "rows": [[_cell(cell) for cell in row.cells] for row in (heads, *rows)],
    }


def _rich(elements: list[Json]) -> Block:
    return {"type": "rich_text", "elements": elements}


def _paragraphs_and_lists(lines: Iterable[Line]) -> Iterator[Json]:
    for depth, same in groupby(lines, key=lambda line: line.depth):
        if depth == 0:  # as one section: its frame is as long as a short line
            yield _paragraph([run for line in same for run in (Run("\n"), *line.runs)][1:])
        else:
            sections = [_paragraph(line.runs) for line in same]
            yield {"type": "rich_text_list", "style": "bullet", "indent": depth - 1, "elements": sections}


def _paragraph(runs: Sequence[Run]) -> Json:
    elements: list[Json] = []
    for is_plain, same in groupby(runs, key=lambda run: run.style == "plain" and run.url is None):
        if is_plain:  # as one element: Slack counts the JSON, not the words
            elements.append({"type": "text", "text": "".join(shown(run.text) for run in same)})
        else:
            elements.extend(map(_element, same))
    return {"type": "rich_text_section", "elements": elements}


def _element(run: Run) -> Json:
    element: dict[str, Json] = {"type": "text", "text": shown(run.text)}
    if run.url:
        element = {"type": "link", "url": run.url, "text": shown(run.text)}
    if run.style != "plain":
        element["style"] = {"bold": True} if run.style == "bold" else {"italic": True}
    return element


def _cell(run: Run) -> Json:
    return {"type": "raw_text", "text": shown(run.text)}


def _lines(section: Section) -> Iterator[str]:
    if section.title:
        yield f"\n{inert(section.title)}"
    for piece in section.pieces:
        if isinstance(piece, Line):
            yield ("", "• ", "   – ")[piece.depth] + "".join(map(_plain, piece.runs))
        elif section.heads:
            named = zip(section.heads.cells, piece.cells, strict=True)
            yield "• " + "; ".join(f"{head.text}: {_plain(cell)}" for head, cell in named)


def _plain(run: Run) -> str:
    return inert(run.text) + (f" ({escaped(run.url)})" if run.url else "")
