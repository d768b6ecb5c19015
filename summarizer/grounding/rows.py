"""Rows: the numbers of one sentence with the text around them, and the lists that they form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from summarizer.article import Article, Passage
from summarizer.grounding.kinds import Kind, are_alike, kinds_of, may_be_part
from summarizer.mentions import NumberMention

Parts = Mapping[str, tuple[str, ...]]

# The words that announce a sum are English.
LANGUAGES = frozenset({"en", "und"})
_MOST_PARTS = 8
_REACH = 16
# A number farther than so many characters from its whole, or from the list's last, is no part of it.
_FARTHEST = 200
# Words that stand between a comma or sign and its number: "and at least 12", "the other five".
DEGREE = (
    r"(?:(?:the|its|their|another|an?|others?|remaining|further|additional|some|about|around|roughly|nearly|almost"
    r"|approximately|at least|only|just) )*"
)
AMONG = (
    r"(?:includ(?:ing|es?|ed)|among (?:them|these|those|whom)(?:,? (?:were|are))?"
    r"|(?:of|out of) (?:them|these|those|whom|which)(?:,? (?:were|are))?)"
)
_MARK = r"(?P<item>[^:()–—]{0,80}?)(?P<mark>[,;](?: and| plus)?| and| plus|,? as well as|,? along with)"
_JOIN = re.compile(rf"{_MARK} {DEGREE}", re.IGNORECASE)
# "seven women; five are over 60"
NEW_CLAUSE = re.compile(r"\A(?: [\w'’-]+){0,2} (?:were|was|are|is|have|has|had|remain(?:ed)?)\b", re.IGNORECASE)
# "Germany sent 120 rescuers and France sent 80": enough where a total is announced.
_FAR_JOIN = re.compile(rf"{_MARK}(?P<words>(?: [\w'’-]+){{0,4}}?) {DEGREE}", re.IGNORECASE)
_ASIDE = re.compile(rf"\b{AMONG},? {DEGREE}\Z", re.IGNORECASE)
_BRACKETS = re.compile(r" ?\([^()]*\)")
_WHOLE_QUALIFIERS = frozenset({"exact", "approximately", "at_least"})


@dataclass(frozen=True, slots=True)
class Row:
    """The numbers of one passage, and the article's text around them."""

    text: str
    passage: Passage
    numbers: tuple[NumberMention, ...]
    kinds: Mapping[str, Kind]

    def kind(self, index: int) -> Kind:
        """Return what a number counts."""
        return self.kinds[self.numbers[index].id]

    def lead(self, index: int) -> str:
        """Return the text in front of a number, from the number before or from the passage's start."""
        start = self.numbers[index - 1].span.end if index else self.passage.span.start
        return self.text[start : self.numbers[index].span.start]

    def gap(self, first: int, second: int) -> str:
        """Return the text between two numbers, without what stands in brackets."""
        return _BRACKETS.sub("", self.text[self.numbers[first].span.end : self.numbers[second].span.start])

    def tail(self, index: int) -> str:
        """Return the text behind a number, within its passage."""
        end = self.numbers[index].span.end
        return self.text[end : min(self.passage.span.end, end + _FARTHEST)]

    def may_be_part(self, part: int, whole: int) -> bool:
        """Tell whether one number may be a part of another, by value, qualifier and kind."""
        return fits(self.numbers[part], self.numbers[whole]) and may_be_part(self.kind(part), self.kind(whole))


@dataclass(frozen=True, slots=True)
class Listed:
    """Numbers of a row that form a list, by their places, with the text that joins each to the one before."""

    places: tuple[int, ...]
    joins: tuple[re.Match[str], ...]

    @property
    def is_closed(self) -> bool:
        """Tell whether "and" stands before the last number and nowhere else, and each number has one item."""
        marks = [join["mark"] for join in self.joins]
        if not marks or marks[-1].strip(", ;") not in ("and", "plus"):
            return False
        return all(mark in (",", ";") for mark in marks[:-1]) and not any(
            re.search(r"[,;]|\b(?:and|plus)\b", join["item"]) or join.groupdict().get("words") for join in self.joins
        )

    def first(self, length: int) -> "Listed":
        """Return the list's first numbers."""
        return Listed(self.places[:length], self.joins[: length - 1])

    def last(self, length: int) -> "Listed":
        """Return the list's last numbers."""
        return Listed(self.places[-length:], self.joins[len(self.joins) - length + 1 :])


def rows_of(article: Article, numbers: Sequence[NumberMention]) -> Iterator[Row]:
    """Yield the passages that hold numbers, each as a row."""
    kinds = kinds_of(numbers, article.text)
    for passage, group in groupby(numbers, key=lambda number: number.passage):
        yield Row(article.text, article.passages[passage - 1], tuple(group), kinds)


def exact(number: NumberMention) -> Decimal:
    """Return a number's value, free of binary dust; 0 where it has none."""
    return Decimal(repr(number.value or 0))


def total(numbers: Sequence[NumberMention]) -> Decimal:
    """Return the sum of the values."""
    return sum(map(exact, numbers), Decimal())


def fits(part: NumberMention, whole: NumberMention) -> bool:
    """Tell whether the two figures are fit for a sum: known, above zero, the part no larger, no mere bound."""
    if not part.value or not whole.value or not 0 < part.value <= whole.value:
        return False
    if part.qualifier == "at_least":
        return whole.qualifier == "at_least"
    return part.qualifier in ("exact", "approximately") and whole.qualifier in _WHOLE_QUALIFIERS


def list_after(row: Row, whole: int, parts: Parts) -> Listed:
    """Return the list of possible parts behind a number; the parts of a part are passed over."""
    places: list[int] = []
    joins: list[re.Match[str]] = []
    end = whole
    for place in range(whole + 1, min(len(row.numbers), whole + 1 + _REACH)):
        if place <= end or not row.may_be_part(place, whole):
            continue
        gap = row.gap(end, place)
        join = _join(row, gap, place) if places else None
        if len(gap) > _FARTHEST or (places and join is None and not _ASIDE.search(gap)):
            break
        end = place
        if join or not places:
            places.append(place)
            joins += [join] if join else []
            end = _end_of(row, place, parts)
    return Listed(tuple(places[:_MOST_PARTS]), tuple(joins[: _MOST_PARTS - 1]))


def _join(row: Row, gap: str, place: int) -> re.Match[str] | None:
    join = _JOIN.fullmatch(gap)
    return None if join and join["mark"] == ";" and NEW_CLAUSE.match(row.tail(place)) else join


def _end_of(row: Row, place: int, parts: Parts) -> int:
    """Return the place of a number, or of the last of its own parts that follow it."""
    own = parts.get(row.numbers[place].id, ())
    near = range(place, min(len(row.numbers), place + 1 + _REACH)) if own else ()
    return max([place, *(other for other in near if row.numbers[other].id in own)])


def list_before(row: Row, whole: int) -> Listed:
    """Return the list of possible parts in front of a number."""
    places: list[int] = []
    joins: list[re.Match[str]] = []
    for place in reversed(range(max(0, whole - _REACH), whole)):
        if not row.may_be_part(place, whole):
            continue
        gap = row.gap(place, places[-1] if places else whole)
        join = _FAR_JOIN.fullmatch(gap) if places else None
        if (places and join is None) or len(gap) > _FARTHEST or not _adds_to(row, place, places):
            break
        places.append(place)
        joins += [join] if join else []
    return Listed(tuple(places[:_MOST_PARTS][::-1]), tuple(joins[: _MOST_PARTS - 1][::-1]))


def _adds_to(row: Row, place: int, places: Sequence[int]) -> bool:
    return all(are_alike(row.kind(place), row.kind(other)) for other in places)
