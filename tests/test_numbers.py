"""Numbers by rules: news-like sentences with what they hold, headlines, boilerplate, dates, and what always holds."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Article
from summarizer.mentions.dates import find_dates
from summarizer.mentions.numbers import find_numbers
from summarizer.mentions.types import IgnoredMention, NumberMention

Value = float | int | str | None
Found = tuple[tuple[NumberMention, ...], tuple[IgnoredMention, ...]]
SENTENCES = Path(__file__).parent / "data" / "numbers"
ROWS = [
    line
    for name in ("sentences.jsonl", "prose.jsonl")
    for line in (SENTENCES / name).read_text(encoding="utf-8").split("\n")
    if line
]
FIELDS = ("exact", "value", "low", "high", "qualifier", "unit", "change")


def read(text: str, *, language: str = "en", title: str | None = None) -> Found:
    article = Article.from_text(text, language=language, title=title)
    dates = find_dates(article)[0] if language == "en" else ()
    return find_numbers(article, tuple(date.span for date in dates))


def only(text: str) -> NumberMention:
    ((number,), _) = read(text)
    return number


def rules(found: Found) -> dict[str, str]:
    return {mention.exact: mention.rule for mention in found[1]}


def rounded(value: Value) -> Value:
    return round(value, 9) if isinstance(value, float) else value


@pytest.mark.parametrize("line", ROWS, ids=lambda line: json.loads(line)["text"][:60])
def test_sentence_gives_the_expected_numbers_and_nothing_else(line: str) -> None:
    row = json.loads(line)
    numbers, ignored = read(row["text"], language=row.get("language", "en"))

    got = [{name: rounded(getattr(number, name)) for name in FIELDS} for number in numbers]
    assert got == [{name: rounded(expected[name]) for name in FIELDS} for expected in row["numbers"]]
    assert [[mention.exact, mention.rule] for mention in ignored] == row["ignored"]


def test_text_too_short_to_tell_its_language_is_read_as_english() -> None:
    article = Article.from_text("Two dead, 1,500 flee")
    numbers, _ = find_numbers(article, ())

    assert article.language == "und"
    assert [(number.exact, number.value) for number in numbers] == [("Two", 2), ("1,500", 1500)]


def test_numbers_of_prose_without_title_are_those_of_the_same_words_in_an_article() -> None:
    text = "At least 40 people were killed on Tuesday and more than $4.2 million was lost."
    prose = Article(text=text, title=None, url=None, publisher=None, published=None, language="en")

    assert find_numbers(prose, ()) == find_numbers(Article.from_text(text, language="en"), ())
    assert [number.qualifier for number in find_numbers(prose, ())[0]] == ["at_least", "more_than"]


def test_sentences_cover_every_qualifier_at_least_fifteen_times() -> None:
    counts: dict[str, int] = {}
    for line in ROWS:
        for number in json.loads(line)["numbers"]:
            counts[number["qualifier"]] = counts.get(number["qualifier"], 0) + 1

    assert len(ROWS) >= 400
    assert set(counts) == {
        "exact", "approximately", "at_least", "more_than", "at_most", "less_than", "between", "vague",
    }  # fmt: skip
    assert min(counts.values()) >= 15


def test_numbers_are_counted_in_text_order_and_know_their_passage() -> None:
    numbers, _ = read("The storm killed 12 people.\n\nIt destroyed 300 homes and eight schools.")

    assert [number.id for number in numbers] == ["N1", "N2", "N3"]
    assert [number.passage for number in numbers] == [1, 2, 2]


def test_headline_number_that_the_body_repeats_is_ignored() -> None:
    found = read("Officials said that 12 people died in the storm.", title="Storm kills 12")

    assert [number.exact for number in found[0]] == ["12"]
    assert rules(found) == {"12": "repeats_body"}
    assert found[0][0].span.start > len("Storm kills 12")


def test_headline_number_that_the_body_does_not_repeat_stays() -> None:
    numbers, _ = read("Officials said that 12 people died in the storm.", title="Storm kills 15")

    assert [number.value for number in numbers] == [15, 12]


def test_headline_percentage_is_not_repeated_by_a_count() -> None:
    numbers, _ = read("The council hired 12 inspectors.", title="Rents rise 12%")

    assert [number.unit for number in numbers] == ["percent", "inspectors"]


def test_date_that_holds_digits_is_ignored_once() -> None:
    found = read("The treaty was signed on October 7, 2023, by 12 states.")

    assert [number.exact for number in found[0]] == ["12"]
    assert rules(found) == {"October 7, 2023": "date"}


def test_numbers_of_boilerplate_are_ignored() -> None:
    article = Article.from_text("The fire destroyed 40 homes.\n\n© 2024 Example News. All rights reserved.")
    numbers, ignored = find_numbers(article, ())

    assert [number.value for number in numbers] == [40]
    assert {mention.rule for mention in ignored} == {"boilerplate"}


def test_wrapped_lines_do_not_part_a_number_from_its_words() -> None:
    number = only(
        "The truce holds, officials said.\n\nOfficials in the capital said late on the evening that more"
        "\nthan 250 Israeli and foreign\nprisoners were freed in the south of the country after a long night of talks."
    )

    assert (number.value, number.qualifier, number.unit) == (250, "more_than", "prisoners")


def test_no_break_spaces_read_like_spaces() -> None:
    number = only("About\u00a0400\u00a0residents fled the city.")

    assert (number.qualifier, number.unit) == ("approximately", "residents")


def test_sign_and_currency_belong_to_the_number() -> None:
    assert only("The balance is -$4.2m.").value == -4200000
    assert only("The balance is -$4.2m.").exact == "-$4.2m"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Le fonds a versé 1 250,5 dollars.", 1250.5),
        ("de", "Es kamen 12.500 Menschen.", 12500),
        ("de", "Der Wert stieg auf 3,75 Punkte.", 3.75),
        ("es", "Son 1.234.567 votos.", 1234567),
        ("de-CH", "Es waren 1'234 Personen.", 1234),
        ("zh", "超过1,234人受伤。", 1234),
        ("ar", "قتل ١٢ شخصا.", 12),
        ("hi", "कुल १२३ लोग मारे गए।", 123),
        ("fa", "۴۵ نفر کشته شدند.", 45),
        ("ru", "Погибли 2,5 тысячи человек.", 2500),
    ],
)
def test_grouping_and_decimals_follow_the_language(language: str, text: str, value: float) -> None:
    numbers, _ = read(text, language=language)

    assert [number.value for number in numbers] == [value]


def test_number_words_of_other_languages_are_left_alone() -> None:
    assert read("Huit soldats et 25 civils.", language="fr")[0][0].exact == "25"
    assert len(read("Huit soldats et 25 civils.", language="fr")[0]) == 1


WORDS = {1: "one", 8: "eight", 14: "fourteen", 60: "sixty", 75: "seventy-five"}


@given(thousands=st.sampled_from(sorted(WORDS)), rest=st.sampled_from(sorted(WORDS)))
def test_number_words_add_up(thousands: int, rest: int) -> None:
    number = only(f"The army has {WORDS[thousands]} thousand {WORDS[rest]} tanks.")

    assert number.value == thousands * 1000 + rest
    assert number.unit == "tanks"


DIGIT_WORDS = "one two three four five six seven eight nine".split()


@given(low=st.integers(1, 8), more=st.integers(1, 8), scale=st.sampled_from(["hundred", "thousand", "million"]))
def test_range_in_words_is_never_one_large_number(low: int, more: int, scale: str) -> None:
    high = min(low + more, 9)
    number = only(f"It has between {DIGIT_WORDS[low - 1]} {scale} and {DIGIT_WORDS[high - 1]} {scale} members.")

    factor = {"hundred": 100, "thousand": 1000, "million": 10**6}[scale]
    assert (number.low, number.high, number.unit) == (low * factor, high * factor, "members")


@given(hours=st.integers(1, 30), minutes=st.integers(1, 59), join=st.sampled_from([" ", ", ", " and "]))
def test_hours_and_minutes_are_one_number_of_hours(hours: int, minutes: int, join: str) -> None:
    number = only(f"The talks took {hours} hours{join}{minutes} minutes.")

    assert number.value == pytest.approx(hours + minutes / 60)
    assert (number.unit, number.exact) == ("hours", f"{hours} hours{join}{minutes} minutes")


@pytest.mark.parametrize("text", ["The trip took 4 hours 90 minutes.", "He got five years, six months of it free."])
def test_two_spans_of_time_that_make_no_one_measure_stay_two(text: str) -> None:
    assert len(read(text)[0]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "At one point the minister may zero in on the four-letter word.",
        "No one, not even Theresa May, had a second to lose.",
        "The Big Three and the Seven Sisters blamed one another.",
        "A few of them came, and one of them left.",
        "Formula One drivers met at Pier 39 in the F-16 hangar.",
        "In the first place, a second term is no Plan 9.",
    ],
)
def test_words_that_count_nothing_are_no_numbers(text: str) -> None:
    assert [number.exact for number in read(text)[0]] == []


@given(value=st.integers(min_value=2, max_value=10**12), qualifier=st.sampled_from(["over", "at least", "up to"]))
def test_grouped_digits_keep_their_value_and_bound(value: int, qualifier: str) -> None:
    number = only(f"They counted {qualifier} {value:,} boxes.")

    assert number.value == value
    assert value in (number.low, number.high)
    assert number.exact == f"{value:,}"


PIECES = st.sampled_from(
    "about between 5 7 and to - – % $ £3m 1,000 2.5 million a half third of one no hundred dozen scores 3-1 5:30 pm"
    " F-16 twice 1/2 ½ ٣٢ in"
    " 2024 from rose by ten-year-old İ . , \n people (12) [3] per 100,000 +44 20 7946 0958".split(" ")
)


@settings(max_examples=150)
@given(words=st.lists(PIECES, min_size=1, max_size=14), glue=st.sampled_from([" ", "", "\u00a0"]))
def test_any_text_gives_exact_disjoint_spans_and_finite_values(words: list[str], glue: str) -> None:
    text = "Officials said: " + glue.join(words)
    for language in ("en", "fr", "ar"):
        numbers, ignored = read(text, language=language)
        spans = sorted([*(number.span for number in numbers), *(mention.span for mention in ignored)])

        assert all(text[number.span.start : number.span.end] == number.exact for number in numbers)
        assert all(first.end <= second.start for first, second in pairwise(spans))
        assert all(number.low is None or number.high is None or number.low < number.high for number in numbers)
        assert all((number.value is None) == (number.qualifier in ("vague", "between")) for number in numbers)


def test_runs_glued_together_are_read_without_a_crash() -> None:
    article = Article.from_text("1,0002.5100,000", language="fr")

    assert all(isinstance(number.value, int | float) for number in find_numbers(article, ())[0])
