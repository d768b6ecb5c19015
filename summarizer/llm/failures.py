"""Put every way in which a request can fail under a name of our error tree, and say whether to try again.

Vendor exceptions are translated to values here and never chained: they hold the request with its key and the article.
"""

import email.utils
import time
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.errors import (
    AuthenticationError,
    ContentFilterError,
    EndpointError,
    InvalidReplyError,
    ModelError,
    QuotaError,
    RateLimitError,
    RequestRejectedError,
)
from summarizer.llm.rejection import Rejection

TRANSPORT_ATTEMPTS = 4
GARBLED_ATTEMPTS = 2

_QUOTA = (
    "insufficient_quota",
    "insufficient credits",
    "insufficient balance",
    "credit balance is too low",
    "billing_not_active",
    "billing_hard_limit_reached",
)
_FILTER = (
    "content_filter",
    "content management policy",
    "responsibleaipolicyviolation",
    "requires moderation",
    "data_inspection_failed",
    "content_policy_violation",
)
_KEY = ("invalid_api_key", "api key not valid", "api_key_invalid", "incorrect api key", "unauthorized")
_UNKNOWN_MODEL = (
    "model_not_found",
    "deploymentnotfound",
    "invalid model",
    "not a valid model",
    "model does not exist",
    "try pulling it",
    "unknown model",
    "no endpoints found for",
)
_CONTEXT = ("context_length_exceeded", "context length", "context window", "context size", "too many tokens")
_GENERATION = ("json_validate_failed", "tool_use_failed", "failed to generate json")
_RETRIED_STATUSES = frozenset({408, 409, 429})


@dataclass(frozen=True)
class Failure:
    """One failed request: the error for people, how often to try in all, how long the server asks to wait.

    `ignores_shape` says that the server took the request, but its mode had no effect on the answer.
    """

    error: ModelError
    attempts: int = 1
    wait_seconds: float | None = None
    rejection: Rejection | None = None
    ignores_shape: bool = False


class FailedError(Exception):
    """Carry a failure from the request, through instructor, to the ask; its text holds no foreign words."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.error.code)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Sent:
    """What a failure may name: the model, and the server's message made presentable."""

    model: str
    message: str


def rejected(rejection: Rejection, sent: Sent, headers: Mapping[str, str]) -> Failure:
    """Return the failure that an error status, or an error object in a 200, stands for."""
    error = _error_of(rejection, sent)
    attempts = 1
    if isinstance(error, RateLimitError | EndpointError):
        attempts = TRANSPORT_ATTEMPTS if _is_worth_another_try(rejection, headers) else 1
    if isinstance(error, InvalidReplyError):
        attempts = GARBLED_ATTEMPTS
    return Failure(error, attempts, retry_after(headers), rejection)


def _is_worth_another_try(rejection: Rejection, headers: Mapping[str, str]) -> bool:
    if headers.get("x-should-retry") == "false":
        return False
    return rejection.status in _RETRIED_STATUSES or rejection.status >= 500 or rejection.status == 200


def _error_of(rejection: Rejection, sent: Sent) -> ModelError:
    said = f": {sent.message}" if sent.message else ""
    error = _account_error(rejection, said) or _server_error(rejection, said)
    return error or _refused_request(rejection, sent, said)


def _account_error(rejection: Rejection, said: str) -> ModelError | None:
    status = rejection.status
    if rejection.says(*_FILTER):
        return ContentFilterError(f"the provider's filter stopped the request{said}")
    if status == 402 or (status in (400, 403, 429) and rejection.says(*_QUOTA)):
        return QuotaError(f"the account's quota is used up{said}")
    if status in (401, 403) or (status in (200, 400) and rejection.says(*_KEY)):
        return AuthenticationError(f"the endpoint refuses the key (status {status}){said}")
    return None


def _server_error(rejection: Rejection, said: str) -> ModelError | None:
    status = rejection.status
    if status == 429 or rejection.code in ("429", "rate_limit_exceeded"):
        return RateLimitError(f"the endpoint asks for fewer requests{said}")
    if 300 <= status < 400:
        return EndpointError(f"the endpoint redirects (status {status}), which is not followed")
    if status in (408, 409) or status >= 500 or status == 200:
        return EndpointError(f"the endpoint fails with status {status}{said}")
    return None


def _refused_request(rejection: Rejection, sent: Sent, said: str) -> ModelError:
    if rejection.says(*_GENERATION):
        return InvalidReplyError(f"the endpoint could not make the model answer in the asked shape{said}")
    if is_unknown_model(rejection):
        return RequestRejectedError(
            f"the endpoint does not know the model {sent.model!r} (status {rejection.status}){said}",
            advice="Set SUMMARIZER_MODEL to a model of this endpoint; `summarizer doctor` lists them.",
        )
    if rejection.says(*_CONTEXT):
        return RequestRejectedError(
            f"the article's window does not fit the model {sent.model!r}{said}",
            advice="Lower SUMMARIZER_WINDOW_CHARACTERS, or use a model with a larger context.",
        )
    if rejection.status in (404, 405):
        return RequestRejectedError(
            f"the endpoint knows no such address, or not the model {sent.model!r} (status {rejection.status}){said}",
            advice="Check OPENAI_BASE_URL, which usually ends in /v1, and SUMMARIZER_MODEL.",
        )
    return RequestRejectedError(f"the endpoint refuses the request (status {rejection.status}){said}")


def is_unknown_model(rejection: Rejection) -> bool:
    """Tell whether the server says that it has no such model."""
    if rejection.says(*_UNKNOWN_MODEL):
        return True
    return rejection.says("model", "deployment") and rejection.says("not found", "does not exist", "not exist")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asks to wait: `retry-after-ms`, seconds, or an HTTP date; else None."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1_000
    value = headers.get("retry-after")
    seconds = _number(value)
    if seconds is not None or value is None:
        return seconds
    parsed = email.utils.parsedate_tz(value)
    return None if parsed is None else max(0.0, email.utils.mktime_tz(parsed) - time.time())


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None
