"""Inputs with a scheme: files of a real file system that is no disk, read as those of a disk are."""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from summarizer.errors import ArticleError, ConfigurationError
from summarizer.ingest import Source, read_article, require_cloud, sources
from summarizer.ingest.files import MAX_BYTES
from tests.servers.batch import article_text, batch_bench

TEXT = "The council said that the bridge would close for two years."


@pytest.fixture
def bucket() -> Iterator[fsspec.AbstractFileSystem]:
    """Give an empty file system in memory."""
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]
    yield memory
    memory.store.clear()


def outcome(source: Source) -> str:
    try:
        return source.read()[0].text
    except ArticleError as error:
        return error.code


def outcomes(*inputs: str, skipped: Counter[str] | None = None) -> dict[str, str]:
    return {source.path: outcome(source) for source in sources(inputs, skipped=skipped)}


def test_folder_is_walked_in_order_and_odd_files_cost_no_other(bucket: fsspec.AbstractFileSystem) -> None:
    contents = {
        "b.txt": TEXT.encode(),
        "a/z.txt": TEXT.encode(),
        "a/empty.txt": b"",
        "a/large.txt": b"a" * (MAX_BYTES + 1),
        "c.jsonl.gz": gzip.compress(f'{{"text": "{TEXT}"}}\nno JSON\n'.encode()),
        "d.docx": b"x",
        ".hidden.txt": TEXT.encode(),
    }
    for name, content in contents.items():
        bucket.pipe(f"/news/{name}", content)
    skipped: Counter[str] = Counter()

    found = outcomes("memory://news", skipped=skipped)

    assert list(found) == [
        *("memory:///news/b.txt", "memory:///news/c.jsonl.gz#1", "memory:///news/c.jsonl.gz#2"),
        *("memory:///news/a/empty.txt", "memory:///news/a/large.txt", "memory:///news/a/z.txt"),
    ]
    assert list(found.values()) == [TEXT, TEXT, "malformed", "empty", "too_large", TEXT]
    assert skipped == {"unsupported": 1}


def test_file_is_read_by_its_address(bucket: fsspec.AbstractFileSystem) -> None:
    bucket.pipe("/news/a.txt", TEXT.encode())

    assert outcomes("memory://news/a.txt") == {"memory://news/a.txt": TEXT}
    assert read_article("memory://news/a.txt").text == TEXT


@pytest.mark.usefixtures("bucket")
def test_what_is_not_there_is_unreadable() -> None:
    assert outcomes("memory://nothing") == {"memory://nothing": "unreadable"}
    with pytest.raises(ArticleError, match=r"memory://nothing\.txt") as raised:
        read_article("memory://nothing.txt")
    assert raised.value.code == "unreadable"


def test_missing_extra_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "upath", None)
    with pytest.raises(ConfigurationError) as raised:
        require_cloud(["a.txt", "s3://bucket/news"])

    assert raised.value.advice == 'pip install "summarizer-news[cloud]"'
    with batch_bench(tmp_path) as bench:
        ran = bench.run("s3://bucket/news")
        assert (ran.status, bench.requests) == (2, 0)
        assert 'pip install "summarizer-news[cloud]"' in ran.err


def test_unknown_scheme_is_a_usage_error_and_a_web_page_a_missing_file() -> None:
    with pytest.raises(ConfigurationError, match="nothing reads nowhere://"):
        list(sources(["nowhere://x"]))
    assert outcomes("https://example.org/a.html") == {"https://example.org/a.html": "unreadable"}


def test_batch_reads_addresses(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "a.txt").write_text(article_text(7), "utf-8")
    with batch_bench(tmp_path, count=1) as bench:
        ran = bench.run(f"file://{folder}")

        assert ran.status == 0
        assert [line["article"]["paths"] for line in bench.lines("summaries.jsonl")] == [
            [str(bench.inputs / "0000.txt")],
            [f"file://{folder}/a.txt"],
        ]
