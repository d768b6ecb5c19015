"""The shape of the code that no linter of ours checks: sizes, and nothing that only works on one machine."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "summarizer").rglob("*.py"))
MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_MODULE = 400
# The folders that git tracks and that people write in; what tools leave behind is not looked at.
WRITTEN = (
    "summarizer",
    "prompts",
    "schemas",
    "tests",
    "tools",
    "docs",
    "requirements",
    "examples",
    "cassettes",
    ".ci",
)
# Folders that exist on one machine only. A leading word character or dot means a relative path: "network/", "./opt/".
FOREIGN_PATH = re.compile(r"(?<![\w.:/])/(?:home/\w|(?:root|opt|Users)(?![\w-]))")


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def line_count(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def written_files() -> list[Path]:
    beneath = [path for folder in WRITTEN for path in (ROOT / folder).rglob("*")]
    top = [path for path in ROOT.iterdir() if path.name != ".git"]
    made = {"__pycache__", "node_modules"}
    return [path for path in sorted({*beneath, *top}) if path.is_file() and made.isdisjoint(path.parts)]


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8").count("\n") for path in MODULES}

    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_MODULE} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {line_count(node)}"
        for path in MODULES
        for node in functions(path)
        if line_count(node) > MOST_LINES_OF_A_FUNCTION
    ]

    assert long == []


def test_every_package_that_setuptools_ships_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    folders = {path.parent.relative_to(ROOT).as_posix().replace("/", ".") for path in MODULES}

    assert set(project["tool"]["setuptools"]["packages"]) == folders | {
        "summarizer.prompts",
        "summarizer.schemas",
    }


@pytest.mark.parametrize("text", ["open('/home/ann/x')", "see /root", "`/opt`", "/Users/ann"])
def test_a_path_of_one_machine_is_seen(text: str) -> None:
    assert FOREIGN_PATH.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://host/home/a",
        "./opt/x",
        "and/or/opt/",
        "/home/",
        "/optimum",
    ],
)
def test_other_slashes_are_no_path_of_one_machine(text: str) -> None:
    assert not FOREIGN_PATH.search(text)


def test_no_file_names_a_path_of_one_machine() -> None:
    own = Path(__file__).name
    found = {
        path.relative_to(ROOT).as_posix(): match.group()
        for path in written_files()
        if path.name != own and (match := FOREIGN_PATH.search(path.read_text("utf-8", errors="replace")))
    }

    assert found == {}
