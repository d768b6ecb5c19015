"""What a run would cost, before anything is asked: rough, and says how rough."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from summarizer.batch.options import Options
from summarizer.errors import ArticleError, OutputError
from summarizer.ingest import Source
from summarizer.ledger import LedgerReader, Measured, read_ledger
from summarizer.pipeline import answers_locally
from summarizer.pipeline.recipe import recipe_of
from summarizer.prompting import load
from summarizer.settings import Settings

# English prose has about four characters a token; marks and sentence numbers add a fifth.
_CHARACTERS_A_TOKEN = 4.0
_MARKS = 1.2
_SCHEMA_TOKENS = 1_500
_OUTPUT_SHARE = 1.0  # answers were about as long as their article
_REPAIRED_SHARE = 0.5  # articles that are asked a second time
_SECONDS_A_REQUEST = 1.0
_TOKENS_A_SECOND = 60.0
_ENOUGH_MEASURED = 10


@dataclass(frozen=True)
class Estimate:
    """What is expected of a run; the truth lies between the figure divided by `factor` and multiplied with it.

    `cost` is US dollars, None where the price is not known. `is_measured` tells whether articles of this folder are
    the measure.
    """

    articles: int
    known: int
    unread: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    seconds: float
    factor: float
    is_measured: bool


@dataclass(frozen=True)
class _Tokens:
    input: float
    output: float


def estimate(
    sources: Iterable[Source],
    folder: Path,
    settings: Settings,
    options: Options,
    *,
    known: AbstractSet[str] = frozenset(),
) -> Estimate:
    """Read the inputs, compare them with the folder's ledger, and estimate the rest; asks nothing, writes nothing.

    `known` are ids of further articles that need no question.
    """
    recipe = recipe_of(settings)
    with ExitStack() as stack:
        ledger: LedgerReader | None = None
        with suppress(OutputError):  # a folder that is still to be made
            ledger = stack.enter_context(read_ledger(folder, recipe))
        counts = _count(sources, ledger, options, set(known))
        measured = ledger.measured() if ledger else None
    return _estimate(counts, measured, settings, options)


@dataclass
class _Counts:
    articles: int = 0
    characters: int = 0
    known: int = 0
    unread: int = 0


def _count(sources: Iterable[Source], ledger: LedgerReader | None, options: Options, seen: set[str]) -> _Counts:
    counts = _Counts()
    for source in sources:
        if options.shard is not None and source.path not in options.shard:
            continue
        try:
            articles = source.read()
        except ArticleError:
            counts.unread += 1
            continue
        for article in articles:
            if article.id in seen or _is_settled(ledger, article.id, options):
                counts.known += 1
            elif options.limit is None or counts.articles < options.limit:
                counts.articles += 1
                counts.characters += len(article.text)
            seen.add(article.id)
    return counts


def _is_settled(ledger: LedgerReader | None, article_id: str, options: Options) -> bool:
    state = ledger.state(article_id) if ledger and not options.asks_again else None
    return state == "done" or (state == "failed" and not options.retries_failed)


def _estimate(counts: _Counts, measured: Measured | None, settings: Settings, options: Options) -> Estimate:
    is_measured = measured is not None and measured.articles >= _ENOUGH_MEASURED and measured.characters > 0
    if measured is not None and is_measured:
        share = counts.characters / measured.characters
        tokens = _Tokens(measured.input_tokens * share, measured.output_tokens * share)
        seconds = measured.seconds * share
    else:
        tokens = _expected_tokens(settings, counts.characters, counts.articles)
        seconds = counts.articles * _SECONDS_A_REQUEST + tokens.output / _TOKENS_A_SECOND
    return Estimate(
        articles=counts.articles,
        known=counts.known,
        unread=counts.unread,
        input_tokens=round(tokens.input),
        output_tokens=round(tokens.output),
        cost=_cost(settings, tokens),
        seconds=seconds / options.concurrency,
        factor=1.3 if is_measured else 2.5,
        is_measured=is_measured,
    )


def expected_cost(settings: Settings, *, characters: int) -> float | None:
    """Return what one article of this length is expected to cost in US dollars; None where the price is not known."""
    return _cost(settings, _expected_tokens(settings, characters, 1))


def _cost(settings: Settings, tokens: _Tokens) -> float | None:
    if answers_locally(settings):
        return 0.0
    from summarizer.llm import price_of  # noqa: PLC0415 - its package is slow to import

    return price_of(settings, round(tokens.input), round(tokens.output))


def _expected_tokens(settings: Settings, characters: int, articles: int) -> _Tokens:
    """Return tokens by rule of thumb: prompt, schema and marked article in, an answer of the article's length out."""
    prompt = len(load(settings.prompt).text) / _CHARACTERS_A_TOKEN + _SCHEMA_TOKENS
    text = characters / _CHARACTERS_A_TOKEN
    asked = 1 + (_REPAIRED_SHARE if settings.repair == "auto" else 0)
    return _Tokens((articles * prompt + text * _MARKS) * asked, text * _OUTPUT_SHARE * asked)
