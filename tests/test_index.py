"""The index answers what reading the whole article would answer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article, Span
from summarizer.grounding.evidence import Source
from summarizer.grounding.words import content_keys, run_of
from summarizer.mentions import find_mentions

STORIES = [
    Article.from_text(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "data/articles").glob("*.txt"))
]
SOURCES = [Source(article, find_mentions(article)) for article in STORIES]
every_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.article.title)
places = st.tuples(st.sampled_from(SOURCES), st.integers(0, 4000), st.integers(1, 300))


def citable(source: Source) -> list[tuple[int, str]]:
    return [(one.number, source.article.exact(one.span)) for one in source.article.passages if one.is_citable]


@given(st.sampled_from(SOURCES), st.data())
def test_passages_with_words_in_a_row_are_all_of_them(source: Source, data: st.DataObject) -> None:
    words = source.article.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    name = " ".join(words[first : first + data.draw(st.integers(1, 4))])

    found = [passage.number for passage in source.passages_with(name)]

    assert found == [
        number for number, exact in citable(source) if run_of(name).strip() and run_of(name) in run_of(exact)
    ]


@every_source
def test_every_content_word_has_all_its_passages(source: Source) -> None:
    keys = {number: set(content_keys(exact)) for number, exact in citable(source)}

    assert source.keys == set().union(*keys.values())
    for one, numbers in source.passages_of_key.items():
        assert numbers == [number for number, held in keys.items() if one in held]


@given(places)
def test_mentions_over_and_cues_around_a_place_are_all_of_them(place: tuple[Source, int, int]) -> None:
    source, start, length = place
    span = Span(start, start + length)
    mentions, index = source.mentions, source.index

    for found, every in ((index.numbers, mentions.numbers), (index.quotations, mentions.quotations)):
        assert list(found.over(span)) == [one for one in every if one.span.overlaps(span)]
    assert index.names.within(span) == [one for one in mentions.names if one.span in span]
    assert index.cues_over(span) == [cue for cue in mentions.cues if cue.content and span in cue.content]


@every_source
def test_mention_right_before_or_behind_a_place_is_not_over_it(source: Source) -> None:
    for mention in source.mentions.numbers:
        before, behind = Span(mention.span.start - 2, mention.span.start), Span(mention.span.end, mention.span.end + 2)

        assert mention not in [*source.index.numbers.over(before), *source.index.numbers.over(behind)]
        assert mention in source.index.numbers.over(mention.span)


@every_source
def test_cues_of_passages_and_quotations_are_all_of_them(source: Source) -> None:
    cues = source.mentions.cues

    for number in range(len(source.article.passages) + 2):
        assert source.index.cues_near(number, 2) == [cue for cue in cues if abs(cue.passage - number) <= 2]
    for quotation in source.mentions.quotations:
        tied = [cue for cue in cues if quotation.id in cue.quotations]
        assert source.index.cues_of_quotation.get(quotation.id, []) == tied
