"""The way to the endpoint: every body is capped, compressed or not, and no redirect is followed.

The cap counts decoded bytes while they arrive, so that a gzip bomb costs little memory (httpx2 decodes in pieces of
1 MiB). It stands below the client, so it also holds for the bodies of errors, and for a client that was injected.
"""

from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2
from typing_extensions import override

Send = Callable[[httpx2.Request], Awaitable[httpx2.Response]]

_DECODED_HEADERS = (b"content-encoding", b"content-length", b"transfer-encoding")


class BodyTooLargeError(Exception):
    """A body was larger than the cap; nothing of it is kept."""


class CappedTransport(httpx2.AsyncBaseTransport):
    """Pass requests on to `send` and cap the bodies that come back.

    `close` is what closing this transport closes: our own transport, nothing for an injected client.
    """

    def __init__(self, send: Send, max_bytes: int, *, close: Callable[[], Awaitable[None]] | None = None) -> None:
        self._send = send
        self._max_bytes = max_bytes
        self._close = close

    @override
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await self._send(request)
        headers = [(name, value) for name, value in response.headers.raw if name.lower() not in _DECODED_HEADERS]
        return httpx2.Response(
            response.status_code,
            headers=headers,
            stream=_CappedStream(response, self._max_bytes),
            extensions=response.extensions,
        )

    @override
    async def aclose(self) -> None:
        if self._close is not None:
            await self._close()


class _CappedStream(httpx2.AsyncByteStream):
    def __init__(self, response: httpx2.Response, max_bytes: int) -> None:
        self._response = response
        self._max_bytes = max_bytes

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        received = 0
        async for piece in self._response.aiter_bytes():
            received += len(piece)
            if received > self._max_bytes:
                raise BodyTooLargeError
            yield piece

    @override
    async def aclose(self) -> None:
        await self._response.aclose()
