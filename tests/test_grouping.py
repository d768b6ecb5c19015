"""Stories: articles of one event together, two events of one kind apart, with ids that stay and reasons to read."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from summarizer import Article, Settings, Summarizer
from summarizer.digest.intake import articles_of
from summarizer.edition import Story
from summarizer.stories import News, Reported, tell_stories
from summarizer.stories.group import Link, group_articles
from summarizer.testing import CannedModel
from tools.stories_report import FILES, Labelled, compare, rates, read_labelled, read_unrelated, tell

FIRST = read_labelled("first")
FERRY = [one for one in FIRST if one.event == "ferry"]
BOMBS = [one for one in FIRST if one.event in ("market-bombing", "mosque-bombing")]


@pytest.mark.parametrize(("name", "least_recall"), [("first", 0.85), ("second", 0.95), ("unseen", 0.95)])
def test_no_two_events_become_one_story_and_few_stories_are_torn(name: str, least_recall: float) -> None:
    found = compare(read_labelled(name))

    precision, recall = rates(found.together, found.of_one_event)
    assert precision == 1.0
    assert recall >= least_recall
    assert found.copies == found.true_copies


def test_events_stay_apart_among_many_articles_too() -> None:
    found = compare([one for name in FILES for one in read_labelled(name)] + read_unrelated())

    assert rates(found.together, found.of_one_event)[0] == 1.0
    assert rates(found.together, found.of_one_event)[1] >= 0.95


def test_order_of_the_articles_changes_nothing() -> None:
    shuffled = list(FIRST)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - an order, no secret

    assert sorted(tell(FIRST), key=lambda story: story.id) == sorted(tell(shuffled), key=lambda story: story.id)


def news(labelled: Sequence[Labelled], before: Sequence[Story], today: str) -> News:
    """Return what the edition of a day is made of: articles of that day and before, those of `before` known."""
    known = set(articles_of(before))
    here = [one for one in labelled if one.date <= today]
    with Summarizer(CannedModel(), settings=Settings(repair="never")) as summarizer:
        reported = [
            Reported(summarizer.summarize(one.article), one.date, is_new=one.article.id not in known) for one in here
        ]
    return News(reported, {one.article.id: one.article for one in here}, before, before, {}, today)


def test_story_keeps_its_id_and_its_reasons_when_articles_join() -> None:
    first = tell_stories(news(BOMBS, (), "2026-03-02"))
    second = tell_stories(news(BOMBS, first, "2026-03-03"))
    third = tell_stories(news(BOMBS, second, "2026-03-05"))

    assert {story.id for story in first} <= {story.id for story in second} <= {story.id for story in third}
    reasons = {reason for story in second for reason in story.reasons}
    assert reasons
    assert reasons <= {reason for story in third for reason in story.reasons}


def test_two_stories_that_meet_keep_the_older_id() -> None:
    ferry = [one for one in FERRY if one.copy_of is None]
    [one] = tell_stories(news(ferry[:1], (), "2026-03-04"))
    [other] = tell_stories(news(ferry[1:], (), "2026-03-05"))
    older = one.model_copy(update={"first_date": "2026-03-01"})

    [met] = tell_stories(news(ferry, (other, older), "2026-03-06"))

    assert met.id == older.id
    assert met.first_date == "2026-03-01"
    assert met.status == "changed"
    assert len(met.articles) == 2


def test_copy_that_comes_later_changes_no_story_but_is_listed() -> None:
    stories = tell_stories(news([one for one in FERRY if not one.copy_of], (), "2026-03-05"))
    [story] = tell_stories(news(FERRY, stories, "2026-03-05"))

    assert story.status == "unchanged"
    assert story.origins == 2
    assert [copy.kind for article in story.articles for copy in article.copies] == ["wire"]
    assert [reason.text for reason in story.reasons if reason.code == "copy"] == [
        "The same agency report as “Ferry with 210 aboard runs aground in fog” (Reuters)."
    ]


def test_reasons_name_what_two_articles_share() -> None:
    [story] = [story for story in tell(FIRST) if "Herat market" in story.headline.text]

    texts = {reason.code: reason.text for reason in story.reasons}
    assert texts["names"].startswith("Names Ahmad Nazari, Herat, Shahrak")
    assert "like “Bomb kills 12 in Herat market” (Herat Courier)" in texts["names"]


def test_headline_is_a_title_word_for_word_and_every_article_is_in_one_story() -> None:
    stories = tell(FIRST)

    titles = {one.article.title for one in FIRST}
    ids = list(articles_of(stories))
    assert {story.headline.text for story in stories} <= titles
    assert sorted(ids) == sorted(one.article.id for one in FIRST)


def test_group_joins_another_only_where_most_of_their_articles_go_together() -> None:
    strong = [Link(0.8, one, other) for one, other in (("a", "b"), ("c", "d"))]
    bridge = Link(0.5, "b", "c")

    assert group_articles("abcd", [*strong, bridge], ()) == (("a", "b"), ("c", "d"))
    more = [Link(0.5, "a", "c"), Link(0.5, "a", "d"), bridge]
    assert group_articles("abcd", [*strong, *more], ()) == (("a", "b", "c", "d"),)
    assert group_articles("abcd", (), [("a", "d"), ("d", "b")]) == (("a", "b", "d"), ("c",))


def test_articles_far_apart_in_time_are_two_stories_however_alike() -> None:
    fire = [one for one in read_labelled("second") if one.event == "fire" and one.copy_of is None][:2]

    assert len(tell(fire)) == 1
    assert len(tell([fire[0], replace(fire[1], date="2026-05-15")])) == 2


def test_article_without_title_and_gist_is_told_by_its_first_sentence() -> None:
    text = "no title here and nothing else of note, said nobody in particular"

    [story] = tell([Labelled("bare", "bare", None, Article.from_text(text, language="en"), "2026-03-02")])

    assert story.headline.text == story.headline.evidence[0].exact == text
