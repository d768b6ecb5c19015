"""Find copied words in an article: exactly, or apart from typography only. Never nearly (that is for suggestions).

Two texts are typographically equal when they differ only in the form of quotation marks and dashes, in white space
(line wraps and non-breaking spaces included), soft hyphens and zero-width characters, composed or decomposed accents,
and ligatures (Unicode NFKC).
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from summarizer.article import Article, Span

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_FORMS = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}


@dataclass(frozen=True)
class _Folded:
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def locate(quote: str, article: Article, *, near: Span | None = None) -> Span | None:
    """Return where the words stand, whole words only, or None; of several places, the first inside `near`."""
    wanted = quote.strip()
    if not wanted:
        return None
    places = _exact_places(wanted, article.text) or _folded_places(wanted, article.text)
    whole = [place for place in places if not _cuts(place, article.text)]
    inside = [place for place in whole if near is not None and place in near]
    return next(iter(inside or whole), None)


def _exact_places(wanted: str, text: str) -> list[Span]:
    places, start = [], text.find(wanted)
    while start >= 0:
        places.append(Span(start, start + len(wanted)))
        start = text.find(wanted, start + 1)
    return places


def _folded_places(wanted: str, text: str) -> list[Span]:
    needle = _fold(wanted).text.strip()
    hay = _fold(text)
    if not needle:
        return []
    return [Span(hay.starts[place.start], hay.ends[place.end - 1]) for place in _exact_places(needle, hay.text)]


@lru_cache(maxsize=8)
def _fold(text: str) -> _Folded:
    """Return the text with typography made plain, and for each of its characters where it came from."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for character in _plain_form(text[position:end]):
            if character == " " and characters and characters[-1] == " ":
                ends[-1] = end
                continue
            characters.append(character)
            starts.append(position)
            ends.append(end)
        position = end
    return _Folded("".join(characters), tuple(starts), tuple(ends))


def _plain_form(cluster: str) -> str:
    if cluster.isascii():
        return " " if cluster.isspace() else cluster
    if cluster in _DROPPED:
        return ""
    if cluster in _FORMS:
        return _FORMS[cluster]
    return " " if cluster.isspace() else unicodedata.normalize("NFKC", cluster)


def _cuts(span: Span, text: str) -> bool:
    """Tell whether a span begins or ends inside a word or a number ("47.1 million" must not give "1 million")."""
    return _joins(text, span.start) or _joins(text, span.end)


def _joins(text: str, border: int) -> bool:
    if not 0 < border < len(text):
        return False
    before, after = text[border - 1], text[border]
    if before.isalnum() and after.isalnum():
        return True
    if after.isdigit() and before in ".,'’" and border > 1 and text[border - 2].isdigit():
        return True
    return before.isdigit() and after in ".,'’" and border + 1 < len(text) and text[border + 1].isdigit()
