"""What files say of an article beside its text, under the names that feeds, APIs and front matter use."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from summarizer.article import Article, ArticleWarning
from summarizer.errors import ArticleError
from summarizer.ingest.dates import iso_date
from summarizer.ingest.files import MAX_CHARACTERS

_TITLE = ("title", "headline", "webTitle", "headlines")
_PUBLISHED = (
    "published",
    "published_at",
    "publishedAt",
    "datePublished",
    "date_published",
    "date_publish",
    "published_date",
    "publish_date",
    "publication_date",
    "webPublicationDate",
    "pubDate",
    "pub_date",
    "date",
    "reference",
    "versioncreated",
    "versionCreated",
    "firstcreated",
    "firstCreated",
)
_URL = ("url", "link", "canonical_url", "web_url", "webUrl")
_PUBLISHER = (
    "publisher",
    "source",
    "sitename",
    "site_name",
    "source_name",
    "outlet",
    "source_domain",
    "copyrightholder",
    "copyrightHolder",
)
# An identifier of ninjs, which is an address or a name.
_IDENTIFIER = "uri"
_LANGUAGE = ("language", "lang", "inLanguage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of one article; `published` is ISO or None."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    paths: tuple[str, ...] = ()
    notes: tuple[ArticleWarning, ...] = ()


def metadata_of(fields: Mapping[str, object]) -> Metadata:
    """Return the metadata that a mapping holds under usual names; values of other types count as absent."""
    return Metadata(
        title=_first(fields, _TITLE),
        url=_first(fields, _URL) or _address(fields.get(_IDENTIFIER)),
        publisher=_first(fields, _PUBLISHER),
        published=next(filter(None, map(iso_date, _strings(fields, _PUBLISHED))), None),
        language=_first(fields, _LANGUAGE),
    )


def build(text: str, metadata: Metadata) -> Article:
    """Build the article; an ArticleError names the path."""
    try:
        _require_size(text)
        return Article.from_text(
            text,
            title=metadata.title,
            url=metadata.url,
            publisher=metadata.publisher,
            published=metadata.published,
            language=metadata.language,
            paths=metadata.paths,
            notes=metadata.notes,
        )
    except ArticleError as error:
        if not metadata.paths:
            raise
        path = metadata.paths[0]
        message = f"{path}: {error.message}"
        raise ArticleError(message, code=error.code, path=path, advice=error.advice) from error


def _require_size(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        advice = "Split it; an article has some thousand characters."
        raise ArticleError(f"more than {MAX_CHARACTERS:,} characters", code="too_large", advice=advice)


def located(metadata: Metadata, paths: tuple[str, ...], notes: tuple[ArticleWarning, ...]) -> Metadata:
    """Return the metadata with the paths and the notes of the reader."""
    return replace(metadata, paths=paths, notes=notes)


def numbered(paths: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Return the paths of one record of a file: `news.jsonl#3`."""
    return tuple(f"{path}#{number}" for path in paths)


def _first(fields: Mapping[str, object], names: Iterable[str]) -> str | None:
    return next(_strings(fields, names), None)


def _strings(fields: Mapping[str, object], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        words = _words(fields.get(name))
        if words:
            yield words


def _words(value: object) -> str | None:
    """Return the words of a string, a date, the name inside {"name": ...} or [{"value": ...}]; else None."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        value = value[0].get("value")
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "main") if isinstance(value.get(key), str)), None)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.strip() or None if isinstance(value, str) else None


def _address(value: object) -> str | None:
    words = _words(value)
    return words if words and words.startswith(("http://", "https://")) else None
