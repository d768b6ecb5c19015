"""The command line: data on stdout, talk on stderr, the contract's exit statuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from summarizer import Article, Draft, Settings, Summarizer
from summarizer.cli.show import as_markdown, lines
from summarizer.report.escaping import plain
from summarizer.testing import CannedModel

DATA = Path(__file__).parent / "data"
TRUCE = DATA / "articles" / "truce.txt"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "SUMMARIZER", "AZURE"))}


def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        env={**CLEAN, **environment},
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def summary_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    draft = Draft.model_validate_json((DATA / "scripted" / "truce.draft.json").read_text("utf-8"))
    with Summarizer(CannedModel(draft), settings=Settings(repair="never")) as summarizer:
        summary = summarizer.summarize(Article.from_file(TRUCE))
    path = tmp_path_factory.mktemp("summary") / "summary.json"
    path.write_text(summary.model_dump_json(indent=2), "utf-8")
    return path


def test_help_teaches_and_lists_the_commands() -> None:
    result = run("--help")

    assert result.returncode == 0
    for word in ("summarize", "mentions", "verify", "doctor", "OPENAI_API_KEY", "SUMMARIZER_MODEL"):
        assert word in result.stdout


def test_text_prints_the_normalised_text() -> None:
    result = run("text", "-", stdin="\ufeffOne line.\r\nAnother line.\r\n")

    assert result.stdout == "One line.\nAnother line.\n"


def test_mentions_is_one_json_line_an_article_with_exact_spans() -> None:
    result = run("mentions", TRUCE, "--format", "json")

    text = TRUCE.read_text("utf-8")
    [line] = [json.loads(each) for each in result.stdout.splitlines()]
    assert set(line) == {"article", "numbers", "quotations", "cues", "dates", "names", "ignored"}
    for section in ("numbers", "quotations", "cues", "dates", "names", "ignored"):
        assert all(text[each["start"] : each["end"]] == each["exact"] for each in line[section])
    assert {"cue", "source"} <= set(line["quotations"][0])
    assert {"low", "high", "qualifier", "unit", "change", "value"} <= set(line["numbers"][0])


def test_mentions_of_jsonl_keep_input_order_and_survive_a_bad_line(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    rows = [
        {"text": "He paid 5 euros."},
        {"title": "no text"},
        {"text": "She came on Tuesday.", "reference": "2016-11-07"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")

    result = run("mentions", file, "--format", "json")

    first, second = [json.loads(each) for each in result.stdout.splitlines()]
    assert first["numbers"][0]["value"] == 5
    assert second["dates"][0]["value"] == "2016-11-01"
    assert result.returncode == 3
    assert "[" in result.stderr


def test_verify_accepts_what_was_made_and_names_a_changed_item(summary_file: Path, tmp_path: Path) -> None:
    assert run("verify", summary_file, TRUCE).returncode == 0

    lie = tmp_path / "lie.json"
    lie.write_text(summary_file.read_text("utf-8").replace("people presumed dead", "people presumed deaf"), "utf-8")
    result = run("verify", lie, TRUCE)

    assert result.returncode == 1
    assert "N6: " in result.stdout


def test_verify_names_the_item_after_one_byte_of_the_article_changed(summary_file: Path, tmp_path: Path) -> None:
    article = tmp_path / "truce.txt"
    article.write_text(TRUCE.read_text("utf-8").replace("32,414", "32,415"), "utf-8")

    result = run("verify", summary_file, article)

    assert result.returncode == 1
    assert "N2: " in result.stdout


def test_verify_of_a_file_that_is_no_summary_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"schema_version": "1"', "utf-8")

    result = run("verify", broken, TRUCE)

    assert result.returncode == 1
    assert "broken.json" in result.stderr
    assert "Traceback" not in result.stderr


def test_summary_fits_its_published_schema(summary_file: Path) -> None:
    schema = json.loads(run("schema", "summary").stdout)

    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(summary_file.read_text("utf-8"))))
    assert errors == []


def test_prompts_can_be_listed_and_shown() -> None:
    assert "summary.v1" in run("prompts", "list").stdout
    assert run("prompts", "show", "summary.v1").stdout.startswith("---\nname: summary")
    assert run("prompts", "show", "nothing.v1").returncode == 2


def test_a_key_without_a_model_is_a_usage_error_with_advice() -> None:
    result = run("summarize", TRUCE, OPENAI_API_KEY="sk-canary-key")

    assert result.returncode == 2
    assert "SUMMARIZER_MODEL" in result.stderr
    assert "sk-canary-key" not in result.stderr
    assert result.stdout == ""


def test_a_setting_that_does_not_fit_is_named() -> None:
    result = run("summarize", TRUCE, OPENAI_API_KEY="x", SUMMARIZER_MODEL="m", SUMMARIZER_DEADLINE_SECONDS="soon")

    assert result.returncode == 2
    assert "deadline_seconds" in result.stderr.lower()


def test_missing_file_is_an_error_and_no_traceback() -> None:
    result = run("summarize", "nowhere.txt")

    assert result.returncode == 1
    assert "nowhere.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_text_shows_every_section_and_what_was_withheld() -> None:
    draft = Draft.model_validate_json((DATA / "scripted" / "truce.draft.json").read_text("utf-8"))
    with Summarizer(CannedModel(draft), settings=Settings(repair="never")) as summarizer:
        summary = summarizer.summarize(Article.from_file(TRUCE))

    shown = [line.text for line in lines(summary, with_evidence=False)]

    for section in ("Gist", "Actors", "Positions", "Numbers", "Open questions", "Coverage", "Warnings"):
        assert section in shown
    assert any("Macron" in line and "does not name" in line for line in shown)
    assert any(line.startswith("N1  about 1,160 people killed") for line in shown)


def test_nothing_of_an_article_is_live_in_markdown_or_a_terminal() -> None:
    evil = "Evil [link](http://x.test) <b>bold</b> \x1b[31mred\x1b[0m \u202eright `code`"
    article = Article.from_text(f"{evil}\n\nThe council said on Monday that all is well in the town.", language="en")
    with Summarizer(CannedModel(), settings=Settings(repair="never")) as summarizer:
        summary = summarizer.summarize(article)

    markdown = as_markdown(summary, with_evidence=True)

    assert r"\[link\]\(http\://x\.test\)" in markdown
    assert "<b>" not in markdown.replace(r"\<b", "")
    assert "\x1b" not in markdown
    assert "\u202e" not in markdown
    assert plain(evil) == "Evil [link](http://x.test) <b>bold</b> [31mred [0m right `code`"


def test_full_disk_is_one_message_and_its_own_exit_status() -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "summarizer", "text", str(TRUCE)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=CLEAN,
            check=False,
        )

    assert result.returncode == 74
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_key_and_no_local_model_names_every_way_to_a_model(tmp_path: Path) -> None:
    # Hides the runtime where the extra is installed.
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\nfind = util.find_spec\n"
        "util.find_spec = lambda name, package=None: None if name == 'xllamacpp' else find(name, package)\n"
    )

    result = run("summarize", TRUCE, PYTHONPATH=str(tmp_path))

    assert result.returncode == 2
    for way in ("summarizer-news[local]", "Ollama", "OPENAI_API_KEY"):
        assert way in result.stderr
