"""Arithmetic: sums that the text announces, figures that contradict each other, numbers that we compute and mark."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer import Article, Draft, Settings, Summarizer, Summary
from summarizer.audit import audit
from summarizer.cli.show import lines
from summarizer.grounding import Grounded, find_inconsistencies, ground
from summarizer.grounding.arithmetic import find_parts
from summarizer.grounding.derived import explain_figure
from summarizer.grounding.figures import numbers_of
from summarizer.grounding.kinds import kinds_of
from summarizer.mentions import find_mentions
from summarizer.summary import Number
from summarizer.testing import CannedModel
from summarizer.verification import seal, verify
from tools.gold_report import read_article

TESTS = Path(__file__).parent
TRUCE = Article.from_text((TESTS / "data/articles/truce.txt").read_text("utf-8"))
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (TESTS / "data/numbers/arithmetic.jsonl").read_text("utf-8").split("\n") if line
]
GOLD: list[dict[str, Any]] = [json.loads(path.read_text("utf-8")) for path in sorted((TESTS / "gold").glob("*.json"))]
HOSTAGES = (
    "Israel claims that approximately 130 people remain in Gaza, including 33 people who are presumed dead: eight"
)


POSITION = {
    "holder": "Qatar",
    "stance": "asserts",
    "issue": "Gaza truce",
    "statement": "Discussions on a Gaza truce are still ongoing.",
    "passages": [2],
}
TOLD = ("text", "statement", "issue", "target", "question", "role", "affiliation", "counted", "scope", "as_of")


def sums(article: Article) -> list[dict[str, Any]]:
    numbers = find_mentions(article).numbers
    words = {number.id: number.exact for number in numbers}
    parts = find_parts(article, numbers)
    return [{"whole": words[whole], "parts": [words[part] for part in parts[whole]]} for whole in parts]


def warnings(text: str) -> list[str]:
    article = Article.from_text(text, language="en")
    return [warning.message for warning in find_inconsistencies(article, find_mentions(article))]


def grounded(text: str | Article, **sections: list[Any]) -> Grounded:
    article = text if isinstance(text, Article) else Article.from_text(text, language="en")
    return ground(Draft.model_validate(sections), article, find_mentions(article))


def derived(result: Grounded | Summary) -> list[Number]:
    return [number for number in result.numbers if number.derived]


def told_by(item: BaseModel) -> list[str]:
    """Return what an item says in words of its own."""
    fields = item.model_dump()
    return [*(fields[name] for name in TOLD if fields.get(name)), *fields.get("aliases", ())]


def passage_with(words: str) -> int:
    return next(passage.number for passage in TRUCE.passages if words in TRUCE.exact(passage.span))


def summarized(**sections: list[Any]) -> Summary:
    model = CannedModel(Draft.model_validate(sections))
    with Summarizer(model, settings=Settings(repair="never")) as summarizer:
        return summarizer.summarize(TRUCE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_a_number_has_just_the_parts_that_its_text_announces(row: dict[str, Any]) -> None:
    found = sums(Article.from_text(row["text"], language="en"))

    assert sorted(found, key=str) == sorted(row["parts"], key=str)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_only_figures_that_contradict_each_other_are_warned_of(row: dict[str, Any]) -> None:
    assert warnings(row["text"]) == row["warnings"]


def test_the_sentences_hold_sums_and_traps_in_number() -> None:
    assert sum(bool(row["parts"]) for row in ROWS) >= 30
    assert sum(not row["parts"] for row in ROWS) >= 30
    assert sum(bool(row["warnings"]) for row in ROWS) >= 15


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold["article"]))
def test_the_articles_have_the_parts_of_the_gold_and_no_others(gold: dict[str, Any]) -> None:
    expected = [
        {"whole": number["mention"]["exact"], "parts": [part["exact"] for part in number["parts"]]}
        for number in gold["numbers"]
        if number["parts"]
    ]

    assert sums(read_article(gold)) == expected


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold["article"]))
def test_the_articles_contradict_themselves_nowhere(gold: dict[str, Any]) -> None:
    article = read_article(gold)

    assert find_inconsistencies(article, find_mentions(article)) == ()


def test_a_sum_is_read_across_paragraphs() -> None:
    article = Article.from_text(
        "The raid killed 20 people, a doctor said.\n\nThree died in Homs, five in Hama, 12 in Aleppo.", language="en"
    )

    assert sums(article) == [{"whole": "20", "parts": ["Three", "five", "12"]}]


def test_a_number_without_one_of_its_parts_has_none() -> None:
    ids = {number.mention.exact: number.id for number in grounded(TRUCE).numbers}

    result = grounded(TRUCE, not_statistics=[int(ids["eight"][1:])])

    assert next(number for number in result.numbers if number.mention.exact == "33").parts == ()


def test_a_language_without_rules_gets_no_sums_and_no_warnings() -> None:
    article = Article.from_text("33 Menschen: 8 Soldaten und 26 Zivilisten.", language="de")

    assert sums(article) == []
    assert find_inconsistencies(article, find_mentions(article)) == ()


def test_a_contradiction_of_the_article_is_a_warning_that_points_at_its_sentence() -> None:
    sentence = "The army killed 33 people: eight troops and 26 civilians."
    article = Article.from_text(f"A raid took place in Gaza.\n\n{sentence}\n\nTalks go on.", language="en")
    model = CannedModel(Draft.model_validate({"gist": [{"text": "A raid took place in Gaza.", "passages": [1]}]}))
    with Summarizer(model, settings=Settings(repair="never")) as summarizer:
        summary = summarizer.summarize(article)

    warning = next(warning for warning in summary.warnings if warning.code == "numbers_inconsistent")
    assert warning.message == "the article gives 33 in all, and 8 + 26 = 34"
    assert article.text[warning.start : warning.end] == sentence
    assert verify(summary, article) == []


def test_a_number_that_the_draft_mentions_and_the_article_does_not_give_is_derived_from_two_that_it_gives() -> None:
    result = grounded(TRUCE, more_numbers=[{"exact": "97", "counted": "people who remain in Gaza", "salience": 2}])

    [number] = derived(result)
    by_id = {one.id: one for one in result.numbers}
    assert (number.id, number.value, number.qualifier, number.unit) == ("D1", 97, "approximately", "people")
    assert [by_id[part].mention.exact for part in number.parts] == ["130", "33"]
    assert (number.counted, number.attribution, number.salience) == ("people who remain in Gaza", None, 2)
    assert [part.exact[:108] for part in number.evidence] == [HOSTAGES]
    assert number.mention == by_id[number.parts[0]].mention
    assert number.repaired is not None
    assert (number.repaired.rule, number.repaired.before) == ("derived_approximately", "97")
    assert result.withheld == ()


def test_a_derived_number_is_listed_once_and_behind_the_given_ones() -> None:
    result = grounded(TRUCE, more_numbers=[{"exact": "about 97"}, {"exact": "97 people"}])

    assert [number.id for number in result.numbers] == [f"N{number}" for number in range(1, 9)] + ["D1"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (TRUCE, "163"),  # 33 are among the 130
        (TRUCE, "17 civilians"),  # troops are no civilians
        (TRUCE, "over 97"),
        (TRUCE, "97 percent"),
        (TRUCE, "97 of the 130"),
        ("There were 30 men and 12 women. Days later 40 men and 22 women came.", "18"),
        ("The strike took 30 days and hit 12 firms.", "18"),
        ("The firm has 30 shops. It is old. It is large. The other has 12 shops.", "18"),
        ("He paid 30 dollars and 12 euros.", "42"),
    ],
)
def test_a_figure_that_comes_from_no_two_numbers_or_from_several_is_withheld(text: str | Article, figure: str) -> None:
    result = grounded(text, more_numbers=[{"exact": figure}])

    assert derived(result) == []
    assert [item.code for item in result.withheld] == ["not_in_article"]


def test_a_sum_over_two_sentences_is_derived_with_both_as_evidence() -> None:
    text = "The first raid killed eight people. The second raid killed 25 people."

    [number] = derived(grounded(text, more_numbers=[{"exact": "33", "counted": "people killed"}]))

    assert (number.value, number.qualifier, number.parts) == (33, "exact", ("N1", "N2"))
    assert [part.passage for part in number.evidence] == [1, 2]
    assert number.repaired is None


def test_the_label_of_a_derived_number_is_checked_like_any_other() -> None:
    result = grounded(TRUCE, more_numbers=[{"exact": "97", "counted": "sunny days"}])

    assert derived(result) == []
    assert [item.code for item in result.withheld] == ["counted_not_in_evidence"]


def test_a_derived_number_accounts_for_nothing_and_never_stands_in_for_its_part() -> None:
    result = grounded(TRUCE, more_numbers=[{"exact": "97", "counted": "people who remain in Gaza"}])

    counts = audit(result.numbers, result.positions, find_mentions(TRUCE), result.dismissed)
    assert counts.numbers.accounted == 0
    assert counts.attributions.accounted == 0
    assert "130" in [mention.exact for mention in counts.numbers.unaccounted]
    assert [number.value for number in result.numbers if number.mention.exact == "130"] == [130, 97]


def test_no_label_is_asked_for_a_derived_number() -> None:
    model = CannedModel(Draft.model_validate({"more_numbers": [{"exact": "97", "salience": 1}]}))
    with Summarizer(model) as summarizer:
        summary = summarizer.summarize(TRUCE)

    assert [number.id for number in derived(summary)] == ["D1"]
    asked = model.requests[1].messages[-1].content
    assert "⟦N5⟧ 130" not in asked
    assert "⟦D1⟧" not in asked


def test_a_derived_number_is_shown_as_derived() -> None:
    summary = summarized(more_numbers=[{"exact": "97", "counted": "people who remain in Gaza", "salience": 1}])

    told = "\n".join(line.text for line in lines(summary, with_evidence=False))
    assert "D1  about 97 people who remain in Gaza = N5 - N6 (computed from them; the article does not give it)" in told


def test_an_untouched_derived_number_verifies() -> None:
    summary = summarized(more_numbers=[{"exact": "97", "counted": "people who remain in Gaza"}])

    assert verify(summary, TRUCE) == []


@pytest.mark.parametrize(
    ("number", "change"),
    [
        ("D1", {"value": 98}),
        ("D1", {"qualifier": "exact"}),
        ("D1", {"parts": ["N6", "N5"]}),
        ("D1", {"parts": ["N5", "N99"]}),
        ("D1", {"parts": []}),
        ("D1", {"mention": {"start": 0, "end": 5, "exact": "Qatar"}}),
        ("N6", {"parts": ["N7", "D1"]}),
        ("N6", {"parts": ["N5", "N7"]}),
        ("N6", {"derived": True}),
    ],
)
def test_a_changed_sum_is_found_even_under_a_new_seal(number: str, change: dict[str, Any]) -> None:
    stored = json.loads(summarized(more_numbers=[{"exact": "97"}]).model_dump_json())
    next(item for item in stored["numbers"] if item["id"] == number).update(change)
    lie = Summary.model_validate(stored)
    resealed = lie.model_copy(update={"seal": seal(lie)})

    assert number in {difference.part for difference in verify(resealed, TRUCE)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Some 97 people remain in Gaza.", "“97” (approximately) is not in the cited sentences; it is 130 - 33"),
        (
            "Israel claims that 58 people are presumed dead.",
            "“58” (exact) is not in the cited sentences; it is 33 + 25",
        ),
        ("Israel claims that 34 people are presumed dead.", "“34” (exact) is not in the cited sentences; 8 + 25 is 33"),
        ("Israel claims that 71 people remain.", "“71” (exact) is not in the cited sentences"),
        ("Over 33 people are presumed dead.", "“33” (more_than) is not in the cited sentences"),
    ],
)
def test_prose_with_a_computed_figure_is_withheld_and_told_how_it_was_computed(text: str, reason: str) -> None:
    result = grounded(TRUCE, gist=[{"text": text, "passages": [passage_with("including 33 people")]}])

    assert [(item.code, item.reason) for item in result.withheld] == [("number_not_in_evidence", reason)]


@pytest.mark.parametrize(
    ("section", "item"),
    [
        ("gist", {"text": "Talks with nine teams are ongoing.", "passages": [2]}),
        ("positions", POSITION | {"statement": "Discussions on nine truces are still ongoing."}),
        ("positions", POSITION | {"issue": "nine Gaza truces"}),
        ("positions", POSITION | {"target": "500 Israel"}),
        ("open_questions", {"question": "Who are the nine people in Gaza?", "kind": "not_stated", "passages": [15]}),
        ("actors", {"name": "Qatar", "kind": "state", "role": "Mediator of 9 talks", "passages": [2]}),
        ("actors", {"name": "Qatar", "kind": "state", "affiliation": "500 states", "passages": [2]}),
        ("actors", {"name": "Qatar", "kind": "state", "aliases": ["Qatar 500"], "passages": [2]}),
        ("numbers", {"mention": 5, "counted": "nine people"}),
        ("numbers", {"mention": 5, "counted": "people", "scope": "nine people"}),
        ("numbers", {"mention": 5, "counted": "people", "as_of": "October 9"}),
        ("numbers", {"mention": 5, "counted": "people", "source": "500 people"}),
        ("more_numbers", {"exact": "97", "counted": "nine people"}),
    ],
)
def test_no_prose_of_an_item_keeps_a_figure_that_its_evidence_does_not_give(section: str, item: dict[str, Any]) -> None:
    result = grounded(TRUCE, **{section: [item]})

    kept = (result.gist, result.positions, result.open_questions, result.actors, result.numbers)
    said = [value for items in kept for one in items for value in told_by(one)]
    assert result.withheld
    assert [
        words for words in said if "nine" in words or "500" in words or "of 9" in words or "October 9" in words
    ] == []


def test_a_percentage_is_explained_as_a_share() -> None:
    figure = numbers_of("It was 30 percent.")[0]

    assert explain_figure(figure, numbers_of("12 of the 40 members came.")) == ("it is 12 of 40 in percent")


def test_a_number_that_the_headline_repeats_is_no_second_number() -> None:
    article = Article.from_text(
        "33 killed in raid\n\nThe raid killed 33 people: eight troops and 25 civilians.", language="en"
    )

    mentions = find_mentions(article)
    assert [number.exact for number in mentions.numbers] == ["33", "eight", "25"]
    assert [one.rule for one in mentions.ignored if one.section == "numbers"] == ["repeats_body"]
    assert sums(article) == [{"whole": "33", "parts": ["eight", "25"]}]


figures = st.lists(st.integers(1, 400), min_size=2, max_size=5)
NOUNS = ("people", "soldiers", "homes", "medals", "Britons", "percent", "dollars", "")
SIGNS = (": ", ", including ", " – ", ", ", " in the city and ", " and ", ", up from ", ". Of them, ", ". ")
JOINS = (", ", " and ", " in Homs, ", " of them, ", " to ", " killed and ")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return a sentence or two of figures with words that may or may not announce a sum."""
    parts = draw(figures)
    whole = draw(st.sampled_from([sum(parts), sum(parts[:2]), *parts, sum(parts) + 1]))
    nouns = draw(st.lists(st.sampled_from(NOUNS), min_size=len(parts) + 1, max_size=len(parts) + 1))
    told = [f"{value} {noun}".strip() for value, noun in zip((whole, *parts), nouns, strict=True)]
    listed = told[1]
    for one in told[2:]:
        listed += draw(st.sampled_from(JOINS)) + one
    last = draw(st.sampled_from(["", f", a total of {whole}", f", {whole} in all"]))
    return f"The raid hit {told[0]}{draw(st.sampled_from(SIGNS))}{listed}{last}."


@settings(max_examples=300)
@given(texts(), st.lists(st.integers(1, 900), max_size=4))
def test_parts_and_derived_numbers_always_add_up(text: str, mentioned: list[int]) -> None:
    result = grounded(text, more_numbers=[{"exact": str(value)} for value in mentioned])

    by_id = {number.id: number for number in result.numbers}
    assert len(by_id) == len(result.numbers)
    for number in result.numbers:
        parts = [by_id[part] for part in number.parts]
        values = [Decimal(repr(part.value)) for part in parts]
        assert number.id not in number.parts
        assert not any(part.derived for part in parts)
        if number.derived:
            assert number.value in (sum(values), values[0] - values[1])
            assert number.value in mentioned
        elif parts:
            assert len(parts) >= 2
            assert len(set(number.parts)) == len(parts)
            assert number.value == sum(values)


@settings(max_examples=200)
@given(figures)
def test_an_announced_sum_of_any_figures_is_found(parts: list[int]) -> None:
    listed = f"{', '.join(f'{value} in town {chr(65 + place)}' for place, value in enumerate(parts[:-1]))}"
    article = Article.from_text(
        f"The storm destroyed {sum(parts)} homes: {listed} and {parts[-1]} in the hills.", language="en"
    )

    [found] = sums(article)
    assert found == {"whole": str(sum(parts)), "parts": [str(value) for value in parts]}


@settings(max_examples=200)
@given(st.integers(3, 900), st.integers(1, 900), st.sampled_from(["", "about "]))
def test_a_difference_that_is_mentioned_is_derived_and_verifies(whole: int, part: int, degree: str) -> None:
    text = f"The ship carried {degree}{whole} people, including {part} sailors, the captain told reporters on deck."
    result = grounded(text, more_numbers=[{"exact": str(abs(whole - part))}])

    if part >= whole or whole - part == part:
        assert derived(result) == []
        return
    [number] = derived(result)
    assert (number.value, number.parts) == (whole - part, ("N1", "N2"))
    assert number.qualifier == ("approximately" if degree else "exact")


@example("women, men", "men")
@given(st.text("men_é1- ", max_size=12), st.sampled_from(["men", "e-men", "é"]))
def test_a_counted_noun_must_stand_behind_its_number_as_a_whole_word(behind: str, unit: str) -> None:
    number = replace(numbers_of("There were 5 men.")[0], unit=unit)

    kind = kinds_of([number], f"{' ' * number.span.end}{behind}")[number.id]

    assert (kind.noun is not None) == bool(re.search(rf"\b{unit}\b", behind))
