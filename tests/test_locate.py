"""Locating copied words: typography never matters, everything else always does."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.article import Article, Span
from summarizer.grounding import locate

TEXT = (
    "Profit rose to 47.1 million euros, Ms. Dubois said: “We’re not\nsatisfied – yet.” "
    "The ﬁrm’s café in Orléans closed. Profit rose again, she said. The nego-\ntiations with the well-\nknown owner…"
    " a dis\u00adapproved plan of\u00a0‘ours’—failed. The non-violent march drew 8-25 people at -5 degrees and"
    " 12\u202f500 on film. Have the talks failed? It takes 10² days, and “ﬁne” is oﬀ."
)
ARTICLE = Article.from_text(TEXT, language="en")
STORIES = [
    Article.from_text(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "data/articles").glob("*.txt"))
]


def found(quote: str) -> str | None:
    span = locate(quote, ARTICLE)
    return ARTICLE.exact(span) if span else None


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("Profit rose to 47.1 million euros", "Profit rose to 47.1 million euros"),
        ('"We\'re not satisfied - yet."', "“We’re not\nsatisfied – yet.”"),
        ("We’re\u00a0not satisfied", "We’re not\nsatisfied"),
        ("not satisfied—yet", "not\nsatisfied – yet"),
        ("not satisfied -- yet", "not\nsatisfied – yet"),
        ("The firm's café", "The ﬁrm’s café"),
        ("firm's café", "ﬁrm’s café"),
        ('fine" is off', "ﬁne” is oﬀ"),
        (unicodedata.normalize("NFD", "café in Orléans"), "café in Orléans"),
        ("caf\u00ade in Orléans", None),
        ("ca\u00adfé in Orléans", "café in Orléans"),
        ("owner ... a disapproved plan", "owner… a dis\u00adapproved plan"),
        ('plan of "ours" - failed', "plan of\u00a0‘ours’—failed"),
        ("satisfied", "satisfied"),
        ("and 12,500 on film", "and 12\u202f500 on film"),
        ("and 12500 on film", "and 12\u202f500 on film"),
        ("and 12.500 on film", None),
    ],
)
def test_typography_does_not_matter(quote: str, exact: str | None) -> None:
    assert found(quote) == exact


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("The negotiations with the well-known owner", "The nego-\ntiations with the well-\nknown owner"),
        ("The nego- tiations with the well- known owner", "The nego-\ntiations with the well-\nknown owner"),
        ("the negotiations", "The nego-\ntiations"),
        ("sati-\nsfied", "satisfied"),
        ("non-\nviolent march", "non-violent march"),
    ],
)
def test_line_that_ends_in_a_hyphen_does_not_matter(quote: str, exact: str) -> None:
    assert found(quote) == exact


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("profit rose", "Profit rose"),
        ("We’re not satisfied - yet,", "We’re not\nsatisfied – yet"),
        ("Profit rose again.", "Profit rose again"),
        ("Have the talks failed?", "Have the talks failed?"),
        ("the talks failed.", None),
        ("Profit Rose", None),
        ("Profit rose again!", None),
    ],
)
def test_case_of_the_first_letter_and_a_last_stop_do_not_matter(quote: str, exact: str | None) -> None:
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
        "approved plan",
        "tiations with",
        "The nego-",
        "known owner",
        "violent march",
        "25 people",
        "5 degrees",
        "500 on film",
        "102 days",
        "cafe in Orléans",
        "",
        "  ",
        "“”",
    ],
)
def test_other_words_and_cut_words_are_not_found(quote: str) -> None:
    assert found(quote) is None


def test_accent_apart_from_its_letter_is_no_border() -> None:
    article = Article.from_text(unicodedata.normalize("NFD", "Every café was closed."), language="en")

    assert locate("Every cafe", article) is None
    assert locate("Every café", article) is not None


def test_place_in_the_cited_passage_is_preferred_and_else_the_next_one() -> None:
    article = Article.from_text(
        "The talks failed. Nobody came. The talks failed. He left. The talks failed.", language="en"
    )
    first, second, third = (Span(match.start(), match.end()) for match in re.finditer("The talks failed", article.text))
    nobody, left = (Span(article.text.index(word), article.text.index(word) + 4) for word in ("Nobo", "left"))

    assert locate("The talks failed", article) == first
    assert locate("The talks failed", article, near=[Span(third.start, len(article.text))]) == third
    assert locate("The talks failed", article, near=[left]) == third
    assert locate("The talks failed", article, near=[nobody]) == first
    assert locate("The talks failed", article, near=[nobody, Span(second.start - 1, second.end)]) == second
    assert locate("The talks failed", article, within=second) == second
    assert locate("The talks failed", article, within=left) is None


def test_place_in_the_cited_passage_may_differ_in_typography_from_an_exact_one_elsewhere() -> None:
    article = Article.from_text("He said “it's over” once. He said “it’s over” twice.", language="en")
    second = article.text.index("it’s")

    assert locate("it's over", article, near=[article.passages[1].span]) == Span(second, second + 9)


@given(st.text(min_size=1, max_size=60).filter(str.strip), st.data())
def test_whole_words_cut_from_any_text_are_found_again(text: str, data: st.DataObject) -> None:
    article = Article.from_text(" ".join(text.split()), language="en")
    words = article.text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + bool(first)
    exact = " ".join(words[first : last + 1])

    span = locate(exact, article, within=Span(start, start + len(exact)))

    assert span == Span(start, start + len(exact))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Article, Span]:
    """Draw whole words of a story."""
    article = draw(st.sampled_from(STORIES))
    words = list(re.finditer(r"\w\S*", article.text))
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(len(words) - 1, first + 14)))
    return article, Span(words[first].start(), words[last].end())


FORMS = {
    "’": "'’‘\u00b4", "'": "’'‘", "“": '"“„«', "”": '"”»', '"': "”“\"", "–": "—-–", "—": "–-", "-": "‐-‑",
    " ": [" ", "\u00a0", "\n", "  ", "\u2009", "\r\n"],
}  # fmt: skip


def varied(character: str, following: str, data: st.DataObject) -> str:
    """Return another form of a character, and maybe what nobody sees between it and the following letter."""
    if character in FORMS:
        return data.draw(st.sampled_from(FORMS[character]))
    hidden = ["", "", "", "\u00ad", "\u200b"] if character.isalpha() and following.isalpha() else [""]
    form = data.draw(st.sampled_from([character, unicodedata.normalize("NFD", character)]))
    return form + data.draw(st.sampled_from(hidden))


@given(stretches(), st.data())
def test_any_typographic_form_of_whole_words_is_found_at_the_same_place(
    stretch: tuple[Article, Span], data: st.DataObject
) -> None:
    article, span = stretch
    exact = article.exact(span)
    quote = "".join(varied(one, following, data) for one, following in zip(exact, f"{exact[1:]} ", strict=True))

    assert locate(quote.replace("fi", "ﬁ"), article, near=[span]) == span


@given(stretches(), st.data())
def test_a_changed_letter_or_digit_is_never_found(stretch: tuple[Article, Span], data: st.DataObject) -> None:
    article, span = stretch
    exact = article.exact(span)
    place = data.draw(st.sampled_from([place for place, one in enumerate(exact) if one.isalnum()]))
    other = data.draw(st.sampled_from("0123456789" if exact[place].isdigit() else "abcdefghijklmnopqrstuvwxyz"))
    quote = exact[:place] + other + exact[place + 1 :]
    assume(letters(quote) not in letters(article.text))

    assert locate(quote, article, near=[span]) is None


@given(st.sampled_from(STORIES), st.lists(stretches(), max_size=3), st.text(max_size=12))
def test_what_is_found_has_the_letters_of_the_quote_and_cuts_no_word(
    article: Article, parts: list[tuple[Article, Span]], noise: str
) -> None:
    quote = " ".join([*(part.exact(span)[:40] for part, span in parts), noise])
    span = locate(quote, article)

    assert span is None or letters(article.exact(span)) == letters(quote)
    for border in (span.start, span.end) if span else ():
        assert not article.text[max(0, border - 1) : border + 1].isalnum() or border in (0, len(article.text))
