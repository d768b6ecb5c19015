"""A message, once more before it leaves: within Slack's limits, and every quotation verbatim in the edition."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.edition import Edition
from summarizer.errors import InternalError
from summarizer.slack.blocks import TEXT_LIMIT, size
from summarizer.slack.numbers import NOTHING, QUOTED
from summarizer.slack.packing import BLOCKS_LIMIT, ROWS_LIMIT, SIZE_LIMIT
from summarizer.slack.parts import Block, Json
from summarizer.slack.text import unshown
from summarizer.summary import SAID_BEFORE

_NOTE = re.compile(r"\[[\d,]+ characters, too long for Slack\]")


def exact_words(edition: Edition) -> frozenset[str]:
    """Return all words that the edition gives as an article's own."""
    return frozenset(_exact(edition.model_dump(mode="python")))


def check(blocks: Sequence[Block], text: str, words: frozenset[str]) -> None:
    """Raise InternalError where a message breaks a limit or quotes other words than an article's own."""
    tables = [block for block in blocks if block["type"] == "table"]
    rows = max((len(_list(table["rows"])) for table in tables), default=0)
    if len(blocks) > BLOCKS_LIMIT or len(tables) > 1 or rows > ROWS_LIMIT:
        raise InternalError(f"a Slack message of {len(blocks)} blocks, {len(tables)} tables and {rows} rows")
    if size(blocks) > SIZE_LIMIT or len(text.encode()) > TEXT_LIMIT:
        raise InternalError(f"a Slack message of {size(blocks)} units, and its text of {len(text.encode())} bytes")
    for quoted in quotations(blocks):
        if quoted not in words:
            raise InternalError(f"a Slack message quotes what no article says: {quoted!r}")


def quotations(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield what blocks give as an article's own words: text in italics, and the values in tables."""
    for block in blocks:
        if block["type"] == "table":
            heads, *rows = [[_text(cell) for cell in _list(row)] for row in _list(block["rows"])]
            quoted = (text for row in rows for head, text in zip(heads, row, strict=True) if head in QUOTED)
            yield from (_value(unshown(text)) for text in quoted if text != NOTHING and not _NOTE.fullmatch(text))
        else:
            yield from _italics(block)


def _italics(value: Json) -> Iterator[str]:
    if isinstance(value, list):
        for child in value:
            yield from _italics(child)
    elif isinstance(value, dict):
        if value.get("style") == {"italic": True}:
            yield unshown(str(value["text"]))
        for child in value.values():
            yield from _italics(child)


def _value(text: str) -> str:
    """Return the words of a number without the qualifier that we put before them."""
    return next((text.removeprefix(word) for word in SAID_BEFORE.values() if word and text.startswith(word)), text)


def _text(cell: Json) -> str:
    return str(cell["text"]) if isinstance(cell, dict) else ""


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _exact(value: Any) -> Iterator[str]:  # noqa: ANN401 - a dump of any model
    if isinstance(value, dict):
        if "exact" in value:
            yield value["exact"]
        for child in value.values():
            yield from _exact(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _exact(child)
