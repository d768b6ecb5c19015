"""Slack's side: the Web API with a bot token, or an incoming webhook; their errors as ours.

The SDK sends a message again when the connection drops, which posts it twice; so the one thing that is sent again here
is a request that Slack answered with 429, after the time that it asks for. Tokens and webhook addresses are in no
message and no log.
"""

import hashlib
import logging
import re
import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.error import URLError

from summarizer.errors import (
    ConfigurationError,
    SlackChannelError,
    SlackConnectionError,
    SlackError,
    SlackRateLimitError,
    SlackTokenError,
)
from summarizer.slack.parts import Json

if TYPE_CHECKING:
    from slack_sdk.http_retry import RetryHandler
    from slack_sdk.web import SlackResponse

API_URL = "https://slack.com/api/"
_TIMEOUT_SECONDS = 30
_WAITS = 5  # for 429, each as long as Slack says
_PAGES = 20  # of 200 messages, when a lost one is looked for
_QUIET = logging.Logger("summarizer.slack", logging.CRITICAL + 1)  # noqa: LOG001 - the SDK's own would print addresses
_TOKEN = set(
    "not_authed invalid_auth account_inactive token_revoked token_expired no_permission missing_scope invalid_token"
    " not_allowed_token_type ekm_access_denied org_login_required team_access_not_granted no_service no_team".split()
)
_CHANNEL = set(
    "channel_not_found not_in_channel is_archived channel_is_archived restricted_action action_prohibited"
    " posting_to_general_channel_denied restricted_action_read_only_channel".split()
)
_RATE = {"ratelimited", "rate_limited", "message_limit_exceeded"}
_MAY_HAVE_POSTED = {"internal_error", "fatal_error", "request_timeout", "service_unavailable"}


class WebApi:
    """The methods of Slack's Web API that a digest needs, with a bot token."""

    def __init__(self, token: str, url: str = API_URL) -> None:
        try:
            from slack_sdk import WebClient  # noqa: PLC0415
        except ImportError as error:
            raise _not_installed() from error
        self._client = WebClient(
            token,
            base_url=url,
            timeout=_TIMEOUT_SECONDS,
            retry_handlers=_only_rate_limits(),
            logger=_QUIET,
        )

    def post(self, payload: dict[str, Json], channel: str, thread: str | None) -> tuple[str, str]:
        """Post a message and return the channel's id and the message's timestamp."""
        answer = self._call("chat.postMessage", {**payload, "channel": channel, "thread_ts": thread})
        return str(answer["channel"]), str(answer["ts"])

    def update(self, payload: dict[str, Json], channel: str, ts: str) -> None:
        """Put a message in the place of one that was posted."""
        self._call("chat.update", {**payload, "channel": channel, "ts": ts})

    def recent(self, channel: str, thread: str | None, since: float) -> Iterator[dict[str, Any]]:
        """Yield the messages of a channel, or of one of its threads, since a time; needs a history scope."""
        method = "conversations.replies" if thread else "conversations.history"
        asked = {"channel": channel, "ts": thread, "oldest": f"{since:.6f}", "limit": 200, "include_all_metadata": True}
        cursor: str | None = None
        for _ in range(_PAGES):
            answer = self._call(method, {**asked, "cursor": cursor})
            yield from answer["messages"]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
        raise SlackError("too many messages since the lost one to look through them all")

    def _call(self, method: str, arguments: dict[str, Any]) -> "SlackResponse":
        from slack_sdk.errors import SlackApiError, SlackClientError  # noqa: PLC0415

        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            if method.startswith("conversations."):  # these read no JSON
                return self._client.api_call(method, params=given)
            return self._client.api_call(method, json=given)
        except SlackApiError as error:
            _refuse(_refusal(error.response), error)
        except (SlackClientError, OSError, HTTPException, ValueError) as error:
            _refuse(_unreachable(error), error)


class Webhook:
    """An incoming webhook: it posts, and tells nothing of what it posted. `name` tells it apart without its address."""

    def __init__(self, url: str) -> None:
        try:
            from slack_sdk.webhook import WebhookClient  # noqa: PLC0415
        except ImportError as error:
            raise _not_installed() from error
        self.name = f"webhook {hashlib.sha256(url.encode()).hexdigest()[:16]}"
        self._client = WebhookClient(url, timeout=_TIMEOUT_SECONDS, retry_handlers=_only_rate_limits(), logger=_QUIET)

    def post(self, payload: dict[str, Json]) -> None:
        """Post a message."""
        try:
            answer = self._client.send_dict(payload)
        except (OSError, HTTPException, ValueError) as error:
            _refuse(_unreachable(error), error)
        if answer.status_code != 200:
            raise _named(answer.body.strip()[:80], answer.status_code, needed=None)


def _only_rate_limits() -> "list[RetryHandler]":
    from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler  # noqa: PLC0415

    return [RateLimitErrorRetryHandler(max_retry_count=_WAITS)]


def _not_installed() -> ConfigurationError:
    return ConfigurationError("slack_sdk is not installed", advice='pip install "summarizer-news[slack]"')


def _refuse(ours: SlackError, cause: Exception) -> NoReturn:
    """Raise our error without the SDK's beside it, whose text may hold an address or a token."""
    raise ours.with_traceback(cause.__traceback__) from None


def _refusal(answer: Any) -> SlackError:  # noqa: ANN401 - a response, or a body that the SDK could not read
    status = getattr(answer, "status_code", 0)
    body = getattr(answer, "data", answer)
    if not isinstance(body, dict):
        return _named("no JSON", status, needed=None)
    return _named(str(body.get("error")), status, body.get("needed"))


def _named(code: str, status: int, needed: str | None) -> SlackError:
    """Return the error for a code of Slack's, or for a status that stands for one."""
    if code in _RATE or status == 429:
        return SlackRateLimitError("Slack still limits the rate after every wait that it asked for", slack_code=code)
    if code == "missing_scope":
        advice = f"Add {needed} under OAuth & Permissions, install the app again, and use the token that it shows."
        return SlackTokenError(f"the Slack token lacks the scope {needed}", slack_code=code, advice=advice)
    if code in _TOKEN:
        return SlackTokenError(f"Slack does not accept the token or webhook ({code})", slack_code=code)
    if code in _CHANNEL:
        return SlackChannelError(f"Slack does not post to this channel ({code})", slack_code=code)
    is_word = re.fullmatch(r"[a-z_]+", code) is not None
    if code in _MAY_HAVE_POSTED or status >= 500 or not is_word:
        what = code if is_word else "an answer that is not Slack's"
        return SlackConnectionError(f"Slack failed ({what}, status {status})", slack_code=code if is_word else None)
    return SlackError(f"Slack refuses the message ({code})", slack_code=code)


def _unreachable(error: Exception) -> SlackConnectionError:
    reason = error.reason if isinstance(error, URLError) else error
    never_sent = isinstance(reason, ConnectionRefusedError | socket.gaierror | ssl.SSLCertVerificationError)
    what = "cannot be reached" if never_sent else "did not answer, or its answer was lost"
    return SlackConnectionError(f"Slack {what} ({type(reason).__name__})", may_have_posted=not never_sent)
