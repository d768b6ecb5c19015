"""A summary for people: sectioned text for a terminal, and Markdown. Nothing of the article is live in either (G7)."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from rich.console import Console
from rich.text import Text

from summarizer.report.escaping import markdown, plain
from summarizer.summary import (
    SAID_BEFORE,
    Actor,
    Attribution,
    GistSentence,
    Number,
    OpenQuestion,
    Position,
    SectionAudit,
    Summary,
)

_SHOWN_SALIENCE = 2
_Item = GistSentence | Actor | Position | Number | OpenQuestion


@dataclass(frozen=True)
class Line:
    """One line of the output; `quote` is evidence."""

    kind: Literal["title", "section", "item", "detail", "quote", "note"]
    text: str


def lines(summary: Summary, *, with_evidence: bool) -> Iterator[Line]:
    """Yield the summary's lines: items of salience 1 and 2, then what was withheld, left out and warned of."""
    names = {actor.id: actor.name for actor in summary.actors}
    article = summary.article
    yield Line("title", (summary.headline.text if summary.headline else None) or article.title or "Untitled article")
    about = [part for part in (article.publisher, article.published, article.url, *article.paths[:1]) if part]
    if about:
        yield Line("note", " · ".join(about))
    gist = _Shape[GistSentence]("Gist", lambda item: item.text)
    positions = _Shape[Position]("Positions", lambda item: _position(item, names))
    given = {number.id: number for number in summary.numbers}
    numbers = _Shape[Number]("Numbers", lambda item: _number(item, given, names))
    yield from _section(gist, summary.gist, with_evidence=with_evidence)
    yield from _section(_Shape("Actors", _actor), summary.actors, with_evidence=with_evidence)
    yield from _section(positions, summary.positions, with_evidence=with_evidence)
    yield from _section(numbers, summary.numbers, with_evidence=with_evidence)
    yield from _section(_Shape("Open questions", _question), summary.open_questions, with_evidence=with_evidence)
    yield from _left_out(summary)
    yield from _made_by(summary)


_ItemType = TypeVar("_ItemType", bound=_Item)


@dataclass(frozen=True)
class _Shape(Generic[_ItemType]):
    """How the items of one section are told."""

    title: str
    tell: Callable[[_ItemType], str]


def _section(shape: _Shape[_ItemType], items: Sequence[_ItemType], *, with_evidence: bool) -> Iterator[Line]:
    if not items:
        return
    yield Line("section", shape.title)
    shown = [item for item in items if item.salience <= _SHOWN_SALIENCE]
    for item in shown:
        yield Line("item", shape.tell(item) + _marks(item))
        if with_evidence:
            yield from (Line("quote", f"[{part.passage}] {part.exact}") for part in item.evidence)
    if len(items) > len(shown):
        yield Line("detail", f"+{len(items) - len(shown)} of minor importance (--format json shows all)")


def _marks(item: _Item) -> str:
    """Say what a reader must know of an item before trusting it."""
    marks = [f"unverified: {', '.join(doubt.replace('_', ' ') for doubt in item.doubts)}"] if item.doubts else []
    if item.repaired:
        marks.append(f"repaired: {item.repaired.rule.replace('_', ' ')}")
    return f"  [{'; '.join(marks)}]" if marks else ""


def _actor(actor: Actor) -> str:
    told = [f"{actor.name} ({actor.kind})"]
    told += [part for part in (actor.role, actor.affiliation) if part]
    if actor.aliases:
        told.append(f"also {', '.join(actor.aliases)}")
    return "; ".join(told)


def _position(position: Position, names: dict[str, str]) -> str:
    holder = names.get(position.holder or "", "unknown speaker")
    said = " … ".join(f"“{quote.exact.strip(' ,.')}”" for quote in position.quotes)
    told = f"{holder} {position.stance.replace('_', ' ')}: {position.statement}"
    if said and said.strip("“”") not in position.statement:
        told += f" {said}"
    return told + _note(position.attribution)


def _note(attribution: Attribution) -> str:
    if attribution.unresolved:
        return f" ({attribution.unresolved})"
    if attribution.anonymous:
        reason = attribution.anonymity_reason
        return f" (anonymous{': ' + reason if reason else ''})"
    return ""


def _number(number: Number, given: dict[str, Number], names: dict[str, str]) -> str:
    counted = number.counted or "(what it counts is not labelled)"
    told = f"{_quantity(number)} {counted}"
    told += "".join(f", {part}" for part in (number.scope, number.as_of) if part)
    if number.parts:
        told += f" = {_sign(number, given).join(number.parts)}"
    if number.derived:
        told += " (computed from them; the article does not give it)"
    source = names.get(number.attribution.source or "") if number.attribution else None
    via = [names[one] for one in number.attribution.via if one in names] if number.attribution else []
    return f"{number.id}  {told}" + (f" — {', via '.join([source, *via])}" if source else "")


def _sign(number: Number, given: dict[str, Number]) -> str:
    """Return what stands between the parts: a derived number smaller than its first part is a difference."""
    first = given[number.parts[0]].value if number.parts[0] in given else None
    is_less = number.derived and number.value is not None and first is not None and number.value < first
    return " - " if is_less else " + "


def _quantity(number: Number) -> str:
    """Return the number's own words, of a derived one its value, with its qualifier spelled out."""
    words = number.mention.exact
    if number.derived and number.value is not None:
        words = f"{number.value:,}{f' {number.unit}' if number.unit and not number.counted else ''}"
    return f"{SAID_BEFORE[number.qualifier]}{words}"


def _question(question: OpenQuestion) -> str:
    return f"{question.question} ({question.kind.replace('_', ' ')})"


def _left_out(summary: Summary) -> Iterator[Line]:
    if summary.withheld:
        yield Line("section", "Withheld: said by the model, not supported by the article")
        yield from (Line("item", f"{item.section}: {item.item} ({item.reason})") for item in summary.withheld)
    yield Line("section", "Coverage")
    for name in ("numbers", "quotations", "attributions"):
        yield Line("item", _coverage(name, getattr(summary.audit, name)))
    if summary.warnings:
        yield Line("section", "Warnings")
        yield from (Line("item", f"{warning.code}: {warning.message}") for warning in summary.warnings)


def _coverage(name: str, audit: SectionAudit) -> str:
    told = f"{name}: {audit.accounted} of {audit.found - len(audit.ignored)} accounted"
    told += f", {len(audit.ignored)} ignored by rule" if audit.ignored else ""
    left = ", ".join(" ".join(mention.exact.split())[:40] for mention in audit.unaccounted[:6])
    more = f" +{len(audit.unaccounted) - 6} more" if len(audit.unaccounted) > 6 else ""
    return told + (f"; left out: {left}{more}" if left else "")


def _made_by(summary: Summary) -> Iterator[Line]:
    receipt = summary.receipt
    cost = "cost unknown" if receipt.cost is None else f"${receipt.cost:.4f}"
    tokens = f"{receipt.input_tokens} + {receipt.output_tokens} tokens"
    requests = f"{receipt.requests} request{'s' if receipt.requests != 1 else ''}"
    yield Line("note", f"{receipt.model} · {receipt.prompt} · {requests} · {tokens} · {cost} · {receipt.seconds:.1f} s")


def print_text(summary: Summary, *, with_evidence: bool) -> None:
    """Print the summary to stdout; colour only on a terminal, NO_COLOR respected."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())
    styles = {"title": "bold", "section": "bold cyan", "quote": "dim", "note": "dim", "detail": "dim", "item": ""}
    for line in lines(summary, with_evidence=with_evidence):
        if line.kind == "section":
            console.print()
        indent = {"item": "  • ", "quote": "      ", "detail": "    "}.get(line.kind, "")
        console.print(Text(indent + plain(line.text), style=styles[line.kind]))


def as_markdown(summary: Summary, *, with_evidence: bool) -> str:
    """Return the summary as Markdown; what comes from the article or the model is escaped."""
    prefixes = {"title": "# ", "section": "\n## ", "item": "- ", "detail": "- ", "quote": "  > ", "note": ""}
    return "\n".join(prefixes[line.kind] + markdown(line.text) for line in lines(summary, with_evidence=with_evidence))
