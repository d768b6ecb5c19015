"""Arithmetic among the numbers of one article: which of them are sums of others."""

from collections.abc import Iterable, Sequence

from summarizer.article import Article
from summarizer.grounding.rows import LANGUAGES, Row, exact, rows_of, total
from summarizer.grounding.sums import Sum, announced_after, announced_before, listed_in_next, total_of_sentences
from summarizer.mentions import NumberMention

_FEWEST_PARTS = 2


def find_parts(article: Article, numbers: Sequence[NumberMention]) -> dict[str, tuple[str, ...]]:
    """Return, for each number that the text makes the sum of others, their ids (33 = 8 + 25).

    Only where words or marks announce it, where the kinds fit, and where the figures add up to the last digit.
    """
    if article.language not in LANGUAGES:
        return {}
    rows = list(rows_of(article, numbers))
    found = _Found()
    for row in rows:
        _add_plain(row, found)
    for row in rows:
        _add_loose(row, found)
    _add_across(rows, found)
    return found.parts


class _Found:
    """The sums found so far; a whole keeps the first that adds up."""

    def __init__(self) -> None:
        self.parts: dict[str, tuple[str, ...]] = {}
        self._used: set[str] = set()

    def add(self, readings: Iterable[Sum]) -> None:
        """Add the first reading that adds up, where its whole has no parts yet."""
        for one in readings:
            if one.whole.id in self.parts or len(one.parts) < _FEWEST_PARTS or total(one.parts) != exact(one.whole):
                continue
            self.parts[one.whole.id] = tuple(number.id for number in one.parts)
            self._used.update(self.parts[one.whole.id])

    def add_unused(self, readings: Iterable[Sum]) -> None:
        """Add a reading of the weaker sort: none of its numbers is part of another sum."""
        self.add(one for one in readings if not any(self.is_part(number) for number in one.parts))

    def is_part(self, number: NumberMention) -> bool:
        """Tell whether a number is part of a sum."""
        return number.id in self._used


def _add_plain(row: Row, found: _Found) -> None:
    """Add what is announced plainly; from the right, so that a part that has parts of its own is known by then."""
    for whole in reversed(range(len(row.numbers) - _FEWEST_PARTS)):
        found.add(one for one in announced_after(row, whole, found.parts) if one.claim != "loose")
    for whole in range(_FEWEST_PARTS, len(row.numbers)):
        found.add(announced_before(row, whole))


def _add_loose(row: Row, found: _Found) -> None:
    """Add lists behind a bare comma, for numbers that are no item of a list themselves."""
    for whole, number in enumerate(row.numbers[:-_FEWEST_PARTS]):
        if not found.is_part(number):
            found.add_unused(announced_after(row, whole, found.parts))


def _add_across(rows: Sequence[Row], found: _Found) -> None:
    """Add sums that go over to the next sentence."""
    sentences = {row.passage.number: row for row in rows if row.passage.kind != "title"}
    for number, row in sentences.items():
        found.add_unused(total_of_sentences(row, _run_before(number, sentences)))
        following = sentences.get(number + 1)
        if following is not None and len(following.numbers) >= _FEWEST_PARTS:
            for whole in range(len(row.numbers)):
                found.add_unused(listed_in_next(row, whole, following, found.parts))


def _run_before(number: int, sentences: dict[int, Row]) -> list[Row]:
    """Return the one or two sentences right before one, the nearest first, as far as they hold numbers."""
    nearest, next_nearest = sentences.get(number - 1), sentences.get(number - 2)
    if nearest is None:
        return []
    return [nearest] if next_nearest is None else [nearest, next_nearest]
