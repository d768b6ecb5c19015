"""Articles: normalised once, the title inside the text, and warnings a reader should see."""

import hashlib
import json
from pathlib import Path
from typing import get_args

import pytest

from summarizer.article import Article, ArticleWarning
from summarizer.errors import ArticleError
from summarizer.summary import WarningCode

TRUCE = (Path(__file__).parent / "data" / "articles" / "truce.txt").read_text(encoding="utf-8")
BODY = (
    "The council of the city said on Tuesday that it would close the bridge for repairs. "
    "The works are expected to take two years and to cost $4.2m, according to the council.\n\n"
    "Shop owners said that they had not been asked, and that many of them would have to leave.\n"
)


def codes(article: Article) -> list[str]:
    return [warning.code for warning in article.warnings]


def warned(article: Article, code: str) -> list[str | None]:
    """Return the words that warnings with a code point at."""
    return [
        None if warning.start is None else article.text[warning.start : warning.end]
        for warning in article.warnings
        if warning.code == code
    ]


def test_text_is_normalised_once_and_nothing_else_is_changed() -> None:
    article = Article.from_text("\ufeffA\u00a0Title\r\n\r\nOne\u2028line.\rTwo  spaces.\t\n")

    assert article.text == "A\u00a0Title\n\nOne\u2028line.\nTwo  spaces.\t\n"


def test_a_title_given_apart_is_put_first() -> None:
    article = Article.from_text(BODY, title="  Bridge  to Close ")

    assert article.text == f"Bridge to Close\n\n{BODY}"
    assert article.title == "Bridge to Close"
    assert article.passages[0].kind == "title"


def test_a_title_that_only_begins_the_first_sentence_is_still_put_first() -> None:
    article = Article.from_text(BODY, title="The council of the city")

    assert article.text.startswith("The council of the city\n\nThe council of the city said")
    assert [passage.kind for passage in article.passages].count("title") == 1


def test_a_title_that_the_text_already_has_is_not_repeated() -> None:
    text = f"Skip to content\n\nCouncil’s ‘Bridge’ to Close\n\n{BODY}"

    article = Article.from_text(text, title="Council's 'Bridge' to close")

    assert article.text == text
    assert article.title == "Council’s ‘Bridge’ to Close"
    assert [passage.kind for passage in article.passages][:3] == ["boilerplate", "title", "sentence"]


def test_the_id_covers_text_title_url_published_and_language() -> None:
    article = Article.from_text(BODY, url="https://example.org/1", published="2024-05-01", language="en-GB")

    identity = json.dumps([BODY, None, "https://example.org/1", "2024-05-01", "en"])
    assert article.id == hashlib.sha256(identity.encode()).hexdigest()
    assert article.id != Article.from_text(BODY, url="https://example.org/1").id


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff\r\n"])
def test_an_empty_text_is_an_error(text: str) -> None:
    with pytest.raises(ArticleError) as caught:
        Article.from_text(text, title="A title alone is no article")

    assert caught.value.code == "empty"


@pytest.mark.parametrize("field", ["text", "title", "url", "publisher", "published"])
def test_a_lone_surrogate_is_an_error_before_anything_is_sent(field: str) -> None:
    arguments = {"text": BODY, field: f"{BODY if field == 'text' else 'x'}\ud800"}

    with pytest.raises(ArticleError) as caught:
        Article.from_text(**arguments)  # type: ignore[arg-type] # one dictionary for all fields

    assert caught.value.code == "undecodable"


def test_a_language_that_is_given_wins_and_is_reduced_to_its_primary_part() -> None:
    assert Article.from_text(BODY, language="fr_CA").language == "fr"
    assert Article.from_text(BODY, language="not a language").language == "en"
    assert Article.from_text(BODY).language == "en"


def test_passage_at_returns_the_passage_that_holds_a_position() -> None:
    article = Article.from_text(TRUCE)

    for passage in article.passages:
        assert article.passage_at(passage.span.start) == passage
        assert article.passage_at(passage.span.end - 1) == passage


def test_the_sample_article_has_its_three_warnings() -> None:
    article = Article.from_text(TRUCE)

    assert codes(article) == ["boilerplate", "subject_missing", "no_publication_date"]
    assert warned(article, "boilerplate") == ["Leave a Reply"]
    assert warned(article, "subject_missing") == ["stated that"]


def test_a_plain_dated_article_has_no_warning() -> None:
    assert codes(Article.from_text(BODY, title="Bridge to Close", published="2024-05-01")) == []


def test_every_code_is_in_the_contract() -> None:
    texts = [TRUCE, "Kurz.", f"{BODY}\n\nSubscribe to continue reading", f"{BODY}\n\nMore … [+1234 chars]"]

    found = {code for text in texts for code in codes(Article.from_text(text))}

    assert found <= set(get_args(WarningCode))
    assert found >= {"too_short", "paywall", "truncated", "language_rules_missing"}


def test_notes_of_the_reader_come_first() -> None:
    note = ArticleWarning("encoding_guessed", "The file was read as cp1252.")

    assert Article.from_text(BODY, notes=(note,)).warnings[0] == note


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("stated that “the meetings are still ongoing here in Doha.”", "stated that"),
        ("Stated that the meetings are ongoing.", "Stated that"),
        ("added: it was over.", "added"),
        ("also said the talks had failed.", "also said"),
        ("told reporters that it was over.", "told reporters that"),
        ("told the press about it.", "told"),
        ("Told reporters on Monday that it was over.", "Told reporters on Monday that"),
        ("Said “it is over” on Monday.", "Said"),
    ],
)
def test_a_sentence_that_begins_with_a_saying_verb_lacks_its_subject(sentence: str, words: str) -> None:
    article = Article.from_text(f"{BODY}\n\n{sentence}\n\n{BODY}")

    assert warned(article, "subject_missing") == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "Said to be the largest of its kind, the bridge was closed.",
        "Claimed by both sides, the island has no people.",
        "Added to that, the price rose.",
        "Told of the plan, she left the room.",
        "Asked about the plan, she left the room.",
        "Explained in one line, the plan is to wait.",
        "He stated that it was over.",
        "Noted for its bridges, the city has twelve of them.",
    ],
)
def test_participles_are_no_missing_subject(sentence: str) -> None:
    assert warned(Article.from_text(f"{BODY}\n\n{sentence}"), "subject_missing") == []


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("The mayor said that the… [+1234 chars]", "[+1234 chars]"),
        ("The mayor said that the bridge would…", "…"),
        ("The mayor said that the bridge and the", " the"),
        ("Continue reading", "Continue reading"),
        ("Read the full story", "Read the full story"),
    ],
)
def test_a_text_that_was_cut_is_truncated(ending: str, words: str) -> None:
    assert warned(Article.from_text(f"{BODY}\n\n{ending}"), "truncated") == [words]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "This article is for subscribers only.",
        "Already a subscriber? Log in",
        "Cet article est réservé aux abonnés.",
    ],
)
def test_a_subscription_notice_is_a_paywall(line: str) -> None:
    assert len(warned(Article.from_text(f"{BODY}\n\n{line}"), "paywall")) == 1


def test_runs_of_boilerplate_are_one_warning_each() -> None:
    article = Article.from_text(f"Skip to content\n\nBridge to Close\n\n{BODY}\nShare this:\nFacebook\n\nLeave a Reply")

    assert warned(article, "boilerplate") == ["Skip to content", "Share this:\nFacebook\n\nLeave a Reply"]
