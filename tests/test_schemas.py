"""The published schema: equal to the models, complete by the contract, and strict."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summarizer.edition import Edition
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
EDITION_PUBLISHED = ROOT / "schemas" / "edition.v1.json"
ITEM_OF_STORY = {"id", "change", "explanation", "salience"}
EDITION_CONTRACT = {
    "Edition": {
        *("schema_version", "id", "date", "timezone", "since", "lead", "stories", "unchanged", "corrections"),
        *("failed", "counts"),
    },
    "Story": {
        *("id", "status", "first_date", "changed_date", "headline", "gist", "articles", "origins", "reasons"),
        *("actors", "numbers", "positions", "disputes", "questions", "dates"),
    },
    "StoryLine": {"id", "headline", "changed_date", "articles", "open_questions"},
    "StoryArticle": {"id", "title", "url", "publisher", "published", "paths", "is_new", "copies"},
    "Copy": {"id", "kind", "title", "url", "publisher", "published", "paths"},
    "Reason": {"code", "article", "text"},
    "StoryHeadline": {"text", "evidence"},
    "StorySentence": {"text", "support", "is_new", "evidence"},
    "StoryActor": {"id", "name", "kind", "role", "aliases", "affiliation", "salience", "actors", "evidence"},
    "StoryNumber": {*ITEM_OF_STORY, "counted", "scope", "unit", "has_fallen", "given", "before", "related"},
    "GivenNumber": {
        *("article", "number", "mention", "value", "low", "high", "qualifier", "unit", "counted", "scope", "as_of"),
        *("date", "source", "support", "is_new", "evidence"),
    },
    "StoryPosition": {
        *(*ITEM_OF_STORY, "holder", "holder_name", "unresolved", "issue", "target", "is_new", "now", "before"),
    },
    "HeldPosition": {
        *("article", "position", "stance", "statement", "directness", "quotes", "relayed_by", "date", "support"),
        "evidence",
    },
    "Dispute": {"id", "kind", "issue", "is_new", "sides"},
    "StoryQuestion": {
        *("id", "status", "question", "kind", "parties", "salience", "opened", "opened_by", "age_days", "evidence"),
        "answer",
    },
    "DatedEvent": {"date", "mention", "is_ahead", "evidence"},
    "Correction": {"story", "path", "title", "url", "article_before", "article_now", "items", "sent"},
    "CorrectedItem": {"section", "code", "before", "now", "evidence"},
    "SentLine": {"edition", "date", "story", "text"},
    "Failed": {"paths", "code", "reason"},
    "ArticleEvidence": {"article", "start", "end", "exact", "passage"},
    "ArticleMention": {"article", "start", "end", "exact"},
    "Lead": {"sentences", "model"},
    "Counts": {
        *("articles", "new_articles", "copies", "stories", "new_stories", "changed_stories", "unchanged_stories"),
        *("failed", "waiting", "outdated"),
    },
}
EDITION_VALUES = {
    ("StoryNumber", "change"): "new unchanged updated revised_down conflict different_counter different_definition",
    ("StoryPosition", "change"): "new repeated softened hardened reversed denied",
    ("StoryQuestion", "status"): "new open answered",
    ("Story", "status"): "new changed unchanged",
    ("Copy", "kind"): "identical wire near",
    ("CorrectedItem", "code"): "gone changed added",
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


def edition_definitions() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(EDITION_PUBLISHED.read_text("utf-8"))
    return {**schema["$defs"], "Edition": schema}


def test_published_schema_of_an_edition_equals_the_models() -> None:
    written = {key: value for key, value in edition_definitions()["Edition"].items() if key != "$schema"}

    message = "run: summarizer schema edition > schemas/edition.v1.json"
    assert written == Edition.model_json_schema(mode="serialization"), message
    Draft202012Validator.check_schema(edition_definitions()["Edition"])


def test_schema_command_prints_the_file_of_an_edition() -> None:
    command = [sys.executable, "-m", "summarizer", "schema", "edition"]

    assert subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout == EDITION_PUBLISHED.read_bytes()


@pytest.mark.parametrize("name", EDITION_CONTRACT)
def test_edition_version_1_keeps_every_key_requires_it_and_refuses_others(name: str) -> None:
    definition = edition_definitions()[name]

    assert EDITION_CONTRACT[name] - set(definition["required"]) == set()
    assert definition["additionalProperties"] is False


@pytest.mark.parametrize(("name", "key"), EDITION_VALUES)
def test_edition_version_1_keeps_every_value(name: str, key: str) -> None:
    assert set(EDITION_VALUES[name, key].split()) <= set(edition_definitions()[name]["properties"][key]["enum"])
