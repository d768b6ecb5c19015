"""Cues that are no verbs of saying: "according to X", "per X", "in the words of X", "citing X", "as X put it"."""

from summarizer.mentions.cues.classes import ADVERB, AUXILIARY, FINITE, QUOTED, TIME
from summarizer.mentions.cues.clauses import appositive_head, clause_subject
from summarizer.mentions.cues.found import Found
from summarizer.mentions.cues.lexicon import FORMS
from summarizer.mentions.cues.phrases import Phrase, is_word, phrase_after, phrase_before
from summarizer.mentions.cues.sentence import QUOTE, Sentence

_BLAME = frozenset("blame accusations accusation recriminations barbs insults".split())
_BLAMING = frozenset("trade exchange swap shift lay pin put".split())
_RELAYS = frozenset(
    "data figures records documents statements reports numbers statistics accounts sources officials filings"
    " tallies estimates testimony interviews witnesses information census police media guard officers doctors ministry"
    " agency agencies authorities aides diplomats prosecutors lawyers analysts experts researchers residents leaders"
    " people person persons source official officer executives employees bankers traders investors company".split()
)
_WORKS = frozenset(
    "assessment tally count analysis compilation summary review report estimate figures data statement survey"
    " poll study calculation account list database toll".split()
)
_BASED = frozenset("based compiled provided supplied collected gathered drawn".split())
_OWNERS = ("his", "her", "their")
_CLAUSE_WORDS = frozenset("that which who and but".split())
_INSERTED = frozenset("who which whose citing".split())

PREPOSITIONAL = frozenset("according per words put quoted cited".split()) | frozenset(
    form for form in FORMS if FORMS[form].lemma in _BLAMING
)


def read_preposition(sentence: Sentence, index: int) -> Found | None:
    """Return the attribution that begins at a word that is no verb of saying by itself, or null."""
    word = sentence.words[index]
    cue = _cue_before_source(sentence, index)
    if cue is not None:
        return _according(sentence, cue)
    if word == "words":
        return _own_words(sentence, index)
    if word == "put" and sentence.at(index + 1) == "it":
        return _put_it(sentence, index)
    if word in ("quoted", "cited") and "as" in sentence.words[index : index + 10]:
        return _quoted_as(sentence, index)
    if word in FORMS and FORMS[word].lemma in _BLAMING and not _BLAME.isdisjoint(sentence.words[index + 1 : index + 3]):
        return _trading_blame(sentence, index)
    return None


def _cue_before_source(sentence: Sentence, index: int) -> Phrase | None:
    """Return the tokens of "according to", "per" or "in the words of"."""
    word = sentence.words[index]
    following = sentence.at(index + 1)
    if word == "according" and following == "to":
        return index, index + 1
    if word == "per" and sentence.is_capital(index + 1) and sentence.at(index - 1) in (",", "", QUOTE):
        return index, index
    if word == "words" and following == "of" and sentence.words[max(0, index - 2) : index] == ["in", "the"]:
        return index - 2, index + 1
    return None


def _own_words(sentence: Sentence, index: int) -> Found | None:
    """Read "in the minister's words" and "in her own words"."""
    last = index - 2 if sentence.at(index - 1) == "own" else index - 1
    owner = sentence.at(last)
    source = (last, last) if owner in _OWNERS else phrase_before(sentence, last)
    if source is None or not owner.endswith((*_OWNERS, "'s", "’s")) or sentence.at(source[0] - 1) != "in":
        return None
    content, _ = _around(sentence, (source[0] - 1, index), (index, index))
    return Found((index, index), source, content, "noun") if content else None


def _according(sentence: Sentence, cue: Phrase) -> Found | None:
    source = phrase_after(sentence, cue[1] + 1)
    if source is None:
        return None
    content, is_plain = _around(sentence, cue, source)
    return Found(cue, source, content, "according", via=_relays(sentence, source), is_plain=is_plain)


def _around(sentence: Sentence, cue: Phrase, source: Phrase) -> tuple[Phrase | None, bool]:
    """Return what "according to X" covers, and whether it stands at an edge of the sentence.

    Where it opens a clause, that is what follows it, else what is before it, else the sentence around it.
    """
    last = sentence.last
    before = cue[0] - 1
    first = _after_source(sentence, source[1] + 1)
    if before < 0:
        return ((first, last) if first <= last else None), True
    opener = before - 1 if sentence.words[before] == "," else before
    if sentence.words[opener] in _CLAUSE_WORDS and first <= last:
        return (first, last), False
    if sentence.words[before] == "," and sentence.at(source[1] + 1) == "," and _goes_on(sentence, source[1] + 2):
        return (0, last), False
    end = opener if sentence.words[before] in (",", "–", "—", "(", "-") else before
    if sentence.words[before] in ("–", "—", "(", "-"):
        end = before - 1
    return ((0, end) if end >= 0 else None), source[1] >= last - 1 and end >= 0


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Tell whether the clause's verb stands right after an insertion ("The ship, according to X, had lost ...")."""
    while sentence.has(index, ADVERB):
        index += 1
    return sentence.has(index, FINITE | AUXILIARY | QUOTED)


def _after_source(sentence: Sentence, index: int) -> int:
    """Return the first token of the content after a source, over ", who ...," or "published on Friday,"."""
    following = sentence.at(index)
    if following == "," and sentence.at(index + 1) in _INSERTED:
        return _after_comma(sentence, index + 1, index + 1)
    if following in (",", ":"):
        return index + 1
    if sentence.has(index, TIME | FINITE) or (following in ("on", "in") and sentence.has(index + 1, TIME)):
        return _after_comma(sentence, index, index)
    return index


def _after_comma(sentence: Sentence, index: int, otherwise: int) -> int:
    """Return the index after the next comma, over commas that only stand before quoted words."""
    for inner in range(index, len(sentence.words)):
        if sentence.words[inner] == QUOTE:
            return inner
        if sentence.words[inner] == ",":
            return inner + 1
    return otherwise


def _relays(sentence: Sentence, source: Phrase) -> tuple[Phrase, ...]:
    """Return through what a source knows: "an assessment of official data" knows it from the data."""
    for index in range(source[0] + 1, source[1]):
        origin = index + 1
        if sentence.words[index] not in ("of", "from", "on", "by") or not _WORKS & set(
            sentence.words[source[0] : index]
        ):
            continue
        is_based = sentence.words[index - 1] in _BASED
        if (is_based or sentence.words[index - 1] in _WORKS) and _knows(
            sentence, (origin, source[1]), is_based=is_based
        ):
            return ((origin, source[1]),)
    return ()


def _knows(sentence: Sentence, origin: Phrase, *, is_based: bool) -> bool:
    """Tell whether an origin can tell anything: data, officials, or whoever a work is based on."""
    return is_based or not _RELAYS.isdisjoint(sentence.words[origin[0] : origin[1] + 1])


def _put_it(sentence: Sentence, index: int) -> Found | None:
    source = phrase_before(sentence, index - 1)
    if source is None or sentence.at(source[0] - 1) != "as":
        return None
    content = (0, source[0] - 3) if source[0] >= 3 and sentence.words[source[0] - 2] == "," else None
    if sentence.at(index + 2) in (",", ":"):
        content = (index + 3, sentence.last)
    return Found((index, index + 1), source, content, "as_put") if content else None


def _quoted_as(sentence: Sentence, index: int) -> Found | None:
    """Read "X was quoted as saying", "X was quoted by Y as saying" and "Y quoted X as saying"."""
    last = sentence.last
    end = next((i + 1 for i in range(index + 1, min(index + 10, last)) if sentence.words[i] == "as"), None)
    if end is None or sentence.at(end) not in ("saying", "telling"):
        return None
    first = end + 2 if sentence.at(end + 1) in ("that", ",", ":") else end + 1
    before = index - 1
    while before > 0 and sentence.classes[before] & (AUXILIARY | ADVERB):
        before -= 1
    named = phrase_before(sentence, before) or appositive_head(sentence, before)
    if end == index + 2 or sentence.words[index + 1] in ("by", "in"):
        by = phrase_after(sentence, index + 2) if sentence.words[index + 1] == "by" else None
        content = (first, last) if first <= last or named is None else (0, named[0] - 1)
        return Found((before + 1, end), named, content, "quoted", "say", via=(by,) if by else ())
    source = phrase_after(sentence, index + 1)
    return Found((index, end), source, (first, last), "quoted", "say", via=(named,) if named else ())


def _trading_blame(sentence: Sentence, index: int) -> Found | None:
    noun = next(i for i in (index + 1, index + 2) if sentence.at(i) in _BLAME)
    before = index - 1
    while before > 0 and sentence.classes[before] & (AUXILIARY | ADVERB):
        before -= 1
    is_participle = FORMS[sentence.words[index]].tense == "ing"
    if is_participle and sentence.words[before] == ",":
        source = clause_subject(sentence, index)
    else:
        source = phrase_before(sentence, before)
    first = noun + 2 if is_word(sentence, noun + 1) else noun + 1
    content = (first, sentence.last) if first <= sentence.last else None
    return Found((before + 1, noun), source, content, "blame", "blame") if source else None


def citing(sentence: Sentence, index: int) -> Phrase | None:
    """Return what "citing" cites where that can say something (a name, officials, data), not a mere reason."""
    source = phrase_after(sentence, index + 1)
    if source is None:
        return None
    tokens = range(source[0], source[1] + 1)
    named = any(sentence.is_capital(i) for i in tokens)
    known = any(sentence.words[i] in _RELAYS or sentence.words[i] in _WORKS for i in tokens)
    return source if named or known else None
