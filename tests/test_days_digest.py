"""Three days of news through the real batch and the real ledger: what the digest of each day says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from summarizer.article import Article
from summarizer.cli.app import app
from summarizer.edition import Edition, Story, StoryNumber
from summarizer.ledger import StoredArticle, read_ledger
from tests.servers import steps
from tests.servers.batch import Bench, batch_bench
from tests.servers.fake import Exchange, Step

FOLDER = Path(__file__).parent / "data" / "days"
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
DAYS = sorted(EXPECTED)
MARK = re.compile(r"⟦\w+⟧")


def articles_of(day: str) -> list[Path]:
    return [path for path in sorted((FOLDER / day).glob("*.json")) if not path.name.endswith(".draft.json")]


def scripted() -> Step:
    """Answer each article with the draft beside it, found by the article's own sentences in the request."""
    drafts = {}
    for path in (path for day in DAYS for path in articles_of(day)):
        article = Article.from_file(path)
        sentences = (article.title, *(article.exact(passage.span) for passage in article.passages))
        drafts[sentences] = path.with_name(f"{path.stem}.draft.json").read_text("utf-8")

    def step(exchange: Exchange) -> None:
        asked = MARK.sub("", exchange.seen.body["messages"][-1]["content"])
        [draft] = [draft for sentences, draft in drafts.items() if all(part in asked for part in sentences if part)]
        steps.answers(draft)(exchange)

    return step


def take(bench: Bench, day: str) -> None:
    """Put a day's articles beside those of the days before, a corrected one in the place of the old, and batch."""
    for path in articles_of(day):
        (bench.inputs / path.name).write_bytes(path.read_bytes())
    ended = bench.run()
    assert ended.status == 0, ended.err


def printed(bench: Bench, day: str, *more: str) -> str:
    command = ["digest", str(bench.out), "--date", EXPECTED[day]["date"], "--timezone", "Europe/Oslo", *more]
    ran = CliRunner().invoke(app, [*command, "--format", "json"])
    assert ran.exit_code == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, dict[str, str]]]:
    """Run three days, batch and digest in turn; give the folder and what was printed each day."""
    with batch_bench(tmp_path_factory.mktemp("days"), scripted()) as bench:
        editions = {}
        for day in DAYS:
            take(bench, day)
            editions[day] = printed(bench, day)
        yield bench, editions


def edition_of(week: tuple[Bench, dict[str, str]], day: str) -> Edition:
    return Edition.model_validate_json(week[1][day])


def name_of(paths: tuple[str, ...]) -> str:
    return Path(paths[0]).stem


def as_expected(story: Story) -> dict[str, Any]:
    """Return a story in the shape of expected.json."""
    exact = {number.id: number.given[0].mention.exact for number in story.numbers}
    holders = {position.id: position.holder_name for position in story.positions}
    articles = [name_of(article.paths) for article in story.articles]
    copies = [(name_of(article.paths), [name_of(copy.paths) for copy in article.copies]) for article in story.articles]
    return {
        "status": story.status,
        "articles": sorted([*articles, *(name for _, names in copies for name in names)]),
        "copies": [sorted([name, *names]) for name, names in copies if names],
        "origins": story.origins,
        "numbers": [number_as_expected(number) for number in story.numbers],
        "positions": [
            {
                "holder": position.holder_name,
                "change": position.change,
                "now": position.now.statement,
                "before": position.before.statement if position.before else None,
            }
            for position in story.positions
        ],
        "disputes": [
            {
                "kind": dispute.kind,
                "sides": [(exact if dispute.kind == "numbers" else holders)[side] for side in dispute.sides],
                "is_new": dispute.is_new,
            }
            for dispute in story.disputes
        ],
        "questions": [
            {
                "question": question.question,
                "status": question.status,
                "age_days": question.age_days,
                "answer": question.answer.exact if question.answer else None,
            }
            for question in story.questions
        ],
    }


def number_as_expected(number: StoryNumber) -> dict[str, Any]:
    return {
        "now": [given.mention.exact for given in number.given],
        "counted": number.counted,
        "change": number.change,
        "before": number.before.mention.exact if number.before else None,
        "has_fallen": number.has_fallen,
    }


def key_of(story: Story) -> str:
    """Return the name by which expected.json knows a story."""
    return "library" if "library" in name_of(story.articles[0].paths) else "plant"


def in_any_order(value: Any) -> Any:
    """Return a value in which the order of lists does not count."""
    if isinstance(value, dict):
        return {key: in_any_order(item) for key, item in value.items()}
    return sorted(map(in_any_order, value), key=repr) if isinstance(value, list) else value


@pytest.mark.parametrize("day", DAYS)
def test_the_digest_of_each_day_says_what_is_expected(week: tuple[Bench, dict[str, str]], day: str) -> None:
    edition, expected = edition_of(week, day), EXPECTED[day]
    told = {key_of(story): as_expected(story) for story in edition.stories}

    for name, story in expected["stories"].items():
        assert in_any_order(told.get(name)) == in_any_order(story)
    assert told.keys() == expected["stories"].keys()
    assert edition.counts.new_articles == expected["articles"]
    assert (edition.failed, edition.date) == ((), expected["date"])


@pytest.mark.parametrize("day", DAYS)
def test_unchanged_stories_stand_in_one_line_under_the_title_that_readers_know(
    week: tuple[Bench, dict[str, str]], day: str
) -> None:
    first = {story.id: story.headline.text for story in edition_of(week, "day1").stories}

    unchanged = edition_of(week, day).unchanged
    assert [first[line.id] for line in unchanged] == [line.headline.text for line in unchanged]
    assert len(unchanged) == len(EXPECTED[day]["unchanged"])


@pytest.mark.parametrize("day", DAYS)
def test_the_corrected_article_is_named_with_the_line_that_was_sent(
    week: tuple[Bench, dict[str, str]], day: str
) -> None:
    corrections = edition_of(week, day).corrections

    told = [
        {
            "article": name_of((correction.path,)),
            "now": [exact(item.now) for item in correction.items],
            "before": [exact(item.before) for item in correction.items],
        }
        for correction in corrections
    ]
    assert told == EXPECTED[day]["corrections"]
    sent = [(line.date, line.text) for correction in corrections for line in correction.sent]
    assert sent == ([("2031-03-04", "74 injured people")] if corrections else [])


def exact(line: str | None) -> str:
    return (line or "").partition(" ")[0]


def test_story_ids_stay_from_day_to_day(week: tuple[Bench, dict[str, str]]) -> None:
    ids = [{story.id for story in edition_of(week, day).stories} for day in DAYS]

    assert ids[0] >= ids[1]
    assert ids[1] == ids[2]


def test_running_a_day_again_changes_nothing(week: tuple[Bench, dict[str, str]]) -> None:
    bench, editions = week

    for day in (*DAYS, *reversed(DAYS)):
        assert printed(bench, day) == editions[day]


def test_since_the_first_day_the_toll_went_from_18_to_21(week: tuple[Bench, dict[str, str]]) -> None:
    bench, editions = week
    edition = Edition.model_validate_json(printed(bench, "day3", "--since", EXPECTED["day2"]["date"]))

    [plant] = edition.stories
    changes = {number.given[0].mention.exact: number for number in plant.numbers}
    assert (edition.since, edition.counts.new_articles) == (EXPECTED["day1"]["date"], 5)
    assert changes["21"].before is not None
    assert changes["21"].before.mention.exact == "18"
    assert printed(bench, "day3") == editions["day3"]


def test_every_quoted_word_of_each_day_is_in_its_article(week: tuple[Bench, dict[str, str]]) -> None:
    bench, editions = week
    texts: dict[str, StoredArticle | None] = {}
    with read_ledger(bench.out) as ledger:
        for edition in editions.values():
            for found in spans(json.loads(edition)):
                stored = texts.setdefault(found["article"], ledger.article(found["article"]))
                assert stored is not None
                assert (stored.text or "")[found["start"] : found["end"]] == found["exact"]
    assert len(texts) == 7  # of nine: one is a copy, one tells nothing new


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in an edition that is said to be words of an article."""
    if isinstance(value, dict) and {"article", "start", "end", "exact"} <= value.keys():
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from spans(item)
