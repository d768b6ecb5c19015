"""One path to its articles: the suffix chooses the reader."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.compressed import Unpacked
from summarizer.ingest.decode import Decoded, decode, decode_page
from summarizer.ingest.feeds import read_feed
from summarizer.ingest.files import opened, printable, read_content, read_stream, unreadable
from summarizer.ingest.html import is_page, read_page
from summarizer.ingest.mail import read_mail
from summarizer.ingest.newsml import read_xml
from summarizer.ingest.pdf import read_pdf
from summarizer.ingest.records import read_lines, read_records
from summarizer.ingest.remote import is_remote, opened_remote
from summarizer.ingest.text import read_markdown, read_text

_Articles = Iterator[Article | ArticleError]
_TextReader = Callable[[Decoded, tuple[str, ...]], Article]

_TEXTS: dict[str, _TextReader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_RECORDS = ".json"
_LINES = frozenset({".jsonl", ".ndjson"})
# Formats that say themselves how their bytes are read.
_CONTENTS: dict[str, Callable[[bytes, str], _Articles]] = {
    ".eml": read_mail,
    ".pdf": read_pdf,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_xml,
}
_SEVERAL = frozenset({_RECORDS, *_LINES, ".rss", ".atom", ".xml"})
_COMPRESSED = ".gz"

SUFFIXES = (*_TEXTS, *sorted(_PAGES), _RECORDS, *sorted(_LINES), *_CONTENTS)
# As above, and each of them compressed.
ALL_SUFFIXES = (*SUFFIXES, *(f"{suffix}{_COMPRESSED}" for suffix in SUFFIXES))


def holds_one(path: str) -> bool:
    """Tell whether a file's suffix is that of a format of one article a file."""
    return _suffix(path)[0] not in _SEVERAL


def read_article(path: str | Path, *, follow_link: bool = True) -> Article:
    """Return the one article of a file.

    Raises ArticleError: "several_articles" where a list holds more than one, else why it cannot be read
    (unreadable, too_large, empty, unsupported, binary, undecodable, malformed, no_text).
    """
    articles = read_articles(path, follow_link=follow_link)
    first = next(articles)
    if next(articles, None) is not None:
        name = printable(path)
        advice = "Split the file, one article each; `summarizer mentions` and `read_articles` read all of them."
        raise ArticleError(f"{name}: holds several articles", code="several_articles", path=name, advice=advice)
    if isinstance(first, ArticleError):
        raise first
    return first


def read_articles(path: str | Path, *, follow_link: bool = True) -> Iterator[Article | ArticleError]:
    """Yield the articles of a file in its order, at least one item; .jsonl is read line by line.

    What cannot be read is yielded as the ArticleError that says why, so that the next article follows.
    """
    try:
        yield from _read(path, follow_link=follow_link)
    except ArticleError as error:
        yield error
    except OSError as error:  # from a disk or a network that fails between two lines
        yield unreadable(printable(path), error.strerror or str(error))


def read_standard_input(stream: BinaryIO) -> Article:
    """Return the article of a stream: a whole web page, one JSON object with a text, or else plain text."""
    content = read_stream(stream, "standard input")
    decoded = decode(content, "standard input")
    if is_page(decoded.text):
        return read_page(decode_page(content, "standard input"), ())
    if decoded.text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _only_record(decoded)
    return read_text(decoded, ())


def _suffix(path: str | Path) -> tuple[str, bool]:
    """Return the suffix that says the format, in lower case, and whether the file is compressed."""
    whole = Path(path)
    is_compressed = whole.suffix.casefold() == _COMPRESSED
    return (whole.with_suffix("") if is_compressed else whole).suffix.casefold(), is_compressed


def _read(path: str | Path, *, follow_link: bool) -> _Articles:
    name, (suffix, is_compressed) = printable(path), _suffix(path)
    is_elsewhere = is_remote(str(path))
    with opened_remote(str(path)) if is_elsewhere else opened(path, follow_link=follow_link) as file:
        if suffix not in SUFFIXES:
            raise _unsupported(name, suffix)
        stream = Unpacked(file, name) if is_compressed else None
        if suffix in _LINES:
            yield from read_lines(stream or file, (name,))
            return
        content = read_stream(stream or file, name) if is_elsewhere else read_content(file, name, stream=stream)
    yield from _articles(content, suffix, name)


def _articles(content: bytes, suffix: str, name: str) -> _Articles:
    if suffix in _CONTENTS:
        yield from _CONTENTS[suffix](content, name)
    elif suffix == _RECORDS:
        yield from read_records(decode(content, name), (name,))
    elif suffix in _PAGES:
        yield read_page(decode_page(content, name), (name,))
    else:
        yield _TEXTS[suffix](decode(content, name), (name,))


def _unsupported(name: str, suffix: str) -> ArticleError:
    advice = f"Readable are {', '.join(SUFFIXES)}, and each of them with {_COMPRESSED} behind it."
    message = f"{name}: {suffix or 'a file without a suffix'} is not supported"
    return ArticleError(message, code="unsupported", path=name, advice=advice)


def _only_record(decoded: Decoded) -> Article:
    """Return the article of a JSON object; text that merely begins like one stays text."""
    try:
        articles = list(read_records(decoded, ()))
    except ArticleError:
        return read_text(decoded, ())
    if len(articles) > 1:
        advice = "Save it as a file; `summarizer mentions` reads every article of it."
        raise ArticleError("standard input: holds several articles", code="several_articles", advice=advice)
    if isinstance(articles[0], ArticleError):
        raise articles[0]
    return articles[0]
