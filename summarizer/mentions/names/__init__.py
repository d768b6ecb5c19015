"""Proper names in running English, grouped by what they name."""

from summarizer.mentions.names.find import find_names
from summarizer.mentions.names.persons import is_person_like

__all__ = ["find_names", "is_person_like"]
