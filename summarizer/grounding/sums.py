"""Wholes and their parts as the text announces them: what a list is said to make up, and how plainly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.grounding.kinds import GENERAL_NOUNS, Kind, goes_on_with
from summarizer.grounding.rows import AMONG, DEGREE, NEW_CLAUSE, Listed, Parts, Row, exact, list_after, list_before
from summarizer.mentions import NumberMention

# all: words say that the parts make up the whole; listed: a mark does (a colon, a dash, a bracket); some: the parts
# are said to be among the whole; loose: nothing says so but that they add up.
Claim = Literal["all", "listed", "some", "loose"]

_MADE_UP_OF = re.compile(
    rf" (?:compris(?:ing|es?|ed)(?: of)?|consist(?:s|ed|ing)? of|composed of|made up of|namely"
    rf"|(?:split|divided) (?:between|into|among)),? {DEGREE}\Z",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"(?::| ?[–—]| -{{1,2}}| \(|\A(?:[ -][\w'’-]+){{1,3}} (?:were|are)) ?{DEGREE}\Z", re.IGNORECASE)
_AMONG = re.compile(rf"\b{AMONG},? {DEGREE}\Z", re.IGNORECASE)
_OF_WHOLE = re.compile(
    r"(?:\A|[,;:–—] |\b(?:and|but|that) )(?:of|among|out of)(?: (?:the|these|those|its|his|her|their|all|our))* \Z",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b", re.IGNORECASE)
_APPOSED = re.compile(rf"(?P<item>[^:;()–—]{{0,60}}),(?: and)? {DEGREE}\Z", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(
    rf"\b(?:totall?ing|add(?:s|ed|ing)? up to|(?:combined|overall|grand|joint)(?: total of)?|total(?: of)?|in all,?"
    rf"|in total,?|altogether,?|all told,?|making(?: it)?) {DEGREE}\Z",
    re.IGNORECASE,
)
_TOTAL_REACHED = re.compile(rf"\b(?:total|toll|tally|number)\b[^,;]{{0,30}} (?:to|at|is|was) {DEGREE}\Z", re.IGNORECASE)
_TOTAL_AFTER = re.compile(
    r"(?:[ -][\w'’-]+){0,3}?,? (?:in all|in total|altogether|all told|combined|between them)"
    r"(?=[,.;:)–—]|\Z| (?:were|was|are|is|have|has|had|died)\b)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|at|on|from|near|by|since|during|last|this|for|after|to|with|than|before|over)\b", re.IGNORECASE
)
# What may follow a part that stands without a noun: where, when, how it was; anything else may be a verb.
_CLOSER_WORD = re.compile(
    r"\A (?:in|at|on|from|near|by|during|for|of|under|over|online|nationwide|abroad|elsewhere|gold|silver|bronze"
    r"|[a-z]+ly)\b"
)
_SEXES = frozenset("men women boys girls males females".split())
_NEXT_OPENING = re.compile(
    rf"(?:(?:of|among|out of) (?:them|these|those|whom|the (?:dead|injured|wounded|missing|victims|total))"
    rf"(?: (?:were|are))?|(?:they|these|those|the (?:dead|victims|others|total)) (?:were|are|{AMONG}|compris\w+"
    rf"|consist(?:ed)? of)),? {DEGREE}",
    re.IGNORECASE,
)
_LONGEST_OPENING = 80
_SMALL = 10
_OUTCOMES = frozenset("dead killed deaths injured wounded missing survivors".split())


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and the numbers that the text lists as its parts; whether they add up is not said."""

    whole: NumberMention
    parts: tuple[NumberMention, ...]
    claim: Claim
    is_complete: bool


def announced_after(row: Row, whole: int, parts: Parts) -> Iterator[Sum]:
    """Yield the readings of a list behind its whole: "33 people: eight troops and 25 civilians"."""
    listed = list_after(row, whole, parts)
    claim = _claim_after(row, whole, listed) if listed.places else None
    if claim is None:
        return
    yield _sum(row, whole, listed, claim)
    for length in range(2, len(listed.places)):
        shorter = listed.first(length)
        if shorter.joins[-1]["mark"].strip(", ;") in ("and", "plus"):
            yield _sum(row, whole, shorter, claim)


def _sum(row: Row, whole: int, listed: Listed, claim: Claim) -> Sum:
    parts = tuple(row.numbers[place] for place in listed.places)
    return Sum(row.numbers[whole], parts, claim, listed.is_closed)


def _claim_after(row: Row, whole: int, listed: Listed) -> Claim | None:
    """Tell what the words between a whole and the first number behind it say."""
    gap = row.gap(whole, listed.places[0])
    if _AMONG.search(gap):
        return "some"
    if _MADE_UP_OF.search(gap):
        return "all"
    if _MARKED.search(gap):
        return "listed"
    apposed = _APPOSED.fullmatch(gap)
    return _claim_apposed(row, whole, listed, apposed["item"]) if apposed else None


def _claim_apposed(row: Row, whole: int, listed: Listed, item: str) -> Claim | None:
    """Tell what a comma between a whole and a list says: "Of the 33, eight ...", "33 people, eight of them ..."."""
    if _OF_WHOLE.search(row.lead(whole)):
        return "some"
    if _OF_THEM.match(row.tail(listed.places[0])):
        are_phrases = all(_is_noun_phrase(row.kind(place), row.tail(place)) for place in listed.places)
        return "some" if are_phrases else None
    return "loose" if _may_be_apposed(row, whole, listed, item) else None


def _may_be_apposed(row: Row, whole: int, listed: Listed, item: str) -> bool:
    """Tell whether a list behind a bare comma may tell the parts of what stands before, and is no row of equals.

    "33 people, eight troops and 25 civilians" may; "30 soldiers, 20 officers and 10 guards", "33 on Monday, 25 on
    Tuesday and eight on Sunday" and "33 people were hurt, 25 were arrested and eight fled" may not.
    """
    kinds = [row.kind(place) for place in listed.places]
    if not listed.is_closed or not _may_hold(row, whole, kinds):
        return False
    tails = [row.tail(place) for place in listed.places]
    for kind, tail in zip(kinds, tails, strict=True):
        if NEW_CLAUSE.match(tail) or not _is_noun_phrase(kind, tail):
            return False
    own = _prepositions(f"{_opening(row, whole)} {item}")
    return not any(own & _prepositions(" ".join(tail.split()[:4])) for tail in tails)


def _prepositions(text: str) -> set[str]:
    return {word.lower() for word in _PREPOSITION.findall(text)}


def _is_noun_phrase(kind: Kind, tail: str) -> bool:
    """Tell whether a number has its noun behind it, or a word that says where or how, and not a verb."""
    return kind.noun is not None or bool(_CLOSER_WORD.match(tail))


def _may_hold(row: Row, whole: int, kinds: Sequence[Kind]) -> bool:
    """Tell whether what is counted is more general than the parts: a general word, or the same in one place."""
    kind = row.kind(whole)
    if kind.noun is None or any(one.noun in _OUTCOMES for one in kinds):
        return False
    if kind.noun in GENERAL_NOUNS or all(one.noun in _SEXES for one in kinds):
        return True
    return all(goes_on_with(one, kind) or one.is_name for one in kinds)


def _opening(row: Row, whole: int) -> str:
    start = row.numbers[whole].span.start
    return row.text[max(row.passage.span.start, start - _LONGEST_OPENING) : start]


def announced_before(row: Row, whole: int) -> Iterator[Sum]:
    """Yield the readings of a list in front of its whole: "eight troops and 25 civilians, 33 in all"."""
    claim = claim_of_total(row, whole)
    if claim is None:
        return
    listed = list_before(row, whole)
    begins = bool(listed.places) and not re.search(r"(?:[,;]|\b(?:and|plus))\s*\Z", row.lead(listed.places[0]))
    for length in range(len(listed.places), 1, -1):
        last = listed.last(length)
        is_complete = begins and length == len(listed.places) and last.is_closed and _is_apposed(row, last, whole)
        parts = tuple(row.numbers[place] for place in last.places)
        yield Sum(row.numbers[whole], parts, claim, is_complete)


def claim_of_total(row: Row, whole: int) -> Claim | None:
    """Tell whether a number is called a total; one that was only reached ("bringing the toll to 33") may hold more."""
    lead = row.lead(whole)
    if _TOTAL_BEFORE.search(lead) or _TOTAL_AFTER.match(row.tail(whole)):
        return "all"
    return "loose" if _TOTAL_REACHED.search(lead) else None


def _is_apposed(row: Row, listed: Listed, whole: int) -> bool:
    """Tell whether the total follows the list's last item at once: ", a total of 33"."""
    gap = row.gap(listed.places[-1], whole)
    return bool(re.fullmatch(r"[^,;:–—]{0,40}(?:,| [–—-]{1,2}|:) [^,;:–—]{0,25}", gap))


def total_of_sentences(row: Row, before: Sequence[Row]) -> Iterator[Sum]:
    """Yield the readings of sentences whose total opens the next one: "In all, 33 people died."; nearest first."""
    whole = row.numbers[0]
    if not before or claim_of_total(row, 0) is None or len(row.lead(0)) > _LONGEST_OPENING:
        return
    parts: tuple[NumberMention, ...] = ()
    for earlier in before:
        joined = Row(row.text, row.passage, (*earlier.numbers, whole), row.kinds)
        last = len(earlier.numbers)
        found = tuple(number for place, number in enumerate(earlier.numbers) if joined.may_be_part(place, last))
        if not found:
            return
        parts = (*found, *parts)
        yield Sum(whole, parts, "loose", is_complete=False)


def listed_in_next(row: Row, whole: int, following: Row, parts: Parts) -> Iterator[Sum]:
    """Yield the reading of a list in the next sentence: "killed 20 people. Three died in Homs, five in Hama ..."."""
    if any(row.may_be_part(place, whole) for place in range(whole + 1, len(row.numbers))):
        return
    joined = Row(row.text, following.passage, (row.numbers[whole], *following.numbers), row.kinds)
    listed = list_after(joined, 0, parts)
    if sum(joined.may_be_part(place, 0) for place in range(1, len(joined.numbers))) != len(listed.places):
        return
    if listed.places and _goes_on(joined, row.kind(whole), listed):
        yield _sum(joined, 0, listed, "loose")


def _goes_on(joined: Row, kind: Kind, listed: Listed) -> bool:
    """Tell whether a sentence lists what the one before counted: it says so, or its numbers stand without a noun.

    Without a word that says so, two small numbers that happen to add up are not enough.
    """
    first = listed.places[0]
    opening = joined.text[joined.passage.span.start : joined.numbers[first].span.start]
    if _NEXT_OPENING.fullmatch(opening) or (not opening.strip() and _OF_THEM.match(joined.tail(first))):
        return True
    goes_on = re.fullmatch(DEGREE, opening, re.IGNORECASE) and goes_on_with(joined.kind(first), kind)
    return bool(goes_on) and (len(listed.places) > 2 or (joined.numbers[0].value or 0) > _SMALL)


def larger_part(row: Row, whole: int) -> Sum | None:
    """Return people that are said to be among fewer people: "33 people, including 40 women"; usually None."""
    if whole + 1 == len(row.numbers) or not _AMONG.search(row.gap(whole, whole + 1)):
        return None
    given, part = row.numbers[whole], row.numbers[whole + 1]
    are_people = row.kind(whole).group == row.kind(whole + 1).group == "people"
    return Sum(given, (part,), "some", is_complete=True) if are_people and exact(part) > exact(given) else None


def pairs_of_whole_and_part(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the ids of each number and of those that the text says are among it; adding them would count twice."""
    for whole in range(len(row.numbers)):
        for reading in (*announced_after(row, whole, {}), *announced_before(row, whole)):
            yield from ((reading.whole.id, part.id) for part in reading.parts)
