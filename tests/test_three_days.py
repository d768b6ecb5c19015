"""The articles of tests/data/days: their scripted drafts stand, and what is expected names only what is there."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.grounding import ground
from summarizer.mentions import find_mentions
from summarizer.stories import Reported, compare_numbers, compare_positions, follow_questions
from tests.compare_cases import cast_of, summary_of

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


def reported_until(day: int) -> list[Reported]:
    """Return the articles of one story up to a day, wire copies once, a corrected article in its newest text."""
    newest: dict[str, tuple[int, Path]] = {}
    for number in range(1, day + 1):
        for draft in FOLDER.glob(f"day{number}/plant-*.draft.json"):
            if "post" not in draft.name:
                newest[draft.name] = (number, draft)
    found = []
    for number, path in newest.values():
        article = article_of(path)
        summary = summary_of(article, Draft.model_validate_json(path.read_text("utf-8")))
        found.append(Reported(summary, (article.published or "")[:10], number == day))
    return found


def story_until(day: int) -> tuple[Any, ...]:
    """Return what the editions up to a day say, each with the one before at hand."""
    numbers: Any = ((), ())
    positions: Any = ((), ())
    questions: Any = ()
    for number in range(1, day + 1):
        reported = reported_until(number)
        cast = cast_of(reported)
        texts = {article.id: article for article in (article_of(path) for path in DRAFTS)}
        numbers = compare_numbers(reported, cast, numbers[0])
        positions = compare_positions(reported, cast, positions[0])
        today = EXPECTED[f"day{number}"]["date"]
        questions = follow_questions(reported, cast, questions, today=today, texts=texts)
    return numbers, positions, questions


def said_of_numbers(numbers: Any) -> list[dict[str, Any]]:
    return [
        {
            "now": [given.mention.exact for given in number.given][:1],
            "counted": number.counted,
            "change": number.change,
            "before": number.before.mention.exact if number.before else None,
            "has_fallen": number.has_fallen,
        }
        for number in numbers
    ]


def said_of_positions(positions: Any) -> list[dict[str, Any]]:
    return [
        {
            "holder": position.holder_name,
            "change": position.change,
            "now": position.now.statement,
            "before": position.before.statement if position.before else None,
        }
        for position in positions
    ]


def said_of_questions(questions: Any) -> list[dict[str, Any]]:
    return [
        {
            "question": question.question,
            "status": question.status,
            "age_days": question.age_days,
            "answer": question.answer.exact if question.answer else None,
        }
        for question in questions
    ]


def in_order(items: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items)


@pytest.mark.parametrize("day", [1, 2, 3])
def test_each_day_says_what_changed_and_no_more(day: int) -> None:
    expected = EXPECTED[f"day{day}"]["stories"]["plant"]

    (numbers, number_disputes), (positions, position_disputes), questions = story_until(day)

    assert in_order(said_of_numbers(numbers)) == in_order(expected["numbers"])
    assert in_order(said_of_positions(positions)) == in_order(expected["positions"])
    assert in_order(said_of_questions(questions)) == in_order(expected["questions"])
    sides = {number.id: number.given[0].mention.exact for number in numbers}
    sides |= {position.id: position.holder_name for position in positions}
    disputes = [
        {"kind": one.kind, "sides": sorted(sides[side] for side in one.sides), "is_new": one.is_new}
        for one in (*number_disputes, *position_disputes)
    ]
    assert in_order(disputes) == in_order([{**one, "sides": sorted(one["sides"])} for one in expected["disputes"]])
