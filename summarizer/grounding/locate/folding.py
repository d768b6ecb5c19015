"""Make typography plain, and remember where every character came from.

Two texts are typographically equal when they differ only in the form of quotation marks, dashes and ellipses and the
space around these, in white space (line wraps and non-breaking spaces included), soft hyphens and zero-width
characters, what groups the digits of a number in threes, composed or decomposed accents, ligatures and the width of
letters (Unicode NFKC, but no superscripts, fractions or encircled figures: "10²" is not "102").
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

WRAP = "\x1f"  # where a line ends in a hyphen within a word: "nego-\ntiations"
_LONGEST_PART = 40
_LETTERS = re.compile(rf"(?:[^\W\d_]|{WRAP})+")
DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DASHES = "\\-‐‑‒–—―−"
_QUOTES = "“”„‟«»″\"‘’‚‛‹›′'`´"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_CHANGED = re.compile(
    rf"(?P<wrap>(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n[^\S\n]*(?=[^\W\d_]))"
    r"|(?P<group>(?<=\d)[,\u00a0\u202f\u2009](?=\d{3}(?!\d)))"
    rf"|(?P<ellipsis>\s*(?:…|\.(?:\s?\.){{2,}})\s*)"
    rf"|(?P<dash>\s+[{_DASHES}]{{1,3}}\s+|--+|[‐‑‒–—―−])"
    rf"|(?P<double>``|''|[“”„‟«»″\"])|(?P<single>[‘’‚‛‹›′`´])"
    rf"|(?P<space>(?:[^\S ]| (?=[\s{DROPPED}])|[{DROPPED}]+(?=\s))[\s{DROPPED}]*)|(?P<dropped>[{DROPPED}]+)"
    rf"|(?P<letters>[!-~](?=[{_MARKS}])[^\x00-\x7f\s{_DASHES}…{_QUOTES}{DROPPED}]*"
    rf"|[^\x00-\x7f\s{_DASHES}…{_QUOTES}{DROPPED}]+)"
)
_PLAIN = {"wrap": WRAP, "ellipsis": "...", "dash": "-", "single": "'", "space": " ", "dropped": "", "group": ""}
# Decompositions that change how a character looks, and not what it says.
_SAME_MEANING = frozenset("<compat> <wide> <narrow> <noBreak> <initial> <medial> <final> <isolated>".split())


@dataclass(frozen=True)
class Folded:
    """Plain text; `changes` are the changed pieces: where each stands in `text`, and where in the original."""

    text: str
    changes: tuple[tuple[int, int, int, int], ...]

    @cached_property
    def wrapped_words(self) -> dict[str, list[int]]:
        """Where a line ends within a word, by the word without hyphens."""
        places: dict[str, list[int]] = {}
        for start, _, _, _ in self.changes:
            if self.text[start : start + 1] == WRAP:
                before = _LETTERS.findall(self.text[max(0, start - _LONGEST_PART) : start].replace("-", ""))
                behind = _LETTERS.findall(self.text[start : start + _LONGEST_PART].replace("-", ""))
                places.setdefault((before[-1] + behind[0]).replace(WRAP, ""), []).append(start)
        return places

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the plain text came from; a changed piece is never cut."""
        return self._origin(start, at_end=False), self._origin(end - 1, at_end=True)

    def _origin(self, position: int, *, at_end: bool) -> int:
        index = bisect_right(self.changes, position, key=lambda change: change[0])
        if not index:
            return position + at_end
        _, plain_end, start, end = self.changes[index - 1]
        if position < plain_end:
            return end if at_end else start
        return position - plain_end + end + at_end


def fold(text: str) -> Folded:
    """Return the text with typography made plain."""
    pieces: list[str] = []
    changes: list[tuple[int, int, int, int]] = []
    done = size = 0
    for start, end, plain in _changed(text):
        pieces += (text[done:start], plain)
        size += start - done
        changes.append((size, size + len(plain), start, end))
        size += len(plain)
        done = end
    pieces.append(text[done:])
    return Folded("".join(pieces), tuple(changes))


# The whole text of an article, which one quotation after the other is looked for in.
fold_article = lru_cache(maxsize=4)(fold)


def _changed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and plain form of every piece that is not plain already."""
    for match in _CHANGED.finditer(text):
        kind = str(match.lastgroup)
        if kind == "letters":
            yield from _changed_letters(match)
        elif kind == "double":
            is_inch = text[: match.start()][-1:].isdigit()
            yield match.start(), match.end(), '"' if is_inch else "'"
        else:
            yield match.start(), match.end(), _PLAIN[kind]


def _changed_letters(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    if unicodedata.is_normalized("NFKC", match.group()):
        return
    start = match.start()
    for cluster in _clusters(match.group()):
        plain = _plain_letter(cluster)
        if plain != cluster:
            yield start, start + len(cluster), plain
        start += len(cluster)


def _clusters(letters: str) -> Iterator[str]:
    """Yield each letter with the marks, or the vowel and final consonant of a Korean syllable, that belong to it."""
    cluster = ""
    for letter in letters:
        if cluster and not (unicodedata.combining(letter) or "\u1160" <= letter <= "\u11ff"):
            yield cluster
            cluster = ""
        cluster += letter
    yield cluster


def _plain_letter(cluster: str) -> str:
    tags = {unicodedata.decomposition(letter).split(" ", 1)[0] for letter in cluster}
    is_same = all(tag in _SAME_MEANING for tag in tags if tag.startswith("<"))
    return unicodedata.normalize("NFKC" if is_same else "NFC", cluster)
