"""Check a stored summary against its article, offline: every span, every parsed figure, and the seal of every part."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pydantic_core import to_json

from summarizer.article import Article, Span
from summarizer.mentions import Mentions, NumberMention, find_mentions
from summarizer.summary import Mention, Number, Position, Summary

_SEAL_LENGTH = 16
_ITEM_LISTS = ("gist", "actors", "positions", "numbers", "open_questions")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that does not agree: the part or item id, and what is wrong with it."""

    part: str
    message: str


def seal(summary: Summary) -> dict[str, str]:
    """Return the digest of every part of a summary: of each item by its id, of the other keys by name."""
    sealed = {}
    for name, value in summary:
        if name in _ITEM_LISTS:
            sealed[name] = digest([item.id for item in value])
            sealed.update({item.id: digest(item) for item in value})
        elif name != "seal":
            sealed[name] = digest(value)
    return sealed


def digest(part: object) -> str:
    """Return a short SHA-256 of a part of a summary, or of its JSON value, in the order and form of our JSON."""
    return hashlib.sha256(to_json(part)).hexdigest()[:_SEAL_LENGTH]


def verify(summary: Summary, article: Article) -> list[Difference]:
    """Return what does not agree between a summary and the article it claims to summarise; empty where all does.

    Metadata that the file does not hold (a title or date given apart) is taken from the summary: the id covers it.
    """
    header = summary.article
    article = replace(article, title=header.title, url=header.url, published=header.published, language=header.language)
    differences = [*verify_seal(summary), *_span_differences(summary, article)]
    if article.id != header.id:
        differences.append(Difference("article", f"its id is {article.id}, the summary was made of {header.id}"))
    return [*differences, *_number_differences(summary, find_mentions(article)), *_sum_differences(summary)]


def verify_seal(summary: Summary) -> list[Difference]:
    """Return the parts that were changed since the summary was made; needs no article."""
    now = seal(summary)
    parts = sorted(now.keys() | summary.seal.keys())
    return [
        Difference(part, "changed since the summary was made")
        for part in parts
        if now.get(part) != summary.seal.get(part)
    ]


def _span_differences(summary: Summary, article: Article) -> Iterator[Difference]:
    for part, mention in _spans(summary):
        given = article.exact(Span(mention.start, mention.end))
        if given != mention.exact:
            yield Difference(part, f"the article has {given!r} at {mention.start}:{mention.end}, not {mention.exact!r}")


def _spans(summary: Summary) -> Iterator[tuple[str, Mention]]:
    """Yield every span of a summary with the id or name of its part."""
    for evidence in summary.headline.evidence if summary.headline else ():
        yield "headline", evidence
    for section in (summary.gist, summary.actors, summary.positions, summary.numbers, summary.open_questions):
        for item in section:
            yield from ((item.id, evidence) for evidence in item.evidence)
    for position in summary.positions:
        yield from ((position.id, quote) for quote in position.quotes)
    attributed: list[Position | Number] = [*summary.positions, *summary.numbers]
    for each in attributed:
        spans = (each.attribution.source_span, each.attribution.cue) if each.attribution else ()
        yield from ((each.id, span) for span in spans if span)
    yield from ((number.id, number.mention) for number in summary.numbers)
    yield from (("dates", date.mention) for date in summary.dates)
    audit = summary.audit
    for part in (audit.numbers, audit.quotations, audit.attributions):
        yield from (("audit", span) for span in (*part.ignored, *part.unaccounted))


def _number_differences(summary: Summary, mentions: Mentions) -> Iterator[Difference]:
    """Compare each figure with what the rules read at its span; words and figures cannot disagree."""
    parsed = {(mention.span.start, mention.span.end): mention for mention in mentions.numbers}
    for number in summary.numbers:
        mention = parsed.get((number.mention.start, number.mention.end))
        if mention is None or (not number.derived and _figures(mention) != _figures(number)):
            yield Difference(number.id, f"the rules do not read {number.mention.exact!r} as the summary does")


def _figures(number: NumberMention | Number) -> tuple[object, ...]:
    return number.value, number.low, number.high, number.qualifier, number.unit, number.change


def _sum_differences(summary: Summary) -> Iterator[Difference]:
    """Compute every number with parts anew, from the numbers that the article gives."""
    given = {number.id: number for number in summary.numbers if not number.derived}
    for number in summary.numbers:
        parts = [given[part] for part in number.parts if part in given]
        if len(parts) < len(number.parts) or number.id in number.parts:
            yield Difference(number.id, "it has a part that is no number given by the article")
        elif (number.parts or number.derived) and not _adds_up(number, parts):
            yield Difference(number.id, f"{number.value} does not come from its parts {', '.join(number.parts)}")


def _adds_up(number: Number, parts: Sequence[Number]) -> bool:
    """Tell whether a number is the sum of its parts, or, where we computed it, also the first less the second."""
    values = [Decimal(repr(part.value or 0)) for part in parts]
    value = Decimal(repr(number.value or 0))
    if not number.derived:
        return value == sum(values)
    is_exact = all(part.qualifier == "exact" for part in parts)
    if len(parts) != 2 or number.qualifier != ("exact" if is_exact else "approximately"):
        return False
    return number.mention == parts[0].mention and value in (sum(values), values[0] - values[1])
