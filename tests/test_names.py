import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.mentions.names import find_names, is_person_like


def names(text: str) -> list[str]:
    return [name.exact for name in find_names(Article.from_text(text, language="en"))]


def groups(text: str) -> dict[str, str]:
    return {name.exact: name.group for name in find_names(Article.from_text(text, language="en"))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal was signed by Majed al-Ansari in Doha.", ["Majed al-Ansari", "Doha"]),
        ("It was led by Ludwig van Beethoven and Osama bin Laden.", ["Ludwig van Beethoven", "Osama bin Laden"]),
        ("It was written by J. K. Rowling and George W. Bush.", ["J. K. Rowling", "George W. Bush"]),
        ("Then Sinéad O’Connor met Łukasz Żal.", ["Sinéad O’Connor", "Łukasz Żal"]),
        ("He joined the Bank of England in May.", ["Bank of England"]),
        ("He met Conan O'Brien and Jean-Luc Picard.", ["Conan O'Brien", "Jean-Luc Picard"]),
        ("It hit the U.S. and the UK.", ["U.S.", "UK"]),
        (
            "It fell to the Department of Health and Social Care.",
            ["Department of Health and Social Care"],
        ),
        ("It was the King’s Fund that paid.", ["King’s Fund"]),
    ],
)
def test_capitalised_runs_with_particles_and_initials_are_one_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_possessive_ending_is_no_part_of_the_name() -> None:
    assert names("He praised Israel’s Mossad and Kenya's Uhuru Kenyatta.") == [
        "Israel",
        "Mossad",
        "Kenya",
        "Uhuru Kenyatta",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Then Mr Tony Blair spoke.",
        "Then President Tony Blair spoke.",
        "Then British Prime Minister Tony Blair spoke.",
        "Then Minister of Education Tony Blair spoke.",
        "Then Sen. Tony Blair spoke.",
    ],
)
def test_titles_are_stripped(text: str) -> None:
    assert names(text) == ["Tony Blair"]


def test_body_and_person_around_an_office_are_two_names() -> None:
    assert names("It was Bank of England Governor Andrew Bailey.") == ["Bank of England", "Andrew Bailey"]


def test_departments_that_begin_with_an_office_keep_their_name() -> None:
    assert names("It was sued by the Justice Department.") == ["Justice Department"]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, 3 April, the talks ended.",
        "Israeli officials met Palestinian negotiators.",
        "Hundreds fled. Many returned. However, I stayed.",
        "Negotiations failed. The negotiations had begun early.",
    ],
)
def test_dates_demonyms_and_sentence_openers_are_no_names(text: str) -> None:
    assert names(text) == []


def test_opening_word_is_a_name_where_it_is_one_elsewhere() -> None:
    assert names("Hamas agreed. The leaders of Hamas left.") == ["Hamas", "Hamas"]


def test_role_that_opens_a_sentence_is_no_part_of_the_name() -> None:
    assert names("Mediator Qatar left. It was Qatar that paid.") == ["Qatar", "Qatar"]


def test_headline_holds_only_names_of_the_body_and_acronyms() -> None:
    text = "Qatar Says Negotiations Ongoing After NATO Visit\n\nThe talks in Qatar went on, a spokesman told the paper."

    assert names(text) == ["Qatar", "NATO", "Qatar"]


def test_compound_with_a_lower_case_part_names_only_the_capitalised_one() -> None:
    assert names("The Hamas-run ministry spoke of pro-Russian groups and US$ 20.") == ["Hamas"]


def test_surname_joins_the_one_person_who_has_it() -> None:
    text = "The deal was signed by Majed al-Ansari. Later Ansari left, and al-Ansari spoke."

    assert groups(text) == {
        "Majed al-Ansari": "Majed al-Ansari",
        "Ansari": "Majed al-Ansari",
        "al-Ansari": "Majed al-Ansari",
    }


def test_two_people_with_one_surname_are_never_merged() -> None:
    text = "It was said by Hillary Clinton and Bill Clinton. Later, only Clinton spoke."

    assert groups(text)["Clinton"] == "Clinton"
    assert groups(text)["Bill Clinton"] == "Bill Clinton"


def test_acronym_in_brackets_joins_the_name_before_it() -> None:
    text = "The jets of the Russian Aerospace Forces (VKS) left. The jets of the VKS returned."

    assert groups(text)["VKS"] == "Russian Aerospace Forces"


def test_short_form_of_a_body_joins_the_full_name() -> None:
    text = "It went to the UN Security Council. The members of the Security Council met."

    assert groups(text)["Security Council"] == "UN Security Council"


def test_part_of_a_place_does_not_join_its_quarter() -> None:
    text = "They left East Los Angeles and drove to Los Angeles."

    assert groups(text)["Los Angeles"] == "Los Angeles"


def test_long_run_of_capitalised_words_is_no_name() -> None:
    assert names("It was headed " + "Qatar Hamas " * 20 + "here.") == []


@pytest.mark.parametrize("name", ["Majed al-Ansari", "Luiz Inácio Lula da Silva", "Tony Blair"])
def test_full_names_of_people_are_person_like(name: str) -> None:
    assert is_person_like(name)


@pytest.mark.parametrize("name", ["Hamas", "UN Security Council", "Bank of England", "New York", "ABC News"])
def test_bodies_and_places_are_not_person_like(name: str) -> None:
    assert not is_person_like(name)


PIECES = st.sampled_from(
    ["Qatar ", "Mr ", "al-Ansari ", "of the ", "and ", "said ", "The ", "U.S. ", "’s ", ". ", "(VKS) ", "\n", "“", "x-"]
)


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=30).map("".join).filter(lambda text: bool(text.strip())))
def test_every_span_holds_its_exact_words_and_every_group_is_a_name(text: str) -> None:
    article = Article.from_text(text, language="en")
    found = find_names(article)
    exact = {name.exact for name in found} | {name.exact.removeprefix("The ") for name in found}

    assert all(article.exact(name.span) == name.exact for name in found)
    assert {name.group for name in found} <= exact
    assert [name.id for name in found] == [f"P{number}" for number in range(1, len(found) + 1)]
