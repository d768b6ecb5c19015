"""Read one verb of saying: its subject, its complement, and whether the two make an attribution."""

from summarizer.mentions.cues.classes import PREPOSITION, PRONOUN
from summarizer.mentions.cues.complements import Complement, complement
from summarizer.mentions.cues.found import NO_SOURCE, NO_SUBJECT, Found, Refused
from summarizer.mentions.cues.lexicon import FORMS, VerbForm
from summarizer.mentions.cues.nominal import is_noun
from summarizer.mentions.cues.phrases import Phrase, phrase_before
from summarizer.mentions.cues.relatives import head_before
from summarizer.mentions.cues.sentence import QUOTE, Sentence
from summarizer.mentions.cues.subjects import Subject, subject
from summarizer.mentions.cues.taking import OBJECTIVES, takes

_HEARSAY = frozenset("say believe think report allege estimate claim expect suspect fear understand".split())
_SPEECHLESS = frozenset("lash speak make put cite quote trade exchange swap shift lay pin back".split())
# Who can hear or be told a case, and what can be read.
_COURTS = frozenset("court jury jurors inquest inquiry tribunal hearing trial judge judges committee panel mps".split())
_TEXTS = frozenset(
    "sign signs banner banners placard placards poster posters note notes letter letters message messages statement"
    " statements caption headline headlines text texts tweet tweets post posts inscription sticker stickers email"
    " emails report order entry plaque notice label slogan t-shirt shirt leaflet memo line article section graffiti"
    " petition card declaration communique sentence chapter verdict page pages cover screen".split()
)
_CONTENT_OPENERS = frozenset("whether what how why".split())
# The complements a verb may take, in the letters of the lexicon.
_CONTENTS = frozenset("cqt")
_CLAUSES = frozenset("ct")
# "asked not to be named" tells of the source, and of nothing said.
_NAMELESS = frozenset("named identified anonymity name names anonymous".split())
_REQUESTS = frozenset(
    "request requests question questions call calls comment comments message messages email emails inquiry inquiries"
    " enquiry enquiries letter letters".split()
)
_DENIABLE = frozenset(
    "claim claims allegation allegations accusation accusations report reports charge charges suggestion suggestions"
    " assertion assertions criticism rumours rumors statement".split()
)


def read_verb(sentence: Sentence, verb: int) -> Found | Refused | None:
    """Return the attribution that the verb at an index makes, why it makes none, or null for no verb of saying."""
    form = FORMS[sentence.words[verb]]
    if form.lemma in _SPEECHLESS or is_noun(sentence, verb, form) or _means_else(sentence, verb, form):
        return None
    found = subject(sentence, verb, form)
    if not _can(sentence, form, found):
        return None
    if found.kind == "no_cue":
        return _unsaid(sentence, verb, form, found)
    if found.kind == "passive":
        return _passive(sentence, verb, form, found)
    return (_inverted if found.kind == "inverted" else _with_complement)(sentence, verb, form, found)


def _means_else(sentence: Sentence, verb: int, form: VerbForm) -> bool:
    """Tell verbs that say nothing here: "point at", and "asked not to be named", which tells of the source."""
    if form.lemma == "point":
        return sentence.at(verb + 1) != "out"
    return form.lemma in ("ask", "request") and not _NAMELESS.isdisjoint(sentence.words[verb + 1 : verb + 9])


def _can(sentence: Sentence, form: VerbForm, found: Subject) -> bool:
    """Tell whether the subject can do what the verb says: courts hear cases, and texts read."""
    if form.lemma not in ("hear", "read"):
        return True
    if found.phrase is None:
        return False
    wanted = _COURTS if form.lemma == "hear" else _TEXTS
    return not wanted.isdisjoint(sentence.words[found.phrase[0] : found.phrase[1] + 1])


def _unsaid(sentence: Sentence, verb: int, form: VerbForm, found: Subject) -> Refused | None:
    """Return why a verb tells of nothing said ("has not said when", "declined to comment")."""
    if found.rule is None:
        return None
    is_cue = takes(sentence, form, complement(sentence, verb, form)) or _is_silent(sentence, verb, form)
    return Refused(verb, found.rule) if is_cue else None


def _is_silent(sentence: Sentence, verb: int, form: VerbForm) -> bool:
    """Tell whether a verb without content would be an answer ("did not respond to a request")."""
    if form.lemma == "comment":
        return True
    ahead = sentence.words[verb + 1 : verb + 10]
    return form.lemma in ("respond", "reply", "answer") and not _REQUESTS.isdisjoint(ahead)


def _with_complement(sentence: Sentence, verb: int, form: VerbForm, found: Subject) -> Found | None:
    after = complement(sentence, verb, form)
    if found.kind == "noun" and after.kind in ("clause", "noun") and sentence.has(after.first, PREPOSITION):
        return None
    if takes(sentence, form, after) and _gap_is_right(sentence, found, after):
        return _direct(sentence, form, found, after)
    if after.kind == "none" and (gapped := _gapped(sentence, verb, form, found)):
        return gapped
    told = "a" in form.takes and after.kind == "noun" and found.phrase and _is_split(sentence, found.phrase[0])
    return _postposed(sentence, verb, form, found) if after.kind == "none" or told else None


def _gapped(sentence: Sentence, verb: int, form: VerbForm, found: Subject) -> Found | None:
    """Read "a policy which the UN has criticised", over "according to X" in commas: the content stands before."""
    if found.kind != "subject" or found.phrase is None or form.takes.isdisjoint(OBJECTIVES):
        return None
    relative = found.phrase[0] - 1
    if sentence.at(relative) == ",":
        inserted = [index for index in range(max(1, relative - 8), relative) if sentence.words[index] == "according"]
        relative = inserted[-1] - 2 if inserted and sentence.at(inserted[-1] - 1) == "," else -1
    content = head_before(sentence, relative) if sentence.at(relative) in ("which", "whom") else None
    if content is None:
        return None
    return Found((found.cue_first, verb), found.phrase, content, "gapped", form.lemma, denies="d" in form.takes)


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
    # Quoted words may go on after the source: "...," she wrote, "...".
    later = next(reversed(sentence.quotations), 0) if sentence.words[last] == QUOTE else 0
    return Found((found.cue_first, verb), found.phrase, (0, later if later > verb else last), "postposed", form.lemma)


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
    if form.lemma == "expect" and sentence.at(verb + 2) in FORMS:
        return None
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
