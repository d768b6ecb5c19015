"""One sentence of an article and one of a summary: what is told otherwise is withheld or doubted, by its own name."""

import json
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.grounding import Grounded, ground
from summarizer.mentions import find_mentions

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "grounding" / "pairs.jsonl").read_text("utf-8").split("\n")
    if line
]


def judged(sentence: str, prose: str) -> Grounded:
    """Return what becomes of a sentence of the gist that cites all of an article but its title."""
    article = Article.from_text(f"News of the day\n\n{sentence}", language="en")
    passages = [passage.number for passage in article.passages if passage.kind != "title"]
    draft = Draft.model_validate({"gist": [{"text": prose, "passages": passages}]})
    return ground(draft, article, find_mentions(article))


def verdict(result: Grounded) -> set[str]:
    """Return the code of a withheld sentence, or the doubts of a kept one."""
    return {item.code for item in result.withheld} | {doubt for item in result.gist for doubt in item.doubts}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['expect']}: {row['prose'][:50]}")
def test_sentence_gets_the_verdict_that_its_change_deserves(row: dict[str, str]) -> None:
    found = verdict(judged(row["sentence"], row["prose"]))

    assert (found or {"kept"}) >= {row["expect"]}, f"{row['prose']!r} was judged {found or 'kept'}"
