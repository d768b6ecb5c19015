"""An article's draft by small questions: the real rules ask, canned answers (no model gave them) come back."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer import Article
from summarizer.draft import Draft
from summarizer.errors import EndpointError, InvalidReplyError, ModelError
from summarizer.grounding import ground
from summarizer.local import draft_locally, prompt_hash
from summarizer.local.ask import TEMPLATES, ActorReply, CountedReply, HolderReply, PositionReply
from summarizer.local.draft import LocalDraft, request_limit
from summarizer.local.text import stem, words
from summarizer.mentions import Mentions, find_mentions
from summarizer.model import Reply, Request, Usage
from summarizer.prompting import names

T = TypeVar("T", bound=BaseModel)
TRUCE = Path(__file__).parent / "data" / "articles" / "truce.txt"
Answer = Callable[[Request[BaseModel]], BaseModel]


class Canned:
    """Answers each kind of question by a function; keeps what was asked."""

    def __init__(self, answer: Answer) -> None:
        self.requests: list[Request[BaseModel]] = []
        self._answer = answer

    async def ask(self, request: Request[T]) -> Reply[T]:
        request.budget.spend()
        self.requests.append(request)  # type: ignore[arg-type]
        value = self._answer(request)  # type: ignore[arg-type]
        assert isinstance(value, request.reply_type)
        return Reply(value, "canned", {"temperature": 0}, Usage(1, 10, 2))


def answering(*, counted: str = "", stance: str = "asserts", issue: str = "", kind: str = "person") -> Answer:
    def answer(request: Request[BaseModel]) -> BaseModel:
        replies: dict[type[BaseModel], BaseModel] = {
            CountedReply: CountedReply(counted=counted),
            PositionReply: PositionReply(stance=stance, issue=issue),
            ActorReply: ActorReply(kind=kind),
            HolderReply: HolderReply(holder=request.choices.get("holder", ("nobody",))[0]),
        }
        return replies[request.reply_type]

    return answer


@cache
def truce() -> tuple[Article, Mentions]:
    article = Article.from_text(TRUCE.read_text("utf-8"), language="en")
    return article, find_mentions(article)


async def drafted(text: str, answer: Answer) -> tuple[LocalDraft, Canned]:
    article = Article.from_text(text, language="en")
    model = Canned(answer)
    return await draft_locally(article, find_mentions(article), model), model


async def draft_of_truce(answer: Answer) -> Draft:
    article, mentions = truce()
    return (await draft_locally(article, mentions, Canned(answer))).draft


def counted_by_exact(draft: Draft) -> dict[str, str | None]:
    _, mentions = truce()
    return {mentions.numbers[item.mention - 1].exact: item.counted for item in draft.numbers}


async def test_every_number_is_kept_and_keeps_its_own_noun_whatever_the_model_says() -> None:
    counted = counted_by_exact(await draft_of_truce(answering(counted="killed civilians")))

    assert list(counted) == ["1,160", "32,414", "250", "scores", "130", "33", "eight", "25"]
    assert counted["1,160"] == "people killed"
    assert "prisoners" in str(counted["250"])
    assert counted["scores"] == "prisoners freed"
    assert (counted["eight"], counted["25"]) == ("troops", "civilians")


async def test_model_adds_what_happens_to_the_counted() -> None:
    counted = counted_by_exact(await draft_of_truce(answering(counted="people killed")))

    assert counted["32,414"] == "people killed"


async def test_answer_of_another_clause_gives_way_to_the_words_beside_the_number() -> None:
    counted = counted_by_exact(await draft_of_truce(answering(counted="hostages in Israel")))

    assert counted["33"] == "people who are presumed dead"


@settings(max_examples=25, deadline=None)
@given(said=st.one_of(st.text(max_size=60), st.sampled_from(["passengers drowned 31", "9,999 lizards", "$4 million"])))
async def test_what_is_counted_holds_only_words_of_the_sentence(said: str) -> None:
    article, mentions = truce()
    for item in (await draft_of_truce(answering(counted=said))).numbers:
        mention = mentions.numbers[item.mention - 1]
        sentence = {stem(word) for word in words(article.exact(article.passages[mention.passage - 1].span))}
        assert {stem(word) for word in words(item.counted or "")} <= sentence
        assert not re.search(r"\d", item.counted or "")


async def test_words_of_the_examples_never_reach_the_draft() -> None:
    leaked = answering(counted="passengers drowned", stance="rejects", issue="pay for the new stadium")
    draft = (await draft_of_truce(leaked)).model_dump_json()

    assert not re.search("passengers|drowned|stadium|Ruiz|Novacorp", draft)


async def test_accusation_stays_with_the_one_who_makes_it() -> None:
    positions = (await draft_of_truce(answering(stance="accuses"))).positions
    by_quotation = {item.quotations[0]: item for item in positions if item.quotations}

    assert by_quotation[4].holder == "Hamas"
    assert by_quotation[4].stance == "accuses"
    assert by_quotation[4].target == "Netanyahu"
    assert str(by_quotation[5].holder).endswith("staff")


async def test_stance_without_a_sign_in_the_words_is_not_offered_and_not_taken() -> None:
    draft, model = await drafted(
        "The mayor said that the bridge over the river is old and long.", answering(stance="warns")
    )

    assert draft.draft.positions[0].stance == "asserts"
    assert all("warns" not in request.choices.get("stance", ()) for request in model.requests)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The minister warned that the dam is weak and old and cracked.", "warns"),
        ("The company denied that it had hidden the accident reports from the city.", "denies"),
        ("The union demanded that the mine be closed before the winter storms.", "demands"),
    ],
)
async def test_stance_of_a_telling_verb_is_no_question(sentence: str, stance: str) -> None:
    draft, _ = await drafted(sentence, answering(stance="supports"))

    assert [item.stance for item in draft.draft.positions] == [stance]


async def test_stance_of_another_speaker_within_a_sentence_is_not_taken_over() -> None:
    positions = (await draft_of_truce(answering(stance="accuses"))).positions

    assert [item.stance for item in positions if item.holder == "Mediator Qatar"] == ["asserts"]


async def test_sentence_that_lost_its_speaker_has_no_holder() -> None:
    positions = (await draft_of_truce(answering())).positions

    assert [item.holder for item in positions if 8 in item.quotations] == [None]


async def test_place_that_never_speaks_is_no_actor_and_states_are_not_asked() -> None:
    actors = {item.name: item for item in (await draft_of_truce(answering(kind="place"))).actors}

    assert {"Doha", "Gaza"}.isdisjoint(actors)
    assert (actors["Qatar"].kind, actors["Egypt"].kind) == ("state", "state")
    assert (actors["Majed al-Ansari"].kind, actors["Majed al-Ansari"].role) == (
        "person",
        "Foreign ministry spokesperson",
    )
    assert actors["a source briefed on the talks"].kind == "unnamed"


async def test_gist_is_the_articles_own_sentences() -> None:
    article, _ = truce()
    gist = (await draft_of_truce(answering())).gist

    assert gist
    assert all(sentence.text in article.text for sentence in gist)


async def test_everything_in_the_draft_stands_up_to_the_checks() -> None:
    article, mentions = truce()
    grounded = ground(
        await draft_of_truce(answering(counted="people killed", issue="UN resolution")), article, mentions
    )

    assert grounded.withheld == ()
    assert all((grounded.gist, grounded.actors, grounded.positions, grounded.numbers, grounded.open_questions))


async def test_boilerplate_is_in_no_question() -> None:
    article, mentions = truce()
    model = Canned(answering())
    await draft_locally(article, mentions, model)

    assert "Leave a Reply" in article.text
    assert not any("Leave a Reply" in message.content for request in model.requests for message in request.messages)


async def test_articles_words_enter_as_they_are() -> None:
    text = 'The mayor said $sentence and ${number} cost $$40 million {{ 7*7 }} in the "new year" for all of us here.'
    _, model = await drafted(text, answering())

    assert model.requests
    assert all(text in request.messages[-1].content for request in model.requests)


async def test_no_more_requests_than_mentions_and_sentences() -> None:
    article, mentions = truce()
    model = Canned(answering())
    result = await draft_locally(article, mentions, model)

    assert len(model.requests) == result.questions == result.usage.requests <= request_limit(article, mentions)
    assert result.usage == Usage(result.questions, 10 * result.questions, 2 * result.questions)
    assert (result.model, result.parameters) == ("canned", {"temperature": 0})


async def test_unusable_answer_leaves_its_label_to_the_rules_and_is_counted() -> None:
    article, mentions = truce()

    class Mute:
        async def ask(self, request: Request[T]) -> Reply[T]:  # noqa: ARG002 - the protocol's name
            raise InvalidReplyError("prose", requests=2)

    result = await draft_locally(article, mentions, Mute())

    assert result.questions < request_limit(article, mentions)
    assert result.unanswered == result.questions > 0
    assert result.usage.requests == 2 * result.questions
    assert counted_by_exact(result.draft)["eight"] == "troops"


async def test_engine_that_fails_is_an_error_and_no_poor_draft() -> None:
    article, mentions = truce()

    class Dead:
        async def ask(self, request: Request[T]) -> Reply[T]:  # noqa: ARG002 - the protocol's name
            raise EndpointError("connection refused", requests=1)

    with pytest.raises(ModelError):
        await draft_locally(article, mentions, Dead())


async def test_progress_counts_up_to_the_number_of_questions() -> None:
    article, mentions = truce()
    seen: list[tuple[int, int]] = []
    result = await draft_locally(article, mentions, Canned(answering()), progress=lambda *step: seen.append(step))

    assert seen == [(number, result.questions) for number in range(1, result.questions + 1)]


async def test_same_answers_give_the_same_questions_and_the_same_draft() -> None:
    article, mentions = truce()
    one, other = Canned(answering(issue="the talks")), Canned(answering(issue="the talks"))
    drafts = [(await draft_locally(article, mentions, model)).draft for model in (one, other)]

    assert drafts[0] == drafts[1]
    assert [request.messages for request in one.requests] == [request.messages for request in other.requests]


def test_hash_covers_every_local_template() -> None:
    assert sorted(TEMPLATES) == [name for name in names() if name.startswith("local.")]
    assert re.fullmatch("[0-9a-f]{64}", prompt_hash())
