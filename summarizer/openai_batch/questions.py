"""Go through the inputs and yield the questions that no batch holds yet."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from summarizer.article import Article
from summarizer.batch import read_source
from summarizer.draft import Draft
from summarizer.errors import ArticleError
from summarizer.ingest import Source
from summarizer.ledger import Ledger, Left, Result, Window
from summarizer.model import Request
from summarizer.pipeline import check_has_text, first_requests
from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Submission:
    """Which articles to ask: at most so many, and failed ones again where wanted."""

    limit: int | None = None
    retries_failed: bool = False


@dataclass
class Counts:
    """What was found in the inputs: articles to ask, done or failed before, in a batch already, without a question."""

    articles: int = 0
    known: int = 0
    waiting: int = 0
    unread: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """One window of an article, and what is asked about it."""

    window: Window
    request: Request[Draft]


class Questions:
    """The questions of all inputs; every article met is noted in the ledger, `counts` tells of which kind it was."""

    def __init__(self, sources: Iterable[Source], ledger: Ledger, settings: Settings, submission: Submission) -> None:
        self.counts = Counts()
        self._sources = sources
        self._ledger = ledger
        self._settings = settings
        self._submission = submission

    def __iter__(self) -> Iterator[Question]:
        for source in self._sources:
            if self.counts.articles == self._submission.limit:
                return
            for article in self._read(source):
                yield from self._of(article)

    def _read(self, source: Source) -> Sequence[Article]:
        """Return the articles of a source; one that holds none is noted."""
        found = read_source(source)
        if not isinstance(found, ArticleError):
            return found
        self.counts.unread += 1
        self._ledger.save_unread(source.path, found, is_retry=self._submission.retries_failed)
        return ()

    def _of(self, article: Article) -> Iterator[Question]:
        state = self._ledger.meet(article.id, article.paths)
        key = self._ledger.recipe.key(article.id)
        left = self._ledger.batches.left(key)
        if left is None and (state == "done" or (state == "failed" and not self._submission.retries_failed)):
            self.counts.known += 1
        elif left is not None and not left.numbers:
            self._ledger.add_paths(article.id, article.paths)
            self.counts.waiting += 1
        else:
            yield from self._to_ask(article, key, left)

    def _to_ask(self, article: Article, key: str, left: Left | None) -> Iterator[Question]:
        """Yield the questions of an article that are in no batch; where it has none, note why."""
        requests = self._requests(article)
        if not requests:
            return
        if left is not None and left.of != len(requests):  # another version of the rules cut other windows
            self._ledger.batches.forget(key)
            left = None
        self.counts.articles += 1
        self._ledger.add_article(article, article.paths)
        notes = json.dumps([asdict(note) for note in article.notes])
        for number, request in enumerate(requests, start=1):
            if left is None or number in left.numbers:
                yield Question(Window(key, number, len(requests), article.id, notes), request)

    def _requests(self, article: Article) -> list[Request[Draft]]:
        try:
            check_has_text(article)
            return first_requests(article, self._settings)
        except Exception as error:  # noqa: BLE001 - an article that trips a rule must not cost the others
            result = Result.failed(error)
        self.counts.failed += 1
        self._ledger.save(article, article.paths, result, [])
        return []
