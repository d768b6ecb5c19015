"""Whom a relative clause is about: "X, who said", "X, who leads it, said", "a man who lives there said"."""

from summarizer.mentions.cues.classes import AUXILIARY, CONJUNCTION, FINITE, MARK, PREPOSITION, QUOTED
from summarizer.mentions.cues.clauses import appositive_head, head_before_comma
from summarizer.mentions.cues.lexicon import FORMS
from summarizer.mentions.cues.phrases import DASHES, LONGEST_INSERTION, Phrase, last_phrase, opens_clause, phrase_before
from summarizer.mentions.cues.sentence import Sentence

_RELATIVES = frozenset("who which whose that".split())
_LONGEST_CLAUSE = 20  # tokens of a relative clause without a comma


def head_before(sentence: Sentence, relative: int) -> Phrase | None:
    """Return the noun phrase that the relative pronoun at an index is about."""
    before = sentence.at(relative - 1)
    last = relative - 2 if before in (",", "(") or before in DASHES else relative - 1
    phrase = phrase_before(sentence, last) if last >= 0 else None
    if phrase is None and last > 0:
        phrase = appositive_head(sentence, last)
    if phrase is None:
        return None
    return last_phrase(sentence, phrase)


def head_of_closed(sentence: Sentence, mark: int) -> Phrase | None:
    """Return the noun phrase before ", who ..." where the relative clause ends at the comma or dash at an index."""
    opener = sentence.words[mark]
    for index in range(mark - 1, max(1, mark - LONGEST_INSERTION), -1):
        if sentence.words[index] == opener:
            return None
        if sentence.words[index] == "whom" and opener in sentence.words[index - 4 : index]:
            return phrase_before(sentence, index - 2 - sentence.words[index - 4 : index][::-1].index(opener))
        if sentence.words[index] in ("who", "which", "whose") and sentence.words[index - 1] == opener:
            phrase = phrase_before(sentence, index - 2)
            if phrase and sentence.has(phrase[0] - 1, PREPOSITION) and sentence.at(phrase[0] - 2) == ",":
                phrase = phrase_before(sentence, phrase[0] - 3)
            return (head_before_comma(sentence, phrase[0] - 1) or phrase) if phrase else None
    return None


def head_of_restrictive(sentence: Sentence, last: int) -> Phrase | None:
    """Return the noun phrase before "who ..." without a comma, where that clause ends at a token."""
    has_verb = False
    for index in range(last, max(0, last - _LONGEST_CLAUSE), -1):
        if sentence.has(index, MARK | QUOTED):
            return None
        if sentence.words[index] in _RELATIVES and has_verb and _is_subject(sentence, index):
            phrase = phrase_before(sentence, index - 1)
            return phrase if phrase and _may_open(sentence, phrase[0]) else None
        has_verb = has_verb or bool(sentence.classes[index] & (FINITE | AUXILIARY))
    return None


def head_of_participle(sentence: Sentence, first: int) -> Phrase | None:
    """Return the noun phrase before "representing the families", whose object begins at a token."""
    if first < 2 or not sentence.words[first - 1].endswith("ing") or sentence.words[first - 1] in FORMS:
        return None
    phrase = phrase_before(sentence, first - 2)
    return phrase if phrase is not None and opens_clause(sentence, phrase[0]) else None


def _is_subject(sentence: Sentence, index: int) -> bool:
    """Tell whether "that" or "which" is the subject of its clause, so that no other subject follows it."""
    if sentence.words[index] in ("who", "whose"):
        return True
    return sentence.has(index + 1, FINITE | AUXILIARY) and sentence.at(index - 1) not in FORMS


def _may_open(sentence: Sentence, first: int) -> bool:
    return opens_clause(sentence, first) or sentence.at(first - 1) in FORMS or sentence.has(first - 1, CONJUNCTION)
