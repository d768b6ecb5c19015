"""The docs: every code is explained, every setting is named, every link leads somewhere."""

import ast
import hashlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import get_args

import pytest

import summarizer
from summarizer import Article, errors, find_mentions
from summarizer.cli.app import app
from summarizer.ingest import SUFFIXES, metadata, records
from summarizer.settings import Settings
from summarizer.summary import Doubt, WarningCode, WithheldCode

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("schemas/*.md"), *ROOT.glob("tests/data/**/*.md")]
)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def section(page: str, heading: str) -> str:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return re.split(r"^## ", text.partition(f"## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def explained(heading: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", section("codes.md", heading), flags=re.MULTILINE)


def error_codes() -> set[str]:
    classes = [value for value in vars(errors).values() if inspect.isclass(value)]
    return {value.code for value in classes if issubclass(value, errors.SummarizerError)}


def calls(name: str) -> list[ast.Call]:
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "summarizer").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [node for node in nodes if ast.unparse(node.func).rpartition(".")[2] == name]


def article_codes() -> set[str]:
    """Return the codes that ArticleErrors are made with; each is a plain string, or that of another error."""
    values = [word.value for call in calls("ArticleError") for word in call.keywords if word.arg == "code"]
    passed_on = {"error.code", "error['code']"}
    return {ast.literal_eval(value) for value in values if ast.unparse(value) not in passed_on}


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Errors", error_codes()),
        ("Inputs that hold no article", article_codes()),
        ("Withheld items", set(get_args(WithheldCode))),
        ("Doubts", set(get_args(Doubt))),
        ("Warnings", set(get_args(WarningCode))),
    ],
)
def test_every_code_is_explained_once_and_no_other(heading: str, codes: set[str]) -> None:
    assert sorted(explained(heading)) == sorted(codes)


def environment_names() -> set[str]:
    prefix = Settings.model_config.get("env_prefix", "")
    names = set()
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        choices = getattr(alias, "choices", [alias] if alias else [f"{prefix}{name.upper()}"])
        names |= {str(choice) for choice in choices}
    return names


@pytest.mark.parametrize("name", sorted(environment_names()))
def test_every_setting_is_explained(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "endpoints.md").read_text("utf-8")


def test_docs_and_advice_name_only_settings_that_exist() -> None:
    texts = [page.read_text("utf-8") for page in PAGES]
    texts += [path.read_text("utf-8") for path in (ROOT / "summarizer").rglob("*.py")]
    named = {name for text in texts for name in re.findall(r"\bSUMMARIZER_[A-Z_]+\b", text)}

    assert named - environment_names() == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_design_page_draws_every_module() -> None:
    tree = section("design.md", "The tree")
    modules = {module.name for module in pkgutil.iter_modules(summarizer.__path__)} - {"__main__"}

    assert [name for name in sorted(modules) if not re.search(rf"\b{name}\b", tree)] == []


def commands_of(page: str) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / page).read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_readme_has_lines_to_try_an_article_and_a_folder_and_one_to_test_it() -> None:
    set_ups = [line for line in commands_of("README.md") if line.startswith("python3 -m venv .venv && ")]

    assert [line.rpartition(" && ")[2] for line in set_ups] == [
        ".venv/bin/summarizer summarize examples/truce.txt",
        ".venv/bin/summarizer batch examples/town --out summaries",
        ".venv/bin/pytest",
    ]


def test_ci_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    pattern = re.search(r"grep -E '(.+)' README\.md", script)
    assert pattern

    found = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if re.search(pattern[1], line)]
    assert len(found) == 1
    assert "pip install" not in script


def test_readme_python_runs_with_a_canned_model(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    block = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL)[0]
    canned = block.replace("Summarizer()", "Summarizer(CannedModel())")
    monkeypatch.chdir(ROOT)

    exec(f"from summarizer.testing import CannedModel\n{canned}", {})  # noqa: S102 - our own README

    assert "32,414 exact 32414" in capsys.readouterr().out


def command_names() -> set[str]:
    groups = {str(group.name) for group in app.registered_groups}
    return {str(command.name) for command in app.registered_commands} | groups


def test_readme_names_every_command() -> None:
    named = re.findall(r"^\| `summarizer ([a-z-]+)", (ROOT / "README.md").read_text("utf-8"), flags=re.MULTILINE)

    assert sorted(named) == sorted(command_names())


def test_every_test_article_has_its_origin_and_licence_named() -> None:
    folder = ROOT / "tests" / "data" / "articles"
    named = set(re.findall(r"`(\w+\.txt)`", (folder / "NOTICE.md").read_text("utf-8")))

    assert named == {path.name for path in folder.glob("*.txt")}
    assert (folder / "truce.txt").read_bytes() == (ROOT / "examples" / "truce.txt").read_bytes()


def test_licence_is_the_full_apache_text() -> None:
    digest = hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest()

    # Of https://www.apache.org/licenses/LICENSE-2.0.txt, with its appendix.
    assert digest == "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"


def test_inputs_page_names_every_suffix_and_every_field() -> None:
    text = (ROOT / "docs" / "inputs.md").read_text("utf-8")
    fields = (*records._TEXT, *records._LISTS)  # noqa: SLF001 - the page lists what the readers look for
    names = (metadata._TITLE, metadata._PUBLISHED, metadata._URL, metadata._PUBLISHER, metadata._LANGUAGE)  # noqa: SLF001

    expected = [*SUFFIXES, *fields, *(name for group in names for name in group)]
    assert [name for name in expected if f"`{name}`" not in text] == []


def test_texts_name_only_commands_that_exist() -> None:
    sources = [*PAGES, *(ROOT / "summarizer").rglob("*.py")]
    named = {name for path in sources for name in re.findall(r"`summarizer ([a-z][a-z-]*)", path.read_text("utf-8"))}

    assert named - command_names() == set()


def rules_page() -> set[str]:
    rows = re.findall(r"^\| (`.+?`) \|", (ROOT / "docs" / "rules.md").read_text("utf-8"), flags=re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_rules_that_set_mentions_aside_are_explained() -> None:
    articles = [Article.from_file(path) for path in (ROOT / "tests" / "data" / "articles").glob("*.txt")]
    rules = {mention.rule for article in articles for mention in find_mentions(article).ignored}

    assert rules
    assert rules - rules_page() == set()


def test_every_repair_is_explained() -> None:
    rules = {ast.literal_eval(word.value) for call in calls("Repair") for word in call.keywords if word.arg == "rule"}

    assert rules
    assert rules - rules_page() == set()
