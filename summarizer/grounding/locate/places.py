"""Find copied words in an article: as they are, apart from typography, apart from their edges. Never nearly."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.article import Article, Span
from summarizer.grounding.locate.borders import cuts
from summarizer.grounding.locate.folding import WRAP, Folded, fold, fold_article

_LETTER = r"[^\W\d_]"
_WRAPPED = re.compile(rf"(?<={_LETTER})(?:{WRAP}|- )(?={_LETTER})")
_JOINT = re.compile(rf"{WRAP}|(?<={_LETTER})- (?={_LETTER})|-|(?<={_LETTER})(?={_LETTER})")
_JOINTS = {"": f"{WRAP}?", "-": f"[-{WRAP}]", "- ": f"(?:{WRAP}|- ?)?", WRAP: f"(?:{WRAP}|- ?)?"}
_LETTERS = re.compile(rf"{_LETTER}+")
_HYPHENS = re.compile(rf"- ?|{WRAP}")


def locate(quote: str, article: Article, *, near: Sequence[Span] = (), within: Span | None = None) -> Span | None:
    """Return where the words stand, whole words only, or None.

    Of several places one in the spans `near` is taken, the first given first, else the one next to them, else the
    first. `within` leaves out all that is not in it.
    """
    whole = Span(0, len(article.text))
    for region in [within] if within else [*near, whole]:
        found = places(quote, article.text, region)
        if found:
            return min(found, key=lambda place: distance(place, near))
    return None


def distance(place: Span, near: Sequence[Span]) -> int:
    """Return how many characters lie between a place and the nearest of some spans; 0 where there are none."""
    return min((max(span.start - place.end, place.start - span.end, 0) for span in near), default=0)


def places(quote: str, text: str, region: Span) -> list[Span]:
    """Return all places of the words in a region, in text order, by the strictest comparison that finds any."""
    wanted = quote.strip()
    if not wanted:
        return []
    exact = [Span(start, start + len(wanted)) for start in _finds(wanted, text, region)]
    return _uncut(exact, text) or _typographic_places(wanted, text, region)


def _finds(wanted: str, text: str, region: Span) -> Iterator[int]:
    start = text.find(wanted, region.start, region.end)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1, region.end)


def _uncut(found: Sequence[Span], text: str) -> list[Span]:
    return [place for place in found if not cuts(place, text)]


def _typographic_places(wanted: str, text: str, region: Span) -> list[Span]:
    needle = fold(wanted).text.strip()
    if not any(map(str.isalnum, needle)):
        return []
    is_whole = region.start == 0 and region.end == len(text)
    hay = fold_article(text) if is_whole else fold(text[region.start : region.end])
    for comparison in (_same, _same_but_edges, _same_but_wraps):
        found = [_trimmed(hay.origin(*place), text, region.start) for place in comparison(needle, hay)]
        uncut = _uncut(found, text)
        if uncut:
            return sorted(dict.fromkeys(uncut), key=lambda place: place.start)
    return []


def _trimmed(place: tuple[int, int], text: str, offset: int) -> Span:
    """Return a place in the text without the white space that a folded dash or ellipsis takes along."""
    start, end = place[0] + offset, place[1] + offset
    exact = text[start:end]
    return Span(start + len(exact) - len(exact.lstrip()), end - (len(exact) - len(exact.rstrip())))


def _same(needle: str, hay: Folded) -> Iterator[tuple[int, int]]:
    for start in _finds(needle, hay.text, Span(0, len(hay.text))):
        yield start, start + len(needle)


def _same_but_edges(needle: str, hay: Folded) -> Iterator[tuple[int, int]]:
    """Yield places that differ in the case of the first letter, or in a last full stop or comma, from the needle."""
    for form in _forms(needle)[1:]:
        yield from (place for place in _same(form, hay) if _may_end(form, needle, place[1], hay))


def _forms(needle: str) -> list[str]:
    bare = needle.rstrip(".,'")
    return list(dict.fromkeys((needle, _swapped(needle), bare, _swapped(bare))))


def _swapped(needle: str) -> str:
    return needle[0].swapcase() + needle[1:]


def _may_end(form: str, needle: str, end: int, hay: Folded) -> bool:
    """Tell whether the last full stop or comma may go: "the talks failed." is not in "Have the talks failed?"."""
    return len(form) == len(needle) or hay.text[end : end + 2].lstrip("'")[:1] != "?"


def _same_but_wraps(needle: str, hay: Folded) -> Iterator[tuple[int, int]]:
    """Yield places that differ from the needle in where a line ends within a word, and maybe in the edges."""
    for form in _forms(needle):
        found = (*_unwrapped(form, hay), *_wrapped(form, hay))
        yield from (place for place in found if _may_end(form, needle, place[1], hay))


def _unwrapped(needle: str, hay: Folded) -> Iterator[tuple[int, int]]:
    for join in ("", "-"):
        joined = _WRAPPED.sub(join, needle)
        if joined != needle:
            yield from _same(joined, hay)


def _wrapped(needle: str, hay: Folded) -> Iterator[tuple[int, int]]:
    reach = len(needle) + len(needle) // 4 + 8
    for word in dict.fromkeys(_LETTERS.findall(_HYPHENS.sub("", needle))) if hay.wrapped_words else ():
        for place in hay.wrapped_words.get(word, ()):
            found = _wrapped_pattern(needle).search(hay.text, max(0, place - reach), place + reach)
            if found:
                yield found.span()


@lru_cache(maxsize=16)
def _wrapped_pattern(needle: str) -> re.Pattern[str]:
    """Return a pattern of the words that lets a line end at each hyphen and between two letters."""
    pattern, done = "", 0
    for joint in _JOINT.finditer(needle):
        pattern += re.escape(needle[done : joint.start()]) + _JOINTS[joint.group()]
        done = joint.end()
    return re.compile(pattern + re.escape(needle[done:]))
