"""The tables of a folder: what their columns are called, of which type they are, and the rows of one summary."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.summary import Attribution, Number, OpenQuestion, Position, Summary

_ABOUT = {"article_id": str, "path": str, "title": str, "publisher": str, "published": str, "url": str}
_ITEM = {"support": str, "salience": int, "start": int, "end": int, "evidence": str}


def _texts(names: str) -> dict[str, type]:
    return dict.fromkeys(names.split(), str)


@dataclass(frozen=True, eq=False)
class Table:
    """One table: its name, its columns with their types (any cell may be None), and the rows that a summary gives."""

    name: str
    columns: dict[str, type]
    rows: Callable[[Summary], Iterator[tuple[object, ...]]]


def _about(summary: Summary) -> tuple[object, ...]:
    article = summary.article
    path = article.paths[0] if article.paths else None
    return (article.id, path, article.title, article.publisher, article.published, article.url)


def _numbers(summary: Summary) -> Iterator[tuple[object, ...]]:
    names = {actor.id: actor.name for actor in summary.actors}
    for number in summary.numbers:
        yield (
            *_about(summary),
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
            *_about(summary),
            *(position.id, names.get(position.holder or ""), position.stance, position.issue, position.target),
            *(position.statement, position.directness, quotes, position.attribution.unresolved),
            *(position.support, position.salience, *_place(position)),
        )


def _questions(summary: Summary) -> Iterator[tuple[object, ...]]:
    for question in summary.open_questions:
        yield (
            *_about(summary),
            *(question.id, question.question, question.kind, "; ".join(question.parties)),
            *(question.support, question.salience, *_place(question)),
        )


def _place(item: Position | OpenQuestion) -> tuple[int, int, str]:
    return item.evidence[0].start, item.evidence[-1].end, _evidence(item)


def _evidence(item: Number | Position | OpenQuestion) -> str:
    return " … ".join(" ".join(part.exact.split()) for part in item.evidence)


def _summaries(summary: Summary) -> Iterator[tuple[object, ...]]:
    article, receipt = summary.article, summary.receipt
    yield (
        *(*_about(summary), article.language, article.characters, " ".join(sentence.text for sentence in summary.gist)),
        *(len(summary.actors), len(summary.positions), len(summary.numbers), len(summary.open_questions)),
        *(len(summary.withheld), receipt.model, receipt.requests, receipt.input_tokens, receipt.output_tokens),
        *(receipt.cost, summary.model_dump_json()),
    )


ITEMS = (
    Table(
        "numbers",
        {
            **(_ABOUT | _texts("id exact")),
            **dict.fromkeys(("value", "low", "high"), float),
            **(_texts("qualifier unit counted scope as_of change") | {"derived": bool, "source": str} | _ITEM),
        },
        _numbers,
    ),
    Table(
        "positions",
        _ABOUT | _texts("id holder stance issue target statement directness quotes unresolved") | _ITEM,
        _positions,
    ),
    Table("questions", _ABOUT | _texts("id question kind parties") | _ITEM, _questions),
)
SUMMARIES = Table(
    "summaries",
    {
        **(_ABOUT | {"language": str, "characters": int, "gist": str}),
        **dict.fromkeys(("actors", "positions", "numbers", "questions", "withheld"), int),
        "model": str,
        "requests": int,
        "input_tokens": int,
        "output_tokens": int,
        "cost": float,
        "summary": str,
    },
    _summaries,
)
