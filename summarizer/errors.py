"""Everything that summarizer raises on purpose.

SummarizerError
├── ConfigurationError            the caller's settings: no model named, a missing extra, an unknown prompt
├── ArticleError                  one input that holds no article we can read
├── SummaryError                  a stored summary that cannot be read
├── OutputError                   the output folder of a batch cannot be used
│   └── LockedError               another run works in it
├── StorageError                  the disk is full, or the ledger cannot be read or written
├── CostLimitError                the run reached the cost that was allowed
├── SlackError                    Slack refuses a message, or the way to it failed
│   ├── SlackTokenError           the token or webhook is not accepted, or lacks a scope
│   ├── SlackChannelError         the channel is unknown, archived, or one that the app is not in
│   ├── SlackRateLimitError       too many messages, even after waiting
│   ├── SlackConnectionError      no connection, a server error, or an answer that is not Slack's
│   └── SlackUnsureError          whether a message was posted cannot be told, so none is posted again
├── InternalError                 a bug of ours, met by a run that goes on with the next article
└── ModelError                    the model, or the way to it; carries how many requests were made
    ├── AuthenticationError       the endpoint refuses the key
    ├── QuotaError                the account's quota is used up: waiting does not help
    ├── RateLimitError            too many requests, even after waiting
    ├── EndpointError             connection failed, redirect, 5xx, or an answer that is not the protocol
    ├── RequestRejectedError      the endpoint refuses the request as such (4xx)
    ├── DeadlineError             no answer within the deadline
    ├── BudgetError               no request left for this window of the article
    ├── RefusalError              the model refuses to answer
    ├── ContentFilterError        the provider's filter stopped the answer
    ├── TruncatedError            the answer hit the limit of output tokens
    ├── EmptyReplyError           an answer without content
    ├── InvalidReplyError         an answer that is not the JSON we asked for, also after one re-ask
    └── OversizedReplyError       an answer larger than the body cap

`code` is stable and machine-readable (closed list, `docs/codes.md`); `advice` tells a person what to do next.
"""


class SummarizerError(Exception):
    """The root of all our errors: a message, a stable `code` and `advice` for a person."""

    code = "error"
    advice = ""

    def __init__(self, message: str, *, code: str | None = None, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code
        if advice is not None:
            self.advice = advice


class ConfigurationError(SummarizerError):
    """Say that the settings do not allow a run."""

    code = "configuration"


class ArticleError(SummarizerError):
    """Say why an input holds no article; `path` names it where there is one."""

    code = "article"

    def __init__(self, message: str, *, code: str, path: str | None = None, advice: str = "") -> None:
        super().__init__(message, code=code, advice=advice)
        self.path = path


class SummaryError(SummarizerError):
    """Say why a stored summary cannot be read."""

    code = "summary"


class OutputError(SummarizerError):
    """Say why a batch cannot work in its output folder."""

    code = "output"


class LockedError(OutputError):
    """Another run works in the output folder."""

    code = "locked"
    advice = "Wait until it ends, or give this run another folder. The lock ends with its process."


class StorageError(SummarizerError):
    """The disk is full or broken; what was saved before stays whole."""

    code = "storage"
    advice = "Make room, then run the same command again: it goes on where it stopped."


class CostLimitError(SummarizerError):
    """The run reached the cost that was allowed."""

    code = "max_cost"
    advice = "Run the same command again with a higher --max-cost: it goes on where it stopped."


class SlackError(SummarizerError):
    """Slack refuses a message; `slack_code` is Slack's own word for why, where it gave one."""

    code = "slack"
    advice = "Look up Slack's word for it: https://docs.slack.dev/reference/methods/chat.postMessage"

    def __init__(self, message: str, *, slack_code: str | None = None, advice: str | None = None) -> None:
        super().__init__(message, advice=advice)
        self.slack_code = slack_code


class SlackTokenError(SlackError):
    """Slack does not accept the token or the webhook, or the token lacks a scope."""

    code = "slack_token"
    advice = "Set SLACK_BOT_TOKEN to the bot token (xoxb-...) of an app that is installed in the workspace."


class SlackChannelError(SlackError):
    """The channel is unknown, archived, or one that the app is not in."""

    code = "slack_channel"
    advice = "Give the channel's ID (C...), shown at the end of its details, and invite the app: /invite @its-name."


class SlackRateLimitError(SlackError):
    """Slack still limits the rate after every wait that it asked for."""

    code = "slack_rate_limit"
    advice = "Wait, then run the same command again: it goes on where it stopped and posts nothing twice."


class SlackConnectionError(SlackError):
    """Slack cannot be reached, or its answer was lost; then the message `may_have_posted`."""

    code = "slack_connection"
    advice = "Run the same command again: it first looks whether the message arrived, and posts nothing twice."

    def __init__(self, message: str, *, slack_code: str | None = None, may_have_posted: bool = True) -> None:
        super().__init__(message, slack_code=slack_code)
        self.may_have_posted = may_have_posted


class SlackUnsureError(SlackError):
    """Whether an earlier message was posted cannot be told."""

    code = "slack_unsure"


class InternalError(SummarizerError):
    """A bug of ours; a batch notes it with the article and goes on."""

    code = "internal"
    advice = "Report it with the log."


class ModelError(SummarizerError):
    """Say why the model gave no usable answer; `requests` counts those that were sent."""

    code = "model"

    def __init__(self, message: str, *, requests: int = 0, advice: str | None = None) -> None:
        super().__init__(message, advice=advice)
        self.requests = requests


class AuthenticationError(ModelError):
    """The endpoint refuses the key."""

    code = "authentication"
    advice = "Set OPENAI_API_KEY to a key that this endpoint accepts, and OPENAI_BASE_URL to the right endpoint."


class QuotaError(ModelError):
    """The account's quota is used up."""

    code = "quota"
    advice = "Add credit or raise the limit with the provider, then run again."


class RateLimitError(ModelError):
    """The endpoint answered 429 until the request budget was spent."""

    code = "rate_limit"
    advice = "Wait, or lower the concurrency, then run again."


class EndpointError(ModelError):
    """The endpoint cannot be reached or does not speak the protocol."""

    code = "endpoint"
    advice = "Check OPENAI_BASE_URL and that the server runs; `summarizer doctor` tests it."


class RequestRejectedError(ModelError):
    """The endpoint refuses the request as such."""

    code = "request_rejected"
    advice = "Check the model's name and what it supports; `summarizer doctor` tries each mode."


class DeadlineError(ModelError):
    """No complete answer came within the deadline."""

    code = "deadline"
    advice = "Raise SUMMARIZER_DEADLINE_SECONDS or use a faster model."


class BudgetError(ModelError):
    """The window's requests are spent."""

    code = "budget"
    advice = "The endpoint failed too often for this article; run it again later."


class RefusalError(ModelError):
    """The model refused to answer."""

    code = "refusal"
    advice = "The model declined this article; try another model."


class ContentFilterError(ModelError):
    """The provider's content filter stopped the answer."""

    code = "content_filter"
    advice = "The provider's filter stopped this article; change the filter's settings or use another model."


class TruncatedError(ModelError):
    """The answer hit the limit of output tokens."""

    code = "truncated"
    advice = "Raise SUMMARIZER_MAX_OUTPUT_TOKENS or lower SUMMARIZER_WINDOW_CHARACTERS."


class EmptyReplyError(ModelError):
    """The answer holds no content."""

    code = "empty_reply"
    advice = "The endpoint answered without content; try again or use another model."


class InvalidReplyError(ModelError):
    """The answer is not the JSON that was asked for, also after one re-ask."""

    code = "invalid_reply"
    advice = "Try SUMMARIZER_MODE=json_schema, tools or json, or a model that supports structured output."


class OversizedReplyError(ModelError):
    """The answer is larger than the body cap."""

    code = "oversized_reply"
    advice = "The endpoint sent far more than a summary; check OPENAI_BASE_URL."
