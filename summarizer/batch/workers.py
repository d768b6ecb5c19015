"""The tasks of a run: a few read, some ask, none waits for another; a stop lets calls in flight come to their end.

Readers fill a short queue, so that memory does not grow with the inputs; a file that blocks its reader holds nobody
else, nor the end of the run. There are more workers than seats at the endpoint: while some wait for answers, others
prepare articles, or wait with their answers for a turn. A write to the disk keeps nobody from asking.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import ParamSpec, TypeVar

from summarizer.article import Article
from summarizer.batch.desk import LedgerDesk
from summarizer.batch.estimate import expected_cost
from summarizer.batch.options import Options
from summarizer.batch.reading import Reading, Taken, read_source
from summarizer.batch.tally import Tally
from summarizer.batch.threads import DaemonThreads
from summarizer.errors import (
    ArticleError,
    AuthenticationError,
    ConfigurationError,
    CostLimitError,
    QuotaError,
    RateLimitError,
    StorageError,
    SummarizerError,
)
from summarizer.ingest import Source
from summarizer.ledger import Answer, Ledger, Result, Stamp
from summarizer.ledger.types import State
from summarizer.limits import Limiter
from summarizer.pipeline import Summarizer, answers_locally
from summarizer.pipeline.calls import CURRENT, Asking
from summarizer.pipeline.turns import Turns
from summarizer.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

GRACE_SECONDS = 6.0  # for calls in flight after a signal; the lists then still have four seconds
_READERS = 2
_STAMPS_AT_ONCE = 256
_SPARE_WORKERS = 16
_RATE_LIMITS_IN_A_ROW = 5


class Workers:
    """The readers and workers of one run; `tally`, `error` and `signal` say how far it came and what stopped it."""

    def __init__(
        self, summarizer: Summarizer, ledger: Ledger, limiter: Limiter, options: Options, settings: Settings
    ) -> None:
        self.tally = Tally()
        self.error: SummarizerError | None = None
        self.signal: int | None = None
        self._summarizer = summarizer
        self._ledger = ledger
        self._limiter = limiter
        self._options = options
        self._settings = settings
        self._stop = asyncio.Event()
        self._queue: asyncio.Queue[Article | None] = asyncio.Queue(options.concurrency)
        self._taking = asyncio.Lock()
        self._unread: deque[Taken] = deque()
        self._stamps: list[tuple[Stamp, str]] = []  # read, and not yet noted
        self._paths: dict[str, list[str]] = {}  # of the articles in flight, by id
        self._asking: dict[str, Asking] = {}  # by article id
        self._asked_again: set[str] = set()
        self._has_enough = False  # --limit or --max-cost: nothing new is begun, what is begun ends
        self._begun = 0
        self._rate_limits = 0
        self._answers = ledger.answers()
        # The local model gives many small answers about one article; the next article waits until it has all.
        self._keeps_answers = options.keeps_replies and not answers_locally(settings)
        self._desk = LedgerDesk(ledger)
        self._turns = Turns()
        self._on_progress: Callable[[Tally], None] = lambda _: None

    def stop_for_signal(self, number: int) -> None:
        """Take no new work; calls in flight may end."""
        self.signal = number
        self._stop.set()

    def _stop_with(self, error: SummarizerError) -> None:
        self.error = self.error or error
        self._stop.set()

    async def run(self, sources: Iterable[Source], on_progress: Callable[[Tally], None]) -> None:
        """Work until everything is done or something stops it. Bugs are raised, once all tasks have ended."""
        self._on_progress = on_progress
        reading, threads = Reading(sources), DaemonThreads(_READERS, "reader")
        readers = [asyncio.create_task(self._read_all(reading, threads)) for _ in range(_READERS)]
        workers = [asyncio.create_task(self._work()) for _ in range(self._options.concurrency + _SPARE_WORKERS)]
        whole = asyncio.create_task(self._finish(readers, workers))
        stopped = asyncio.create_task(self._stop.wait())
        try:
            await asyncio.wait({whole, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if not whole.done():
                await self._wind_down(readers, workers)
        finally:
            tasks = [whole, stopped, *readers, *workers]
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            await self._desk.close()
            threads.close()
        for outcome in ended:
            if isinstance(outcome, Exception):
                raise outcome

    async def _finish(self, readers: Sequence[asyncio.Task[None]], workers: Sequence[asyncio.Task[None]]) -> None:
        await asyncio.gather(*readers)
        for _ in workers:
            await self._queue.put(None)
        await asyncio.gather(*workers)

    async def _wind_down(self, readers: Sequence[asyncio.Task[None]], workers: Sequence[asyncio.Task[None]]) -> None:
        """Cancel whoever was not at the endpoint yet, and wait for the others."""
        begun = {asking.task for asking in self._asking.values() if asking.is_begun and asking.task}
        for task in (*readers, *(worker for worker in workers if worker not in begun)):
            task.cancel()
        if begun:
            await asyncio.wait(begun, timeout=GRACE_SECONDS)

    async def _read_all(self, reading: Reading, threads: DaemonThreads) -> None:
        try:
            while not self._has_enough and (taken := await self._next(reading, threads)):
                await self._read(taken, threads)
            await self._note_stamps()
        except StorageError:
            return  # the run is stopped, and its report says why

    async def _next(self, reading: Reading, threads: DaemonThreads) -> Taken | None:
        """Return the next source that has to be read; None at the end."""
        async with self._taking:
            while not self._unread:
                portion = await threads.run(reading.take)
                if not portion:
                    return None
                self._unread.extend(await self._unsettled(portion))
            return self._unread.popleft()

    async def _unsettled(self, portion: Sequence[Taken]) -> list[Taken]:
        """Return the sources of this shard that have to be read."""
        shard = self._options.shard
        mine = [taken for taken in portion if shard is None or taken.source.path in shard]
        stamps = [taken.stamp for taken in mine if taken.stamp is not None]
        if self._options.asks_again or not stamps:
            return mine
        states = await self._with_ledger(self._ledger.stamps.states, stamps, self._ledger.recipe)
        unsettled = [taken for taken in mine if not self._is_final(states.get(taken.source.path))]
        self.tally.known += len(mine) - len(unsettled)
        self._on_progress(self.tally)
        return unsettled

    async def _read(self, taken: Taken, threads: DaemonThreads) -> None:
        """Queue the articles of a source; one that holds none is noted."""
        articles = await threads.run(lambda: read_source(taken.source))
        if isinstance(articles, ArticleError):
            self.tally.unread += 1
            is_retry = self._options.retries_failed
            await self._with_ledger(self._ledger.save_unread, taken.source.path, articles, is_retry=is_retry)
            return
        for article in articles:
            await self._queue.put(article)
            if taken.stamp is not None:
                self._stamps.append((taken.stamp, article.id))
        if len(self._stamps) >= _STAMPS_AT_ONCE:
            await self._note_stamps()

    async def _note_stamps(self) -> None:
        """Spare the next run the reading; a stamp counts there only once its article is settled."""
        stamps, self._stamps = self._stamps, []
        if stamps:
            await self._with_ledger(self._ledger.stamps.add, stamps)

    async def _work(self) -> None:
        try:
            while not self._stop.is_set() and (article := await self._queue.get()) is not None:
                await self._take(article)
                self._on_progress(self.tally)
        except StorageError:
            return  # the run is stopped, and its report says why

    async def _take(self, article: Article) -> None:
        """Settle one article; the same text under another path only adds the path."""
        if article.id in self._paths:
            self._paths[article.id] += article.paths
            return
        paths = self._paths[article.id] = list(article.paths)
        try:
            saved = len(paths)
            if await self._is_settled(article, tuple(paths)):
                self.tally.known += 1
            else:
                saved = await self._ask(article, paths)
            while saved < len(paths) and not self._stop.is_set():  # more may come in while these are saved
                new, saved = paths[saved:], len(paths)
                await self._with_ledger(self._ledger.add_paths, article.id, new)
        finally:
            del self._paths[article.id]

    async def _is_settled(self, article: Article, paths: Sequence[str]) -> bool:
        state = await self._with_ledger(self._ledger.meet, article.id, paths)
        if article.id in self._asked_again:
            return True
        if self._options.asks_again:
            return False
        return self._is_final(state)

    def _is_final(self, state: State | None) -> bool:
        return state == "done" or (state == "failed" and not self._options.retries_failed)

    async def _ask(self, article: Article, paths: list[str]) -> int:
        """Ask about an article and save what came of it; return how many of its paths were saved."""
        if not self._may_begin(article):
            return len(paths)
        asking = self._asking[article.id] = self._asking_about(article)
        CURRENT.set(asking)
        self.tally.active += 1
        try:
            result = await self._result(article)
            if result is None:
                return len(paths)
            saved = len(paths)
            await self._with_ledger(self._ledger.save, article, tuple(paths), result, asking.calls)
        finally:
            del self._asking[article.id]
            asking.leave()
            self.tally.active -= 1
            self.tally.count(asking.made)
        self.tally.done += result.state == "done"
        self.tally.failed += result.state == "failed"
        if self._options.asks_again or self._options.retries_failed:
            self._asked_again.add(article.id)
        return saved

    def _asking_about(self, article: Article) -> Asking:
        """Return the asking about an article; it knows what a run before was answered, and keeps what it is answered.

        An article leaves its seat once its answer is on the disk, and is then checked together with others.
        """
        answers = {} if self._options.asks_again else self._answers.get(self._ledger.recipe.key(article.id), {})
        asking = Asking(self._limiter, self._stop, answers)

        async def keep(answer: Answer) -> None:
            await self._with_ledger(self._ledger.keep_answer, article.id, answer)
            asking.leave()
            await self._turns.take()

        if self._keeps_answers:
            asking.on_answer = keep
        return asking

    def _may_begin(self, article: Article) -> bool:
        """Count an article that is begun; take no more where the limit or the cost allows none."""
        if self._options.limit is not None and self._begun >= self._options.limit:
            self._has_enough = True
        elif self._might_cost_too_much(article):
            self.error = CostLimitError(f"the next article might pass --max-cost {self._options.max_cost:g}")
            self._has_enough = True
        if self._has_enough:
            return False
        self._begun += 1
        return True

    def _might_cost_too_much(self, article: Article) -> bool:
        """Tell whether this article and those in flight, at the mean price so far, would pass the allowed cost."""
        if self._options.max_cost is None:
            return False
        spent, asked = self.tally.cost or 0.0, self.tally.asked
        each = spent / asked if asked else expected_cost(self._settings, characters=len(article.text)) or 0.0
        return spent + (self.tally.active + 1) * each > self._options.max_cost

    async def _result(self, article: Article) -> Result | None:
        """Return the summary or the failure; None where the error is the run's and not the article's."""
        try:
            summary = await self._summarizer.asummarize(article)
        except StorageError:
            raise
        except (AuthenticationError, QuotaError, ConfigurationError) as error:
            self._stop_with(error)
            return None
        except RateLimitError as error:
            self._rate_limits += 1
            if self._rate_limits >= _RATE_LIMITS_IN_A_ROW:
                self._stop_with(error)
                return None
            return Result.failed(error)
        except Exception as error:  # noqa: BLE001 - an article that trips a rule must not cost the others
            return Result.failed(error)
        self._rate_limits = 0
        return Result(summary=summary.model_dump_json())

    async def _with_ledger(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Let the ledger do its work; a full or broken disk stops the run before anyone takes another seat."""
        try:
            return await self._desk.do(lambda: work(*args, **kwargs))
        except StorageError as error:
            self._stop_with(error)
            raise
