"""The published schema: equal to the models, complete by the contract, and strict."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summarizer.summary import Summary

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "schemas" / "summary.v1.json"

# Version 1 of the contract. Keys may be added; one that goes or changes its name needs a version 2.
ITEM = {"id", "salience", "support", "repaired"}
CONTRACT = {
    "Summary": {
        *("schema_version", "article", "headline", "gist", "actors", "positions", "numbers", "open_questions"),
        *("dates", "withheld", "audit", "warnings", "receipt"),
    },
    "ArticleHeader": {"id", "title", "url", "publisher", "published", "language", "paths", "characters"},
    "Mention": {"start", "end", "exact"},
    "Evidence": {"start", "end", "exact", "passage"},
    "Headline": {"text", "evidence"},
    "GistSentence": {*ITEM, "text", "evidence"},
    "Actor": {*ITEM, "name", "kind", "role", "aliases", "affiliation", "evidence"},
    "Position": {
        *(*ITEM, "holder", "stance", "issue", "target", "statement", "directness", "quotes", "attribution"),
        "evidence",
    },
    "Number": {
        *(*ITEM, "mention", "value", "low", "high", "qualifier", "unit", "counted", "scope", "as_of", "change"),
        *("derived", "parts", "attribution", "evidence"),
    },
    "OpenQuestion": {*ITEM, "question", "kind", "parties", "evidence"},
    "DateItem": {"mention", "value", "resolved_from"},
    "Attribution": {"source", "source_span", "cue", "via", "anonymous", "anonymity_reason", "unresolved"},
    "Withheld": {"section", "item", "code", "reason"},
    "Audit": {"numbers", "quotations", "attributions"},
    "SectionAudit": {"found", "accounted", "ignored", "unaccounted"},
    "IgnoredSpan": {"start", "end", "exact", "rule"},
    "Warning": {"code", "message", "start", "end"},
    "Receipt": {
        *("library", "prompt", "prompt_hash", "schema", "schema_hash", "model", "parameters", "requests"),
        *("input_tokens", "output_tokens", "cost", "seconds", "verdicts"),
    },
}
STANCES = (
    "supports opposes demands denies accuses asserts announces promises warns welcomes rejects questions undecided"
)
VALUES = {
    ("Actor", "kind"): "person organisation state group document unnamed",
    ("Position", "stance"): STANCES,
    ("Position", "directness"): "direct indirect mixed",
    ("Number", "qualifier"): "exact approximately at_least more_than at_most less_than between vague",
    ("OpenQuestion", "kind"): "disputed not_stated pending unexplained unverifiable",
    ("Position", "support"): "verified unverified",
}


def published() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(PUBLISHED.read_text("utf-8"))
    return schema


def definitions() -> dict[str, Any]:
    schema = published()
    return {**schema["$defs"], "Summary": schema}


def test_published_schema_equals_the_models() -> None:
    generated = Summary.model_json_schema(mode="serialization")
    written = {key: value for key, value in published().items() if key != "$schema"}

    assert written == generated, "run: summarizer schema > schemas/summary.v1.json"


def test_schema_command_prints_the_published_file() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "summarizer", "schema"], capture_output=True, check=True, cwd=ROOT
    ).stdout

    assert printed == PUBLISHED.read_bytes()


def test_published_schema_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(published())


@pytest.mark.parametrize("name", CONTRACT)
def test_version_1_keeps_every_key_and_requires_it(name: str) -> None:
    definition = definitions()[name]

    assert CONTRACT[name] - definition["properties"].keys() == set()
    assert CONTRACT[name] - set(definition["required"]) == set()


@pytest.mark.parametrize(("name", "key"), VALUES)
def test_version_1_keeps_every_value(name: str, key: str) -> None:
    values = definitions()[name]["properties"][key]["enum"]

    assert set(VALUES[name, key].split()) == set(values)


@pytest.mark.parametrize("name", sorted(set(CONTRACT) - {"Summary"}))
def test_an_unknown_key_is_refused(name: str) -> None:
    assert definitions()[name]["additionalProperties"] is False
