"""Which article a line stands on: its name, its link, and its words with the exact ones marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import urlsplit

from summarizer.edition import ArticleEvidence, ArticleMention, Copy, Correction, Edition, StoryArticle
from summarizer.report.escaping import web_address


@dataclass(frozen=True)
class Source:
    """One article as a reader is told of it; `url` is an address that a link may carry, or null."""

    name: str
    title: str
    url: str | None
    published: str | None


@dataclass(frozen=True)
class Segment:
    """A part of an evidence text; `is_marked` where it is the mention itself."""

    text: str
    is_marked: bool


_EARLIER = Source("an earlier article", "an earlier article", None, None)


class Sources:
    """The articles of an edition by their ids."""

    def __init__(self, edition: Edition) -> None:
        self._known: Mapping[str, Source] = dict(_sources(edition))

    def find(self, article: str) -> Source:
        """Return an article's source; of one that is only in earlier editions, words that say so."""
        return self._known.get(article, _EARLIER)

    def name(self, evidence: Sequence[ArticleEvidence]) -> str:
        """Return who printed the evidence: the first source, and how many others."""
        names = list(dict.fromkeys(self.find(part.article).name for part in evidence))
        return names[0] + (f" +{len(names) - 1}" if len(names) > 1 else "")


def _sources(edition: Edition) -> Iterator[tuple[str, Source]]:
    for correction in edition.corrections:
        now = _source(correction, None, None, (correction.path,))
        yield correction.article_before, replace(now, title=f"{now.title} (before its correction)")
        yield correction.article_now, now
    for story in edition.stories:
        for article in story.articles:
            yield article.id, _source(article, article.publisher, article.published, article.paths)
            for copy in article.copies:
                yield copy.id, _source(copy, copy.publisher, copy.published, copy.paths)


def _source(
    known: StoryArticle | Copy | Correction, publisher: str | None, published: str | None, paths: tuple[str, ...]
) -> Source:
    url = web_address(known.url)
    path = paths[0].rpartition("/")[2] if paths else known.title or "an article"
    return Source(
        name=publisher or (urlsplit(url).hostname if url else None) or path,
        title=known.title or url or path,
        url=url,
        published=published,
    )


def segments(evidence: ArticleEvidence, mentions: Sequence[ArticleMention]) -> list[Segment]:
    """Cut an evidence text at the borders of the mentions that lie in it; joined, the parts are the text again."""
    inside = [
        (mention.start - evidence.start, mention.end - evidence.start)
        for mention in mentions
        if mention.article == evidence.article and evidence.start <= mention.start < mention.end <= evidence.end
    ]
    borders = sorted({0, len(evidence.exact), *(border for span in inside for border in span)})
    return [
        Segment(evidence.exact[start:end], any(first <= start and end <= last for first, last in inside))
        for start, end in pairwise(borders)
    ]
