"""What others may rely on: the public names, and commands that start without the heavy libraries."""

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import summarizer
from summarizer import errors

PROMISED = {"Article", "Settings", "Summarizer", "SummarizerError", "Summary"}
# What a start must not wait for: the model's client, the HTML reader, the language detector, and what they bring along.
HEAVY = {
    *("openai", "instructor", "trafilatura", "tenacity", "aiohttp", "httpx2", "numpy", "lxml", "py3langid"),
    *("genai_prices", "charset_normalizer", "xllamacpp", "yaml"),
}
RUN_COMMAND = """
import json, sys
from summarizer.cli import main
try:
    sys.argv = ["summarizer", *json.loads(sys.argv[1])]
    main()
except SystemExit as stop:
    status = stop.code or 0
else:
    status = 0
print(json.dumps({"status": status, "modules": sorted(name.partition(".")[0] for name in sys.modules)}))
"""


def python(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_promised_names_are_public() -> None:
    assert set(summarizer.__all__) >= PROMISED


def test_public_names_are_listed_once_and_in_order() -> None:
    assert list(summarizer.__all__) == sorted(set(summarizer.__all__), key=str)


@pytest.mark.parametrize("name", summarizer.__all__)
def test_public_name_is_importable_and_documented(name: str) -> None:
    value = getattr(summarizer, name)

    assert name == "__version__" or value.__doc__


def test_type_checkers_see_the_same_names_in_the_same_places() -> None:
    tree = ast.parse(Path(summarizer.__file__).read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    seen = {alias.asname: f"{node.module}" for node in imports for alias in node.names if alias.asname}

    assert sorted(seen) == summarizer.__all__
    assert all(getattr(import_module(home), name) is getattr(summarizer, name) for name, home in seen.items())


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        getattr(summarizer, "summarise")  # noqa: B009 - a type checker would refuse the plain form


def test_canned_model_is_there_for_the_tests_of_others() -> None:
    assert import_module("summarizer.testing").CannedModel().requests == []


def test_every_error_is_one_of_ours_and_has_its_own_code() -> None:
    classes = [value for value in vars(errors).values() if isinstance(value, type)]
    codes = [cls.code for cls in classes if issubclass(cls, errors.SummarizerError)]

    assert all(issubclass(cls, errors.SummarizerError) for cls in classes)
    assert len(codes) == len(set(codes))


def test_errors_docstring_draws_every_class() -> None:
    classes = {name for name, value in vars(errors).items() if isinstance(value, type)}
    drawn = {word for word in (errors.__doc__ or "").split() if word.endswith("Error")}

    assert drawn == classes


def test_import_of_the_package_loads_no_client() -> None:
    loaded = python("-c", "import summarizer, sys; print(*sys.modules)").split()

    assert {"openai", "instructor", "trafilatura", "aiohttp", "numpy"} & set(loaded) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["summarize", "--help"], ["batch", "--help"], ["doctor", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    report = json.loads(python("-c", RUN_COMMAND, json.dumps(arguments)).splitlines()[-1])

    assert report["status"] == 0
    # Typer itself takes pydantic for a command's options, but not for the list of commands.
    heavy = HEAVY | {"pydantic", "rich"} if arguments == ["--help"] else HEAVY
    assert heavy & set(report["modules"]) == set()


def test_help_names_every_command() -> None:
    text = python("-m", "summarizer", "--help")

    commands = (
        "summarize",
        "batch",
        "export",
        "check",
        "log",
        "text",
        "mentions",
        "verify",
        "schema",
        "prompts",
        "doctor",
    )
    assert [command for command in commands if command not in text] == []
