"""Quantifiers, opposites and labels: single words that turn what a sentence says."""

import pytest

from summarizer.article import Article, Span
from summarizer.grounding.clauses import Clause
from summarizer.grounding.evidence import Source
from summarizer.grounding.labels import _distance, head_of, stands_by_another
from summarizer.grounding.opposites import opposite_word
from summarizer.grounding.quantifiers import other_quantifiers
from summarizer.grounding.words import content_keys, key
from summarizer.mentions import find_mentions


@pytest.mark.parametrize(
    ("told", "given", "other"),
    [
        ("Most hospitals closed.", "All hospitals closed.", ["most"]),
        ("All hospitals closed.", "Few hospitals closed.", ["all"]),
        ("They closed many hospitals.", "They closed few hospitals.", ["many"]),
        ("No hospitals and few schools closed.", "All hospitals and most schools closed.", ["none", "few"]),
        ("All of the hospitals closed.", "Some of these hospitals closed.", ["all"]),
        ("All of those who were in hospitals left.", "Some of those who were in hospitals left.", ["all"]),
        ("Few hospitals later closed.", "Most hospitals later closed.", ["few"]),
        ("Not all hospitals closed.", "All hospitals closed.", ["some"]),
        ("It is not every hospital.", "It is every hospital.", ["some"]),
        ("This is not so: most hospitals closed.", "Some hospitals closed.", ["most"]),
        ("Most hospitals, some hospitals, closed.", "All hospitals closed.", ["most"]),
        ("Some hospitals, most hospitals, closed.", "All hospitals closed.", ["most"]),
    ],
)
def test_another_quantifier_before_the_same_noun_is_found(told: str, given: str, other: list[str]) -> None:
    assert list(other_quantifiers(told, given)) == other


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("Every hospital closed.", "All hospitals closed."),
        ("Most hospitals closed.", "The hospitals closed."),
        ("The hospitals closed.", "All hospitals closed."),
        ("Most hospitals reopened.", "All schools reopened."),
        ("Most hospitals closed.", "All hospitals, or most hospitals, closed."),
        ("No more hospitals closed.", "Some hospitals closed."),
        ("Not all hospitals closed.", "Some hospitals closed."),
        ("This is not so: all hospitals closed.", "All hospitals closed."),
        ("They took all.", "They took some."),
        ("All of those who were in the hospitals left.", "Some hospitals left."),
    ],
)
def test_the_same_class_of_quantifiers_or_another_noun_is_no_difference(told: str, given: str) -> None:
    assert list(other_quantifiers(told, given)) == []


@pytest.mark.parametrize(
    ("prose", "given", "word"),
    [
        ("parliament accepted it", "parliament rejected it", "accepted"),
        ("parliament rejected it", "parliament accepted it", "rejected"),
        ("it did not accept", "it did not reject", "accept"),
        ("it can't accept", "it won't reject", "accept"),
        ("sales were above forecasts", "sales missed forecasts", "above"),
        ("sales missed forecasts", "sales were above forecasts", "missed"),
        ("the sales rose", "the sales fell", "rose"),
        ("they confirmed that sales rose", "the sales fell", "rose"),
        ("it is legal", "it is illegal", "legal"),
        ("it is illegal", "it is legal", "illegal"),
        ("a fair vote", "an unfair vote", "fair"),
        ("a fair and legal vote", "an unfair and illegal vote", "legal"),
        ("an unfair and illegal vote", "a fair and legal vote", "illegal"),
        ("it came before the vote", "it came after the vote", "before"),
        ("it came after the vote", "it came before the vote", "after"),
        ("the first vote", "the last vote", "first"),
        ("the last vote", "the first vote", "last"),
        ("more votes", "fewer votes", "more"),
        ("most votes", "the fewest votes", "most"),
        ("most money", "the least money", "most"),
        ("did not always vote", "never voted", "always"),
        ("all members and all guests", "all members and some guests", "all"),
    ],
)
def test_the_contrary_of_a_word_is_found(prose: str, given: str, word: str) -> None:
    assert opposite_word(Clause(tuple(prose.split())), Clause(tuple(given.split()))) == word


@pytest.mark.parametrize(
    ("prose", "given"),
    [
        ("parliament accepted it", "parliament passed it"),
        ("parliament accepted it", "parliament did not reject it"),
        ("parliament never rejected it", "parliament accepted it"),
        ("parliament won't reject it", "parliament accepted it"),
        ("parliament accepted it", "some accepted and others rejected it"),
        ("some accepted and others rejected it", "parliament rejected it"),
        ("parliament met", "parliament rejected it"),
        ("parliament accepted it", "parliament met"),
        ("under it", "over it"),
        ("up", "down"),
        ("it is fit", "it is unfit"),
        ("it is legal", "it is legal and illegal"),
        ("it is illegal", "it is legal and illegal"),
        ("it is legal and illegal", "it is illegal"),
        ("it came before the vote", "it came before the vote and after the war"),
        ("it came before the vote", "it came after the war"),
        ("it came before the vote", "it came before the vote and long after the vote"),
        ("before the vote and after the vote", "it came after the vote"),
        ("before the war came the vote", "after it came the vote"),
        ("it came before a good vote", "it came after the vote"),
    ],
)
def test_what_is_no_contrary_is_not_taken_for_one(prose: str, given: str) -> None:
    assert opposite_word(Clause(tuple(prose.split())), Clause(tuple(given.split()))) is None


@pytest.mark.parametrize(
    ("label", "head"),
    [
        ("people", "people"),
        ("people killed in raids", "people"),
        ("killed people", "people"),
        ("hostages still held", "hostages"),
        ("asylum seekers in camps", "seekers"),
        ("troops sent abroad", "troops"),
        ("workers striking in ports", "workers"),
        ("of the people in camps", "people"),
        ("", None),
        ("of the", None),
    ],
)
def test_the_head_of_a_label_is_its_noun(label: str, head: str | None) -> None:
    assert head_of(label) == ({key(head)} if head else set())


@pytest.mark.parametrize(
    ("sentence", "label", "exact", "is_elsewhere"),
    [
        ("The raid killed eight troops and 25 civilians.", "civilians", "eight", True),
        ("The raid killed eight troops and 25 civilians.", "troops", "eight", False),
        ("The raid killed eight troops and 25 civilians.", "troops", "25", True),
        ("The raid killed eight troops and 25 civilians.", "civilians", "25", False),
        ("The raid killed eight troops and 25 civilians.", "troops and civilians", "eight", False),
        ("The raid killed eight troops and 25 civilians.", "raid civilians", "eight", False),
        ("The raid killed eight troops and 25 civilians.", "nurses", "eight", False),
        ("The raid killed eight troops and many civilians.", "civilians", "eight", False),
        ("The raid killed eight troops in 25 days of fighting.", "fighting", "eight", False),
        ("The raid killed eight. Civilians lost 25 homes.", "civilians", "eight", False),
        ("Civilians lost 25 homes. The raid killed eight.", "civilians", "eight", False),
        ("He saw eight of 25 men. Women came.", "women", "eight", False),
        ("Women came. He saw 25 men and eight others.", "women", "eight", False),
        ("He saw eight - men - 25 of them.", "men", "eight", False),
        ("The men saw eight civilians, 25 troops and 33 civilians, they said.", "troops", "eight", True),
        ("The raid killed civilians, 25 of them, eight nurses and more civilians.", "civilians", "eight", True),
    ],
)
def test_words_closer_to_another_number_of_their_sentence_stand_elsewhere(
    sentence: str, label: str, exact: str, *, is_elsewhere: bool
) -> None:
    article = Article.from_text(sentence, language="en")
    source = Source(article, find_mentions(article))
    mention = next(one for one in source.mentions.numbers if one.exact == exact)

    assert stands_by_another(content_keys(label), mention, source) is is_elsewhere


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        (Span(0, 5), Span(8, 10), 3),
        (Span(8, 10), Span(0, 5), 3),
        (Span(0, 5), Span(5, 9), 0),
        (Span(0, 5), Span(2, 4), 0),
    ],
)
def test_the_distance_of_two_spans_is_what_lies_between_them(one: Span, other: Span, distance: int) -> None:
    assert _distance(one, other) == distance
