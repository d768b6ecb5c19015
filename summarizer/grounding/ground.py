"""Draft and article become what the article supports; every item is judged alone, none costs another."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from summarizer.article import Article
from summarizer.draft import Draft, NumberDraft
from summarizer.grounding.actors import ActorTable
from summarizer.grounding.arithmetic import find_parts
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.gist import ground_gist, ground_question
from summarizer.grounding.numbers import Label, derived_item, find_extra, ground_label, is_given, number_item
from summarizer.grounding.positions import ground_position
from summarizer.grounding.words import fold, key_set
from summarizer.mentions import Mentions
from summarizer.summary import (
    Actor,
    GistSentence,
    Number,
    OpenQuestion,
    Position,
    Section,
    Withheld,
)

_DraftItem = TypeVar("_DraftItem", bound=BaseModel)
_Item = TypeVar("_Item")
_MOST_GIST_SENTENCES = 4
_SECTIONS: dict[str, Section] = {
    "gist": "gist",
    "actors": "actors",
    "positions": "positions",
    "not_speech": "positions",
    "numbers": "numbers",
    "more_numbers": "numbers",
    "not_statistics": "numbers",
    "open_questions": "open_questions",
}


@dataclass(frozen=True)
class Grounded:
    """What the article supports of a draft, and what not; `dismissed` are the ids that the model set aside."""

    gist: tuple[GistSentence, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    numbers: tuple[Number, ...]
    open_questions: tuple[OpenQuestion, ...]
    withheld: tuple[Withheld, ...]
    dismissed: frozenset[str]


def ground(draft: Draft, article: Article, mentions: Mentions) -> Grounded:
    """Return the supported items of a draft, and the others as withheld; never raises for what a model says."""
    source = Source(article, mentions)
    withheld = [
        Withheld(section=_SECTIONS[item.section], item=item.item, code="malformed", reason=item.reason)
        for item in draft.malformed
    ]
    table = ActorTable(source, withheld)
    _each(draft.actors, "actors", table.add, withheld)
    positions = _each(draft.positions, "positions", lambda item: ground_position(item, "P", source, table), withheld)
    gist = _each(draft.gist, "gist", lambda item: ground_gist(item, "G", source), withheld)
    questions = _each(
        draft.open_questions, "open_questions", lambda item: ground_question(item, "O", source, withheld), withheld
    )
    numbers, dismissed = _numbers(draft, source, table, withheld)
    gist = _unique(gist, lambda item: fold(item.text))
    for sentence in gist[_MOST_GIST_SENTENCES:]:
        reason = f"a gist has at most {_MOST_GIST_SENTENCES} sentences"
        withheld.append(Withheld(section="gist", item=sentence.text, code="beyond_limit", reason=reason))
    positions.sort(key=lambda position: position.evidence[0].start)
    return Grounded(
        gist=_numbered("G", gist[:_MOST_GIST_SENTENCES]),
        actors=table.actors,
        positions=_numbered("P", _unique(positions, _position_key)),
        numbers=numbers,
        open_questions=_numbered("O", _unique(questions, lambda item: fold(item.question))),
        withheld=tuple(dict.fromkeys(withheld)),
        dismissed=dismissed,
    )


def _each(
    items: Iterable[_DraftItem],
    section: Section,
    ground_one: Callable[[_DraftItem], _Item],
    withheld: list[Withheld],
) -> list[_Item]:
    """Return the items that `ground_one` supports; append the others to `withheld`."""
    kept = []
    for item in items:
        try:
            kept.append(ground_one(item))
        except NotSupportedError as error:
            withheld.append(Withheld(section=section, item=_said(item), code=error.code, reason=error.reason))
    return kept


def _said(item: BaseModel) -> str:
    """Return what the model said in its own words: the first of the fields that hold prose, with its holder."""
    fields = item.model_dump()
    text = next((str(fields[name]) for name in _PROSE_FIELDS if fields.get(name)), "")
    if fields.get("mention"):
        text = f"N{fields['mention']}: {text or fields.get('scope') or fields.get('source') or ''}"
    return f"{fields['holder']}: {text}" if fields.get("holder") else text


_PROSE_FIELDS = ("statement", "text", "question", "exact", "counted", "name")


def _numbers(
    draft: Draft, source: Source, table: ActorTable, withheld: list[Withheld]
) -> tuple[tuple[Number, ...], frozenset[str]]:
    """Return every number that the rules found, labelled where a label is supported, less those set aside."""
    labels: dict[str, Label] = {}
    mentions = {mention.id: mention for mention in source.mentions.numbers}

    def add(label: NumberDraft) -> None:
        mention = mentions.get(f"N{label.mention}")
        if mention is None:
            raise NotSupportedError("mention_unknown", f"the article has no number N{label.mention}")
        grounded = ground_label(label, mention, source)
        if grounded is not None:
            labels.setdefault(mention.id, grounded)

    _each(draft.numbers, "numbers", add, withheld)
    given = [item for item in draft.more_numbers if is_given(item, source)]
    extras = _each(given, "numbers", lambda item: (find_extra(item, source), item), withheld)
    _each(
        [
            NumberDraft(mention=int(mention.id[1:]), counted=item.counted, salience=item.salience)
            for mention, item in extras
        ],
        "numbers",
        add,
        withheld,
    )
    dismissed = frozenset(
        [f"N{number}" for number in draft.not_statistics if f"N{number}" not in labels]
        + [f"Q{number}" for number in draft.not_speech]
    )
    kept = [mention for mention in source.mentions.numbers if mention.id not in dismissed]
    parts = find_parts(source.article, kept)
    numbers = [
        number_item(mention, labels.get(mention.id), parts.get(mention.id, ()), source, table) for mention in kept
    ]
    computed = [item for item in draft.more_numbers if item not in given]
    derived = _each(computed, "numbers", lambda item: derived_item(item, kept, source, table), withheld)
    return (*numbers, *_numbered("D", _unique(derived, lambda item: (item.value, item.parts)))), dismissed


_Numbered = TypeVar("_Numbered", GistSentence, Position, Number, OpenQuestion)


def _numbered(letter: str, items: Iterable[_Numbered]) -> tuple[_Numbered, ...]:
    """Return the items with ids letter1, letter2 ... in order."""
    return tuple(item.model_copy(update={"id": f"{letter}{number}"}) for number, item in enumerate(items, 1))


def _unique(items: Iterable[_Item], identity: Callable[[_Item], Hashable]) -> list[_Item]:
    """Return the items, of those that say the same only the first (windows overlap, repairs repeat)."""
    first: dict[Hashable, _Item] = {}
    for item in items:
        first.setdefault(identity(item), item)
    return list(first.values())


def _position_key(position: Position) -> Hashable:
    said: Hashable = tuple(quote.start for quote in position.quotes)
    if not position.quotes:
        said = key_set(position.issue)
    return position.holder, tuple(part.start for part in position.evidence), said
