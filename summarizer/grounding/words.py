"""Words as the checks compare them: folded, reduced to a key, and the closed lists that carry meaning."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import chain

from summarizer.grounding.forms import BASE_FORMS, SYNONYMS

_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:['.\-][a-z0-9]+)*")  # the same in folded ASCII, and faster
# One class first, then what must stand around some of them: the search then skips from mark to mark.
_BREAK = re.compile(r"[;:()“”\"«»–—!?,.-](?:(?<![,.-])|(?<=[,.])(?=\s|$|[”\"’])|(?<=\s-)(?=\s))")
_DASH = re.compile("[–—]")
_SHORT = 4
_LONG = 7
_UN_WORDS = ("under", "uni", "until", "unto", "uncle", "unless")
_SUFFIXES = frozenset((
    "ations", "ation", "ators", "ator", "ating", "ated", "ates", "ings", "ing", "ions", "ion", "ments", "ment",
    "ures", "ure", "able", "ible", "ers", "er", "ors", "or", "edly", "ied", "ed", "es", "ly", "s", "e", "y",
))  # fmt: skip
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))

FUNCTION_WORDS = frozenset(
    """a about above according across after again against ago all along already also although am among amid an and any
    are around as at away back be became because become been before behind being below between both but by can
    cannot could did do does doing done down due during each either else even ever every few for from further get
    given go had has have having he her here hers him himself his how however i if in including indeed instead into
    is it its itself just least less like made make many may me might more most much must my near neither never no
    none nor not now of off on once one only onto or other others our out over own part per put rather really s same
    set several she should since so some still such take taken than that the their theirs them themselves then there
    these they this those though through thus to together too toward towards two under until up upon us use used
    very via was we well were what when where whether which while who whom whose why will with within without would
    yes yet you your said say says saying told tell tells according""".split()
)
# The closed table of G4: any name of a row may stand for another; demonyms beside their country.
_SAME_NAME = (
    ("us", "u.s", "usa", "united states", "america", "american", "americans"),
    ("un", "u.n", "united nations"),
    ("eu", "e.u", "european union"),
    ("tv", "television"),
    ("uk", "u.k", "united kingdom", "britain", "great britain", "british", "briton", "britons"),
    ("france", "french"), ("germany", "german", "germans"), ("spain", "spanish"), ("netherlands", "dutch", "holland"),
    ("greece", "greek", "greeks"), ("turkey", "türkiye", "turkish"), ("china", "chinese"), ("denmark", "danish"),
    ("sweden", "swedish"), ("switzerland", "swiss"), ("poland", "polish"), ("ireland", "irish"), ("wales", "welsh"),
    ("scotland", "scottish", "scots"), ("thailand", "thai"), ("philippines", "filipino", "filipinos"),
    ("ukraine", "ukrainian", "ukrainians"), ("finland", "finnish"), ("norway", "norwegian"), ("portugal", "portuguese"),
    ("england", "english"), ("europe", "european", "europeans"), ("saudi arabia", "saudi", "saudis"),
    ("myanmar", "burma", "burmese"), ("afghanistan", "afghan", "afghans"), ("palestine", "palestinian", "palestinians"),
    ("iceland", "icelandic"), ("peru", "peruvian"), ("belgium", "belgian"), ("italy", "italian", "italians"),
    ("hungary", "hungarian"), ("argentina", "argentine", "argentinian"), ("brazil", "brazilian"),
)  # fmt: skip
_ROW_OF = {name: row for row in _SAME_NAME for name in row}
_DEMONYM_ENDINGS = ("n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "ite", "ites", "s")


def fold(text: str) -> str:
    """Return text in lower case with typography made plain: straight apostrophes, composed accents, single spaces."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_PLAIN)
    return " ".join(plain.casefold().split())


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None, "\u200b": None})


def plain(text: str) -> str:
    """Return prose without what only its layout needs: soft and special hyphens, line breaks, ligatures."""
    if text.isascii():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    return " ".join(_DASH_IN_WORD.sub("-", composed).split())


_DASH_IN_WORD = re.compile(r"(?<=\w)–(?=[^\W\d_])")  # "18–fold"; between figures it is a range
_INVISIBLE: dict[int, str | None] = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_INVISIBLE |= dict.fromkeys(map(ord, "\u2010\u2011\u2012"), "-")


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, possessive endings removed."""
    return _read(text)


def _read(text: str) -> tuple[str, ...]:
    is_ascii = text.isascii()
    folded = text.casefold() if is_ascii else fold(text)
    found = (_ASCII_WORD if is_ascii else _WORD).findall(folded)
    return tuple([word.removesuffix("'s") for word in found] if "'s" in folded else found)


@lru_cache(maxsize=2048)
def clauses(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of each stretch between marks of punctuation; a mark within a word or number is none."""
    return tuple([found for part in _BREAK.split(text) if (found := _read(part))])


def words_of_clauses(text: str) -> tuple[str, ...]:
    """Return the words of all clauses in a row: those of `words`, but that a dash ends a word, as it ends a clause."""
    return words(text) if _DASH.search(text) is None else tuple(chain.from_iterable(clauses(text)))


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return what forms and close synonyms of one word share: "killed", "deaths" -> "kill"; at most six letters."""
    stem = _stem(BASE_FORMS.get(word, word))
    return _SYNONYM_KEYS.get(stem) or stem


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORT:
        word = f"{word[:-3]}y"
    for size in range(min(_LONGEST_SUFFIX, len(word) - 3), 0, -1):
        suffix = word[-size:]
        if suffix in _SUFFIXES and not (suffix == "ly" and word.endswith("ily")):
            word = word[:-size]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:6]


_SYNONYM_KEYS = {_stem(word): _stem(first) for word, first in SYNONYMS.items()}


@lru_cache(maxsize=2048)
def content_keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words that carry content, in order, hyphenated words also in parts."""
    return tuple([one for word in words(text) for one in keys_of(word)])


@lru_cache(maxsize=2048)
def key_set(text: str) -> frozenset[str]:
    """Return the keys of the words that carry content, each once."""
    return frozenset(content_keys(text))


@lru_cache(maxsize=1 << 16)
def keys_of(word: str) -> tuple[str, ...]:
    """Return the keys of one folded word: none where it carries no content, several where it has parts."""
    parts = [word] if "-" not in word else [word, *word.split("-")]
    if is_un_word(word):
        parts.append(word[2:])  # "cannot be reached" and "unreachable"
    return tuple([key(part) for part in parts if part not in FUNCTION_WORDS and len(part) > 1])


def is_un_word(word: str) -> bool:
    """Tell whether a folded word denies by its first syllable: "unreachable", not "union"."""
    return word.startswith("un") and len(word) > _LONG and not word.startswith(_UN_WORDS)


@lru_cache(maxsize=4096)
def run_of(text: str) -> str:
    """Return the words of a text as one padded string, so that `in` compares whole words in a row."""
    return f" {' '.join(words(text)).replace('-', ' ')} "


def standard_name(name: str) -> str:
    """Return the first name of a folded name's row in the closed table of states, or the name itself."""
    row = _ROW_OF.get(name.removesuffix("."))
    return row[0] if row else name


def may_stand_for(name: str, known: frozenset[str], holds: Callable[[str], object]) -> bool:
    """Tell whether a folded name word is another form of one in the article: the closed table, or a demonym."""
    row = _ROW_OF.get(name.removesuffix("."), ())
    if any(other in known or (" " in other and holds(other)) for other in row):
        return True
    longer = (name + ending for ending in _DEMONYM_ENDINGS if len(name) >= 4)
    shorter = (name.removesuffix(ending) for ending in _DEMONYM_ENDINGS if name.endswith(ending))
    return any(other in known for other in (*longer, *(other for other in shorter if len(other) >= 4)))
