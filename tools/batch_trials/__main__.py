"""Try `summarizer batch` at full size: python -m tools.batch_trials kill|faults|cap|memory|files [--articles N] [...].

Each trial prints what it measured, then a verdict; the exit status is 1 where something was violated. The endpoint is
a process on 127.0.0.1; articles, ledgers and lists lie in a temporary folder.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.batch_trials import trials

ARTICLES = {"kill": 10_000, "faults": 2_000, "cap": 2_000, "memory": 10_000, "files": 100_000}


def main() -> int:
    """Run one trial and return the exit status."""
    given = _arguments()
    began = time.monotonic()
    print(f"{given.trial}: {given.articles} articles, {given.concurrency} at once, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        violations = list(_trial(given, Path(folder)))
    for violation in violations:
        print(f"VIOLATED: {violation}")
    print(f"{'violated' if violations else 'ok'}, {time.monotonic() - began:.0f} s")
    return 1 if violations else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trial", choices=ARTICLES)
    parser.add_argument("--articles", type=int, help=f"default: {ARTICLES}")
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=4, help="of the moments of the kills")
    parser.add_argument("--faults", type=float, default=0.1, help="share of the articles that meet one")
    parser.add_argument("--cap", type=float, default=60.0, help="requests a second")
    parser.add_argument("--tells-limits", action="store_true", help="the capped endpoint sends x-ratelimit headers")
    parser.add_argument("--fewer", type=int, default=1_000, help="articles of the run that memory is compared with")
    given = parser.parse_args()
    given.articles = given.articles or ARTICLES[given.trial]
    return given


def _trial(given: argparse.Namespace, folder: Path) -> Iterator[str]:
    count, concurrency = given.articles, given.concurrency
    match given.trial:
        case "kill":
            return trials.kill(folder, count, kills=given.kills, concurrency=concurrency, seed=given.seed)
        case "faults":
            return trials.faults(folder, count, share=given.faults, concurrency=concurrency)
        case "cap":
            return trials.cap(
                folder, count, a_second=given.cap, concurrency=concurrency, tells_limits=given.tells_limits
            )
        case "memory":
            return trials.memory(folder, count, fewer=given.fewer, concurrency=concurrency)
        case _:
            return trials.files(folder, count, concurrency=concurrency)


if __name__ == "__main__":
    sys.exit(main())
