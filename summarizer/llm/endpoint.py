"""One endpoint with one model: send a request, and say in our own terms what went wrong on the way.

This module imports openai; import it inside functions only.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import httpx2
import openai
from pydantic_core import to_json

from summarizer.errors import EndpointError, OversizedReplyError
from summarizer.llm import memory
from summarizer.llm.failures import TRANSPORT_ATTEMPTS, FailedError, Failure, Sent, rejected
from summarizer.llm.habits import Habits, first_guess
from summarizer.llm.rejection import presentable, read_rejection
from summarizer.llm.retries import Pauses
from summarizer.llm.transport import BodyTooLargeError
from summarizer.llm.wire import Body
from summarizer.settings import Mode

_PATH = "/chat/completions"
_SHORTEST_SECRET = 8


@dataclass(frozen=True)
class Endpoint:
    """Whom we ask, and how: the client without retries of its own, the model, and what the caller decided."""

    client: openai.AsyncOpenAI
    model: str
    mode: Mode
    pauses: Pauses
    is_free: bool = False

    def __repr__(self) -> str:
        return f"Endpoint({self.base_url!r}, model={self.model!r})"

    @cached_property
    def base_url(self) -> str:
        """Return the address without a password in it; it also tells whose prices hold."""
        return str(self.client.base_url.copy_with(username=None, password=None))

    @property
    def key(self) -> memory.Key:
        """Return under what the process remembers this endpoint."""
        return (self.base_url, self.model, self.mode)

    @property
    def is_azure(self) -> bool:
        """Tell whether the model is the name of an Azure deployment."""
        return isinstance(self.client, openai.AsyncAzureOpenAI)

    def guess(self) -> Habits:
        """Return how to write to this endpoint before anything is learnt."""
        is_openai = self.is_azure or self.client.base_url.host == "api.openai.com"
        return first_guess(self.model, self.mode, is_openai=is_openai)

    async def post(self, body: Body) -> httpx2.Response:
        """Return the answer to one question, whatever its status; raises FailedError where there is none."""
        if self.is_azure:  # its client finds the deployment in the body
            return await self._response(lambda: self.client.post(_PATH, cast_to=httpx2.Response, body=body))
        content = to_json(body)  # in a quarter of the time that the client takes to write it
        return await self._response(lambda: self.client.post(_PATH, cast_to=httpx2.Response, content=content))

    async def get_models(self) -> httpx2.Response:
        """Return the list of models, whatever its status; raises FailedError where there is none."""
        return await self._response(lambda: self.client.get("/models", cast_to=httpx2.Response))

    async def _response(self, send: Callable[[], Awaitable[httpx2.Response]]) -> httpx2.Response:
        failure: Failure
        try:
            return await send()
        except openai.APIStatusError as error:
            return error.response
        except openai.APIConnectionError as error:
            failure = self.connection_failure(error)
        raise FailedError(failure)

    def refusal(self, response: httpx2.Response, body: object, sent: Sequence[str]) -> Failure:
        """Return the failure that a refusing response stands for; `sent` are the texts that it may not repeat."""
        rejection = read_rejection(_status(response, body), body)
        told = Sent(self.model, self.presentable(rejection.message, sent))
        return rejected(rejection, told, response.headers)

    def presentable(self, message: str, sent: Sequence[str]) -> str:
        """Return a foreign message for people: without the key and without what was sent."""
        return presentable(message, secrets=self._secrets(), sent=sent)

    def _secrets(self) -> list[str]:
        """Return what must not be in any text: the key, and the values of headers that hold one; longest first."""
        headers = {**self.client.default_headers, **self.client.auth_headers}
        values = [str(value) for name, value in headers.items() if _is_secret_header(name)]
        values.append(self.client.base_url.password)
        words = {word for value in (*values, self.client.api_key) for word in (value, value.removeprefix("Bearer "))}
        return sorted((word for word in words if len(word) >= _SHORTEST_SECRET), key=len, reverse=True)

    def connection_failure(self, error: Exception) -> Failure:
        """Return the failure for a connection that broke, a body that cannot be decoded, or one above the cap."""
        causes = _causes(error)
        if any(isinstance(cause, BodyTooLargeError) for cause in causes):
            return Failure(OversizedReplyError("the endpoint's answer is larger than the body cap"))
        cause = causes[min(1, len(causes) - 1)]
        reason = self.presentable(str(cause), ()) or type(cause).__name__
        return Failure(EndpointError(f"the connection to {self.base_url} failed: {reason}"), TRANSPORT_ATTEMPTS)


def json_or_none(response: httpx2.Response) -> object:
    """Return the JSON of a refusing response; the error page of some proxy helps nobody."""
    try:
        value: object = response.json()
    except (ValueError, RecursionError):
        return None
    return value


def _causes(error: BaseException) -> list[BaseException]:
    """Return the error and what it came from, outermost first."""
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    return causes


def _status(response: httpx2.Response, body: object) -> int:
    """Return the status; a router's 200 with an error inside names the status in its code."""
    error = body.get("error") if isinstance(body, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    is_status = response.status_code == 200 and isinstance(code, int) and 400 <= code < 600
    return code if is_status and isinstance(code, int) else response.status_code


def _is_secret_header(name: str) -> bool:
    return any(word in name.lower() for word in ("key", "auth", "token", "secret", "cookie"))
