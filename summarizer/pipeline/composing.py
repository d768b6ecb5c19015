"""Put a summary together: what is grounded, what the rules know by themselves, the audit, the receipt, the seal."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import cast

from summarizer.article import Article, ArticleWarning, Passage
from summarizer.audit import audit
from summarizer.grounding import Grounded, find_inconsistencies
from summarizer.mentions import Mentions
from summarizer.pipeline.drafting import Drafted
from summarizer.summary import (
    SCHEMA_VERSION,
    ArticleHeader,
    DateItem,
    Evidence,
    Headline,
    Mention,
    Receipt,
    Summary,
    Verdicts,
    Warning,  # noqa: A004 - the contract's word
    WarningCode,
)
from summarizer.verification import seal

SCHEMA_NAME = f"summary.v{SCHEMA_VERSION}"


@dataclass(frozen=True)
class Making:
    """How a summary was made, for its receipt."""

    prompt: str
    prompt_hash: str
    drafted: Drafted
    seconds: float


def compose(article: Article, mentions: Mentions, grounded: Grounded, making: Making) -> Summary:
    """Return the sealed summary."""
    summary = Summary(
        schema_version=SCHEMA_VERSION,
        article=_header(article),
        headline=_headline(article),
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
        withheld=grounded.withheld,
        audit=making.drafted.audit or audit(grounded.numbers, grounded.positions, mentions, grounded.dismissed),
        warnings=tuple(
            _warning(warning)
            for warning in (*article.warnings, *find_inconsistencies(article, mentions), *making.drafted.warnings)
        ),
        receipt=_receipt(grounded, making),
        seal={},
    )
    return summary.model_copy(update={"seal": seal(summary)})


def _header(article: Article) -> ArticleHeader:
    return ArticleHeader(
        id=article.id,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        language=article.language,
        paths=article.paths,
        characters=len(article.text),
    )


def _headline(article: Article) -> Headline | None:
    """Return the article's own title, verbatim, where it has one."""
    titles = [passage for passage in article.passages if passage.kind == "title"]
    if not titles:
        return None
    return Headline(text=article.exact(titles[0].span), evidence=(_evidence(article, titles[0]),))


def _evidence(article: Article, passage: Passage) -> Evidence:
    span = passage.span
    return Evidence(start=span.start, end=span.end, exact=article.exact(span), passage=passage.number)


def _warning(warning: ArticleWarning) -> Warning:
    return Warning(
        code=cast("WarningCode", warning.code), message=warning.message, start=warning.start, end=warning.end
    )


def _receipt(grounded: Grounded, making: Making) -> Receipt:
    drafted = making.drafted
    return Receipt(
        library=_library(),
        prompt=making.prompt,
        prompt_hash=making.prompt_hash,
        schema_name=SCHEMA_NAME,
        schema_hash=_schema_hash(),
        model=drafted.model,
        parameters=drafted.parameters,
        requests=drafted.usage.requests,
        repair_requests=drafted.repair_requests,
        input_tokens=drafted.usage.input_tokens,
        output_tokens=drafted.usage.output_tokens,
        cost=drafted.usage.cost,
        seconds=round(making.seconds, 3),
        verdicts=_verdicts(grounded),
    )


@cache
def _library() -> str:
    """Return name and version; reading them from the installed files takes a millisecond."""
    return f"summarizer-news {version('summarizer-news')}"


@cache
def _schema_hash() -> str:
    return sha256(files("summarizer.schemas").joinpath(f"{SCHEMA_NAME}.json").read_bytes()).hexdigest()


def _verdicts(grounded: Grounded) -> Verdicts:
    items = [
        *grounded.gist, *grounded.actors, *grounded.positions, *grounded.numbers, *grounded.open_questions,
    ]  # fmt: skip
    verified = sum(item.support == "verified" for item in items)
    return Verdicts(
        verified=verified,
        unverified=len(items) - verified,
        repaired=sum(item.repaired is not None for item in items),
        withheld=len(grounded.withheld),
    )
