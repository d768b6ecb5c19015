"""Date expressions, resolved to ISO dates where the text or its day of publication allows it."""

from summarizer.mentions.dates.find import find_dates

__all__ = ["find_dates"]
