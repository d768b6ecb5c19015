"""The article: one news text, normalised once, with everything that offsets refer to."""

import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self

from summarizer.article.language import detect_language, primary_language
from summarizer.article.passages import find_title, segment, title_in
from summarizer.article.types import ArticleWarning, Passage, Span
from summarizer.article.warnings import find_warnings
from summarizer.errors import ArticleError


def normalise(text: str) -> str:
    """Return the text that offsets refer to: no byte order mark, LF line ends, nothing else changed (G1)."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _require_encodable(value: str | None, path: str | None) -> None:
    """Raise ArticleError for characters that no file and no request can carry (lone surrogates)."""
    try:
        (value or "").encode()
    except UnicodeEncodeError as error:
        message = f"character {error.start} is a lone surrogate, which is no text"
        advice = "Decode the text again from its bytes, with the right encoding."
        raise ArticleError(message, code="undecodable", path=path, advice=advice) from error


@dataclass(frozen=True)
class Article:
    """One news text; build it with `from_text` or `from_file`.

    `text` is the normalised text, title included; all offsets are code points of it.
    """

    text: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    language: str
    paths: tuple[str, ...] = ()
    notes: tuple[ArticleWarning, ...] = field(default=(), repr=False)

    @classmethod
    def from_text(  # noqa: PLR0913 - the contract's metadata, all optional and keyword-only
        cls,
        text: str,
        *,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        language: str | None = None,
        paths: tuple[str, ...] = (),
        notes: tuple[ArticleWarning, ...] = (),
    ) -> Self:
        """Build an article from text; a title given apart is put first, unless a line near the top is that title.

        Without `title`, the first line is taken as the title where it reads like one.
        `published` is an ISO date or date-time; `language` a tag such as "en-US", of which the primary part is kept.
        Raises ArticleError where nothing is left to read.
        """
        body = normalise(text)
        path = paths[0] if paths else None
        if not body.strip():
            raise ArticleError("the text is empty", code="empty", path=path)
        heading = " ".join(normalise(title).split()) if title else ""
        own_title = title_in(body, heading) if heading else find_title(body)
        if heading and own_title is None:
            body = f"{heading}\n\n{body}"
        for value in (body, url, publisher, published):
            _require_encodable(value, path)
        return cls(
            text=body,
            title=own_title or heading or None,
            url=url,
            publisher=publisher,
            published=published,
            language=primary_language(language) or detect_language(body),
            paths=paths,
            notes=notes,
        )

    @classmethod
    def from_file(cls, path: str | Path) -> "Article":
        """Read the one article that a file holds: .txt, .md, .html, .json, .eml, .pdf (others: see docs/inputs.md).

        Raises ArticleError with a code for what cannot be read, and where a file holds several articles.
        """
        from summarizer.ingest import read_article  # noqa: PLC0415 - upwards on purpose, see pyproject

        return read_article(path)

    @cached_property
    def id(self) -> str:
        """The SHA-256 of text, title, url, published and language."""
        identity = [self.text, self.title, self.url, self.published, self.language]
        return hashlib.sha256(json.dumps(identity, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The numbered passages in text order; passage number n is `passages[n - 1]`."""
        return segment(self.text, self.title)

    @cached_property
    def warnings(self) -> tuple[ArticleWarning, ...]:
        """What a reader should know about this text, the reader's notes first."""
        return (*self.notes, *find_warnings(self.text, self.passages, self.published, self.language))

    def exact(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span.start : span.end]

    def passage_at(self, position: int) -> Passage:
        """Return the passage that holds a position, or the nearest one before it."""
        return self.passages[max(0, bisect_right(self._passage_starts, position) - 1)]

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.span.start for passage in self.passages]
