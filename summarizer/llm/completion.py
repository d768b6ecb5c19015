"""Read a raw completion before instructor does: what is wrong with it as a whole, or its text and its tokens."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from summarizer.errors import (
    ContentFilterError,
    EmptyReplyError,
    EndpointError,
    ModelError,
    RefusalError,
    TruncatedError,
)
from summarizer.llm.failures import GARBLED_ATTEMPTS, FailedError, Failure
from summarizer.llm.rejection import presentable


@dataclass(frozen=True, slots=True)
class Tokens:
    """What one answer was billed for; absent or absurd figures count 0."""

    input: int = 0
    output: int = 0
    cached: int = 0


def parsed(body: bytes, content_type: str) -> object:
    """Return the JSON of a body with status 200. Raises FailedError where it holds none."""
    if not body.strip():
        raise _garbled(EmptyReplyError("the endpoint answers with an empty body"))
    try:
        value: object = json.loads(body)  # the standard one: it lets odd strings inside pass to the check of the answer
    except (ValueError, RecursionError):
        kind = presentable(content_type) or "something"
        raise _garbled(
            EndpointError(f"the endpoint answers with {kind}, which is not the JSON of its protocol")
        ) from None
    return value


def tokens_of(completion: object) -> Tokens:
    """Return the usage that a completion states."""
    usage = _field(completion, "usage")
    details = _field(usage, "prompt_tokens_details")
    return Tokens(
        _count(_field(usage, "prompt_tokens")),
        _count(_field(usage, "completion_tokens")),
        _count(_field(details, "cached_tokens")),
    )


def answer_text(completion: object, tool: str | None, show: Callable[[str], str]) -> str | None:
    """Return the text that should hold the JSON: the arguments of `tool`, or the content.

    None says that the model answered, but neither called the tool nor wrote anything in its place that looks like JSON.
    Raises FailedError for refusals (in the words of `show`), filters, truncation and answers without content.
    """
    choice = _only_choice(completion)
    message = _field(choice, "message")
    _raise_for_end(choice, message, show)
    content = _content(message)
    arguments = _arguments(message, tool) if tool is not None else None
    if arguments is not None:
        return arguments
    if not content.strip() and not _field(message, "tool_calls"):
        raise _garbled(EmptyReplyError("the endpoint answers with a message without content"))
    if tool is not None and not content.strip().startswith(("{", "```")):
        return None
    return content


def _only_choice(completion: object) -> object:
    choices = _field(completion, "choices")
    if not isinstance(choices, list) or not choices:
        raise _garbled(EmptyReplyError("the endpoint answers without a choice"))
    return choices[0]


def _raise_for_end(choice: object, message: object, show: Callable[[str], str]) -> None:
    """Raise for an answer that ended otherwise than by being complete."""
    reason = _field(choice, "finish_reason")
    if reason == "content_filter":
        raise FailedError(Failure(ContentFilterError("the provider's filter stopped the answer")))
    if not isinstance(message, Mapping):
        raise _garbled(EmptyReplyError("the endpoint answers with a choice without a message"))
    refusal = _refusal(message)
    if refusal:
        raise FailedError(Failure(RefusalError(f"the model refuses: {show(refusal)}")))
    if reason in ("length", "max_tokens"):
        raise FailedError(Failure(TruncatedError("the answer was cut off at the limit of output tokens")))
    if reason == "error":
        raise _garbled(EndpointError("the endpoint says that the model failed while it answered"))


def _refusal(message: Mapping[str, object]) -> str:
    """Return the refusal, which stands beside the content or as a part of it."""
    refusal = message.get("refusal")
    if isinstance(refusal, str):
        return refusal
    parts = message.get("content")
    texts = [_field(part, "refusal") for part in parts] if isinstance(parts, list) else []
    return " ".join(text for text in texts if isinstance(text, str))


def _content(message: object) -> str:
    """Return the content; some vendors send it as a list of parts."""
    content = _field(message, "content")
    if isinstance(content, list):
        texts = [_field(part, "text") for part in content]
        return "".join(text for text in texts if isinstance(text, str))
    return content if isinstance(content, str) else ""


def _arguments(message: object, tool: str) -> str | None:
    """Return the arguments of the first call of `tool`, also in the legacy shape."""
    calls = _field(message, "tool_calls")
    functions = [_field(call, "function") for call in calls] if isinstance(calls, list) else []
    for function in (*functions, _field(message, "function_call")):
        arguments = _field(function, "arguments")
        if _field(function, "name") == tool and isinstance(arguments, str):
            return arguments
    return None


def _garbled(error: ModelError) -> FailedError:
    return FailedError(Failure(error, GARBLED_ATTEMPTS))


def _field(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else None


def _count(value: object) -> int:
    is_count = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if is_count and isinstance(value, int) else 0
