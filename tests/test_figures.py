"""Figures of prose: which the evidence gives in other words, and which it does not give."""

import pytest

from summarizer.article import Article
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.figures import check_figures
from summarizer.mentions import find_mentions


def check(prose: str, *given: str) -> None:
    """Check the figures of prose against an article of some sentences, all of which are cited."""
    article = Article.from_text("\n\n".join(["News of the day", *given]), language="en")
    source = Source(article, find_mentions(article))
    check_figures(prose, source.evidence(range(2, 2 + len(given))), source)


@pytest.mark.parametrize(
    ("prose", "given"),
    [
        ("8 boats sank.", "Eight boats sank."),
        ("Several boats sank.", "Four boats sank."),
        ("The two sides met.", "Iran and Israel met."),
        ("Two parties met.", "Iran and Israel met."),
        ("The two men met.", "Both men met."),
        ("His two sons met.", "Either of them met."),
        ("They paid $18 million, by others 7 million.", "They paid $18 million, others say $7 million."),
        ("He chose 714.", "He took flight 714."),
        ("He chose 5 or 6.", "He took flight 5, then flight 6."),
        ("It rose three times.", "It rose thrice."),
        ("It sank two times.", "It sank twice."),
        ("It lasted 10 years.", "It lasted a decade."),
        ("It lasted 100 years.", "It lasted a century."),
        ("It lasted two weeks.", "It lasted a fortnight."),
        ("It lasted one year.", "It lasted a year."),
        ("It lasted one hour.", "It lasted an hour."),
        ("One year passed.", "A whole year passed."),
        ("They lost one boat.", "Every boat was lost."),
        ("They lost one boat.", "A boat was lost."),
        ("It took four years.", "It took the past four years."),
        ("It took four years.", "Four years ago it began."),
        ("He got five or six letters.", "He got five letters, then six letters."),
        ("It sank twice.", "It sank in May and again in June."),
        ("It sank thrice.", "It sank a third time."),
        ("The record is 1:56.84.", "The record stands at 1:56.84."),
    ],
)
def test_a_figure_in_other_words_is_given(prose: str, given: str) -> None:
    check(prose, given)


@pytest.mark.parametrize(
    ("prose", "given", "figure"),
    [
        ("9 boats sank.", "Eight boats sank.", "9"),
        ("2 sides met.", "Iran and Israel met.", "2"),
        ("Three parties met.", "Iran and Israel met.", "Three"),
        ("Two men met.", "Both men met.", "Two"),
        ("The two men met.", "Men met.", "two"),
        ("The three men met.", "Both men met.", "three"),
        ("They paid 7 million.", "They paid $7 million.", "7 million"),
        ("It has 1969 parts.", "It is like 1968 was.", "1969"),
        ("He chose 715.", "He took flight 714.", "715"),
        ("He chose 5 or 7.", "He took flight 5, then flight 6.", "5 or 7"),
        ("He chose 714 boats.", "He took flight 714.", "714"),
        ("They paid $7 for 18 ships.", "They paid $7 and $18.", "18"),
        ("It took four years.", "It took over four years.", "four"),
        ("It sank two times.", "It sank once.", "two"),
        ("It sank four times.", "It sank twice.", "four"),
        ("It lasted 20 years.", "It lasted a decade.", "20"),
        ("It lasted 10 weeks.", "It lasted a decade.", "10"),
        ("It lasted one year.", "It lasted a week.", "one"),
        ("It lasted 1 year.", "It lasted a year.", "1"),
        ("Over one year passed.", "A year passed.", "one"),
        ("They lost one boat.", "Boats were lost.", "one"),
        ("He got five or six letters.", "He got five letters, then seven letters.", "five or six"),
        ("He got five to six letters.", "He got five letters, then six letters.", "five to six"),
        ("It sank twice.", "It sank at least one time.", "twice"),
        ("It sank thrice.", "It sank a second time.", "thrice"),
    ],
)
def test_a_figure_that_the_evidence_does_not_give_is_withheld(prose: str, given: str, figure: str) -> None:
    with pytest.raises(NotSupportedError, match=f"“{figure}”") as caught:
        check(prose, given)

    assert caught.value.code == "number_not_in_evidence"


@pytest.mark.parametrize(
    ("prose", "given", "figure"),
    [
        ("It came fifth.", "It came fourth.", "fifth"),
        ("It came 5th.", "It came fourth.", "fifth"),
        ("It came ﬁrst in 1968.", "It came fourth in 1968.", "first"),
        ("It came on Tuesday.", "It came on Monday.", "Tuesday"),
        ("It lasted a week.", "It lasted a day.", "a week"),
        ("It rained for weeks.", "It rained for days.", "for weeks"),
        ("It grew in the past five years.", "It grew in the past four years.", "past five years"),
        ("A four-party deal is off.", "A three-party deal is off.", "four-party"),
        ("He sang once.", "He sang twice.", "once"),
        ("All ships sank.", "Most ships sank.", "all"),
        ("Half of the ships sank.", "A third of the ships sank.", "Half"),
        ("Section ½ applies.", "Section 7 applies.", "½"),
        ("Section ٣ applies.", "Section 7 applies.", "٣"),
    ],
)
def test_a_text_that_tells_no_figure_in_digits_is_looked_at_too(prose: str, given: str, figure: str) -> None:
    with pytest.raises(NotSupportedError, match=f"“{figure}”"):
        check(prose, given)
