"""Corrected articles: which items of the old text are gone, changed or added, and which lines were sent in vain.

Two summaries of one text differ in their words as models do. Only an item whose sentences went with the old text, or
came with the new one, counts as corrected.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.article import Article
from summarizer.digest.versions import text_of
from summarizer.edition import ArticleEvidence, CorrectedItem, Correction, Edition, SentLine, Story
from summarizer.grounding.words import content_keys, fold
from summarizer.stories import cited
from summarizer.summary import Evidence, Position, Summary

_Section = Literal["headline", "gist", "actors", "positions", "numbers", "open_questions"]
_SECTIONS: tuple[_Section, ...] = ("headline", "gist", "actors", "positions", "numbers", "open_questions")
_LEAST_ALIKE = 0.5  # of the words of two items


@dataclass(frozen=True)
class _Line:
    """An item of a summary as one line for people."""

    section: _Section
    text: str
    about: frozenset[str]
    evidence: tuple[Evidence, ...]


def find_correction(
    old: Summary, new: Summary, story: str, texts: Mapping[str, Article], sent: Sequence[Edition]
) -> Correction | None:
    """Return what a corrected article takes back; None where nothing that was told has changed.

    `sent` are the editions before, in order of their dates.
    """
    now, before = fold(text_of(new, texts)), fold(text_of(old, texts))
    gone = [line for line in _lines(old) if not _is_in(line.evidence, now)]
    come = [line for line in _lines(new) if not _is_in(line.evidence, before)]
    items = tuple(_items(gone, come, new.article.id))
    lines = tuple(line for edition in sent for line in _sent(edition, old.article.id, now))
    if not items and not lines:
        return None
    return Correction(
        story=story,
        path=_path(old, new),
        title=new.article.title,
        url=new.article.url,
        article_before=old.article.id,
        article_now=new.article.id,
        items=items,
        sent=lines,
    )


def _path(old: Summary, new: Summary) -> str:
    """Return the path that both have; where only the address is the same, the new one's."""
    shared = [path for path in new.article.paths if path in old.article.paths]
    return next(iter((*shared, *new.article.paths)), new.article.url or new.article.id)


def _is_in(evidence: Sequence[Evidence], folded: str) -> bool:
    return all(fold(part.exact) in folded for part in evidence)


def _lines(summary: Summary) -> Iterator[_Line]:
    if summary.headline:
        yield _line("headline", summary.headline.text, "", summary.headline.evidence)
    for sentence in summary.gist:
        yield _line("gist", sentence.text, sentence.text, sentence.evidence)
    names = {actor.id: actor.name for actor in summary.actors}
    for position in summary.positions:
        yield _line("positions", _position_text(position, names), position.statement, position.evidence)
    for number in summary.numbers:
        counted = number.counted or number.unit or ""
        if not number.derived:
            yield _line("numbers", f"{number.mention.exact} {counted}".strip(), counted, number.evidence)
    for question in summary.open_questions:
        yield _line("open_questions", question.question, question.question, question.evidence)
    for actor in summary.actors:
        text = f"{actor.name}, {actor.role}" if actor.role else actor.name
        yield _line("actors", text, actor.name, actor.evidence)


def _line(section: _Section, text: str, about: str, evidence: Sequence[Evidence]) -> _Line:
    return _Line(section, text, frozenset(one for one in content_keys(about) if not one[0].isdigit()), tuple(evidence))


def _position_text(position: Position, names: Mapping[str, str]) -> str:
    holder = names.get(position.holder or "")
    return f"{holder}: {position.statement}" if holder else position.statement


def _items(gone: Sequence[_Line], come: Sequence[_Line], article: str) -> Iterator[CorrectedItem]:
    """Pair what went with what came on the same matter; what says the same in both is no correction."""
    left = list(come)
    for section in _SECTIONS:
        for line in (line for line in gone if line.section == section):
            partner = _partner(line, left)
            if partner:
                left.remove(partner)
            if partner is None or fold(partner.text) != fold(line.text):
                yield CorrectedItem(
                    section=section,
                    code="changed" if partner else "gone",
                    before=line.text,
                    now=partner.text if partner else None,
                    evidence=cited(article, partner.evidence) if partner else (),
                )
    for line in left:
        if line.section not in ("headline", "actors"):
            evidence = cited(article, line.evidence)
            yield CorrectedItem(section=line.section, code="added", before=None, now=line.text, evidence=evidence)


def _partner(line: _Line, others: Sequence[_Line]) -> _Line | None:
    alike = [(_likeness(line, other), other) for other in others if other.section == line.section]
    likeness, partner = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return partner if likeness >= _LEAST_ALIKE else None


def _likeness(line: _Line, other: _Line) -> float:
    if not line.about and not other.about:
        return 1.0 if line.section == "headline" else 0.0
    return len(line.about & other.about) / max(1, len(line.about | other.about))


def _sent(edition: Edition, article: str, now: str) -> Iterator[SentLine]:
    """Yield the lines of an edition that stand on words of the old article which the new one lacks."""
    for story in edition.stories:
        for text, evidence in _story_lines(story):
            cited_here = [part.exact for part in evidence if part.article == article]
            if any(fold(exact) not in now for exact in cited_here):
                yield SentLine(edition=edition.id, date=edition.date, story=story.id, text=text)


def _story_lines(story: Story) -> Iterator[tuple[str, Sequence[ArticleEvidence]]]:
    yield story.headline.text, story.headline.evidence
    for sentence in story.gist:
        yield sentence.text, sentence.evidence
    for number in story.numbers:
        for given in number.given:
            yield f"{given.mention.exact} {given.counted or given.unit or ''}".strip(), given.evidence
    for position in story.positions:
        holder = f"{position.holder_name}: " if position.holder_name else ""
        yield f"{holder}{position.now.statement}", position.now.evidence
    for question in story.questions:
        yield question.question, question.evidence
        if question.answer:
            yield f"{question.question} {question.answer.exact}", (question.answer,)
    for day in story.dates:
        yield f"{day.date}: {day.evidence[0].exact}", day.evidence
