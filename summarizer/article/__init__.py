"""One news text with exact offsets: normalised once, cut into numbered passages, boilerplate marked."""

from summarizer.article.article import Article
from summarizer.article.types import ArticleWarning, Passage, PassageKind, Span

__all__ = ["Article", "ArticleWarning", "Passage", "PassageKind", "Span"]
