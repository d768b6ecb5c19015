"""A real HTTP server on 127.0.0.1 that speaks /v1/files, /v1/batches and chat completions, by OpenAI's reference.

A batch moves on when the test says so (`work`). Every question, be it in real time or a line of a file, is answered by
the same `answer`: it gets the body of a chat completion and returns a status and a body.
Source: https://platform.openai.com/docs/api-reference/batch and https://platform.openai.com/docs/guides/batch.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.servers import steps
from tests.servers.batch import DRAFT, Bench, Ended
from tests.servers.fake import Completion, Exchange, FakeServer, Seen, Step

Json = dict[str, Any]
Answer = Callable[[Json], tuple[int, Json]]
KEY = "sk-canary-0123456789"
NOW = 1_790_000_000
MOST_BYTES = 200_000_000
MOST_LINES = 50_000
ROUTES: tuple[tuple[str, str, str], ...] = (
    ("POST", r"/v1/files", "upload"),
    ("GET", r"/v1/files/([^/]+)", "file"),
    ("GET", r"/v1/files/([^/]+)/content", "content"),
    ("POST", r"/v1/batches", "create"),
    ("GET", r"/v1/batches", "list"),
    ("GET", r"/v1/batches/([^/]+)", "batch"),
    ("POST", r"/v1/batches/([^/]+)/cancel", "cancel"),
)


def completed(body: Json, draft: Json = DRAFT, **fields: Any) -> tuple[int, Json]:
    """Answer with a draft, where the question is one for a draft; the probe's is a smaller one."""
    seen = Seen("POST", "/v1/chat/completions", {}, json.dumps(body).encode())
    content = {"ok": True} if _asks_to_ping(body) else draft
    answered: Json = json.loads(Completion(json.dumps(content), **fields).body(seen))
    return 200, answered


def refused(status: int, message: str, code: str | None = None) -> tuple[int, Json]:
    return status, {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}


def text_of(body: Json) -> str:
    """Return what a question says last: the article."""
    return str(body["messages"][-1]["content"])


def _asks_to_ping(body: Json) -> bool:
    return "ok" in body.get("response_format", {}).get("json_schema", {}).get("schema", {}).get("properties", {})


def _go_on(exchange: Exchange) -> None:
    """Do nothing."""


@dataclass
class Faults:
    """What goes wrong from now on.

    Of each batch, only so many questions are answered before it expires (`answers_only`); each batch as a whole is
    refused (`refusal`); the lines of output files are altered (`alter`). `at_create` runs before a batch is made,
    `made` before its reply is sent; `once` takes the place of the next reply about files and batches, `content` of the
    next file that goes down.
    """

    answers_only: int | None = None
    refusal: Json | None = None
    alter: Callable[[list[str]], list[str]] = lambda lines: lines
    at_create: Step = _go_on
    made: Step = _go_on
    once: Step | None = None
    content: Step | None = None


@dataclass
class Account:
    """What the server holds: files by id, and batches, the oldest first."""

    files: dict[str, tuple[Json, bytes]] = field(default_factory=dict)
    batches: dict[str, Json] = field(default_factory=dict)

    def add_file(self, name: str, content: bytes, purpose: str) -> Json:
        file_id = f"file-{len(self.files) + 1}"
        described = {
            "id": file_id,
            "object": "file",
            "bytes": len(content),
            "created_at": NOW,
            "expires_at": NOW + 30 * 86_400,
            "filename": name,
            "purpose": purpose,
            "status": "processed",
        }
        self.files[file_id] = (described, content)
        return described


class BatchServer(FakeServer):
    """The server; `account` is what it holds, `faults` what goes wrong from now on."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(lambda exchange: exchange.send_body(500, b""))
        self.answer = answer
        self.account = Account()
        self.faults = Faults()
        self._changes = threading.Lock()

    @property
    def lines(self) -> list[Json]:
        """Return all questions that were uploaded."""
        inputs = [content for told, content in self.account.files.values() if told["purpose"] == "batch"]
        return [json.loads(line) for content in inputs for line in content.decode().split("\n") if line]

    def next_step(self, seen: Seen) -> Step:
        path = urlsplit(seen.path).path
        if seen.headers.get("authorization") != f"Bearer {KEY}":
            return steps.error(401, "Incorrect API key provided.", code="invalid_api_key")
        if path == "/v1/chat/completions":
            self.requests.append(seen)
            return _send(*self.answer(seen.body))
        self.others.append(seen)
        once, self.faults.once = self.faults.once, None
        if once is not None:
            return once
        for method, pattern, name in ROUTES:
            found = re.fullmatch(pattern, path)
            if seen.method == method and found:
                step: Step = getattr(self, f"_{name}")(seen, *found.groups())
                return step
        return steps.error(404, f"Invalid URL ({seen.method} {path})")

    def work(self) -> None:
        """Let every batch that is not over come to its end."""
        for batch in self.account.batches.values():
            if batch["status"] in ("validating", "in_progress", "cancelling"):
                self._finish(batch)

    def _upload(self, seen: Seen) -> Step:
        fields = _multipart(seen)
        if "file" not in fields or "purpose" not in fields:
            return steps.error(400, "'file' and 'purpose' are required properties")
        (name, content), (_, purpose) = fields["file"], fields["purpose"]
        if not (name or "").endswith(".jsonl") or len(content) > MOST_BYTES:
            return steps.error(400, "Invalid file format or size for Batch API")
        with self._changes:
            return _send(200, self.account.add_file(name or "", content, purpose.decode()))

    def _file(self, _seen: Seen, file_id: str) -> Step:
        held = self.account.files.get(file_id)
        return _send(200, held[0]) if held else steps.error(404, f"No such File object: {file_id}")

    def _content(self, _seen: Seen, file_id: str) -> Step:
        held = self.account.files.get(file_id)
        if held is None:
            return steps.error(404, f"No such File object: {file_id}")
        once, self.faults.content = self.faults.content, None
        return once or (lambda exchange: exchange.send_body(200, held[1], content_type="application/octet-stream"))

    def _create(self, seen: Seen) -> Step:
        asked = seen.body
        problem = self._problem(asked)
        if problem:
            return steps.error(400, problem)

        def step(exchange: Exchange) -> None:
            self.faults.at_create(exchange)
            if exchange.close_connection:
                return
            with self._changes:
                batch = self._made(asked)
            self.faults.made(exchange)
            if not exchange.close_connection:
                exchange.send_body(200, json.dumps(batch).encode())

        return step

    def _problem(self, asked: Json) -> str | None:
        if asked.get("completion_window") != "24h" or asked.get("endpoint") != "/v1/chat/completions":
            return "Invalid value for 'completion_window' or 'endpoint'"
        metadata = asked.get("metadata") or {}
        if len(metadata) > 16 or any(len(key) > 64 or len(value) > 512 for key, value in metadata.items()):
            return "Invalid 'metadata'"
        held = self.account.files.get(asked.get("input_file_id", ""))
        return None if held and held[0]["purpose"] == "batch" else f"No such File object: {asked.get('input_file_id')}"

    def _made(self, asked: Json) -> Json:
        dates = ("in_progress", "finalizing", "completed", "failed", "expired", "cancelling", "cancelled")
        batch: Json = {
            "id": f"batch_{len(self.account.batches) + 1}",
            "object": "batch",
            "endpoint": asked["endpoint"],
            "errors": None,
            "input_file_id": asked["input_file_id"],
            "completion_window": "24h",
            "status": "validating",
            "output_file_id": None,
            "error_file_id": None,
            "created_at": NOW,
            "expires_at": NOW + 86_400,
            **{f"{name}_at": None for name in dates},
            "request_counts": {"total": 0, "completed": 0, "failed": 0},
            "metadata": asked.get("metadata"),
        }
        self.account.batches[batch["id"]] = batch
        return batch

    def _list(self, seen: Seen) -> Step:
        query = parse_qs(urlsplit(seen.path).query)
        newest_first = list(reversed(self.account.batches.values()))
        ids = [batch["id"] for batch in newest_first]
        start = ids.index(query["after"][0]) + 1 if "after" in query else 0
        limit = min(100, int(query.get("limit", ["20"])[0]))
        page = newest_first[start : start + limit]
        ends = {"first_id": page[0]["id"] if page else None, "last_id": page[-1]["id"] if page else None}
        return _send(200, {"object": "list", "data": page, **ends, "has_more": start + limit < len(ids)})

    def _batch(self, _seen: Seen, batch_id: str) -> Step:
        batch = self.account.batches.get(batch_id)
        return _send(200, batch) if batch else steps.error(404, f"No batch found with id '{batch_id}'.")

    def _cancel(self, _seen: Seen, batch_id: str) -> Step:
        batch = self.account.batches.get(batch_id)
        if batch is None or batch["status"] not in ("validating", "in_progress"):
            return steps.error(409, "Cannot cancel this batch")
        batch.update(status="cancelling", cancelling_at=NOW + 60)
        return _send(200, batch)

    def _finish(self, batch: Json) -> None:
        content = self.account.files[batch["input_file_id"]][1]
        errors = [self.faults.refusal] if self.faults.refusal else list(_invalid(content))
        if errors:
            batch.update(status="failed", failed_at=NOW + 30, errors={"object": "list", "data": errors})
            return
        questions = [json.loads(line) for line in content.split(b"\n") if line]
        is_cancelled = batch["status"] == "cancelling"
        most = 0 if is_cancelled else self.faults.answers_only
        asked = questions if most is None else questions[:most]
        answered = [self._line(number, question) for number, question in enumerate(asked, start=1)]
        left = [_left(question, is_cancelled=is_cancelled) for question in questions[len(asked) :]]
        good = [line for line in answered if line["response"]["status_code"] == 200]
        bad = [line for line in answered if line not in good] + left
        self._end(batch, "cancelled" if is_cancelled else "expired" if left else "completed", good, bad)

    def _line(self, number: int, question: Json) -> Json:
        status, body = self.answer(question["body"])
        response = {"status_code": status, "request_id": f"req_{number}", "body": body}
        return {"id": f"batch_req_{number}", "custom_id": question["custom_id"], "response": response, "error": None}

    def _end(self, batch: Json, status: str, good: list[Json], bad: list[Json]) -> None:
        """Put the files in their place; the order of lines is not that of the input."""
        counts = {"total": len(good) + len(bad), "completed": len(good), "failed": len(bad)}
        batch.update({"status": status, f"{status}_at": NOW + 3_600, "request_counts": counts})
        for name, lines in (("output", good), ("error", bad)):
            if lines:
                written = [json.dumps(line) for line in reversed(lines)]
                text = "\n".join(self.faults.alter(written) if name == "output" else written) + "\n"
                held = self.account.add_file(f"{batch['id']}_{name}.jsonl", text.encode(), "batch_output")
                batch[f"{name}_file_id"] = held["id"]


def _left(question: Json, *, is_cancelled: bool) -> Json:
    """Return the line of a question that was not asked."""
    why = {
        False: ("batch_expired", "This request could not be executed before the completion window expired."),
        True: ("batch_cancelled", "This request was not executed because the batch was cancelled."),
    }
    code, message = why[is_cancelled]
    error = {"code": code, "message": message}
    return {"id": "batch_req_0", "custom_id": question["custom_id"], "response": None, "error": error}


def _invalid(content: bytes) -> Iterator[Json]:
    """Yield what the validation of an input file finds wrong."""
    ids, models = set(), set()
    lines = content.rstrip(b"\n").split(b"\n")
    if len(lines) > MOST_LINES:
        yield {"code": "too_many_requests", "line": None, "message": "The file has too many requests.", "param": None}
    for number, raw in enumerate(lines, start=1):
        try:
            line = json.loads(raw)
            ids.add(line["custom_id"])
            models.add(line["body"]["model"])
            is_good = len(ids) == number and len(models) == 1 and line["method"] == "POST"
            is_good = is_good and line["url"] == "/v1/chat/completions"
        except (ValueError, KeyError, TypeError):
            is_good = False
        if not is_good:
            yield {"code": "invalid_request", "line": number, "message": "This line is not valid.", "param": None}


def _multipart(seen: Seen) -> dict[str, tuple[str | None, bytes]]:
    """Return the parts of a form by name, each with its file name and content."""
    head = f"Content-Type: {seen.headers.get('content-type', '')}\r\n\r\n".encode()
    parts = BytesParser(policy=HTTP).parsebytes(head + seen.raw).iter_parts()
    fields = {}
    for part in parts:
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            fields[name] = (part.get_filename(), content)
    return fields


def _send(status: int, body: Json) -> Step:
    raw = json.dumps(body).encode()
    return lambda exchange: exchange.send_body(status, raw)


class Office(Bench):
    """A folder of articles, an output folder, and a server with batches."""

    server: BatchServer

    def submit(self, *arguments: str, **environment: str) -> Ended:
        return self.run(*self.submit_command(), *arguments, **environment)

    def submit_command(self) -> list[str]:
        return ["openai-batch", "submit", str(self.inputs), "--out", str(self.out)]

    def status(self, *arguments: str) -> Ended:
        return self.run("openai-batch", "status", str(self.out), *arguments)

    def fetch(self, **environment: str) -> Ended:
        return self.run("openai-batch", "fetch", str(self.out), **environment)

    def _command(self) -> list[str]:
        return []

    def _environment(self) -> dict[str, str]:
        return {**super()._environment(), "OPENAI_API_KEY": KEY}


@contextmanager
def office(folder: Path, answer: Answer = completed, *, count: int = 0) -> Iterator[Office]:
    server = BatchServer(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        bench = Office(folder, server)
        bench.write(count)
        yield bench
    finally:
        server.is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()
