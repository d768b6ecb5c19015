"""Who says it: the subject of a verb of saying, wherever it stands."""

from typing import NamedTuple

from summarizer.mentions.cues.classes import ADVERB, AUXILIARY, BE, HAVE, MARK, MODAL, NEGATION, PRONOUN
from summarizer.mentions.cues.clauses import appositive_head, clause_subject, named_after
from summarizer.mentions.cues.lexicon import FORMS, VerbForm
from summarizer.mentions.cues.phrases import Phrase, is_word, phrase_after, phrase_before
from summarizer.mentions.cues.relatives import head_before, head_of_closed, head_of_participle, head_of_restrictive
from summarizer.mentions.cues.sentence import QUOTE, Sentence

_BEFORE_GERUND = frozenset("by after before without for of in from while when and".split())
_NOBODY = frozenset("no nobody none neither nor".split())
_REFUSING = frozenset(
    "decline declined declines declining refuse refused refuses refusing fail failed fails unwilling reluctant unable"
    " neglected omitted".split()
)
_WITHOUT = frozenset("without avoid avoided avoids stopped".split())
_BEGINNING = frozenset("started starts start began begins begun kept keeps keep continued continues stopped".split())
_AMONG_AUXILIARIES = frozenset("both all".split())


class Subject(NamedTuple):
    """The subject of a verb; `kind` says how it was found.

    subject   stands before the verb             relative    "X, who said"        inverted    "said X"
    shared    of the cue or verb before ("and said")         participle  "X did Y, saying"
    noun      "a message saying"                 passive     "was accused by X"   missing     there is none
    no_cue    the verb tells of nothing said
    """

    kind: str
    phrase: Phrase | None
    cue_first: int
    rule: str | None = None


def subject(sentence: Sentence, verb: int, form: VerbForm) -> Subject:
    """Return the subject of the verb at an index."""
    index, auxiliaries = _over_auxiliaries(sentence, verb)
    first = index + 1
    rule = _refused(sentence, index, form, auxiliaries)
    if rule is not None:
        return Subject("no_cue", None, first, rule)
    if auxiliaries & BE and form.tense in ("both", "participle"):
        return Subject("passive", _agent(sentence, verb), first)
    if form.tense == "ing" and not auxiliaries & BE:
        return _participle(sentence, verb)
    if form.tense == "participle" and not auxiliaries & HAVE:
        return Subject("no_cue", None, first)
    return _opening(sentence, verb, first) if index < 0 else _before(sentence, verb, index)


def _over_auxiliaries(sentence: Sentence, verb: int) -> tuple[int, int]:
    index = verb - 1
    seen = 0
    while index >= 0:
        bits = sentence.classes[index]
        if bits & AUXILIARY:
            seen |= bits
        elif not bits & ADVERB and not (sentence.words[index] in _AMONG_AUXILIARIES and sentence.has(index - 1, HAVE)):
            break
        index -= 1
    return index, seen


def _refused(sentence: Sentence, index: int, form: VerbForm, auxiliaries: int) -> str | None:
    """Return the rule that says why the verb tells of nothing said."""
    if auxiliaries & NEGATION:
        return "not_said"
    if auxiliaries & MODAL:
        return "not_said_yet"
    if sentence.at(index) == "to" and form.tense == "base":
        if _went_on(sentence, index):
            return None
        return "not_said" if sentence.at(index - 1) in _REFUSING else "not_said_yet"
    if form.tense == "ing" and (sentence.at(index) in _WITHOUT or sentence.at(index - 1) == "short"):
        return "not_said"
    return None


def _went_on(sentence: Sentence, index: int) -> bool:
    return sentence.words[max(0, index - 2) : index] in (["went", "on"], ["goes", "on"])


def _agent(sentence: Sentence, verb: int) -> Phrase | None:
    for index in range(verb + 1, min(verb + 6, len(sentence.words))):
        if sentence.words[index] == "by":
            return phrase_after(sentence, index + 1)
        if not is_word(sentence, index) or sentence.words[index] == "to":
            return None
    return None


def _opening(sentence: Sentence, verb: int, first: int) -> Subject:
    """Read a verb that opens the sentence: "Said Smith: ...", or a subject that got lost."""
    if sentence.is_capital(verb) and sentence.is_capital(verb + 1):
        phrase = phrase_after(sentence, verb + 1)
        if phrase is not None and sentence.at(phrase[1] + 1) in (":", ",", ""):
            return Subject("inverted", phrase, first)
    return Subject("missing", None, first)


def _before(sentence: Sentence, verb: int, index: int) -> Subject:
    word = sentence.words[index]
    first = index + 1
    if word == "to":
        index -= 3
        first = index + 1
        word = sentence.at(index)
    if word in ("who", "which", "that"):
        return _relative(sentence, index, first)
    if word in ("and", "but", "then", "or"):
        return Subject("shared", None, first)
    if word == QUOTE:
        return _after_quotation(sentence, verb, index, first)
    if sentence.has(index, MARK) and word not in (")", "%"):
        return _after_mark(sentence, verb, index, first)
    return _before_verb(sentence, index, first)


def _before_verb(sentence: Sentence, index: int, first: int) -> Subject:
    """Read the usual order: the phrase right before the verb, unless it says that nobody spoke."""
    phrase = phrase_before(sentence, index)
    if phrase is None or (phrase[0] > 1 and not _is_told(sentence, phrase)):
        last = phrase[0] - 1 if phrase else index
        phrase = head_of_restrictive(sentence, last) or head_of_participle(sentence, last + 1) or phrase
    if phrase is None:
        return Subject("no_cue", None, first)
    if _NOBODY & {sentence.words[phrase[0]], sentence.at(phrase[0] - 1)}:
        return Subject("no_cue", None, first, "not_said")
    return Subject("subject", phrase, first)


def _is_told(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell the subject of a clause that somebody says ("those who claimed the vote ...") from an object."""
    before = FORMS.get(sentence.at(phrase[0] - 1))
    return sentence.has(phrase[0], PRONOUN) or (before is not None and "c" in before.takes)


def _relative(sentence: Sentence, index: int, first: int) -> Subject:
    phrase = head_before(sentence, index)
    return Subject("relative", phrase, first) if phrase else Subject("no_cue", None, first)


def _after_quotation(sentence: Sentence, verb: int, index: int, first: int) -> Subject:
    phrase = named_after(sentence, verb + 1)
    if phrase is not None:
        return Subject("inverted", phrase, first)
    if sentence.words[index] == QUOTE and index > 0 and (named := phrase_before(sentence, index - 1)):
        return Subject("subject", (named[0], index), first)
    return Subject("missing", None, first)


def _after_mark(sentence: Sentence, verb: int, index: int, first: int) -> Subject:
    """Read a verb after a comma: an insertion after the subject, an inversion, or one verb more of the subject."""
    relative = head_of_closed(sentence, index)
    if sentence.at(index - 1) == QUOTE and relative is None:
        return _after_quotation(sentence, verb, index, first)
    head = relative or appositive_head(sentence, index)
    if head is not None:
        return Subject("subject", head, first)
    phrase = named_after(sentence, verb + 1)
    if phrase is not None and sentence.words[index] == ",":
        ends = phrase[1] == sentence.last or sentence.at(phrase[1] + 1) in (",", ";", "who", "in", "on", "at")
        if ends:
            return Subject("inverted", phrase, first)
    return Subject("shared", None, first)


def _participle(sentence: Sentence, verb: int) -> Subject:
    """Read a form in -ing: of the subject ("..., saying"), of a noun ("a message saying"), or after a preposition."""
    before = verb - 1
    while before >= 0 and sentence.classes[before] & ADVERB:
        before -= 1
    if before < 0:
        return Subject("participle", _late_subject(sentence, verb), verb)
    if sentence.words[before] in _BEGINNING:
        begun = _over_auxiliaries(sentence, before)[0]
        return _before(sentence, verb, begun) if begun >= 0 else Subject("missing", None, before)
    if sentence.has(before, MARK) or sentence.words[before] in _BEFORE_GERUND or sentence.words[before] == QUOTE:
        return Subject("participle", clause_subject(sentence, verb), verb)
    phrase = phrase_before(sentence, before)
    return Subject("noun", phrase, verb) if phrase else Subject("no_cue", None, verb)


def _late_subject(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject of the clause after an opening participle ("Writing in a blog, X called ...")."""
    for index in range(verb + 1, len(sentence.words)):
        if sentence.words[index] == ",":
            return phrase_after(sentence, index + 1)
    return None
