"""Inputs to files: those that are named, those in folders, those that globs match; one at a time, in a fixed order."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from summarizer.errors import ArticleError
from summarizer.ingest.files import printable, unreadable
from summarizer.ingest.remote import is_remote, remote_files

STANDARD_INPUT = "-"
# In a glob: any number of folders, none included.
_ANY_FOLDERS = "**"
_MAGIC = frozenset("*?[")
_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Found:
    """A path that may hold articles; `is_named` where the caller wrote it, false where a folder or a glob held it."""

    path: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class _Subfolder:
    path: str
    states: frozenset[int]


def expand(inputs: Iterable[str], suffixes: tuple[str, ...], skipped: Counter[str]) -> Iterator[Found | ArticleError]:
    """Yield what the inputs name; of folders and globs the files that end in one of the suffixes, in any case.

    `skipped` counts what was passed over, under "unsupported" and "link"; hidden names are not counted. A folder that
    cannot be read, and a glob that matches nothing, is yielded as its error.
    """
    for given in inputs:
        if given == STANDARD_INPUT:
            yield Found(given, is_named=True)
        elif is_remote(given):
            for found in remote_files(given, suffixes, skipped):
                yield found if isinstance(found, ArticleError) else Found(found, is_named=found == given)
        elif os.path.isdir(given):  # noqa: PTH112 - a Path would tidy the path as it was given
            yield from _Walk((_ANY_FOLDERS,), suffixes, skipped).files(given)
        elif os.path.lexists(given) or _MAGIC.isdisjoint(given):
            yield Found(given, is_named=True)
        else:
            yield from _matches(given, suffixes, skipped)


def _matches(pattern: str, suffixes: tuple[str, ...], skipped: Counter[str]) -> Iterator[Found | ArticleError]:
    """Yield what a glob matches; what a folder holds that it matches, it matches too."""
    parts = [part for part in pattern.split("/") if part]
    first = next(number for number, part in enumerate(parts) if not _MAGIC.isdisjoint(part))
    root = ("/" if pattern.startswith("/") else "") + "/".join(parts[:first])
    walk = _Walk((*parts[first:], _ANY_FOLDERS), suffixes, skipped)
    before = skipped.total()
    is_empty = True
    for found in walk.files(root):
        is_empty = False
        yield found
    if is_empty and skipped.total() == before:
        yield unreadable(printable(pattern), "nothing matches")


class _Walk:
    """A walk below one folder that follows no link and remembers only the names of the folders it stands in.

    A folder's states are the numbers of the parts of the glob that its names may match.
    """

    def __init__(self, parts: tuple[str, ...], suffixes: tuple[str, ...], skipped: Counter[str]) -> None:
        self._parts = parts
        self._suffixes = suffixes
        self._skipped = skipped

    def files(self, root: str) -> Iterator[Found | ArticleError]:
        """Yield the files, sorted by name within each folder; the root itself may be a link."""
        stack = [self._entries(_Subfolder(root, self._closed({0})), _FOLDER_FLAGS)]
        # A stack of our own: the depth of folders may exceed that of Python's calls.
        while stack:
            entry = next(stack[-1], None)
            if entry is None:
                stack.pop()
            elif isinstance(entry, _Subfolder):
                stack.append(self._entries(entry, _FOLDER_FLAGS | os.O_NOFOLLOW))
            else:
                yield entry

    def _entries(self, folder: _Subfolder, flags: int) -> Iterator[Found | _Subfolder | ArticleError]:
        try:
            names = self._names(folder, flags)
        except OSError as error:
            yield unreadable(printable(folder.path), error.strerror or str(error))
            return
        for name in names:
            path = os.path.join(folder.path, name)  # noqa: PTH118 - as above; and a Path costs ten times the memory
            if name.endswith("/"):
                yield _Subfolder(path[:-1], self._after(folder.states, name[:-1]))
            else:
                yield Found(path, is_named=False)

    def _names(self, folder: _Subfolder, flags: int) -> list[str]:
        """Return the names that matter, sorted, those of folders with a slash; a large folder costs little more."""
        descriptor = os.open(folder.path or ".", flags)
        try:
            with os.scandir(descriptor) as entries:
                return sorted(name for entry in entries if (name := self._name(entry, folder.states)))
        finally:
            os.close(descriptor)

    def _name(self, entry: os.DirEntry[str], states: frozenset[int]) -> str | None:
        following = self._after(states, entry.name)
        if not following:
            return None
        if entry.is_symlink():
            self._skipped["link"] += 1
        elif entry.is_dir(follow_symlinks=False):
            return f"{entry.name}/"
        elif len(self._parts) in following:
            if entry.name.casefold().endswith(self._suffixes):
                return entry.name
            self._skipped["unsupported"] += 1
        return None

    def _after(self, states: frozenset[int], name: str) -> frozenset[int]:
        """Return the states below a name, none where the glob does not match it."""
        parts = [(state, self._parts[state]) for state in states if state < len(self._parts)]
        stays = {state for state, part in parts if part == _ANY_FOLDERS and not name.startswith(".")}
        return self._closed(stays | {state + 1 for state, part in parts if _is_match(name, part)})

    def _closed(self, states: set[int]) -> frozenset[int]:
        """Return the states with those behind parts that match nothing as well."""
        for state in range(len(self._parts)):
            if state in states and self._parts[state] == _ANY_FOLDERS:
                states.add(state + 1)
        return frozenset(states)


def _is_match(name: str, part: str) -> bool:
    is_hidden = name.startswith(".") and not part.startswith(".")
    return part != _ANY_FOLDERS and not is_hidden and fnmatchcase(name, part)
