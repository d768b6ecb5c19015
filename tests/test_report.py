"""An edition for readers: nothing of an article is live on the page or in Markdown, and what is quoted is verbatim."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.edition import Counts, Edition, Lead
from summarizer.report import edition_html, edition_markdown
from summarizer.report.escaping import markdown, one_line, web_address
from summarizer.report.layout import lay_out
from summarizer.report.sources import segments
from tests.editions import Written, editions, written
from tests.hostile import HOSTILE, URLS
from tests.tarn import FAILED_PATH, TEXTS, tarn_edition

VOID = {"meta"}
OWN_LINK = re.compile(r"#(story-\d+|corrections|failed)")
slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Page(HTMLParser):
    """What a page holds: the shapes of its elements, its links, its quotations, its text in and outside <bdi>."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shapes: set[tuple[str, ...]] = set()
        self.links: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.exact: list[str] = []
        self.isolated: list[str] = []
        self.bare: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = sorted(name for name, _ in attrs)
        style = dict(attrs).get("class") or ""
        self.shapes.add((tag, style, *names))
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in VOID:
            self._open.append((tag, style))
        if style == "exact":
            self.exact.append("")
        if re.fullmatch(r"h\d", tag):
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        (self.isolated if "bdi" in tags else self.bare).append(data)
        if ("bdi", "exact") in self._open:
            self.exact[-1] += data
        if self.headings and self.headings[-1][0] in tags:
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + data)


def values(value: Any, key: str) -> Iterator[Any]:
    """Yield every value of this key in a dumped edition."""
    if isinstance(value, dict):
        yield from (child for name, child in value.items() if name == key)
        value = list(value.values())
    if isinstance(value, list | tuple):
        for child in value:
            yield from values(child, key)


def addresses(edition: Edition) -> set[str]:
    return {url for url in values(edition.model_dump(), "url") if web_address(url)}


PLAIN_SHAPES = {
    shape for seed in range(30) for shape in Page(edition_html(written(seed, stories=3, items=4).edition)).shapes
}


@given(editions())
@slow
def test_page_holds_no_element_attribute_or_link_that_the_template_did_not_write(case: Written) -> None:
    page = Page(edition_html(case.edition))

    assert page.shapes - PLAIN_SHAPES == set()
    assert {link for link in page.links if not OWN_LINK.fullmatch(link)} <= addresses(case.edition)


@given(editions())
@slow
def test_every_quotation_on_the_page_is_verbatim(case: Written) -> None:
    page = Page(edition_html(case.edition))

    slices = {exact.replace("\0", "⟨U+0000⟩") for exact in values(case.edition.model_dump(), "exact")}
    assert set(page.exact) <= slices
    assert len(page.exact) >= len(case.edition.stories)


@pytest.mark.parametrize("seed", range(8))
def test_all_text_of_articles_and_models_is_isolated(seed: int) -> None:
    page = Page(edition_html(written(seed, ["Qzx"] * 500, stories=4, items=4).edition))

    assert "Qzx" in "".join(page.isolated)
    assert "Qzx" not in "".join(page.bare)


@pytest.mark.parametrize("seed", range(8))
def test_headings_are_in_order(seed: int) -> None:
    levels = [int(tag[1]) for tag, _ in Page(edition_html(written(seed, stories=4, items=4).edition)).headings]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKDOWN_TYPES = set(
    """heading_open heading_close paragraph_open paragraph_close bullet_list_open bullet_list_close ordered_list_open
    ordered_list_close list_item_open list_item_close inline hr text strong_open strong_close link_open
    link_close""".split()
)


def tokens(text: str) -> list[Token]:
    blocks = RENDERER.parse(text)
    return [*blocks, *(child for block in blocks for child in block.children or ())]


@given(editions())
@slow
def test_markdown_of_a_hostile_edition_renders_to_our_own_markup_and_its_exact_words(case: Written) -> None:
    found = tokens(edition_markdown(case.edition))
    text = " ".join(token.content for token in found if token.type == "text")
    lines = {"".join(child.content for child in token.children or ()) for token in found if token.type == "inline"}

    assert {token.type for token in found} <= MARKDOWN_TYPES
    links = {str(token.attrs["href"]) for token in found if token.type == "link_open"}
    assert len(links) <= len(addresses(case.edition))
    assert all(link.lower().startswith(("https://news.example/", "http://news.example/")) for link in links)
    for story in case.edition.stories:
        assert one_line(story.headline.text) in text
        assert all(any(f"“{one_line(part.exact)}”" in line for line in lines) for part in story.gist[0].evidence)


@pytest.mark.parametrize("word", [*HOSTILE, "- x", "1. x", "12) x", "=", "--", "....", "2026", "~~", "a  \\", "U.S.A."])
def test_hostile_word_stands_in_markdown_as_it_is(word: str) -> None:
    for text in (word, f"{word} {word}", f"the {word}", f"{word}s said"):
        (inline,) = [token for token in RENDERER.parse(f"- {markdown(text)}") if token.type == "inline"]

        assert "".join(child.content for child in inline.children or ()) == one_line(text)
        assert {child.type for child in inline.children or ()} <= {"text"}


def test_links_are_web_addresses_and_nothing_else() -> None:
    assert [url for url in URLS if web_address(url)] == [
        "https://news.example/a?x=1&y=2",
        "http://news.example/b_(c)",
        "https://news.example/" + "d" * 1_500,
        "https://news.example/%3Cb%3E",
        "HTTPS://NEWS.EXAMPLE/CAPITALS",
    ]
    assert web_address("https://bank.example@evil.example/") is None
    assert web_address("https://[::1") is None


@given(editions(max_stories=2))
@slow
def test_marked_evidence_is_the_evidence_cut_in_parts(case: Written) -> None:
    for story in case.edition.stories:
        for position in story.positions:
            (part,) = position.now.evidence
            cut = segments(part, position.now.quotes)

            assert "".join(segment.text for segment in cut) == part.exact
            marked = "".join(segment.text for segment in cut if segment.is_marked)
            assert all(quote.exact in marked for quote in position.now.quotes)


def shown(text: str) -> str:
    """Return all text of a page, white space folded."""

    class Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.text = ""

        def handle_data(self, data: str) -> None:
            self.text += f" {data} " if "\n" in data else data

    parser = Text()
    parser.feed(text.partition("<body>")[2])
    return re.sub(r"\s+", " ", parser.text)


def plain_markdown(text: str) -> str:
    return " ".join(token.content for token in tokens(text) if token.type == "text")


@pytest.fixture(scope="module", params=["html", "markdown"])
def told(request: pytest.FixtureRequest) -> str:
    edition = tarn_edition()
    return shown(edition_html(edition)) if request.param == "html" else plain_markdown(edition_markdown(edition))


def test_fixture_is_exact() -> None:
    dumped = tarn_edition().model_dump()
    spans = [span for key in ("evidence", "mention", "quotes", "answer") for span in flat(values(dumped, key))]

    assert len(spans) > 30
    for span in spans:
        assert span["exact"] == TEXTS.get(span["article"], span["exact"])[span["start"] : span["end"]]


def flat(found: Iterator[Any]) -> Iterator[dict[str, Any]]:
    for value in found:
        if isinstance(value, dict):
            yield value
        else:
            yield from value or ()


def in_order(text: str, *parts: str) -> bool:
    """Tell whether all parts stand in the text, each behind the one before."""
    at = 0
    for part in parts:
        at = text.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


def test_corrections_come_first_then_failures_then_stories(told: str) -> None:
    assert in_order(told, "Corrections", "74 injured people", "47 injured people", "Not in this edition", FAILED_PATH)
    assert in_order(
        told, FAILED_PATH, "Minister to close", "What happened", "What changed", "Unchanged", "Ferry strike"
    )


def test_what_changed_stands_with_both_quotes(told: str) -> None:
    assert in_order(told, "What changed since 5 March 2031", "updated", "people killed", "18", "killed 18 people", "23")
    assert in_order(told, "23", "killed 23 people", "What is disputed")
    assert in_order(
        told, "reversed", "Ada Kessel", '"Tarn lives on this plant," she said.', '"I was wrong about this plant,"'
    )
    assert in_order(
        told, "answered", "Who ordered the repair", "It is not known who", "Tomas Rehn ordered", "prosecutor"
    )


def test_what_is_disputed_names_each_side(told: str) -> None:
    assert in_order(
        told, "What is disputed", "Brandt Chemicals", "denies", "Mika Sorel", "accuses", "I wrote to them twice"
    )
    assert in_order(told, "people killed", "23", "health ministry of Norvia", "11", "The army", "What is open")


def test_a_change_that_an_earlier_edition_told_is_no_news() -> None:
    story = tarn_edition().stories[0]
    old = [position.model_copy(update={"is_new": False}) for position in story.positions]
    told = [
        number.model_copy(update={"given": tuple(given.model_copy(update={"is_new": False}) for given in number.given)})
        for number in story.numbers
    ]
    layout = lay_out(story.model_copy(update={"positions": tuple(old), "numbers": tuple(told), "questions": ()}))

    assert lay_out(story).has_changes
    assert not layout.has_changes
    assert "p1" in {position.id for group in layout.positions for position in group}


def test_positions_that_the_same_words_report_stand_there_once() -> None:
    story = tarn_edition().stories[0]
    said = story.positions[3]
    told = said.model_copy(update={"id": "p5", "holder_name": "Tomas Rehn"})
    layout = lay_out(story.model_copy(update={"positions": (*story.positions, told)}))

    assert [[position.id for position in group] for group in layout.positions] == [["p4", "p5"]]


def test_open_questions_tell_their_age(told: str) -> None:
    assert in_order(told, "What is open", "Had Brandt Chemicals been warned", "not stated, open for 2 days")


def test_minor_items_are_counted_and_not_shown(told: str) -> None:
    assert "1 item of minor importance not shown." in told
    assert "Ilona Fersen, prosecutor" in told
    assert "Tomas Rehn, Plant manager" not in told


def test_a_doubted_line_carries_a_word(told: str) -> None:
    assert in_order(told, "The town of Melk will open a library", "unverified", "By the numbers", "3.2 million crowns")


@pytest.mark.parametrize("render", [edition_html, edition_markdown])
def test_words_of_a_corrected_article_are_those_before_its_correction(render: Callable[[Edition], str]) -> None:
    dumped = tarn_edition().model_dump()
    dumped["stories"][0]["numbers"][0]["before"]["evidence"][0]["article"] = "first-before"
    dumped["stories"][0]["numbers"][0]["has_fallen"] = True

    told = render(Edition.model_validate(dumped))

    assert "kills 18 (before its correction)" in told.replace("\\", "")
    assert "Such a count does not fall by itself." in told


def test_days_to_come_and_who_is_who_stand_there(told: str) -> None:
    assert in_order(told, "Coming up", "14 March 2031", "Who is who", "Ada Kessel", "Interior Minister")


def test_copies_stand_below_the_article_that_they_copy(told: str) -> None:
    assert in_order(told, "Articles", "The Northern Gazette", "The Sorre Post", "same agency text")
    assert "7 articles and 1 copy, 2 of them new since 5 March 2031." in told


@pytest.mark.parametrize("render", [edition_html, edition_markdown])
def test_an_empty_day_is_said(render: Callable[[Edition], str]) -> None:
    counts = dict.fromkeys(tarn_edition().counts.model_dump(), 0)
    empty = {"lead": None, "stories": (), "unchanged": (), "corrections": (), "failed": (), "counts": Counts(**counts)}
    edition = tarn_edition().model_copy(update=empty)

    assert "Nothing new since 5 March 2031: no new article and no story that changed." in render(edition)


def test_lead_names_the_model_that_wrote_it() -> None:
    edition = written(1, stories=0, items=0).edition
    sentence = tarn_edition().stories[0].gist[0]
    edition = edition.model_copy(update={"lead": Lead(sentences=(sentence,), model="small-model")})

    assert "Written by <bdi>small-model</bdi>; each sentence was checked" in edition_html(edition)
    assert "Written by small-model; each sentence was checked" in edition_markdown(edition)


def test_page_loads_and_runs_nothing_by_its_own_policy() -> None:
    page = edition_html(tarn_edition())

    assert "default-src 'none'; style-src 'sha256-" in page
    assert "unsafe-inline" not in page
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert set(re.findall(r'<a href="http[^>]*?>', page)) == set(
        re.findall(r'<a href="http[^"]*" rel="noopener noreferrer">', page)
    )
