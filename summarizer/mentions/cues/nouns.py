"""Cues without a verb of saying: claims as nouns ("the claim by X that"), and speakers before or after a mark."""

from summarizer.mentions.cues.classes import DETERMINER, DO, FINITE, MARK, PREPOSITION, PRONOUN, WORD
from summarizer.mentions.cues.clauses import clause_subject
from summarizer.mentions.cues.found import NO_SPEAKER, Found
from summarizer.mentions.cues.lexicon import ACTION_NOUNS, CLAIM_NOUNS, STANCES, VerbForm
from summarizer.mentions.cues.phrases import Phrase, is_nominal, last_phrase, phrase_after, phrase_before
from summarizer.mentions.cues.sentence import QUOTE, Sentence
from summarizer.mentions.cues.subjects import subject

_POSSESSIVE = ("'s", "’s", "s’", "s'")
_GIVING = frozenset(
    "made make makes issued issues issue gave give gives raised raises raise repeated repeats renewed renews floated"
    " offered offers delivered sent".split()
)
_DESPITE = frozenset("despite amid following after over".split())
_FEELINGS = frozenset("hope hopes fear fears doubts suspicion suspicions speculation".split())
_POSSESSORS = frozenset("his her their its".split())


def read_claim(sentence: Sentence, noun: int) -> Found | None:
    """Return the attribution of "X's claim that", "the claim by X that", "made a claim that" and "claims that"."""
    word = sentence.words[noun]
    if word in STANCES:
        return _read_stance(sentence, noun)
    that = noun + 1
    source: Phrase | None = None
    if sentence.at(noun + 1) in ("by", "from"):
        source = phrase_after(sentence, noun + 2)
        that = source[1] + 1 if source else that
    source = source or _giver(sentence, noun) or _possessor(sentence, noun)
    if sentence.at(that) == "that":
        is_claim = not sentence.has(that + 1, FINITE | DO) and (source is not None or word in CLAIM_NOUNS)
    else:
        is_claim = word in ACTION_NOUNS and source is not None and _asks(sentence, noun, that)
    content = (that if sentence.at(that) == "to" else that + 1, sentence.last)
    if not is_claim or content[0] > content[1]:
        return None
    denies = word in ("denial", "denials")
    return Found((noun, noun), source, content, "noun", denies=denies, unresolved=None if source else NO_SPEAKER)


def _read_stance(sentence: Sentence, noun: int) -> Found | None:
    """Return the attribution of "the resistance of X to the tax" and "criticism from X"."""
    if sentence.at(noun + 1) not in STANCES[sentence.words[noun]]:
        return None
    source = phrase_after(sentence, noun + 2)
    if source is None or not (sentence.has(source[0], DETERMINER) or sentence.is_capital(source[0])):
        return None
    return Found((noun, noun), source, _opposed(sentence, noun, source), "noun")


def _opposed(sentence: Sentence, noun: int, source: Phrase) -> Phrase | None:
    """Return what a stance is about: "to the tax" after its holder, the clause before "despite", or the subject."""
    if sentence.at(source[1] + 1) == "to" and source[1] + 2 <= sentence.last:
        return source[1] + 2, sentence.last
    joints = [index for index in range(max(1, noun - 4), noun) if sentence.words[index] in _DESPITE]
    return (0, joints[-1] - 1) if joints else clause_subject(sentence, noun)


def _asks(sentence: Sentence, noun: int, index: int) -> bool:
    """Tell "to" with a verb and "for" from "to" with a person or place, and from a demand for goods."""
    if sentence.at(index) == "for":
        return sentence.has(index + 1, WORD) and sentence.words[noun] != "demand"
    is_verb = sentence.has(index + 1, WORD) and not sentence.has(index + 1, DETERMINER | PRONOUN | PREPOSITION)
    return sentence.at(index) == "to" and is_verb and not sentence.is_capital(index + 1)


def _giver(sentence: Sentence, noun: int) -> Phrase | None:
    """Return who "made", "gave" or "issued" what the noun names; whatever raises hopes says nothing."""
    if sentence.words[noun] in _FEELINGS:
        return None
    for index in range(noun - 1, max(-1, noun - 5), -1):
        if sentence.words[index] in _GIVING:
            return subject(sentence, index, VerbForm("make", "past", frozenset())).phrase
        if not sentence.has(index, DETERMINER) and not is_nominal(sentence, index):
            return None
    return None


def _possessor(sentence: Sentence, noun: int) -> Phrase | None:
    for index in range(noun - 1, max(-1, noun - 4), -1):
        word = sentence.words[index]
        if word in _POSSESSORS:
            return index, index
        if word.endswith(_POSSESSIVE):
            phrase = phrase_before(sentence, index)
            return last_phrase(sentence, phrase) if phrase else None
        if sentence.has(index, MARK):
            return None
    return None


def read_introduction(sentence: Sentence) -> Found | None:
    """Return the attribution of `X: "..."`, `X smiled: "..."` and `"..." - X`."""
    words = sentence.words
    for index in sentence.quotations:
        if index >= 2 and words[index - 1] == ":" and (source := _introduced(sentence, index - 1)):
            return Found((index - 1, index - 1), source, (index, index), "colon")
        if index == 0 and len(words) > 2 and words[1] in ("-", "–", "—", "--") and sentence.is_capital(2):
            source = phrase_after(sentence, 2)
            if source is not None and (source[1] >= sentence.last or sentence.at(source[1] + 1) == ","):
                return Found((1, 1), source, (0, 0), "colon")
    return None


def _introduced(sentence: Sentence, colon: int) -> Phrase | None:
    """Return who is named before a colon, or is the subject of what stands before it, if that is a person's name."""
    is_aged = sentence.at(colon - 1).isdigit() and sentence.at(colon - 2) == ","
    source = phrase_before(sentence, colon - 3 if is_aged else colon - 1)
    if source is not None and source[0] == 0 and sentence.is_capital(0):
        return source
    commas = [index for index in range(colon) if sentence.words[index] == ","]
    after_comma = phrase_after(sentence, commas[-1] + 1) if commas else None
    if after_comma is None or not sentence.has(after_comma[1] + 1, FINITE):
        after_comma = clause_subject(sentence, colon)
    return after_comma if after_comma is not None and sentence.is_capital(after_comma[1]) else None


def is_only_quotations(sentence: Sentence) -> bool:
    """Tell whether a sentence is nothing but quoted words, so that the speaker before goes on."""
    return bool(sentence.quotations) and all(
        word == QUOTE or sentence.has(index, MARK) for index, word in enumerate(sentence.words)
    )
