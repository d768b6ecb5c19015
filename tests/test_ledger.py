"""The ledger: one record a key, every write whole, one run a folder."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import Article
from summarizer.errors import ArticleError, LockedError, OutputError, StorageError
from summarizer.ledger import Answer, Call, Ledger, NewEdition, Recipe, Result, open_editions, open_ledger, read_ledger

RECIPE = Recipe("summary.v1", "p" * 64, "s" * 64, "some-model", "{}")
ARTICLE = Article.from_text("The mayor said on Monday that 250 houses would be rebuilt.")
OTHER = Article.from_text("The council said on Friday that 12 schools would be closed.")
CALL = Call("some-model", 1, 100, 20, 0.5, 1.5, reply='{"gist": []}')
DONE = Result(summary='{"a": 1}')
FAILED = Result(code="refusal", reason="the model declines")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path, RECIPE) as opened:
        yield opened


def test_key_depends_on_article_prompt_schema_model_and_parameters() -> None:
    changed = [
        replace(RECIPE, prompt_hash="x"),
        replace(RECIPE, schema_hash="x"),
        replace(RECIPE, model="x"),
        replace(RECIPE, parameters="x"),
    ]

    keys = {recipe.key(article.id) for recipe in (RECIPE, *changed) for article in (ARTICLE, OTHER)}
    assert len(keys) == 10
    assert replace(RECIPE, prompt="another name").key(ARTICLE.id) == RECIPE.key(ARTICLE.id)


def test_saved_result_is_there_after_opening_again(tmp_path: Path) -> None:
    with open_ledger(tmp_path, RECIPE) as ledger:
        ledger.save(ARTICLE, ["b.txt", "a.txt"], DONE, [CALL])
    with open_ledger(tmp_path, RECIPE) as ledger:
        [record] = ledger.records()
        [stored] = ledger.calls()

        assert ledger.state(ARTICLE.id) == "done"
        assert (record.summary, record.paths) == (DONE.summary, ("a.txt", "b.txt"))
        assert (stored.call, stored.article_id) == (CALL, ARTICLE.id)


def test_other_recipe_knows_nothing_and_keeps_the_old_record(tmp_path: Path) -> None:
    newer = replace(RECIPE, model="newer-model")
    with open_ledger(tmp_path, RECIPE) as ledger:
        ledger.save(ARTICLE, ["a.txt"], DONE, [CALL])
    with open_ledger(tmp_path, newer) as ledger:
        assert ledger.state(ARTICLE.id) is None
        ledger.save(ARTICLE, ["a.txt"], Result(summary='{"a": 2}'), [CALL])

    with read_ledger(tmp_path) as last, read_ledger(tmp_path, RECIPE) as first:
        assert last.recipe == newer
        assert [record.summary for record in last.records()] == ['{"a": 2}']
        assert [record.summary for record in first.records()] == ['{"a": 1}']


def test_failure_becomes_a_summary_but_a_summary_no_failure(ledger: Ledger) -> None:
    ledger.save(ARTICLE, ["a.txt"], FAILED, [])
    ledger.save(ARTICLE, ["a.txt"], FAILED, [])
    assert [failure.attempts for failure in ledger.failures()] == [2]

    ledger.save(ARTICLE, ["a.txt"], DONE, [])
    ledger.save(ARTICLE, ["a.txt"], FAILED, [])
    assert (ledger.counts(), ledger.state(ARTICLE.id)) == ((1, 0), "done")


def test_records_are_sorted_by_their_first_path(ledger: Ledger) -> None:
    ledger.save(ARTICLE, ["z.txt"], DONE, [])
    ledger.save(OTHER, ["b.txt"], DONE, [])
    ledger.add_paths(ARTICLE.id, ["a.txt", "z.txt"])

    assert [record.paths for record in ledger.records()] == [("a.txt", "z.txt"), ("b.txt",)]


def test_unread_input_is_listed_once_and_forgotten_once_it_can_be_read(ledger: Ledger) -> None:
    error = ArticleError("x.txt: is empty", code="empty")
    ledger.save_unread("x.txt", error)
    ledger.save_unread("x.txt", error)
    assert [(one.paths, one.article_id, one.code, one.attempts) for one in ledger.failures()] == [
        (("x.txt",), None, "empty", 1)
    ]

    ledger.save_unread("x.txt", error, is_retry=True)
    assert [one.attempts for one in ledger.failures()] == [2]
    assert ledger.meet(ARTICLE.id, ["x.txt"]) is None
    assert list(ledger.failures()) == []


def test_texts_and_replies_are_kept_only_where_wanted(tmp_path: Path) -> None:
    with open_ledger(tmp_path, RECIPE, keeps_texts=False, keeps_replies=False) as ledger:
        ledger.save(ARTICLE, ["a.txt"], DONE, [CALL])
    with read_ledger(tmp_path) as reader:
        stored, [call] = reader.article(ARTICLE.id), reader.calls()

    assert stored is not None
    assert (stored.text, stored.id) == (None, ARTICLE.id)
    assert call.call == replace(CALL, reply=None)
    assert b"houses would be rebuilt" not in (tmp_path / "ledger.sqlite").read_bytes()


def test_answers_are_kept_until_the_result_of_their_article_is_saved(tmp_path: Path) -> None:
    first, second = Answer("1" * 64, '{"seed": 1}', CALL), Answer("2" * 64, "{}", replace(CALL, cost=None))
    with open_ledger(tmp_path, RECIPE) as ledger:
        for answer in (first, second, second):
            ledger.keep_answer(ARTICLE.id, answer)
        ledger.keep_answer(OTHER.id, first)

    with open_ledger(tmp_path, RECIPE) as ledger:
        assert ledger.answers() == {
            RECIPE.key(ARTICLE.id): {first.question: first, second.question: second},
            RECIPE.key(OTHER.id): {first.question: first},
        }
        assert list(ledger.calls()) == []
        ledger.save(ARTICLE, ["a.txt"], DONE, [first.call, second.call])
        assert ledger.answers().keys() == {RECIPE.key(OTHER.id)}
        assert [stored.call for stored in ledger.calls()] == [first.call, second.call]


def test_full_disk_is_an_error_of_its_own_and_what_was_saved_stays(tmp_path: Path) -> None:
    with open_ledger(tmp_path, RECIPE) as ledger:
        ledger.save(ARTICLE, ["a.txt"], DONE, [])
        pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001 - a small full disk
        ledger._connection.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001
        with pytest.raises(StorageError, match="the disk is full"):
            ledger.save(OTHER, ["b.txt"], Result(summary="x" * 100_000), [])
        assert ledger.state(OTHER.id) is None

    with open_ledger(tmp_path, RECIPE) as ledger:
        assert list(ledger.problems()) == []
        ledger.save(OTHER, ["b.txt"], DONE, [])
        assert ledger.counts() == (2, 0)


def test_second_run_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with open_ledger(tmp_path, RECIPE), pytest.raises(LockedError, match=f"process {os.getpid()}, started 20"):
        open_ledger(tmp_path, RECIPE).__enter__()


def test_lock_dies_with_its_process(tmp_path: Path) -> None:
    hold = (
        "import sys, os, signal, pathlib; from summarizer.ledger.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", hold, str(tmp_path)], check=False)

    assert killed.returncode < 0
    assert (tmp_path / ".lock").read_text("utf-8")
    with open_ledger(tmp_path, RECIPE) as ledger:
        assert ledger.counts() == (0, 0)


def test_folder_that_is_a_file_and_a_folder_without_a_ledger_are_output_errors(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", "utf-8")

    with pytest.raises(OutputError, match="cannot be written"):
        open_ledger(file, RECIPE).__enter__()
    with pytest.raises(OutputError, match="holds no ledger"):
        read_ledger(tmp_path).__enter__()


def test_file_that_is_no_ledger_and_one_of_a_later_version_are_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"this is no database, but it is long enough to be looked at" * 20)
    with pytest.raises(StorageError, match="not a database"):
        open_ledger(tmp_path, RECIPE).__enter__()

    later = tmp_path / "later"
    with open_ledger(later, RECIPE):
        pass
    connection = sqlite3.connect(later / "ledger.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(OutputError, match="version 99"):
        open_ledger(later, RECIPE).__enter__()


def test_ledger_of_an_older_version_gets_the_newer_tables_and_keeps_its_records(tmp_path: Path) -> None:
    with open_ledger(tmp_path, RECIPE) as ledger:
        ledger.save(ARTICLE, ["a.txt"], DONE, [CALL])
        assert ledger.counts() == (1, 0)
    make_version_one(tmp_path / "ledger.sqlite")

    with read_ledger(tmp_path) as reader:
        assert reader.counts() == (1, 0)
    with open_editions(tmp_path) as editions:
        editions.save(NewEdition("2026-11-02", "{}", (ARTICLE.id,), {"s1": "{}"}))
        assert editions.dates() == ("2026-11-02",)
        assert [(arrival.article_id, arrival.paths) for arrival in editions.arrivals()] == [(ARTICLE.id, ("a.txt",))]


def make_version_one(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    later = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN"
        " ('recipes', 'articles', 'paths', 'results', 'calls', 'unread')"
    ).fetchall()
    for (table,) in later:
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP INDEX results_of_article")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def test_edition_takes_the_place_of_the_one_of_its_date_and_leaves_the_others(tmp_path: Path) -> None:
    with open_ledger(tmp_path, RECIPE):
        pass
    with open_editions(tmp_path) as editions:
        editions.save(NewEdition("2026-11-02", "first", ("a",), {"s1": "one"}))
        editions.save(NewEdition("2026-11-03", "second", ("b",), {"s1": None, "s2": "two"}))
        editions.save(NewEdition("2026-11-02", "again", ("a", "c"), {"s1": "one more"}))

        assert [editions.edition(date) for date in editions.dates()] == ["again", "second"]
        assert editions.entries() == {"a": "2026-11-02", "b": "2026-11-03", "c": "2026-11-02"}
        assert editions.stories(before="2026-11-03") == {"s1": ("2026-11-02", "one more")}
        assert editions.stories(before="2026-11-04") == {"s2": ("2026-11-03", "two")}


def test_folder_without_a_ledger_has_no_editions(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="holds no ledger"):
        open_editions(tmp_path).__enter__()
    (tmp_path / "ledger.sqlite").touch()
    with pytest.raises(OutputError, match="holds no ledger"):
        open_editions(tmp_path).__enter__()
