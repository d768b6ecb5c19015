"""Two mentions of a number: which may be told for which, and which would be a lie."""

from dataclasses import replace

import pytest

from summarizer.grounding.figures import numbers_of
from summarizer.grounding.quantities import (
    counts_another_kind,
    counts_in_other_words,
    is_another_kind,
    is_currency,
    is_less_precise,
    may_stand_for_quantity,
    measures_alike,
    nouns_of,
    same_measure,
    same_quantity,
    takes_another_noun,
)
from summarizer.grounding.words import content_keys
from summarizer.mentions import NumberMention


def number(text: str) -> NumberMention:
    """Return the only number of a sentence with a phrase."""
    [found] = numbers_of(f"There were {text}.")
    return found


def numbers(text: str) -> tuple[NumberMention, ...]:
    return numbers_of(f"There were {text}.")


def keys(text: str) -> set[str]:
    return set(content_keys(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8 people", "eight people"),
        ("over 8 people", "more than 8 people"),
        ("several boats", "Several boats"),
        ("30 minutes", "half an hour"),
        ("2 weeks", "14 days"),
        ("half of them", "50 percent"),
        ("0.5 kilometres", "500 metres"),
        ("8 people", "8 Israelis"),
        ("8", "8 days"),
        ("5 to 10 boats", "between 5 and 10 boats"),
        ("18 million dollars", "18 million dollars a year"),
        ("10 pounds", "£10"),
    ],
)
def test_a_quantity_in_other_words_is_the_same(one: str, other: str) -> None:
    assert same_quantity(number(one), number(other))
    assert same_quantity(number(other), number(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8 people", "9 people"),
        ("over 8 people", "8 people"),
        ("several boats", "dozens of boats"),
        ("8 hours", "8 days"),
        ("90 minutes", "2 hours"),
        ("half of them", "40 percent"),
        ("1 person", "100 percent"),
        ("1.5 ships", "150 percent"),
        ("0.5 percent", "50 percent"),
        ("5 boats", "500 percent"),
        ("0.3 metres", "0.4 metres"),
        ("5 to 10 boats", "6 to 11 boats"),
        ("5 to 10 boats", "5 to 11 boats"),
        ("18 million dollars", "18 million euros"),
        ("18 million dollars", "18 million"),
        ("5 percent", "5 percentage points"),
    ],
)
def test_another_quantity_is_not_the_same(one: str, other: str) -> None:
    assert not same_quantity(number(one), number(other))
    assert not same_quantity(number(other), number(one))


def test_a_rise_is_no_fall_and_either_may_be_told_without_its_direction() -> None:
    [rise], [fall], plain = numbers_of("It rose by 5 metres."), numbers_of("It fell by 5 metres."), number("5 metres")

    assert same_quantity(rise, rise)
    assert same_quantity(rise, plain)
    assert same_quantity(plain, fall)
    assert not same_quantity(rise, fall)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (None, None, True),
        ("hours", "hours", True),
        ("boats", "vessels", True),
        (None, "boats", True),
        (None, "hours", True),
        ("boats", "hours", True),
        ("hours", "days", False),
        ("USD", "USD", True),
        ("USD", "EUR", False),
        ("USD", None, False),
        ("USD", "people", False),
        ("USD", "USD per year", True),
        ("USD per month", "USD per week", True),
        ("pounds", "GBP", True),
        ("pounds", "EUR", False),
        ("kilograms", "GBP", False),
        ("percent", None, False),
        ("percent", "people", False),
        ("times", None, False),
        ("percentage points", None, False),
        ("cubic kilometres", "cubic metres", False),
        ("cubic kilometres", "cubic metres per second", False),
        ("cubic metres of ice", "cubic metres", True),
        ("cubic kilometres", "boats", True),
        ("cubic kilometres", None, True),
    ],
)
def test_measures_and_currencies_must_agree_and_counted_nouns_need_not(
    one: str | None, other: str | None, *, is_same: bool
) -> None:
    assert same_measure(one, other) is is_same
    assert same_measure(other, one) is is_same


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("8 boats", "9 people", True),
        ("8", "9 people", True),
        ("8 hours", "9 hours", True),
        ("8 hours", "9 days", False),
        ("8 hours", "9 people", False),
        ("8 dollars", "9 dollars a year", True),
        ("8 dollars", "9 euros", False),
        ("8 dollars", "9", False),
        ("8 percent", "9 people", False),
        ("8 percentage points", "9", False),
    ],
)
def test_only_numbers_of_one_measure_and_counts_among_themselves_compete_for_a_label(
    one: str, other: str, *, is_alike: bool
) -> None:
    assert measures_alike(number(one), number(other)) is is_alike


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("8 boats", "eight boats"),
        ("several boats", "four boats"),
        ("at most 10 boats", "5 to 10 boats"),
        ("at least 5 boats", "5 to 10 boats"),
    ],
)
def test_a_vaguer_word_or_one_end_of_a_range_may_be_told(told: str, given: str) -> None:
    assert may_stand_for_quantity(number(told), number(given))


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("at most 5 boats", "5 to 10 boats"),
        ("at least 10 boats", "5 to 10 boats"),
        ("5 boats", "5 to 10 boats"),
        ("10 boats", "5 to 10 boats"),
        ("over 5 boats", "5 to 10 boats"),
        ("less than 10 boats", "5 to 10 boats"),
        ("at most 10 hours", "5 to 10 days"),
        ("at least 5 hours", "5 to 10 days"),
        ("at most 10 boats", "less than 10 boats"),
        ("at most 10 boats", "10 boats"),
        ("at least 5 boats", "over 5 boats"),
        ("5 to 10 boats", "5 boats"),
        ("four boats", "several boats"),
    ],
)
def test_more_than_the_evidence_says_may_not_be_told(told: str, given: str) -> None:
    assert not may_stand_for_quantity(number(told), number(given))


@pytest.mark.parametrize(
    ("told", "given", "fits"),
    [
        ("several boats", "2 boats", False),
        ("several boats", "3 boats", True),
        ("several boats", "20 boats", True),
        ("several boats", "21 boats", False),
        ("a handful of boats", "11 boats", False),
        ("several boats", "at least 4 boats", True),
        ("several boats", "4 to 6 boats", True),
        ("several boats", "30 to 40 boats", False),
        ("several life boats", "four boats", True),
        ("several boats", "four trucks", False),
        ("several boats", "four", False),
        ("several", "four", False),
        ("several boats", "dozens of boats", False),
        ("dozens of boats", "36 boats", False),
        ("several hours", "four hours", False),
    ],
)
def test_a_vague_word_needs_a_figure_that_it_fits_and_the_same_noun(told: str, given: str, *, fits: bool) -> None:
    assert is_less_precise(number(told), number(given)) is fits


def test_a_bound_on_a_vague_word_is_no_vague_word() -> None:
    told = replace(number("several boats"), qualifier="at_least")

    assert not is_less_precise(told, number("four boats"))


@pytest.mark.parametrize(
    ("told", "given", "takes"),
    [
        ("25 troops", "eight troops and 25 civilians", True),
        ("25 civilians", "eight troops and 25 civilians", False),
        ("30 troops", "eight troops and 25 civilians", False),
        ("25", "eight troops and 25 civilians", False),
        ("25 nurses", "eight troops and 25 civilians", False),
        ("25 troops", "eight troops, 25 civilians and 25 troops", False),
        ("8 hours", "8 days and nine hours", False),
    ],
)
def test_a_figure_with_the_noun_of_its_neighbour_is_told_from_its_own(told: str, given: str, *, takes: bool) -> None:
    assert takes_another_noun(number(told), numbers(given)) is takes


def test_a_figure_whose_noun_the_evidence_leaves_out_takes_none_from_its_neighbour() -> None:
    given = (number("8 troops"), number("25"))

    assert not takes_another_noun(number("25 troops"), given)


@pytest.mark.parametrize(
    ("told", "given", "evidence", "is_other"),
    [
        ("900 families", "900 asylum seekers", "asylum seekers", True),
        ("900 families", "900 families", "families", False),
        ("30 families", "900 asylum seekers", "asylum seekers", False),
        ("8 children", "8 people", "people", True),
        ("8 children", "8 people", "people among them children", False),
        ("8 deaths", "8 soldiers", "soldiers died", False),
        ("8 deaths", "8 soldiers", "soldiers left", True),
        ("8 people", "8 children", "children", False),
        ("8 boats", "8", "boats", False),
        ("8", "8 boats", "boats", False),
        ("8 boats", "8 trucks and 8 boats", "trucks boats", False),
        ("8 boats", "8 trucks and nine boats", "trucks boats", True),
    ],
)
def test_a_figure_for_another_kind_is_told_from_one_in_other_words(
    told: str, given: str, evidence: str, *, is_other: bool
) -> None:
    assert counts_another_kind(number(told), numbers(given), keys(evidence)) is is_other


@pytest.mark.parametrize(
    ("told", "given", "is_other"),
    [
        ("family", "asylum seeker", True),
        ("family", "household", False),
        ("family", "", False),
        ("", "family", False),
        ("child", "people", True),
        ("people", "child", False),
        ("young people", "child", False),
        ("child people", "woman", False),
        ("boy", "girl", False),
        ("soldier", "civilian", True),
        ("ship crew", "crew", False),
        ("laptop", "phone", False),
        ("family soldier", "household civilian", True),
        ("family", "household woman", False),
        ("boy", "house girl", False),
        ("boat boy", "truck girl", True),
        ("family", "boat", True),
    ],
)
def test_kinds_of_things_and_groups_of_persons_are_told_apart(told: str, given: str, *, is_other: bool) -> None:
    assert is_another_kind(keys(told), keys(given)) is is_other


@pytest.mark.parametrize(
    ("told", "given", "evidence", "is_other"),
    [
        ("8 laptops", "8 phones", "phones", True),
        ("8 laptops", "8 phones", "phones and laptops", False),
        ("8 people", "8 phones", "phones", False),
        ("8", "8 phones", "phones", False),
        ("9 laptops", "8 phones", "phones", False),
        ("8 laptops", "8", "", False),
        ("8 laptops", "8 laptops", "", False),
        ("8 laptops", "8 phones and 8 laptops", "phones", False),
        ("8 hours", "8 phones", "phones", False),
    ],
)
def test_a_noun_that_the_evidence_does_not_have_is_noticed(
    told: str, given: str, evidence: str, *, is_other: bool
) -> None:
    assert counts_in_other_words(number(told), numbers(given), keys(evidence)) is is_other


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("8 asylum seekers", "seekers"),
        ("8", ""),
        ("8 hours", ""),
        ("8 dollars", ""),
        ("8 dollars a year", ""),
        ("8 percent", ""),
        ("8 missing", ""),
    ],
)
def test_what_is_counted_are_nouns_and_neither_measures_nor_states(text: str, nouns: str) -> None:
    assert nouns_of(number(text)) == keys(nouns)


def test_what_is_counted_stands_before_the_time_it_is_counted_in() -> None:
    told = replace(number("8 boats"), unit="boats per hour")

    assert nouns_of(told) == keys("boats")


@pytest.mark.parametrize(
    ("unit", "is_one"), [("USD", True), ("usd", False), ("USDT", False), ("US", False), (None, False)]
)
def test_three_capitals_are_a_currency(unit: str | None, *, is_one: bool) -> None:
    assert is_currency(unit) is is_one
