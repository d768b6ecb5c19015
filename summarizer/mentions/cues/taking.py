"""Tell whether a verb of saying takes the words that follow it, by the letters of the lexicon."""

from summarizer.mentions.cues.classes import PREPOSITION
from summarizer.mentions.cues.complements import QUANTIFIERS, Complement
from summarizer.mentions.cues.lexicon import VerbForm
from summarizer.mentions.cues.sentence import QUOTE, Sentence

# What such a verb must have as its object to be speech ("claimed responsibility", not "claimed 12 lives").
_OBJECTS = {"claim": frozenset("responsibility credit victory success innocence".split())}
_THINGS = frozenset("lives life title titles".split())
_ORDERING = frozenset("ask encourage order instruct beg implore".split())
OBJECTIVES = frozenset("nj")
_CLAUSES = frozenset("ct")
# The letters that allow each kind of complement.
_LETTERS = {"quote": frozenset("qpnj"), "to": frozenset("ia"), "gap": frozenset("c")}


def takes(sentence: Sentence, form: VerbForm, after: Complement) -> bool:
    """Tell whether a verb takes the complement that follows it."""
    if after.kind in _LETTERS:
        return not form.takes.isdisjoint(_LETTERS[after.kind])
    if after.kind in ("that", "question"):
        is_judged = after.kind == "question" and sentence.words[after.first] == "what"
        if is_judged and not form.takes.isdisjoint(OBJECTIVES):
            return True
        is_open = "q" in form.takes and sentence.at(after.first - 1) in (":", "that")
        return is_open or not form.takes.isdisjoint(_CLAUSES)
    if after.kind in ("clause", "noun"):
        return _takes_words(sentence, form, after)
    return after.kind == "object"


def _takes_words(sentence: Sentence, form: VerbForm, after: Complement) -> bool:
    ahead = sentence.words[after.first : after.first + 25]
    if form.lemma in _OBJECTS and ahead[:1] != ["that"] and not _THINGS.isdisjoint(ahead[:5]):
        return False
    if "g" in form.takes and ahead[0].endswith("ing"):
        return True
    if "p" in form.takes:
        return QUOTE in ahead or (form.lemma.startswith(("desc", "char")) and "as" in ahead)
    if not form.takes.isdisjoint(OBJECTIVES):
        opens = sentence.has(after.first, PREPOSITION) and sentence.words[after.first] not in QUANTIFIERS
        return not opens or "c" in form.takes
    if after.kind == "clause":
        return "c" in form.takes or ("a" in form.takes and QUOTE not in ahead and form.lemma not in _ORDERING)
    is_claimed = not _OBJECTS.get(form.lemma, frozenset()).isdisjoint(ahead[:2])
    return is_claimed or ("q" in form.takes and QUOTE in ahead[:12])
