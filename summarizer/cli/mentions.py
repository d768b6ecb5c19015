"""Print what the rules find: one JSON line an article, or lines for people."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TypeAlias

import typer

from summarizer.article import Article, Span
from summarizer.errors import ArticleError
from summarizer.ingest import read_articles, read_standard_input
from summarizer.mentions import (
    CueMention,
    DateMention,
    IgnoredMention,
    NameMention,
    NumberMention,
    QuotationMention,
    find_mentions,
)

_AnyMention: TypeAlias = NumberMention | QuotationMention | CueMention | DateMention | NameMention | IgnoredMention
_SECTIONS = ("numbers", "quotations", "cues", "dates", "names", "ignored")


def read_all(files: Iterable[str]) -> Iterator[Article]:
    """Yield the articles of all inputs in order; say on stderr what cannot be read, and exit with 3 at the end."""
    failed = 0
    for file in files:
        for article in _articles(file):
            if isinstance(article, ArticleError):
                failed += 1
                typer.echo(f"summarizer: {article.message} [{article.code}]", err=True)
            else:
                yield article
    if failed:
        raise typer.Exit(3)


def _articles(file: str) -> Iterator[Article | ArticleError]:
    try:
        if file == "-":
            yield read_standard_input(sys.stdin.buffer)
        else:
            yield from read_articles(file)
    except ArticleError as error:
        yield error


def mentions_line(article: Article) -> str:
    """Return the mentions of one article as one line of JSON (the contract's shape)."""
    mentions = find_mentions(article)
    by_quotation = {quotation: cue for cue in mentions.cues for quotation in cue.quotations}
    line: dict[str, object] = {"article": _header(article)}
    for section in _SECTIONS:
        line[section] = [_shown(mention, article) for mention in getattr(mentions, section)]
    line["quotations"] = [
        {**_shown(quotation, article), **_speaker(by_quotation.get(quotation.id), article)}
        for quotation in mentions.quotations
    ]
    return json.dumps(line, ensure_ascii=False)


def _header(article: Article) -> dict[str, object]:
    names = ("id", "title", "url", "publisher", "published", "language", "paths")
    return {**{name: getattr(article, name) for name in names}, "characters": len(article.text)}


def _shown(mention: _AnyMention, article: Article) -> dict[str, object]:
    """Return a mention with its spans written out as start, end and exact."""
    shown: dict[str, object] = {}
    for name in (field.name for field in fields(mention)):
        value = getattr(mention, name)
        if name == "span":
            shown.update({"start": value.start, "end": value.end})
        elif isinstance(value, Span):
            shown[name] = _span(value, article)
        elif name == "via":
            shown[name] = [_span(span, article) for span in value]
        else:
            shown[name] = value
    return shown


def _span(span: Span | None, article: Article) -> dict[str, object] | None:
    return {"start": span.start, "end": span.end, "exact": article.exact(span)} if span else None


def _speaker(cue: CueMention | None, article: Article) -> dict[str, object]:
    if cue is None:
        return {"cue": None, "source": None}
    return {"cue": _span(cue.span, article), "source": _span(cue.antecedent or cue.source, article)}


def mentions_text(article: Article) -> str:
    """Return the mentions of one article as aligned lines for people."""
    mentions = find_mentions(article)
    lines = [article.title or (article.paths[0] if article.paths else "article")]
    for section in _SECTIONS:
        lines.append(f"\n{section}")
        lines += [
            f"  {getattr(mention, 'id', ''):4} {mention.span.start:>6}-{mention.span.end:<6} {_says(mention, article)}"
            for mention in getattr(mentions, section)
        ]
    return "\n".join("".join(c if c.isprintable() else " " for c in line) for line in "\n".join(lines).split("\n"))


def _says(mention: _AnyMention, article: Article) -> str:
    exact = " ".join(mention.exact.split())
    match mention:
        case NumberMention():
            return f"{exact}  = {_value(mention)} ({mention.qualifier})"
        case CueMention():
            speaker = mention.antecedent or mention.source
            return f"{exact}  by {article.exact(speaker) if speaker else mention.unresolved}"
        case DateMention():
            return f"{exact}  = {mention.value}"
        case IgnoredMention():
            return f"{exact}  ({mention.section}: {mention.rule})"
        case _:
            return exact


def _value(number: NumberMention) -> str:
    if number.value is None and number.low is None and number.high is None:
        return " ".join(("no value", number.unit or "")).strip()
    value = f"{number.low} to {number.high}" if number.value is None else number.value
    return f"{value} {number.unit or ''}".strip()
