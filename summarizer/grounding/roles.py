"""Roles and affiliations: what an actor is said to be must be said near its name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.article import Passage
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.figures import check_figures, tells_figures
from summarizer.grounding.naming import check_names
from summarizer.grounding.words import key_set, plain

_LEAST_SHARE = 0.34
_CLEAR_SHARE = 0.5
# "Its leader, Priya Nand": whose, the sentence before says.
_REFERS_BACK = re.compile(r"\b(?:its|their|his|her)\b")
# "The Front’s spokesman" carries "spokesman of the Highland Front": one word of a name must be near.
_NAMES = re.compile(r"\b[A-Z][\w’'-]+(?:(?: (?:of|for|the|and))* [A-Z][\w’'-]+)*")
_GOES_ON = re.compile(r"[“\"‘']?(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Carried:
    """The passages that carry a label, and whether they hold only a part of its words."""

    passages: frozenset[int]
    is_weak: bool


def carry(label: str, naming: Iterable[Passage], source: Source) -> Carried:
    """Return which passages carry a role or affiliation: those that name the actor and their neighbours.

    A neighbour counts where one refers to the other ("Its leader, ..."). Raises NotSupportedError where too few of the
    label's words are there, or where it names somebody or gives a figure that they lack.
    """
    missing = f"no sentence that names the actor says “{label}”"
    label = plain(label)
    check_names(label, source)
    wanted = _wanted(label)
    passages = [source.article.passages[number - 1] for number in sorted(_near(naming, source))]
    if tells_figures(label):
        check_figures(label, [source.passage_evidence(passage) for passage in passages], source)
    held: dict[int, set[str]] = {passage.number: set() for passage in passages}
    for one in wanted:
        for number in held.keys() & source.passages_of_key.get(one, ()):
            held[number].add(one)
    found = frozenset().union(*held.values())
    is_named = all(_is_near(name, found, passages, source) for name in _NAMES.findall(label))
    if not wanted or len(found) < _LEAST_SHARE * len(wanted) or not is_named:
        raise NotSupportedError("not_in_article", missing)
    is_weak = len(found) < _CLEAR_SHARE * len(wanted) or len(wanted - source.keys) > len(wanted) // 2
    return Carried(frozenset(_fewest(held)), is_weak)


def _is_near(name: str, found: frozenset[str], passages: Sequence[Passage], source: Source) -> bool:
    """Tell whether the passages have a word of a name, or a pronoun that may stand for it."""
    return bool(_wanted(name) & found) or any(_refers_back(passage, source) for passage in passages)


def _wanted(label: str) -> frozenset[str]:
    """Return the keys of a label's words; of a hyphenated word its parts."""
    return key_set(label.replace("-", " "))


def _near(naming: Iterable[Passage], source: Source) -> set[int]:
    """Return the numbers of passages and of their neighbours, found once for each: several actors are named in one."""
    near: set[int] = set()
    for passage in naming:
        if passage.number not in source.neighbours:
            source.neighbours[passage.number] = tuple(_with_neighbours(passage, source))
        near.update(source.neighbours[passage.number])
    return near


def _with_neighbours(passage: Passage, source: Source) -> Iterator[int]:
    yield passage.number
    passages = source.article.passages
    before, after = passages[passage.number - 2 : passage.number - 1], passages[passage.number : passage.number + 1]
    if before and before[0].is_citable and _refers_back(passage, source):
        yield passage.number - 1
    if after and after[0].is_citable and _GOES_ON.match(source.article.exact(after[0].span)):
        yield passage.number + 1


def _refers_back(passage: Passage, source: Source) -> bool:
    return _REFERS_BACK.search(source.article.exact(passage.span).lower()) is not None


def _fewest(held: dict[int, set[str]]) -> Iterator[int]:
    """Yield the passages, in text order, that each hold a word which the ones before lack."""
    missing = set().union(*held.values())
    for number, keys in held.items():
        if keys & missing:
            missing -= keys
            yield number
