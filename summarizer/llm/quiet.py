"""Keep the vendors' loggers silent while we ask, and only then.

At DEBUG they write the whole request, article included; at ERROR instructor writes what the model said. Records that
come from our own calls are dropped (told by a context variable, so other users of the same libraries in the same
process keep their logs); no level, handler or logger setting is changed.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

_LOGGERS = (
    "openai._base_client",
    "openai._response",
    "openai._legacy_response",
    "httpx2",
    "httpcore2.connection",
    "httpcore2.http11",
    "httpcore2.http2",
    "httpcore2.proxy",
    "httpcore2.socks",
    "instructor",
    "instructor.v2",
    "instructor.v2.retry",
)
_is_asking: ContextVar[bool] = ContextVar("summarizer_is_asking", default=False)


@contextmanager
def quiet_vendors() -> Iterator[None]:
    """Drop what the vendors' loggers write inside the block, in this task and the tasks it starts."""
    _install()
    token = _is_asking.set(True)
    try:
        yield
    finally:
        _is_asking.reset(token)


@cache
def _install() -> None:
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_passes)


def _passes(record: logging.LogRecord) -> bool:  # noqa: ARG001 - who asks decides, not what is said
    return not _is_asking.get()
