"""An edition as Slack messages: within every limit, nothing live, nothing lost, every quotation verbatim."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.edition import Edition
from summarizer.errors import InternalError
from summarizer.slack import Digest, Message, blocks, messages
from summarizer.slack.checking import check, exact_words, quotations
from summarizer.slack.text import inert, length, link, shown, uninert, unshown
from summarizer.summary import SAID_BEFORE
from tests.editions import Written, editions, hostile_words, written
from tests.hostile import HOSTILE, URLS
from tests.slack_judges import judge

LINKS = {
    "https://news.example/a?x=1&y=2": "https://news.example/a?x=1&y=2",
    "http://news.example/b_(c)": "http://news.example/b_(c)",
    "https://news.example/" + "d" * 1_500: "https://news.example/" + "d" * 1_500,
    "https://news.example/%3Cb%3E": "https://news.example/%3Cb%3E",
    "https://пример.example/ä b": "https://xn--e1afmkfd.example/%C3%A4%20b",
    "https://evil.example/|x>\n<!channel>": "https://evil.example/%7Cx%3E%3C!channel%3E",
    "HTTPS://NEWS.EXAMPLE/CAPITALS": "https://news.example/CAPITALS",
}
EVERYTHING = [HealthCheck.too_slow, HealthCheck.data_too_large]
INVISIBLE = {"Cc", "Cf", "Co", "Zl", "Zp"}
HARMLESS = set("\n\t\u200c\u200d\u200e\u200f\u061c\u2068\u2069")
# Of the same category, but drawn: Unicode's prepended concatenation marks.
HARMLESS |= set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
LEFT_OUT = re.compile(r"\+[\d,]+ more lines in the message\Z")


@given(editions())
@settings(suppress_health_check=EVERYTHING)
def test_hostile_editions_pass_three_judges_and_hold_nothing_live(case: Written) -> None:
    digest = messages(case.edition)
    texts = list(case.texts.values())

    for message in digest.messages:
        payload = json.loads(json.dumps(digest.payload(message)))
        judge(payload)
        assert_within_limits(payload)
        assert_nothing_live(payload)
        assert_verbatim(payload, texts)
    assert_nothing_lost(case.edition, digest)


def assert_within_limits(payload: dict[str, Any]) -> None:
    tables = [block for block in payload["blocks"] if block["type"] == "table"]
    whole = json.dumps(payload["blocks"], ensure_ascii=False, separators=(",", ":"))

    assert 1 <= len(payload["blocks"]) <= 50
    assert len(tables) <= 1
    assert all(len(table["rows"]) <= 100 for table in tables)
    assert len(whole.encode("utf-16-le")) // 2 <= 12_000
    assert 1 <= len(payload["text"].encode()) <= 4_000


def assert_nothing_live(payload: dict[str, Any]) -> None:
    kinds = {value["type"] for value in objects(payload["blocks"]) if "type" in value}
    rich = {"rich_text", "rich_text_section", "rich_text_list", "text", "link"}
    urls = {value["url"] for value in objects(payload["blocks"]) if "url" in value}
    text = payload["text"]

    assert kinds <= {"header", "plain_text", "table", "raw_text", *rich}
    assert urls <= set(LINKS.values())
    assert (payload["parse"], payload["mrkdwn"]) == ("none", False)
    assert (payload["unfurl_links"], payload["unfurl_media"], payload.get("link_names")) == (False, False, None)
    assert not re.search(r"[<>]|&(?!(amp|lt|gt);)", text)
    for url in sorted(LINKS.values(), key=len, reverse=True):
        text = text.replace(f"({url.replace('&', '&amp;')})", "")
    assert not re.search(r"@\w|#\w|://|mailto:\w|www\.\w|\bevil\.example|:\w+:", text)
    for value in objects(payload):
        assert_nothing_hidden(value.get("text", ""))


def assert_nothing_hidden(text: Any) -> None:
    if isinstance(text, str):
        hidden = {character for character in text if unicodedata.category(character) in INVISIBLE}
        assert hidden <= HARMLESS | {"\u2060"}
        assert re.fullmatch(r"[^\u2068\u2069]*(\u2068[^\u2068\u2069]*\u2069[^\u2068\u2069]*)*", text)


def assert_verbatim(payload: dict[str, Any], texts: list[str]) -> None:
    plain = uninert(payload["text"])
    is_whole = LEFT_OUT.search(payload["text"]) is None
    for quoted in quotations(payload["blocks"]):
        assert any(quoted in text for text in texts)
        assert quoted in plain or not is_whole


def assert_nothing_lost(edition: Edition, digest: Digest) -> None:
    """Every story has its reply, and every word that an item of weight stands on is in the thread or named too long."""
    parts = [message.part for message in digest.replies]
    assert [part for part in parts if part.endswith(":1") and part.startswith("story:")] == [
        f"story:{story.id}:1" for story in edition.stories
    ]
    for story in edition.stories:
        thread = [message for message in digest.replies if message.part.startswith(f"story:{story.id}:")]
        quoted = {words for message in thread for words in quotations(message.blocks)}
        for words in weighty(story.model_dump()):
            assert words in quoted or length(shown(words)) > 4_000


def weighty(story: dict[str, Any]) -> Iterator[str]:
    for item in (*story["numbers"], *story["positions"], *story["questions"]):
        if item["salience"] <= 2:
            yield from (value["exact"] for value in objects(item) if "exact" in value)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for child in value:
            yield from objects(child)


@given(st.lists(hostile_words(), max_size=4).map(" ".join))
def test_text_is_the_same_once_it_is_unescaped(text: str) -> None:
    assert unshown(shown(text)) == text
    assert uninert(inert(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@\u2060U1&gt;"),
        ("see https://evil.example", "see https:\u2060/\u2060/evil.\u2060example"),
        ("@everyone #general :fire:", "@\u2060everyone #\u2060general :\u2060fire:"),
        ("\u202eesrever\u202c", "⟨U+202E⟩esrever⟨U+202C⟩"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("⟨U+202E⟩", "⟨U+27E8⟩U+202E⟩"),
        ("שלום 250", "\u2068שלום 250\u2069"),
        ("47.1 million at 10 p.m. on 1/2", "47.1 million at 10 p.\u2060m. on 1/2"),
    ],
)
def test_plain_text_is_visible_and_inert(text: str, expected: str) -> None:
    assert inert(text) == expected


@pytest.mark.parametrize("url", URLS)
def test_only_plain_web_addresses_are_linked(url: str) -> None:
    assert link(url) == LINKS.get(url)


@pytest.mark.parametrize(
    "url", [None, "https://bank.example@evil.example/", "https://a:b@c.example", "https://a b.example"]
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert link(url) is None


def test_empty_day_says_so() -> None:
    empty = written(1, stories=0, items=0).edition
    digest = messages(empty)

    assert digest.replies == ()
    assert "Nothing new" in digest.top.text
    assert "0 stories" in digest.top.text


def test_corrections_stand_before_stories_and_failures_are_named() -> None:
    case = written(3, stories=3, items=3).edition
    text = messages(case).top.text

    assert case.corrections
    assert case.failed
    assert text.index("Corrections") < text.index("Stories") < text.index("Unchanged") < text.index("Without a summary")
    assert all(failed.reason in text for failed in case.failed)


def test_number_shows_old_and_new_value_in_the_table() -> None:
    case = written(2, stories=4, items=4).edition
    numbers = [number for story in case.stories for number in story.numbers if number.salience <= 2 and number.before]
    rows = [row for message in messages(case).replies for row in table_rows(message)]

    assert numbers
    for number in numbers:
        assert number.before is not None
        values = [SAID_BEFORE[given.qualifier] + given.mention.exact for given in (number.before, number.given[0])]
        assert values in [row[1:3] for row in rows]


def table_rows(message: Message) -> list[list[str]]:
    tables = [block for block in json.loads(json.dumps(message.blocks)) if block["type"] == "table"]
    return [[unshown(cell["text"]) for cell in row] for table in tables for row in table["rows"]]


def test_items_of_less_weight_are_counted() -> None:
    case = written(4, stories=3, items=5).edition
    story = next(story for story in case.stories if any(actor.salience == 3 for actor in story.actors))
    left = sum(actor.salience == 3 for actor in story.actors)
    text = "\n".join(message.text for message in messages(case).replies if message.part.startswith(f"story:{story.id}"))

    assert f"+{left} more of less weight" in text


def test_sixty_stories_have_a_counted_rest_at_the_top() -> None:
    case = written(11, HOSTILE, stories=60, items=3).edition
    digest = messages(case)
    at_top = [value["text"] for value in objects(list(digest.top.blocks)) if value.get("style") == {"bold": True}]
    whole = json.dumps(digest.top.blocks)
    found = re.search(r'"\+(\d+) more in the thread"', whole.partition("Stories")[2])

    assert found is not None
    headlines = {shown(story.headline.text) for story in case.stories}
    assert 60 - int(found[1]) >= len(headlines & set(at_top)) > 3
    assert sum(message.part.endswith(":1") for message in digest.replies if "story" in message.part) == 60


def test_sixty_articles_of_one_story_go_on_in_further_replies() -> None:
    case = written(6, stories=1, items=4, articles=60)
    [story] = case.edition.stories
    digest = messages(case.edition)
    text = json.dumps([message.blocks for message in digest.replies], ensure_ascii=False)

    assert len(story.articles) > 20
    assert "Continued: " in text
    assert_nothing_lost(case.edition, digest)
    for article in story.articles:
        assert article.publisher is None or article.publisher in text


def test_key_stays_when_the_content_changes_and_content_does_not() -> None:
    case = written(5, stories=2, items=2).edition
    changed = case.model_copy(update={"unchanged": (), "id": "0" * 64})
    other_day = case.model_copy(update={"date": "2026-12-01"})

    assert messages(case).key == messages(changed).key != messages(other_day).key
    assert messages(case).top.content != messages(changed).top.content
    assert messages(case) == messages(case)


def test_blocks_are_those_of_the_message_at_the_top() -> None:
    case = written(5, stories=2, items=2).edition

    assert blocks(case) == list(messages(case).top.blocks)


def test_quotation_that_no_article_holds_is_refused() -> None:
    case = written(3, stories=2, items=3).edition
    words = exact_words(case)
    message = next(it for it in messages(case).replies if any(quotations(it.blocks)))
    altered = next(iter(quotations(message.blocks)))

    check(message.blocks, message.text, words)
    with pytest.raises(InternalError, match="quotes what no article says"):
        check(message.blocks, message.text, words - {altered})


def test_message_beyond_a_limit_is_refused() -> None:
    message = messages(written(3, stories=2, items=3).edition).top

    with pytest.raises(InternalError, match="units"):
        check(message.blocks, "x" * 4_001, frozenset())
    with pytest.raises(InternalError, match="51 blocks"):
        check([{"type": "divider"}] * 51, "x", frozenset())
    assert replace(message, text="x").content != message.content
