"""Two versions of one article: under the same path or address, and with the same title or much of the same text.

A path alone proves nothing: `news.jsonl#3` is another article tomorrow.
"""

from collections.abc import Mapping

from rapidfuzz.distance import Indel

from summarizer.article import Article
from summarizer.grounding.words import words
from summarizer.stories import quoted
from summarizer.summary import Summary

_LEAST_ALIKE = 0.4  # Indel similarity of the words


def is_version(old: Summary, new: Summary, texts: Mapping[str, Article]) -> bool:
    """Tell whether two articles that share a path or address are versions of one."""
    one, other = old.article, new.article
    if one.url and other.url and one.url != other.url:
        return False
    if one.title and one.title == other.title:
        return True
    ours, theirs = words(text_of(old, texts)), words(text_of(new, texts))
    return Indel.normalized_similarity(ours, theirs, score_cutoff=_LEAST_ALIKE) > 0


def text_of(summary: Summary, texts: Mapping[str, Article]) -> str:
    """Return an article's text; where it is not kept, the sentences that its summary quotes."""
    article = texts.get(summary.article.id)
    return article.text if article else "\n".join(part.exact for part in quoted(summary))
