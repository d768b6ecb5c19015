"""How much of a sentence its cited passages hold, and digits that must stand in them."""

import math
from functools import cache

import pytest

from summarizer.article import Article
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.figures import check_digits
from summarizer.grounding.support import _closer_passage, _support, check_raised, check_support, share
from summarizer.grounding.words import content_keys
from summarizer.mentions import find_mentions
from summarizer.summary import Evidence

HARBOUR = """Storm in Bergen

The storm damaged the harbour of Bergen and sank three ferries there.

Engineers repaired the harbour quickly.

The mayor of Bergen praised the engineers, and promised new ferries and stronger walls for the harbour.

Fishermen complained about prices."""


@cache
def source(text: str = HARBOUR, language: str = "en", published: str | None = None) -> Source:
    article = Article.from_text(text, language=language, published=published)
    return Source(article, find_mentions(article))


def cited(*numbers: int) -> tuple[Evidence, ...]:
    return source().evidence(numbers)


def keys(text: str) -> tuple[str, ...]:
    return content_keys(text)


@pytest.mark.parametrize(
    ("held", "known", "part"), [("a b c d", "a b", 0.5), ("a a b", "a", 2 / 3), ("a", "b", 0.0), ("", "a", 0.0)]
)
def test_the_share_is_of_all_keys_and_none_of_none(held: str, known: str, part: float) -> None:
    assert share(held.split(), frozenset(known.split())) == pytest.approx(part)


@pytest.mark.parametrize(
    ("prose", "given", "support"),
    [
        ("Fishermen complained about prices", "Fishermen complained about prices", 1.0),
        ("Fishermen complained about prices", "They complained", 1 / 3),
        ("Fishermen complained about music", "They complained", 1 / 2),
        ("Fishermen complained", "Engineers repaired it", 0.0),
        ("Music", "Music", 0.0),
        # The harbour is in three passages, the repair in one.
        ("harbour repaired", "harbour", (1 / math.sqrt(3)) / (1 / math.sqrt(3) + 1)),
        # Bergen is a name in three passages, which weighs a quarter.
        ("Bergen repaired", "Bergen", (0.25 / math.sqrt(3)) / (0.25 / math.sqrt(3) + 1)),
    ],
)
def test_rare_words_support_more_than_frequent_ones_and_names_little(prose: str, given: str, support: float) -> None:
    assert _support(keys(prose), keys(given), source()) == pytest.approx(support)


@pytest.mark.parametrize(
    ("prose", "given", "passage"),
    [
        ("Engineers repaired the harbour quickly", "Fishermen complained about prices", 3),
        ("Fishermen complained about prices", "Engineers repaired the harbour quickly", 5),
        ("The mayor praised the engineers and promised walls", "Engineers repaired the harbour quickly", 4),
        ("Fishermen complained about prices", "Fishermen complained", None),
        ("Fishermen complained about prices", "Fishermen", 5),
        ("Engineers repaired", "Fishermen complained", 3),
        ("Bergen complained", "Engineers repaired the harbour", None),
        ("Engineers danced, sang, slept, ate", "Fishermen complained", None),
        ("Fishermen repaired walls, prices and ferries", "Storm", None),
        ("Music", "Fishermen complained", None),
    ],
)
def test_a_passage_is_closer_that_has_clearly_more_of_the_words(prose: str, given: str, passage: int | None) -> None:
    assert _closer_passage(keys(prose), frozenset(keys(given)), source()) == passage


def test_rare_words_lead_to_the_closer_passage_and_frequent_ones_do_not() -> None:
    frequent = "The apples, bridges and carpets arrived."
    read = source(
        "\n\n".join(["News", frequent, "The yachts, zebras and violins vanished.", frequent, frequent, frequent])
    )

    assert _closer_passage(keys("apples bridges carpets yachts zebras violins"), frozenset(), read) == 3


def test_only_passages_with_one_of_the_three_rarest_words_are_looked_at() -> None:
    twice = "The apples, bridges, carpets, dragons, elephants, ferries, gardens, hammers and islands arrived."
    read = source("\n\n".join(["News", twice, twice, "The yachts, zebras and violins vanished."]))

    assert _closer_passage(keys(twice.lower()), frozenset(), read) == 2
    assert _closer_passage(keys(f"{twice.lower()} yachts zebras violins"), frozenset(), read) is None


def test_three_fifths_of_the_words_are_clearly_closer_and_less_is_not() -> None:
    read = source(
        "\n\n".join(
            [
                "News",
                "The yachts, zebras and violins vanished.",
                "The apples fell.",
                "The carpets burnt.",
                "The islands sank.",
            ]
        )
    )

    assert _closer_passage(keys("yachts zebras violins apples carpets"), frozenset(), read) == 2
    assert _closer_passage(keys("yachts zebras violins apples carpets islands"), frozenset(), read) is None


def test_a_sentence_with_the_words_of_its_evidence_is_supported() -> None:
    assert check_support("Engineers repaired the harbour.", cited(3), source()) == ()


def test_a_sentence_with_few_of_the_words_of_its_evidence_is_doubted() -> None:
    assert check_support("Stronger fishermen repaired new storms.", cited(5), source()) == ("evidence_weak",)


@pytest.mark.parametrize(
    ("text", "passages", "reason"),
    [
        ("It was.", (3,), "it says nothing that could be checked"),
        ("Singers danced all night long.", (3,), "most of its words are not in the article"),
        ("Fishermen complained about prices.", (3,), "the cited sentences do not say it; [5] is closer"),
    ],
)
def test_a_sentence_that_its_evidence_does_not_say_is_not_supported(
    text: str, passages: tuple[int, ...], reason: str
) -> None:
    with pytest.raises(NotSupportedError) as caught:
        check_support(text, cited(*passages), source())

    assert (caught.value.code, caught.value.reason) == ("not_supported", reason)


def test_a_question_without_words_of_the_article_is_not_supported() -> None:
    with pytest.raises(NotSupportedError, match="most of its words are not in the article"):
        check_raised("Who danced all night with singers?", cited(3), source())


def test_a_question_on_other_passages_than_the_cited_is_doubted() -> None:
    assert check_raised("When did engineers repair the harbour?", cited(3), source()) == ()
    assert check_raised("Why did fishermen complain about prices?", cited(3), source()) == ("evidence_weak",)


def told(prose: str, given: str, *, language: str = "en", published: str | None = None) -> None:
    """Check the digits of prose against an article of one sentence, all of which is cited."""
    read = source(f"News\n\n{given}", language, published)
    check_digits(prose, read.evidence([2]), read)


@pytest.mark.parametrize(
    ("prose", "given"),
    [
        ("in 2019", "It began in 2019."),
        ("in 2019", "It began in ’19."),
        ("in 1987", "It began in '87."),
        ("flight 714 of 1993", "In 1993 flight 714 began."),
        ("at 3:30 pm", "It began at 15:30."),
        ("at 15.30 and 4:10", "It began at 3:30 pm and ended at 4.10 pm."),
        ("at 0:30", "It began at 12:30 am."),
        ("12 boats", "It has twelve boats."),
        ("1 of them", "Only one of them left."),
        ("1 of them", "One of them left."),
        ("9 of them", "The last nine left with others."),
        ("a 2-1 majority", "By two votes to one it passed."),
        ("a 3-2 win", "They won by three goals to two."),
        ("no digits", "It began."),
    ],
)
def test_digits_that_the_evidence_gives_may_be_told(prose: str, given: str) -> None:
    told(prose, given)


@pytest.mark.parametrize(
    ("prose", "given", "missing"),
    [
        ("in 2018", "It began in 2019.", "2018"),
        ("in 2119", "It began in ’19.", "2119"),
        ("flight 715 of 1993", "In 1993 flight 714 began.", "715"),
        ("at 4:30 pm", "It began at 15:30.", "4:30"),
        ("at 3:31 pm", "It began at 15:30.", "3:31"),
        ("at 3:30 and 4:10", "It began at 15:30.", "4:10"),
        ("13 boats", "It has twelve boats.", "13"),
        ("2 of them", "Only one of them left.", "2"),
        ("0 of them", "Only one of them left.", "0"),
        ("a 2-1 majority", "By two votes it passed.", "2-1"),
        ("a 3-1 majority", "By two votes to one it passed.", "3-1"),
        ("21 members", "By two votes to one it passed.", "21"),
    ],
)
def test_digits_that_the_evidence_does_not_give_are_missing_from_it(prose: str, given: str, missing: str) -> None:
    with pytest.raises(NotSupportedError) as caught:
        told(prose, given)

    assert caught.value.code == "number_not_in_evidence"
    assert caught.value.reason == f"{missing} is not in the cited sentences"


def test_the_year_of_publication_is_known_where_the_evidence_names_no_year() -> None:
    told("in 2021", "It began.", published="2021-03-04")

    with pytest.raises(NotSupportedError):
        told("in 2021", "It began in 2019.", published="2021-03-04")
    with pytest.raises(NotSupportedError):
        told("in 2021", "It began.")


def test_digits_in_a_language_without_rules_must_stand_there_as_they_are() -> None:
    told("8 und 2-1", "Mit 2 zu 1 siegten 8.", language="de")

    with pytest.raises(NotSupportedError):
        told("2 boats", "Es waren two boats.", language="de")
    with pytest.raises(NotSupportedError):
        told("12 boats", "Es waren twelve boats.", language="de")
