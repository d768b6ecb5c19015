"""An endpoint with a set latency that answers from a file: python -m tools.bench_batch.server ANSWERS SECONDS [repair].

It prints its port. It does little else than wait, so that it never is what a client waits for.
"""

import asyncio
import json
import re
import sys
from pathlib import Path

from typing_extensions import override

_CODE = re.compile(rb"under the code ([a-z]+)")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_REPAIR = b"A program has checked your answer"


def _completion(answer: str, *, as_tool: bool) -> bytes:
    message: dict[str, object] = {"role": "assistant", "content": None if as_tool else answer}
    if as_tool:
        call = {"id": "c", "type": "function", "function": {"name": "Draft", "arguments": answer}}
        message["tool_calls"] = [call]
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "bench",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 2_000, "completion_tokens": 900, "total_tokens": 2_900},
    }
    encoded = json.dumps(body).encode()
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(encoded)}\r\n\r\n"
    return head.encode() + encoded


class _Answers(asyncio.Protocol):
    """One connection: requests come one after the other."""

    def __init__(self, answers: dict[bytes, list[str]], seconds: float, *, needs_repair: bool) -> None:
        self._answers, self._seconds, self._needs_repair = answers, seconds, needs_repair
        self._received = bytearray()
        self._missing = 0

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what create_server hands over
        self._transport = transport

    @override
    def data_received(self, data: bytes) -> None:
        self._received += data
        head = self._received.find(b"\r\n\r\n")
        length = _LENGTH.search(self._received, 0, head) if head >= 0 else None
        if length and len(self._received) >= head + 4 + int(length[1]):
            request, self._received = bytes(self._received), bytearray()
            asyncio.get_running_loop().call_later(self._seconds, self._answer, request)

    def _answer(self, request: bytes) -> None:
        code = _CODE.search(request)
        whole, first, repair = self._answers[code[1] if code else b""]
        said = whole
        if self._needs_repair:
            said = repair if _REPAIR in request else first
        if not self._transport.is_closing():
            self._transport.write(_completion(said, as_tool=b'"tool_choice"' in request))


async def _serve(answers: dict[bytes, list[str]], seconds: float, *, needs_repair: bool) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: _Answers(answers, seconds, needs_repair=needs_repair), "127.0.0.1", 0, backlog=2_048
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main() -> None:
    """Serve until the process is ended."""
    lines = map(json.loads, Path(sys.argv[1]).read_text("utf-8").split("\n"))
    answers = {code.encode(): replies for code, *replies in lines}
    asyncio.run(_serve(answers, float(sys.argv[2]), needs_repair=sys.argv[3:] == ["repair"]))


if __name__ == "__main__":
    main()
