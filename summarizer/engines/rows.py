"""Rows of a table as articles, and what came of them as columns."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from summarizer.article import Article
from summarizer.errors import ArticleError, ConfigurationError
from summarizer.ingest.metadata import build, metadata_of
from summarizer.ledger import Settled

Batch = Mapping[str, Sequence[object]]

READ = (
    "text",
    "title",
    "url",
    "publisher",
    "published",
    "language",
)  # the columns that are read; `text` has to be there
ADDED = {  # with their types as pandas, Dask and Arrow call them; all but status and tokens may be empty
    **dict.fromkeys(("status", "code", "reason", "summary"), "string"),
    **dict.fromkeys(("input_tokens", "output_tokens"), "int64"),
    "cost": "float64",
}


def check_columns(names: Collection[str]) -> None:
    """Raise ConfigurationError where there is no text, or where a column would be overwritten."""
    if "text" not in names:
        raise ConfigurationError(
            f"there is no column `text` among {', '.join(names)}", advice="Rename the column that holds the articles."
        )
    if taken := [name for name in ADDED if name in names]:
        raise ConfigurationError(
            f"the input has columns that are to be added: {', '.join(taken)}", advice="Drop or rename them first."
        )


def read_rows(batch: Batch) -> Iterator[Article | ArticleError]:
    """Yield the article of each row, or why it holds none."""
    columns = {name: batch[name] for name in READ if name in batch}
    for values in zip(*columns.values(), strict=True):
        try:
            yield _article(dict(zip(columns, map(_text, columns, values), strict=True)))
        except ArticleError as error:
            yield error


def _article(fields: dict[str, str | None]) -> Article:
    text, url = fields.pop("text"), fields.get("url")
    return build(text or "", replace(metadata_of(fields), paths=(url,) if url else ()))


def _text(name: str, value: object) -> str | None:
    """Return a cell as text; dates become ISO, and what engines write into empty cells becomes None."""
    if value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    raise ArticleError(f"{name} is no text but of type {type(value).__name__}", code="malformed")


def failed(code: str, reason: str) -> Settled:
    """Return the outcome of a row about which nothing was asked."""
    return Settled(None, code, reason, 0, 0, 0.0)


def add_columns(batch: Batch, outcomes: Sequence[Settled]) -> dict[str, list[object]]:
    """Return the same rows with what came of each."""
    added = {name: [getattr(outcome, name) for outcome in outcomes] for name in ADDED}
    return {**{name: list(values) for name, values in batch.items()}, **added}
