"""Files to articles: text and Markdown with front matter, saved web pages, JSON and JSON Lines."""

from summarizer.ingest.apart import Readers
from summarizer.ingest.read import SUFFIXES, read_article, read_articles, read_standard_input
from summarizer.ingest.remote import require_cloud
from summarizer.ingest.sources import Source, count_sources, sources

__all__ = [
    "SUFFIXES",
    "Readers",
    "Source",
    "count_sources",
    "read_article",
    "read_articles",
    "read_standard_input",
    "require_cloud",
    "sources",
]
