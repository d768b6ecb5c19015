"""Tell nouns and adjectives from verbs of saying by their neighbours: "a report", "the stated aim", "data show"."""

from summarizer.mentions.cues.classes import ADVERB, DETERMINER, DO, FINITE, PREPOSITION, PRONOUN
from summarizer.mentions.cues.complements import complement
from summarizer.mentions.cues.lexicon import NOUN_FORMS, VerbForm
from summarizer.mentions.cues.phrases import phrase_before
from summarizer.mentions.cues.sentence import QUOTE, Sentence

_PLURALS = frozenset("police people they we i you men women children some many others most data figures media".split())
_PRONOMINAL = frozenset(
    "both all one two three four five six seven eight nine ten half few several another each most those these".split()
)
_SAID = frozenset("that quote question".split())
_POSSESSIVES = ("'s", "’s", "s’", "s'")
_AFTER_NOUN = frozenset("of by from and or".split())
_ENDS = frozenset(["", ".", ")", ",", ";"])


def is_noun(sentence: Sentence, verb: int, form: VerbForm) -> bool:
    """Tell whether a form of a verb of saying is a noun or an adjective at an index."""
    before = sentence.at(verb - 1)
    if verb == 0 and form.tense == "base":
        return True
    if sentence.is_capital(verb) and verb > 0 and before != QUOTE:
        return True
    if sentence.has(verb - 1, DETERMINER) and not sentence.has(verb - 1, PRONOUN) and before not in _PLURALS:
        return before not in _PRONOMINAL or sentence.words[verb] in NOUN_FORMS
    return sentence.words[verb] in NOUN_FORMS and _is_noun_form(sentence, verb, form)


def _is_noun_form(sentence: Sentence, verb: int, form: VerbForm) -> bool:
    before = sentence.at(verb - 1)
    if not before or before == "citing" or sentence.has(verb - 1, PREPOSITION) or before.endswith(_POSSESSIVES):
        return before != "to" and not (form.tense == "ing" and complement(sentence, verb, form).kind in _SAID)
    following_word = sentence.at(verb + 1)
    if following_word in _AFTER_NOUN or following_word in _ENDS:
        closes = following_word in _ENDS and _follows_content(sentence, verb)
        return not closes and complement(sentence, verb, form).kind not in ("that", "quote")
    following = verb + 1
    while sentence.has(following, ADVERB):
        following += 1
    if sentence.has(following, FINITE | DO) and not sentence.has(following, PRONOUN):
        return sentence.at(verb - 2) not in ("which", "who", "that")
    if form.tense == "base":
        return not (before == "to" or sentence.has(verb - 1, DO) or _is_plural(sentence, verb))
    return form.tense == "s" and before.endswith("s") and not sentence.is_capital(verb - 1)


def _is_plural(sentence: Sentence, verb: int) -> bool:
    """Tell whether the phrase before is plural, so that a base form is its verb ("Data from the office show")."""
    before = sentence.at(verb - 1)
    if before in _PLURALS or before.endswith("s"):
        return True
    phrase = phrase_before(sentence, verb - 1)
    joints = [index for index in range(*phrase) if sentence.classes[index] & PREPOSITION] if phrase else []
    return bool(joints) and (sentence.at(joints[0] - 1) in _PLURALS or sentence.at(joints[0] - 1).endswith("s"))


def _follows_content(sentence: Sentence, verb: int) -> bool:
    """Tell whether "X reports" closes a sentence after the content and a comma."""
    phrase = phrase_before(sentence, verb - 1)
    return phrase is not None and sentence.at(phrase[0] - 1) in (",", QUOTE)
