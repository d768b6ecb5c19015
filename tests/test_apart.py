"""Files read in processes of their own: the same articles, and no file that holds, outgrows or ends the reader."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest import Readers, read_articles, sources

SAMPLES = sorted((Path(__file__).parent / "data" / "ingest").iterdir())
TEXT = "The council said that the bridge would close for two years."


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers() as opened:
        yield opened


def written(path: Path, content: str) -> Path:
    path.write_text(content, "utf-8")
    return path


def endless(folder: Path) -> Path:
    """Write a page that takes minutes to read."""
    return written(folder / "endless.html", f"<html><body><article>{'<p>The mayor said so.</p>' * 700_000}</article>")


def told(item: Article | ArticleError) -> object:
    return (item.code, item.message, item.path, item.advice) if isinstance(item, ArticleError) else item


def outcomes(readers: Readers, *paths: Path) -> list[str]:
    """Return the text or the code of each source."""
    return [outcome for source in sources(list(map(str, paths)), readers=readers) for outcome in _read(source.read)]


def _read(read: object) -> Iterator[str]:
    assert callable(read)
    try:
        yield from (article.text for article in read())
    except ArticleError as error:
        yield error.code


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_articles_are_those_that_are_read_at_home(path: Path, readers: Readers) -> None:
    apart = list(readers.articles(str(path), follow_link=True))

    home = list(read_articles(path))
    assert list(map(told, apart)) == list(map(told, home))


def test_links_are_followed_only_where_asked(tmp_path: Path, readers: Readers) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(written(tmp_path / "a.txt", TEXT))

    [followed] = readers.articles(str(link), follow_link=True)
    [refused] = readers.articles(str(link), follow_link=False)
    assert isinstance(followed, Article)
    assert isinstance(refused, ArticleError)


def test_names_of_any_bytes_are_read(tmp_path: Path, readers: Readers) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9\nnew.txt"
    Path(os.fsdecode(path)).write_text(TEXT)

    assert outcomes(readers, tmp_path) == [TEXT]


def test_file_that_takes_too_long_is_too_slow(tmp_path: Path) -> None:
    with Readers(seconds=1) as readers:
        assert outcomes(readers, endless(tmp_path)) == ["too_slow"]


def test_file_that_wants_too_much_memory_is_too_large_and_the_next_is_read(tmp_path: Path) -> None:
    deep = written(tmp_path / "deep.xml", f"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>{'<a>' * 4_000_000}")

    with Readers(megabytes=300) as readers:
        assert outcomes(readers, deep, written(tmp_path / "next.txt", TEXT)) == ["too_large", TEXT]


def test_reader_that_dies_costs_its_own_file_only(tmp_path: Path, readers: Readers) -> None:
    lines = written(tmp_path / "a.jsonl", f'{{"text": "{TEXT}"}}\n' * 10_000)
    articles = readers.articles(str(lines), follow_link=True)
    next(articles)
    [child] = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    os.kill(int(child), signal.SIGKILL)
    *_, last = articles

    assert isinstance(last, ArticleError)
    assert (last.code, "died" in last.message) == ("too_large", True)
    assert outcomes(readers, written(tmp_path / "next.txt", TEXT)) == [TEXT]


def test_closing_ends_a_reader_that_is_busy(tmp_path: Path) -> None:
    readers, found = Readers(), list[str]()
    thread = threading.Thread(target=lambda: found.extend(outcomes(readers, endless(tmp_path))))
    thread.start()
    while not readers.busy:
        pass
    readers.close()
    thread.join(30)

    assert found == ["too_large"]


def test_sources_that_are_left_half_way_leave_no_process(tmp_path: Path, readers: Readers) -> None:
    lines = written(tmp_path / "a.jsonl", f'{{"text": "{TEXT}"}}\n' * 10_000)
    found = sources([str(lines)], readers=readers)
    next(found)
    found.close()  # type: ignore[attr-defined]

    assert readers.busy == 0
    assert Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii") == ""
