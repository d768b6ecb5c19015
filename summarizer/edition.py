"""The Edition, version 1: many summaries as one dated issue (the contract; published as schemas/edition.v1.json).

Every line of it stands on exact words of an article: `exact == text[start:end]` of the article that is named beside
them. Ids of stories, numbers, positions and questions stay the same from edition to edition. Dates are ISO dates in the
edition's time zone.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.draft import ActorKind, QuestionKind, Stance
from summarizer.summary import Evidence, Mention, Qualifier, Support

EDITION_SCHEMA_VERSION: Literal["1"] = "1"

CopyKind = Literal["identical", "wire", "near"]
StoryStatus = Literal["new", "changed", "unchanged"]
ReasonCode = Literal["copy", "actors", "numbers", "places", "dates", "words", "names"]
NumberChange = Literal[
    "new", "unchanged", "updated", "revised_down", "conflict", "different_counter", "different_definition"
]
PositionChange = Literal["new", "repeated", "softened", "hardened", "reversed", "denied"]
QuestionStatus = Literal["new", "open", "answered"]
DisputeKind = Literal["positions", "numbers"]
CorrectedCode = Literal["gone", "changed", "added"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class ArticleMention(Mention):
    """Exact words of one article; `article` is its id."""

    article: str


class ArticleEvidence(Evidence):
    """Whole sentences, or a whole quotation, of one article; `article` is its id."""

    article: str


EvidenceList = Annotated[tuple[ArticleEvidence, ...], Field(min_length=1)]


class Copy(_Part):
    """An article that tells nothing of its own: the same text, or the same wire text, as the one it stands below."""

    id: str
    kind: CopyKind
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    paths: tuple[str, ...]


class StoryArticle(_Part):
    """One article of a story with its copies; they count as one origin."""

    id: str
    title: str | None
    url: str | None = Field(description="From the article's metadata only; never from a text or a model.")
    publisher: str | None
    published: str | None
    paths: tuple[str, ...]
    is_new: bool = Field(description="Not in any earlier edition.")
    copies: tuple[Copy, ...]


class Reason(_Part):
    """Why an article belongs to its story, in words for people: shared actors, numbers, places, dates, words."""

    code: ReasonCode
    article: str
    text: str


class StoryHeadline(_Part):
    """The title, verbatim, of one of the story's articles; its first gist sentence where none has a title."""

    text: str
    evidence: EvidenceList


class StorySentence(_Part):
    """One sentence of a story's gist."""

    text: str
    support: Support
    is_new: bool
    evidence: EvidenceList


class StoryActor(_Part):
    """Someone who acts or speaks in a story. `actors` lists who it is in each summary, as [article, actor id]."""

    id: str
    name: str
    kind: ActorKind
    role: str | None
    aliases: tuple[str, ...]
    affiliation: str | None
    salience: int
    actors: tuple[tuple[str, str], ...]
    evidence: EvidenceList


class GivenNumber(_Part):
    """A quantity as one article gives it; `number` is its id in that article's summary."""

    article: str
    number: str
    mention: ArticleMention
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    unit: str | None
    counted: str | None
    scope: str | None
    as_of: str | None
    date: str | None = Field(description="The ISO date that it stands for: as_of, else the article's date.")
    source: str | None = Field(description="Name of whose figure it is, or null.")
    support: Support
    is_new: bool
    evidence: EvidenceList


class StoryNumber(_Part):
    """The same quantity across articles: what it counts, who gives which value, and what changed.

    `given` holds the values that stand, newest first; `before` the one that the first of them takes the place of.
    `related` names the other StoryNumber of a different counter, a different definition or a conflict.
    """

    id: str
    change: NumberChange
    explanation: str = Field(description="One sentence: why this change and no other.")
    counted: str | None
    scope: str | None
    unit: str | None
    salience: int
    has_fallen: bool = Field(description="A cumulative count that is now lower.")
    given: Annotated[tuple[GivenNumber, ...], Field(min_length=1)]
    before: GivenNumber | None
    related: tuple[str, ...]


class HeldPosition(_Part):
    """A position as one article reports it; `position` is its id in that article's summary."""

    article: str
    position: str
    stance: Stance
    statement: str
    directness: Literal["direct", "indirect", "mixed"]
    quotes: tuple[ArticleMention, ...]
    relayed_by: tuple[str, ...] = Field(description="Names, from the nearest relay to the first.")
    date: str | None
    support: Support
    evidence: EvidenceList


class StoryPosition(_Part):
    """What an actor holds on an issue now, and what it held before where that is known."""

    id: str
    change: PositionChange
    explanation: str
    holder: str | None = Field(description="StoryActor id; null where `unresolved` says why.")
    holder_name: str | None
    unresolved: str | None
    issue: str
    target: str | None
    salience: int
    is_new: bool = Field(description="Reported for the first time, or changed, since the last edition.")
    now: HeldPosition
    before: HeldPosition | None


class Dispute(_Part):
    """A point on which sides differ: ids of StoryPositions, or of StoryNumbers, at least two."""

    id: str
    kind: DisputeKind
    issue: str
    is_new: bool
    sides: Annotated[tuple[str, ...], Field(min_length=2)]


class StoryQuestion(_Part):
    """Something an article raised: open, with its age in days, or answered by the words of a later article."""

    id: str
    status: QuestionStatus
    question: str
    kind: QuestionKind
    parties: tuple[str, ...]
    salience: int
    opened: str | None = Field(description="ISO date.")
    opened_by: str = Field(description="Article id.")
    age_days: int | None
    evidence: EvidenceList
    answer: ArticleEvidence | None


class DatedEvent(_Part):
    """A day that an article names, with the sentence that names it."""

    date: str
    mention: ArticleMention
    is_ahead: bool = Field(description="After the edition's own date.")
    evidence: EvidenceList


class Story(_Part):
    """Articles on one event, and what they give together."""

    id: str
    status: StoryStatus
    first_date: str
    changed_date: str
    headline: StoryHeadline
    gist: tuple[StorySentence, ...]
    articles: Annotated[tuple[StoryArticle, ...], Field(min_length=1)]
    origins: int = Field(description="Articles without their copies.")
    reasons: tuple[Reason, ...]
    actors: tuple[StoryActor, ...]
    numbers: tuple[StoryNumber, ...]
    positions: tuple[StoryPosition, ...]
    disputes: tuple[Dispute, ...]
    questions: tuple[StoryQuestion, ...]
    dates: tuple[DatedEvent, ...]


class StoryLine(_Part):
    """An unchanged story in one line."""

    id: str
    headline: StoryHeadline
    changed_date: str
    articles: int
    open_questions: int


class SentLine(_Part):
    """A line of an earlier edition that a corrected article no longer supports."""

    edition: str
    date: str
    story: str
    text: str


class CorrectedItem(_Part):
    """An item of a summary that the corrected article no longer gives, gives otherwise, or gives anew."""

    section: Literal["headline", "gist", "actors", "positions", "numbers", "open_questions"]
    code: CorrectedCode
    before: str | None
    now: str | None
    evidence: tuple[ArticleEvidence, ...] = Field(description="In the article as it is now; empty where it is gone.")


class Correction(_Part):
    """An article whose text changed under the same path or URL after an edition used it."""

    story: str
    path: str
    title: str | None
    url: str | None
    article_before: str
    article_now: str
    items: tuple[CorrectedItem, ...]
    sent: tuple[SentLine, ...]


class Failed(_Part):
    """An article without a summary, announced: nothing is left out silently."""

    paths: tuple[str, ...]
    code: str
    reason: str


class Counts(_Part):
    """What the edition holds, counted."""

    articles: int
    new_articles: int
    copies: int
    stories: int
    new_stories: int
    changed_stories: int
    unchanged_stories: int
    failed: int
    waiting: int = Field(default=0, description="Articles of later days, which wait for their edition.")
    outdated: int = Field(default=0, description="Older versions of an article that came together with a newer one.")


class Lead(_Part):
    """A lead paragraph that a model wrote and the verifier passed; each sentence with its evidence across articles."""

    sentences: Annotated[tuple[StorySentence, ...], Field(min_length=1)]
    model: str


class Edition(_Part):
    """One dated issue: what is new since the last one. An empty day has no stories and says so by `counts`."""

    schema_version: Literal["1"]
    id: str = Field(description="SHA-256 of everything below.")
    date: str
    timezone: str
    since: str | None = Field(description="Date of the edition before; null for the first.")
    lead: Lead | None
    stories: tuple[Story, ...] = Field(description="New and changed ones, the most important first.")
    unchanged: tuple[StoryLine, ...]
    corrections: tuple[Correction, ...]
    failed: tuple[Failed, ...]
    counts: Counts
