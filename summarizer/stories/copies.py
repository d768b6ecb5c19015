"""Copies: identical, wire and near ones, which count as one origin. An update with new figures is none.

Two articles are compared where they share a whole sentence. Sentences are then paired: equal ones, and edited ones that
keep every figure, denial and weekday (Indel similarity of their words, by rapidfuzz). MinHash sketches would tell only
how much two texts share, and an update that changes one figure shares as much as a copy does; docs/stories.md has the
measurement.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from summarizer.edition import CopyKind
from summarizer.stories.wording import Sentence, Wording

_LEAST_WORDS = 6  # a shorter sentence in common tells nothing
_MANY = 40  # articles with one sentence: a notice, or an agency text that all print; compared are then
_FIRST = 5  # so many of them, which may be the original, with the others
_EDITED = 0.75  # of the words of two sentences
_REWRITTEN = 0.5  # and figures that differ: the same statement, updated
_LEAST_SHARE = 0.8  # of the words of the copy
_LONGEST_TAIL = 0.25  # of the words of an article that was told before, behind which another goes on


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """An article that is a copy of another one."""

    article: str
    original: str
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class _Compared:
    """What share of an article's words the other has, whether one of them updates the other, whether they are equal."""

    share: float
    is_update: bool
    is_identical: bool


def find_copies(wordings: Sequence[Wording], held: Collection[str]) -> tuple[FoundCopy, ...]:
    """Return the copies among articles; those in `held` were told before and stay originals.

    The original is the one told before, else the one with the most words; equal ones in the given order.
    """
    place = {wording.article: number for number, wording in enumerate(wordings)}
    sizes = [_size(wording.sentences) for wording in wordings]
    order = sorted(place.values(), key=lambda number: (wordings[number].article not in held, -sizes[number], number))
    rank = {number: position for position, number in enumerate(order)}
    partners = _sharing(wordings, rank)
    found: dict[int, FoundCopy] = {}
    for number in order:
        article = wordings[number].article
        for other in sorted(partners.get(number, ()), key=rank.__getitem__):
            if article in held or other in found:
                continue
            kind = _kind(wordings[number], wordings[other], is_told=wordings[other].article in held)
            if kind:
                found[number] = FoundCopy(article, wordings[other].article, kind)
                break
    return tuple(found[number] for number in sorted(found))


def _size(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)


def _sharing(wordings: Sequence[Wording], rank: Mapping[int, int]) -> dict[int, set[int]]:
    """Return which wordings share a whole sentence, by number; `rank` says which would be the original."""
    holders: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, wording in enumerate(wordings):
        for sentence in wording.sentences:
            if len(sentence.words) >= _LEAST_WORDS:
                holders[sentence.words].add(number)
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for numbers in holders.values():
        ranked = sorted(numbers, key=rank.__getitem__)
        for place, one in enumerate(ranked if len(ranked) <= _MANY else ranked[:_FIRST]):
            for other in ranked[place + 1 :]:
                partners[other].add(one)
    return partners


def _kind(wording: Wording, original: Wording, *, is_told: bool) -> CopyKind | None:
    """Return what kind of copy a wording is of another one; None where it tells something of its own."""
    compared = _compare(wording.sentences, original.sentences)
    if compared.is_update or compared.share < (1 - _LONGEST_TAIL if is_told else _LEAST_SHARE):
        return None
    if compared.is_identical:
        return "identical"
    agencies = {wording.agency, original.agency} - {None}
    return "wire" if len(agencies) == 1 else "near"


def _compare(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> _Compared:
    pairs, rest = _equal(ours, theirs)
    is_identical, is_update = all(pairs) and not rest, False
    for number, sentence in enumerate(ours):
        nearest, likeness = _nearest(sentence, rest) if not pairs[number] else (None, 0.0)
        if nearest and nearest.hard != sentence.hard:
            is_update = True
        elif nearest and likeness >= _EDITED:
            pairs[number] = True
            rest.remove(nearest)
    is_update = (
        is_update or _tells_inside(ours, pairs) or any(sentence.hard for sentence in rest if sentence in theirs[:2])
    )
    shared = _size([sentence for sentence, is_paired in zip(ours, pairs, strict=True) if is_paired])
    return _Compared(shared / max(1, _size(ours)), is_update, is_identical)


def _equal(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> tuple[list[bool], list[Sentence]]:
    """Return which of our sentences they have too, and those of theirs that we lack."""
    left = Counter(sentence.words for sentence in theirs)
    pairs = []
    for sentence in ours:
        pairs.append(left[sentence.words] > 0)
        left[sentence.words] -= pairs[-1]
    return pairs, [sentence for sentence in theirs if left[sentence.words] > 0]


def _nearest(sentence: Sentence, others: Sequence[Sentence]) -> tuple[Sentence | None, float]:
    """Return the sentence that says most nearly the same, and how like it is; None where none does."""
    likenesses = [
        (Indel.normalized_similarity(sentence.words, other.words, score_cutoff=_REWRITTEN), other) for other in others
    ]
    likeness, nearest = max(likenesses, key=lambda pair: pair[0], default=(0.0, None))
    return (nearest, likeness) if likeness >= _REWRITTEN else (None, 0.0)


def _tells_inside(sentences: Sequence[Sentence], pairs: Sequence[bool]) -> bool:
    """Tell whether a sentence with a figure, which the other lacks, stands before the last one that both have."""
    last = max((number for number, is_paired in enumerate(pairs) if is_paired), default=-1)
    return any(
        sentence.hard for sentence, is_paired in zip(sentences[:last], pairs[:last], strict=True) if not is_paired
    )
