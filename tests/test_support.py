"""Hand-written sentences about the development articles: every lie is caught, what is true is kept.

`lie` names what was changed; a lie about negation is also caught where it is only marked as unverified.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.grounding import Grounded, ground
from summarizer.mentions import Mentions, find_mentions

DATA = Path(__file__).parent / "data"
ROWS = [json.loads(line) for line in (DATA / "grounding" / "items.jsonl").read_text("utf-8").splitlines()]


@cache
def read(name: str) -> tuple[Article, Mentions]:
    article = Article.from_text((DATA / "articles" / f"{name}.txt").read_text("utf-8"))
    return article, find_mentions(article)


def judged(row: dict[str, Any]) -> Grounded:
    article, mentions = read(row["article"])
    draft = Draft.model_validate({"gist": [{"text": row["text"], "passages": row["passages"]}]})
    return ground(draft, article, mentions)


@pytest.mark.parametrize("row", [row for row in ROWS if row["lie"]], ids=lambda row: row["text"])
def test_lie_is_caught(row: dict[str, Any]) -> None:
    result = judged(row)

    flagged = [sentence for sentence in result.gist if sentence.support == "unverified"]
    assert not result.gist or (row["lie"] == "negation" and flagged)


@pytest.mark.parametrize("row", [row for row in ROWS if not row["lie"]], ids=lambda row: row["text"])
def test_true_sentence_is_kept_without_a_doubt(row: dict[str, Any]) -> None:
    result = judged(row)

    assert [(sentence.support, sentence.repaired) for sentence in result.gist] == [("verified", None)]
