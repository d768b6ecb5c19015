"""All mentions of one article, in one pass over each kind."""

from summarizer.article import Article
from summarizer.mentions.cues import find_cues
from summarizer.mentions.dates import find_dates
from summarizer.mentions.names import find_names
from summarizer.mentions.numbers import find_numbers
from summarizer.mentions.quotations import find_quotations
from summarizer.mentions.types import Mentions


def find_mentions(article: Article) -> Mentions:
    """Return what the rules find; in a language without rules, numbers in digits and quotation marks only.

    A text too short to tell its language ("und") is read by the English rules: a line of English is the usual case.
    """
    has_rules = article.language in {"en", "und"}
    quotations, unspoken = find_quotations(article)
    dates, not_numbers = find_dates(article) if has_rules else ((), ())
    numbers, not_counted = find_numbers(article, tuple(date.span for date in dates))
    names = find_names(article) if has_rules else ()
    cues, not_cues = find_cues(article, quotations, names) if has_rules else ((), ())
    ignored = (*not_numbers, *not_counted, *unspoken, *not_cues)
    return Mentions(
        numbers=numbers,
        quotations=quotations,
        cues=cues,
        dates=dates,
        names=names,
        ignored=tuple(sorted(ignored, key=lambda mention: mention.span)),
    )
