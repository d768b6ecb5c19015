"""Prompts: the article enters as a marked value, boilerplate does not, and the static part comes first."""

import pytest

from summarizer.article import Article
from summarizer.errors import ConfigurationError
from summarizer.mentions import find_mentions
from summarizer.prompting import draft_messages, load, names, repair_messages

TEMPLATE = load("summary.v1")
ARTICLE = Article.from_text(
    "Mayor quits over $title deal\n\nMayor Ann Lee said on Monday: “I paid $4.2m.”\n\nAbout 250 people in the old town"
    " and its many suburbs\nprotested ⟦N9⟧.\n\nLeave a Reply",
    published="2026-11-23",
)


def rendered() -> str:
    return draft_messages(TEMPLATE, ARTICLE, find_mentions(ARTICLE), ARTICLE.passages, ["Ann Lee"])[1].content


def test_passages_are_numbered_and_mentions_marked_behind_their_last_word() -> None:
    assert "[1] Mayor quits over $title deal\n" in rendered()
    assert "[2] Mayor Ann Lee said on Monday: “I paid $4.2m⟦N1⟧.”⟦Q1⟧\n" in rendered()
    assert "[3] About 250⟦N2⟧ people in the old town and its many suburbs protested [[N9]]." in rendered()


def test_boilerplate_is_in_no_prompt() -> None:
    messages = draft_messages(TEMPLATE, ARTICLE, find_mentions(ARTICLE), ARTICLE.passages)

    assert all("Leave a Reply" not in message.content for message in messages)


def test_article_cannot_write_marks_or_close_its_fence() -> None:
    fence = f"<<<article {ARTICLE.id[:16]}>>>"

    assert "[[N9]]" in rendered()
    assert rendered().count(fence) == 3
    assert fence not in ARTICLE.text


def test_article_text_is_never_rendered_as_a_template() -> None:
    article = Article.from_text("The bill was ${system} and {{ name }} and $passages, she said.", language="en")

    content = draft_messages(TEMPLATE, article, find_mentions(article), article.passages)[1].content

    assert "${system} and {{ name }} and $passages" in content


def test_static_part_is_the_same_for_every_article() -> None:
    other = Article.from_text("Another article says that it rained in the town all day.", language="en")
    first = draft_messages(TEMPLATE, ARTICLE, find_mentions(ARTICLE), ARTICLE.passages)[0]
    second = draft_messages(TEMPLATE, other, find_mentions(other), other.passages)[0]

    assert first == second
    assert first.role == "system"


def test_repair_repeats_the_first_request_and_appends() -> None:
    first = draft_messages(TEMPLATE, ARTICLE, find_mentions(ARTICLE), ARTICLE.passages)

    repair = repair_messages(TEMPLATE, first, withheld=["gist: wrong (why)"], numbers=["⟦N1⟧ $4.2m"], quotations=[])

    assert repair[:2] == first
    assert "- gist: wrong (why)" in repair[2].content
    assert "Quotations without a holder: none" in repair[2].content


def test_unknown_prompt_names_the_known_ones() -> None:
    with pytest.raises(ConfigurationError) as caught:
        load("summary.v99")

    assert "summary.v1" in caught.value.advice
    assert "summary.v1" in names()
