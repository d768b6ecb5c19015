"""XML of news agencies and sites: NewsML-G2, and feeds that are saved as .xml."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.dates import iso_date
from summarizer.ingest.feeds import read_feed
from summarizer.ingest.html import plain_text
from summarizer.ingest.metadata import Metadata, build, numbered

_FEEDS = frozenset({"rss", "feed", "RDF"})
_NEWSML = frozenset({"newsItem", "newsMessage"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_xml(content: bytes, name: str) -> Iterator[Article | ArticleError]:
    """Yield the articles of an XML file, whose root says what it is.

    Raises ArticleError: "malformed", "unsupported" for another root, "no_text" for a message without news items.
    """
    root = _root(content, name)
    if root in _FEEDS:
        yield from read_feed(content, name)
    elif root in _NEWSML:
        yield from _read_newsml(content, name)
    else:
        advice = "Readable XML is NewsML-G2, RSS and Atom."
        message = f"{name}: XML with the root {root} is not supported"
        raise ArticleError(message, code="unsupported", path=name, advice=advice)


def _root(content: bytes, name: str) -> str:
    try:
        _, root = next(ElementTree.iterparse(BytesIO(content), events=("start",)))  # noqa: S314 - only its first tag
    except (ElementTree.ParseError, LookupError, ValueError, StopIteration) as error:
        raise _malformed(name, name, error) from error
    return _local(root.tag)


def _read_newsml(content: bytes, name: str) -> Iterator[Article | ArticleError]:
    tree = _tree(content, name)
    items = [tree] if tree.tag == "newsItem" else tree.findall(".//newsItem")
    if not items:
        raise ArticleError(f"{name}: the message has no news item", code="no_text", path=name)
    for number, item in enumerate(items, start=1):
        is_only = len(items) == 1
        place = name if is_only else f"{name}, item {number}"
        yield _item(item, place, (name,) if is_only else numbered((name,), number))


def _tree(content: bytes, name: str) -> ElementTree.Element:
    """Return the tree, its tags without namespaces; entities that a file declares itself are refused."""
    guard = expat.ParserCreate()
    guard.EntityDeclHandler = _refuse
    try:
        guard.Parse(content, True)  # noqa: FBT003 - a C function: it is the end of the input
        tree = ElementTree.fromstring(content)  # noqa: S314 - declares no entity
    except (expat.ExpatError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise _malformed(name, name, error) from error
    for element in tree.iter():
        element.tag = _local(element.tag)
    return tree


def _refuse(*_: object) -> None:
    """Stop at the declaration: entities of entities may grow without bound."""
    raise ValueError("it declares an entity")


def _item(item: ElementTree.Element, place: str, paths: tuple[str, ...]) -> Article | ArticleError:
    try:
        text = next(filter(None, map(_text, item.iterfind("contentSet/*"))), None)
    except RecursionError as error:  # elements in elements, beyond what a text has
        return _malformed(place, paths[0], error)
    if text is None:
        return ArticleError(f"{place}: no text in the news item", code="no_text", path=paths[0])
    language = item.find("contentMeta/language")
    guid = item.get("guid", "")
    metadata = Metadata(
        title=_words(item.find("contentMeta/headline")) or _words(item.find(".//hl1")),
        url=guid if guid.startswith(("http://", "https://")) else None,
        publisher=_words(item.find("itemMeta/provider/name")),
        published=_published(item),
        language=item.get(_LANGUAGE) if language is None else language.get("tag"),
        paths=paths,
    )
    try:
        return build(text, metadata)
    except ArticleError as error:
        return error


def _text(content: ElementTree.Element) -> str | None:
    """Return the text of one rendition: XHTML or NITF inside, or text as it stands; None for what lies elsewhere."""
    if content.tag == "inlineXML":
        bodies = (*content.iter("body.content"), *content.iter("body"), content)
        return plain_text(f"<div>{ElementTree.tostring(bodies[0], encoding='unicode', method='html')}</div>") or None
    if content.tag == "inlineData" and content.get("contenttype", "text/plain").startswith("text/"):
        return plain_text("".join(content.itertext())).strip() or None
    return None


def _published(item: ElementTree.Element) -> str | None:
    names = ("itemMeta/versionCreated", "itemMeta/firstCreated", "contentMeta/contentCreated")
    return next(filter(None, (iso_date(_words(item.find(name))) for name in names)), None)


def _words(element: ElementTree.Element | None) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _malformed(name: str, path: str, error: Exception) -> ArticleError:
    return ArticleError(f"{name}: no XML that can be read: {error}", code="malformed", path=path)
