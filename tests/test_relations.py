"""Who acts on whom: a sentence that turns it round is doubted."""

import pytest

from summarizer.article import Article
from summarizer.grounding.evidence import Source
from summarizer.grounding.relations import check_relations
from summarizer.mentions import find_mentions

NAMED = "Ministers of Israel, Iran, France, Beijing, Great Britain and New Zealand met in the city of Geneva."


def doubts(prose: str, *given: str) -> tuple[str, ...]:
    """Return the doubts of a sentence that cites all sentences of an article but the one that names the names."""
    article = Article.from_text("\n\n".join(["News of the day", NAMED, *given]), language="en")
    source = Source(article, find_mentions(article))
    return check_relations(prose, source.evidence(range(3, 3 + len(given))), source)


@pytest.mark.parametrize(
    ("prose", "given"),
    [
        ("Iran accused Israel.", "Yesterday Israel accused Iran."),
        ("Iran sued Israel.", "Yesterday Israel sued Iran."),
        ("Iran beat Israel.", "Yesterday Israel beat Iran."),
        ("Iran sent Israel.", "Yesterday Israel sent Iran."),
        ("Iran blames Israel.", "Yesterday Israel blames Iran."),
        ("Israel was accused by Iran.", "Yesterday Israel accused Iran."),
        ("Iran accused Israel.", "Yesterday Iran was accused by Israel."),
        ("Iran is accusing Israel.", "Yesterday Israel was accusing Iran."),
        ("Iran is warning Israel.", "Yesterday Israel warned Iran."),
        ("Great Britain sued France.", "Yesterday France sued Great Britain."),
        ("Iran accused Israel. France sued Iran.", "Yesterday Israel accused Iran. Iran sued France."),
        ("Iran sued them and France accused Israel.", "Yesterday Israel accused France."),
        ("Iran had over the past days accused Israel.", "Yesterday Israel accused Iran."),
        ("Iran attacked the big northern harbour of its enemy Israel.", "Yesterday Israel attacked Iran."),
        ("They met and left, then Iran accused Israel.", "Yesterday Israel accused Iran."),
        ("Iran by warning Israel won.", "Yesterday Israel warned Iran."),
        ("Iran accused Israel by letter.", "Yesterday Israel accused Iran."),
        ("Iran was there and accused Israel.", "Yesterday Israel accused Iran."),
        ("France met Iran, which accused Israel.", "Yesterday Israel accused Iran."),
        ("Beijing accused Israel.", "Yesterday Israel accused Beijing."),  # a name that looks like a verb
    ],
)
def test_a_sentence_with_agent_and_patient_exchanged_is_doubted(prose: str, given: str) -> None:
    assert doubts(prose, given) == ("relation_reversed",)


@pytest.mark.parametrize(
    ("prose", "given"),
    [
        ("Israel accused Iran.", "Yesterday Israel accused Iran."),
        ("Iran was accused by Israel.", "Yesterday Israel accused Iran."),
        ("Iran accused Israel.", "Yesterday Israel accused Iran and Iran accused Israel."),
        ("Iran accused Israel.", "Yesterday Israel sued Iran."),
        ("Iran accused Israel.", "Yesterday France accused Iran."),
        ("Iran accused Israel.", "Yesterday Israel accused France."),
        ("Iran accused France.", "Yesterday Israel accused Iran."),
        ("Iran near Israel.", "Yesterday Israel near Iran."),
        ("They accused Israel.", "Yesterday Israel accused them."),
        ("Iran accused Iran.", "Yesterday Iran accused Iran."),
        ("Iran was sold Israel goods.", "Yesterday Israel sold Iran goods."),
        ("Iran had over the past few days accused Israel.", "Yesterday Israel accused Iran."),
        ("Iran attacked the only big northern harbour of its enemy Israel.", "Yesterday Israel attacked Iran."),
        ("Iran was wrongly accused, Israel said.", "Yesterday Israel wrongly accused Iran."),
        ("Was Iran accused, Israel asked.", "Yesterday Israel accused Iran."),
        ("Iran said Israel had won.", "Yesterday Israel said Iran had won."),
        ("Iran, Beijing and Israel agree.", "Yesterday Israel, Beijing and Iran agree."),
        ("Great Britain with France sued Iran.", "Yesterday Iran sued Great Britain."),
    ],
)
def test_the_same_direction_another_verb_or_other_names_are_no_reversal(prose: str, given: str) -> None:
    assert doubts(prose, given) == ()


def test_the_direction_is_looked_for_in_every_sentence_of_the_evidence() -> None:
    assert doubts("Iran accused Israel.", "Yesterday it rained.", "Then Israel accused Iran.") == ("relation_reversed",)
    assert doubts("Iran accused Israel.", "Yesterday Israel accused Iran.", "Then Iran accused Israel.") == ()
