"""Read a PDF from standard input, write {"text": ...} or a code as JSON: a script that imports nothing of ours."""

import json
import resource
import sys
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError

_MOST_PAGES = 200
_MOST_CHARACTERS = 20_000_000
_MOST_BYTES = 1_500_000_000
_MOST_SECONDS = 25


def main() -> None:
    """Answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)


def _answer(content: bytes) -> dict[str, str] | str:
    try:
        return _text(PdfReader(BytesIO(content)))
    except (MemoryError, LimitReachedError):
        return "too_large"
    except DependencyError:  # an encryption that wants a further library
        return "encrypted"
    except Exception:  # noqa: BLE001 - the library raises many kinds on damaged files
        return "malformed"


def _text(reader: PdfReader) -> dict[str, str] | str:
    if reader.is_encrypted and not reader.decrypt(""):
        return "encrypted"
    if len(reader.pages) > _MOST_PAGES:
        return "too_large"
    text = "\n".join(page.extract_text() for page in reader.pages)
    return "too_large" if len(text) > _MOST_CHARACTERS else {"text": text}


if __name__ == "__main__":
    main()
