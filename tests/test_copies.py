"""Copies: one text printed twice is one origin; an update of it is another."""

import pytest

from summarizer import Article, Settings, Summarizer
from summarizer.stories.copies import FoundCopy, find_copies
from summarizer.stories.wording import Wording, wording_of
from summarizer.testing import CannedModel

WIRE = """KABUL, Nov 2 (Reuters) - A bomb killed 12 people in a market in Kabul on Monday, police said.
The blast went off at about 8 a.m. when the market was crowded, said Ahmad Wali, a police spokesman.
No group has claimed responsibility for the attack so far.
Hospitals in the city took in more than 30 wounded people, the health ministry said.
"We heard a loud noise and then everybody ran," said Farid, a shopkeeper.
The government promised an investigation and better checks at the gates of markets.
Kabul has seen fewer attacks this year than in the years before."""
PLAIN = WIRE.removeprefix("KABUL, Nov 2 (Reuters) - ")
BY_AGENCY = PLAIN + "\n(AFP)"


def worded(title: str, text: str, publisher: str | None = None) -> Wording:
    article = Article.from_text(text, title=title, publisher=publisher, language="en")
    with Summarizer(CannedModel(), settings=Settings(repair="never")) as summarizer:
        return wording_of(summarizer.summarize(article), article)


def copies(*texts: str, held: tuple[int, ...] = ()) -> list[tuple[int, int, str]]:
    """Return which text is a copy of which, by number."""
    wordings = [worded(f"Title number {number} of the day", text) for number, text in enumerate(texts)]
    number_of = {wording.article: number for number, wording in enumerate(wordings)}
    found = find_copies(wordings, {wordings[number].article for number in held})
    return [(number_of[copy.article], number_of[copy.original], copy.kind) for copy in found]


def test_same_text_under_another_title_is_a_copy() -> None:
    assert copies(PLAIN, PLAIN) == [(1, 0, "identical")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PLAIN, "identical"),
        (f"By Reuters\n\n{PLAIN}", "identical"),
        (f"KABUL, Afghanistan — {PLAIN}\n\nReuters", "identical"),
        (PLAIN.replace("when the market was crowded", "while the market was crowded"), "wire"),
        (f"{PLAIN}\n\nThe Daily Post has a page with all reports from Afghanistan.", "wire"),
        (PLAIN.rpartition("\n")[0], "wire"),
        ("\n".join(PLAIN.split("\n")[:4]), "wire"),
    ],
)
def test_copy_may_differ_in_dateline_credit_a_few_words_and_its_last_paragraphs(text: str, kind: str) -> None:
    [(_, _, found)] = copies(WIRE, text)

    assert found == kind


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("killed 12 people", "killed 14 people"),
        PLAIN.replace("more than 30 wounded", "more than 45 wounded"),
        PLAIN.replace("No group has claimed", "A group has claimed"),
        PLAIN.replace("on Monday", "on Tuesday"),
        f"Two more people died of their wounds, and the toll is now 14, police said on Tuesday.\n{PLAIN}",
    ],
)
@pytest.mark.parametrize("held", [(0,), ()])
def test_update_of_a_wire_text_is_no_copy(text: str, held: tuple[int, ...]) -> None:
    assert copies(WIRE, text, held=held) == []


def test_article_with_a_new_figure_in_its_midst_is_no_copy_of_the_one_told_before() -> None:
    text = PLAIN.replace("No group has", "Police arrested 3 men near the airport.\nNo group has")

    assert copies(WIRE, text, held=(0,)) == []


def test_what_was_told_before_stays_the_original_of_a_longer_copy() -> None:
    longer = f"{PLAIN}\n\nThe Daily Post has a page with all reports from Afghanistan."

    assert copies(WIRE, longer) == [(0, 1, "wire")]
    assert copies(WIRE, longer, held=(0,)) == [(1, 0, "wire")]


def test_article_that_goes_on_long_behind_a_short_one_told_before_is_none_of_its_copies() -> None:
    short = "\n".join(PLAIN.split("\n")[:3])

    assert copies(short, WIRE, held=(0,)) == []


def test_texts_of_two_agencies_are_near_and_copies_of_copies_have_one_original() -> None:
    found = copies(WIRE, f"{BY_AGENCY}\n\nMore on our pages.", PLAIN, held=(0,))

    assert [(number, original) for number, original, _ in found] == [(1, 0), (2, 0)]
    assert found[0][2] == "near"


def test_sentence_that_half_of_all_articles_have_makes_no_copies() -> None:
    notice = "This article was first published on our page and may not be printed elsewhere without a licence."
    texts = [f"The council of Town{number} met.\nIt talked of {number} roads.\n{notice}" for number in range(60)]

    assert copies(*texts) == []


def test_text_that_sixty_papers_print_is_one_origin() -> None:
    texts = [f"{PLAIN}\n\nMore news of Paper number {number} stands on our other pages." for number in range(60)]

    found = copies(WIRE, *texts, held=(0,))
    assert len(found) == 60
    assert {original for _, original, _ in found} == {0}


def test_order_of_the_articles_does_not_count() -> None:
    wordings = [worded(f"Title number {n} of the day", text) for n, text in enumerate((WIRE, PLAIN, BY_AGENCY))]

    def pairs(found: tuple[FoundCopy, ...]) -> set[frozenset[str]]:
        return {frozenset((copy.article, copy.original)) for copy in found}

    first = find_copies(wordings, ())
    assert len({copy.original for copy in first}) == 1
    assert len(pairs(find_copies(wordings[::-1], ()))) == len(pairs(first)) == 2


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LONDON (AP) — The bank kept its rate on Monday.", "AP"),
        ("PARIS, Nov 2 (Reuters) - The bank kept its rate on Monday.", "Reuters"),
        ("The bank kept its rate on Monday.\n\nReporting by Ann Smith for Reuters", "Reuters"),
        ("By The Associated Press\n\nThe bank kept its rate on Monday.", "AP"),
        ("The bank kept its rate on Monday, Reuters reported.", None),
    ],
)
def test_agency_is_read_from_dateline_and_credit(text: str, agency: str | None) -> None:
    assert worded("The bank and its rate this week", text).agency == agency
