"""The rules against labelled rows of others: they stay above what was once measured."""

import pytest

from tools.measure_mentions import (
    DateCounts,
    NumberCounts,
    measure_dates,
    measure_numbers,
    read,
    reason_to_leave_out,
    relative_answers,
)


@pytest.fixture(scope="module")
def numbers() -> NumberCounts:
    return measure_numbers([row for row in read("numbers") if not reason_to_leave_out(row)])


@pytest.fixture(scope="module")
def dates() -> DateCounts:
    return measure_dates(read("dates"))


def test_number_values_of_labelled_rows_stay_right(numbers: NumberCounts) -> None:
    assert numbers.labelled >= 115
    assert numbers.f1 >= 0.85


def test_units_and_qualifiers_of_labelled_numbers_stay_right(numbers: NumberCounts) -> None:
    assert numbers.units / numbers.right >= 0.95
    assert numbers.qualifiers / numbers.qualified >= 0.95


def test_at_most_three_labelled_ranges_are_read_wrong() -> None:
    rows = [row for row in read("numbers") if row["id"].startswith("recog-numrange-")]
    wrong = [row["id"] for row in rows if measure_numbers([row]).notes]

    assert len(rows) == 14
    assert len(wrong) <= 3


def test_few_answered_dates_are_wrong(dates: DateCounts) -> None:
    assert dates.found >= 0.6 * dates.labelled
    assert dates.wrong_of_answered <= 0.1


def test_no_relative_date_is_answered_without_the_day_of_writing() -> None:
    assert relative_answers(read("dates")) == []


def test_a_wrong_value_is_counted_as_wrong() -> None:
    row = {
        "id": "made-up",
        "lang": "en",
        "text": "It sold 40 boats.",
        "gold": {"numbers": [{"value": 41, "unit": "boats", "start": 8, "end": 10, "text": "40"}]},
    }
    counts = measure_numbers([row])

    assert (counts.labelled, counts.found, counts.right) == (1, 1, 0)
    assert counts.notes == ["made-up: not labelled: “40” = 40 boats", "made-up: not found: “40” = [41.0]"]
