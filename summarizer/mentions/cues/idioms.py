"""Cues of several words: "came to the conclusion that", "hit out at", "was critical of", "are concerned that"."""

from summarizer.mentions.cues.classes import ADVERB, BE, PRONOUN
from summarizer.mentions.cues.complements import has_finite
from summarizer.mentions.cues.found import Found
from summarizer.mentions.cues.idiom_words import ADJECTIVES, AFTER_QUOTATION, IDIOMS, Idiom
from summarizer.mentions.cues.lexicon import VerbForm
from summarizer.mentions.cues.sentence import QUOTE, Sentence
from summarizer.mentions.cues.subjects import subject

_NOT = ("n't", "n’t")
_NOBODY = frozenset("it there this that what which".split())


def read_idiom(sentence: Sentence, index: int) -> Found | None:
    """Return the attribution whose cue of several words begins at an index, or null."""
    word = sentence.words[index]
    if word in ADJECTIVES:
        return _read_adjective(sentence, index)
    if sentence.at(index + 1) == AFTER_QUOTATION.get(word, "-"):
        return _after_quotation(sentence, index)
    for idiom in IDIOMS.get(word, ()):
        end = index + len(idiom.words)
        if tuple(sentence.words[index + 1 : end + 1]) == idiom.words:
            return _read_verb(sentence, (index, end), idiom)
    return None


def _after_quotation(sentence: Sentence, index: int) -> Found | None:
    """Read "...," X shot back."""
    found = subject(sentence, index, VerbForm("reply", "past", frozenset("q")))
    if found.kind != "subject" or found.phrase is None or sentence.at(found.phrase[0] - 1) != QUOTE:
        return None
    return Found((found.cue_first, index + 1), found.phrase, (0, found.phrase[0] - 1), "postposed", "reply")


def _read_verb(sentence: Sentence, cue: tuple[int, int], idiom: Idiom) -> Found | None:
    first = cue[1] + 1
    if idiom.lemma == "continue":
        first += sentence.at(first) in (":", ",")
        if sentence.at(first) != QUOTE:
            return None
    return _attributed(sentence, (cue[0], cue[1] - (idiom.words[-1] == "that")), first, idiom.lemma)


def _read_adjective(sentence: Sentence, index: int) -> Found | None:
    be = index - 1
    while be > 0 and sentence.classes[be] & ADVERB:
        be -= 1
    if be < 1 or not sentence.has(be, BE) or sentence.words[be].endswith(_NOT):
        return None
    following = sentence.at(index + 1)
    ways = ADJECTIVES[sentence.words[index]]
    if following in ways:
        cue = (be, index if following == "that" else index + 1)
        return _attributed(sentence, cue, index + 2, "fear")
    is_clause = "clause" in ways and sentence.has(index + 1, 1) and has_finite(sentence, index + 1)
    return _attributed(sentence, (be, index), index + 1, "fear") if is_clause else None


def _attributed(sentence: Sentence, cue: tuple[int, int], first: int, lemma: str) -> Found | None:
    """Return the attribution of a cue to its subject, where the verb says what somebody did say."""
    found = subject(sentence, cue[0], VerbForm(lemma, "past", frozenset()))
    if found.phrase is None and found.kind != "shared":
        return None
    if found.phrase and sentence.words[found.phrase[0]] in _NOBODY and sentence.has(found.phrase[0], PRONOUN):
        return None
    if found.kind not in ("subject", "shared", "relative") or first > sentence.last:
        return None
    return Found((found.cue_first, cue[1]), found.phrase, (first, sentence.last), found.kind, lemma)
