"""Build the AsyncOpenAI that one event loop uses, and put the cap and the no-redirect rule under any client.

This module imports openai; import it inside functions only.
"""

import ssl
from functools import cache

import httpx2
import openai
from openai._vendor.httpx_aiohttp import AiohttpTransport

from summarizer.errors import ConfigurationError
from summarizer.llm.pricing import OPENAI_BASE_URL
from summarizer.llm.transport import CappedTransport
from summarizer.settings import Settings

CONNECT_SECONDS = 10.0
_NO_KEY = "no-key"  # the client insists on one; servers such as Ollama ignore it
_LIMITS = httpx2.Limits(max_connections=1_000, max_keepalive_connections=100)


def open_client(settings: Settings) -> openai.AsyncOpenAI:
    """Return a client of the endpoint that the settings name: a compatible one, Azure, or OpenAI.

    Proxy variables and .netrc are not read, so that articles and keys go to the named endpoint only. The client never
    retries: whoever asks owns the retries. Raises ConfigurationError.
    """
    if settings.azure_endpoint and not settings.base_url:
        return _open_azure(settings)
    key = settings.api_key.get_secret_value() if settings.api_key else _NO_KEY
    return openai.AsyncOpenAI(
        api_key=key,
        base_url=settings.base_url or OPENAI_BASE_URL,
        max_retries=0,
        timeout=_timeout(settings),
        http_client=_http_client(settings),
    )


def guarded(client: openai.AsyncOpenAI, settings: Settings) -> openai.AsyncOpenAI:
    """Return a copy of an injected client with the body cap, without retries of its own and without redirects.

    Its keys, headers, query and connections stay its own; closing the copy does not close them.
    Raises ConfigurationError for anything but an AsyncOpenAI.
    """
    if not isinstance(client, openai.AsyncOpenAI):
        raise ConfigurationError(
            f"the client is a {type(client).__name__}, not an AsyncOpenAI",
            advice="Pass openai.AsyncOpenAI or openai.AsyncAzureOpenAI; the synchronous clients are not used.",
        )
    http_client = client._client  # noqa: SLF001 - openai has no public name for it, and the cap must stand below it
    if not isinstance(http_client, httpx2.AsyncClient):  # openai still takes a client of the old httpx
        return client.with_options(max_retries=0, timeout=_timeout(settings))

    async def send(request: httpx2.Request) -> httpx2.Response:
        return await http_client.send(request, stream=True, follow_redirects=False)

    capped = CappedTransport(send, settings.max_reply_bytes)
    outer = httpx2.AsyncClient(transport=capped, trust_env=False, follow_redirects=False)
    return client.with_options(max_retries=0, timeout=_timeout(settings), http_client=outer)


def _open_azure(settings: Settings) -> openai.AsyncOpenAI:
    if not settings.azure_api_key or not settings.azure_api_version:
        raise ConfigurationError(
            "Azure needs a key and an API version",
            advice="Set AZURE_OPENAI_API_KEY and OPENAI_API_VERSION (for example 2024-10-21); "
            "SUMMARIZER_MODEL is the name of the deployment.",
        )
    return openai.AsyncAzureOpenAI(
        azure_endpoint=settings.azure_endpoint or "",
        api_key=settings.azure_api_key.get_secret_value(),
        api_version=settings.azure_api_version,
        max_retries=0,
        timeout=_timeout(settings),
        http_client=_http_client(settings),
    )


def _timeout(settings: Settings) -> httpx2.Timeout:
    """Bound each step of one request; the deadline of the window bounds them all."""
    return httpx2.Timeout(settings.deadline_seconds, connect=min(CONNECT_SECONDS, settings.deadline_seconds), pool=None)


def _http_client(settings: Settings) -> httpx2.AsyncClient:
    # A call takes 1.2 ms, by httpx2's own 2.0. openai.DefaultAioHttpClient stands on it, but has no room for our cap.
    inner = AiohttpTransport(verify=_tls(), trust_env=False, limits=_LIMITS)

    async def send(request: httpx2.Request) -> httpx2.Response:
        return await inner.handle_async_request(request)  # looked up at each call: cassettes replace it

    capped = CappedTransport(send, settings.max_reply_bytes, close=inner.aclose)
    return httpx2.AsyncClient(transport=capped, trust_env=False, follow_redirects=False)


@cache
def _tls() -> ssl.SSLContext:
    """Read the certificates (SSL_CERT_FILE too) once a process: it takes 20 ms."""
    return httpx2.create_ssl_context()
