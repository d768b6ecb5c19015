"""Saved web pages: the article's text and metadata, without navigation, comments and scripts."""

import re
from html.parser import HTMLParser

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.dates import iso_date
from summarizer.ingest.decode import Decoded
from summarizer.ingest.metadata import Metadata, build

_PAGE_LANGUAGE = re.compile(r"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_]\w+)*)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"</(?:p|div|li|h[1-6]|ul|strong|em|a|blockquote|span|b|i)\s*>|<(?:br|p)\b[^>]*>", re.IGNORECASE)
_BREAKING = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 hl1 hl2 blockquote tr table section article figure figcaption".split()
)
_NOTHING_KNOWN = Metadata()
_SILENT = frozenset("script style noscript template iframe svg head".split())


def read_page(decoded: Decoded, paths: tuple[str, ...], *, known: Metadata = _NOTHING_KNOWN) -> Article:
    """Build an article from a web page; raise ArticleError ("no_text") where no article is found in it.

    What is known of the article already comes before what the page says.
    """
    import trafilatura  # noqa: PLC0415 - takes two seconds to load

    markup = _XML_DECLARATION.sub("", decoded.text, count=1)
    page = trafilatura.bare_extraction(
        markup,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = "" if page is None or isinstance(page, dict) else (page.text or "")
    if page is None or isinstance(page, dict) or not text.strip():
        name = paths[0] if paths else "standard input"
        advice = "Save the page after it has loaded, or give the article as text."
        raise ArticleError(f"{name}: no article found in the page", code="no_text", path=name, advice=advice)
    # One line of the extraction is one paragraph of the page.
    body = "\n\n".join(line for line in text.split("\n") if line.strip())
    language = _PAGE_LANGUAGE.search(decoded.text)
    metadata = Metadata(
        title=known.title or page.title or None,
        url=page.url or None,
        publisher=page.sitename or None,
        published=known.published or iso_date(page.date),
        language=known.language or (language.group(1) if language else None),
        paths=paths,
        notes=decoded.notes,
    )
    return build(body, metadata)


def is_page(text: str) -> bool:
    """Tell whether a text is a whole web page."""
    return bool(re.match(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", text, re.I | re.S))


def plain_text(text: str) -> str:
    """Return a field's text without markup where it is an HTML fragment, else as it is."""
    if not _TAG.search(text):
        return text
    parser = _Fragment()
    parser.feed(text)
    parser.close()
    paragraphs = (" ".join(paragraph.split()) for paragraph in "".join(parser.parts).split("\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


class _Fragment(HTMLParser):
    """Collect the text of a fragment, a line feed at each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKING:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKING:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " "))
