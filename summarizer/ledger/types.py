"""What goes into the ledger and what comes out of it."""

import hashlib
import json
import logging
from dataclasses import dataclass
from typing import Literal

from summarizer.article import Article
from summarizer.errors import InternalError, SummarizerError

_log = logging.getLogger(__name__)

State = Literal["done", "failed"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings that a summary depends on; other settings make other records (G8). `parameters` is JSON."""

    prompt: str
    prompt_hash: str
    schema_hash: str
    model: str
    parameters: str

    @property
    def id(self) -> str:
        """Return the SHA-256 of the settings."""
        return _digest([self.prompt_hash, self.schema_hash, self.model, self.parameters])

    def key(self, article_id: str) -> str:
        """Return the key under which the record of an article stands."""
        return _digest([article_id, self.prompt_hash, self.schema_hash, self.model, self.parameters])


def _digest(parts: list[str]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one article: the JSON of a summary, or the code of a failure and its reason."""

    summary: str | None = None
    code: str | None = None
    reason: str | None = None

    @classmethod
    def failed(cls, error: Exception) -> "Result":
        """Return a failure; of a bug of ours it names the type alone, since its message may hold anything."""
        if isinstance(error, SummarizerError):
            return cls(code=error.code, reason=error.message)
        _log.error("a bug of ours; the run goes on", exc_info=error)
        return cls(code=InternalError.code, reason=f"{type(error).__name__}, see the log")

    @property
    def state(self) -> State:
        """Return "done" or "failed"."""
        return "failed" if self.summary is None else "done"


@dataclass(frozen=True, slots=True)
class Call:
    """One question to the model: what it cost, and the answer as JSON, or the code of its failure."""

    model: str
    requests: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    seconds: float
    reply: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A call about an article that has no result yet: by the SHA-256 of its question, with its parameters as JSON."""

    question: str
    parameters: str
    call: Call


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of one article, and what all calls about it have cost so far (US dollars; None: not known)."""

    summary: str | None
    code: str | None
    reason: str | None
    input_tokens: int
    output_tokens: int
    cost: float | None

    @property
    def status(self) -> State:
        """Return "done" or "failed"."""
        return "failed" if self.summary is None else "done"


@dataclass(frozen=True, slots=True)
class StoredCall:
    """A call with the article it was about and the prompt it was asked with."""

    article_id: str
    paths: tuple[str, ...]
    prompt_hash: str
    call: Call


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article's text (None where it was not to be kept) and metadata."""

    id: str
    text: str | None
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    language: str

    def article(self) -> Article | None:
        """Return the article, without paths; None where its text was not kept."""
        if self.text is None:
            return None
        return Article(self.text, self.title, self.url, self.publisher, self.published, self.language)


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A summary's JSON with the paths of its article."""

    key: str
    article_id: str
    summary: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An article without a summary, or an input without an article (`article_id` is None)."""

    paths: tuple[str, ...]
    article_id: str | None
    code: str
    reason: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What articles have cost so far with these settings: sums over `articles` of them."""

    articles: int
    characters: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    seconds: float
