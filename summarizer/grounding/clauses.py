"""Clauses: folded words in a row, and what the checks of denials and hedges ask of them, each found once.

A sentence of the article is evidence of many items, so what it denies is worth keeping.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.grounding.signals import (
    CLAIM_HEDGES,
    MAY_DENY,
    MAY_HEDGE,
    MAY_KEEP_HEDGE,
    denies_plainly,
    is_denial,
    is_hedge,
    is_plain_negation,
    is_verb_of_denial,
    keeps_hedge,
)
from summarizer.grounding.words import (
    FUNCTION_WORDS,
    clauses,
    is_un_word,
    key,
    key_set,
    keys_of,
    words,
    words_of_clauses,
)
from summarizer.summary import Evidence

NEAR_WORDS = 8
_NOT_A_SCOPE = frozenset("but only just less more fewer later longer least doubt".split())
_SAYING = frozenset("say said says saying comment disclose specify confirm".split())
# What somebody does not "want to do" is denied of the doing.
_LIGHT_VERBS = frozenset(
    """want wants wanted wish wishes need needs plan plans intend intends think thinks believe believes believed seem
    seems appear appears like try tried begin begins began wanting""".split()
)
_SCOPE_WORDS = 6
DENYING_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_SHORTEST_PREFIXED = 6  # a prefix and a stem of four letters
_HEAD_REACH = 3


@dataclass(frozen=True)
class Scope:
    """The keys of the content words that a denial or hedge bears on, and the first if it is close."""

    keys: tuple[str, ...]
    head: str | None


class Clause:
    """Folded words in a row; a denial or hedge at a position bears on the content words behind it."""

    def __init__(self, text_words: tuple[str, ...], content: frozenset[str] | None = None) -> None:
        self.words = text_words
        self._content = content
        self._scopes: dict[int, Scope] = {}

    @cached_property
    def denials(self) -> tuple[int, ...]:
        """The positions of the words that deny or turn down what follows."""
        if MAY_DENY.isdisjoint(self.words) and "n't" not in " ".join(self.words):
            return ()  # as in most sentences
        places = [place for place, word in enumerate(self.words) if word in MAY_DENY or word.endswith("n't")]
        return tuple([place for place in places if is_denial(self.words, place)])

    @cached_property
    def plain_denials(self) -> tuple[int, ...]:
        """The positions of "not", "no", "never" and their kin."""
        return tuple([place for place in self.denials if denies_plainly(self.words[place])])

    @cached_property
    def hedges(self) -> tuple[int, ...]:
        """The positions of the words that leave open whether what follows is so."""
        if MAY_HEDGE.isdisjoint(self.words):
            return ()
        places = [place for place, word in enumerate(self.words) if word in MAY_HEDGE]
        return tuple([place for place in places if is_hedge(self.words, place)])

    @cached_property
    def claim_hedges(self) -> tuple[int, ...]:
        """The positions of the words that say that what follows is somebody's claim."""
        return tuple([place for place, word in enumerate(self.words) if word in CLAIM_HEDGES])

    @cached_property
    def kept_hedges(self) -> tuple[int, ...]:
        """The positions of the words by which prose keeps a hedge of its evidence."""
        places = [place for place, word in enumerate(self.words) if word in MAY_KEEP_HEDGE]
        return tuple([place for place in places if keeps_hedge(self.words, place)])

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The key of each word."""
        return tuple(map(key, self.words))

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys of the words that carry content."""
        return content_of(self.words) if self._content is None else self._content

    @cached_property
    def once(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def prefixed(self) -> tuple[str, ...]:
        """The longer words that begin like a contrary: "illegal", "unreachable", "income"."""
        return tuple(
            [word for word in self.words if len(word) >= _SHORTEST_PREFIXED and word.startswith(DENYING_PREFIXES)]
        )

    @cached_property
    def denies_by_syllable(self) -> bool:
        """Whether a word denies by its first syllable: "unreachable"."""
        return any(map(is_un_word, self.prefixed))

    @cached_property
    def denied(self) -> frozenset[str]:
        """The keys of the words close to a denial; of all words beside a verb that denies a claim."""
        if any(map(is_verb_of_denial, self.words)):
            return self.content
        places = {*self.denials, *(place for place, word in enumerate(self.words) if is_un_word(word))}
        near = [self.words[max(0, place - NEAR_WORDS) : place + 1 + NEAR_WORDS] for place in places]
        return frozenset().union(*map(content_of, near))

    @cached_property
    def denies_a_scope(self) -> bool:
        """Whether it denies more than being the first."""
        return any(self.scope(place).keys not in ((), ("first",)) for place in self.plain_denials)

    def scope(self, position: int) -> Scope:
        """Return what a denial or hedge at a position bears on."""
        if position not in self._scopes:
            self._scopes[position] = _scope(self.words, position)
        return self._scopes[position]

    def around(self, position: int) -> str:
        """Return the words at a position, as a reason quotes them."""
        return " ".join(self.words[max(0, position - 1) : position + 4])


class Given:
    """What the evidence of an item says, sentence by sentence and clause by clause.

    Where the words in a row deny or hedge nothing, no clause does, and the text is not split.
    """

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        self.whole = Clause(tuple([word for text in texts for word in words_of_clauses(text)]))
        self.keys = frozenset().union(*map(key_set, texts))  # as the words of each sentence in a row have them

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of all sentences."""
        return [clause for text in self._texts for clause in read_clauses(text)]

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys of the words that carry content, clause by clause: a dash joins no words."""
        return frozenset().union(*[clause.content for clause in self.clauses])

    @cached_property
    def denied(self) -> frozenset[str]:
        """The keys of the words close to a denial."""
        if not self.whole.denials and not self.whole.denies_by_syllable:
            return frozenset()
        return frozenset().union(*[clause.denied for clause in self.clauses])

    @cached_property
    def denials(self) -> list[tuple[Clause, int]]:
        """Where something is denied."""
        if not self.whole.denials:
            return []
        return [(clause, place) for clause in self.clauses for place in clause.denials]

    @cached_property
    def affirmed(self) -> frozenset[str]:
        """The words, less "not", "no", "never" and their kin."""
        return frozenset([word for word in self.whole.words if not is_plain_negation(word)])

    @cached_property
    def hedges(self) -> list[tuple[Clause, int]]:
        """Where something is left open."""
        if not self.whole.hedges:
            return []
        return [(clause, place) for clause in self.clauses for place in clause.hedges]

    @cached_property
    def claim_hedges(self) -> list[tuple[Clause, int]]:
        """Where something is given as somebody's claim."""
        if not self.whole.claim_hedges:
            return []
        return [(clause, place) for clause in self.clauses for place in clause.claim_hedges]

    @cached_property
    def denying(self) -> list[Clause]:
        """The clauses that deny more than being the first."""
        return [clause for clause, _ in self.denials if clause.denies_a_scope]


@lru_cache(maxsize=1024)
def _given(texts: tuple[str, ...]) -> Given:
    return Given(texts)


def given_by(evidence: Sequence[Evidence]) -> Given:
    """Return what evidence says; items often cite the same."""
    return _given(tuple([part.exact for part in evidence]))


@lru_cache(maxsize=1024)
def read_clause(text: str) -> Clause:
    """Return all words of a text in a row."""
    return Clause(words(text), key_set(text))


@lru_cache(maxsize=1024)
def read_clauses(text: str) -> tuple[Clause, ...]:
    """Return the stretches of a text between marks of punctuation."""
    return tuple(map(Clause, clauses(text)))


def content_of(text_words: Sequence[str]) -> frozenset[str]:
    """Return the keys of the words that carry content."""
    return frozenset([one for word in text_words for one in keys_of(word)])


def is_taken_back(following: Sequence[str]) -> bool:
    """Tell whether the words behind a denial leave nothing denied: "not only", "no doubt", "no clients but one"."""
    return bool(following) and (following[0] in _NOT_A_SCOPE or bool({"but", "except"} & set(following[:3])))


def _scope(clause: Sequence[str], position: int) -> Scope:
    following = clause[position + 1 : position + 1 + _SCOPE_WORDS]
    content = [word for word in following if word not in FUNCTION_WORDS and word != "long" and word not in _LIGHT_VERBS]
    if is_taken_back(following):
        content = []
    if content[:1] == ["first"]:
        content = ["first"]  # "not the first time" denies no more than that
    is_saying = bool(following) and following[0] in _SAYING
    head = key(content[0]) if content and content[0] in following[:_HEAD_REACH] and not is_saying else None
    return Scope(tuple(map(key, content)), head)
