"""What changes across articles of one story: the labelled cases, and what holds for any articles on any days."""

import json
from dataclasses import replace
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.edition import Dispute, StoryNumber, StoryPosition, StoryQuestion
from summarizer.stories import Cast, Reported, compare_numbers, compare_positions, follow_questions
from tests.compare_cases import CASES, article_of, cast_of, draft_of, summary_of
from tools.measure_changes import MEASURES, PARTS

# What the rules get wrong, named in docs/changes.md.
KNOWN_WRONG = {"sanctions-lift-and-impose", "quote-to-indirect"}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", sorted(MEASURES))
def test_the_labelled_cases_are_told_right_but_for_those_that_the_page_names(kind: str, part: str) -> None:
    tally = MEASURES[kind](part)

    wrong = {note.split(":")[0] for note in tally.notes}
    assert wrong <= KNOWN_WRONG, "\n".join(tally.notes)
    assert tally.cases >= 9


def cases() -> list[list[dict[str, Any]]]:
    found = []
    for path in sorted(CASES.glob("*/*.jsonl")):
        for line in filter(None, path.read_text("utf-8").split("\n")):
            row = json.loads(line)
            first, *others = row["articles"]
            raised = [row["question"]] if "question" in row else []
            found.append([{**first, "open_questions": raised}, *others])
    return found


def places_of(numbers: Any) -> list[list[int]]:
    """Return the places in the pool of the articles of each case."""
    starts = [sum(numbers[:place]) for place in range(len(numbers))]
    return [list(range(start, start + length)) for start, length in zip(starts, numbers, strict=True)]


CASE_ROWS = cases()
PLACES = places_of([len(articles) for articles in CASE_ROWS])
POOL = [
    (article, summary_of(article, draft_of(row, article)))
    for articles in CASE_ROWS
    for row in articles
    for article in (article_of(row),)
]
TEXTS = {article.id: article for article, _ in POOL}
DAYS = ("2031-01-01", "2031-01-02", "2031-01-03")


@st.composite
def stories_of(draw: Any) -> list[tuple[int, int]]:
    """Draw one to four cases that become one story, their articles on any days: places in the pool, with days."""
    chosen = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=4, unique_by=lambda places: places[0]))
    unique: dict[str, int] = {}
    for place in (place for places in chosen for place in places):
        unique.setdefault(POOL[place][0].id, place)
    return [(place, draw(st.integers(0, 2))) for place in unique.values()]


stories = stories_of()
Said = tuple[
    tuple[StoryNumber, ...], tuple[Dispute, ...], tuple[StoryPosition, ...], tuple[Dispute, ...],
    tuple[StoryQuestion, ...],
]  # fmt: skip
NOTHING: Said = ((), (), (), (), ())


def reported_on(story: list[tuple[int, int]], day: int, *, new_day: int | None = None) -> list[Reported]:
    new_day = day if new_day is None else new_day
    return [Reported(POOL[place][1], DAYS[of], of == new_day) for place, of in story if of <= day]


def say(reported: list[Reported], before: Said, today: str) -> Said:
    cast = cast_of(reported)
    numbers, numbers_disputed = compare_numbers(reported, cast, before[0])
    positions, positions_disputed = compare_positions(reported, cast, before[2])
    questions = follow_questions(reported, cast, before[4], today=today, texts=TEXTS)
    return numbers, numbers_disputed, positions, positions_disputed, questions


def editions_of(story: list[tuple[int, int]]) -> list[Said]:
    said = [NOTHING]
    for day, today in enumerate(DAYS):
        said.append(say(reported_on(story, day), said[-1], today))
    return said[1:]


@settings(max_examples=60, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_articles_actors_and_items_before_changes_nothing(
    story: list[tuple[int, int]], random: Any
) -> None:
    first, second, _ = editions_of(story)
    reported = reported_on(story, 1)
    random.shuffle(reported)
    cast = cast_of(reported)
    actors = list(cast.actors)
    random.shuffle(actors)
    numbers_before, positions_before, questions_before = list(first[0]), list(first[2]), list(first[4])
    random.shuffle(numbers_before)
    random.shuffle(positions_before)
    random.shuffle(questions_before)

    numbers = compare_numbers(reported, Cast(actors), numbers_before)
    positions = compare_positions(reported, Cast(actors), positions_before)
    questions = follow_questions(reported, Cast(actors), questions_before, today=DAYS[1], texts=TEXTS)

    assert (*numbers, *positions, questions) == second


@settings(max_examples=60, deadline=None)
@given(stories)
def test_a_day_without_articles_changes_nothing(story: list[tuple[int, int]]) -> None:
    last = editions_of(story)[-1]
    reported = reported_on(story, 2, new_day=9)

    again = say(reported, last, DAYS[2])

    assert {number.change for number in again[0]} <= {"unchanged"}
    assert {position.change for position in again[2]} <= {"repeated"}
    assert not any(position.is_new for position in again[2])
    assert {question.status for question in again[4]} <= {"open", "answered"}
    assert not any(dispute.is_new for dispute in (*again[1], *again[3]))
    assert [_ids(items) for items in again] == [_ids(items) for items in last]
    assert [number.given[0].mention for number in again[0]] == [number.given[0].mention for number in last[0]]


def _ids(items: Any) -> set[str]:
    return {item.id for item in items}


@settings(max_examples=60, deadline=None)
@given(stories)
def test_an_item_keeps_its_id_from_day_to_day(story: list[tuple[int, int]]) -> None:
    editions = editions_of(story)

    for first, second in pairwise(editions):
        numbers = {(given.article, given.number): number.id for number in first[0] for given in number.given}
        for number in second[0]:
            known = {numbers[one] for given in number.given if (one := (given.article, given.number)) in numbers}
            assert not known or number.id in known
        assert {position.id for position in first[2]} <= {position.id for position in second[2]}
        assert {question.id for question in first[4]} <= {question.id for question in second[4]}


@settings(max_examples=60, deadline=None)
@given(stories)
def test_every_word_stands_in_its_article_and_every_change_has_two_sides(story: list[tuple[int, int]]) -> None:
    for numbers, numbers_disputed, positions, positions_disputed, questions in editions_of(story):
        for number in numbers:
            for one in (*number.given, *filter(None, [number.before])):
                assert_verbatim(one.mention, *one.evidence)
            assert (number.before is not None) == (number.change in ("updated", "revised_down"))
            assert number.change != "revised_down" or number.explanation.count("(") >= 2
            others = {other.id: other for other in numbers}
            assert all(number.id in others[related].related for related in number.related)
        for position in positions:
            for held in filter(None, (position.now, position.before)):
                assert_verbatim(*held.quotes, *held.evidence)
            assert position.before or position.change in ("new", "repeated")
        for question in questions:
            assert_verbatim(*question.evidence, *filter(None, [question.answer]))
            assert (question.answer is not None) == (question.status == "answered")
        sides = {side for dispute in (*numbers_disputed, *positions_disputed) for side in dispute.sides}
        assert sides <= _ids(numbers) | _ids(positions)


def assert_verbatim(*mentions: Any) -> None:
    for mention in mentions:
        assert TEXTS[mention.article].text[mention.start : mention.end] == mention.exact


def row_of(text: str, day: int, **labels: Any) -> dict[str, Any]:
    return {"text": text, "published": DAYS[day], **labels}


def article(text: str, day: int, **labels: Any) -> Reported:
    row = row_of(text, day, **labels)
    found = article_of(row)
    return Reported(summary_of(found, draft_of(row, found)), DAYS[day], is_new=True)


def old(*reported: Reported) -> list[Reported]:
    return [replace(one, is_new=False) for one in reported]


def test_a_corrected_article_takes_its_old_number_back() -> None:
    wrong = article("The crash killed 12 people.", 0, numbers=[{"exact": "12", "counted": "people killed"}])
    right = article("The crash killed 9 people.", 0, numbers=[{"exact": "9", "counted": "people killed"}])
    before, _ = compare_numbers([wrong], Cast([]), ())

    (number,), disputes = compare_numbers([right], Cast([]), before)

    assert (number.id, number.change, number.has_fallen) == (before[0].id, "revised_down", True)
    assert number.before == before[0].given[0].model_copy(update={"is_new": False})
    assert disputes == ()


def test_a_number_that_a_correction_removed_is_gone() -> None:
    wrong = article("The crash killed 12 people.", 0, numbers=[{"exact": "12", "counted": "people killed"}])
    before, _ = compare_numbers([wrong], Cast([]), ())

    assert compare_numbers([article("The crash killed nobody.", 0)], Cast([]), before) == ((), ())


def test_hours_tell_a_later_count_of_the_same_day_from_a_conflict() -> None:
    def told(number: str, hour: str) -> Reported:
        one = article(f"The storm killed {number} people.", 0, numbers=[{"exact": number, "counted": "people killed"}])
        header = one.summary.article.model_copy(update={"published": f"2031-01-01T{hour}:00+01:00"})
        return replace(one, summary=one.summary.model_copy(update={"article": header}))

    apart, _ = compare_numbers([told("12", "08:00"), told("17", "15:00")], Cast([]), ())
    together, disputes = compare_numbers([told("12", "08:00"), told("17", "09:00")], Cast([]), ())

    assert [(number.change, [one.mention.exact for one in number.given]) for number in apart] == [("new", ["17"])]
    assert sorted(number.change for number in together) == ["conflict", "conflict"]
    assert len(disputes) == 1


def test_a_question_is_reopened_by_a_later_article_that_raises_it_again() -> None:
    told = [
        "Nobody knows who set the fire at the Hallam mill.",
        "Emil Stanke set the fire at the Hallam mill, police said.",
        "After all it is unknown who set the fire at the Hallam mill.",
    ]
    asked = {"question": "Who set the fire at the Hallam mill?", "kind": "unexplained", "passages": [1]}
    first = article(told[0], 0, open_questions=[asked])
    second = article(told[1], 1)
    third = article(told[2], 2, open_questions=[asked])
    texts = {one.id: one for day, text in enumerate(told) for one in (article_of(row_of(text, day)),)}

    opened = follow_questions([first], Cast([]), (), today=DAYS[0], texts=texts)
    answered = follow_questions([*old(first), second], Cast([]), opened, today=DAYS[1], texts=texts)
    again = follow_questions([*old(first, second), third], Cast([]), answered, today=DAYS[2], texts=texts)

    assert [(one.status, one.age_days) for one in (*opened, *answered, *again)] == [
        ("new", 0),
        ("answered", 1),
        ("open", 2),
    ]
    assert {one.id for one in (*opened, *answered, *again)} == {opened[0].id}


def test_an_article_whose_text_is_not_at_hand_answers_nothing() -> None:
    asked = {"question": "Who set the fire at the Hallam mill?", "kind": "unexplained", "passages": [1]}
    first = article("Nobody knows who set the fire at the Hallam mill.", 0, open_questions=[asked])
    second = article("Emil Stanke set the fire at the Hallam mill, police said.", 1)

    (question,) = follow_questions([first, second], Cast([]), (), today=DAYS[1], texts={})

    assert question.status == "new"


def test_no_order_of_updates_conflicts_and_counters_changes_what_is_said_of_them() -> None:
    def told(number: str, day: int, who: str | None = None) -> Reported:
        text = f"The storm killed {number} people" + (f", the {who} said." if who else ".")
        label = {"exact": number, "counted": "people killed", "source": who}
        return article(text, day, numbers=[label], actors=[[who, "organisation"]] if who else [])

    reported = [told("31", 1), told("38", 1), told("12", 0), told("20", 0, "army"), told("24", 1, "army")]
    cast = cast_of(reported)

    said = {repr(compare_numbers(list(order), cast, ())) for order in permutations(reported)}

    assert len(said) == 1


def on_the_canal(name: str, verb: str, day: int, support: str = "verified") -> Reported:
    statement = f"{name} {verb} the canal."
    position = {"holder": name, "stance": verb, "issue": "canal", "statement": statement, "passages": [1]}
    found = article(statement, day, actors=[[name, "person"]], positions=[position])
    held = found.summary.positions[0].model_copy(update={"support": support})
    return replace(found, summary=found.summary.model_copy(update={"positions": (held,)}))


def test_a_position_in_doubt_is_no_side_of_a_dispute() -> None:
    brask, noll = on_the_canal("Lena Brask", "supports", 0), on_the_canal("Ada Noll", "opposes", 0)
    doubted = on_the_canal("Ada Noll", "opposes", 0, "unverified")

    assert len(compare_positions([brask, noll], cast_of([brask, noll]), ())[1]) == 1
    assert compare_positions([brask, doubted], cast_of([brask, doubted]), ())[1] == ()


def test_a_position_in_doubt_is_never_reversed() -> None:
    first, second = on_the_canal("Lena Brask", "supports", 0), on_the_canal("Lena Brask", "opposes", 1)
    in_doubt = on_the_canal("Lena Brask", "opposes", 1, "unverified")
    before, _ = compare_positions([first], cast_of([first]), ())

    sure, _ = compare_positions([*old(first), second], cast_of([first, second]), before)
    unsure, _ = compare_positions([*old(first), in_doubt], cast_of([first, second]), before)

    assert [position.change for position in sure] == ["reversed"]
    assert sorted(position.change for position in unsure) == ["new", "repeated"]


def killed(number: str, who: str) -> Reported:
    label = {"exact": number, "counted": "people killed", "source": who}
    return article(
        f"The war killed {number} people, the {who} said.", 0, numbers=[label], actors=[[who, "organisation"]]
    )


@pytest.mark.parametrize(("other", "is_disputed"), [("300", True), ("301", False)])
def test_counts_of_another_size_altogether_are_no_dispute(other: str, *, is_disputed: bool) -> None:
    reported = [killed("30", "army"), killed(other, "ministry")]

    numbers, disputes = compare_numbers(reported, cast_of(reported), ())

    assert len(numbers) == 2
    assert (len(disputes) == 1) is is_disputed
    assert all((number.change == "different_counter") is is_disputed for number in numbers)


def test_one_sentence_of_two_holders_is_no_dispute() -> None:
    def saying(one: Reported, statement: str) -> Reported:
        held = one.summary.positions[0].model_copy(update={"statement": statement})
        return replace(one, summary=one.summary.model_copy(update={"positions": (held,)}))

    brask, noll = on_the_canal("Lena Brask", "supports", 0), on_the_canal("Ada Noll", "opposes", 0)
    alike = [saying(one, "Both spoke of the canal.") for one in (brask, noll)]
    apart = [saying(alike[0], "She spoke of the canal."), alike[1]]

    assert len(compare_positions(apart, cast_of(apart), ())[1]) == 1
    assert compare_positions(alike, cast_of(alike), ())[1] == ()
