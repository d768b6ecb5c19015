"""A batch on real disks that are full or read-only: a plain message, the right status, and nothing damaged."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.batch import Bench, batch_bench, slowly

UNSHARE = ["unshare", "--map-root-user", "--mount"]


def can_mount() -> bool:
    try:
        return subprocess.run([*UNSHARE, "true"], check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


pytestmark = pytest.mark.skipif(not can_mount(), reason="`unshare --map-root-user --mount` is not allowed here")


def in_namespace(bench: Bench, *lines: str) -> "subprocess.CompletedProcess[str]":
    """Run shell where mounts are ours alone; `RUN`, `DO` and `OUT` stand for the batch, the program and the folder."""
    program = f"{shlex.quote(sys.executable)} -m summarizer"
    out = shlex.quote(str(bench.out))
    script = "\n".join(lines).replace("RUN", f"DO batch {shlex.quote(str(bench.inputs))} --out OUT")
    script = script.replace("DO", program).replace("OUT", out)
    return subprocess.run(
        [*UNSHARE, "sh", "-c", script],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env=bench.environment(),
    )


def test_full_disk_stops_the_run_damages_nothing_and_the_next_run_goes_on(tmp_path: Path) -> None:
    with batch_bench(tmp_path, slowly(0.01), count=80) as bench:
        bench.out.mkdir()
        ran = in_namespace(
            bench,
            "mount -t tmpfs -o size=600k none OUT || exit 99",
            "RUN; echo first $?",
            "DO check OUT; echo check $?",
            "mount -o remount,size=50m OUT",
            "RUN; echo second $?",
            "DO check OUT; echo check $?",
            f"cp OUT/*.jsonl {shlex.quote(str(tmp_path))}",
        )

        assert ran.stdout.split("\n")[:4] == ["first 74", "check 0", "second 0", "check 0"]
        assert "the disk is full" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert (tmp_path / "summaries.jsonl").read_text("utf-8").count("\n") == 80
        assert bench.requests - 80 <= 8


def test_disk_that_is_full_from_the_start_ends_before_the_first_request(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=2) as bench:
        bench.out.mkdir()
        ran = in_namespace(
            bench,
            "mount -t tmpfs -o size=64k none OUT || exit 99",
            "dd if=/dev/zero of=OUT/ballast bs=4k count=16 2>/dev/null",
            "RUN; echo $?",
        )

        assert (ran.stdout, bench.requests) == ("74\n", 0)
        assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("is_new", [True, False])
def test_read_only_folder_ends_before_the_first_request(tmp_path: Path, *, is_new: bool) -> None:
    with batch_bench(tmp_path, count=2) as bench:
        bench.out.mkdir()
        if not is_new:
            bench.run("--limit", "1")
        asked = bench.requests
        ran = in_namespace(bench, "mount --bind OUT OUT && mount -o remount,ro,bind OUT || exit 99", "RUN; echo $?")

        assert (ran.stdout, bench.requests) == ("73\n", asked)
        assert "[output]" in ran.stderr
        assert "Traceback" not in ran.stderr


def test_read_only_folder_can_be_checked_and_told_of(tmp_path: Path) -> None:
    with batch_bench(tmp_path, count=2) as bench:
        bench.run()
        ran = in_namespace(
            bench,
            "mount --bind OUT OUT && mount -o remount,ro,bind OUT || exit 99",
            "DO check OUT; echo $?",
            "DO log OUT > /dev/null; echo $?",
            "DO export OUT; echo $?",
        )

        assert ran.stdout == "0\n0\n73\n"
        assert "Traceback" not in ran.stderr
