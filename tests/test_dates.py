"""Date expressions by rules: what they resolve to from a day of publication, and what stays open without one."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article
from summarizer.mentions.dates import find_dates
from summarizer.mentions.types import DateMention

THURSDAY = "2023-05-18"


def read(text: str, published: str | None = THURSDAY) -> tuple[DateMention, ...]:
    return find_dates(Article.from_text(text, published=published, language="en"))[0]


RESOLVED = [
    ("The law of May 9, 2015 stands.", "May 9, 2015", "2015-05-09"),
    ("It was signed on Monday, May 18, 2015.", "Monday, May 18, 2015", "2015-05-18"),
    ("It was signed on 7 October 2023.", "7 October 2023", "2023-10-07"),
    ("It was signed on the 4th of July of 1995.", "the 4th of July of 1995", "1995-07-04"),
    ("It was signed on Oct. 7, 2023.", "Oct. 7, 2023", "2023-10-07"),
    ("The file is dated 2023-10-07.", "2023-10-07", "2023-10-07"),
    ("The file is dated 31/12/2019.", "31/12/2019", "2019-12-31"),
    ("It opened in September 2010.", "September 2010", "2010-09"),
    ("It opened in 1994.", "1994", "1994"),
    ("The raid of October 7 failed.", "October 7", "2022-10-07"),
    ("The vote will be held on October 7.", "October 7", "2023-10-07"),
    ("The talks of May 3-5 failed.", "May 3-5", "2023-05-03/2023-05-05"),
    ("The talks of 28 April to 2 May failed.", "28 April", "2023-04-28"),
    ("The truce in November held.", "November", "2022-11"),
    ("The summit next March is in Rome.", "next March", "2024-03"),
    ("He said on Tuesday that it was over.", "Tuesday", "2023-05-16"),
    ("He said on Thursday that it was over.", "Thursday", "2023-05-18"),
    ("The court will rule on Monday.", "Monday", "2023-05-22"),
    ("The ship left last Friday.", "last Friday", "2023-05-12"),
    ("The ship sails next Tuesday.", "next Tuesday", "2023-05-23"),
    ("He left yesterday.", "yesterday", "2023-05-17"),
    ("He left the day before yesterday.", "the day before yesterday", "2023-05-16"),
    ("He leaves tomorrow.", "tomorrow", "2023-05-19"),
    ("He left three days ago.", "three days ago", "2023-05-15"),
    ("He left two weeks ago.", "two weeks ago", "2023-05-04"),
    ("Prices rose last week.", "last week", "2023-05-08/2023-05-15"),
    ("Prices rose last month.", "last month", "2023-04"),
    ("Prices rose last year.", "last year", "2022"),
    ("Prices rose in the past three weeks.", "past three weeks", "2023-04-27/2023-05-18"),
    ("Music of the 1990s is back.", "1990s", "1990-01-01/2000-01-01"),
    ("Sales fell in the third quarter of 2016.", "the third quarter of 2016", "2016-07-01/2016-10-01"),
    ("Sales fell in Q3 2016.", "Q3 2016", "2016-07-01/2016-10-01"),
    ("Taxes from 2004 to 2009 are due.", "2004 to 2009", "2004-01-01/2009-01-01"),
    ("The season of 2013-14 was poor.", "2013-14", "2013-01-01/2014-01-01"),
    ("The curfew holds from Monday to Friday.", "Monday to Friday", "2023-05-15/2023-05-19"),
    ("The shop opened at 5 p.m. on Tuesday.", "5 p.m. on Tuesday", "2023-05-16T17"),
    ("The first of its kind is of the 21st century.", "21st century", "2000-01-01/2100-01-01"),
]


@pytest.mark.parametrize(("text", "exact", "value"), RESOLVED, ids=[row[1] for row in RESOLVED])
def test_expression_resolves_from_the_day_of_publication(text: str, exact: str, value: str) -> None:
    mention = read(text)[0]

    assert (mention.exact, mention.value) == (exact, value)


@pytest.mark.parametrize(
    "text",
    [
        "He said on Tuesday that it was over.",
        "The raid of October 7 failed.",
        "Prices rose last week.",
        "He left three days ago.",
        "The truce in November held.",
        "He left yesterday.",
        "The ship left last Friday.",
        "The curfew holds from Monday to Friday.",
    ],
)
def test_relative_date_without_a_reference_has_no_value(text: str) -> None:
    mentions = read(text, published=None)

    assert mentions
    assert {(mention.value, mention.resolved_from) for mention in mentions} == {(None, None)}


def test_full_date_needs_no_reference_and_names_none() -> None:
    (mention,) = read("It was signed on May 9, 2015.", published=None)

    assert (mention.value, mention.resolved_from) == ("2015-05-09", None)


def test_date_time_of_publication_counts_as_its_day() -> None:
    (mention,) = read("He said on Tuesday that it was over.", published="2023-05-18T23:30:00Z")

    assert (mention.value, mention.resolved_from) == ("2023-05-16", "2023-05-18")


@pytest.mark.parametrize("dateline", ["Monday, May 18, 2015", "May 18, 2015", "18 May 2015", "Published: 2015-05-18"])
def test_own_dateline_is_the_reference_where_no_publication_date_is_known(dateline: str) -> None:
    mentions = read(
        f"Boats rescued off the coast\n\n{dateline}\n\nOn Friday, fishermen saved the crew.", published=None
    )

    assert (mentions[-1].value, mentions[-1].resolved_from) == ("2015-05-15", "2015-05-18")


def test_date_inside_a_sentence_is_no_dateline() -> None:
    mentions = read("The treaty of May 18, 2015 was broken, the ministry said on Friday.", published=None)

    assert [mention.value for mention in mentions] == ["2015-05-18", None]


@pytest.mark.parametrize(
    "text",
    [
        "You may go, and the march of the workers goes on.",
        "The board counted 2016 people in the hall.",
        "More than 2000 soldiers fell.",
        "The talks lasted two weeks.",
        "She will spring to her feet and fall silent.",
        "He paid $2015 for it.",
        "The second half was dull.",
        "A day in the life of a nurse.",
    ],
)
def test_words_and_counts_that_only_look_like_dates_are_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("text", ["The file is dated 05/06/2019.", "He left two years ago.", "It rained last summer."])
def test_ambiguous_date_has_no_value(text: str) -> None:
    (mention,) = read(text)

    assert mention.value is None


def test_mentions_are_counted_in_text_order_with_their_passage() -> None:
    mentions = read("He left on Monday for the coast.\n\nHe came back on Tuesday with news.")

    assert [(mention.id, mention.passage) for mention in mentions] == [("D1", 1), ("D2", 2)]


DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2099, 12, 31))


@given(day=DAYS, form=st.sampled_from(["%B %-d, %Y", "%-d %B %Y", "%b. %-d, %Y", "%Y-%m-%d", "%A, %B %-d, %Y"]))
def test_any_full_date_keeps_its_value(day: date, form: str) -> None:
    (mention,) = read(f"It was signed on {day.strftime(form).replace('May.', 'May')}, officials said.", published=None)

    assert mention.value == day.isoformat()


@given(published=DAYS)
def test_bare_weekday_lies_in_the_week_up_to_publication(published: date) -> None:
    (mention,) = read("He said on Wednesday that it was over.", published=published.isoformat())
    value = date.fromisoformat(str(mention.value))

    assert value.weekday() == 2
    assert timedelta(0) <= published - value < timedelta(7)


WORDS = st.sampled_from(
    "last next this week month Monday on the 7 31 October May of 2024 in from to - 2015 2015-13-45 1/2/2003 Q3 ago"
    " three days first quarter century 5 p.m. between and , yesterday half year’s 99 Feb 30 \n İ".split(" ")
)


@given(words=st.lists(WORDS, min_size=1, max_size=12), published=st.sampled_from([None, "2024-02-29", "nonsense"]))
def test_any_text_gives_exact_disjoint_spans(words: list[str], published: str | None) -> None:
    text = "Officials said: " + " ".join(words)
    mentions = read(text, published=published)

    assert all(text[mention.span.start : mention.span.end] == mention.exact for mention in mentions)
    assert all(first.span.end <= second.span.start for first, second in pairwise(mentions))
    assert published == "2024-02-29" or not any(mention.resolved_from for mention in mentions)
