"""The gist and the open questions: prose that must stand on its evidence, and keep saying whose claim it tells."""

from collections.abc import Sequence
from functools import partial

from summarizer.article import Span
from summarizer.draft import GistDraft, QuestionDraft
from summarizer.grounding.attribution import said_by
from summarizer.grounding.evidence import Source
from summarizer.grounding.prose import check_prose, check_question
from summarizer.grounding.signals import attributes
from summarizer.grounding.speakers import claims
from summarizer.grounding.words import run_of, words
from summarizer.mentions import CueMention
from summarizer.summary import Evidence, GistSentence, OpenQuestion, Repair, Withheld


def ground_gist(draft: GistDraft, identifier: str, source: Source) -> GistSentence:
    """Return a sentence of the gist; a claim told as fact gets its attribution back. Raises NotSupportedError."""
    evidence = source.evidence(draft.passages)
    doubts = check_prose(draft.text, evidence, source)
    text, repaired = draft.text, None
    cue = _dropped_cue(draft.text, evidence, source)
    speaker = said_by(cue) if cue else None
    if cue and (speaker is None or cue.unresolved):
        doubts = (*doubts, "attribution_dropped")
    elif speaker and not _names_speaker(draft.text, speaker, source):
        text, repaired = _with_attribution(draft.text, speaker, source), _RESTORED(before=draft.text)
    return GistSentence(
        id=identifier,
        salience=1,
        support="unverified" if doubts else "verified",
        doubts=doubts,
        repaired=repaired,
        text=text,
        evidence=evidence,
    )


_RESTORED = partial(Repair, rule="attribution_restored")


def _dropped_cue(text: str, evidence: Sequence[Evidence], source: Source) -> CueMention | None:
    """Return the cue of a claim that the article only attributes and the sentence tells as a fact (G5), or None."""
    if attributes(words(text)):
        return None
    cues = claims(text, evidence, source)
    return None if None in cues or not cues else cues[0]


def _names_speaker(text: str, speaker: Span, source: Source) -> bool:
    return run_of(source.article.exact(speaker)).split()[-1] in run_of(text).split()


def _with_attribution(text: str, speaker: Span, source: Source) -> str:
    """Put "According to X," before a sentence."""
    name = _in_running_text(source.article.exact(speaker))
    claim = text if _keeps_capital(text, source) else text[0].lower() + text[1:]
    return f"According to {name}, {claim}"


def _in_running_text(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An"} else name


def _keeps_capital(text: str, source: Source) -> bool:
    """Tell whether a sentence begins with a name or acronym, which stays as it is within a sentence."""
    first = text.split(maxsplit=1)[0]
    if not first[0].isupper() or (len(first) > 1 and first[1].isupper()):
        return True
    return run_of(first).strip() in source.words_of_names


def ground_question(draft: QuestionDraft, identifier: str, source: Source, withheld: list[Withheld]) -> OpenQuestion:
    """Return an open question that the cited sentences raise; parties that the article does not name are withheld."""
    evidence = source.evidence(draft.passages)
    doubts = check_question(draft.question, evidence, source)
    parties = []
    for party in draft.parties:
        if source.passages_with(party):
            parties.append(party)
            continue
        reason = f"the article does not name “{party}”"
        item = f"{draft.question} party: {party}"
        withheld.append(Withheld(section="open_questions", item=item, code="name_not_in_article", reason=reason))
    return OpenQuestion(
        id=identifier,
        salience=draft.salience,
        support="unverified" if doubts else "verified",
        doubts=doubts,
        repaired=None,
        question=draft.question,
        kind=draft.kind,
        parties=tuple(parties),
        evidence=evidence,
    )
