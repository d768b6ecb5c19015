import errno
import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.errors import ConfigurationError
from summarizer.local.weights import INSTALL_COMMAND, Parts, assemble, find_weights, is_installed

SLICES = [f"slice {number};".encode() for number in range(1, 12)]
WHOLE = b"".join(SLICES)
PARTS = Parts(
    names=tuple(f"tiny-test-part{number}" for number in range(1, 12)),
    file_name="tiny.gguf",
    size=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install eleven parts whose code must not run."""
    folder = tmp_path / "site"
    for number, content in enumerate(SLICES, 1):
        package = folder / f"tiny_test_part{number}"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").write_text("raise RuntimeError('foreign code was imported')")
        (package / "data" / f"part{number:02}.bin").write_bytes(content)
        listing = folder / f"tiny_test_part{number}-1.0.dist-info"
        listing.mkdir()
        (listing / "METADATA").write_text(f"Metadata-Version: 2.1\nName: tiny-test-part{number}\nVersion: 1.0\n")
        (listing / "RECORD").write_text(
            f"tiny_test_part{number}/__init__.py,,\ntiny_test_part{number}/data/part{number:02}.bin,,\n"
        )
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "summarizer"


@pytest.mark.usefixtures("site")
def test_parts_are_joined_in_the_order_of_their_numbers(cache: Path) -> None:
    assert assemble(PARTS, cache).read_bytes() == WHOLE


@pytest.mark.usefixtures("site")
def test_code_of_the_parts_is_never_imported(cache: Path) -> None:
    assemble(PARTS, cache)

    assert not any(name.startswith("tiny_test_part") for name in sys.modules)


@pytest.mark.usefixtures("site")
def test_a_person_is_told_once_before_the_slow_first_time(cache: Path) -> None:
    told: list[str] = []
    assemble(PARTS, cache, report=told.append)
    assemble(PARTS, cache, report=told.append)

    assert len(told) == 1


def test_parts_are_not_needed_after_the_first_time(site: Path, cache: Path) -> None:
    assemble(PARTS, cache)
    for part in site.rglob("*.bin"):
        part.unlink()

    assert assemble(PARTS, cache).read_bytes() == WHOLE


def test_wrong_part_is_refused_and_leaves_no_file(site: Path, cache: Path) -> None:
    (site / "tiny_test_part3" / "data" / "part03.bin").write_bytes(b"slice X;")
    with pytest.raises(ConfigurationError, match="SHA-256"):
        assemble(PARTS, cache)

    assert not [path for path in cache.iterdir() if path.suffix != ".lock"]


def test_missing_part_names_the_extra(site: Path, cache: Path) -> None:
    (site / "tiny_test_part3" / "data" / "part03.bin").unlink()
    with pytest.raises(ConfigurationError, match="tiny-test-part3") as caught:
        assemble(PARTS, cache)

    assert INSTALL_COMMAND in caught.value.advice


@pytest.mark.usefixtures("site")
def test_file_that_changed_on_disk_is_written_again(cache: Path) -> None:
    path = assemble(PARTS, cache)
    path.write_bytes(WHOLE[:-1] + b"X")
    os.utime(path, ns=(1, 1))

    assert assemble(PARTS, cache).read_bytes() == WHOLE


@pytest.mark.usefixtures("site")
def test_full_disk_is_named_as_such_and_leaves_no_file(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("summarizer.local.weights.os.fsync", fail)
    with pytest.raises(ConfigurationError, match="disk is full"):
        assemble(PARTS, cache)

    assert not [path for path in cache.iterdir() if path.suffix != ".lock"]


def test_unwritable_cache_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(ConfigurationError, match="cannot be written") as caught:
        assemble(PARTS, tmp_path / "cache" / "summarizer")

    assert "XDG_CACHE_HOME" in caught.value.advice


@pytest.mark.usefixtures("site")
def test_those_who_start_together_write_it_once(cache: Path) -> None:
    told: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        paths = list(pool.map(lambda _: assemble(PARTS, cache, report=told.append), range(4)))

    assert {path.read_bytes() for path in paths} == {WHOLE}
    assert len(told) == 1


def test_without_the_runtime_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(ConfigurationError) as caught:
        find_weights()

    assert INSTALL_COMMAND in caught.value.advice
    assert not is_installed()


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "xllamacpp", raising=False)
    folder = tmp_path / "runtime"
    folder.mkdir()
    (folder / "xllamacpp.py").write_text("")
    monkeypatch.syspath_prepend(str(folder))


@pytest.mark.usefixtures("runtime")
def test_own_file_is_used_and_its_path_is_in_no_name(tmp_path: Path) -> None:
    path = tmp_path / "private" / "my-model.gguf"
    path.parent.mkdir()
    path.write_bytes(b"GGUF and more")
    weights = find_weights(path)

    assert weights.path == path
    assert weights.model == "my-model"
    assert is_installed(path)


@pytest.mark.usefixtures("runtime")
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", None])
def test_own_file_that_is_no_model_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "my-model.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"GGUF|LOCAL_MODEL"):
        find_weights(path)
