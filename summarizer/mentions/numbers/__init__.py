"""Numbers that an article gives, by rules: value, bounds, qualifier, unit, change; and what only looks like one."""

from summarizer.mentions.numbers.find import find_numbers

__all__ = ["find_numbers"]
