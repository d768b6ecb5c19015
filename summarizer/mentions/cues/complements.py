"""What follows a verb of saying: the content, after adverbs, times, places and an addressee."""

from typing import NamedTuple

from summarizer.mentions.cues.classes import (
    ADVERB,
    BE,
    CONJUNCTION,
    DETERMINER,
    DO,
    FINITE,
    HAVE,
    MODAL,
    PREPOSITION,
    PRONOUN,
    TIME,
    WORD,
)
from summarizer.mentions.cues.lexicon import VerbForm
from summarizer.mentions.cues.phrases import is_nominal, phrase_after
from summarizer.mentions.cues.sentence import QUOTE, Sentence

_QUESTION_WORDS = frozenset("whether how why what if when where who".split())
_MARKS = frozenset([":", ",", "-", "–", "—", "--"])
_LATER = frozenset(
    "also later earlier again himself herself themselves itself further too late early last this week month year"
    " morning evening night afternoon ago publicly only simply".split()
)
_ADDRESSEES = frozenset(
    "reporters journalists lawmakers parliament police investigators mps me us him them supporters voters"
    " viewers listeners readers residents delegates investors analysts".split()
)
_MEDIA = frozenset(
    "statement interview conference briefing speech post letter email report testimony tweet blog video message"
    " note filing court twitter facebook telegram x article memo radio television tv interviews hearing debate"
    " address broadcast meeting call fashion rally trial release telegram instagram linkedin op-ed essay column book"
    " piece editorial newspaper journal magazine podcast message memoir paper verdict ruling decision media"
    " website page".split()
)
QUANTIFIERS = frozenset("about around over under between at more up nearly almost".split())
_PARTICLES = {
    "call": ("for", "on", "upon"),
    "warn": ("of", "against", "about"),
    "complain": ("about", "of"),
    "apologise": ("for",),
    "apologize": ("for",),
    "appeal": ("for", "to"),
    "object": ("to",),
    "caution": ("against",),
    "hint": ("at",),
    "boast": ("of", "about"),
    "confess": ("to",),
    "admit": ("to",),
    "insist": ("on",),
    "plead": ("for",),
    "worry": ("about", "over"),
}

_CLAUSE_ENDS = frozenset([";", ":", "which", "who", "that"])
_PLACES = ("in", "at", "on", "near", "inside", "under", "by", "with")
# After these the verb means something else: "estimated at $5m", "bodies found in the river", "argued with him".
_NO_CONTENT = {
    "find": _PLACES,
    "show": ("up", "off", *_PLACES),
    "estimate": ("at",),
    "argue": ("with", "over", "about"),
    "order": ("from", "by"),
    "believe": ("in",),
    "think": ("of", "about"),
    "hope": ("for",),
    "write": ("off", "down", "up"),
    "add": ("up", "to"),
    "report": ("for", "to", "back"),
    "agree": ("with", "on", "to"),
    "reason": ("with",),
}
# Whoever does so hardly does it to a thing: a noun after them is the subject of what is said.
_CLAUSAL = frozenset("say believe think argue insist fear hope suspect reckon contend".split())


class Complement(NamedTuple):
    """How the content begins after a verb.

    `kind` is that, question, quote, clause, noun, to, object, gap ("which he said was needed") or none.
    """

    kind: str
    first: int
    cue_last: int


def complement(sentence: Sentence, verb: int, form: VerbForm) -> Complement:
    """Return what follows the verb at an index."""
    following = sentence.at(verb + 1)
    if form.lemma == "point":
        return _read(sentence, verb + 1, _after_adjuncts(sentence, verb + 2))
    if following in _PARTICLES.get(form.lemma, ()):
        return Complement("object", verb + 2, verb + 1)
    if following in _NO_CONTENT.get(form.lemma, ()):
        return Complement("none", verb + 1, verb)
    start = _after_adjuncts(sentence, verb + 1)
    if "a" not in form.takes:
        after = _read(sentence, verb, start)
        has_clause = after.kind == "noun" and form.lemma in _CLAUSAL and _has_present(sentence, after.first)
        return after._replace(kind="clause") if has_clause else after
    told = _read(sentence, verb, _after_adjuncts(sentence, _after_addressee(sentence, start)))
    # A phrase with a finite verb after it is no addressee but the subject of the content.
    return _read(sentence, verb, start) if told.kind == "gap" else told


def _read(sentence: Sentence, verb: int, index: int) -> Complement:
    word = sentence.at(index)
    if word == "that":
        return Complement("that", index + 1, verb)
    if word == QUOTE or (word == "to" and sentence.at(index + 1) == QUOTE):
        return Complement("quote", index, verb)
    if word in _MARKS and sentence.at(index + 1) == QUOTE:
        return Complement("quote", index + 1, verb)
    if word == ":" and index < sentence.last:
        return Complement("that", index + 1, verb)
    return _read_words(sentence, verb, index)


def _read_words(sentence: Sentence, verb: int, index: int) -> Complement:
    word = sentence.at(index)
    if word in _QUESTION_WORDS:
        return Complement("question", index, verb)
    if (word == "to" and sentence.has(index + 1, WORD)) or (word == "not" and sentence.at(index + 1) == "to"):
        return Complement("to", index, verb)
    if not sentence.has(index, WORD) and word not in ("$", "€", "£", "#", "@"):
        return Complement("none", index, verb)
    return Complement(_kind_of_words(sentence, index), index, verb)


def _kind_of_words(sentence: Sentence, index: int) -> str:
    word = sentence.at(index)
    if word in ("having", "being"):
        return "noun"
    if sentence.has(index, BE | HAVE | MODAL | FINITE) and not sentence.has(index, PRONOUN):
        return "gap"
    if has_finite(sentence, index):
        return "clause"
    return "none" if sentence.has(index, PREPOSITION) and word not in QUANTIFIERS else "noun"


def has_finite(sentence: Sentence, first: int) -> bool:
    """Tell whether a clause begins at an index: a subject, then a finite verb before the next clause."""
    if sentence.has(first, PRONOUN) or sentence.words[first] == "there":
        return True
    is_inserted = False
    for index in range(first + 1, min(len(sentence.words), first + 30)):
        word = sentence.words[index]
        if word in _CLAUSE_ENDS or (word == "," and not is_inserted and sentence.has(index + 1, FINITE)):
            return False
        is_inserted = is_inserted or word == ","
        if sentence.classes[index] & (FINITE | DO) and not sentence.classes[index - 1] & CONJUNCTION:
            return True
    return False


def _has_present(sentence: Sentence, first: int) -> bool:
    """Tell whether a singular noun right before a word in -s makes that its verb ("the gene acts as a switch")."""
    for index in range(first + 1, min(len(sentence.words) - 1, first + 8)):
        if not sentence.has(index, WORD) or sentence.has(index, PREPOSITION):
            return False
        word, before = sentence.words[index], sentence.words[index - 1]
        if word[-1] == "s" and word[-2:] not in ("ss", "us", "is", "'s", "’s") and not before.endswith("s"):
            is_subject = is_nominal(sentence, index - 1) and not sentence.has(index - 1, DETERMINER)
            return is_subject and len(word) > 3 and not sentence.is_capital(index)
    return False


def _after_adjuncts(sentence: Sentence, index: int) -> int:
    """Return the index after adverbs, times and places of speaking."""
    while index < len(sentence.words):
        word = sentence.words[index]
        bits = sentence.classes[index]
        if bits & TIME or word in _LATER or (bits & ADVERB and word.endswith("ly")):
            if word == "this" and sentence.at(index + 1) not in _LATER:
                return index
            index += 1
        elif end := _after_phrase(sentence, index):
            index = end
        else:
            return index
    return index


def _after_phrase(sentence: Sentence, index: int) -> int:
    """Return the index after an insertion or a phrase of time, place or recipient, else 0."""
    if sentence.words[index] == ",":
        return _inserted(sentence, index)
    return _adjunct_end(sentence, index) if sentence.classes[index] & PREPOSITION else 0


def _inserted(sentence: Sentence, comma: int) -> int:
    """Return the index after an insertion in commas before "that" or a quotation, else 0."""
    for index in range(comma + 1, min(comma + 16, len(sentence.words))):
        word = sentence.words[index]
        if word in (QUOTE, "that"):
            return 0
        if word == "," and sentence.at(index + 1) in ("that", QUOTE):
            return index + 1
    return 0


def _adjunct_end(sentence: Sentence, index: int) -> int:
    """Return the index after a prepositional phrase that tells when, where or to whom, else 0."""
    following = index + 1
    if sentence.has(following, TIME) or sentence.at(following) in ("late", "early"):
        end = following + 1
        while sentence.has(end, TIME) or sentence.at(end) in _LATER or sentence.at(end)[:1].isdigit():
            end += 1
        return end
    if sentence.words[index] == "to":
        return _recipient_end(sentence, following)
    return _place_end(sentence, index)


def _recipient_end(sentence: Sentence, index: int) -> int:
    """Return the index after "to reporters" or "to Reuters", 0 for "to" with a verb."""
    if sentence.at(index) in _ADDRESSEES:
        return index + 1
    if not sentence.has(index, DETERMINER) and not sentence.is_capital(index):
        return 0
    phrase = phrase_after(sentence, index)
    return phrase[1] + 1 if phrase else 0


def _place_end(sentence: Sentence, index: int) -> int:
    seen_medium = False
    for end in range(index + 1, min(index + 14, len(sentence.words))):
        word = sentence.words[end]
        if word in ("that", QUOTE, ":"):
            return end
        if word in (",", ".", ";", "and", "or"):
            return end if seen_medium else 0
        if word in _LATER:
            continue
        opens = (
            sentence.has(end, DETERMINER) and end > index + 1 and not sentence.has(end - 1, PREPOSITION | DETERMINER)
        )
        if sentence.has(end, PRONOUN) or opens:
            return end if seen_medium else 0
        if sentence.has(end, FINITE):
            return 0
        if seen_medium and sentence.has(end, TIME):
            return end
        seen_medium = seen_medium or word in _MEDIA
    return 0


def _after_addressee(sentence: Sentence, index: int) -> int:
    """Return the index after the person or body that is told, the same index where there is none."""
    word = sentence.at(index)
    if word in _ADDRESSEES:
        return index + 1
    if word in ("that", QUOTE, ",", ":", "to", "") or (sentence.has(index, PRONOUN) and word not in ("it", "you")):
        return index
    if word == "her" and sentence.has(index + 1, PRONOUN | DETERMINER):
        return index + 1
    phrase = phrase_after(sentence, index)
    if phrase is None:
        return index
    for inner in range(phrase[0] + 1, phrase[1] + 1):
        if sentence.classes[inner] & PREPOSITION and sentence.words[inner] not in ("of", "for"):
            return inner
    return phrase[1] + 1
