"""Read what an endpoint says when it refuses: one shape for the many error bodies in use.

Bodies seen in the wild: `{"error": {message, type, param, code}}` (OpenAI, Azure, Ollama, vLLM, llama.cpp, OpenRouter),
`{"error": "text"}` (LM Studio), `{"object": "error", "message": ..., "code"}` (older vLLM), `{"detail": [{loc, msg}]}`
and `{"message": {"detail": [...]}}`, also with the inner JSON as a string (Mistral, FastAPI), and `[{"error": ...}]`
(Gemini).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

MAX_MESSAGE = 300
_MAX_WORDS = 4_000
_ECHO_WINDOW = 24

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
_KEY_LIKE = re.compile(r"\b(?:sk|pk|key|gsk|xai|Bearer)[-_ ][A-Za-z0-9*_\-.]{8,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rejection:
    """What an endpoint said in place of an answer.

    `message` is what the server wrote, unsafe to show (see `presentable`); `words` is message, code, type and parameter
    in lower case, for rules.
    """

    status: int
    code: str = ""
    parameter: str = ""
    message: str = ""
    words: str = ""

    def says(self, *phrases: str) -> bool:
        """Tell whether one of the phrases occurs in what the server said."""
        return any(phrase in self.words for phrase in phrases)


def read_rejection(status: int, body: object) -> Rejection:
    """Return what a parsed error body says; anything that is no known shape gives an empty message."""
    error = _error_object(body)
    if error is None:
        return Rejection(status)
    inner = error.get("innererror")
    code = _text(error.get("code"))
    kind = _text(error.get("type"))
    parameter = _text(error.get("param"))
    message = " ".join(_sentences(error))[:_MAX_WORDS]
    inner_code = _text(inner.get("code")) if isinstance(inner, Mapping) else ""
    words = " ".join((message, code, kind, parameter, inner_code, _text(error.get("status")))).lower()
    return Rejection(status, code.lower(), parameter, message, words)


def presentable(message: str, *, secrets: Iterable[str] = (), sent: Iterable[str] = ()) -> str:
    """Return a server's message for people: one line, no control characters, no key, none of the text that was sent."""
    line = " ".join(_UNPRINTABLE.sub(" ", message[:_MAX_WORDS]).split())
    for secret in secrets:
        line = line.replace(secret, "[key]")
    line = _KEY_LIKE.sub("[key]", line)
    line = _without_echo(line, [" ".join(text.split()) for text in sent])
    return line if len(line) <= MAX_MESSAGE else line[: MAX_MESSAGE - 1] + "…"


def _error_object(body: object) -> Mapping[str, object] | None:
    """Return the object that holds the message, wherever this vendor puts it."""
    if isinstance(body, list) and body:
        return _error_object(body[0])
    if not isinstance(body, Mapping):
        return None
    error = body.get("error")
    if isinstance(error, Mapping):
        return error
    if isinstance(error, str):
        return {**body, "message": error}
    return body


def _sentences(error: Mapping[str, object]) -> Iterator[str]:
    for key in ("message", "detail", "error"):
        yield from _sentences_of(error.get(key))


def _sentences_of(value: object) -> Iterator[str]:
    """Yield the sentences of a message; of a validation error its place and rule, since `input` is ours."""
    if isinstance(value, str):
        unpacked = _unpacked(value)
        if unpacked is None:
            yield value
        else:
            yield from _sentences_of(unpacked)
    elif isinstance(value, list):
        for item in value[:20]:
            yield from _sentences_of(item)
    elif isinstance(value, Mapping):
        yield from _sentences_of_mapping(value)


def _sentences_of_mapping(value: Mapping[str, object]) -> Iterator[str]:
    place = value.get("loc")
    if isinstance(place, list):
        yield f"{'.'.join(str(part) for part in place)}: {_text(value.get('msg'))} ({_text(value.get('type'))})"
    else:
        yield from _sentences(value)


def _unpacked(text: str) -> object | None:
    """Return the JSON that some proxies put into a string, or None."""
    if not text.lstrip().startswith(("{", "[{")):
        return None
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _without_echo(line: str, sent: list[str]) -> str:
    """Cut out what the server repeats of the request."""
    pieces: list[str] = []
    position = kept_from = 0
    while position <= len(line) - _ECHO_WINDOW:
        if not any(line[position : position + _ECHO_WINDOW] in text for text in sent):
            position += 1
            continue
        pieces.append(line[kept_from:position] + "[…]")
        position += _ECHO_WINDOW
        while position < len(line) and any(line[position - _ECHO_WINDOW + 1 : position + 1] in text for text in sent):
            position += 1
        kept_from = position
    return "".join(pieces) + line[kept_from:]
