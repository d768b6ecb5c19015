"""Closed word classes as bits, so that one look at a token tells all that the rules ask of it."""

from functools import lru_cache

from summarizer.mentions.cues.lexicon import FORMS, NOUN_FORMS

WORD = 1
DETERMINER = 2
PREPOSITION = 4
PRONOUN = 8
SUBORDINATOR = 16
BE = 32
HAVE = 64
MODAL = 128
DO = 256
NEGATION = 512
VERB = 1024  # common verbs in finite forms
PAST = 2048  # looks like a regular past form
SAYING = 4096  # a finite form of a verb of saying that is no noun
ADVERB = 8192
TIME = 16384
CONJUNCTION = 32768
QUOTED = 65536
MARK = 131072

AUXILIARY = BE | HAVE | MODAL | DO | NEGATION
FINITE = BE | HAVE | MODAL | VERB | PAST | SAYING
STOP = SUBORDINATOR | BE | HAVE | MODAL | NEGATION | VERB | PRONOUN
NOT_NOMINAL = STOP | PREPOSITION | TIME | ADVERB | CONJUNCTION

_CLASSES = {
    DETERMINER: "the a an this these those his her its their my our your some several many one two three four five six"
    " seven eight nine ten another other both no each every any all most few such more half",
    PREPOSITION: "of for in at from with on to by near against behind inside under between about over within among"
    " across around into after before during via through off outside aboard",
    PRONOUN: "he she they it we i you who which one's",
    SUBORDINATOR: "that which who whom whose because although though while whilst when where if since until unless"
    " whether whereas but so than as what how why nor yet despite amid once there",
    BE: "is are was were be been being isn't isn’t aren't aren’t wasn't wasn’t weren't weren’t",
    HAVE: "has have had having",
    MODAL: "will would can could may might must should shall cannot won't won’t can't can’t couldn't couldn’t"
    " wouldn't wouldn’t",
    DO: "do does did",
    NEGATION: "not never no neither nor didn't didn’t doesn't doesn’t hasn't hasn’t haven't haven’t don't don’t hadn't"
    " hadn’t won't won’t wouldn't wouldn’t",
    VERB: "took made went came gave left held met won lost fell rose grew ran began became got saw knew led sent spent"
    " built bought brought sold kept broke drove flew spoke stood sat struck shot fought told said says remains remain"
    " seems seem appears faces wants want needs plans begins wrote took hit cut found",
    ADVERB: "also then later earlier again still now just once himself herself themselves itself myself ourselves"
    " further already soon instead too long ever first even only often always sometimes",
    TIME: "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february"
    " april june july august september october november december overnight",
    CONJUNCTION: "and or",
}
_NO_ADVERBS = frozenset(
    "family ally assembly supply daily weekly monthly july italy early only likely elderly anomaly friendly deadly"
    " monopoly reply apply rely imply italy fly".split()
)
# With a capital these are names: the programme "Today", Theresa May, Will Smith.
_NAMES = frozenset("today tonight may will".split())
_NO_PAST = frozenset(
    "united hundred indeed speed need feed seed breed weed deed reed bleed agreed exceed proceed wounded"
    " unprecedented".split()
)


def _listed() -> dict[str, int]:
    classes: dict[str, int] = {}
    for bit, words in _CLASSES.items():
        for word in words.split():
            classes[word] = classes.get(word, WORD) | bit
    return classes


_LISTED = _listed()


@lru_cache(maxsize=32768)
def classes_of(raw: str) -> int:
    """Return the classes of a token as written."""
    if not (raw[0].isalnum() or len(raw) > 1):
        return MARK
    word = raw.lower()
    known = _LISTED.get(word)
    if known is not None and not (raw[0].isupper() and (word in _NAMES or known == WORD | VERB)):
        return known
    if raw[0].isupper():
        return WORD
    bits = WORD
    form = FORMS.get(word)
    if form is not None and word not in NOUN_FORMS and form.tense in ("past", "both", "s"):
        bits |= SAYING
    if len(word) > 3 and word.endswith("ed") and "-" not in word and word not in _NO_PAST:
        bits |= PAST
    if len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERBS:
        bits |= ADVERB
    return bits
