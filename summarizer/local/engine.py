"""The embedded engine: one model server on the loopback, alive for the `with` block and never longer than we are."""

import json
import os
import secrets
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import IO

from summarizer.errors import ConfigurationError
from summarizer.local.serve import Order
from summarizer.local.weights import Weights

CONTEXT_TOKENS = 8192
START_SECONDS = 300.0  # a cold disk needs most of a minute for 1.1 GB
STOP_SECONDS = 5.0


@dataclass(frozen=True)
class Endpoint:
    """Where the engine listens; speaks the OpenAI protocol and takes JSON schemas (mode json_schema)."""

    base_url: str
    api_key: str
    model: str

    def __repr__(self) -> str:
        return f"Endpoint(base_url={self.base_url!r}, api_key='***', model={self.model!r})"


@contextmanager
def local_engine(weights: Weights, *, threads: int = 2) -> Iterator[Endpoint]:
    """Start the model server, give its endpoint, and stop it at the end of the block.

    It listens on 127.0.0.1 only, on a free port, behind a random key, and prints nothing. It also ends when this
    process is killed. Raises ConfigurationError where it does not start.
    """
    api_key = secrets.token_urlsafe(32)
    order = Order(str(weights.path), weights.model, api_key, threads, CONTEXT_TOKENS)
    with tempfile.TemporaryFile() as log:
        process = _spawn(log)
        try:
            address = _start(process, order, log)
            yield Endpoint(f"{address}/v1", api_key, weights.model)
        finally:
            _stop(process)


def _spawn(log: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start our serving module in a fresh interpreter with our own import path, deaf to this terminal's Ctrl-C.

    It is handed over as source, so that the child imports none of us and a zipped installation works too.
    -P keeps the current folder out of the path: an article folder may hold a file named like a module.
    """
    program = files("summarizer.local").joinpath("serve.py").read_text("utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    return subprocess.Popen(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-P", "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        env=environment,
        start_new_session=True,
    )


def _start(process: "subprocess.Popen[bytes]", order: Order, log: IO[bytes]) -> str:
    """Hand over the order and return the address that comes back."""
    answer: dict[str, str] = {}
    if process.stdin is not None and process.stdout is not None:
        try:
            process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass  # it has ended already; its log says why
        else:
            ready, _, _ = select.select([process.stdout], [], [], START_SECONDS)
            line = process.stdout.readline() if ready else b""
            answer = json.loads(line) if line else {}
    if "address" not in answer:
        raise ConfigurationError(
            f"the local model did not start: {answer.get('error') or _last_words(log)}",
            advice="`summarizer doctor` looks at the local model; it needs 2.5 GB of free memory.",
        )
    return answer["address"]


def _last_words(log: IO[bytes]) -> str:
    """Return the last line that the engine printed."""
    log.seek(0)
    lines = log.read().decode("utf-8", "replace").strip().split("\n")
    return lines[-1][:300] or "no answer"


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the engine: ask by closing its standard input, then insist."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
