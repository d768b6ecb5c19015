"""Tables for spreadsheets: numbers, positions and questions, a row an item. No cell is live in a spreadsheet (G7)."""

import csv
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from summarizer.batch.outputs import replacing, summary_json
from summarizer.ledger import LedgerReader
from summarizer.summary import Attribution, Number, OpenQuestion, Position, Summary

_ARTICLE = ("article_id", "path", "title", "publisher", "published", "url")
_NUMBERS = (
    *("id", "exact", "value", "low", "high", "qualifier", "unit", "counted", "scope", "as_of", "change", "derived"),
    *("source", "support", "salience", "start", "end", "evidence"),
)
_POSITIONS = (
    *("id", "holder", "stance", "issue", "target", "statement", "directness", "quotes", "unresolved"),
    *("support", "salience", "start", "end", "evidence"),
)
_QUESTIONS = ("id", "question", "kind", "parties", "support", "salience", "start", "end", "evidence")
# What Excel, LibreOffice and Sheets take for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_Rows = Callable[[Summary], Iterator[tuple[object, ...]]]


def write_tables(ledger: LedgerReader, folder: Path) -> list[Path]:
    """Write numbers.csv, positions.csv and questions.csv for the current settings, and return where they are."""
    tables: dict[str, tuple[tuple[str, ...], _Rows]] = {
        "numbers": (_NUMBERS, _numbers),
        "positions": (_POSITIONS, _positions),
        "questions": (_QUESTIONS, _questions),
    }
    paths = {name: folder / f"{name}.csv" for name in tables}
    with ExitStack() as stack:
        writers = {name: csv.writer(stack.enter_context(replacing(path))) for name, path in paths.items()}
        for name, writer in writers.items():
            writer.writerow((*_ARTICLE, *tables[name][0]))
        for record in ledger.records():
            summary = Summary.model_validate_json(summary_json(record))
            for name, writer in writers.items():
                writer.writerows(tuple(map(inert, (*_about(summary), *row))) for row in tables[name][1](summary))
    return list(paths.values())


def inert(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" \u00a0").startswith(_LIVE) or value.startswith(_LIVE) else value


def _about(summary: Summary) -> tuple[object, ...]:
    article = summary.article
    path = article.paths[0] if article.paths else None
    return (article.id, path, article.title, article.publisher, article.published, article.url)


def _numbers(summary: Summary) -> Iterator[tuple[object, ...]]:
    names = {actor.id: actor.name for actor in summary.actors}
    for number in summary.numbers:
        yield (
            *(number.id, number.mention.exact, number.value, number.low, number.high, number.qualifier, number.unit),
            *(number.counted, number.scope, number.as_of, number.change, number.derived),
            *(_source(number.attribution, names), number.support, number.salience),
            *(number.mention.start, number.mention.end, _evidence(number)),
        )


def _source(attribution: Attribution | None, names: dict[str, str]) -> str | None:
    return names.get(attribution.source or "") if attribution else None


def _positions(summary: Summary) -> Iterator[tuple[object, ...]]:
    names = {actor.id: actor.name for actor in summary.actors}
    for position in summary.positions:
        quotes = " … ".join(quote.exact for quote in position.quotes)
        yield (
            *(position.id, names.get(position.holder or ""), position.stance, position.issue, position.target),
            *(position.statement, position.directness, quotes, position.attribution.unresolved),
            *(position.support, position.salience, *_place(position)),
        )


def _questions(summary: Summary) -> Iterator[tuple[object, ...]]:
    for question in summary.open_questions:
        yield (
            *(question.id, question.question, question.kind, "; ".join(question.parties)),
            *(question.support, question.salience, *_place(question)),
        )


def _place(item: Position | OpenQuestion) -> tuple[int, int, str]:
    return item.evidence[0].start, item.evidence[-1].end, _evidence(item)


def _evidence(item: Number | Position | OpenQuestion) -> str:
    return " … ".join(" ".join(part.exact.split()) for part in item.evidence)
