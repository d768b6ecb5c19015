"""What the fake server can do: answer well, refuse, and break in every way that a real one was seen to break."""

import gzip
import json
import socket
import struct
import zlib
from functools import cache
from typing import Any

from tests.servers.fake import Completion, Exchange, Step


def answers(value: object, **fields: Any) -> Step:
    """Answer with a completion; a value that is no string is written as JSON."""
    content = value if isinstance(value, str) else json.dumps(value)
    return lambda exchange: exchange.send_body(200, Completion(content, **fields).body(exchange.seen))


def message(message: dict[str, Any], **fields: Any) -> Step:
    """Answer with this message as it is, in any mode."""
    return answers("", message=message, **fields)


def body(value: object, status: int = 200, **headers: str) -> Step:
    """Answer with this JSON (or these bytes) as the whole body."""
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return lambda exchange: exchange.send_body(status, raw, **headers)


def error(status: int, message: str = "no", **fields: Any) -> Step:
    """Refuse in OpenAI's shape; `headers` are sent along."""
    headers = fields.pop("headers", {})
    whole = {"message": message, "type": "invalid_request_error", "param": None, "code": None, **fields}
    return body({"error": whole}, status, **headers)


def html(status: int) -> Step:
    return body(b"<html><body><h1>Bad Gateway</h1></body></html>", status, content_type="text/html")


def reset(exchange: Exchange) -> None:
    """Send RST."""
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.server.aborted.add(exchange.connection)
    exchange.close_connection = True


def close(exchange: Exchange) -> None:
    """Close without a word."""
    exchange.close_connection = True
    exchange.connection.shutdown(socket.SHUT_RDWR)


def cut(exchange: Exchange) -> None:
    """Promise more body than is sent."""
    exchange.send_response(200)
    exchange.send_header("content-length", "1000")
    exchange.end_headers()
    exchange.wfile.write(b'{"choices": [')
    exchange.wfile.flush()
    exchange.close_connection = True
    exchange.connection.shutdown(socket.SHUT_RDWR)


def garbage(exchange: Exchange) -> None:
    """Speak no HTTP."""
    exchange.wfile.write(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
    exchange.close_connection = True


def bad_gzip(exchange: Exchange) -> None:
    exchange.send_body(200, b"this is not gzip", content_encoding="gzip")


def gzip_bomb(exchange: Exchange) -> None:
    """Send 200 MB of blanks in 200 KB."""
    exchange.send_body(200, _bomb(), content_encoding="gzip")


@cache
def _bomb() -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(b" " * 1_000_000) for _ in range(200)), packer.flush()])


def zipped(value: object) -> Step:
    """Answer well, compressed."""
    content = json.dumps(value)
    return lambda exchange: exchange.send_body(
        200, gzip.compress(Completion(content).body(exchange.seen)), content_encoding="gzip"
    )


def hang(exchange: Exchange) -> None:
    """Never answer."""
    exchange.server.is_over.wait(30)
    exchange.close_connection = True


def drip(exchange: Exchange) -> None:
    """Send one blank after the other, for ever."""
    exchange.send_response(200)
    exchange.send_header("content-type", "application/json")
    exchange.send_header("content-length", "1000000")
    exchange.end_headers()
    exchange.close_connection = True
    while not exchange.server.is_over.wait(0.02):
        exchange.wfile.write(b" ")
        exchange.wfile.flush()
