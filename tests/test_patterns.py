"""Regular expressions mean the same on every Python that we support."""

import importlib
import pkgutil
import re

import pytest

import summarizer
from summarizer.article.sentences import sentence_ends
from summarizer.grounding.words import words

_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")
_PACKAGES = ("article", "audit", "grounding", "local", "mentions", "stories")


def patterns() -> dict[str, str]:
    found = {}
    for module in pkgutil.walk_packages(summarizer.__path__, "summarizer."):
        if module.name.split(".")[1] in _PACKAGES:
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    found[f"{module.name}.{name}"] = value.pattern
    return found


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Before 3.11.5 such a group keeps what it read of a turn that failed (https://github.com/python/cpython/issues/106052)."""
    known = patterns()

    assert len(known) > 100
    assert [name for name, pattern in known.items() if _POSSESSIVE_GROUP.search(pattern)] == []


def test_a_possessive_group_would_be_seen() -> None:
    assert _POSSESSIVE_GROUP.search(r"[a-z]++(?:[.'][a-z]++)*+")
    assert not _POSSESSIVE_GROUP.search(r"[a-z]++\)*(?>(?:[.'][a-z]++)*)")


@pytest.mark.parametrize(
    ("text", "ends"),
    [("He left. »Then he came. And", [8, 23, 27]), ("« Il part. » Et puis", [12, 20])],
)
def test_a_mark_behind_a_space_closes_a_sentence_only_where_none_follows(text: str, ends: list[int]) -> None:
    assert list(sentence_ends(text)) == ends


def test_a_full_stop_is_no_part_of_the_last_word() -> None:
    assert words("The meeting is on Sept. 3.") == ("the", "meeting", "is", "on", "sept", "3")
