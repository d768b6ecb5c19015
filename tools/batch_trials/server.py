"""A fast endpoint on 127.0.0.1 in a process of its own, which answers, breaks and counts as its plan says.

GET /stats gives the counts: requests, those being answered, those for each article, and when the first came.
"""

import asyncio
import json
import random
import re
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass

from tests.servers.batch import DRAFT, NUMBER

TRANSIENT = ("429", "500", "reset", "prose", "invalid")
LASTING = ("refusal", "truncated")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Plan:
    """How the endpoint behaves: seconds an answer takes, the share of articles with a fault, requests a second."""

    latency_seconds: float = 0.0
    faults: float = 0.0
    cap: float = 0.0
    tells_limits: bool = False


def fault_of(number: int, plan: Plan) -> str:
    """Return the fault that an article meets, or "" for none; the same in every run."""
    chance = random.Random(number)  # noqa: S311 - no secret
    return chance.choice((*TRANSIENT, *LASTING)) if chance.random() < plan.faults else ""


class Endpoint:
    """What was asked so far, and what is answered."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.asked: Counter[int] = Counter()
        self.requests = self.active = self.refused = 0
        self.first: float | None = None
        self._left = plan.cap
        self._seen = time.monotonic()

    def stats(self) -> bytes:
        """Return the counts as JSON."""
        told = {"requests": self.requests, "active": self.active, "refused": self.refused, "first": self.first}
        return json.dumps({**told, "asked": self.asked}).encode()

    async def answer(self, raw: bytes) -> bytes | None:
        """Return a whole response; None where the connection is to be reset."""
        found = NUMBER.search(raw)
        number = int(found[1]) if found else -1
        self.first = self.first or time.time()
        self.asked[number] += 1
        self.requests += 1
        self.active += 1
        try:
            if self.plan.latency_seconds:
                await asyncio.sleep(self.plan.latency_seconds)
            return self._response(fault_of(number, self.plan), self.asked[number])
        finally:
            self.active -= 1

    def _response(self, fault: str, times: int) -> bytes | None:
        if self._is_over_cap():
            self.refused += 1
            return _response(429, _error("Rate limit reached"), {"retry-after": "1", **self._limits()})
        if not fault or (fault in TRANSIENT and times > 1):
            return _response(200, _completion(json.dumps(DRAFT)), self._limits())
        return FAULTS[fault]

    def _is_over_cap(self) -> bool:
        if not self.plan.cap:
            return False
        now = time.monotonic()
        self._left = min(self.plan.cap, self._left + (now - self._seen) * self.plan.cap)
        self._seen = now
        if self._left < 1:
            return True
        self._left -= 1
        return False

    def _limits(self) -> dict[str, str]:
        if not self.plan.tells_limits:
            return {}
        missing = (self.plan.cap - self._left) / self.plan.cap
        return {
            "x-ratelimit-limit-requests": f"{self.plan.cap * 60:.0f}",
            "x-ratelimit-remaining-requests": f"{self._left:.0f}",
            "x-ratelimit-reset-requests": f"{missing * 1000:.0f}ms",
        }


def _error(message: str) -> bytes:
    return json.dumps({"error": {"message": message, "type": "x", "param": None, "code": None}}).encode()


def _completion(content: str | None, reason: str = "stop", *, refusal: str | None = None) -> bytes:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "finish_reason": reason, "message": message}
    usage = {"prompt_tokens": 1_000, "completion_tokens": 100}
    whole = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    return json.dumps(whole).encode()


def _response(status: int, body: bytes, headers: dict[str, str]) -> bytes:
    lines = {"content-type": "application/json", "content-length": str(len(body)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status} x\r\n{head}\r\n".encode() + body


FAULTS = {
    "429": _response(429, _error("Rate limit reached"), {"retry-after": "1"}),
    "500": _response(500, _error("The server had an error"), {}),
    "reset": None,
    "prose": _response(200, _completion("Here is what I think of this article: it is about houses."), {}),
    "invalid": _response(200, _completion(json.dumps(DRAFT)[:-9]), {}),
    "refusal": _response(200, _completion(None, refusal="I cannot help with that."), {}),
    "truncated": _response(200, _completion(json.dumps(DRAFT)[:40], "length"), {}),
}


async def _serve(endpoint: Endpoint) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = _LENGTH.search(head)
                body = await reader.readexactly(int(length[1])) if length else b""
                is_stats = head.startswith(b"GET")
                response = _response(200, endpoint.stats(), {}) if is_stats else await endpoint.answer(body)
                if response is None:
                    writer.transport.abort()
                    return
                writer.write(response)
                await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            writer.close()  # the client has gone

    server = await asyncio.start_server(talk, "127.0.0.1", 0, backlog=1_000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def command(plan: Plan) -> list[str]:
    """Return the command that serves; it prints its port."""
    return [sys.executable, "-m", "tools.batch_trials.server", json.dumps(asdict(plan))]


if __name__ == "__main__":
    asyncio.run(_serve(Endpoint(Plan(**json.loads(sys.argv[1])))))
