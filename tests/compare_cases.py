"""Articles with labels become what the comparison works on; used by tests and tools/measure_changes.py."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.audit import audit
from summarizer.draft import Draft
from summarizer.edition import ArticleEvidence, StoryActor
from summarizer.grounding import ground
from summarizer.grounding.words import fold
from summarizer.mentions import Mentions, find_mentions
from summarizer.stories import Cast, Reported
from summarizer.summary import (
    SCHEMA_VERSION,
    ArticleHeader,
    DateItem,
    Mention,
    Receipt,
    Summary,
    Verdicts,
)

CASES = Path(__file__).parent / "data" / "compare"
_RECEIPT = Receipt(
    library="tests",
    prompt="none",
    prompt_hash="",
    schema_name="summary.v1",
    schema_hash="",
    model="none",
    parameters={},
    requests=0,
    repair_requests=0,
    input_tokens=0,
    output_tokens=0,
    cost=0.0,
    seconds=0.0,
    verdicts=Verdicts(verified=0, unverified=0, repaired=0, withheld=0),
)


def summary_of(article: Article, draft: Draft, *, strict: bool = True) -> Summary:
    """Return the summary of a labelled article; raises, if strict, where a label does not ground."""
    mentions = find_mentions(article)
    grounded = ground(draft, article, mentions)
    if strict and grounded.withheld:
        raise ValueError(f"does not ground: {grounded.withheld} in {article.text!r}")
    return Summary(
        schema_version=SCHEMA_VERSION,
        article=ArticleHeader(
            id=article.id,
            title=article.title,
            url=article.url,
            publisher=article.publisher,
            published=article.published,
            language=article.language,
            paths=article.paths,
            characters=len(article.text),
        ),
        headline=None,
        gist=grounded.gist,
        actors=grounded.actors,
        positions=grounded.positions,
        numbers=grounded.numbers,
        open_questions=grounded.open_questions,
        dates=tuple(
            DateItem(
                mention=Mention(start=date.span.start, end=date.span.end, exact=date.exact),
                value=date.value,
                resolved_from=date.resolved_from,
            )
            for date in mentions.dates
        ),
        withheld=(),
        audit=audit(grounded.numbers, grounded.positions, mentions, grounded.dismissed),
        warnings=(),
        receipt=_RECEIPT,
        seal={},
    )


def article_of(row: dict[str, Any]) -> Article:
    """Return the article of a labelled row."""
    return Article.from_text(row["text"], published=row["published"], url=row.get("url"), language="en")


def draft_of(row: dict[str, Any], article: Article) -> Draft:
    """Return the draft of a labelled row: numbers by their exact words, actors by the sentences that name them."""
    mentions = find_mentions(article)
    numbers = [
        {"mention": _mention_number(number["exact"], mentions)} | {k: v for k, v in number.items() if k != "exact"}
        for number in row.get("numbers", [])
    ]
    labelled = {number["mention"] for number in numbers}
    return Draft.model_validate({
        "actors": [
            {"name": name, "kind": kind, "passages": _naming(name, article)} for name, kind in row.get("actors", [])
        ],
        "positions": row.get("positions", []),
        "numbers": numbers,
        "not_statistics": [
            int(number.id[1:]) for number in mentions.numbers if int(number.id[1:]) not in labelled
        ],
        "open_questions": row.get("open_questions", []),
    })  # fmt: skip


def reported_of(rows: Iterable[dict[str, Any]], *, day: int) -> list[Reported]:
    """Return what the edition of a day compares: all articles up to that day, new those of the day."""
    found = []
    for row in rows:
        if row["day"] <= day:
            article = article_of(row)
            summary = summary_of(article, draft_of(row, article))
            found.append(Reported(summary, row["published"][:10], row["day"] == day))
    return found


def cast_of(reported: Sequence[Reported], aliases: dict[str, str] | None = None) -> Cast:
    """Return the actors of the articles, one for each name; `aliases` says which other names are whose."""
    aliases = aliases or {}
    members: dict[str, list[tuple[str, Any]]] = {}
    for one in sorted(reported, key=lambda one: (one.date, one.summary.article.id)):
        for actor in one.summary.actors:
            name = aliases.get(actor.name, actor.name)
            members.setdefault(fold(name).removeprefix("the "), []).append((one.summary.article.id, actor))
    return Cast([_actor(name, found) for name, found in sorted(members.items())])


def _actor(name: str, found: list[tuple[str, Any]]) -> StoryActor:
    first = found[0][1]
    return StoryActor(
        id=f"a-{name}",
        name=first.name,
        kind=first.kind,
        role=first.role,
        aliases=tuple(sorted({alias for _, actor in found for alias in (actor.name, *actor.aliases)} - {first.name})),
        affiliation=first.affiliation,
        salience=first.salience,
        actors=tuple((article, actor.id) for article, actor in found),
        evidence=tuple(
            ArticleEvidence(article=found[0][0], **part.model_dump()) for part in first.evidence
        ),
    )  # fmt: skip


def _mention_number(exact: str, mentions: Mentions) -> int:
    found = [number for number in mentions.numbers if number.exact == exact]
    if not found:
        raise ValueError(f"no number {exact!r} among {[number.exact for number in mentions.numbers]}")
    return int(found[0].id[1:])


def _naming(name: str, article: Article) -> list[int]:
    found = [passage.number for passage in article.passages if name in article.exact(passage.span)]
    if not found:
        raise ValueError(f"{name!r} is not in {article.text!r}")
    return found[:3]
