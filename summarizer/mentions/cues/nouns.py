"""Cues without a verb of saying: claims as nouns ("the claim by X that"), and speakers before or after a mark."""

from summarizer.mentions.cues.classes import AUXILIARY, FINITE, MARK
from summarizer.mentions.cues.found import NO_SPEAKER, Found
from summarizer.mentions.cues.phrases import Phrase, phrase_after, phrase_before
from summarizer.mentions.cues.sentence import QUOTE, Sentence

_POSSESSIVE = ("'s", "’s", "s’", "s'")
_POSSESSORS = frozenset("his her their its".split())


def read_claim(sentence: Sentence, noun: int) -> Found | None:
    """Return the attribution of "X's claim that", "the claim by X that" and "claims that", or null."""
    that = noun + 1
    source: Phrase | None = None
    if sentence.at(noun + 1) in ("by", "from"):
        source = phrase_after(sentence, noun + 2)
        that = source[1] + 1 if source else that
    if sentence.at(that) != "that" or sentence.has(that + 1, FINITE | AUXILIARY):
        return None
    source = source or _possessor(sentence, noun)
    content = (that + 1, sentence.last)
    if content[0] > content[1]:
        return None
    return Found((noun, noun), source, content, "noun", unresolved=None if source else NO_SPEAKER)


def _possessor(sentence: Sentence, noun: int) -> Phrase | None:
    for index in range(noun - 1, max(-1, noun - 4), -1):
        word = sentence.words[index]
        if word in _POSSESSORS:
            return index, index
        if word.endswith(_POSSESSIVE):
            return phrase_before(sentence, index)
        if sentence.has(index, MARK):
            return None
    return None


def read_introduction(sentence: Sentence) -> Found | None:
    """Return the attribution of `X: "..."` and `"..." - X`."""
    words = sentence.words
    for index in sentence.quotations:
        if index >= 2 and words[index - 1] == ":":
            source = phrase_before(sentence, index - 2)
            if source is not None and source[0] == 0 and sentence.is_capital(0):
                return Found((index - 1, index - 1), source, (index, index), "colon")
        if index == 0 and len(words) > 2 and words[1] in ("-", "–", "—", "--") and sentence.is_capital(2):
            source = phrase_after(sentence, 2)
            if source is not None and (source[1] >= sentence.last or sentence.at(source[1] + 1) == ","):
                return Found((1, 1), source, (0, 0), "colon")
    return None


def is_only_quotations(sentence: Sentence) -> bool:
    """Tell whether a sentence is nothing but quoted words, so that the speaker before goes on."""
    return bool(sentence.quotations) and all(
        word == QUOTE or sentence.has(index, MARK) for index, word in enumerate(sentence.words)
    )
