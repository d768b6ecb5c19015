"""Measure `summarizer batch` beside a bare asyncio loop and plain instructor, on one core each for client and server.

python -m tools.bench_batch [--articles 2000] [--latency 0.2] [--seats 8 64] [--runs 3] [--peers ...] [--write-docs]

Every client asks about the same articles of 3 KB; the endpoint answers each after the same latency. `batch` does all
its work: passages, mentions, checks, audit, ledger, lists. `batch, repaired` gets a first answer that needs a repair
for every article, so two requests each. Of several runs the fastest is told; the
machine should do nothing else meanwhile.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.bench_batch.corpus import write

DOCS = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
_BEGIN, _END = "<!-- bench_batch: start -->", "<!-- bench_batch: end -->"
_PEERS = {"bare": "bare", "instructor": "instructor", "batch": "batch", "batch, repaired": "batch"}
_CLIENT_CORE, _SERVER_CORE = "0", "1"
Row = dict[str, float]


@contextmanager
def _endpoint(answers: Path, seconds: float, *, needs_repair: bool) -> Iterator[str]:
    command = ["-m", "tools.bench_batch.server", str(answers), str(seconds), *(["repair"] if needs_repair else [])]
    with subprocess.Popen(_pinned(_SERVER_CORE, command), stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            port = server.stdout.readline().strip() if server.stdout else ""
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


def _pinned(core: str, command: list[str]) -> list[str]:
    taskset = shutil.which("taskset")
    return [*([taskset, "-c", core] if taskset else []), sys.executable, *command]


def _run(peer: str, folder: Path, url: str, *, seats: int, count: int) -> Row:
    with tempfile.TemporaryDirectory() as out:
        command = ["-m", "tools.bench_batch.clients", _PEERS[peer], str(folder / "articles"), url, out]
        command += ["--seats", str(seats), "--count", str(count)]
        ran = subprocess.run(_pinned(_CLIENT_CORE, command), stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    row: Row = json.loads(ran.stdout)
    return row


def _measure(arguments: argparse.Namespace, folder: Path) -> Iterator[tuple[str, int, Row]]:
    """Yield the fastest run of each peer for each number of seats; peers take turns, so that a slow hour hits all."""
    for seats in arguments.seats:
        best: dict[str, Row] = {}
        for _ in range(arguments.runs):
            for peer in arguments.peers:
                with _endpoint(
                    folder / "answers.jsonl", arguments.latency, needs_repair=peer.endswith("repaired")
                ) as url:
                    row = _run(peer, folder, url, seats=seats, count=arguments.articles)
                print(f"{peer}, {seats} seats: {row['rate']:.1f} articles/s", file=sys.stderr)
                if peer not in best or row["rate"] > best[peer]["rate"]:
                    best[peer] = row
        yield from ((peer, seats, row) for peer, row in best.items())


def _table(rows: Iterator[tuple[str, int, Row]], latency: float) -> Iterator[str]:
    yield "| client | in flight | articles/s | of the limit | CPU s per 1,000 | first result, s | peak MB |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for peer, seats, row in rows:
        limit = seats / latency / (2 if peer.endswith("repaired") else 1)
        yield (
            f"| {peer} | {seats} | {row['rate']:.1f} | {row['rate'] / limit:.2f} | {row['cpu_per_1000']:.1f}"
            f" | {row['first']:.2f} | {row['peak_mb']:.0f} |"
        )


def main() -> None:
    """Print the table, or put it into docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--latency", type=float, default=0.2, metavar="SECONDS")
    parser.add_argument("--seats", type=int, nargs="+", default=[8, 64])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="+", choices=_PEERS, default=list(_PEERS))
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/performance.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, arguments.articles)
        lines = list(_table(_measure(arguments, folder), arguments.latency))
    print("\n".join(lines))
    if arguments.write_docs:
        before, rest = DOCS.read_text("utf-8").split(_BEGIN)
        _, after = rest.split(_END)
        table = "\n".join(lines)
        DOCS.write_text(f"{before}{_BEGIN}\n{table}\n{_END}{after}", "utf-8")


if __name__ == "__main__":
    main()
