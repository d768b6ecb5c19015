"""OpenAI's Batch API: files go up, batches are made and looked at, files come down.

Protocol: https://platform.openai.com/docs/api-reference/batch and https://platform.openai.com/docs/api-reference/files.
openai is imported by the first request.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Generic, Self

from summarizer.errors import (
    AuthenticationError,
    ConfigurationError,
    DeadlineError,
    EndpointError,
    ModelError,
    QuotaError,
    RateLimitError,
)
from summarizer.llm.failures import FailedError, Failure, Sent, rejected
from summarizer.llm.openai_model import OpenAIModel, checked_model
from summarizer.llm.quiet import quiet_vendors
from summarizer.llm.rejection import read_rejection
from summarizer.llm.retries import Pauses, with_retries
from summarizer.model import Budget, Parameters, Request, T, Usage
from summarizer.settings import Settings

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

    from summarizer.llm.endpoint import Endpoint

    Send = Callable[[AsyncOpenAI], Awaitable[httpx2.Response]]

QUESTION_PATH: Final = "/v1/chat/completions"
OVER = ("completed", "failed", "expired", "cancelled")
TRANSFER_SECONDS = 3_600.0  # for 200 MB up or an output file down
_MOST_BYTES = 8_000_000_000  # of an output file: 50,000 long answers
_REQUESTS = 4
_NAME = "summarizer_batch"  # of our entry in a batch's metadata
_PAGE = 100
_OK = 200
# The article is not to blame for these: the same question is worth asking in another batch.
_TO_ASK_AGAIN = (RateLimitError, EndpointError, QuotaError, AuthenticationError)


@dataclass(frozen=True, slots=True)
class BatchState:
    """A batch as the server sees it; `since` is when it came into this status, in seconds of Unix time.

    `error` says why the server refused the file as a whole.
    """

    id: str
    status: str
    total: int = 0
    completed: int = 0
    failed: int = 0
    since: int | None = None
    output_file_id: str | None = None
    error_file_id: str | None = None
    error: ModelError | None = None

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will come."""
        return self.status in OVER


@dataclass(frozen=True)
class BatchAnswer(Generic[T]):
    """What came of one line: the answer's text and its value, or the error; `usage` counts what it cost."""

    usage: Usage
    text: str | None = None
    value: T | None = None
    error: ModelError | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the question should be asked again, since nothing of the article made it fail."""
        return isinstance(self.error, _TO_ASK_AGAIN)


def typed(text: str, reply_type: type[T]) -> T:
    """Return an answer's text as a value. Raises InvalidReplyError."""
    from summarizer.llm.batch_lines import fitted  # noqa: PLC0415 - openai takes most of a second to import

    return fitted(text, reply_type)


class OpenAIBatches:
    """The batches of one account, about one model. Use it as an async context manager.

    Raises ConfigurationError where the settings name no endpoint that has batches.
    """

    def __init__(self, settings: Settings, *, pauses: Pauses | None = None) -> None:
        if not settings.names_an_endpoint:
            raise ConfigurationError("no endpoint: neither a key nor a base URL is set", advice="Set OPENAI_API_KEY.")
        checked_model(settings)
        if settings.azure_endpoint and not settings.base_url:
            raise ConfigurationError(
                "Azure's batches are not supported",
                advice="Use `summarizer batch`, or an endpoint with /v1/files and /v1/batches.",
            )
        self._settings = settings
        self._pauses = pauses or Pauses()
        self._questions = OpenAIModel(settings, pauses=self._pauses)
        self._files = OpenAIModel(settings.model_copy(update={"max_reply_bytes": _MOST_BYTES}), pauses=self._pauses)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._questions.aclose()
        await self._files.aclose()

    @property
    def base_url(self) -> str:
        """Return the address whose batches these are."""
        return self._endpoint().base_url

    async def learn(self) -> None:
        """Ask the smallest question in real time, so that bodies hold only what this model accepts.

        A refused word would otherwise cost a whole batch and a day. Raises ModelError.
        """
        from summarizer.llm.ask import ping  # noqa: PLC0415 - openai takes most of a second to import

        await self._questions.ask(ping(Budget(_REQUESTS, self._settings.deadline_seconds)))

    def body(self, request: Request[T]) -> tuple[dict[str, object], Parameters]:
        """Return the body of a question as it is sent in real time, and what it holds beside the messages."""
        from summarizer.llm.batch_lines import body_and_parameters  # noqa: PLC0415 - as above

        return body_and_parameters(self._endpoint(), request)

    def answer(
        self, line: Mapping[str, object], reply_type: type[T], *, mode: object, sent: Sequence[str]
    ) -> BatchAnswer[T]:
        """Return what one line of an output or error file says; `mode` is how the question was asked."""
        from summarizer.llm.batch_lines import read_answer  # noqa: PLC0415 - as above

        return read_answer(self._endpoint(), line, reply_type, mode=mode, sent=sent)

    async def upload(self, path: Path) -> str:
        """Send a file of questions and return its id. Raises ModelError."""

        async def send(client: "AsyncOpenAI") -> "httpx2.Response":
            with path.open("rb") as file:
                made = await client.files.with_raw_response.create(
                    file=(path.name, file, "application/jsonl"), purpose="batch"
                )
            return made.http_response

        return _text(self._json(await self._sent(send, seconds=TRANSFER_SECONDS)), "id")

    async def create(self, file_id: str, name: str) -> BatchState:
        """Begin a batch of an uploaded file. Raises ModelError.

        An EndpointError or DeadlineError leaves open whether the batch was made: `find` tells.
        """

        async def send(client: "AsyncOpenAI") -> "httpx2.Response":
            made = await client.batches.with_raw_response.create(
                completion_window="24h",
                endpoint=QUESTION_PATH,
                input_file_id=file_id,
                metadata={_NAME: name},
            )
            return made.http_response

        return self._state(self._json(await self._sent(send, is_repeatable=False)))

    async def find(self, file_id: str, name: str) -> BatchState | None:
        """Return the batch of this file or name, or None where the server has none. Raises ModelError."""
        after: str | None = None
        while True:
            page = self._json(await self._sent(_listing(after)))
            batches = [batch for batch in _list(page, "data") if isinstance(batch, Mapping)]
            for batch in batches:
                named = batch.get("metadata")
                is_named = isinstance(named, Mapping) and named.get(_NAME) == name
                if is_named or batch.get("input_file_id") == file_id:
                    return self._state(batch)
            if not batches or not page.get("has_more"):
                return None
            after = _text(batches[-1], "id")

    async def state(self, batch_id: str) -> BatchState:
        """Return a batch as it stands now. Raises ModelError."""

        async def send(client: "AsyncOpenAI") -> "httpx2.Response":
            return (await client.batches.with_raw_response.retrieve(batch_id)).http_response

        return self._state(self._json(await self._sent(send)))

    async def download(self, file_id: str, path: Path) -> bool:
        """Write a file of the server to `path`; tell whether the server still has it.

        Raises ModelError, and OSError where the disk fails.
        """
        import openai  # noqa: PLC0415 - as above

        async def send(client: "AsyncOpenAI") -> "httpx2.Response":
            try:
                async with client.files.with_streaming_response.content(file_id) as response:
                    with path.open("wb") as file:
                        async for piece in response.iter_bytes():
                            file.write(piece)
                    return response.http_response
            except openai.NotFoundError as gone:
                return gone.response

        return (await self._sent(send, seconds=TRANSFER_SECONDS)).status_code == _OK

    async def _sent(
        self, send: "Send", *, seconds: float | None = None, is_repeatable: bool = True
    ) -> "httpx2.Response":
        """Return the response to one request, sent again where it may be; raises ModelError with no vendor's error."""
        budget = Budget(_REQUESTS, seconds or self._settings.deadline_seconds)
        budget.deadline = asyncio.get_running_loop().time() + budget.seconds
        error: ModelError
        try:
            async with asyncio.timeout_at(budget.deadline):
                with quiet_vendors():
                    return await with_retries(
                        lambda: self._attempt(send, is_repeatable=is_repeatable), budget, self._pauses
                    )
        except FailedError as failed:
            error = failed.failure.error
        except TimeoutError:
            error = DeadlineError("no complete answer came within the deadline")
        raise error

    async def _attempt(self, send: "Send", *, is_repeatable: bool) -> "httpx2.Response":
        import httpx2  # noqa: PLC0415 - as above
        import openai  # noqa: PLC0415 - as above

        from summarizer.llm.endpoint import json_or_none  # noqa: PLC0415 - as above
        from summarizer.llm.transport import BodyTooLargeError  # noqa: PLC0415 - as above

        endpoint = self._endpoint()
        try:
            return await send(endpoint.client)
        except openai.APIStatusError as refused:
            failure = endpoint.refusal(refused.response, json_or_none(refused.response), ())
        except (openai.APIConnectionError, httpx2.HTTPError, BodyTooLargeError) as lost:  # the last two in a download
            failure = endpoint.connection_failure(lost)
        raise FailedError(failure if is_repeatable or isinstance(failure.error, RateLimitError) else _once(failure))

    def _endpoint(self) -> "Endpoint":
        return self._files.endpoint()

    def _json(self, response: "httpx2.Response") -> Mapping[str, object]:
        from summarizer.llm.endpoint import json_or_none  # noqa: PLC0415 - as above

        value = json_or_none(response)
        if not isinstance(value, Mapping):
            raise EndpointError("the endpoint's answer is not the JSON of the Batch API")
        return value

    def _state(self, batch: Mapping[str, object]) -> BatchState:
        counts = batch.get("request_counts")
        total, completed, failed = (
            _count(counts.get(name) if isinstance(counts, Mapping) else 0) for name in ("total", "completed", "failed")
        )
        status = _text(batch, "status")
        since = batch.get(f"{status}_at", batch.get("created_at"))
        return BatchState(
            _text(batch, "id"),
            status,
            total,
            completed,
            failed,
            since=since if isinstance(since, int) else None,
            output_file_id=_text_or_none(batch.get("output_file_id")),
            error_file_id=_text_or_none(batch.get("error_file_id")),
            error=self._refusal(batch) if status == "failed" else None,
        )

    def _refusal(self, batch: Mapping[str, object]) -> ModelError:
        """Return why a whole batch was refused: the first of its errors, and how many there are."""
        errors = batch.get("errors")
        problems = _list(errors, "data") if isinstance(errors, Mapping) else []
        first = problems[0] if problems and isinstance(problems[0], Mapping) else {}
        rejection = read_rejection(400, {"error": first})
        said = self._endpoint().presentable(rejection.message or rejection.code or "no reason is given", ())
        line, more = first.get("line"), len(problems) - 1
        place = f"line {line}: " if isinstance(line, int) else ""
        message = f"{place}{said}{f' (and {more} more)' if more > 0 else ''}"
        if rejection.says("token_limit_exceeded", "enqueued"):
            advice = "Wait until other batches are finished, then submit again."
            return RateLimitError(f"the batch was refused: {message}", advice=advice)
        return rejected(rejection, Sent(self._settings.model or "", message), {}).error


def _once(failure: Failure) -> Failure:
    return replace(failure, attempts=1)


def _listing(after: str | None) -> "Send":
    async def send(client: "AsyncOpenAI") -> "httpx2.Response":
        batches = client.batches.with_raw_response
        page = await (batches.list(limit=_PAGE, after=after) if after else batches.list(limit=_PAGE))
        return page.http_response

    return send


def _text(value: Mapping[str, object], name: str) -> str:
    text = value.get(name)
    if not isinstance(text, str) or not text:
        raise EndpointError(f"the endpoint's answer is not the JSON of the Batch API: it has no {name!r}")
    return text


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _list(value: Mapping[str, object], name: str) -> list[object]:
    items = value.get(name)
    return items if isinstance(items, list) else []


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
