"""A verifier that believes every word: it keeps each item of a draft as it is, on the passages that it cites."""

from dataclasses import dataclass, field
from typing import Any

from summarizer.article import Article
from summarizer.draft import Draft, NumberDraft, PositionDraft
from summarizer.grounding import Grounded
from summarizer.mentions import Mentions
from summarizer.summary import Actor, Doubt, GistSentence, Number, OpenQuestion, Position

Row = dict[str, Any]
NOBODY: Row = {"source_span": None, "cue": None, "via": (), "anonymous": False}
NOBODY |= {"anonymity_reason": None, "unresolved": None}
ANY_NUMBER: Row = {"value": 1, "low": None, "high": None, "qualifier": "exact", "unit": None, "change": None}
ANY_NUMBER |= {"derived": False, "parts": (), "scope": None, "as_of": None, "attribution": None}


@dataclass
class BlindVerifier:
    """Called like `ground`; every item that it keeps has the given doubts."""

    doubts: tuple[Doubt, ...] = ()
    actors: list[Actor] = field(default_factory=list)

    def __call__(self, draft: Draft, _article: Article, mentions: Mentions) -> Grounded:
        self.actors = []
        for one in draft.actors:
            known = {"role": one.role, "aliases": tuple(one.aliases), "affiliation": one.affiliation}
            self.actor(one.name, one.passages, known)
        gist = [GistSentence(**self.common(one.passages), text=one.text) for one in draft.gist]
        asked = [(one, self.common(one.passages)) for one in draft.open_questions]
        questions = [
            OpenQuestion(**common, **one.model_dump(include={"question", "kind", "parties"})) for one, common in asked
        ]
        positions = [self.position(one) for one in draft.positions]
        numbers = [self.labelled(one, mentions) for one in draft.numbers]
        numbers += [self.number(one.exact, 1, {"counted": one.counted}) for one in draft.more_numbers]
        everybody = tuple(self.actors)
        return Grounded(tuple(gist), everybody, tuple(positions), tuple(numbers), tuple(questions), (), frozenset())

    def common(self, passages: list[int]) -> Row:
        """Return the fields of every item."""
        evidence = [{"start": 0, "end": 1, "exact": "x", "passage": number} for number in passages]
        support = "unverified" if self.doubts else "verified"
        row = {"id": "X", "salience": 2, "support": support, "doubts": self.doubts, "repaired": None}
        return {**row, "evidence": evidence}

    def actor(self, name: str | None, passages: list[int], known: Row | None = None) -> str | None:
        """Add an actor and return its id."""
        if name is None:
            return None
        row = {**self.common(passages), "id": f"A{len(self.actors) + 1}", "name": name, "kind": "person"}
        self.actors.append(Actor(**{**row, "role": None, "aliases": (), "affiliation": None, **(known or {})}))
        return self.actors[-1].id

    def position(self, one: PositionDraft) -> Position:
        """Return a position with its holder as an actor."""
        holder = self.actor(one.holder, one.passages)
        said = one.model_dump(include={"stance", "issue", "target", "statement"})
        quotes = [{"start": 0, "end": 1, "exact": words} for words in one.quotes]
        row = {**self.common(one.passages), **said, "holder": holder, "directness": "direct", "quotes": quotes}
        return Position(**{**row, "attribution": {"source": holder, **NOBODY}})

    def labelled(self, one: NumberDraft, mentions: Mentions) -> Number:
        """Return a number of the article with its label."""
        mention = next(number for number in mentions.numbers if number.id == f"N{one.mention}")
        attribution = {"source": self.actor(one.source, [mention.passage]), **NOBODY}
        label = one.model_dump(include={"counted", "scope", "as_of"})
        return self.number(mention.exact, mention.passage, {**label, "attribution": attribution})

    def number(self, exact: str, passage: int, label: Row) -> Number:
        """Return a number with these words."""
        mention = {"start": 0, "end": 1, "exact": exact}
        return Number(**{**self.common([passage]), **ANY_NUMBER, "mention": mention, **label})
