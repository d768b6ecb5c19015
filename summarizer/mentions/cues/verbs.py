"""Read one verb of saying: its subject, its complement, and whether the two make an attribution."""

from summarizer.mentions.cues.classes import (
    ADVERB,
    DETERMINER,
    DO,
    FINITE,
    PREPOSITION,
    PRONOUN,
)
from summarizer.mentions.cues.complements import QUANTIFIERS, Complement, complement
from summarizer.mentions.cues.found import NO_SOURCE, NO_SUBJECT, Found, Refused
from summarizer.mentions.cues.lexicon import FORMS, NOUN_FORMS, VerbForm
from summarizer.mentions.cues.phrases import Phrase, phrase_before
from summarizer.mentions.cues.sentence import QUOTE, Sentence
from summarizer.mentions.cues.subjects import Subject, subject

_HEARSAY = frozenset("say believe think report allege estimate claim expect suspect fear".split())
_PLURALS = frozenset("police people they we i you men women children some many others most".split())
_SPEECHLESS = frozenset("lash speak make put cite quote trade exchange swap shift lay pin back hear".split())
# What such a verb must have as its object to be speech ("claimed responsibility", not "claimed 12 lives").
_OBJECTS = {"claim": frozenset("responsibility credit victory success innocence".split())}
_THINGS = frozenset("lives life title titles".split())
_CONTENT_OPENERS = frozenset("whether what how why".split())
# The complements a verb may take, in the letters of the lexicon.
_CONTENTS = frozenset("cqt")
_CLAUSES = frozenset("ct")
_QUOTED = frozenset("qpnj")
_INFINITIVES = frozenset("ia")
_DENIABLE = frozenset(
    "claim claims allegation allegations accusation accusations report reports charge charges suggestion suggestions"
    " assertion assertions criticism rumours rumors statement".split()
)


def read_verb(sentence: Sentence, verb: int) -> Found | Refused | None:
    """Return the attribution that the verb at an index makes, why it makes none, or null for no verb of saying."""
    form = FORMS[sentence.words[verb]]
    if form.lemma in _SPEECHLESS or _is_noun(sentence, verb, form):
        return None
    if form.lemma == "point" and sentence.at(verb + 1) != "out":
        return None
    found = subject(sentence, verb, form)
    if found.kind == "no_cue":
        return _unsaid(sentence, verb, form, found)
    if found.kind == "passive":
        return _passive(sentence, verb, form, found)
    if found.kind == "inverted":
        return _inverted(sentence, verb, form, found)
    return _with_complement(sentence, verb, form, found)


def _unsaid(sentence: Sentence, verb: int, form: VerbForm, found: Subject) -> Refused | None:
    """Return why a verb with content tells of nothing said ("has not said when")."""
    if found.rule is None or not _takes(sentence, form, complement(sentence, verb, form)):
        return None
    return Refused(verb, found.rule)


def _with_complement(sentence: Sentence, verb: int, form: VerbForm, found: Subject) -> Found | None:
    after = complement(sentence, verb, form)
    if _takes(sentence, form, after) and _gap_is_right(sentence, found, after):
        return _direct(sentence, form, found, after)
    told = "a" in form.takes and after.kind == "noun" and found.phrase and _is_split(sentence, found.phrase[0])
    return _postposed(sentence, verb, form, found) if after.kind == "none" or told else None


def _is_noun(sentence: Sentence, verb: int, form: VerbForm) -> bool:
    """Tell nouns and adjectives ("a report", "the stated aim") from verbs by their neighbours."""
    before = sentence.at(verb - 1)
    if verb == 0 and form.tense == "base":
        return True
    if sentence.is_capital(verb) and verb > 0 and before != QUOTE:
        return True
    if sentence.has(verb - 1, DETERMINER) and not sentence.has(verb - 1, PRONOUN) and before not in _PLURALS:
        return before not in ("both", "all", "one", "two", "three", "four", "few") or sentence.words[verb] in NOUN_FORMS
    if sentence.words[verb] not in NOUN_FORMS:
        return False
    return _is_noun_form(sentence, verb, form)


def _is_noun_form(sentence: Sentence, verb: int, form: VerbForm) -> bool:
    before = sentence.at(verb - 1)
    if not before or sentence.has(verb - 1, PREPOSITION) or before.endswith(("'s", "’s", "s’", "s'")):
        return before != "to"
    if sentence.at(verb + 1) in ("of", "by", "from", "and", "or", "", ".", ")", ",", ";"):
        return not (_follows_content(sentence, verb) or complement(sentence, verb, form).kind in ("that", "quote"))
    following = verb + 1
    while sentence.has(following, ADVERB):
        following += 1
    if sentence.has(following, FINITE | DO) and not sentence.has(following, PRONOUN):
        return sentence.at(verb - 2) not in ("which", "who", "that")
    if form.tense == "base":
        return not (before in _PLURALS or before.endswith("s") or before == "to" or sentence.has(verb - 1, DO))
    return form.tense == "s" and before.endswith("s") and not sentence.is_capital(verb - 1)


def _follows_content(sentence: Sentence, verb: int) -> bool:
    """Tell whether "X reports" closes a sentence after the content and a comma."""
    phrase = phrase_before(sentence, verb - 1)
    return phrase is not None and sentence.at(phrase[0] - 1) in (",", QUOTE)


def _takes(sentence: Sentence, form: VerbForm, after: Complement) -> bool:
    """Tell whether a verb takes the complement that follows it."""
    takes = form.takes
    if after.kind in ("that", "question"):
        return not takes.isdisjoint(_CLAUSES) or ("q" in takes and sentence.at(after.first - 1) in (":", "that"))
    if after.kind == "quote":
        return not takes.isdisjoint(_QUOTED)
    if after.kind == "to":
        return not takes.isdisjoint(_INFINITIVES)
    if after.kind == "gap":
        return "c" in takes
    if after.kind in ("clause", "noun"):
        return _takes_words(sentence, form, after)
    return after.kind == "object"


def _takes_words(sentence: Sentence, form: VerbForm, after: Complement) -> bool:
    ahead = sentence.words[after.first : after.first + 25]
    if form.lemma in _OBJECTS and ahead[:1] != ["that"] and not _THINGS.isdisjoint(ahead[:5]):
        return False
    if "p" in form.takes:
        return QUOTE in ahead or (form.lemma.startswith(("desc", "char")) and "as" in ahead)
    if "n" in form.takes or "j" in form.takes:
        opens = sentence.has(after.first, PREPOSITION) and sentence.words[after.first] not in QUANTIFIERS
        return not opens or "c" in form.takes
    if after.kind == "clause":
        return "c" in form.takes or ("a" in form.takes and QUOTE not in ahead and form.lemma != "ask")
    if not _OBJECTS.get(form.lemma, frozenset()).isdisjoint(ahead[:2]):
        return True
    return "q" in form.takes and QUOTE in ahead[:12]


def _gap_is_right(sentence: Sentence, found: Subject, after: Complement) -> bool:
    """Tell whether a verb without a subject of its own follows "which he said"."""
    if after.kind != "gap":
        return True
    return found.phrase is not None and sentence.at(found.phrase[0] - 1) in ("which", "that", "who", "what")


def _direct(sentence: Sentence, form: VerbForm, found: Subject, after: Complement) -> Found | None:
    last = sentence.last
    if after.first > last:
        return None
    first = after.first
    if after.kind == "quote" and found.kind == "subject" and found.phrase:
        asks = sentence.words[0] in _CONTENT_OPENERS and sentence.at(found.phrase[0] - 1) == ","
        first = 0 if asks or _is_split(sentence, found.phrase[0]) else first
    return Found(
        (found.cue_first, after.cue_last),
        found.phrase,
        (first, last),
        found.kind,
        form.lemma,
        denies=_denies(sentence, form, after),
        is_plain=_is_plain(sentence, found, after),
        unresolved=NO_SUBJECT if found.kind == "missing" else None,
    )


def _denies(sentence: Sentence, form: VerbForm, after: Complement) -> bool:
    """Tell a denied claim ("rejected the report") from a rejected thing ("rejected the offer")."""
    if "d" not in form.takes:
        return False
    if form.lemma in ("deny", "refute", "rebut", "dispute"):
        return True
    return not _DENIABLE.isdisjoint(sentence.words[after.first : after.first + 8])


def _is_split(sentence: Sentence, source: int) -> bool:
    """Tell whether quoted words stand right before the source too ("...," she said, "...")."""
    return sentence.at(source - 1) == QUOTE or (sentence.at(source - 1) == "," and sentence.at(source - 2) == QUOTE)


def _is_plain(sentence: Sentence, found: Subject, after: Complement) -> bool:
    """Tell whether subject, verb and content stand in their usual order at the start of the sentence."""
    if found.phrase is None or found.phrase[0] != 0 or sentence.has(0, PRONOUN):
        return False
    if after.kind not in ("that", "quote", "clause"):
        return False
    if found.kind == "participle":
        return after.kind == "that"
    return found.kind == "subject" and found.phrase[1] + 1 == found.cue_first


def _postposed(sentence: Sentence, verb: int, form: VerbForm, found: Subject) -> Found | None:
    """Read "..., X said": the content stands before the source."""
    if found.phrase is None or found.kind not in ("subject", "relative") or _CONTENTS.isdisjoint(form.takes):
        return None
    last = found.phrase[0] - 1
    if sentence.at(last) == ",":
        last -= 1
    elif sentence.at(last) != QUOTE:
        return None
    if last < 0 or (sentence.words[last] != QUOTE and _CLAUSES.isdisjoint(form.takes)):
        return None
    return Found((found.cue_first, verb), found.phrase, (0, last), "postposed", form.lemma)


def _inverted(sentence: Sentence, verb: int, form: VerbForm, found: Subject) -> Found | None:
    """Read "...," said X: the content stands before the verb, and may go on after the source."""
    if _CONTENTS.isdisjoint(form.takes) or found.phrase is None:
        return None
    last = verb - 1
    while last >= 0 and sentence.words[last] in (",", "–", "—", "--"):
        last -= 1
    quoted = last >= 0 and sentence.words[last] == QUOTE
    if not quoted and last >= 0 and _CLAUSES.isdisjoint(form.takes):
        return None
    later = [index for index in sentence.quotations if index > found.phrase[1]]
    end = later[-1] if later and (quoted or last < 0) else last
    if end < 0:
        return None
    is_plain = quoted and not sentence.has(found.phrase[0], PRONOUN)
    content = (0 if last >= 0 else later[0], end)
    return Found((verb, verb), found.phrase, content, "inverted", form.lemma, is_plain=is_plain)


def _passive(sentence: Sentence, verb: int, form: VerbForm, found: Subject) -> Found | None:
    """Read "X was accused by Y of ..." and "X is said to ..."."""
    spoken_of = phrase_before(sentence, found.cue_first - 1)
    first = spoken_of[0] if spoken_of else found.cue_first
    content = (first, sentence.last)
    cue = (found.cue_first, verb)
    if found.phrase is not None:
        source = _until(sentence, found.phrase, ("of", "for")) if form.lemma in ("accuse", "blame") else found.phrase
        return Found((cue[0], source[0] - 1), source, content, "passive", form.lemma, denies="d" in form.takes)
    following = sentence.at(verb + 1)
    if form.lemma in ("accuse", "blame"):
        is_cue = following in ("of", "for")
    elif following == "that" and form.lemma in (*_HEARSAY, "tell", "announce", "confirm"):
        is_cue, content = True, (verb + 2, sentence.last)
    else:
        is_cue = following == "to" and form.lemma in _HEARSAY
    return Found(cue, None, content, "passive", form.lemma, unresolved=NO_SOURCE) if is_cue else None


def _until(sentence: Sentence, phrase: Phrase, words: tuple[str, ...]) -> Phrase:
    """Return the phrase up to the first of the words."""
    for index in range(phrase[0] + 1, phrase[1] + 1):
        if sentence.words[index] in words:
            return phrase[0], index - 1
    return phrase
