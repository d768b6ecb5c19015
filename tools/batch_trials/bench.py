"""A trial's bench: an endpoint, a folder of articles, and runs of the command with what they took."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.ingest import sources
from summarizer.ledger import Result, open_ledger, read_ledger
from tests.servers.batch import article_text
from tools.batch_trials.server import Plan, command

_A_FOLDER = 1_000  # files


@dataclass(frozen=True)
class Run:
    """How a run ended; memory in MB is the peak of the process, and of the largest of its readers."""

    status: int
    err: str
    seconds: float
    first_request: float | None
    megabytes: float
    reader_megabytes: float


class Bench:
    """A folder for one trial."""

    def __init__(self, folder: Path, port: int, concurrency: int) -> None:
        self.inputs = folder / "in"
        self.out = folder / "out"
        self.concurrency = concurrency
        self._port = port

    def write(self, count: int) -> None:
        """Write so many small articles, a thousand a folder."""
        for number in range(count):
            folder = self.inputs / f"{number // _A_FOLDER:04}"
            if number % _A_FOLDER == 0:
                folder.mkdir(parents=True)
            (folder / f"{number:06}.txt").write_text(article_text(number), "utf-8")

    def stats(self) -> dict[str, Any]:
        """Return what the endpoint has counted."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/stats") as answer:
            told: dict[str, Any] = json.load(answer)
            return told

    def start(self) -> "subprocess.Popen[str]":
        """Start the command."""
        options = ["--out", str(self.out), "--concurrency", str(self.concurrency)]
        environment = {
            "OPENAI_BASE_URL": f"http://127.0.0.1:{self._port}/v1",
            "OPENAI_API_KEY": "sk-trial",
            "SUMMARIZER_MODEL": "some-model",
            "SUMMARIZER_MODE": "json_schema",
            "SUMMARIZER_REPAIR": "never",
        }
        return subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "summarizer", "batch", str(self.inputs), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )

    def run(self) -> Run:
        """Run the command to its end and measure it."""
        began, before = time.time(), self.stats()["first"]
        process = self.start()
        peak = reader_peak = 0.0
        while process.poll() is None:
            peak = max(peak, _peak_megabytes(process.pid))
            reader_peak = max([reader_peak, *map(_peak_megabytes, _children(process.pid))])
            time.sleep(0.1)
        seconds, first = time.time() - began, self.stats()["first"]
        err = process.stderr.read() if process.stderr else ""
        first_request = first - began if before is None and first is not None else None
        return Run(process.returncode, err, seconds, first_request, peak, reader_peak)

    def fill(self) -> float:
        """Give every article that the ledger does not know a copy of a record that it holds; return the seconds."""
        began = time.time()
        with read_ledger(self.out) as reader:
            recipe, record = reader.recipe, next(reader.records())
        with open_ledger(self.out, recipe) as ledger:
            for source in sources([str(self.inputs)]):
                [article] = source.read()
                if ledger.state(article.id) is None:
                    told = record.summary.replace(record.article_id, article.id).replace(record.paths[0], source.path)
                    ledger.save(article, [source.path], Result(summary=told), [])
        return time.time() - began

    def lines(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield the lines of a list, one at a time."""
        with (self.out / name).open(encoding="utf-8", newline="\n") as file:
            yield from map(json.loads, file)

    def lists(self) -> tuple[bytes, bytes]:
        """Return the bytes that a rerun may not change."""
        return (self.out / "summaries.jsonl").read_bytes(), (self.out / "failed.jsonl").read_bytes()


def _peak_megabytes(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:  # it has just ended
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def _children(pid: int) -> list[int]:
    """Return the processes that any thread of this one has started."""
    try:
        told = [path.read_text("utf-8") for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it has just ended
        return []
    return [int(child) for children in told for child in children.split()]


@contextmanager
def bench(folder: Path, plan: Plan, concurrency: int) -> Iterator[Bench]:
    """Run an endpoint for the block."""
    with subprocess.Popen(command(plan), stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own module
        try:
            port = int(server.stdout.readline()) if server.stdout else 0
            yield Bench(folder, port, concurrency)
        finally:
            server.kill()
