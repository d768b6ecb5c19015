"""Suggest the article's own words for a quotation that it does not have: for the repair request, never to accept."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher, get_close_matches
from heapq import nsmallest
from itertools import accumulate
from math import sqrt

from summarizer.article import Passage, Span
from summarizer.grounding.evidence import Source
from summarizer.grounding.words import FUNCTION_WORDS, fold, run_of

_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*")
_LEAST_SHARE = 0.5
_LEAST_LIKENESS = 0.85
_SHORTEST_ALIKE = 4
_MOST_MISSPELT = 4
_SHORTEST_RESPACED = 5
_LONGEST_SHOWN = 300
_MOST_PASSAGES = 5
_EDGES = " \n\"“”‘’'«»()[],;:."


@dataclass(frozen=True)
class Suggestion:
    """Words of the article that are near to others."""

    span: Span
    exact: str
    passage: int


def did_you_mean(quote: str, source: Source) -> str:
    """Return the end of a sentence that asks whether the article's own words were meant; empty where none are near."""
    suggestion = suggest(quote, source)
    if suggestion is None:
        return ""
    shown = f"“{' '.join(suggestion.exact.split())}” in " if len(suggestion.exact) <= _LONGEST_SHOWN else ""
    return f"; did you mean {shown}[{suggestion.passage}]?"


def suggest(quote: str, source: Source) -> Suggestion | None:
    """Return the words of the passage that shares the most with a quotation, rare words first, or None."""
    wanted = run_of(quote).split()
    content = [word for word in dict.fromkeys(wanted) if word not in FUNCTION_WORDS and len(word) > 1]
    forms = dict(_forms(content, source))
    scores: dict[int, float] = {}
    for form in dict.fromkeys(forms.values()):
        numbers = source.passages_of_word[form]
        for number in numbers:
            scores[number] = scores.get(number, 0) + 1 / sqrt(len(numbers))
    best = nsmallest(_MOST_PASSAGES, scores, key=lambda number: (-round(scores[number], 9), number))
    likely = [number for number in best if _holds_enough(number, forms, content, source)]
    sought = [forms.get(word, word) for word in wanted]
    windows = [_window(sought, source.article.passages[number - 1], source) for number in likely]
    near = max(filter(None, windows), key=lambda matched: (matched[0], -len(matched[1].exact)), default=None)
    return near[1] if near else _respaced("".join(wanted), source)


def _holds_enough(number: int, forms: dict[str, str], content: Sequence[str], source: Source) -> bool:
    held = [word for word, form in forms.items() if number in source.passages_of_word[form]]
    return len(held) >= _LEAST_SHARE * len(content)


def _forms(content: Sequence[str], source: Source) -> Iterator[tuple[str, str]]:
    """Yield the words that the article has, and of the others the few that it has in a like form."""
    misspelt = [word for word in content if word not in source.passages_of_word]
    yield from ((word, word) for word in content if word in source.passages_of_word)
    for word in misspelt[:_MOST_MISSPELT]:
        alike = [] if len(word) < _SHORTEST_ALIKE else _alike(word, source)
        yield from ((word, form) for form in alike)


def _alike(word: str, source: Source) -> list[str]:
    near = (
        other
        for other in source.passages_of_word
        if abs(len(other) - len(word)) <= 2 and (other[0] == word[0] or other[-1] == word[-1]) and "-" not in other
    )
    return get_close_matches(word, near, n=1, cutoff=_LEAST_LIKENESS)


def _window(wanted: Sequence[str], passage: Passage, source: Source) -> tuple[int, Suggestion] | None:
    """Return the part of a passage that the wanted words match best in order, behind how many of them it holds."""
    found = list(_WORD.finditer(source.article.exact(passage.span)))
    given = [fold(match.group()).removesuffix("'s") for match in found]
    blocks = SequenceMatcher(None, wanted, given, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return None
    chosen = _close_blocks(blocks, 2 * len(wanted) + 4, given)
    first, last = chosen[0], chosen[-1]
    start = found[max(0, first.b - first.a)].start()
    end = found[min(len(found), last.b + len(wanted) - last.a) - 1].end()
    return sum(block.size for block in chosen), _suggestion(start, end, passage, source)


def _close_blocks(blocks: Sequence[Match], most: int, given: Sequence[str]) -> list[Match]:
    """Return the block with the most content words, and those around it that make no stretch of too many words."""
    anchor = max(blocks, key=lambda block: sum(word not in FUNCTION_WORDS for word in _words_of(block, given)))
    chosen = [anchor]
    for block in blocks:
        if anchor.b < block.b and block.b + block.size - chosen[0].b <= most:
            chosen.append(block)
    for block in reversed(blocks):
        if block.b < chosen[0].b and chosen[-1].b + chosen[-1].size - block.b <= most:
            chosen.insert(0, block)
    return chosen


def _words_of(block: Match, given: Sequence[str]) -> Sequence[str]:
    return given[block.b : block.b + block.size]


def _suggestion(start: int, end: int, passage: Passage, source: Source) -> Suggestion:
    """Return the stretch of a passage, widened to white space so that it loses no sign or prefix."""
    exact = source.article.exact(passage.span)
    before, behind = exact[:start].split(), exact[end:].split()
    start -= len(before[-1]) if before and not exact[start - 1].isspace() else 0
    end += len(behind[0]) if behind and not exact[end].isspace() else 0
    words = exact[start:end].strip(_EDGES)
    start = passage.span.start + exact.index(words, start)
    return Suggestion(Span(start, start + len(words)), words, passage.number)


def _respaced(squeezed: str, source: Source) -> Suggestion | None:
    """Return the words that have the same letters in a row, in other words ("four square" for "foursquare")."""
    if len(squeezed) < _SHORTEST_RESPACED:
        return None
    for number, letters in source.squeezed:
        place = letters.find(squeezed)
        if place >= 0:
            passage = source.article.passages[number - 1]
            found = list(_WORD.finditer(source.article.exact(passage.span)))
            ends = list(accumulate(len(fold(match.group()).removesuffix("'s")) for match in found))
            first, last = bisect_right(ends, place), bisect_left(ends, place + len(squeezed))
            if last < len(found):
                return _suggestion(found[first].start(), found[last].end(), passage, source)
    return None
