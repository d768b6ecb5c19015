"""Locating copied words: typography never matters, everything else always does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article, Span
from summarizer.grounding import locate

TEXT = (
    "Profit rose to 47.1 million euros, Ms. Dubois said: “We’re not\nsatisfied – yet.” "
    "The ﬁrm’s café in Orléans closed. Profit rose again, she said."
)
ARTICLE = Article.from_text(TEXT, language="en")


def found(quote: str) -> str | None:
    span = locate(quote, ARTICLE)
    return ARTICLE.exact(span) if span else None


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("Profit rose to 47.1 million euros", "Profit rose to 47.1 million euros"),
        ('"We\'re not satisfied - yet."', "“We’re not\nsatisfied – yet.”"),
        ("We’re\u00a0not satisfied", "We’re not\nsatisfied"),
        ("The firm's café", "The ﬁrm’s café"),
        (unicodedata.normalize("NFD", "café in Orléans"), "café in Orléans"),
        ("caf\u00ade in Orléans", None),
        ("ca\u00adfé in Orléans", "café in Orléans"),
        ("satisfied", "satisfied"),
    ],
)
def test_typography_does_not_matter(quote: str, exact: str | None) -> None:
    assert found(quote) == exact


@pytest.mark.parametrize(
    "quote",
    [
        "47.2 million",
        "1 million euros",
        "47",
        "7.1 million",
        "satisf",
        "We’re satisfied",
        "profit rose",
        "",
        "  ",
        "“”",
    ],
)
def test_other_words_and_cut_words_are_not_found(quote: str) -> None:
    assert found(quote) is None


def test_near_place_is_preferred() -> None:
    second = TEXT.rindex("Profit")

    assert locate("Profit rose", ARTICLE) == Span(0, 11)
    assert locate("Profit rose", ARTICLE, near=Span(second, len(TEXT))) == Span(second, second + 11)


@given(st.text(min_size=1, max_size=60).filter(str.strip), st.data())
def test_whole_words_cut_from_any_text_are_found_again(text: str, data: st.DataObject) -> None:
    article = Article.from_text(text, language="en")
    words = article.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = 0
    for word in words[:first]:
        start = article.text.index(word, start) + len(word)
    start = article.text.index(words[first], start)
    end = start
    for word in words[first : last + 1]:
        end = article.text.index(word, end) + len(word)

    span = locate(article.text[start:end], article)

    assert span is not None
    assert " ".join(article.exact(span).split()) == " ".join(article.text[start:end].split())


@given(st.text(max_size=80))
def test_what_is_found_is_in_the_article(quote: str) -> None:
    span = locate(quote, ARTICLE)

    assert span is None or 0 <= span.start < span.end <= len(TEXT)
