"""Inputs with a scheme, as s3://bucket/folder: listed and opened through universal-pathlib, the extra `cloud`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from summarizer.errors import ArticleError, ConfigurationError
from summarizer.ingest.files import printable, unreadable

if TYPE_CHECKING:
    from upath import UPath

# Of web pages the user gives saved ones: fetching is another trade.
_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_remote(path: str) -> bool:
    """Tell whether a path has a scheme, other than that of web pages."""
    return _SCHEME.match(path) is not None


def require_cloud(inputs: Iterable[str]) -> None:
    """Raise ConfigurationError where an input has a scheme that nothing installed can read."""
    for given in filter(is_remote, inputs):
        scheme = given.partition(":")[0].lower()
        try:
            from fsspec import get_filesystem_class  # noqa: PLC0415 - an extra
            from upath import UPath  # noqa: F401, PLC0415 - as above

            get_filesystem_class(scheme)
        except ImportError as error:
            advice = 'pip install "summarizer-news[cloud]"'
            raise ConfigurationError(f"{scheme}:// needs a further package: {error}", advice=advice) from error
        except ValueError as error:
            raise ConfigurationError(f"{given}: nothing reads {scheme}://", advice="See docs/inputs.md.") from error


def remote_files(given: str, suffixes: tuple[str, ...], skipped: Counter[str]) -> Iterator[str | ArticleError]:
    """Yield a file, or those below a folder, sorted by name in each, or the error that says why there is none."""
    require_cloud([given])
    try:
        root = _path(given)
        if root.fs.isfile(root.path):
            yield given
            return
        is_empty = True
        for folder, folders, names in root.fs.walk(root.path, on_error="raise"):
            folders.sort()
            for name in sorted(names):
                is_empty = False
                path = f"{folder.rstrip('/')}/{name}"
                if _is_hidden(path.removeprefix(root.path)):
                    continue
                if name.casefold().endswith(suffixes):
                    yield str(root.fs.unstrip_protocol(path))
                else:
                    skipped["unsupported"] += 1
        if is_empty:
            yield unreadable(printable(given), "no such file, and no folder with files")
    except Exception as error:  # noqa: BLE001 - each service has errors of its own
        yield unreadable(printable(given), _reason(error))


@contextmanager
def opened_remote(path: str) -> Iterator[BinaryIO]:
    """Open a file for reading; raise ArticleError ("unreadable")."""
    try:
        file = _path(path).open("rb")
    except Exception as error:  # as above
        raise unreadable(printable(path), _reason(error)) from error
    with file:
        yield file


def _path(given: str) -> "UPath":
    from upath import UPath  # noqa: PLC0415 - an extra

    return UPath(given)


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
