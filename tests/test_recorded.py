"""What the real local model answered, replayed: the path from its words to a checked summary.

The answers are those of a 1.5B model and shown as they are; weak ones prove that the checks are right about them.
"""

import asyncio
import re
from pathlib import Path

import pytest

from summarizer import Article, Settings, Summary, verify
from summarizer.llm import OpenAIModel
from summarizer.model import Model
from summarizer.pipeline import summarize
from summarizer.pipeline.drafting import Drafter, QuestionDrafter, WindowDrafter
from summarizer.testing import CannedModel
from tests.recorder import ADVICE, CASSETTES, head_of, recorded_endpoint

ARTICLES = Path(__file__).parent / "data" / "articles"
QUESTIONS = ("truce", "GUM_news_stampede", "GUM_news_asylum", "GUM_news_hackers")
WHOLE_DRAFTS = ("library",)


def drafter_of(kind: str, model: Model, settings: Settings) -> Drafter:
    return QuestionDrafter(model) if kind == "questions" else WindowDrafter(model, settings)


def replayed(name: str, kind: str) -> tuple[Article, Summary]:
    article = Article.from_file(ARTICLES / f"{name}.txt")
    unasked = drafter_of(kind, CannedModel(), Settings())
    with recorded_endpoint(f"{name}.{kind}", unasked.prompt, unasked.prompt_hash) as settings:
        return article, asyncio.run(asked(article, kind, settings))


async def asked(article: Article, kind: str, settings: Settings) -> Summary:
    model = OpenAIModel(settings, is_free=True)
    summary = await summarize(article, drafter_of(kind, model, settings))
    await model.aclose()
    return summary


@pytest.mark.parametrize("name", QUESTIONS)
def test_summary_by_small_questions_stands_on_the_article(name: str) -> None:
    article, summary = replayed(name, "questions")

    assert verify(summary, article) == []
    assert summary.actors
    assert summary.gist
    assert "small_model" in {warning.code for warning in summary.warnings}
    assert summary.receipt.cost == 0


@pytest.mark.parametrize("name", WHOLE_DRAFTS)
def test_whole_draft_of_a_small_model_is_checked_like_any_other(name: str) -> None:
    article, summary = replayed(name, "draft")

    assert verify(summary, article) == []
    assert summary.receipt.prompt == "summary.v1"
    assert summary.receipt.verdicts.verified > 0


def test_sample_article_has_its_figures_whatever_the_model_said() -> None:
    _, summary = replayed("truce", "questions")

    figures = {(number.mention.exact, number.qualifier) for number in summary.numbers}
    assert figures == {
        ("1,160", "approximately"),
        ("32,414", "exact"),
        ("250", "more_than"),
        ("scores", "vague"),
        ("130", "approximately"),
        ("33", "exact"),
        ("eight", "exact"),
        ("25", "exact"),
    }
    assert summary.positions
    assert summary.open_questions


def test_boilerplate_is_in_no_recorded_prompt() -> None:
    assert "Leave a Reply" not in (CASSETTES / "truce.questions.yaml").read_text("utf-8")


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda path: path.name)
def test_cassette_names_its_model_and_holds_no_secret(path: Path) -> None:
    head = head_of(path)
    text = path.read_text("utf-8")

    assert {"model", "recorded", "prompt", "prompt_hash"} <= set(head), ADVICE
    assert not re.search(r"(?i)authorization|bearer\s|sk-[a-z0-9]{8}|set-cookie|openai-organization", text)


def test_every_cassette_is_used() -> None:
    used = {f"{name}.questions.yaml" for name in QUESTIONS} | {f"{name}.draft.yaml" for name in WHOLE_DRAFTS}

    assert {path.name for path in CASSETTES.glob("*.yaml")} == used


def test_changed_prompt_word_makes_a_cassette_stale() -> None:
    with (
        pytest.raises(pytest.fail.Exception, match="stale, re-record with"),
        recorded_endpoint("truce.questions", "local.v1", "0" * 64),
    ):
        pass
