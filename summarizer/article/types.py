"""The small values that an article is made of."""

from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["title", "sentence", "caption", "credit", "dateline", "boilerplate"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in `Article.text`."""

    start: int
    end: int

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered sentence, title, caption or line; `paragraph` counts from 0, `number` from 1."""

    number: int
    span: Span
    kind: PassageKind
    paragraph: int

    @property
    def is_citable(self) -> bool:
        """Tell whether the model sees it and evidence may lie in it."""
        return self.kind != "boilerplate"


@dataclass(frozen=True, slots=True)
class ArticleWarning:
    """Something a reader of the summary should know about the article; the span may be empty."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None
