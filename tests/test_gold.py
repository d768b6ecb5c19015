"""The hand-made gold: spans are exact, shapes are valid, right items are what they claim to be."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from summarizer.article import Article, Span
from summarizer.draft import ActorKind, Draft, QuestionKind, Stance
from summarizer.mentions import Mentions, find_mentions
from summarizer.mentions.types import Qualifier
from tools.gold_report import Tally, compare_numbers, compare_quotations, draft_item, judge, read_article

FOLDER = Path(__file__).parent / "gold"
GOLD: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))
}
ITEMS: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "items.jsonl").read_text("utf-8").split("\n") if line
]
ARTICLES: dict[str, Article] = {name: read_article(gold) for name, gold in GOLD.items()}
MENTIONS: dict[str, Mentions] = {name: find_mentions(article) for name, article in ARTICLES.items()}
PROSE = ("text", "statement", "question", "counted", "role")
every_article = pytest.mark.parametrize("name", GOLD)


def spans_in(part: object) -> Iterator[dict[str, Any]]:
    """Yield every {exact, start, end} beneath a part."""
    if isinstance(part, dict):
        if "start" in part:
            yield part
        for value in part.values():
            yield from spans_in(value)
    if isinstance(part, list):
        for value in part:
            yield from spans_in(value)


def runs_of_six(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in re.findall(r"\w+(?:['’]\w+)*", text)]
    return {tuple(words[start : start + 6]) for start in range(len(words) - 5)}


def prose_runs(row: dict[str, Any]) -> set[tuple[str, ...]]:
    return set().union(*(runs_of_six(row["item"].get(name) or "") for name in PROSE))


def test_the_sample_and_the_six_other_articles_are_annotated() -> None:
    texts = {path.stem for path in (Path(__file__).parent / "data" / "articles").glob("*.txt")}
    assert set(GOLD) <= texts
    assert len(GOLD) == 7


@every_article
def test_every_span_holds_exactly_its_words(name: str) -> None:
    text = ARTICLES[name].text
    spans = list(spans_in(GOLD[name]))
    assert spans
    assert [span for span in spans if text[span["start"] : span["end"]] != span["exact"] or not span["exact"]] == []


@every_article
def test_no_span_cuts_a_word_or_a_number(name: str) -> None:
    in_names = {"4", "5", "9"}  # 4chan, M5S, Cloud9: digits inside a name, annotated as no statistic
    spans = [span for span in spans_in(GOLD[name]) if span["exact"] not in in_names]
    cut = [
        span["exact"]
        for span in spans
        for place in (span["start"], span["end"])
        if place and re.match(r"\w\w", ARTICLES[name].text[place - 1 : place + 1])
    ]
    assert cut == []


@every_article
def test_actor_names_and_aliases_stand_in_the_article(name: str) -> None:
    names = [word for actor in GOLD[name]["actors"] for word in (actor["name"], *actor["aliases"])]
    assert [word for word in names if word not in ARTICLES[name].text] == []
    ids = [actor["id"] for actor in GOLD[name]["actors"]]
    assert len(ids) == len(set(ids))


@every_article
def test_kinds_stances_and_qualifiers_are_words_of_the_product(name: str) -> None:
    gold = GOLD[name]
    assert {actor["kind"] for actor in gold["actors"]} <= set(get_args(ActorKind))
    stances = {stance for one in gold["positions"] for stance in (one["stance"], *one["stance_also"])}
    assert stances <= set(get_args(Stance))
    assert {number["qualifier"] for number in gold["numbers"]} <= set(get_args(Qualifier))
    assert {question["kind"] for question in gold["open_questions"]} <= set(get_args(QuestionKind))


@every_article
def test_holders_speakers_and_sources_are_actors_of_the_article(name: str) -> None:
    gold = GOLD[name]
    ids = {actor["id"] for actor in gold["actors"]} | {None}
    named = {holder for one in gold["positions"] for holder in (one["holder"], *one["holder_also"])}
    named |= {speaker for one in gold["quotations"] for speaker in (one["speaker"], *one["speaker_also"])}
    named |= {number["source"] for number in gold["numbers"]}
    assert named <= ids


@every_article
def test_whoever_is_not_known_has_a_reason_why(name: str) -> None:
    gold = GOLD[name]
    assert all(one["holder"] or one["attribution"]["unresolved"] for one in gold["positions"])
    assert all(one["speaker"] or one["unresolved"] for one in gold["quotations"] if one["speech"])
    assert all(one["reason"] for one in gold["quotations"] if not one["speech"])
    assert all(one["reason"] for one in gold["not_statistics"])


@every_article
def test_every_quotation_of_a_position_is_a_quotation_of_the_article(name: str) -> None:
    known = {(one["words"]["start"], one["words"]["end"]) for one in GOLD[name]["quotations"] if one["speech"]}
    used = {(quote["start"], quote["end"]) for one in GOLD[name]["positions"] for quote in one["quotations"]}
    assert used == known


@every_article
def test_no_words_are_both_a_number_and_no_statistic(name: str) -> None:
    def spans(section: str) -> list[Span]:
        return [Span(one["mention"]["start"], one["mention"]["end"]) for one in GOLD[name][section]]

    assert [one for one in spans("numbers") for other in spans("not_statistics") if one.overlaps(other)] == []


@every_article
def test_numbers_say_what_they_count_in_at_least_two_wordings(name: str) -> None:
    numbers = GOLD[name]["numbers"]
    assert [one["mention"]["exact"] for one in numbers if not 2 <= len(one["counted"]) <= 3] == []
    assert [one["mention"]["exact"] for one in numbers if (one["value"] is None) != (one["qualifier"] == "vague")] == []


def test_there_are_at_least_two_hundred_right_items_and_half_are_paraphrases() -> None:
    assert len(ITEMS) >= 200
    assert sum(row["paraphrase"] for row in ITEMS) * 2 >= len(ITEMS)
    prose = [row for row in ITEMS if row["section"] in {"gist", "positions", "open_questions"}]
    assert sum(row["paraphrase"] for row in prose) * 2 >= len(prose)


def test_the_items_spread_over_articles_and_sections() -> None:
    assert min(Counter(row["article"] for row in ITEMS).values()) >= 20
    assert set(Counter(row["article"] for row in ITEMS)) == set(GOLD)
    assert min(Counter(row["section"] for row in ITEMS).values()) >= 25


def test_no_item_stands_twice() -> None:
    lines = [json.dumps(row, sort_keys=True) for row in ITEMS]
    assert [line for line, times in Counter(lines).items() if times > 1] == []


def test_a_paraphrase_shares_no_run_of_six_words_with_its_article() -> None:
    runs = {name: runs_of_six(article.text) for name, article in ARTICLES.items()}
    assert [row["item"] for row in ITEMS if row["paraphrase"] and prose_runs(row) & runs[row["article"]]] == []


def test_every_item_resolves_to_mentions_and_fits_the_shape_of_a_draft() -> None:
    for row in ITEMS:
        item = draft_item(row, MENTIONS[row["article"]])
        assert item is not None, row
        draft = Draft.model_validate({row["section"]: [item]})
        assert not draft.malformed


def test_the_passages_of_every_item_exist() -> None:
    for row in ITEMS:
        numbers = row["item"].get("passages") or [row["item"]["passage"]]
        citable = {passage.number for passage in ARTICLES[row["article"]].passages if passage.is_citable}
        assert set(numbers) <= citable, row


def test_names_of_actor_items_are_copied_from_the_article() -> None:
    named = [row for row in ITEMS if row["section"] == "actors"]
    assert [row["item"]["name"] for row in named if row["item"]["name"] not in ARTICLES[row["article"]].text] == []


def test_the_report_withholds_a_wrong_item() -> None:
    wrong = {
        "article": "truce",
        "section": "gist",
        "item": {"text": "The offensive killed 92,414 people in Gaza.", "passages": [13]},
    }
    verdict, reason = judge(wrong, ARTICLES["truce"], MENTIONS["truce"])
    assert verdict == "withheld"
    assert "92,414" in reason


def test_the_report_counts_a_missed_number_and_a_missed_quotation() -> None:
    nothing = Mentions(numbers=(), quotations=(), cues=(), dates=(), names=(), ignored=())
    tally = Tally()
    compare_numbers(GOLD["truce"], nothing, tally)
    compare_quotations(GOLD["truce"], nothing, tally)
    assert (tally.right["numbers found"], tally.counted["numbers found"]) == (0, 8)
    assert (tally.right["quotations found"], tally.counted["quotations found"]) == (0, 9)
