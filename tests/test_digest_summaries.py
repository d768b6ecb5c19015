"""The real summaries that digests are tested with stand on their articles, and none was edited."""

from pathlib import Path

import pytest

from summarizer import Article, Summary, verify
from tests.recorder import CASSETTES, head_of

FOLDER = Path(__file__).parent / "data" / "digest"
SUMMARIES = [
    Summary.model_validate_json(line) for line in (FOLDER / "summaries.jsonl").read_text("utf-8").split("\n") if line
]


@pytest.mark.parametrize("summary", SUMMARIES, ids=lambda summary: Path(summary.article.paths[0]).stem)
def test_stored_summary_is_as_it_was_made(summary: Summary) -> None:
    article = Article.from_file(FOLDER / summary.article.paths[0])

    assert verify(summary, article) == []
    assert summary.article.id == article.id
    assert summary.receipt.model == head_of(CASSETTES / "truce.questions.yaml")["model"]


def test_each_article_has_one_summary() -> None:
    assert sorted(path for summary in SUMMARIES for path in summary.article.paths) == sorted(
        path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("articles/*.txt")
    )
