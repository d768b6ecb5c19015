"""The trials: each prints what it measured and yields what was violated."""

import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path

from tools.batch_trials.bench import Bench, Run, bench
from tools.batch_trials.server import LASTING, Plan, fault_of

Violations = Iterator[str]
_MOST_SENDS = 1.1  # an article, under a cap
_MOST_MEGABYTES = 250
LOCKED = 73
_MOST_SECONDS_TO_FIRST = 20
_MOST_SECONDS_OF_A_RERUN = 30


def kill(folder: Path, articles: int, *, kills: int, concurrency: int, seed: int) -> Violations:
    """Kill a run at random moments, end it, and run it once more."""
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    with bench(folder, Plan(latency_seconds=0.05), concurrency) as at:
        at.write(articles)
        yield from _second_run(at)
        steps = [chance.randrange(2 * articles // (kills + 2)) for _ in range(kills)]
        in_flight = [_killed(at, at.stats()["requests"] + step) for step in steps]
        final = at.run()
        asked, lists = at.stats()["requests"], at.lists()
        print(f"{kills} kills, calls in flight at each: {in_flight}")
        print(f"last run: status {final.status}, {final.seconds:.0f} s; requests for {articles} articles: {asked}")
        yield from _each_once(at, articles)
        if final.status != 0 or final.err.count("Traceback"):
            yield f"the last run ended with {final.status}: {final.err[-300:]}"
        if asked - articles > kills * concurrency:
            yield f"{asked - articles} requests too many; {kills * concurrency} were in flight at most"
        yield from _rerun(at, asked, lists)


def _second_run(at: Bench) -> Violations:
    """Start two runs on one folder; the second has to end at once and name the first."""
    first = at.start()
    _wait_for(at, 1, first)
    began = time.monotonic()
    second = at.run()
    seconds = time.monotonic() - began
    first.terminate()  # its calls in flight end and are saved: only the kills may cost requests
    first.communicate()
    print(f"second run: status {second.status} after {seconds:.1f} s: {second.err.strip().splitlines()[:1]}")
    if second.status != LOCKED or f"process {first.pid}," not in second.err:
        yield f"the second run ended with {second.status}: {second.err}"


def _killed(at: Bench, requests: int) -> int:
    """Kill a run once the endpoint has seen so many requests; return how many it was answering then."""
    process = at.start()
    _wait_for(at, requests, process)
    process.send_signal(signal.SIGKILL)
    active: int = at.stats()["active"]
    process.communicate()
    return active


def _wait_for(at: Bench, requests: int, process: "subprocess.Popen[str]") -> None:
    while at.stats()["requests"] < requests and process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)


def _each_once(at: Bench, articles: int) -> Violations:
    ids, paths, count = set(), set(), 0
    for summary in at.lines("summaries.jsonl"):
        count += 1
        ids.add(summary["article"]["id"])
        paths.update(summary["article"]["paths"])
    if not count == len(ids) == len(paths) == articles:
        yield f"{count} records of {len(ids)} articles with {len(paths)} paths for {articles} articles"


def _rerun(at: Bench, asked: int, lists: tuple[bytes, bytes]) -> Generator[str, None, Run]:
    again = at.run()
    more = at.stats()["requests"] - asked
    print(f"rerun: status {again.status}, {again.seconds:.1f} s, {more} requests, {_peaks(again)}")
    if at.stats()["requests"] != asked:
        yield f"the rerun made {at.stats()['requests'] - asked} requests"
    if at.lists() != lists:
        yield "the rerun changed a list"
    return again


def faults(folder: Path, articles: int, *, share: float, concurrency: int) -> Violations:
    """Let a share of the articles meet a fault: 429, 500, reset, truncated, prose, refusal, invalid JSON."""
    plan = Plan(latency_seconds=0.05, faults=share)
    with bench(folder, plan, concurrency) as at:
        at.write(articles)
        ran, stats = at.run(), at.stats()
        done = sum(1 for _ in at.lines("summaries.jsonl"))
        codes = Counter(failure["code"] for failure in at.lines("failed.jsonl"))
        lasting = sum(fault_of(number, plan) in LASTING for number in range(articles))
        met = Counter(fault_of(number, plan) for number in range(articles))
        each, most = stats["requests"] / articles, max(stats["asked"].values())
        print(f"faults met: {dict(met)}")
        print(f"status {ran.status}, {ran.seconds:.0f} s; records {done}, failures {dict(codes)}")
        print(f"requests an article {each:.3f}, at most {most}")
        if done + codes.total() != articles:
            yield f"{articles - done - codes.total()} articles are neither a record nor a failure"
        if done < 0.99 * (articles - lasting):
            yield f"only {done} records of {articles - lasting} articles whose fault passes"
        if each > 1.3 or most > 4:
            yield f"{each:.3f} requests an article, at most {most}"
        yield from _no_traceback(ran)


def _no_traceback(ran: Run) -> Violations:
    if "Traceback" in ran.err:
        yield f"a traceback: {ran.err[-2_000:]}"


def cap(folder: Path, articles: int, *, a_second: float, concurrency: int, tells_limits: bool) -> Violations:
    """Let the endpoint refuse more than so many requests a second."""
    with bench(folder, Plan(latency_seconds=0.05, cap=a_second, tells_limits=tells_limits), concurrency) as at:
        at.write(articles)
        ran, stats = at.run(), at.stats()
        each = stats["requests"] / articles
        print(f"status {ran.status}, {ran.seconds:.0f} s, {articles / ran.seconds:.1f} articles/s under {a_second:g}")
        print(f"sends an article {each:.3f}, refused {stats['refused']}")
        yield from _each_once(at, articles)
        yield from _no_traceback(ran)
        if each > _MOST_SENDS:
            yield f"{each:.3f} sends an article"


def memory(folder: Path, articles: int, *, fewer: int, concurrency: int) -> Violations:
    """Run fewer articles, then all of them, and compare the peaks of memory."""
    before = yield from _whole(folder / "fewer", fewer, concurrency)
    after = yield from _whole(folder / "all", articles, concurrency)
    if after.megabytes > 1.2 * before.megabytes or after.megabytes > _MOST_MEGABYTES:
        yield f"peak memory {before.megabytes:.0f} MB, then {after.megabytes:.0f} MB"


def _whole(folder: Path, articles: int, concurrency: int) -> Generator[str, None, Run]:
    with bench(folder, Plan(), concurrency) as at:
        at.write(articles)
        ran, asked = at.run(), at.stats()["requests"]
        print(f"{articles} articles: status {ran.status}, {ran.seconds:.0f} s, {_peaks(ran)}")
        yield from _each_once(at, articles)
        yield from _rerun(at, asked, at.lists())
        return ran


def files(folder: Path, articles: int, *, concurrency: int) -> Violations:
    """Begin with many small files; then, with a ledger that knows them all, run with nothing to do, twice.

    The first of these reads every file, the second none. The tool fills the ledger with copies of one record.
    """
    with bench(folder, Plan(), concurrency) as at:
        at.write(articles)
        process, began = at.start(), time.time()
        _wait_for(at, 1, process)
        first = at.stats()["first"] - began
        process.terminate()
        process.communicate()
        print(f"{articles} files: first request after {first:.1f} s")
        if first > _MOST_SECONDS_TO_FIRST:
            yield f"the first request came after {first:.1f} s"
        print(f"filling the ledger took {at.fill():.0f} s")
        asked, reading = at.stats()["requests"], at.run()
        print(f"a run that reads every file and asks nothing: {reading.seconds:.1f} s, {_peaks(reading)}")
        yield from _each_once(at, articles)
        again = yield from _rerun(at, asked, at.lists())
        if again.seconds > _MOST_SECONDS_OF_A_RERUN:
            yield "a run with nothing to do took too long"


def _peaks(ran: Run) -> str:
    return f"peak {ran.megabytes:.0f} MB, of a reader {ran.reader_megabytes:.0f} MB"
