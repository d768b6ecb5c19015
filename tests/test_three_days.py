"""The articles of tests/data/days: their scripted drafts stand, and what is expected names only what is there."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.grounding import ground
from summarizer.mentions import find_mentions

FOLDER = Path(__file__).parent / "data" / "days"
DRAFTS = sorted(FOLDER.glob("*/*.draft.json"))
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


def article_of(draft: Path) -> Article:
    return Article.from_file(draft.with_name(draft.name.replace(".draft.json", ".json")))


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[0]}")
def test_a_scripted_draft_grounds_without_withheld_items_or_doubts(path: Path) -> None:
    article = article_of(path)
    draft = Draft.model_validate_json(path.read_text("utf-8"))

    grounded = ground(draft, article, find_mentions(article))

    assert grounded.withheld == ()
    items = (*grounded.gist, *grounded.actors, *grounded.positions, *grounded.numbers, *grounded.open_questions)
    assert [item.id for item in items if item.doubts or item.repaired] == []
    assert len(items) >= len(draft.gist) + len(draft.positions) + len(draft.numbers) + len(draft.open_questions)


def test_every_article_has_a_draft_and_is_expected_somewhere() -> None:
    articles = {path for path in FOLDER.glob("day*/*.json") if not path.name.endswith(".draft.json")}
    named = {name for day in EXPECTED.values() for story in day["stories"].values() for name in story["articles"]}

    assert {path.with_name(f"{path.stem}.draft.json") for path in articles} == set(DRAFTS)
    assert {path.stem for path in articles} == named | {"library-again"}
    assert {day: len([path for path in articles if path.parent.name == day]) for day in EXPECTED} == {
        day: expected["articles"] for day, expected in EXPECTED.items()
    }
