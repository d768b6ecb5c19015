"""Speakers: prose that says whose claim it tells must name the speaker that the evidence names."""

import re
from collections.abc import Iterator, Sequence, Set

from summarizer.article import Span
from summarizer.grounding.attribution import said_by
from summarizer.grounding.evidence import Source
from summarizer.grounding.signals import ATTRIBUTION_WORDS
from summarizer.grounding.words import content_keys, key_set
from summarizer.mentions import CueMention
from summarizer.summary import Doubt, Evidence

_NAME = r"(?P<name>[A-Z](?<!\w.)[\w.’'-]+)"
# Patterns that begin with a literal or a class of letters are searched for fast.
_ACCORDING = re.compile(rf"ccording to (?:the )?{_NAME}")
_NAME_THEN_WORD = re.compile(
    rf"{_NAME} (?:also |later |then |already |has |have |had )*(?P<word>\w+)(?! by\b)(?! to be\b)"
)
_NO_VERBS = frozenset("reportedly alleged allegedly assessment statement quoted per reports".split())
_SPEECH_VERBS = ATTRIBUTION_WORDS - _NO_VERBS
_CLAIM_SHARE = 0.6
_RELEVANT_SHARE = 0.5
_NEAR_PASSAGES = 3


def check_speaker(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Doubt a sentence that names a speaker where every claim it tells is another's in the evidence."""
    named = set(_named_speakers(text, source))
    cues = [cue for part in evidence for cue in source.index.cues_in.get(part.passage, ())] if named else ()
    if not named or any(names_speaker(named, cue, source) for cue in cues):
        return ()
    told = [cue for cue in claims(text, evidence, source) if cue is not None]
    if not told or any(said_by(cue) is None or cue.unresolved for cue in told):
        return ()
    return ("speaker_differs",)


def claims(text: str, evidence: Sequence[Evidence], source: Source) -> list[CueMention | None]:
    """Return the cue of each cited passage that the prose takes its words from; None where it is the reporter's own.

    A cue counts where its content, or the quotations it introduces, hold most of what the prose takes from the passage.
    """
    prose = key_set(text)
    shared = {part.passage: prose & key_set(part.exact) for part in evidence}
    most = max(map(len, shared.values()), default=0)
    return [
        _claim(shared[part.passage], part, source)
        for part in evidence
        if shared[part.passage] and len(shared[part.passage]) >= _RELEVANT_SHARE * most
    ]


def _claim(shared: frozenset[str], part: Evidence, source: Source) -> CueMention | None:
    for cue in source.index.cues_near(part.passage, _NEAR_PASSAGES):
        content = cue.content if cue.passage == part.passage else _quoted_in(part, cue, source)
        if content is None:
            continue
        if len(shared & key_set(source.article.exact(content))) >= _CLAIM_SHARE * len(shared):
            return cue
    return None


def _quoted_in(part: Evidence, cue: CueMention, source: Source) -> Span | None:
    """Return the quotation of a passage that a cue in another passage introduces or goes on with, or None."""
    quotations = (source.index.quotation_of_id[one] for one in cue.quotations)
    return next((one.span for one in quotations if one.passage == part.passage), None)


def _named_speakers(text: str, source: Source) -> Iterator[str]:
    """Yield the keys of the names right before "said" and its kin, or right behind "according to"."""
    named = [match["name"] for match in _ACCORDING.finditer(text)]
    named += [match["name"] for match in _NAME_THEN_WORD.finditer(text) if match["word"].casefold() in _SPEECH_VERBS]
    for name in named:
        yield from (one for one in content_keys(name) if one in source.name_keys)


def names_speaker(keys: Set[str], cue: CueMention, source: Source) -> bool:
    """Tell whether one of the keys is of what may name the speaker of a cue.

    That is all of the sentence but what is said, and the antecedent and aliases of the source.
    """
    return any(not keys.isdisjoint(key_set(text)) for text in _names_of_speaker(cue, source))


def _names_of_speaker(cue: CueMention, source: Source) -> Iterator[str]:
    """Yield the texts that may name the speaker, the likeliest first."""
    spans = [span for span in (cue.source, cue.antecedent, *cue.via) if span is not None]
    sentence = source.article.passages[cue.passage - 1].span
    content = cue.content or cue.span
    for span in (*spans, Span(sentence.start, content.start), Span(content.end, sentence.end)):
        if span.start < span.end:
            yield source.article.exact(span)
    for group in {name.group for span in spans for name in source.index.names.within(span)}:
        yield from source.names_of_group.get(group, ())
