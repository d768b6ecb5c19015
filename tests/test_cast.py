"""Actors across articles: one name is one actor only where nothing speaks against it."""

from typing import NamedTuple

import pytest

from summarizer import Article
from summarizer.draft import ActorDraft, ActorKind, Draft
from summarizer.edition import StoryActor
from summarizer.stories import Reported
from summarizer.stories.actors import make_cast
from summarizer.stories.names import PersonName, may_be_one
from tests.compare_cases import summary_of


class Named(NamedTuple):
    """An actor as an article names it."""

    name: str
    kind: ActorKind
    affiliation: str = ""
    aliases: tuple[str, ...] = ()


def told(number: int, *given: tuple[str, ActorKind] | Named, also: str = "") -> tuple[Reported, Article]:
    """Return an article that names these actors."""
    actors = [Named(*actor) for actor in given]
    words = [" of ".join(part for part in (actor.name, actor.affiliation) if part) for actor in actors]
    aliases = [f"They call {actor.name} by the name {alias}." for actor in actors for alias in actor.aliases]
    sentences = [f"In report {number}, {name} spoke on Monday." for name in words]
    article = Article.from_text(" ".join([*sentences, *aliases, also]), language="en")
    drafts = [
        ActorDraft(
            name=actor.name,
            kind=actor.kind,
            affiliation=actor.affiliation or None,
            aliases=list(actor.aliases),
            passages=[place],
        )
        for place, actor in enumerate(actors, start=1)
    ]
    summary = summary_of(article, Draft(actors=drafts))
    return Reported(summary, f"2026-03-{number:02}", is_new=True), article


def cast(*articles: tuple[Reported, Article], before: tuple[StoryActor, ...] = ()) -> tuple[StoryActor, ...]:
    texts = {article.id: article for _, article in articles}
    return tuple(make_cast([reported for reported, _ in articles], texts, before).actors)


def groups(*articles: tuple[Reported, Article]) -> list[tuple[int, str]]:
    """Return how many articles each actor is in, and its name."""
    return sorted((len(actor.actors), actor.name) for actor in cast(*articles))


def test_full_name_is_one_person_and_a_surname_that_fits_it_alone_joins() -> None:
    found = groups(
        told(1, ("Benjamin Netanyahu", "person")), told(2, ("Netanyahu", "person")), told(3, ("B. Netanyahu", "person"))
    )

    assert found == [(3, "Benjamin Netanyahu")]


def test_surname_of_two_people_stays_apart() -> None:
    found = groups(
        told(1, ("John Smith", "person"), ("Anna Smith", "person")),
        told(2, ("Mr Smith", "person")),
        told(3, ("Smith", "person")),
    )

    assert [count for count, _ in found] == [1, 1, 1, 1]


def test_surname_stays_apart_where_a_text_gives_it_another_first_name() -> None:
    wife = "His wife, Anna Smith, was there."

    assert len(groups(told(1, ("John Smith", "person")), told(2, ("Smith", "person")))) == 1
    assert len(groups(told(1, ("John Smith", "person"), also=wife), told(2, ("Smith", "person")))) == 2


def test_title_before_a_surname_is_no_first_name() -> None:
    also = "Prime Minister Netanyahu left. When Netanyahu came, Mr Netanyahu smiled."

    found = groups(told(1, ("Benjamin Netanyahu", "person"), also=also), told(2, ("Netanyahu", "person")))

    assert found == [(2, "Benjamin Netanyahu")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("John Smith", "John Smith", True),
        ("John Smith", "Anna Smith", False),
        ("John Smith", "J. Smith", True),
        ("Anna Smith", "J. Smith", False),
        ("Donald Trump", "Donald J. Trump", True),
        ("John Paul Smith", "John Peter Smith", False),
        ("Mr Smith", "Mrs Smith", False),
        ("Mr Smith", "Smith", True),
        ("George Bush Jr.", "George Bush Sr.", False),
        ("Prime Minister Ellen Rask", "Ellen Rask", True),
        ("Majed al-Ansari", "Ansari", True),
        ("Ursula von der Leyen", "von der Leyen", True),
        ("Mohammed bin Salman", "Mohammed bin Zayed", False),
        ("Dr. Ann Lee", "Ann Lee", True),
    ],
)
def test_two_names_may_be_one_person(one: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert may_be_one(PersonName(one), PersonName(other)) is expected
    assert may_be_one(PersonName(other), PersonName(one)) is expected


def test_two_actors_of_one_article_are_never_made_one() -> None:
    found = groups(told(1, ("Smith", "person"), ("John Smith", "person"), also="Smith is Smith."))

    assert sum(count for count, _ in found) == len(found)


def test_body_joins_by_full_name_and_by_an_acronym_that_an_article_gives() -> None:
    full = Named("World Health Organization", "organisation", "", ("WHO",))

    assert groups(
        told(1, full), told(2, ("the World Health Organization", "organisation")), told(3, ("WHO", "organisation"))
    ) == [(3, "the World Health Organization")]
    assert len(groups(told(1, ("World Health Organization", "organisation")), told(2, ("WHO", "organisation")))) == 2


def test_acronym_of_two_bodies_joins_neither() -> None:
    one = Named("Central Bank of Norland", "organisation", "", ("CBN",))
    other = Named("Coal Board of Norland", "organisation", "", ("CBN",))

    assert len(groups(told(1, one), told(2, other), told(3, ("CBN", "organisation")))) == 3


def test_state_joins_under_the_names_of_the_closed_table() -> None:
    found = groups(told(1, ("United States", "state")), told(2, ("US", "state")), told(3, ("UK", "state")))

    assert [count for count, _ in found] == [1, 2]


def test_body_that_many_places_have_stays_apart_where_affiliations_differ() -> None:
    gaza = Named("health ministry", "organisation", "Gaza")
    israel = Named("health ministry", "organisation", "Israel")

    assert len(groups(told(1, gaza), told(2, israel))) == 2
    assert len(groups(told(1, gaza), told(2, gaza), told(3, ("the health ministry", "organisation")))) == 1
    assert len(groups(told(1, gaza), told(2, israel), told(3, ("health ministry", "organisation")))) == 3


def test_unnamed_sources_stay_with_their_articles_and_a_company_is_not_its_founder() -> None:
    assert len(groups(told(1, ("a diplomat", "unnamed")), told(2, ("a diplomat", "unnamed")))) == 2
    assert len(groups(told(1, ("Disney", "organisation")), told(2, ("Disney", "person")))) == 2


def test_id_stays_when_articles_join_and_when_two_people_turn_out_to_be_there() -> None:
    john, smith = told(1, ("John Smith", "person")), told(2, ("Smith", "person"))
    [before] = cast(john, smith)
    anna = told(3, ("Anna Smith", "person"))

    after = cast(john, smith, anna, before=(before,))

    assert len({actor.id for actor in after}) == 3
    [kept] = [actor for actor in after if actor.name == "John Smith"]
    assert kept.id == before.id


def test_evidence_of_an_actor_is_words_of_the_articles_that_name_it() -> None:
    articles = [told(1, ("Benjamin Netanyahu", "person")), told(2, ("Netanyahu", "person"))]
    texts = {article.id: article.text for _, article in articles}

    [actor] = cast(*articles)

    assert len(actor.evidence) == 2
    assert all(texts[part.article][part.start : part.end] == part.exact for part in actor.evidence)
