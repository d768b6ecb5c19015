"""Sections into messages within Slack's limits, never cutting a quote, a link, a number or a word in two.

A message has at most 50 blocks and one table of 100 rows. Slack refuses messages of more than some 13,000 characters in
all, of which its documentation says nothing; 12,000 units of JSON are the budget
(https://docs.slack.dev/reference/block-kit/blocks, https://github.com/slackapi/bolt-js/issues/2509).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.slack.blocks import piece_size, rendered, size
from summarizer.slack.parts import Line, Piece, Row, Run, Section
from summarizer.slack.text import length

BLOCKS_LIMIT = 50
ROWS_LIMIT = 100
SIZE_LIMIT = 12_000
_PIECE_LIMIT = 9_000
_NOTE = 60  # the longest note of what is too long
_SECTION_FRAME = 200  # a title and the frame of its block
_TABLE_FRAME = 400
_LIST_FRAME = 80
_PARAGRAPH_FRAME = 40  # which paragraphs share


def packed(sections: Sequence[Section], first: Section, again: Section) -> list[list[Section]]:
    """Return the sections in as few messages as hold them, in order: `first` heads one, `again` each further one."""
    messages = [_Packing(first)]
    for section in sections:
        messages[-1].close()
        for piece in map(fitted, section.pieces):
            if not messages[-1].has_room(section, piece):
                messages.append(_Packing(again))
            messages[-1].add(section, piece)
    return [message.sections for message in messages]


class _Packing:
    """A message being filled."""

    def __init__(self, first: Section) -> None:
        self.sections = [first]
        self._used = size(rendered([first]))
        self._rows = 0
        self._is_open = False
        self._depth: int | None = None

    def close(self) -> None:
        """Begin what comes next as a section of its own."""
        self._is_open = False

    def has_room(self, section: Section, piece: Piece) -> bool:
        if isinstance(piece, Row) and self._rows >= ROWS_LIMIT - 1:
            return False
        if self._used + self._cost(section, piece) <= SIZE_LIMIT:
            return True
        return size(rendered(self._with(section, piece))) <= SIZE_LIMIT  # the estimate is on the safe side

    def add(self, section: Section, piece: Piece) -> None:
        self._used += self._cost(section, piece)
        self.sections = self._with(section, piece)
        self._rows += isinstance(piece, Row)
        self._is_open, self._depth = True, _depth(piece)

    def _with(self, section: Section, piece: Piece) -> list[Section]:
        if self._is_open:
            return [*self.sections[:-1], replace(self.sections[-1], pieces=(*self.sections[-1].pieces, piece))]
        return [*self.sections, replace(section, pieces=(piece,))]

    def _cost(self, section: Section, piece: Piece) -> int:
        cost = piece_size(piece)
        if not self._is_open:
            cost += _SECTION_FRAME + length(section.title)
            cost += _TABLE_FRAME + piece_size(section.heads) if section.heads else 0
        if not self._is_open or _depth(piece) != self._depth:
            return cost + _LIST_FRAME
        return cost - _PARAGRAPH_FRAME if _depth(piece) == 0 else cost


def within(lines: Sequence[Line], limit: int) -> tuple[list[Line], int]:
    """Return the first items of a list, with what is below them, that the limit has room for; and count the rest."""
    kept: list[Line] = []
    items = list(_items(lines))
    for number, item in enumerate(items):
        fitting = [fitted_line(line) for line in item]
        limit -= sum(piece_size(line) + _LIST_FRAME for line in fitting)
        if limit < 0:
            return kept, len(items) - number
        kept.extend(fitting)
    return kept, 0


def fitted(piece: Piece) -> Piece:
    """Return a line or row in which what no message could hold is replaced by a note that says so."""
    return Row(_fitted(piece.cells)) if isinstance(piece, Row) else fitted_line(piece)


def fitted_line(line: Line) -> Line:
    """Return a line in which what no message could hold is replaced by a note that says so."""
    return Line(_fitted(line.runs), line.depth)


def _fitted(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    while piece_size(Line(runs)) > _PIECE_LIMIT:
        longest = max(range(len(runs)), key=lambda number: length(runs[number].text))
        size = length(runs[longest].text)
        if size <= _NOTE:
            break
        runs = (*runs[:longest], Run(f"[{size:,} characters, too long for Slack]"), *runs[longest + 1 :])
    return runs


def _depth(piece: Piece) -> int | None:
    return piece.depth if isinstance(piece, Line) else None


def _items(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield each item of a list with the lines below it."""
    item: list[Line] = []
    for line in lines:
        if item and line.depth < 2:
            yield item
            item = []
        item.append(line)
    if item:
        yield item
