"""The main path with a canned model: windows, repair, budget, failures."""

import asyncio
from collections.abc import Callable
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from summarizer import Article, ArticleError, ConfigurationError, Draft, Settings, Summarizer, Summary
from summarizer.errors import AuthenticationError, EndpointError, InvalidReplyError, ModelError, TruncatedError
from summarizer.grounding import ground
from summarizer.mentions import find_mentions
from summarizer.model import Reply, Request, T
from summarizer.pipeline import summarize as summarize_with
from summarizer.pipeline.composing import compose
from summarizer.pipeline.drafting import QuestionDrafter, windows
from summarizer.testing import CannedModel

TRUCE = Article.from_text(Path(__file__).parent.joinpath("data/articles/truce.txt").read_text("utf-8"))
LEAD = {"text": "Qatar said talks on a Gaza truce are still ongoing.", "passages": [2]}


def draft(**sections: list[Any]) -> Draft:
    return Draft.model_validate(sections)


def labels(article: Article) -> list[dict[str, Any]]:
    mentions = find_mentions(article)
    return [{"mention": int(number.id[1:]), "counted": number.unit} for number in mentions.numbers if number.unit]


def summarize(model: CannedModel, article: Article = TRUCE, **settings: Any) -> Summary:
    with Summarizer(model, settings=Settings(**settings)) as summarizer:
        return summarizer.summarize(article)


def test_summary_holds_what_the_article_supports() -> None:
    summary = summarize(CannedModel(draft(gist=[LEAD])))

    assert summary.headline is not None
    assert summary.headline.text == "Qatar Says Negotiations ‘Ongoing’ For Gaza Truce"
    assert [sentence.text for sentence in summary.gist] == [LEAD["text"]]
    assert {warning.code for warning in summary.warnings} >= {"boilerplate", "no_publication_date", "subject_missing"}
    assert summary.receipt.prompt == "summary.v1"
    assert summary.receipt.verdicts.verified == len(summary.numbers) + len(summary.actors) + 1


def test_repair_asks_once_for_what_is_open_and_nothing_else() -> None:
    lie = {"text": "The weather in Paris was sunny.", "passages": [2]}
    model = CannedModel(draft(gist=[lie]), draft(gist=[LEAD]))

    summary = summarize(model)

    assert [sentence.text for sentence in summary.gist] == [LEAD["text"]]
    assert [item.item for item in summary.withheld] == [lie["text"]]
    assert len(model.requests) == 2
    assert model.requests[1].messages[:2] == model.requests[0].messages
    assert "Paris" in model.requests[1].messages[2].content
    assert (summary.receipt.requests, summary.receipt.repair_requests) == (2, 1)


def test_repair_can_be_turned_off() -> None:
    model = CannedModel(draft(gist=[{"text": "The weather in Paris was sunny.", "passages": [2]}]))

    summarize(model, repair="never")

    assert len(model.requests) == 1


def test_who_is_ready_goes_before_the_steps_that_compute(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    def noted(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def noted_step(*given: Any) -> Any:
            order.append(name)
            asyncio.get_running_loop().call_soon(order.append, f"after {name}")
            return step(*given)

        return noted_step

    model = CannedModel(draft(gist=[{"text": "The council closed the library.", "passages": [1]}]))
    monkeypatch.setattr(model, "ask", noted("ask", model.ask))
    monkeypatch.setattr("summarizer.pipeline.drafting.ground", noted("ground", ground))
    monkeypatch.setattr("summarizer.pipeline.summarizer.compose", noted("compose", compose))

    summarize(model, Article.from_text("The council met on Monday and closed the town's library.", language="en"))

    assert order[:5] == ["ask", "after ask", "ground", "after ground", "compose"]


def test_no_repair_is_sent_where_nothing_salient_is_open() -> None:
    article = Article.from_text("The council met on Monday and closed the town's library for good.", language="en")
    model = CannedModel(draft(gist=[{"text": "The council closed the library.", "passages": [1]}]))

    summarize(model, article)

    assert len(model.requests) == 1


def test_failed_repair_costs_the_draft_nothing() -> None:
    lie = {"text": "The weather in Paris was sunny.", "passages": [2]}

    summary = summarize(CannedModel(draft(gist=[LEAD, lie]), TruncatedError("cut")))

    assert len(summary.gist) == 1
    assert "repair_failed" in {warning.code for warning in summary.warnings}


@pytest.mark.parametrize("error", [EndpointError("down"), AuthenticationError("no")])
def test_failed_draft_raises_its_error(error: ModelError) -> None:
    with pytest.raises(type(error)):
        summarize(CannedModel(error))


def long_article() -> Article:
    sentences = [
        f"Council member number {a}{b} Smithfield said that {10 + position} people had left village {a}{b}."
        for position, (a, b) in enumerate(product("ABCDEFGHIJKLMNOPQRST", repeat=2))
    ]
    paragraphs = [" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    return Article.from_text("\n\n".join(paragraphs), title="Villages empty out", language="en")


def test_windows_are_whole_passages_with_one_of_overlap_and_cover_the_article() -> None:
    article = long_article()
    parts = list(windows(article, 12_000))

    assert len(article.text) > 30_000
    assert len(parts) == 3
    assert all(second[0] == first[-1] for first, second in pairwise(parts))
    assert {passage.number for part in parts for passage in part} == {passage.number for passage in article.passages}
    assert all(sum(p.span.end - p.span.start for p in part) <= 12_000 for part in parts)


def test_long_article_is_labelled_window_by_window_and_merged() -> None:
    article = long_article()
    all_labels = labels(article)
    actor = {"name": "Council member number AA Smithfield", "kind": "person", "passages": [2]}
    model = CannedModel(
        draft(actors=[actor], numbers=all_labels[:150]),
        draft(actors=[actor], numbers=all_labels[140:300]),
        draft(numbers=all_labels[290:]),
    )

    summary = summarize(model, article, repair="never")

    assert len(model.requests) == 3
    assert "Council member number AA Smithfield" in model.requests[1].messages[1].content
    assert summary.audit.numbers.unaccounted == ()
    assert [actor.name for actor in summary.actors].count("Council member number AA Smithfield") == 1


def test_failed_window_costs_the_others_nothing() -> None:
    article = long_article()
    model = CannedModel(draft(numbers=labels(article)[:100]), TruncatedError("cut"), draft())

    summary = summarize(model, article, repair="never")

    failed = [warning for warning in summary.warnings if warning.code == "window_failed"]
    assert len(failed) == 1
    assert failed[0].start is not None
    assert summary.audit.numbers.accounted == 100
    assert len(summary.audit.numbers.unaccounted) == len(labels(article)) - 100


def test_request_cap_of_an_article_is_kept_and_reported() -> None:
    model = CannedModel(draft(), draft(), draft())

    summary = summarize(model, long_article(), max_requests=2, repair="never")

    assert len(model.requests) == 2
    assert [warning.code for warning in summary.warnings].count("request_budget") == 1


def test_no_model_named_is_a_configuration_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    monkeypatch.delenv("SUMMARIZER_MODEL", raising=False)

    with pytest.raises(ConfigurationError) as caught, Summarizer() as summarizer:
        summarizer.summarize(TRUCE)

    assert "SUMMARIZER_MODEL" in caught.value.advice


async def test_sync_call_in_an_event_loop_says_to_await() -> None:
    with Summarizer(CannedModel()) as summarizer, pytest.raises(ConfigurationError, match="event loop"):
        summarizer.summarize(TRUCE)


async def test_async_call_gives_the_same_summary() -> None:
    async with Summarizer(CannedModel(draft(gist=[LEAD]))) as summarizer:
        summary = await summarizer.asummarize(TRUCE)

    assert [sentence.text for sentence in summary.gist] == [LEAD["text"]]


def test_arabic_article_keeps_figures_and_quotations_and_promises_nothing_else() -> None:
    article = Article.from_text(
        "قال الوزير يوم الثلاثاء إن «المفاوضات مستمرة في الدوحة» وإن ٢٥٠ شخصا عادوا إلى منازلهم في الشمال. "
        "وأضاف أن الحكومة ستواصل العمل مع جميع الأطراف من أجل التوصل إلى اتفاق."
    )
    lie = {"text": "عاد ٣٥٠ شخصا إلى منازلهم في الشمال.", "passages": [1]}
    true = {"text": "عاد ٢٥٠ شخصا إلى منازلهم في الشمال.", "passages": [1]}

    summary = summarize(CannedModel(draft(gist=[true, lie])), article)

    assert article.language == "ar"
    assert "language_rules_missing" in {warning.code for warning in summary.warnings}
    assert [(sentence.text, sentence.support) for sentence in summary.gist] == [(true["text"], "unverified")]
    assert [(number.mention.exact, number.value) for number in summary.numbers] == [("٢٥٠", 250)]
    assert [mention.exact for mention in summary.audit.quotations.unaccounted] == ["المفاوضات مستمرة في الدوحة"]


def test_article_of_boilerplate_alone_is_an_error_before_any_request() -> None:
    model = CannedModel()
    article = Article.from_text("Leave a Reply", language="en")

    with pytest.raises(ArticleError, match="no text"):
        summarize(model, article)

    assert model.requests == []


class AnswersNothing:
    """A model whose every answer is unusable."""

    async def ask(self, request: Request[T]) -> Reply[T]:
        raise InvalidReplyError(f"nothing usable for {request.reply_type.__name__}")


async def test_questions_without_a_usable_answer_are_warned_of_and_cost_nothing_else() -> None:
    summary = await summarize_with(TRUCE, QuestionDrafter(AnswersNothing()))

    assert "questions_unanswered" in {warning.code for warning in summary.warnings}
    assert len(summary.numbers) == 8
    assert summary.positions
