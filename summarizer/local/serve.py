"""The engine's own process: xllamacpp's HTTP server on the loopback, until standard input closes.

Started by `summarizer.local.engine`, never by hand. One JSON line comes in on standard input (what to load), one goes
out on standard output (where it listens, or what went wrong). What the native library prints goes to standard error.
The parent holds the other end of standard input: when the parent ends, however it ends, so does this process.
"""

import json
import os
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    """What to load and how to serve it."""

    path: str
    model: str
    api_key: str
    threads: int
    context_tokens: int


def main() -> None:
    """Serve until standard input closes."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # the native library writes to file descriptor 1
    order = Order(**json.loads(sys.stdin.readline()))
    try:
        server = _start(order)
    except RuntimeError as error:
        answers.write(json.dumps({"error": str(error)}) + "\n")
        answers.flush()
        os._exit(1)
    answers.write(json.dumps({"address": server}) + "\n")
    answers.flush()
    sys.stdin.read()
    os._exit(0)  # the native threads do not end by themselves


_RUNNING: list[object] = []


def _start(order: Order) -> str:
    """Start the server and return its address.

    One slot and no prompt cache: with either, equal requests get different answers at temperature 0.
    """
    import xllamacpp  # noqa: PLC0415 - only this process loads the native library

    parameters = xllamacpp.CommonParams()
    parameters.model.path = order.path
    parameters.model_alias = {order.model}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [order.api_key]
    parameters.n_ctx = order.context_tokens
    parameters.n_parallel = 1
    parameters.cache_prompt = False
    parameters.cache_ram_mib = 0
    parameters.n_gpu_layers = 0
    parameters.ui = False
    parameters.offline = True
    parameters.endpoint_slots = False
    parameters.cors_origins = "http://127.0.0.1"
    parameters.cpuparams.n_threads = order.threads
    parameters.cpuparams_batch.n_threads = order.threads
    parameters.sampling.temp = 0.0
    parameters.sampling.seed = 1
    server = xllamacpp.Server(parameters)
    _RUNNING.append(server)
    return str(server.listening_address)


if __name__ == "__main__":
    main()
