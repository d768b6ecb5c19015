"""The cues of one sentence together: they share subjects, relay each other and part contents."""

from summarizer.mentions.cues.classes import FINITE, SUBORDINATOR
from summarizer.mentions.cues.clauses import clause_subject
from summarizer.mentions.cues.found import NO_SUBJECT, Found, Refused
from summarizer.mentions.cues.idiom_words import IDIOMATIC
from summarizer.mentions.cues.idioms import read_idiom
from summarizer.mentions.cues.lexicon import CANDIDATES, CARRYING, FORMS, HEARSAY_ADVERBS
from summarizer.mentions.cues.nesting import covers, with_reporter
from summarizer.mentions.cues.nouns import read_claim, read_introduction
from summarizer.mentions.cues.prepositions import PREPOSITIONAL, citing, read_preposition
from summarizer.mentions.cues.sentence import Sentence
from summarizer.mentions.cues.verbs import read_verb

# A run of words without a full stop is read up to here, so that a text that is no prose stays cheap.
LONGEST_SENTENCE = 2000
_CITING = frozenset(["citing", "cited"])
_KEEPING_SILENT = frozenset("declined refused did gave offered provided".split())
_CONTRASTS = frozenset("and but while whereas though although ;".split())
_JOINTS = _CONTRASTS | {",", "with"}


def read_cues(sentence: Sentence) -> tuple[list[Found], list[Refused]]:
    """Return the attributions of a sentence in text order, and the words that only look like cues."""
    found: list[Found] = []
    refused: list[Refused] = []
    taken = -1
    candidates = [index for index, word in enumerate(sentence.words[:LONGEST_SENTENCE]) if word in CANDIDATES]
    for index in candidates:
        if index <= taken:
            continue
        one = _read_at(sentence, index, found)
        if isinstance(one, Refused):
            refused.append(one)
        elif one is not None:
            found.append(one)
            taken = one.cue[1]
    if not found and sentence.quotations and (introduction := read_introduction(sentence)):
        found.append(introduction)
    related = _with_relays(sentence, _with_sources(sentence, found))
    parted = [_parted(sentence, one, related[: index + 30]) for index, one in enumerate(related)]
    return [with_reporter(sentence, number, parted) for number in range(len(parted))], refused


def _read_at(sentence: Sentence, index: int, found: list[Found]) -> Found | Refused | None:
    word = sentence.words[index]
    if word in HEARSAY_ADVERBS:
        return Refused(index, "hearsay_adverb")
    one: Found | Refused | None = read_idiom(sentence, index) if word in IDIOMATIC else None
    if one is None and word in PREPOSITIONAL:
        one = read_preposition(sentence, index)
    if one is None and word in FORMS:
        one = read_verb(sentence, index)
    if one is None and word in CARRYING and not _is_object(found, index):
        one = read_claim(sentence, index)
    return one


def _is_object(found: list[Found], noun: int) -> bool:
    """Tell whether the verb before has the noun as its object ("rejected claims that") or medium ("in a statement")."""
    if not found or found[-1].content is None:
        return False
    return 0 <= noun - found[-1].content[0] <= 2 or found[-1].content[0] == noun + 2


def _with_sources(sentence: Sentence, found: list[Found]) -> list[Found]:
    """Give those that have no subject of their own the one of the cue before, or of the clause."""
    complete: list[Found] = []
    for one in found:
        given = one
        if one.construction == "shared":
            source = complete[-1].source if complete else clause_subject(sentence, one.cue[0])
            if source is None:
                continue
            given = one._replace(source=source)
        elif one.construction == "participle" and complete and complete[-1].source is not None:
            given = one._replace(source=complete[-1].source)
        elif one.construction == "participle" and one.source is None:
            given = one._replace(unresolved=NO_SUBJECT)
        complete.append(given)
    return complete


def _with_relays(sentence: Sentence, found: list[Found]) -> list[Found]:
    """Add what is cited to the nearest cue; "citing X" alone is a cue of its own."""
    if _CITING.isdisjoint(sentence.words):
        return found
    for index, word in enumerate(sentence.words):
        if word not in _CITING or (word == "cited" and sentence.at(index - 1) not in ("which", "that", "who")):
            continue
        if (cited := citing(sentence, index)) is None:
            continue
        near = min(found, key=lambda one: abs(one.cue[0] - index), default=None)
        if near is not None:
            found = [one._replace(via=(*one.via, cited)) if one is near else one for one in found]
        elif word == "citing" and index > 1 and sentence.words[index - 1] == ",":
            found = [Found((index, index), cited, (0, index - 2), "citing")]
    return found


def _parted(sentence: Sentence, one: Found, found: list[Found]) -> Found:
    """End a content where the next attribution of the same rank begins, and an opening clause at its comma."""
    if one.content is None:
        return one
    first, last = one.content
    if sentence.classes[0] & SUBORDINATOR and first > one.cue[1]:
        last = _clause_end(sentence, first, last)
    if one.construction == "relative" and first > one.cue[1]:
        last = _relative_end(sentence, first, last)
    last = _said_end(sentence, first, last)
    for other in found[-60:]:
        if other is one or not one.cue[1] < other.cue[0] <= last:
            continue
        edge = _edge(sentence, one, other)
        if edge is not None and edge - 1 >= first:
            last = min(last, edge - 1)
    return one if (first, last) == one.content else one._replace(content=(first, last))


def _said_end(sentence: Sentence, first: int, last: int) -> int:
    """Return where a content ends before "but declined to ..." and "and did not ...": the writer speaks again."""
    if _KEEPING_SILENT.isdisjoint(sentence.words):
        return last
    for index in range(first + 1, last):
        if sentence.words[index] in ("but", "and") and sentence.words[index + 1] in _KEEPING_SILENT:
            return index - 1
    return last


def _relative_end(sentence: Sentence, first: int, last: int) -> int:
    """Return where a relative clause ends: at the comma before the verb of the main clause."""
    for index in range(first, last):
        if sentence.words[index] == "," and sentence.has(index + 1, FINITE):
            return index - 1
    return last


def _clause_end(sentence: Sentence, first: int, last: int) -> int:
    if "," in sentence.words[: first - 1]:
        return last
    commas = [index for index in range(first, last) if sentence.words[index] == ","]
    return commas[0] - 1 if commas else last


def _edge(sentence: Sentence, one: Found, other: Found) -> int | None:
    """Return the token at which another cue's clause parts from the content before it."""
    if other.construction == "according":
        if other.content is not None and (other.content[0] > other.cue[1] or other.content[1] > other.cue[0]):
            return None
        begin = other.cue[0]
    elif other.construction in ("shared", "participle"):
        begin = other.cue[0]
    elif other.construction == "postposed" and other.source is not None and covers(other, one):
        begin = other.source[0]
    elif other.construction == "subject" and other.source is not None and other.source[0] > one.cue[1]:
        begin = other.source[0]
        if sentence.at(begin - 1) not in _CONTRASTS:
            return None
    else:
        return None
    while begin > 0 and sentence.words[begin - 1] in _JOINTS:
        begin -= 1
    return begin
