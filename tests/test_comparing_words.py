"""The small rules behind the comparison of articles: amounts, quantities, attitudes, issues, answers."""

import pytest

from summarizer.article import Article
from summarizer.draft import QuestionKind, Stance
from summarizer.edition import ArticleEvidence, ArticleMention, GivenNumber
from summarizer.mentions import find_mentions
from summarizer.stories.amounts import are_near, may_both_hold, says_nothing_new
from summarizer.stories.answering import find_answer
from summarizer.stories.asking import question_of
from summarizer.stories.attitudes import attitude_of
from summarizer.stories.issues import Issue, issue_of
from summarizer.stories.quantities import Quantity, holds_until, is_former, is_revised, is_told_then, quantity_of


def number_in(
    text: str, exact: str, counted: str = "people killed", *, scope: str | None = None, as_of: str | None = None
) -> GivenNumber:
    """Return the number of one sentence as the rules read it."""
    article = Article.from_text(text, language="en")
    mention = next(number for number in find_mentions(article).numbers if number.exact == exact)
    return GivenNumber(
        article="a",
        number=mention.id,
        mention=ArticleMention(article="a", start=mention.span.start, end=mention.span.end, exact=exact),
        value=mention.value,
        low=mention.low,
        high=mention.high,
        qualifier=mention.qualifier,
        unit=mention.unit,
        counted=counted,
        scope=scope,
        as_of=as_of,
        date="2031-01-01",
        source=None,
        support="verified",
        is_new=True,
        evidence=(ArticleEvidence(article="a", start=0, end=len(article.text), exact=article.text, passage=1),),
    )


def amount(words: str) -> GivenNumber:
    text = f"There are {words} people here."
    exact = find_mentions(Article.from_text(text, language="en")).numbers[0].exact
    return number_in(text, exact)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("over 250", "257", True),
        ("about 130", "134", True),
        ("at least 12", "12", True),
        ("31", "38", False),
        ("at most 10", "12", False),
        ("more than 300", "257", False),
        ("about 130", "160", False),
    ],
)
def test_two_amounts_may_both_hold_where_some_figure_fits_both(one: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert may_both_hold(amount(one), amount(other)) is expected
    assert may_both_hold(amount(other), amount(one)) is expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("14", "14", True),
        ("14", "more than 10", True),
        ("over 250", "257", True),
        ("about 130", "134", True),
        ("at least 12", "12", True),
        ("at least 12", "14", False),
        ("at least 12", "at least 14", False),
        ("dozens of", "47", False),
        ("12", "14", False),
    ],
)
def test_a_later_amount_says_nothing_new_where_it_repeats_rounds_or_loosens(
    before: str,
    now: str,
    expected: bool,  # noqa: FBT001
) -> None:
    assert says_nothing_new(amount(before), amount(now)) is expected


def test_an_open_bound_far_away_agrees_with_nothing() -> None:
    assert not are_near(amount("at least 16"), amount("9,000"))
    assert are_near(amount("at least 16"), amount("18"))


SAME = [
    ("people killed", "deaths"),
    ("people killed", "people killed in the flood"),
    ("miners died", "miners killed"),
    ("injured people", "people wounded"),
    ("residents left the town", "residents left"),
    ("number of houses destroyed", "houses destroyed"),
]
OTHER = [
    ("people killed", "people injured"),
    ("people killed", "civilians killed"),
    ("houses destroyed", "houses damaged"),
    ("deaths from cholera", "deaths from measles"),
    ("people on board", "people in the water"),
    ("new infections", "infections"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_thing_in_other_words_is_one_quantity(one: str, other: str) -> None:
    assert _quantity(one).is_same(_quantity(other), scopes=0)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_thing_is_another_quantity(one: str, other: str) -> None:
    assert not _quantity(one).is_same(_quantity(other), scopes=0)


def _quantity(counted: str, scope: str | None = None, text: str = "It counts 12 today.") -> Quantity:
    return quantity_of(number_in(text, "12", counted, scope=scope))


def test_a_number_without_a_place_is_one_for_the_only_place_and_never_for_one_of_several() -> None:
    gaza, israel = _quantity("people killed", "Gaza Strip"), _quantity("people killed", "Israel")

    assert gaza.is_same(_quantity("people killed", "Gaza"), scopes=2)
    assert not gaza.is_same(israel, scopes=2)
    assert gaza.is_same(_quantity("people killed"), scopes=1)
    assert not gaza.is_same(_quantity("people killed"), scopes=2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people died, including the gunman.", {"+gunman"}),
        ("12 people died, not including the gunman.", {"-gunman"}),
        ("12 people died, not counting the attackers.", {"-attack"}),
        ("12 people died, among them the pilot.", {"+pilot"}),
        ("12 people died, including the mayor.", set()),
        ("12 people died, including 3 children.", set()),
        ("12 people died and 3 were hurt, not counting the gunman.", set()),
        ("12 people died.", set()),
    ],
)
def test_a_count_is_defined_by_whom_it_counts_in_or_leaves_out(text: str, expected: set[str]) -> None:
    assert quantity_of(number_in(text, "12")).definition == expected


def test_what_only_adds_and_what_counts_since_long_ago_is_apart_from_the_toll() -> None:
    toll = quantity_of(number_in("The flood killed 12 people.", "12"))

    for text, as_of in (
        ("The flood killed another 12 people.", None),
        ("The flood killed 12 more people.", None),
        ("12 people died since the war began.", "since the war began"),
        ("12 people died in 1998.", "1998"),
    ):
        assert not quantity_of(number_in(text, "12", as_of=as_of)).is_same(toll, scopes=0)
    assert quantity_of(number_in("12 people, more than before, died.", "12")).is_same(toll, scopes=0)


@pytest.mark.parametrize(
    ("counted", "text", "expected"),
    [
        ("people killed", "12 people were killed.", True),
        ("houses destroyed", "12 houses were destroyed.", True),
        ("people missing", "12 people are missing.", False),
        ("households without power", "12 households are without power.", False),
        ("people killed", "12 people are killed every day.", False),
        ("new infections", "12 new infections were counted.", False),
        ("ministers", "12 ministers met.", False),
    ],
)
def test_only_counts_that_add_up_are_cumulative(counted: str, text: str, expected: bool) -> None:  # noqa: FBT001
    assert quantity_of(number_in(text, "12", counted)).is_cumulative is expected


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("The toll rose from 8 to 13.", "8", True),
        ("The toll rose from 8 to 13.", "13", False),
        ("Twelve people died, not 14 as reported.", "14", True),
        ("More than 14 people died.", "14", False),
        ("An earlier count of 14 was wrong.", "14", True),
        ("14 people, reported earlier, were found alive.", "14", True),
    ],
)
def test_a_superseded_number_is_known_by_the_words_around_it(text: str, exact: str, expected: bool) -> None:  # noqa: FBT001
    assert is_former(number_in(text, exact)) is expected


def test_the_words_say_whether_a_count_was_revised_and_until_when_it_counts() -> None:
    assert is_revised(number_in("The ministry revised the toll to 12.", "12"))
    assert is_revised(number_in("The ministry lowered its toll to 12.", "12"))
    assert not is_revised(number_in("The bank lowered its rate after 12 people died.", "12"))
    assert holds_until(number_in("By Sunday evening 12 people had died.", "12", as_of="Sunday evening"))
    assert not holds_until(number_in("On Sunday 12 people died.", "12", as_of="Sunday"))
    assert is_told_then(number_in("12 people died, police said on Sunday.", "12", as_of="Sunday"))
    assert not is_told_then(number_in("12 people died on Sunday.", "12", as_of="Sunday"))


OPPOSED: list[tuple[Stance, str, Stance, str]] = [
    ("supports", "She supports the line.", "opposes", "She opposes the line."),
    ("asserts", "He will resign.", "asserts", "He will not resign."),
    ("announces", "They will close the plant.", "announces", "They will keep the plant open."),
    ("opposes", "The plant would not be closed.", "announces", "The plant would be closed."),
    ("accuses", "The army shelled the clinic.", "denies", "The army shelled the clinic."),
]
NOT_OPPOSED: list[tuple[Stance, str, Stance, str]] = [
    ("rejects", "She rejects a ban.", "promises", "There will be no ban."),
    ("supports", "They support the airport.", "supports", "They do not oppose the airport."),
    ("supports", "He supports the tunnel.", "supports", "He supports it because the ferry does not run."),
    ("supports", "They support the pact.", "undecided", "They are undecided about the pact."),
    ("announces", "They will not close the plant.", "announces", "They will keep the plant open."),
    ("asserts", "Mara, who does not vote, wants the line.", "asserts", "Mara wants the line."),
]


@pytest.mark.parametrize(("stance", "statement", "other_stance", "other"), OPPOSED)
def test_who_affirms_and_who_denies_are_opposed(
    stance: Stance, statement: str, other_stance: Stance, other: str
) -> None:
    assert attitude_of(stance, statement).is_opposed_to(attitude_of(other_stance, other))


@pytest.mark.parametrize(("stance", "statement", "other_stance", "other"), NOT_OPPOSED)
def test_the_same_side_in_other_words_is_not_opposed(
    stance: Stance, statement: str, other_stance: Stance, other: str
) -> None:
    assert not attitude_of(stance, statement).is_opposed_to(attitude_of(other_stance, other))


@pytest.mark.parametrize(
    ("weaker", "firmer"),
    [
        (("questions", "They questioned the sale."), ("rejects", "They rejected the sale.")),
        (("undecided", "They are undecided on the pact."), ("supports", "They support the pact.")),
        (("announces", "They may close the border."), ("announces", "They will close the border.")),
        (("rejects", "They reject it unless jobs are safe."), ("rejects", "They reject it.")),
        (("rejects", "They reject it."), ("rejects", "They will never accept it.")),
    ],
)
def test_hedges_and_conditions_soften_and_categorical_words_harden(
    weaker: tuple[Stance, str], firmer: tuple[Stance, str]
) -> None:
    assert attitude_of(*firmer).is_firmer_than(attitude_of(*weaker))
    assert attitude_of(*weaker).is_softer_than(attitude_of(*firmer))
    assert not attitude_of(*weaker).is_firmer_than(attitude_of(*weaker))


def test_issues_match_by_target_label_and_words() -> None:
    def issue(label: str, statement: str, *target: str) -> Issue:
        return issue_of("asserts", label, statement, target)

    line = issue("new tram line", "The new tram line is needed.")
    assert line.match(issue("tram line", "They need the new tram line.")) == "same"
    assert line.match(issue("harbour bill", "The harbour bill is needed.")) is None
    leak = issue("hiding the report", "Morrow hid the report on the leak.", "morrow")
    assert leak.match(issue("hiding the report", "Fenwick hid the report on the leak.", "fenwick")) is None
    visit = issue("visit of the delegation", "The visit of the delegation is welcome.")
    assert visit.match(issue("cost of the visit", "The cost of the visit of the delegation is high.")) != "same"
    karsk = issue("world cup", "The federation opposes a world cup in Karsk.")
    assert karsk.match(issue("world cup", "The federation supports a world cup in Lorn.")) is None
    assert issue("pay", "They want 6 percent more pay.").match(issue("pay", "They want 9 percent more pay.")) is None


QUESTIONS: dict[str, tuple[QuestionKind, tuple[str, ...]]] = {
    "Who set the fire at the Hallam mill?": ("unexplained", ()),
    "How many people were on board the Astrid?": ("not_stated", ()),
    "How much did the repair of the Lenn dam cost?": ("not_stated", ()),
    "When will the Orsa bridge reopen?": ("pending", ()),
    "Where is Leo Brandt hiding?": ("not_stated", ()),
    "Why did the Tesk reactor shut down?": ("unexplained", ()),
    "Will parliament approve the treaty with Lorn?": ("pending", ()),
    "Did the militia burn the village of Asor?": ("unverifiable", ()),
    "Did the guards lock the exits of the Corin theatre?": ("disputed", ("police", "owner")),
    "What does the report on the Lenn dam say?": ("not_stated", ()),
}
ANSWERS = [
    ("Who set", "Emil Stanke set the fire at the Hallam mill, police said."),
    ("Who set", "The fire at the Hallam mill was set by Emil Stanke."),
    ("How many", "There were 61 people on board the Astrid."),
    ("How much", "The repair of the Lenn dam cost 14 million euros."),
    ("When will", "The Orsa bridge will reopen on 14 October."),
    ("Where is", "Leo Brandt is hiding in Gorj."),
    ("Why did", "The Tesk reactor shut down because a pump had failed."),
    ("Will parl", "Parliament approved the treaty with Lorn on Friday."),
    ("Will parl", "Parliament rejected the treaty with Lorn."),
    ("Did the militia", "Inspectors confirmed that the militia had burned the village of Asor."),
    ("Did the guards", "The owner admitted that the guards had locked the exits of the Corin theatre."),
]
NO_ANSWERS = [
    ("Who set", "The fire at the Hallam mill killed Emil Stanke."),
    ("Who set", "Emil Stanke is suspected of having set the fire at the Hallam mill."),
    ("Who set", "Emil Stanke did not set the fire at the Hallam mill."),
    ("Who set", "It is not known who set the fire at the Hallam mill, Emil Stanke said."),
    ("Who set", "Emil Stanke set the table at the Dorrit mill."),
    ("How many", "At least 61 people were on board the Astrid."),
    ("How many", "The Astrid was 61 metres long."),
    ("How many", "There were 61 boxes on board the Astrid."),
    ("How much", "The repair of the Lenn dam cost a lot of money."),
    ("When will", "The Orsa bridge was closed on 28 August."),
    ("When will", "The Orsa bridge may reopen on 14 October."),
    ("When will", "The Orsa bridge will reopen soon, the operator said on Tuesday."),
    ("Where is", "Leo Brandt is hiding, a prosecutor said in Gorj."),
    ("Why did", "The Tesk reactor shut down last week."),
    ("Why did", "The Tesk reactor may have shut down because a pump had failed."),
    ("Will parl", "Parliament will approve the treaty with Lorn."),
    ("Will parl", "Parliament has not approved the treaty with Lorn."),
    ("Will parl", "Premier Ada Moss hopes that parliament approved the treaty with Lorn."),
    ("Will parl", "Parliament approved the treaty with Iria."),
    ("Did the militia", "The militia burned the village of Asor, the army said."),
    ("Did the guards", "The police said that the guards had locked the exits of the Corin theatre."),
    ("What does", "The report on the Lenn dam says that the wall is cracked."),
]


def answer_to(start: str, sentence: str) -> str | None:
    question, (kind, parties) = next(item for item in QUESTIONS.items() if item[0].startswith(start))
    text = f"A short line stands first in this text. {sentence} The weather was mild in the whole country that day."
    article = Article.from_text(text, published="2031-09-05", language="en")
    passage = find_answer(question_of(question, kind, parties), article, find_mentions(article), ())
    return article.exact(passage.span) if passage else None


@pytest.mark.parametrize(("start", "sentence"), ANSWERS)
def test_a_sentence_that_has_what_was_missing_answers(start: str, sentence: str) -> None:
    assert answer_to(start, sentence) == sentence


@pytest.mark.parametrize(("start", "sentence"), NO_ANSWERS)
def test_a_sentence_near_the_question_does_not_answer(start: str, sentence: str) -> None:
    assert answer_to(start, sentence) is None
