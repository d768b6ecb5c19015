"""Subjects of clauses and what stands in commas after them: "X, the spokesman for Y, said", "its head, Ana Ruiz"."""

from summarizer.mentions.cues.classes import (
    ADVERB,
    AUXILIARY,
    BE,
    DETERMINER,
    FINITE,
    HAVE,
    MODAL,
    PAST,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    VERB,
)
from summarizer.mentions.cues.phrases import (
    DASHES,
    LONGEST_INSERTION,
    Phrase,
    is_nominal,
    opens_clause,
    phrase_after,
    phrase_before,
)
from summarizer.mentions.cues.sentence import Sentence

LONGEST_OPENING = 14  # tokens before the verb
_PERIODS = frozenset(
    "year years month months week weeks day days time morning evening night afternoon addition".split()
)


def clause_subject(sentence: Sentence, before: int) -> Phrase | None:
    """Return the subject of the main clause that a participle at `before` depends on."""
    for index in range(1, before):
        if not sentence.classes[index] & (FINITE | AUXILIARY):
            continue
        last = index - 1
        while last > 0 and sentence.classes[last] & ADVERB:
            last -= 1
        if sentence.words[last] in ("who", "which"):
            last -= 2 if sentence.at(last - 1) == "," else 1
        phrase = phrase_before(sentence, last) or appositive_head(sentence, last)
        if phrase is not None:
            return phrase
    return None


def present_subject(sentence: Sentence) -> Phrase | None:
    """Return the phrase that opens a sentence before a word in -s that only its neighbours tell to be a verb."""
    for index in range(1, min(len(sentence.words) - 1, LONGEST_OPENING)):
        word = sentence.words[index]
        if len(word) < 4 or word[-1] != "s" or word[-2:] in ("ss", "us", "is") or sentence.is_capital(index):
            continue
        follows = sentence.words[index + 1][0].isdigit() or sentence.has(index + 1, DETERMINER | PREPOSITION | ADVERB)
        ends = is_nominal(sentence, index - 1) and not sentence.words[index - 1].endswith("s")
        if follows and (ends or sentence.words[index - 1] == ","):
            return phrase_before(sentence, index - 1) or appositive_head(sentence, index - 1)
    return None


def appositive_head(sentence: Sentence, comma: int) -> Phrase | None:
    """Return the noun phrase before an insertion that ends at a comma ("X, the spokesman for Y, said").

    A name as the insertion belongs to the phrase ("The party's leader, Ana Ruiz, said").
    """
    mark = sentence.at(comma)
    if mark != "," and mark not in DASHES:
        return None
    for index in range(comma - 1, max(0, comma - LONGEST_INSERTION), -1):
        if sentence.words[index] != mark:
            continue
        phrase = phrase_before(sentence, index - 1)
        if phrase is None or not opens_clause(sentence, phrase[0]):
            return None
        outer = head_before_comma(sentence, phrase[0] - 1)
        if outer is not None:
            return outer
        if _is_name(sentence, index + 1, comma - 1) and not sentence.is_capital(phrase[1]):
            return phrase[0], comma - 1
        return phrase if not _is_clause(sentence, index + 1, comma) else None
    return None


def named_after(sentence: Sentence, first: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, with the name in commas after it ("his neighbour, Jean Marsh")."""
    phrase = phrase_after(sentence, first)
    if phrase is None or sentence.at(phrase[1] + 1) != "," or sentence.is_capital(phrase[1]):
        return phrase
    last = first_of_name = phrase[1] + 2
    while is_nominal(sentence, last + 1):
        last += 1
    is_name = last > first_of_name and _is_name(sentence, first_of_name, last) and not sentence.has(last + 1, FINITE)
    return (phrase[0], last) if is_name and not sentence.has(phrase[0], PRONOUN) else phrase


def _is_named(sentence: Sentence, index: int) -> bool:
    """Tell whether a token has a capital, after its article too ("al-Hadri")."""
    return sentence.is_capital(index) or sentence.raw[index].partition("-")[2][:1].isupper()


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Tell a name, with what the person is before it ("biologist Ana Ruiz"), from other words between two commas."""
    if last - first > 4 or not _is_named(sentence, last):
        return False
    name = last
    while name > first and _is_named(sentence, name - 1):
        name -= 1
    roles = range(first, name)
    return (not roles or last > name) and all(is_nominal(sentence, role) for role in roles)


def head_before_comma(sentence: Sentence, comma: int) -> Phrase | None:
    """Return the noun phrase before a comma where it opens the clause: the head of two insertions in a row."""
    if sentence.at(comma) != "," or sentence.at(comma - 1) in _PERIODS:
        return None
    phrase = phrase_before(sentence, comma - 1)
    if phrase is None or not opens_clause(sentence, phrase[0]) or sentence.words[phrase[0]].endswith("ing"):
        return None
    return phrase


def _is_clause(sentence: Sentence, first: int, end: int) -> bool:
    """Tell whether the words between two commas are a clause of their own, not an insertion."""
    if sentence.has(first, SUBORDINATOR | PRONOUN | PAST | VERB | PREPOSITION) or sentence.words[first].endswith("ing"):
        return False
    return any(sentence.classes[index] & (BE | HAVE | MODAL | VERB) for index in range(first, end))
