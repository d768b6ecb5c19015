"""The bench of batches: its articles differ, its answers need no repair, and those that shall need one do."""

import asyncio
from collections.abc import Sequence

import pytest

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.grounding import ground
from summarizer.mentions import find_mentions
from summarizer.model import Reply, Request, T, Usage
from summarizer.pipeline import Summarizer
from tools.bench_batch.corpus import Story, stories

PATTERNS = 5
SOME = list(stories(2 * PATTERNS))


class ScriptedAnswers:
    """A model that gives a story's answers in turn, and counts."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)

    async def ask(self, request: Request[T]) -> Reply[T]:
        value = request.reply_type.model_validate_json(self.answers.pop(0))
        return Reply(value, "scripted", {}, Usage(requests=1))


def left_after(story: Story, answers: Sequence[str]) -> list[str]:
    """Return the answers that a summary of the story did not need."""
    model = ScriptedAnswers(*answers)
    asyncio.run(Summarizer(model).asummarize(Article.from_text(story.text)))
    return model.answers


def test_no_two_articles_are_alike() -> None:
    assert len({Article.from_text(story.text).id for story in SOME}) == len(SOME)
    assert all(2_600 < len(story.text) < 3_400 for story in SOME)


@pytest.mark.parametrize("story", SOME[:PATTERNS], ids=lambda story: story.code)
def test_the_whole_answer_is_supported_and_needs_no_repair(story: Story) -> None:
    article = Article.from_text(story.text)
    grounded = ground(Draft.model_validate_json(story.answer), article, find_mentions(article))

    assert grounded.withheld == ()
    assert len(grounded.gist) + len(grounded.actors) + len(grounded.positions) + len(grounded.numbers) > 10
    assert left_after(story, [story.answer, story.repair]) == [story.repair]


@pytest.mark.parametrize("story", SOME[:PATTERNS], ids=lambda story: story.code)
def test_the_other_answer_needs_a_repair(story: Story) -> None:
    assert left_after(story, [story.first, story.repair]) == []
