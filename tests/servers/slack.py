"""Slack on the loopback address: the emulator as a process, and before it a door that loses answers or says 429."""

import json
import shutil
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

FOLDER = Path(__file__).parents[1] / "slack"
WRITER, TALKER, MUTE, GUEST = (f"xoxb-{name}-canary" for name in ("writer", "talker", "mute", "guest"))
READER = "xoxb-reader"
SCOPES = {
    WRITER: ["chat:write", "channels:history", "groups:history"],
    TALKER: ["chat:write"],
    MUTE: ["channels:read"],
    GUEST: ["chat:write", "groups:write"],
    READER: ["channels:history", "groups:history", "channels:read", "groups:read"],
}
WEBHOOK = "services/T000000001/B000000001/X000000001"


def node_program(name: str) -> str:
    """Return node, where it and the packages of tests/slack are installed; skip the test elsewhere."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules" / name).exists():
        pytest.skip(f"needs node and {name}: npm ci --prefix tests/slack")
    return node


class Door(BaseHTTPRequestHandler):
    """Pass a request on, and its answer back, unless a fault is due."""

    protocol_version = "HTTP/1.1"
    server: "Slack"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        method = self.path.rpartition("/")[2]
        self.server.asked.append(method)
        fault = self.server.fault(method)
        if fault is not None and fault(self, body):
            return
        self.answer(*self.passed_on(body))

    do_GET = do_POST  # noqa: N815 - the base class's names

    def passed_on(self, body: bytes) -> tuple[int, bytes, str]:
        """Give the request to the emulator and return its answer."""
        names = ("authorization", "content-type")
        headers = {name: self.headers[name] for name in names if name in self.headers}
        url = self.server.emulator + self.path
        request = urllib.request.Request(url, body, headers, method="POST")  # noqa: S310 - http of our own
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - as above
                return answer.status, answer.read(), answer.headers["content-type"]
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read(), refusal.headers["content-type"]

    def answer(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


Fault = Callable[[Door, bytes], bool]


def loses_answer(door: Door, body: bytes) -> bool:
    """Let Slack do as it was asked, and close the connection without its answer."""
    door.passed_on(body)
    door.close_connection = True
    door.connection.close()
    return True


def loses_question(door: Door, body: bytes) -> bool:  # noqa: ARG001 - the shape of a fault
    """Close the connection before Slack hears anything."""
    door.close_connection = True
    door.connection.close()
    return True


def limits(after_seconds: int) -> Fault:
    """Answer 429 with Retry-After."""

    def fault(door: Door, body: bytes) -> bool:  # noqa: ARG001 - the shape of a fault
        door.answer(429, b'{"ok":false,"error":"ratelimited"}', retry_after=str(after_seconds))
        return True

    return fault


def fails(status: int, body: bytes) -> Fault:
    def fault(door: Door, asked: bytes) -> bool:  # noqa: ARG001 - the shape of a fault
        door.answer(status, body)
        return True

    return fault


class Slack(ThreadingHTTPServer):
    """The door and the emulator behind it; `asked` are the methods that were called."""

    daemon_threads = True

    def __init__(self, emulator: str) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.emulator = emulator
        self.asked: list[str] = []
        self.faults: dict[str, Callable[[int], Fault | None]] = {}
        self._reader = WebClient(READER, base_url=f"{emulator}/api/", retry_handlers=[])
        channels = self._reader.conversations_list(types="public_channel,private_channel")["channels"]
        self.channels: dict[str, str] = {channel["name"]: channel["id"] for channel in channels}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    @property
    def url(self) -> str:
        return f"{self.address}api/"

    def fault(self, method: str) -> Fault | None:
        choose = self.faults.get(method)
        return choose(self.asked.count(method)) if choose else None

    def top(self, channel: str = "news") -> list[dict[str, Any]]:
        """Return the messages of a channel that are in no thread, oldest first."""
        found = self._reader.conversations_history(channel=self.channels[channel], limit=1_000)
        return list(reversed(found["messages"]))

    def thread(self, channel: str = "news") -> list[dict[str, Any]]:
        """Return the replies to the first message of a channel."""
        found = self._reader.conversations_replies(channel=self.channels[channel], ts=self.top(channel)[0]["ts"])
        messages: list[dict[str, Any]] = found["messages"]
        return messages[1:]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that have gone."""


def on(number: int, fault: Fault) -> Callable[[int], Fault | None]:
    """Choose the fault for one call of a method, counted from 1."""
    return lambda count: fault if count == number else None


@contextmanager
def slack(scopes: Mapping[str, Sequence[str]] = SCOPES) -> Iterator[Slack]:
    """Run the emulator, and the door before it, for the block; skip the test where node is missing."""
    command = [node_program("emulate"), "emulator.mjs", json.dumps(scopes)]
    with subprocess.Popen(command, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        server = Slack(json.loads(process.stdout.readline())["url"].replace("localhost", "127.0.0.1"))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
            process.stdin.close()
            process.wait(timeout=20)
