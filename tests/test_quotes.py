"""Quotations as models and journalists copy them: whole, interrupted, shortened; what turns the meaning is refused."""

import json
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Draft, Settings, Summarizer
from summarizer.article import Article, Span
from summarizer.errors import ArticleError
from summarizer.grounding import Grounded, ground
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.locate import find_quote
from summarizer.grounding.suggest import suggest
from summarizer.mentions import find_mentions
from summarizer.testing import CannedModel

TEXT = """Talks end in Doha

“We will keep digging,” said Maria Dubois, “until the well is dry. We have,” she added, “no other choice.”
The mediator Hamid Khalil said the talks, held in Doha since May, have failed.

“We are not interested in continuing the talks. They would have been useful,” the president’s staff stated. “Now it is
over.” A spokesman said Hamas attacked the base. Hamas fled and Israel took Northfield.
Israel alleged that Hamas had killed about 250 people and 32 soldiers.

Tom Berg called it “a disaster” while Ann Lee spoke of “a triumph”.

“We waited for hours.

“Then they came,” Ann Lee said. “The road is long, too long,” he said, “for us.”
The non-violent march drew 8-25 people. Have the talks failed?
"""
ARTICLE = Article.from_text(TEXT, language="en")
SOURCE = Source(ARTICLE, find_mentions(ARTICLE))
ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "data/grounding/quotes.jsonl").read_text("utf-8").split("\n")
    if line
]
# Half a word is no quotation here.
CUT_WORDS = {"approx-08", "domanchor-04", "domanchor-05"}


def found(quote: str) -> list[str]:
    return [ARTICLE.exact(span) for span in find_quote(quote, SOURCE)]


def reason(quote: str) -> str:
    with pytest.raises(NotSupportedError) as caught:
        find_quote(quote, SOURCE)
    assert caught.value.code == "quote_not_in_article"
    return caught.value.reason


def grounded(**fields: Any) -> Grounded:
    position = {
        "holder": "Maria Dubois",
        "stance": "asserts",
        "issue": "the talks",
        "statement": "They will keep digging until the well is dry.",
    }
    return ground(Draft.model_validate({"positions": [{**position, **fields}]}), ARTICLE, SOURCE.mentions)


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        ("“We will keep digging until the well is dry.”", ["We will keep digging", "until the well is dry."]),
        ("we will keep digging, until the well is dry", ["We will keep digging,", "until the well is dry"]),
        ("digging until the", ["digging", "until the"]),
        (
            "We will keep digging until the well is dry. We have no other choice",
            ["We will keep digging", "until the well is dry. We have", "no other choice"],
        ),
        ("They would have been useful. Now it is over.", ["They would have been useful", "Now it is over."]),
        ("The road is long, too long for us", ["The road is long, too long", "for us"]),
        ("We waited for hours. Then they came", ["We waited for hours.", "Then they came"]),
    ],
)
def test_words_that_go_on_behind_the_speaker_are_spans_of_one_quotation(quote: str, spans: list[str]) -> None:
    assert [span.replace("\n", " ") for span in found(quote)] == spans


@pytest.mark.parametrize(
    "quote",
    [
        "a disaster a triumph",
        "We will keep digging no other choice",
        "digging, until the well was dry",
        "The road is long for us",
    ],
)
def test_words_of_two_speeches_or_with_a_gap_are_no_quotation(quote: str) -> None:
    assert "are not in the article" in reason(quote)


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        ("the talks ... have failed", ["the talks", "have failed"]),
        ("The talks […] have failed...", ["the talks", "have failed"]),
        ("... in continuing the talks", ["in continuing the talks"]),
        ("We will keep digging … well is dry", None),
        ("We waited ... they came", ["We waited", "they came"]),
        ("not interested ... They would", ["not interested", "They would"]),
    ],
)
def test_pieces_around_an_ellipsis_stand_in_order_in_one_passage_or_speech(quote: str, spans: list[str] | None) -> None:
    if spans is None:
        assert "turns its meaning (“until”)" in reason(quote)
    else:
        assert found(quote) == spans


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("We are ... interested in continuing", "“not”"),
        ("the talks ... been useful", "“would”"),
        ("Hamas ... attacked the base ... 250 people", "are not in the article"),
        ("Israel ... killed about 250 people", "“alleged”"),
        ("A spokesman ... attacked the base", "“said”"),
        ("killed ... 250 people", "“about”"),
        ("a disaster ... a triumph", "while Ann Lee spoke of"),
        ("Hamas ... took Northfield", "“Israel”"),
        ("have failed ... the talks", "are not in the article"),
        ("The mediator ... attacked the base", "are not in the article"),
    ],
)
def test_ellipsis_that_turns_the_meaning_or_stitches_sentences_is_refused(quote: str, why: str) -> None:
    assert why in reason(quote)


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        ("[Hamas] will keep digging", ["will keep digging"]),
        ("We [the president’s staff] are not interested", ["We", "are not interested"]),
        ("[T]hey would have been useful", ["They would have been useful"]),
        ("Hamas had killed [some] 250 people", None),
        ("We [the Ruritanians] will keep digging", None),
        ("They [never] would have been useful", None),
        ("We [the staff] interested in continuing the talks", None),
        ("Israel [the] killed", None),
    ],
)
def test_brackets_hold_words_of_the_article_and_turn_nothing(quote: str, spans: list[str] | None) -> None:
    if spans is None:
        reason(quote)
    else:
        assert found(quote) == spans


def test_interrupted_quotation_is_two_quotes_of_one_position() -> None:
    position = grounded(quotes=["We will keep digging until the well is dry"], passages=[2]).positions[0]

    assert [quote.exact for quote in position.quotes] == ["We will keep digging,", "until the well is dry. We have,"]
    assert position.holder == "A1"


def test_copied_sentence_with_two_quotations_has_both() -> None:
    both = {
        "quotes": ["it “a disaster” while Ann Lee spoke of “a triumph”"],
        "holder": "Tom Berg",
        "statement": "It is a disaster.",
    }

    assert [quote.exact for quote in grounded(**both, passages=[11]).positions[0].quotes] == ["a disaster", "a triumph"]


def test_repeated_words_are_those_of_the_cited_passage() -> None:
    text = "Ann Lee said: “We go on.” The sun shone on Northfield. Tom Berg said: “We go on.”"
    article = Article.from_text(text, language="en")
    position = {"holder": "Tom Berg", "stance": "asserts", "issue": "go on", "statement": "Tom Berg said they go on."}

    draft = Draft.model_validate({"positions": [{**position, "quotes": ["We go on"], "passages": [3]}]})
    quotes = ground(draft, article, find_mentions(article)).positions[0].quotes

    assert [quote.start for quote in quotes] == [text.rindex("We go on")]


@pytest.mark.parametrize(
    ("quote", "near", "passage"),
    [
        ("We were not intrested in continuing talks", "We are not interested in continuing the talks", 5),
        ("Hamas had killed about 350 people", "Hamas had killed about 250 people", 10),
        ("violent march", "non-violent march", 15),
        ("25 people", "8-25 people", 15),
        ("The talks failed.", "the talks failed?", 16),
        ("held in D oha since", "held in Doha since", 4),
    ],
)
def test_near_words_are_suggested_whole_and_never_found(quote: str, near: str, passage: int) -> None:
    suggestion = suggest(quote, SOURCE)

    assert suggestion is not None
    assert (suggestion.exact, suggestion.passage) == (near, passage)
    assert ARTICLE.exact(suggestion.span) == near
    assert f"did you mean “{near}” in [{passage}]?" in reason(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "The weather in Paris was sunny",
        "The mediator visited seven museums",
        "of the and",
        "99",
        "",
        "Bank rates fell again",
    ],
)
def test_nothing_is_suggested_where_nothing_is_near(quote: str) -> None:
    assert suggest(quote, SOURCE) is None


@given(st.text(alphabet="ab'’s-.½ﬁé²\u0301 \n", min_size=3, max_size=60).filter(str.strip), st.data())
def test_whatever_is_suggested_is_in_the_article(text: str, data: st.DataObject) -> None:
    source = Source(article := Article.from_text(text, language="en"), find_mentions(article))
    quote = data.draw(st.text(alphabet="ab'’s-.½ﬁé²\u0301 \n", max_size=30))

    suggestion = suggest(quote, source)

    assert suggestion is None or article.exact(suggestion.span) == suggestion.exact


def test_repair_request_names_the_articles_own_words() -> None:
    position = {
        "holder": "Maria Dubois",
        "stance": "asserts",
        "issue": "the talks",
        "statement": "They will keep digging.",
    }
    quoted = {**position, "quotes": ["We will never keep digging"], "passages": [2]}
    model = CannedModel(Draft.model_validate({"positions": [quoted], "more_numbers": [{"exact": "about 350 people"}]}))

    with Summarizer(model, settings=Settings()) as summarizer:
        summary = summarizer.summarize(ARTICLE)

    assert "did you mean “We will keep digging” in [2]?" in model.requests[1].messages[2].content
    assert "did you mean “about 250 people” in [10]?" in model.requests[1].messages[2].content
    assert {item.code for item in summary.withheld} == {"quote_not_in_article", "not_in_article"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_quotations_of_other_libraries_have_the_verdict_that_they_expect(row: dict[str, Any]) -> None:
    verdict, place = judge(row["quote"], row["text"])

    if row["id"] in CUT_WORDS:
        assert verdict in {"near", "absent"}
        return
    assert verdict in row["verdict"].split("_or_")
    if row["start"] is not None:
        assert place == (row["start"], row["end"])


def judge(quote: str, text: str) -> tuple[str, tuple[int, int] | None]:
    try:
        article = Article.from_text(text, language="en")
    except ArticleError:
        return "absent", None
    source = Source(article, find_mentions(article))
    try:
        span = find_quote(quote, source)[0]
    except NotSupportedError:
        near = suggest(quote, source)
        return ("near", (near.span.start, near.span.end)) if near else ("absent", None)
    return "exact" if article.exact(span) == quote else "equivalent", (span.start, span.end)


@st.composite
def copies(draw: st.DrawFn) -> str:
    """Draw words in a row of the article, some left out, put in brackets or changed into others."""
    words = TEXT.split()
    first = draw(st.integers(0, len(words) - 1))
    changes = st.sampled_from(
        ["{}", "{}", "{}", "{}", "...", "… {}", "[{}]", "", "not", "“{}”", "{},", "{}-\n"]
    ) | st.text(max_size=3)
    return " ".join(draw(changes).replace("{}", word) for word in words[first : first + draw(st.integers(1, 14))])


@given(copies())
def test_whatever_is_copied_has_spans_in_order_or_a_reason(quote: str) -> None:
    spans = spans_or_none(quote)

    assert list(spans) == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    if spans:
        said = re.sub(r"\[[^\[\]]*\]", "", re.sub(r"(?<=\w)\[(\w+)\]|\[(\w+)\](?=\w)", r"\1\2", quote))
        assert letters("".join(map(ARTICLE.exact, spans))) == letters(said)


def spans_or_none(quote: str) -> tuple[Span, ...]:
    try:
        return find_quote(quote, SOURCE)
    except NotSupportedError:
        return ()


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
