"""Noun phrases before and after a word, found from their edges: no tagger, only closed word classes."""

from summarizer.mentions.cues.classes import (
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    MARK,
    NOT_NOMINAL,
    PAST,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SAYING,
    STOP,
    SUBORDINATOR,
    TIME,
    WORD,
)
from summarizer.mentions.cues.sentence import QUOTE, Sentence

Phrase = tuple[int, int]
LONGEST_INSERTION = 80
DISCOURSE = frozenset(
    "meanwhile however also still yet later earlier then additionally moreover furthermore separately similarly"
    " instead indeed finally nevertheless nonetheless even now like therefore thus".split()
)
_OPENERS = frozenset([",", ";", ":", "-", "–", "—", "--", "(", "and", QUOTE])
_TO_NOUNS = frozenset(
    "adviser advisor advisers advisors ambassador envoy aide aides undersecretary assistant secretary heir counsel"
    " representative witness witnesses party close loyal linked allied opposed".split()
)
_PREDETERMINERS = frozenset(
    "all both half such one some many most several few each any two three four five six seven eight nine ten".split()
)
_BOUNDS = frozenset([("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("up", "to")])
DASHES = frozenset(["–", "—", "--", "-"])
_NOMINAL = WORD | NOT_NOMINAL  # of these classes a nominal token has the first only


def is_nominal(sentence: Sentence, index: int) -> bool:
    """Tell whether a token can be part of a noun phrase's core."""
    return 0 <= index < len(sentence.classes) and sentence.classes[index] & _NOMINAL == WORD


def is_word(sentence: Sentence, index: int) -> bool:
    """Tell whether the token is a word or a number, no mark and no quotation."""
    return sentence.has(index, WORD)


def opens_clause(sentence: Sentence, first: int) -> bool:
    """Tell whether a clause can begin at a token, from what stands before it."""
    return (
        first == 0
        or sentence.words[first - 1] in _OPENERS
        or sentence.has(first - 1, TIME | SUBORDINATOR | ADVERB | QUOTED)
    )


def phrase_before(sentence: Sentence, last: int) -> Phrase | None:
    """Return the noun phrase that ends at a token, a pronoun included; a time between it and the verb is left out."""
    last = _over_time(sentence, last)
    if sentence.has(last, PRONOUN):
        return last, last
    first: int | None = None
    index = last
    while index >= 0:
        bits = sentence.classes[index]
        # Of no closed class: the usual word, which only one of the tests of a step concerns.
        step = int(not _follows_phrase(sentence, index, first)) if bits == WORD else _step_left(sentence, index, first)
        if step == 0:
            break
        if step > 1 or (bits & WORD and not bits & (PREPOSITION | CONJUNCTION)):
            first = index - step + 1
        index -= step
    if first is None:
        return None
    while first <= last and (sentence.words[first] in DISCOURSE or sentence.classes[first] & TIME):
        first += 1
    return (_list_start(sentence, _quantified(sentence, first), last), last) if first <= last else None


def _quantified(sentence: Sentence, first: int) -> int:
    """Return where "at least two groups" begins."""
    is_number = sentence.has(first, DETERMINER) or sentence.words[first][0].isdigit()
    return first - 2 if is_number and tuple(sentence.words[max(0, first - 2) : first]) in _BOUNDS else first


def _list_start(sentence: Sentence, first: int, last: int) -> int:
    """Return where a list begins whose last parts "and" joins ("France, Germany and Britain")."""
    start = first
    while sentence.at(start - 1) == "," and any(sentence.classes[i] & CONJUNCTION for i in range(start, last)):
        before = start - 2
        while is_nominal(sentence, before) and not sentence.classes[before] & (PAST | SAYING):
            before -= 1
        if sentence.has(before, DETERMINER):
            before -= 1
        if before + 1 > start - 2 or not (before < 0 or sentence.words[before] == ","):
            break
        start = before + 1
    return start if opens_clause(sentence, start) else first


def _over_time(sentence: Sentence, last: int) -> int:
    index = last
    while index > 1 and sentence.classes[index] & TIME:
        index -= 1
    if index < last and sentence.classes[index] & PREPOSITION:
        index -= 1
    if index < last and sentence.classes[index] & PAST:
        index -= 1
    return index if index < last and is_nominal(sentence, index) else last


def _step_left(sentence: Sentence, index: int, first: int | None) -> int:
    """Return how many tokens the phrase may go left at an index, 0 at its edge."""
    bits = sentence.classes[index]
    word = sentence.words[index]
    if bits & (MARK | QUOTED):
        return _bracket(sentence, index) if word == ")" else 0
    if bits & (CONJUNCTION | PREPOSITION) or word == "as":
        return _over_joint(sentence, index) if first is not None else 0
    if bits & DETERMINER:
        starts_phrase = first == index + 1 and sentence.has(first, DETERMINER)
        return int(not bits & (PRONOUN | SUBORDINATOR) and (not starts_phrase or word in _PREDETERMINERS))
    if not is_nominal(sentence, index) or _follows_phrase(sentence, index, first):
        return 0
    if bits & (PAST | SAYING) and not sentence.has(index + 1, PREPOSITION):
        is_graded = sentence.has(index - 1, ADVERB) and sentence.has(index - 2, DETERMINER)
        return 2 if is_graded else int(index == 0 or sentence.has(index - 1, DETERMINER))
    return 1


def _over_joint(sentence: Sentence, index: int) -> int:
    """Return how many tokens a word takes that joins two parts of a phrase, 0 where it joins something else."""
    if sentence.words[index] == "as":
        return 2 if sentence.at(index - 1) == "such" else 0
    if sentence.classes[index] & CONJUNCTION:
        return int(_joins(sentence, index))
    return int(_attaches(sentence, index))


def _follows_phrase(sentence: Sentence, index: int, first: int | None) -> bool:
    """Tell whether the phrase found so far opens with its article, so that a noun before it is another phrase."""
    return first == index + 1 and sentence.has(first, DETERMINER) and sentence.words[first] != "such"


def _bracket(sentence: Sentence, index: int) -> int:
    """Return how many tokens a closing bracket goes back to its opening one, with the noun before it."""
    for back in range(1, 9):
        if sentence.at(index - back) == "(":
            return back + 1 if is_nominal(sentence, index - back - 1) else 0
    return 0


def _attaches(sentence: Sentence, index: int) -> bool:
    """Tell whether the preposition at an index goes on with the noun phrase before it."""
    word = sentence.words[index]
    if sentence.has(index + 1, TIME):
        return False
    if word == "of":
        return sentence.has(index - 1, WORD) and (
            is_nominal(sentence, index - 1) or sentence.has(index - 1, DETERMINER)
        )
    if not is_nominal(sentence, index - 1) or sentence.has(index - 1, DETERMINER):
        return sentence.at(index - 1) == ")"
    if word == "to" and sentence.words[index - 1] not in _TO_NOUNS:
        return False
    is_verb = sentence.classes[index - 1] & FINITE
    return not is_verb or (is_nominal(sentence, index - 2) and not sentence.is_capital(index - 2))


def _joins(sentence: Sentence, index: int) -> bool:
    """Tell whether "and" joins two nouns, not two clauses: the phrase before it must open the clause."""
    if sentence.has(index + 1, PRONOUN):
        return False
    before = phrase_before(sentence, index - 1)
    return before is not None and opens_clause(sentence, before[0])


def phrase_after(sentence: Sentence, first: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, a pronoun included."""
    if sentence.has(first, PRONOUN):
        return (first, first) if sentence.words[first] not in ("who", "which") else None
    last: int | None = None
    for index in range(first, len(sentence.words)):
        if not _goes_on(sentence, index, last):
            break
        if not sentence.classes[index] & (PREPOSITION | CONJUNCTION):
            last = index
    return (first, last) if last is not None else None


def last_phrase(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Return the last noun phrase of several that prepositions join, "of" and "for" apart."""
    for inner in range(phrase[1] - 1, phrase[0], -1):
        if sentence.classes[inner] & PREPOSITION and sentence.words[inner] not in ("of", "for"):
            return inner + 1, phrase[1]
    return phrase


def _goes_on(sentence: Sentence, index: int, last: int | None) -> bool:
    bits = sentence.classes[index]
    if bits & (MARK | QUOTED | STOP | TIME):
        return sentence.words[index] == "&"
    if bits & CONJUNCTION:
        return last is not None and _ends_well(sentence, index + 1)
    if bits & PREPOSITION:
        return last == index - 1 and _is_inner(sentence, index)
    opens = bits & DETERMINER or sentence.words[index][0].isdigit()
    if opens and last is not None:
        return sentence.has(index - 1, PREPOSITION | DETERMINER | CONJUNCTION)
    if bits & (PAST | SAYING) and last is not None:
        follows = sentence.has(index + 1, PREPOSITION) and not sentence.has(index + 2, TIME)
        return follows or sentence.has(index - 1, DETERMINER)
    return True


def _is_inner(sentence: Sentence, index: int) -> bool:
    """Tell whether a preposition after a noun stays in its phrase ("for the ministry", not "on Tuesday")."""
    following = sentence.at(index + 1)
    word = sentence.words[index]
    if not is_word(sentence, index + 1) or sentence.has(index + 1, TIME | STOP):
        return False
    if following[0].isdigit() and word != "of":
        return False
    if word == "to" and not _is_recipient(sentence, index):
        return False
    if word in ("in", "on", "at") and following in ("a", "an", "his", "her", "their", "its"):
        return False
    return word not in ("during", "after", "before", "via", "through")


def _is_recipient(sentence: Sentence, index: int) -> bool:
    """Tell "a letter to the court" and "sources close to him" from "to" before a verb."""
    following = sentence.has(index + 1, DETERMINER) or sentence.is_capital(index + 1)
    return following or sentence.words[index - 1] in _TO_NOUNS


def _ends_well(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun phrase begins here that ends at a mark or the sentence's end."""
    phrase = phrase_after(sentence, index)
    if phrase is None or sentence.has(phrase[0], PRONOUN):
        return False
    return phrase[1] == sentence.last or sentence.has(phrase[1] + 1, MARK | QUOTED)
