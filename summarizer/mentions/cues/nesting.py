"""How the attributions of one sentence lie in each other: whose a quotation is, who passes a claim on, who leads."""

from itertools import islice

from summarizer.mentions.cues.classes import PRONOUN
from summarizer.mentions.cues.found import Found
from summarizer.mentions.cues.lexicon import FORMS
from summarizer.mentions.cues.sentence import Sentence

_TELLING = frozenset("ct")
_SPEAKING = frozenset("qjpa")
_ASIDES = frozenset("despite although though while whereas amid with as after but".split())
_NEAR = 10  # how many cues before and after one are compared with it
_MOST = 60  # how many cues of one sentence are compared with each other
_MOST_QUOTATIONS = 200
_LONGEST_REPORT = 60  # tokens between where a report begins and the claim in it


def covers(other: Found, one: Found) -> bool:
    """Tell whether the content of another cue holds this whole cue ("X said ..., Y reported")."""
    return other.content is not None and other.content[0] <= one.cue[0] and one.cue[1] <= other.content[1]


def owned_quotations(sentence: Sentence, number: int, found: list[Found]) -> tuple[str, ...]:
    """Return the ids of the quotations in the content of a sentence's cue that nobody within it says."""
    one = found[number]
    if one.content is None or not sentence.quotations:
        return ()
    length = one.content[1] - one.content[0]
    inner = [other.content for other in _near(number, found) if covers(one, other) and other.content]
    shorter = [(first, last) for first, last in inner if last - first < length]
    if not shorter:
        return sentence.quotations_in(*one.content)
    return tuple(
        id_
        for index, id_ in islice(sentence.quotations.items(), _MOST_QUOTATIONS)
        if one.content[0] <= index <= one.content[1] and not any(first <= index <= last for first, last in shorter)
    )


def _near(number: int, found: list[Found]) -> list[Found]:
    """Return the cues around one; a sentence of hundreds of them is no prose and stays cheap."""
    return [*found[max(0, number - _NEAR) : number], *found[number + 1 : number + 1 + _NEAR]]


def with_reporter(sentence: Sentence, number: int, found: list[Found]) -> Found:
    """Add to a claim inside another's words who passes it on ("Reuters reported that the army said ...")."""
    one = found[number]
    if len(found) == 1 or one.source is None or sentence.has(one.source[0], PRONOUN):
        return one
    around = [other.source for other in _near(number, found) if other.source and _reports(sentence, other, one)]
    return one._replace(via=(*one.via, *around)) if around else one


def _reports(sentence: Sentence, other: Found, one: Found) -> bool:
    """Tell whether another cue passes on all of a claim, its source included."""
    if other.source is None or other.content is None or one.source is None or other.denies or other.unresolved:
        return False
    lemma = FORMS.get(other.lemma)
    tells = other.construction == "according" or (lemma is not None and not _TELLING.isdisjoint(lemma.takes))
    is_inside = other.content[0] <= one.source[0] and one.source[1] <= other.content[1] and covers(other, one)
    return (
        tells and is_inside and other.source != one.source and not _is_aside(sentence, other.content[0], one.source[0])
    )


def _is_aside(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the writer's own words begin between two tokens (", despite", ", with one of them saying")."""
    inside = range(first, last)
    is_far = last - first > _LONGEST_REPORT
    return is_far or any(sentence.words[i] == "," and sentence.at(i + 1) in _ASIDES for i in inside)


def main_speaker(found: list[Found]) -> int | None:
    """Return which cue's source a sentence leaves speaking: the outermost one, where all those have one source."""
    outer = [index for index, one in enumerate(found[:_MOST]) if not any(_holds(other, one) for other in found[:_MOST])]
    speakers = {found[index].source for index in outer}
    if len(speakers) != 1 or any(_is_closing(found[index], found) for index in outer):
        return None
    return outer[-1] if _is_speech(found[outer[-1]]) else None


def _holds(other: Found, one: Found) -> bool:
    return other is not one and covers(other, one)


def _is_closing(one: Found, found: list[Found]) -> bool:
    """Tell a reporter named at the end ("X said it was over, the BBC reported"), after whom either may go on."""
    return one.construction in ("postposed", "according") and any(_holds(one, other) for other in found)


def _is_speech(one: Found) -> bool:
    lemma = FORMS.get(one.lemma)
    return one.construction in ("according", "colon", "as_put", "quoted") or (
        lemma is not None and not _SPEAKING.isdisjoint(lemma.takes)
    )
