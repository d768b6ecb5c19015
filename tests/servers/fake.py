"""A small real HTTP server on 127.0.0.1 that speaks chat completions, well or badly, as its script says.

A step gets the `Exchange` (what came in, and the socket to answer on). The last step of a script stays.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Seen:
    """One request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.raw)
        return parsed

    @property
    def mode(self) -> str:
        """Name the way in which the request asks for its shape."""
        if "tools" in self.body:
            return "tools"
        shape = str(self.body.get("response_format", {}).get("type", "text"))
        return {"json_object": "json"}.get(shape, shape)


class Exchange(BaseHTTPRequestHandler):
    """One request and the socket to answer on."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "FakeServer"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("content-length", 0))))

    def _answer(self, raw: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.seen = Seen(self.command, self.path, headers, raw)
        step = self.server.next_step(self.seen)
        try:
            step(self)
        except OSError:  # the client has gone, which some steps wait for
            self.close_connection = True

    def send_body(self, status: int, body: bytes, **headers: str) -> None:
        """Answer with a whole body."""
        self.send_response(status)
        names = {"content_type": "application/json", "content_length": str(len(body)), **headers}
        for name, value in names.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


Step = Callable[[Exchange], None]


class FakeServer(ThreadingHTTPServer):
    """The server; `requests` are the questions seen, `script` what it does with the next ones."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, *script: Step) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.requests: list[Seen] = []
        self.others: list[Seen] = []
        self.models: Step = lambda exchange: exchange.send_body(404, b"")
        self.is_over = threading.Event()
        self.aborted: set[object] = set()  # sockets that close without a farewell
        self._script = list(script)
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def shutdown_request(self, request: Any) -> None:
        if request in self.aborted:
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that have gone."""

    def next_step(self, seen: Seen) -> Step:
        with self._lock:
            if not seen.path.partition("?")[0].endswith("/chat/completions"):
                self.others.append(seen)
                return self.models
            self.requests.append(seen)
            return self._script.pop(0) if len(self._script) > 1 else self._script[0]


@contextmanager
def serving(*script: Step) -> Iterator[FakeServer]:
    """Run a server with this script for the block."""
    server = FakeServer(*script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Completion:
    """A chat completion in the making; `extra` replaces fields of the choice's message."""

    content: str
    finish_reason: str = "stop"
    usage: dict[str, Any] | None = field(default_factory=lambda: {"prompt_tokens": 10, "completion_tokens": 5})
    message: dict[str, Any] | None = None

    def body(self, seen: Seen) -> bytes:
        """Put the content where the request's mode expects it."""
        message = self.message if self.message is not None else _message(self.content, seen)
        choice = {"index": 0, "finish_reason": self.finish_reason, "message": message}
        whole: dict[str, Any] = {
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [choice],
        }
        if self.usage is not None:
            whole["usage"] = self.usage
        return json.dumps(whole).encode()


def _message(content: str, seen: Seen) -> dict[str, Any]:
    if seen.mode != "tools":
        return {"role": "assistant", "content": content, "refusal": None}
    function = {"name": seen.body["tools"][0]["function"]["name"], "arguments": content}
    calls = [{"id": "call_1", "type": "function", "function": function}]
    return {"role": "assistant", "content": None, "tool_calls": calls}
