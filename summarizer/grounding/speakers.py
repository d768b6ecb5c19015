"""Speakers: prose that says whose claim it tells must name the speaker that the evidence names."""

import re
from collections.abc import Iterator, Sequence

from summarizer.article import Span
from summarizer.grounding.attribution import said_by
from summarizer.grounding.evidence import Source
from summarizer.grounding.words import ATTRIBUTION_WORDS, content_keys
from summarizer.mentions import CueMention
from summarizer.summary import Doubt, Evidence

_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_REACH = 4
_BETWEEN = frozenset("also has have had then later already".split())
_NO_VERBS = frozenset("reportedly alleged allegedly assessment statement quoted per reports".split())
_CLAIM_SHARE = 0.6


def check_speaker(text: str, evidence: Sequence[Evidence], source: Source) -> tuple[Doubt, ...]:
    """Doubt a sentence that names a speaker where every claim it tells is another's in the evidence."""
    named = set(_named_speakers(text, source))
    if not named:
        return ()
    told = [cue for cue in claims(text, evidence, source) if cue is not None]
    if not told or any(said_by(cue) is None or cue.unresolved for cue in told):
        return ()
    passages = {part.passage for part in evidence}
    cues = [cue for cue in source.mentions.cues if cue.passage in passages]
    return () if any(named & _identity(cue, source) for cue in cues) else ("speaker_differs",)


def claims(text: str, evidence: Sequence[Evidence], source: Source) -> list[CueMention | None]:
    """Return, for each cited passage, the cue whose content holds most of what the prose takes from the passage."""
    return [_claim(text, part, source) for part in evidence]


def _claim(text: str, part: Evidence, source: Source) -> CueMention | None:
    shared = set(content_keys(text)) & set(content_keys(part.exact))
    for cue in source.mentions.cues:
        if cue.passage != part.passage or cue.content is None or not shared or not _names_someone(cue, source):
            continue
        content = set(content_keys(source.article.exact(cue.content)))
        if len(shared & content) >= _CLAIM_SHARE * len(shared):
            return cue
    return None


def _names_someone(cue: CueMention, source: Source) -> bool:
    """Tell whether a cue surely attributes: plain by rule, without a source, or with a proper name in its source."""
    speaker = said_by(cue)
    if cue.is_plain or speaker is None:
        return True
    return any(name.span in speaker for name in source.mentions.names)


def _named_speakers(text: str, source: Source) -> Iterator[str]:
    """Yield the keys of the names right before "said" and its kin, or right behind "according to"."""
    found = [match.group() for match in _WORD.finditer(text)]
    for position, word in enumerate(found):
        folded = word.casefold()
        if folded == "according":
            near = [one for one in found[position + 2 : position + 4] if one.casefold() != "the"][:1]
        elif folded in ATTRIBUTION_WORDS - _NO_VERBS:
            before = [one for one in found[max(0, position - _REACH) : position] if one.casefold() not in _BETWEEN]
            near = before[-1:]
        else:
            continue
        yield from (one for name in near if name[0].isupper() for one in content_keys(name) if one in source.name_keys)


def _identity(cue: CueMention, source: Source) -> set[str]:
    """Return the keys of what may name the speaker: all of the sentence but what is said, antecedent and aliases."""
    sentence = source.article.passages[cue.passage - 1].span
    content = cue.content or cue.span
    frame = (Span(sentence.start, content.start), Span(content.end, sentence.end))
    spans = [span for span in (cue.source, cue.antecedent, *cue.via) if span is not None]
    groups = {name.group for name in source.mentions.names if any(name.span in span for span in spans)}
    exact = [source.article.exact(span) for span in (*frame, *spans) if span.start < span.end]
    aliases = [run for group in groups for run in source.names_of_group[group]]
    return {one for words in (*exact, *aliases) for one in content_keys(words)}
