import pytest

from summarizer import Article
from summarizer.draft import QuestionDraft
from summarizer.local.questions import open_questions
from summarizer.mentions import find_mentions


def asked(text: str) -> list[QuestionDraft]:
    article = Article.from_text(f"{text}\n", language="en")
    return open_questions(article, find_mentions(article))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "On Monday, Norvania and Estland traded blame for the collapse of the dam.",
            "disputed",
            "Who is responsible for the collapse of the dam?",
        ),
        (
            "The minister said the talks are still ongoing and will go on all week.",
            "pending",
            "What will be the outcome of the talks?",
        ),
        ("The governor is expected to resign on Friday.", "pending", "Will the governor resign on Friday?"),
        (
            "It is not clear why the second engine failed.",
            "not_stated",
            "The article leaves open why the second engine failed: what is known?",
        ),
        ("The cause of the fire is unknown.", "unexplained", "What is the cause of the fire?"),
        ("Forty people died, the cause of which is not known.", "unexplained", "What is the cause?"),
        (
            "Police said on Sunday that dozens of houses were burned in the village.",
            "not_stated",
            "How many exactly: “Police said on Sunday that dozens of houses were burned in the village”?",
        ),
        (
            "The navy reportedly saved 200 sailors near the coast.",
            "unverifiable",
            "Is it confirmed: “The navy reportedly saved 200 sailors near the coast”?",
        ),
        (
            "The council will vote on the new budget in March.",
            "pending",
            "What comes of it: “The council will vote on the new budget in March”?",
        ),
    ],
)
def test_text_that_leaves_something_open_raises_the_question(text: str, kind: str, words: str) -> None:
    questions = [question for question in asked(text) if question.kind == kind]

    assert [question.question for question in questions] == [words]
    assert questions[0].passages == [1]


def test_source_without_a_name_is_asked_for_once() -> None:
    text = (
        "According to a source briefed on the sale, the plant closes in May.\n\n"
        "According to the source, who asked not to be named, all workers will leave."
    )
    questions = [question.question for question in asked(text) if question.kind == "unverifiable"]

    assert questions == ["Who is “a source briefed on the sale”, and who else confirms this account?"]


def test_speech_whose_speaker_is_lost_is_asked_for_with_its_words() -> None:
    questions = asked("The talks go on.\n\nstated that “the meetings are still held here in the capital.”")

    assert "Who stated “the meetings are still held here in the capital”?" in [item.question for item in questions]


def test_parties_of_a_dispute_are_those_who_blame_each_other() -> None:
    questions = asked("On Monday, Norvania and Estland traded blame for the collapse of the dam.")

    assert questions[0].parties == ["Norvania", "Estland"]


@pytest.mark.parametrize(
    "text",
    [
        "The museum opened in May. Four hundred guests came, and the band played until midnight.",
        "Several farmers sold two cows at the market in Ketu.",
    ],
)
def test_settled_text_raises_no_question(text: str) -> None:
    assert asked(text) == []


def test_one_rule_cannot_fill_the_section() -> None:
    text = "\n\n".join(f"Scores of houses burned in village number {word}." for word in ("one", "two", "three", "four"))

    assert len(asked(text)) <= 2
