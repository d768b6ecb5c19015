"""Inputs of a batch: every odd file of a folder is one coded failure or one count, and costs no other article."""

import io
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest import Readers, Source, sources
from summarizer.ingest.files import opened, read_content

TEXT = "The council said that the bridge would close for two years."
RECORD = json.dumps({"title": "Bridge to Close", "text": TEXT})


def outcome(source: Source) -> str:
    """Return the code of a source that fails, else its text."""
    try:
        (article,) = source.read()
    except ArticleError as error:
        return error.code if error.path == source.path else f"{error.code} of {error.path}"
    assert article.paths == (source.path,)
    return article.text


def outcomes(inputs: Sequence[str | Path], skipped: Counter[str] | None = None) -> list[tuple[str, str]]:
    return [(source.path, outcome(source)) for source in sources([str(one) for one in inputs], skipped=skipped)]


def names(folder: Path, *inputs: str) -> list[str]:
    return [source.path.removeprefix(f"{folder}/") for source in sources([f"{folder}/{one}" for one in inputs])]


def tree(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(TEXT)
    return folder


def test_folders_are_walked_in_order_without_hidden_names(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/z.TXT", "a/b/c.md", "c.html", ".hidden.txt", ".git/d.txt")

    assert names(tmp_path, "") == ["a/b/c.md", "a/z.TXT", "b.txt", "c.html"]


def test_other_suffixes_are_counted_in_a_folder_and_refused_by_name(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.docx", "c", "d/e.zip")
    skipped: Counter[str] = Counter()

    assert outcomes([tmp_path], skipped) == [(f"{tmp_path}/a.txt", TEXT)]
    assert skipped == {"unsupported": 3}
    assert outcomes([tmp_path / "b.docx"]) == [(f"{tmp_path}/b.docx", "unsupported")]


def test_links_in_a_folder_are_counted_and_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "outside/secret.txt", "in/a.txt")
    folder = tmp_path / "in"
    (folder / "loop").symlink_to(folder)
    (folder / "out").symlink_to(tmp_path / "outside")
    (folder / "b.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (folder / "dangling.txt").symlink_to("nowhere")
    skipped: Counter[str] = Counter()

    assert outcomes([folder], skipped) == [(f"{folder}/a.txt", TEXT)]
    assert skipped == {"link": 4}
    assert outcomes([f"{folder}/**/*.txt"]) == [(f"{folder}/a.txt", TEXT)]


def test_links_that_are_named_are_followed(tmp_path: Path) -> None:
    tree(tmp_path, "a/a.txt")
    (tmp_path / "folder").symlink_to("a")
    (tmp_path / "file.txt").symlink_to("a/a.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")

    found = outcomes([tmp_path / name for name in ("folder", "file.txt", "loop.txt")])
    assert [text for _, text in found] == [TEXT, TEXT, "unreadable"]


def test_a_file_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "outside.txt", "in/a.txt")
    (source,) = sources([str(tmp_path / "in")])

    (tmp_path / "in" / "a.txt").unlink()
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "outside.txt")

    assert outcome(source) == "unreadable"


def test_a_folder_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "outside/b.txt", "in/a.txt", "in/d/b.txt")
    walk = sources([str(tmp_path / "in")])

    next(walk)
    (tmp_path / "in" / "d").rename(tmp_path / "moved")
    (tmp_path / "in" / "d").symlink_to(tmp_path / "outside")

    assert [outcome(source) for source in walk] == ["unreadable"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("[b]*", ["b.txt"]),
        ("?/*", ["d/c.txt", "d/e/f.txt"]),
        ("*/*.txt", ["d/c.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "d/c.txt", "d/e/f.txt"]),
        ("**/e/**/*", ["d/e/f.txt"]),
        ("d/**", ["d/c.txt", "d/e/f.txt"]),
        ("d*", ["d/c.txt", "d/e/f.txt"]),
        (".h*", [".h.txt"]),
    ],
)
def test_globs_match_as_in_a_shell(pattern: str, expected: list[str], tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a.txt", "d/c.txt", "d/e/f.txt", ".h.txt")

    assert names(tmp_path, pattern) == expected


def test_a_glob_is_read_relative_to_where_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree(tmp_path, "a.txt", "d/b.txt"))

    assert [source.path for source in sources(["*", "d", "./*.txt"])] == ["a.txt", "d/b.txt", "d/b.txt", "./a.txt"]


def test_an_existing_name_with_glob_characters_is_that_file(tmp_path: Path) -> None:
    tree(tmp_path, "a[1].txt", "a1.txt")

    assert names(tmp_path, "a[1].txt") == ["a[1].txt"]


def test_a_glob_without_a_match_and_a_missing_file_are_unreadable(tmp_path: Path) -> None:
    assert [code for _, code in outcomes([tmp_path / "*.txt", tmp_path / "a.txt", "nul\x00.txt"])] == ["unreadable"] * 3
    assert outcomes([tmp_path / "no" / "*.txt"])[0][1] == "unreadable"


def test_odd_files_of_a_folder_cost_no_other(tmp_path: Path) -> None:
    tree(tmp_path, "g.txt", "vanishes.txt", "folder.txt/inner.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\x02\x01\x00")
    (tmp_path / "empty.md").touch()
    (tmp_path / "large.txt").touch()
    os.truncate(tmp_path / "large.txt", 50_000_000)

    found = []
    for source in sources([str(tmp_path)]):
        (tmp_path / "vanishes.txt").unlink(missing_ok=True)
        found.append((source.path.removeprefix(f"{tmp_path}/"), outcome(source)))

    assert found == [
        ("binary.txt", "binary"),
        ("empty.md", "empty"),
        ("folder.txt/inner.txt", TEXT),
        ("g.txt", TEXT),
        ("large.txt", "too_large"),
        ("pipe.jsonl", "unreadable"),
        ("pipe.txt", "unreadable"),
        ("vanishes.txt", "unreadable"),
    ]


def test_a_device_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "null.txt").symlink_to(os.devnull)

    assert outcomes([tmp_path / "null.txt"])[0][1] == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="no mode stops root")
def test_unreadable_files_and_folders_are_failures(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b/c.txt", "d.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)

    found = outcomes([tmp_path])
    (tmp_path / "b").chmod(0o700)

    assert [code for _, code in found] == ["unreadable", "unreadable", TEXT]


def test_a_folder_that_cannot_be_listed_is_a_failure_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "a/b.txt", "c.txt")
    really_open = os.open

    def refusing(path: str, flags: int, *more: int) -> int:
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return really_open(path, flags, *more)

    monkeypatch.setattr(os, "open", refusing)  # the tests may run as root, whom no mode stops

    assert outcomes([tmp_path]) == [(f"{tmp_path}/a", "unreadable"), (f"{tmp_path}/c.txt", TEXT)]


def test_names_of_any_bytes_are_read_and_printable(tmp_path: Path) -> None:
    odd = [b"caf\xe9.txt", b"new\nline.txt", b"-dash.txt", "\u202ebidi.txt".encode(), b"<b>&.txt", b"=cmd.txt"]
    for name in (*odd, b"a" * 251 + b".txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(TEXT)

    found = outcomes([tmp_path])

    assert [text for _, text in found] == [TEXT] * 7
    assert f"{tmp_path}/caf\\xe9.txt" in [path for path, _ in found]
    assert all(path.encode() for path, _ in found)


def test_folders_deeper_than_the_stack_are_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree(tmp_path, "z.txt"))
    depth = 1_100
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)

    found = outcomes(["."])
    os.chdir("d/" * depth)
    Path("a.txt").unlink()
    for _ in range(depth):  # what cleans up after tests goes no deeper than Python's calls
        os.chdir("..")
        Path("d").rmdir()

    assert found == [(f"./{'d/' * depth}a.txt", TEXT), ("./z.txt", TEXT)]


def test_a_path_that_is_too_long_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree(tmp_path, "z.txt"))
    for _ in range(17):
        Path("d" * 250).mkdir()
        os.chdir("d" * 250)
    monkeypatch.chdir(tmp_path)

    assert [code for _, code in outcomes(["."])] == ["unreadable", TEXT]


def test_each_record_is_a_source_of_its_own(tmp_path: Path) -> None:
    lines = [RECORD, "", "{broken", RECORD]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.json").write_text(f"[{RECORD}, 7, {RECORD}]")
    (tmp_path / "c.json").write_text(RECORD)
    good = f"Bridge to Close\n\n{TEXT}"

    assert [(path.removeprefix(f"{tmp_path}/"), text) for path, text in outcomes([tmp_path])] == [
        ("a.jsonl#1", good),
        ("a.jsonl#3", "malformed"),
        ("a.jsonl#4", good),
        ("b.json#1", good),
        ("b.json#2", "malformed"),
        ("b.json#3", good),
        ("c.json", good),
    ]


def test_a_file_that_is_written_meanwhile_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tree(tmp_path, "a.txt") / "a.txt"
    really_stat = os.fstat

    def growing(descriptor: int) -> os.stat_result:
        found = really_stat(descriptor)
        with path.open("a") as file:
            file.write("More.")
        return found

    (source,) = sources([str(path)])
    monkeypatch.setattr(os, "fstat", growing)

    assert outcome(source) == "unreadable"


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="a file of the kernel's, which has no size")
def test_a_file_whose_size_is_not_told_is_read_whole() -> None:
    with opened("/proc/version") as file:
        assert read_content(file, "version") == Path("/proc/version").read_bytes()


def test_a_dash_is_the_one_article_of_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert outcomes(["-"]) == [("-", TEXT)]
    assert [code for _, code in outcomes(["-"])] == ["empty"]


def test_sources_come_before_the_inputs_are_exhausted(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")

    def endless() -> Iterator[str]:
        while True:
            yield str(tmp_path)

    first = next(sources(endless()))  # type: ignore[arg-type] # a sequence is asked for; a stream shows the laziness

    assert first.path == f"{tmp_path}/a.txt"


class NotedReaders(Readers):
    """Readers that note what they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def articles(self, path: str, *, follow_link: bool, is_one: bool = False) -> Iterator[Article | ArticleError]:
        self.asked.append(Path(path).name)
        return super().articles(path, follow_link=follow_link, is_one=is_one)


@pytest.mark.parametrize(
    ("name", "size", "is_apart"),
    [("a.txt", 65_536, False), ("A.TXT", 65_536, False), ("a.txt", 65_537, True), ("a.md", 100, True)],
)
def test_only_small_plain_texts_are_read_without_a_process_of_their_own(
    tmp_path: Path, name: str, size: int, *, is_apart: bool
) -> None:
    (tmp_path / name).write_text("It rained. ".ljust(size, "a"), "utf-8")

    with NotedReaders() as readers:
        (source,) = sources([str(tmp_path)], readers=readers)
        (article,) = source.read()

    assert article.text.startswith("It rained.")
    assert readers.asked == ([name] if is_apart else [])
