"""The articles of tests/gold_more: only their shapes are checked here, never what the rules make of them."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from summarizer.article import Article
from summarizer.draft import ActorDraft, ActorKind, GistDraft, NumberDraft, PositionDraft, QuestionDraft

FOLDER = Path(__file__).parent / "gold_more"
LIES = (
    "digit scale unit qualifier negation modality name speaker claim_as_fact wrong_counted "
    "fabricated overreach wrong_relation"
).split()
SHAPES: dict[str, type[BaseModel]] = {
    "gist": GistDraft,
    "actors": ActorDraft,
    "positions": PositionDraft,
    "numbers": NumberDraft,
    "open_questions": QuestionDraft,
}
PROSE = ("text", "statement", "question", "counted", "role")
ARTICLES: dict[str, Article] = {
    path.stem: Article.from_text(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*/*.txt"))
}
GOLD: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*/*.json"))
}


def read_rows(file: str) -> list[dict[str, Any]]:
    lines = [line for path in sorted(FOLDER.glob(f"*/{file}")) for line in path.read_text("utf-8").split("\n") if line]
    return [json.loads(line) for line in lines]


ITEMS, WRONG = read_rows("items.jsonl"), read_rows("lies.jsonl")
every_article = pytest.mark.parametrize("name", ARTICLES)


def cited_passages(row: dict[str, Any]) -> list[int]:
    passages: list[int] = row["item"].get("passages") or [row["item"]["passage"]]
    return passages


def cited_text(row: dict[str, Any]) -> str:
    article = ARTICLES[row["article"]]
    cited = set(cited_passages(row))
    return " ".join(article.exact(passage.span) for passage in article.passages if passage.number in cited)


def without_words_for_ids(row: dict[str, Any]) -> dict[str, Any]:
    item = {name: value for name, value in row["item"].items() if name not in {"number", "passage", "quotations"}}
    return {**item, "mention": 1} if row["section"] == "numbers" else item


def runs_of_six(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in re.findall(r"\w+(?:['’]\w+)*", text)]
    return {tuple(words[start : start + 6]) for start in range(len(words) - 5)}


def test_every_article_has_a_gold_file_items_and_lies() -> None:
    assert set(GOLD) == set(ARTICLES)
    assert min(Counter(row["article"] for row in ITEMS).values()) >= 35
    lies = Counter(row["article"] for row in WRONG)
    assert min(lies.values()) >= 12
    assert min(lies[path.stem] for folder in ("dev", "heldout") for path in (FOLDER / folder).glob("*.txt")) >= 25
    assert {row["article"] for row in ITEMS} == {row["article"] for row in WRONG} == set(ARTICLES)


def test_an_article_and_its_rows_stand_in_the_same_folder() -> None:
    for path in FOLDER.glob("*/*.jsonl"):
        rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        assert {row["article"] for row in rows} == {text.stem for text in path.parent.glob("*.txt")}


@every_article
def test_an_article_has_the_length_of_a_news_story(name: str) -> None:
    assert 2_500 <= len(ARTICLES[name].text) <= 4_500
    assert ARTICLES[name].passages[0].kind == "title"


@pytest.mark.parametrize("rows", [ITEMS, WRONG], ids=["items", "lies"])
def test_every_row_fits_the_shape_of_a_draft_item(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        SHAPES[row["section"]].model_validate(without_words_for_ids(row))


@pytest.mark.parametrize("rows", [ITEMS, WRONG], ids=["items", "lies"])
def test_every_row_cites_passages_that_exist(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        citable = {passage.number for passage in ARTICLES[row["article"]].passages if passage.is_citable}
        assert set(cited_passages(row)) <= citable, row


@pytest.mark.parametrize("rows", [ITEMS, WRONG], ids=["items", "lies"])
def test_numbers_and_quoted_words_stand_in_the_cited_passages(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        text, item = cited_text(row), row["item"]
        assert all(re.search(f"[\"“‘']{re.escape(words)}", text) for words in item.get("quotations", [])), row
        assert all(words in text for words in item.get("quotes", [])), row
        assert item.get("number", "") in text, row


def test_no_row_stands_twice() -> None:
    lines = [json.dumps([row["article"], row["item"]], sort_keys=True) for row in ITEMS + WRONG]
    assert [line for line, times in Counter(lines).items() if times > 1] == []


def test_more_than_half_of_the_right_items_are_paraphrases() -> None:
    for name in ARTICLES:
        rows = [row for row in ITEMS if row["article"] == name]
        assert sum(row["paraphrase"] for row in rows) * 2 > len(rows), name


def test_a_paraphrase_shares_no_run_of_six_words_with_its_article() -> None:
    runs = {name: runs_of_six(article.text) for name, article in ARTICLES.items()}
    for row in ITEMS:
        said = set().union(*(runs_of_six(row["item"].get(part) or "") for part in PROSE))
        assert not row["paraphrase"] or not said & runs[row["article"]], row


def test_names_of_right_items_are_copied_from_the_article() -> None:
    for row in ITEMS:
        item = row["item"]
        names = [item.get("name"), item.get("affiliation"), item.get("holder"), *item.get("aliases", [])]
        assert [name for name in names if name and name not in ARTICLES[row["article"]].text] == []


@every_article
def test_the_lies_of_an_article_are_of_every_kind(name: str) -> None:
    assert {row["lie"] for row in WRONG if row["article"] == name} == set(LIES)


@every_article
def test_actors_of_the_gold_are_copied_from_the_article(name: str) -> None:
    actors = GOLD[name]["actors"]
    names = [word for actor in actors for word in (actor["name"], *actor["aliases"])]
    assert [word for word in names if word not in ARTICLES[name].text] == []
    assert {actor["kind"] for actor in actors} <= set(get_args(ActorKind))
    assert len({actor["id"] for actor in actors}) == len(actors)


@every_article
def test_quotations_of_the_gold_hold_exactly_what_stands_between_the_marks(name: str) -> None:
    text = ARTICLES[name].text
    for quotation in GOLD[name]["quotations"]:
        words = quotation["words"]
        assert text[words["start"] : words["end"]] == words["exact"]
        assert text[words["start"] - 1] in "\"“‘'"
        assert text[words["end"]] in "\"”’'"


@every_article
def test_the_gold_has_every_pair_of_double_marks(name: str) -> None:
    text = ARTICLES[name].text
    opened = {mark.end() for mark in re.finditer("“", text)} | {
        mark.end() for mark in list(re.finditer('"', text))[::2]
    }
    assert opened <= {quotation["words"]["start"] for quotation in GOLD[name]["quotations"]}


@every_article
def test_speakers_are_actors_and_the_others_have_a_reason(name: str) -> None:
    ids = {actor["id"] for actor in GOLD[name]["actors"]}
    for quotation in GOLD[name]["quotations"]:
        assert {quotation["speaker"], *quotation["speaker_also"]} - {None} <= ids
        assert quotation["speaker"] or quotation["unresolved"] or not quotation["speech"]
        assert quotation["speech"] or quotation["reason"]
