"""What the rules find in an article, without a model: numbers, quotations, attribution cues, dates, names."""

from summarizer.mentions.dates import find_dates
from summarizer.mentions.find import find_mentions
from summarizer.mentions.numbers import find_numbers
from summarizer.mentions.types import (
    Change,
    CueMention,
    DateMention,
    IgnoredMention,
    Mentions,
    NameMention,
    NumberMention,
    Qualifier,
    QuotationMention,
    Section,
)

__all__ = [
    "Change",
    "CueMention",
    "DateMention",
    "IgnoredMention",
    "Mentions",
    "NameMention",
    "NumberMention",
    "Qualifier",
    "QuotationMention",
    "Section",
    "find_dates",
    "find_mentions",
    "find_numbers",
]
