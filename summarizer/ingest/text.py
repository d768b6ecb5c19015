"""Plain text and Markdown, with YAML front matter where there is one."""

import re
from dataclasses import replace

import yaml

from summarizer.article import Article
from summarizer.article.article import normalise
from summarizer.ingest.decode import Decoded
from summarizer.ingest.metadata import Metadata, build, located, metadata_of

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>.{0,16000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]*?)[ \t]*#*[ \t]*(?:\n|$)")


def read_text(decoded: Decoded, paths: tuple[str, ...]) -> Article:
    """Build an article from plain text; front matter that is a YAML mapping becomes its metadata."""
    body, metadata = _split(normalise(decoded.text))
    return build(body, located(metadata, paths, decoded.notes))


def read_markdown(decoded: Decoded, paths: tuple[str, ...]) -> Article:
    """Build an article from Markdown: a heading that opens it becomes the title, the rest stays as it is."""
    body, metadata = _split(normalise(decoded.text))
    heading = _HEADING.match(body)
    if heading and heading["title"]:
        rest = body[heading.end() :].lstrip("\n")
        body = f"{heading['title']}\n\n{rest}"
        metadata = replace(metadata, title=metadata.title or heading["title"])
    return build(body, located(metadata, paths, decoded.notes))


def _split(text: str) -> tuple[str, Metadata]:
    """Return the body and the front matter; text between two rules that is no mapping stays text."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return text, Metadata()
    try:
        fields: object = yaml.safe_load(found["fields"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return text, Metadata()
    if not isinstance(fields, dict):
        return text, Metadata()
    return text[found.end() :], metadata_of(fields)
