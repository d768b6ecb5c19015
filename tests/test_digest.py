"""Editions from a real ledger: what each holds, what a rerun does, and what nothing can lose silently."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from summarizer import Article, Draft, Settings, Summarizer
from summarizer.cli.app import app
from summarizer.digest import make_edition
from summarizer.digest.days import day_of, find_zone
from summarizer.edition import Edition
from summarizer.errors import ArticleError, ConfigurationError
from summarizer.ledger import Recipe, Result, open_editions, open_ledger
from summarizer.report import edition_html, edition_markdown
from summarizer.testing import CannedModel

BERLIN = ZoneInfo("Europe/Berlin")
RECIPE = Recipe("summary.v1", "p" * 64, "s" * 64, "some-model", "{}")
SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "edition.v1.json").read_text("utf-8"))
FIRE = (
    "A fire in the harbour of Port Salem killed {killed} people on Monday, the coastguard said.\n\n"
    "Dina Haddad of the coastguard said the fire had begun in the engine room of the Star of Salem.\n\n"
    "The owner, Blue Line, has not said who was on watch."
)
BRIDGE = (
    "The council of Elsewhere will close the old bridge on 1 April, mayor Ann Lee said. Repairs cost 3 million euros."
)


class Folder:
    """The folder of a batch, filled article by article with summaries of a canned model."""

    def __init__(self, path: Path, recipe: Recipe = RECIPE, *, keeps_texts: bool = True) -> None:
        self.path = path
        self.recipe = recipe
        self._keeps_texts = keeps_texts

    def add(self, path: str, text: str, published: str | None = None, **metadata: str) -> Article:
        title, url = metadata.get("title"), metadata.get("url")
        article = Article.from_text(text, title=title, url=url, published=published, language="en", paths=(path,))
        passage = 2 if article.title else 1
        sentence = article.exact(article.passages[passage - 1].span)
        draft = Draft.model_validate({"gist": [{"text": sentence, "passages": [passage]}]})
        with Summarizer(CannedModel(draft), settings=Settings(repair="never")) as summarizer:
            summary = summarizer.summarize(article)
        with open_ledger(self.path, self.recipe, keeps_texts=self._keeps_texts) as ledger:
            ledger.save(article, [path], Result(summary=summary.model_dump_json()), [])
        return article

    def fail(self, path: str, text: str, code: str) -> None:
        with open_ledger(self.path, self.recipe) as ledger:
            ledger.save(Article.from_text(text), [path], Result(code=code, reason="the model declines"), [])

    def edition(self, date: str, zone: ZoneInfo = BERLIN, since: str | None = None) -> Edition:
        with open_editions(self.path) as ledger:
            made = make_edition(ledger, date, zone, since=since)
        Draft202012Validator(SCHEMA).validate(json.loads(made.edition.model_dump_json()))
        return made.edition

    def run(self, *arguments: str) -> tuple[int, str, str]:
        command = ["digest", str(self.path), "--timezone", "Europe/Berlin", "--format", "json", *arguments]
        ran = CliRunner().invoke(app, command)
        return ran.exit_code, ran.stdout, ran.stderr

    def execute(self, statement: str) -> int:
        connection = sqlite3.connect(self.path / "ledger.sqlite")
        with connection:
            count = connection.execute(statement).rowcount
        connection.close()
        return count


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "out")


def test_new_stories_are_told_once_and_then_listed_in_one_line(folder: Folder) -> None:
    folder.add("fire.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    first = folder.edition("2026-03-02")
    folder.add("bridge.txt", BRIDGE, "2026-03-03", title="Elsewhere closes its old bridge")
    second = folder.edition("2026-03-03")

    assert [(story.status, story.headline.text) for story in first.stories] == [("new", "Fire in Port Salem kills 12")]
    assert [story.headline.text for story in second.stories] == ["Elsewhere closes its old bridge"]
    assert [line.headline.text for line in second.unchanged] == ["Fire in Port Salem kills 12"]
    assert (first.since, second.since) == (None, "2026-03-02")
    assert (second.counts.new_stories, second.counts.unchanged_stories, second.counts.new_articles) == (1, 1, 1)


def test_follow_up_changes_the_story_and_keeps_its_id(folder: Folder) -> None:
    folder.add("a.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    first = folder.edition("2026-03-02")
    text = "The fire on the Star of Salem in Port Salem has now killed 15 people, the coastguard said on Tuesday."
    folder.add("b.txt", text, "2026-03-03", title="Toll of Port Salem fire rises to 15")
    second = folder.edition("2026-03-03")

    [story] = second.stories
    assert (story.status, story.id, story.first_date) == ("changed", first.stories[0].id, "2026-03-02")
    assert [article.is_new for article in story.articles] == [False, True]
    assert [sentence.is_new for sentence in story.gist] == [True]


def test_empty_day_says_so_and_an_edition_without_any_article_too(folder: Folder) -> None:
    with open_ledger(folder.path, RECIPE):
        pass
    nothing = folder.edition("2026-03-01")
    folder.add("a.txt", BRIDGE, "2026-03-02", title="Elsewhere closes its old bridge")
    folder.edition("2026-03-02")
    empty = folder.edition("2026-03-03")

    assert (nothing.stories, nothing.counts.articles) == ((), 0)
    assert (empty.stories, empty.counts.new_articles, empty.counts.unchanged_stories) == ((), 0, 1)


def test_rerun_gives_the_same_bytes_also_after_later_editions(folder: Folder) -> None:
    folder.add("a.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    folder.add("b.txt", BRIDGE, None, title="Elsewhere closes its old bridge")
    first = folder.run("--date", "2026-03-02")
    assert folder.run("--date", "2026-03-02") == first
    folder.add("c.txt", FIRE.format(killed=15), "2026-03-03", title="Toll of Port Salem fire is now 15")
    second = folder.run("--date", "2026-03-03")

    again = folder.run("--date", "2026-03-02")
    assert (again[0], again[1]) == (0, first[1])
    assert "the editions after it stay as they are: 2026-03-03" in again[2]
    assert folder.run("--date", "2026-03-03") == second


def test_rerun_with_more_articles_replaces_the_edition_and_leaves_later_ones(folder: Folder) -> None:
    folder.add("a.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    first = folder.edition("2026-03-02")
    later = folder.edition("2026-03-03")
    folder.add("b.txt", BRIDGE, "2026-03-02", title="Elsewhere closes its old bridge")

    more = folder.edition("2026-03-02")
    with open_editions(folder.path) as ledger:
        kept = [ledger.edition(date) for date in ledger.dates()]

    assert {story.id for story in first.stories} < {story.id for story in more.stories}
    assert kept == [more.model_dump_json(), later.model_dump_json()]


def test_article_of_a_later_day_waits_and_is_announced(folder: Folder) -> None:
    folder.add("a.txt", BRIDGE, "2026-03-04", title="Elsewhere closes its old bridge")
    early = folder.edition("2026-03-03")
    status, _, told = folder.run("--date", "2026-03-03")
    late = folder.edition("2026-03-04")

    assert (early.counts.new_articles, early.counts.waiting) == (0, 1)
    assert (status, "1 articles of later days wait" in told) == (0, True)
    assert (late.counts.new_articles, late.counts.waiting) == (1, 0)


def test_since_tells_what_is_new_from_a_day_on_and_keeps_nothing(folder: Folder) -> None:
    folder.add("a.txt", BRIDGE, "2026-03-02", title="Elsewhere closes its old bridge")
    folder.edition("2026-03-02")
    folder.add("b.txt", FIRE.format(killed=12), "2026-03-03", title="Fire in Port Salem kills 12")
    second = folder.edition("2026-03-03")
    text = "The fire on the Star of Salem in Port Salem has now killed 15 people, the coastguard said on Wednesday."
    folder.add("c.txt", text, "2026-03-04", title="Toll of Port Salem fire rises to 15")
    third = folder.edition("2026-03-04")

    week = folder.edition("2026-03-04", since="2026-03-03")
    [story] = week.stories
    assert (week.since, story.status, story.id) == ("2026-03-02", "new", second.stories[0].id)
    assert all(article.is_new for article in story.articles)
    assert week.counts.new_articles == 2
    assert folder.edition("2026-03-04") == third
    with pytest.raises(ConfigurationError, match="after the edition's date"):
        folder.edition("2026-03-04", since="2026-03-05")


def test_failure_is_announced_once(folder: Folder) -> None:
    folder.fail("bad.txt", BRIDGE, "refusal")
    with open_ledger(folder.path, RECIPE) as ledger:
        ledger.save_unread("scan.pdf", ArticleError("it holds only pictures", code="no_text"))
    first, again, second = (folder.edition(date) for date in ("2026-03-02", "2026-03-02", "2026-03-03"))

    assert [(failed.paths, failed.code) for failed in first.failed] == [
        (("bad.txt",), "refusal"),
        (("scan.pdf",), "no_text"),
    ]
    assert again == first
    assert (second.failed, second.counts.failed) == ((), 0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE results SET summary = replace(summary, '12', '92') WHERE summary LIKE '%Salem%'",
        "UPDATE results SET summary = '{}' || summary WHERE summary LIKE '%Salem%'",
        'UPDATE results SET summary = replace(summary, \'"schema_version":"1"\', \'"schema_version":"0"\')'
        " WHERE summary LIKE '%Salem%'",
    ],
)
def test_damaged_and_old_records_are_announced_and_cost_nobody_else(folder: Folder, statement: str) -> None:
    folder.add("fire.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    folder.add("bridge.txt", BRIDGE, "2026-03-02", title="Elsewhere closes its old bridge")
    assert folder.execute(statement) == 1

    status, out, told = folder.run("--date", "2026-03-02")
    edition = Edition.model_validate_json(out)
    assert (status, "1 records are damaged" in told) == (3, True)
    assert [(failed.paths, failed.code) for failed in edition.failed] == [(("fire.txt",), "damaged")]
    assert [story.headline.text for story in edition.stories] == ["Elsewhere closes its old bridge"]


def test_story_whose_records_are_damaged_later_stays_listed(folder: Folder) -> None:
    folder.add("fire.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    first = folder.edition("2026-03-02")
    folder.execute("UPDATE results SET summary = '{}'")
    second = folder.edition("2026-03-03")

    assert [line.id for line in second.unchanged] == [story.id for story in first.stories]
    assert [failed.code for failed in second.failed] == ["damaged"]


def test_damaged_story_of_an_earlier_edition_is_announced(folder: Folder) -> None:
    folder.add("fire.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    folder.edition("2026-03-02")
    assert folder.execute("UPDATE edition_stories SET content = '{}'") == 1

    edition = folder.edition("2026-03-03")
    assert "cannot be read" in edition.failed[0].reason


def test_corrected_article_lists_what_changed_and_the_lines_sent_in_vain(folder: Folder) -> None:
    title = "Fire in Port Salem harbour"
    folder.add("fire.txt", FIRE.format(killed=12), "2026-03-02", title=title)
    first = folder.edition("2026-03-02")
    now = folder.add("fire.txt", FIRE.format(killed=21), "2026-03-02", title=title)
    second = folder.edition("2026-03-03")

    [correction] = second.corrections
    assert (correction.path, correction.story, correction.article_now) == ("fire.txt", first.stories[0].id, now.id)
    changes = {(item.section, item.code): (item.before, item.now) for item in correction.items}
    assert changes["numbers", "changed"] == ("12 people", "21 people")
    assert {line.date for line in correction.sent} == {"2026-03-02"}
    assert {line.edition for line in correction.sent} == {first.id}
    assert FIRE.format(killed=12).partition("\n")[0] in {line.text for line in correction.sent}
    assert [article.id for article in second.stories[0].articles] == [now.id]
    assert folder.edition("2026-03-04").corrections == ()


def test_correction_of_words_that_no_item_uses_is_none(folder: Folder) -> None:
    title = "Fire in Port Salem harbour"
    folder.add("fire.txt", FIRE.format(killed=12), "2026-03-02", title=title)
    folder.edition("2026-03-02")
    folder.add(
        "fire.txt", FIRE.format(killed=12).replace("who was on watch", "who had the watch"), "2026-03-02", title=title
    )

    assert folder.edition("2026-03-03").corrections == ()


def test_article_moved_to_another_path_under_its_address_is_still_corrected(folder: Folder) -> None:
    url = "https://salem.example/fire"
    folder.add("feed-1.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem harbour", url=url)
    folder.edition("2026-03-02")
    folder.add("feed-2.txt", FIRE.format(killed=14), "2026-03-02", title="Fire in Port Salem: 14 dead", url=url)

    assert [one.url for one in folder.edition("2026-03-03").corrections] == [url]


def test_another_article_in_the_same_line_of_a_list_is_no_correction(folder: Folder) -> None:
    folder.add("news.jsonl#1", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    first = folder.edition("2026-03-02")
    folder.add("news.jsonl#1", BRIDGE, "2026-03-03", title="Elsewhere closes its old bridge")
    second = folder.edition("2026-03-03")

    assert second.corrections == ()
    assert [line.id for line in second.unchanged] == [story.id for story in first.stories]
    assert len(second.stories) == 1


def test_of_two_versions_that_come_together_the_later_counts(folder: Folder) -> None:
    folder.add("fire.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem harbour")
    now = folder.add("fire.txt", FIRE.format(killed=14), "2026-03-02", title="Fire in Port Salem harbour")
    edition = folder.edition("2026-03-02")

    assert [article.id for story in edition.stories for article in story.articles] == [now.id]
    assert (edition.counts.outdated, edition.corrections) == (1, ())


def test_without_stored_texts_stories_are_told_from_what_summaries_quote(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out", keeps_texts=False)
    folder.add("a.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12")
    folder.add("b.txt", FIRE.format(killed=12), "2026-03-02", title="Twelve die in fire in Port Salem")
    edition = folder.edition("2026-03-02")

    assert (edition.counts.stories, edition.counts.copies) == (1, 1)
    assert folder.edition("2026-03-02") == edition


def test_articles_asked_again_with_another_model_are_not_new(folder: Folder) -> None:
    folder.add("a.txt", BRIDGE, "2026-03-02", title="Elsewhere closes its old bridge")
    folder.edition("2026-03-02")
    other = Folder(folder.path, replace(RECIPE, model="another"))
    other.add("b.txt", FIRE.format(killed=12), "2026-03-03", title="Fire in Port Salem kills 12")
    mixed = other.edition("2026-03-03")
    other.add("a.txt", BRIDGE, "2026-03-02", title="Elsewhere closes its old bridge")
    again = other.edition("2026-03-04")

    assert (mixed.counts.new_articles, len(mixed.unchanged)) == (1, 1)
    assert (again.counts.new_articles, len(again.unchanged)) == (0, 2)


def test_every_evidence_of_an_edition_is_words_of_its_article(folder: Folder) -> None:
    articles = [
        folder.add("a.txt", FIRE.format(killed=12), "2026-03-02", title="Fire in Port Salem kills 12"),
        folder.add("b.txt", BRIDGE, "2026-03-02", title="Elsewhere closes its old bridge"),
    ]
    texts = {article.id: article.text for article in articles}
    found: list[dict[str, str]] = []

    def collect(value: object) -> None:
        if isinstance(value, dict) and {"article", "start", "end", "exact"} <= value.keys():
            found.append(value)
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            collect(item)

    collect(json.loads(folder.edition("2026-03-02").model_dump_json()))
    assert len(found) > 8
    assert all(texts[one["article"]][int(one["start"]) : int(one["end"])] == one["exact"] for one in found)


@pytest.mark.parametrize(
    ("published", "zone", "expected"),
    [
        ("2026-03-02", "Asia/Tokyo", "2026-03-02"),
        ("2026-03-02T23:30:00", "Asia/Tokyo", "2026-03-02"),
        ("2026-03-02T23:30:00Z", "Asia/Tokyo", "2026-03-03"),
        ("2026-03-02T23:30:00Z", "Europe/Berlin", "2026-03-03"),
        ("2026-03-02T23:30:00Z", "America/New_York", "2026-03-02"),
        ("2026-03-29T00:59:59+00:00", "Europe/Berlin", "2026-03-29"),
        ("2026-10-25T01:30:00+02:00", "Europe/Berlin", "2026-10-25"),
        ("2026-10-24T22:30:00+00:00", "Europe/Berlin", "2026-10-25"),
        ("0001-01-01T00:00:00+14:00", "America/New_York", None),
        ("last Tuesday", "Europe/Berlin", None),
        (None, "Europe/Berlin", None),
    ],
)
def test_day_of_an_article_is_that_of_the_edition_s_zone(
    published: str | None, zone: str, expected: str | None
) -> None:
    assert day_of(published, find_zone(zone)) == expected


@given(
    st.integers(946_684_800, 2_208_988_800),  # 2000 to 2040
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
)
def test_no_moment_falls_out_of_its_day_when_clocks_change(seconds: int, zone: str) -> None:
    aware = datetime.fromtimestamp(seconds, UTC)
    days = [day_of((aware + timedelta(hours=hours)).isoformat(), ZoneInfo(zone)) for hours in range(0, 49, 6)]

    assert days == sorted(days, key=str)
    assert len(set(days)) in (3, 2)
    assert days[0] == aware.astimezone(ZoneInfo(zone)).date().isoformat()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("--date", "03/02/2026"), 2, "is no date"),
        (("--since", "yesterday"), 2, "is no date"),
        (("--timezone", "Mars/Olympus"), 2, "no time zone"),
        (("--timezone", "../etc/passwd"), 2, "no time zone"),
        (("--format", "docx"), 2, "docx"),
    ],
)
def test_wrong_options_end_with_status_2(folder: Folder, arguments: tuple[str, ...], status: int, told: str) -> None:
    folder.add("a.txt", BRIDGE, "2026-03-02")

    ended = folder.run(*arguments)
    assert (ended[0], told in ended[2]) == (status, True)


def test_folder_without_a_ledger_and_one_in_use_end_with_status_73(folder: Folder) -> None:
    assert folder.run()[0] == 73
    with open_ledger(folder.path, RECIPE):
        status, _, told = folder.run()
    assert (status, "[locked]" in told) == (73, True)


def test_date_is_today_in_the_given_zone(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.add("a.txt", BRIDGE, "2026-03-02")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")

    ran = CliRunner().invoke(app, ["digest", str(folder.path), "--format", "json"])
    edition = Edition.model_validate_json(ran.stdout)
    zone = ZoneInfo("Pacific/Kiritimati")
    today = datetime.now(zone).date()
    assert edition.timezone == zone.key
    assert edition.date in (today.isoformat(), (today - timedelta(days=1)).isoformat())


def test_formats_for_people_tell_the_edition(folder: Folder) -> None:
    folder.add("a.txt", BRIDGE, "2026-03-02", title="Elsewhere closes its old bridge")
    edition = folder.edition("2026-03-02")

    for name, shown in (("md", edition_markdown(edition)), ("html", edition_html(edition))):
        status, out, _ = folder.run("--date", "2026-03-02", "--format", name)
        assert (status, out.rstrip("\n")) == (0, shown.rstrip("\n"))
