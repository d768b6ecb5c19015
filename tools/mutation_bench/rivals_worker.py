"""Feed model answers to LangExtract's resolver and to instructor's CitationMixin; runs in an environment of its own.

Standard input: a line {"article", "text"}, then lines {"id", "words", "quotes", "spans"}; standard output: a line
{"id", "langextract", "langextract_strict", "citation"} each, of "kept", "lost", "rewritten" (CitationMixin gave back
other words) or "too slow". No model is called. This file imports nothing of this project: it is run by the
interpreter that has LangExtract.
"""

import json
import signal
import sys
from collections.abc import Callable
from typing import Any

from instructor import CitationMixin
from langextract.chunking import ChunkIterator, TextChunk
from langextract.core.format_handler import FormatHandler
from langextract.core.tokenizer import RegexTokenizer
from langextract.resolver import Resolver

CHARACTERS_OF_A_CHUNK = 1_000  # the default of langextract.extract
SECONDS_OF_AN_ITEM = 20
STRICT = {"enable_fuzzy_alignment": False, "accept_match_lesser": False}
Request = dict[str, Any]


class CitedItem(CitationMixin):
    """The smallest response model with citations: what is said, and the quotes that it stands on."""

    statement: str


class TooSlowError(Exception):
    """One item took longer than a rival has for it."""


def main() -> None:
    """Answer every request line."""
    signal.signal(signal.SIGALRM, _stop)
    first = json.loads(sys.stdin.readline())
    chunks = list(ChunkIterator(first["text"], CHARACTERS_OF_A_CHUNK, RegexTokenizer()))
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line), chunks, first["text"])), flush=True)


def answer(request: Request, chunks: list[TextChunk], text: str) -> Request:
    """Return what each rival makes of one item."""
    return {
        "id": request["id"],
        "langextract": timed(lambda: align(request, chunks, {})),
        "langextract_strict": timed(lambda: align(request, chunks, STRICT)),
        "citation": timed(lambda: cite(request, text)),
    }


def _stop(_signal: int, _frame: object) -> None:
    raise TooSlowError


def timed(judge: Callable[[], str]) -> str:
    """Return what a judge says, or that it was too slow or broke."""
    signal.alarm(SECONDS_OF_AN_ITEM)
    try:
        return judge()
    except TooSlowError:
        return "too slow"
    except Exception as error:  # noqa: BLE001 - a rival that breaks must not break the bench
        return f"error: {type(error).__name__}"
    finally:
        signal.alarm(0)


def align(request: Request, chunks: list[TextChunk], options: dict[str, bool]) -> str:
    """Return kept where every word field is aligned in one of the chunks that hold the cited passages."""
    near = [chunk for chunk in chunks if any(overlaps(chunk, span) for span in request["spans"])]
    is_aligned = all(any(aligned(words, chunk, options) for chunk in near) for words in request["words"])
    return "kept" if is_aligned else "lost"


def overlaps(chunk: TextChunk, span: list[int]) -> bool:
    """Tell whether a chunk holds a part of a span."""
    place = chunk.char_interval
    return bool(place.start_pos < span[1] and span[0] < place.end_pos)


def aligned(words: str, chunk: TextChunk, options: dict[str, bool]) -> bool:
    """Tell whether LangExtract gives an extraction with these words an interval in the chunk."""
    resolver = Resolver(format_handler=FormatHandler(use_fences=False))
    reply = json.dumps({"extractions": [{"statement": words, "statement_attributes": {}}]})
    extractions = resolver.resolve(reply, suppress_parse_errors=True)
    found = resolver.align(extractions, chunk.chunk_text, 0, 0, tokenizer_inst=RegexTokenizer(), **options)
    return any(extraction.char_interval is not None for extraction in found)


def cite(request: Request, text: str) -> str:
    """Return what CitationMixin leaves of the quotes: all as they were, others in their place, or fewer."""
    reply = {"statement": " ".join(request["words"]), "substring_quotes": request["quotes"]}
    item = CitedItem.model_validate(reply, context={"context": text})
    if len(item.substring_quotes) < len(request["quotes"]):
        return "lost"
    return "kept" if item.substring_quotes == request["quotes"] else "rewritten"


if __name__ == "__main__":
    main()
