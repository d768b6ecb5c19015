"""JSON and JSON Lines: one record an article, under the field names of news APIs, crawlers and our own exports."""

import json
from collections.abc import Iterator, Mapping

from summarizer.article import Article, ArticleWarning
from summarizer.errors import ArticleError
from summarizer.ingest.decode import Decoded
from summarizer.ingest.files import MAX_BYTES, Stream, too_large
from summarizer.ingest.html import plain_text
from summarizer.ingest.metadata import build, located, metadata_of, numbered

_TEXT = ("text", "content", "body", "articleBody", "full_text", "fullText", "maintext", "bodyText", "article_text")
# ninjs of the IPTC, versions 1 (fields) and 2 to 3 (a list of renditions).
_NINJS_TEXT = ("body_text", "body_xhtml", "body_html", "body_html5")
_NINJS_BODIES = "bodies"
_LISTS = ("articles", "results", "items", "data", "value")


def read_records(decoded: Decoded, paths: tuple[str, ...]) -> Iterator[Article | ArticleError]:
    """Yield the articles of a JSON file: one object, a list, or an object with a list; a bad record as its error.

    Raises ArticleError ("malformed", "empty") for the file as such.
    """
    name = paths[0] if paths else "standard input"
    records = _records(_parsed(decoded.text.removeprefix("\ufeff"), name, name), name)
    for number, record in enumerate(records, start=1):
        is_only = len(records) == 1
        place = name if is_only else f"{name}, article {number}"
        yield _article(record, place, paths if is_only else numbered(paths, number), decoded.notes)


def read_lines(file: Stream, paths: tuple[str, ...]) -> Iterator[Article | ArticleError]:
    """Yield the articles of a JSON Lines file while it is read; a bad line as the error that names it.

    Lines end with a line feed and nothing else; blank lines are skipped.
    """
    name = paths[0]
    is_empty = True
    for number, line in enumerate(_limited_lines(file), start=1):
        place = f"{name}, line {number}"
        if line is None:
            yield too_large(place, path=f"{name}#{number}")
        elif line.strip():
            yield _line(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, place, numbered(paths, number))
        is_empty = is_empty and line is not None and not line.strip()
    if is_empty:
        yield ArticleError(f"{name}: is empty", code="empty", path=name)


def _limited_lines(file: Stream) -> Iterator[bytes | None]:
    """Yield lines; None for one above the cap, of which the rest is skipped."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES)
        yield None


def _line(line: bytes, place: str, paths: tuple[str, ...]) -> Article | ArticleError:
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        message = f"{place}: no UTF-8 at byte {error.start}"
        return ArticleError(message, code="undecodable", path=paths[0], advice="JSON Lines is UTF-8.")
    try:
        return _article(_parsed(text, place, paths[0]), place, paths, ())
    except ArticleError as error:
        return error


def _parsed(text: str, place: str, path: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"{place}: no JSON: {error}", code="malformed", path=path) from error
    return value


def _records(value: object, name: str) -> list[object]:
    if isinstance(value, Mapping) and not any(isinstance(value.get(field), str) for field in _TEXT):
        value = next((value[field] for field in _LISTS if isinstance(value.get(field), list)), value)
    records = value if isinstance(value, list) else [value]
    if not records:
        raise ArticleError(f"{name}: the list is empty", code="empty", path=name)
    return records


def _article(
    record: object, place: str, paths: tuple[str, ...], notes: tuple[ArticleWarning, ...]
) -> Article | ArticleError:
    """Return the article of one record, or the error that says why there is none."""
    path = paths[0] if paths else None
    if not isinstance(record, Mapping):
        return ArticleError(f"{place}: no JSON object", code="malformed", path=path)
    text = next((text for text in _texts(record) if text.strip()), None)
    if text is None:
        advice = f"The text is looked for in: {', '.join((*_TEXT, *_NINJS_TEXT, _NINJS_BODIES))}."
        return ArticleError(f"{place}: no text", code="no_text", path=path, advice=advice)
    try:
        return build(plain_text(text), located(metadata_of(record), paths, notes))
    except ArticleError as error:
        message = error.message.removeprefix(f"{path}: ")
        return ArticleError(f"{place}: {message}", code=error.code, path=path, advice=error.advice)


def _texts(record: Mapping[str, object]) -> Iterator[str]:
    """Yield the strings that may be a record's text; of ninjs renditions, plain ones first."""
    fields = (record.get(field) for field in (*_TEXT, *_NINJS_TEXT))
    yield from (field for field in fields if isinstance(field, str))
    bodies = record.get(_NINJS_BODIES)
    renditions = [body for body in bodies if isinstance(body, Mapping)] if isinstance(bodies, list) else []
    for body in sorted(renditions, key=lambda body: body.get("contentType", body.get("contenttype")) != "text/plain"):
        if isinstance(body.get("value"), str):
            yield body["value"]
