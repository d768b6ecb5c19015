"""Feeds: each entry of RSS and Atom is an article, as far as the feed carries its text."""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from xml.sax import SAXException

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.dates import iso_date
from summarizer.ingest.html import plain_text
from summarizer.ingest.metadata import Metadata, build, numbered

_Fields = Mapping[str, object]

_ENTRY_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_FEED_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)


def read_feed(content: bytes, name: str) -> Iterator[Article | ArticleError]:
    """Yield the entries of a feed as articles; where it breaks off, the error stands for what is lost.

    Raises ArticleError ("malformed", "empty") where there is no entry at all.
    """
    import feedparser  # noqa: PLC0415 - only feeds need it

    try:
        # As a stream: the library would take bytes that look like an address for one, and fetch it.
        feed = feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a feed is anybody's, and the library's errors are listed nowhere
        raise _malformed(name, name, f"no feed: {error!r}") from error
    is_broken = isinstance(feed.get("bozo_exception"), SAXException)
    if not feed.entries and (is_broken or not feed.version):
        raise _malformed(name, name, "no feed")
    if not feed.entries:
        raise ArticleError(f"{name}: the feed has no entries", code="empty", path=name)
    is_cut = is_broken and not _FEED_END.search(content)
    yield from _entries(feed.entries, feed.feed, name, len(_ENTRY_END.findall(content)) if is_cut else None)


def _entries(entries: list[_Fields], feed: _Fields, name: str, closed: int | None) -> Iterator[Article | ArticleError]:
    """Yield the entries; `closed` counts those that end before the feed breaks off."""
    whole = len(entries) if closed is None else closed
    for number, entry in enumerate(entries[:whole], start=1):
        yield _entry(entry, feed, f"{name}, entry {number}", numbered((name,), number))
    if closed is not None:
        yield _malformed(name, name, f"the feed breaks off after entry {min(closed, len(entries))}")


def _entry(entry: _Fields, feed: _Fields, place: str, paths: tuple[str, ...]) -> Article | ArticleError:
    contents = entry.get("content")
    details = [*(contents if isinstance(contents, list) else ()), entry.get("summary_detail")]
    text = max(map(_plain, details), key=len)
    if not text.strip():
        advice = "The feed gives only a link; save the page that it leads to."
        return ArticleError(f"{place}: no text", code="no_text", path=paths[0], advice=advice)
    metadata = Metadata(
        title=_plain(entry.get("title_detail")) or None,
        url=_string(entry.get("link")),
        publisher=_plain(feed.get("title_detail")) or None,
        published=_published(entry),
        language=_string(feed.get("language")),
        paths=paths,
    )
    try:
        return build(text, metadata)
    except ArticleError as error:
        return error


def _plain(detail: object) -> str:
    """Return the text of a value with its type, as the library gives them."""
    if not isinstance(detail, Mapping):
        return ""
    value = str(detail.get("value") or "")
    return value if detail.get("type") == "text/plain" else plain_text(f"<p>{value}</p>")


def _published(entry: _Fields) -> str | None:
    """Return when an entry was published, else updated; in UTC where its form is none that we read."""
    fields = ("published", "updated")
    return next(
        filter(None, (iso_date(_string(_own(entry, field))) or _in_utc(entry, field) for field in fields)), None
    )


def _in_utc(entry: _Fields, field: str) -> str | None:
    moment = _own(entry, f"{field}_parsed")
    return datetime.fromtimestamp(timegm(moment), UTC).isoformat() if isinstance(moment, tuple) else None


def _own(entry: _Fields, field: str) -> object:
    """Return a field that the entry has itself: the library gives one for another, with a warning."""
    return entry[field] if field in entry else None  # noqa: SIM401 - `get` is what warns


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _malformed(name: str, path: str, reason: str) -> ArticleError:
    return ArticleError(f"{name}: {reason}", code="malformed", path=path)
