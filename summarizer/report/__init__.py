"""An edition for readers: a web page, and Markdown."""

from summarizer.report.html import edition_html
from summarizer.report.markdown import edition_markdown

__all__ = ["edition_html", "edition_markdown"]
