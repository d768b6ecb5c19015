"""PDF files: their text layer, taken out by a process of its own, which cannot outgrow its limits."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.decode import is_garbled
from summarizer.ingest.metadata import Metadata, build

_SCRIPT = Path(__file__).with_name("pdf_process.py")
# An article takes well under a second.
_MOST_SECONDS = 30
_REASONS = {
    "malformed": "no PDF that can be read",
    "encrypted": "the PDF wants a password",
    "too_large": "the PDF wants more time or memory, or has more pages, than an article",
    "no_text": "the PDF holds no text, perhaps only pictures of it",
}


def read_pdf(content: bytes, name: str) -> Iterator[Article | ArticleError]:
    """Yield the article of a PDF; raise ArticleError "malformed", "encrypted", "too_large" or "no_text".

    Title and date of a PDF are mostly those of the program that made it, and are not used.
    """
    text = _text(content, name)
    if not text.strip() or is_garbled(text):
        raise _error("no_text", name)
    yield build(text, Metadata(paths=(name,)))


def _text(content: bytes, name: str) -> str:
    # -P: the script's own folder holds modules named as those of the standard library.
    command = [sys.executable, "-P", str(_SCRIPT)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script
            command, input=content, capture_output=True, timeout=_MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _error("too_large", name) from error
    if done.returncode:
        raise _error("too_large", name)  # the kernel ended it at a limit
    answer: object = json.loads(done.stdout)
    if isinstance(answer, dict) and isinstance(answer.get("text"), str):
        return str(answer["text"])
    raise _error(str(answer), name)


def _error(code: str, name: str) -> ArticleError:
    message = f"{name}: {_REASONS[code]}"
    match code:
        case "encrypted":
            return ArticleError(message, code="encrypted", path=name, advice="Save it without one.")
        case "too_large":
            return ArticleError(message, code="too_large", path=name, advice="Give the article as text.")
        case "no_text":
            return ArticleError(message, code="no_text", path=name, advice="Give the article as text.")
        case _:
            return ArticleError(message, code="malformed", path=name)
