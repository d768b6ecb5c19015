"""Names as actors are compared by: titles and letters apart, the words folded, a person's title and first name."""

import re
from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding.words import words
from summarizer.mentions.names.words import DEMONYMS, TITLES

_MALE = frozenset("mr sir lord father king prince duke baron count emperor".split())
_FEMALE = frozenset("mrs ms miss dame lady sister queen princess duchess baroness countess".split())
_TITLES = frozenset(title.lower() for title in (*TITLES, *DEMONYMS)) | frozenset(("former", "late", "then", "the"))
_AFTER = re.compile(r"(?:,? (?:KC|QC|SC|MP|MEP|MSP|MD|PhD|OBE|CBE|MBE))+$")
_GENERATION = re.compile(r",? (?P<which>Jr|Sr|II|III|IV)\.?$")
_PARTICLES = frozenset("al el de der den van von zu bin ibn bint ben da di du la le dos das".split())
_PREFIX = re.compile(r"^(?:al|el|ar|as|ash|an|at|ad|az)-")
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class PersonName:
    """A person's name: its words without titles, and what its titles tell."""

    exact: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words, from the first name to the last, without "van", "bin", "al-" and their kin."""
        bare = _AFTER.sub("", _GENERATION.sub("", self.exact.partition(",")[0] if "," in self.exact else self.exact))
        parts = list(words(bare))
        while len(parts) > 1 and parts[0].rstrip(".") in _TITLES:
            del parts[0]
        names = [_PREFIX.sub("", part) for part in parts if part not in _PARTICLES]
        return tuple(names or parts)

    @property
    def last(self) -> str:
        """The last word: the surname, as most articles give it."""
        return self.words[-1] if self.words else ""

    @property
    def first(self) -> str | None:
        """The first name, or an initial; None where there is only a surname."""
        return self.words[0] if len(self.words) > 1 else None

    @cached_property
    def gender(self) -> str | None:
        """What a title before the name tells: "m", "f" or nothing."""
        titles = {word.rstrip(".") for word in words(self.exact)} - {*self.words}
        return "m" if titles & _MALE else "f" if titles & _FEMALE else None

    @cached_property
    def generation(self) -> str | None:
        """Jr, Sr, II, III or IV."""
        found = _GENERATION.search(self.exact)
        return found["which"] if found else None


def may_be_one(one: PersonName, other: PersonName) -> bool:
    """Tell whether nothing in two names says that they are two people: surname, first names, titles, Jr and Sr."""
    if one.last != other.last or (one.gender and other.gender and one.gender != other.gender):
        return False
    if one.generation and other.generation and one.generation != other.generation:
        return False
    if one.first is None or other.first is None:
        return True
    return _may_be_one_first(one.words[:-1], other.words[:-1])


def _may_be_one_first(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Compare what stands before the surname: the first names, then each middle name of the shorter with the longer."""
    short, long = sorted((ours, theirs), key=len)
    middles = (any(is_one_word(middle, other) for other in long[1:]) for middle in short[1:])
    return is_one_word(short[0], long[0]) and all(middles)


def is_one_word(one: str, other: str) -> bool:
    """Tell whether two first names are the same, or one is the other's initial."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def is_full(name: PersonName) -> bool:
    """Tell whether a name has a first name that is more than an initial."""
    return name.first is not None and len(name.first.rstrip(".")) > 1


def plain_name(name: str) -> str:
    """Return the folded words of a name of no person, without its article."""
    return " ".join(words(_LEADING.sub("", name)))
