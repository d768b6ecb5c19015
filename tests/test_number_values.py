"""The values of numbers in words and in digits, and where a number in words ends."""

import pytest

from summarizer.mentions.numbers.digits import uses_decimal_comma, value_of_digits, value_of_english
from summarizer.mentions.numbers.words import denominator_of, end_of_first, value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", 0),
        ("eight", 8),
        ("nineteen", 19),
        ("twenty", 20),
        ("twenty-five", 25),
        ("hundred", 100),
        ("a hundred", 100),
        ("one hundred and one", 101),
        ("two dozen", 24),
        ("a dozen", 12),
        ("two dozen million", 24_000_000),
        ("two hundred and fifty thousand", 250_000),
        ("two million, three hundred thousand and five", 2_300_005),
        ("one million two thousand", 1_002_000),
        ("million", 1_000_000),
        ("five lakh", 500_000),
        ("half a million", 500_000),
        ("three quarters of a million", 750_000),
        ("a third", 1 / 3),
        ("two thirds", 2 / 3),
        ("two halves", 1),
        ("half", 0.5),
    ],
)
def test_number_words_have_the_value_that_a_reader_gives_them(words: str, value: float) -> None:
    assert value_of(words) == pytest.approx(value, rel=1e-12)
    assert isinstance(value_of(words), int) == (value == int(value))


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("two hundred and three", ""),
        ("two thousand and three", ""),
        ("two dozen and three", ""),
        ("one thousand, two hundred and five", ""),
        ("one thousand and two hundred and five", ""),
        ("one thousand, and two hundred and five", ""),
        ("two million, three hundred and five thousand", ""),
        ("five hundred and two thousand", ""),
        ("one million, two hundred thousand", ""),
        ("six hundred thousand and two hundred", ""),
        ("one hundred and two thousand three hundred", ""),
        ("two hundred", " and three hundred"),
        ("two hundred", ", three hundred and five thousand"),
        ("two hundred", " and three hundred thousand"),
        ("two thousand", " and three thousand"),
        ("two thousand", ", three million"),
        ("one million, two thousand", " and six million"),
        ("one million, two thousand", " and six thousand"),
        ("one hundred and two", " and three"),
        ("two thousand and five", " and six"),
        ("two thousand, five", " and six"),
        ("one thousand, two hundred and five", " and six"),
        ("twenty", ", thirty"),
    ],
)
def test_a_number_goes_on_only_with_less_than_it_has_named(first: str, rest: str) -> None:
    assert end_of_first(first + rest) == len(first)


@pytest.mark.parametrize(
    ("word", "parts"), [("half", 2), ("halves", 2), ("third", 3), ("thirds", 3), ("quarters", 4), ("tenth", 10)]
)
def test_a_part_divides_by_what_its_word_says(word: str, parts: int) -> None:
    assert denominator_of(word) == parts


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("8", 8),
        ("007", 7),
        ("1,234", 1234),
        ("12,34,567", 1_234_567),
        ("10 000", 10_000),
        ("1.5", 1.5),
        ("1,234.50", 1234.5),
        ("2.0", 2),
        ("32 . 99", 32.99),
        ("9,007,199,254,740,993", 9_007_199_254_740_993),
    ],
)
def test_english_digits_are_grouped_by_commas_and_spaces(digits: str, value: float) -> None:
    assert value_of_english(digits) == value
    assert isinstance(value_of_english(digits), int) == (value == int(value))


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("8", 8),
        ("1.234", 1234),
        ("1.234.567", 1_234_567),
        ("1.23", 1.23),
        ("3,5", 3.5),
        ("3,567", 3.567),
        ("1.234,5", 1234.5),
        ("1.234.567,89", 1_234_567.89),
        ("1,234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("1'234,5", 1234.5),
        ("1’234", 1234),
        ("1٬234٫5", 1234.5),
        ("1٫567", 1.567),
        ("1.234,567.8", 1_234_567.8),
        ("1,234.567,8", 1_234_567.8),
        ("٣,٥", 3.5),
        ("9.007.199.254.740.993", 9_007_199_254_740_993),
    ],
)
def test_digits_of_a_language_with_a_decimal_comma(digits: str, value: float) -> None:
    assert value_of_digits(digits, decimal_comma=True) == value


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1,234", 1234),
        ("1,234,567", 1_234_567),
        ("1,23", 1.23),
        ("3.5", 3.5),
        ("3.567", 3.567),
        ("1,234.5", 1234.5),
        ("1,234,567.89", 1_234_567.89),
        ("1.234.567,8", 1_234_567.8),
        ("1٬234٫567", 1234.567),
        ("1٫567", 1.567),
    ],
)
def test_digits_of_a_language_with_a_decimal_point(digits: str, value: float) -> None:
    assert value_of_digits(digits, decimal_comma=False) == value


@pytest.mark.parametrize(
    ("language", "is_comma"), [("de", True), ("DE-at", True), ("fr-CH-x", True), ("en", False), ("ja", False)]
)
def test_a_language_writes_a_decimal_comma_in_all_its_regions(language: str, *, is_comma: bool) -> None:
    assert uses_decimal_comma(language) is is_comma
