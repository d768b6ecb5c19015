"""A batch on a bench: a server that answers every article after its own script, and the command in a process."""

import json
import logging
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from summarizer.cli.app import app
from summarizer.llm.memory import forget
from tests.servers import steps
from tests.servers.fake import Exchange, FakeServer, Step, serving

TEXT = (
    "The mayor of Elsewhere said on Monday that over {houses} houses would be rebuilt before the winter.\n\n"
    "“We will not wait,” the mayor said. The council of article {number} meets again in May."
)
NUMBER = re.compile(rb"council of article (\d+)")
DRAFT = {
    "gist": [{"passages": [1], "text": "The mayor said that over 250 houses would be rebuilt before the winter."}],
}
GOOD = steps.answers(DRAFT)


@dataclass(frozen=True)
class Ended:
    """How one run of the command ended."""

    status: int
    out: str
    err: str


class Bench:
    """A folder of articles, an output folder, and a server; `asked` counts the requests for each article."""

    def __init__(self, folder: Path, server: FakeServer) -> None:
        self.inputs = folder / "in"
        self.out = folder / "out"
        self.server = server
        self.repair = "never"
        self.inputs.mkdir(exist_ok=True)

    @property
    def asked(self) -> Counter[int]:
        return Counter(number_of(seen.raw) for seen in list(self.server.requests))

    @property
    def requests(self) -> int:
        return len(self.server.requests)

    def write(self, count: int) -> None:
        """Write so many articles, each different."""
        for number in range(count):
            (self.inputs / f"{number:04}.txt").write_text(article_text(number), "utf-8")

    def lines(self, name: str) -> list[dict[str, Any]]:
        """Return the lines of summaries.jsonl or failed.jsonl."""
        return [json.loads(line) for line in (self.out / name).read_text("utf-8").split("\n") if line]

    def lists(self) -> tuple[bytes, bytes]:
        """Return the bytes that a rerun may not change."""
        return (self.out / "summaries.jsonl").read_bytes(), (self.out / "failed.jsonl").read_bytes()

    def run(self, *arguments: str, **environment: str) -> Ended:
        """Run the command within this process, which is faster than a new one."""
        forget()
        ran = CliRunner().invoke(app, [*self._command(), *arguments], env={**self._environment(), **environment})
        logging.getLogger("summarizer").handlers.clear()
        if ran.exception and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        return Ended(ran.exit_code, ran.stdout, ran.stderr)

    def start(self, *arguments: str, stdin: int | None = None) -> "subprocess.Popen[str]":
        """Start the command as a process."""
        return subprocess.Popen(
            [*self.command, *arguments],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment(),
        )

    @property
    def command(self) -> list[str]:
        """Return the command, to be run as a process."""
        return [sys.executable, "-m", "summarizer", *self._command()]

    def _command(self) -> list[str]:
        return ["batch", str(self.inputs), "--out", str(self.out)]

    def environment(self) -> dict[str, str]:
        """Return the environment of a process that runs the command."""
        return {**os.environ, **self._environment()}

    def _environment(self) -> dict[str, str]:
        own = {"OPENAI_BASE_URL": self.server.url, "OPENAI_API_KEY": "sk-x", "SUMMARIZER_MODEL": "some-model"}
        return {**own, "SUMMARIZER_REPAIR": self.repair}

    def killed(self, seconds: float, *arguments: str, by: signal.Signals = signal.SIGKILL) -> Ended:
        """Run the command as a process and send it a signal so long after its first request."""
        before = self.requests
        process = self.start(*arguments)
        while self.requests == before and process.poll() is None:
            time.sleep(0.01)
        time.sleep(seconds)
        if process.poll() is None:
            process.send_signal(by)
        return ended(process)


def ended(process: "subprocess.Popen[str]") -> Ended:
    """Wait for a process."""
    out, err = process.communicate(timeout=60)
    return Ended(process.returncode, out, err)


def article_text(number: int) -> str:
    return TEXT.format(houses=250, number=number)


def number_of(raw: bytes) -> int:
    found = NUMBER.search(raw)
    return int(found[1]) if found else -1


def slowly(seconds: float, then: Step = GOOD) -> Step:
    def step(exchange: Exchange) -> None:
        time.sleep(seconds)
        then(exchange)

    return step


def by_article(choose: Callable[[int, int], Step]) -> Step:
    """Answer with the step that is chosen for an article's number and for how often it was asked, from 1."""
    asked: Counter[int] = Counter()

    def step(exchange: Exchange) -> None:
        number = number_of(exchange.seen.raw)
        asked[number] += 1
        choose(number, asked[number])(exchange)

    return step


@contextmanager
def batch_bench(folder: Path, step: Step = GOOD, *, count: int = 0) -> Iterator[Bench]:
    with serving(step) as server:
        bench = Bench(folder, server)
        bench.write(count)
        yield bench
