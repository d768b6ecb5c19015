"""The Summary, version 1: what summarizer returns (the contract; published as schemas/summary.v1.json).

Offsets are code points of the normalised article text, half-open.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.draft import ActorKind, QuestionKind, Stance

SCHEMA_VERSION: Literal["1"] = "1"

Qualifier = Literal["exact", "approximately", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
SAID_BEFORE: Mapping[Qualifier, str] = {  # what people read before an amount
    "exact": "",
    "approximately": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "between": "",
    "vague": "",
}
Support = Literal["verified", "unverified"]
Section = Literal["gist", "actors", "positions", "numbers", "open_questions"]
WithheldCode = Literal[
    "malformed",
    "no_evidence",
    "passage_unknown",
    "mention_unknown",
    "not_in_article",
    "not_supported",
    "name_not_in_article",
    "number_not_in_evidence",
    "negation_dropped",
    "negation_added",
    "claim_as_fact",
    "counted_not_in_evidence",
    "quote_not_in_article",
    "boilerplate",
    "beyond_limit",
]
Doubt = Literal[
    "language_rules_missing",
    "negation_unclear",
    "opposite_word",
    "modality_dropped",
    "relation_reversed",
    "cause_added",
    "attribution_dropped",
    "speaker_differs",
    "evidence_weak",
    "holder_not_in_evidence",
    "holder_differs_from_rule",
    "role_weak",
    "issue_not_in_article",
    "unit_differs",
    "counted_weak",
    "counted_elsewhere",
]
WarningCode = Literal[
    "boilerplate",
    "subject_missing",
    "no_publication_date",
    "truncated",
    "paywall",
    "too_short",
    "language_rules_missing",
    "numbers_inconsistent",
    "encoding_guessed",
    "small_model",
    "questions_unanswered",
    "repair_failed",
    "window_failed",
    "request_budget",
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)


class Mention(_Part):
    """Exact words at exact offsets: `exact == text[start:end]`."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    exact: str


class Evidence(Mention):
    """Whole sentences, or a whole quotation, that support an item; `passage` is the passage's number."""

    passage: Annotated[int, Field(ge=1)]


EvidenceList = Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Repair(_Part):
    """What a rule changed in an item, and what stood there before."""

    rule: str
    before: str


class Attribution(_Part):
    """Who says it: the source, the saying word, and the chain from the nearest relay to the first origin."""

    source: str | None = Field(description="Actor id, or null.")
    source_span: Mention | None
    cue: Mention | None
    via: tuple[str, ...] = Field(description="Actor ids, from the nearest to the first.")
    anonymous: bool
    anonymity_reason: str | None
    unresolved: str | None = Field(description="Why the source is not known, or null.")


class ArticleHeader(_Part):
    """Which article was summarised; `id` is the SHA-256 of text, title, url, published and language."""

    id: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    language: str
    paths: tuple[str, ...]
    characters: int


class Headline(_Part):
    """The article's own title, verbatim."""

    text: str
    evidence: EvidenceList


class _Item(_Part):
    id: str
    salience: Annotated[int, Field(ge=1, le=3)]
    support: Support
    doubts: tuple[Doubt, ...] = Field(description="Why support is unverified; empty where it is verified.")
    repaired: Repair | None


class GistSentence(_Item):
    """One sentence of the gist."""

    text: str
    evidence: EvidenceList


class Actor(_Item):
    """Someone who acts or speaks."""

    name: str
    kind: ActorKind
    role: str | None
    aliases: tuple[str, ...]
    affiliation: str | None
    evidence: EvidenceList


class Position(_Item):
    """What an actor holds on an issue."""

    holder: str | None = Field(description="Actor id; null where attribution.unresolved says why.")
    stance: Stance
    issue: str
    target: str | None
    statement: str
    directness: Literal["direct", "indirect", "mixed"]
    quotes: tuple[Mention, ...] = Field(description="The quoted words; a discontinuous quotation as several.")
    attribution: Attribution
    evidence: EvidenceList


class Number(_Item):
    """A quantity the article gives; all but the labels is parsed from its words by code.

    A derived one (ids D1, D2 ...) is not given: it is computed from two that are, and stands where the first stands.
    """

    mention: Mention
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    unit: str | None
    counted: str | None = Field(description="What it counts; null where no supported label says so.")
    scope: str | None
    as_of: str | None
    change: Literal["increase", "decrease"] | None
    derived: bool = Field(description="Computed by us from other numbers, not given by the article.")
    parts: tuple[str, ...] = Field(
        description="Ids of the numbers that it is the sum of; if derived, the sum or the first less the second."
    )
    attribution: Attribution | None
    evidence: EvidenceList


class OpenQuestion(_Item):
    """Something the article raises and leaves unanswered."""

    question: str
    kind: QuestionKind
    parties: tuple[str, ...]
    evidence: EvidenceList


class DateItem(_Part):
    """A date expression; `value` is an ISO date or interval, or null."""

    mention: Mention
    value: str | None
    resolved_from: str | None


class Withheld(_Part):
    """What the model said and the article does not support."""

    section: Section
    item: str
    code: WithheldCode
    reason: str


class IgnoredSpan(Mention):
    """A mention that a named rule leaves out."""

    rule: str


class SectionAudit(_Part):
    """What became of the mentions of one kind: found = accounted + ignored + unaccounted."""

    found: int
    accounted: int
    ignored: tuple[IgnoredSpan, ...]
    unaccounted: tuple[Mention, ...]


class Audit(_Part):
    """What the summary left out, counted."""

    numbers: SectionAudit
    quotations: SectionAudit
    attributions: SectionAudit


class Warning(_Part):  # noqa: A001 - the contract's word; import the module, not the name
    """Something a reader should know."""

    code: WarningCode
    message: str
    start: int | None
    end: int | None


class Verdicts(_Part):
    """How many items were kept verified, kept with a doubt, repaired and withheld."""

    verified: int
    unverified: int
    repaired: int
    withheld: int


class Receipt(_Part):
    """How the summary was made and what it cost; `cost` is US dollars, null where the price is not known."""

    library: str
    prompt: str
    prompt_hash: str
    schema_name: str = Field(alias="schema")
    schema_hash: str
    model: str
    parameters: dict[str, str | int | float | bool | None]
    requests: int
    repair_requests: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    seconds: float
    verdicts: Verdicts


class Summary(_Part):
    """One article's summary: every item stands on exact words at exact offsets."""

    schema_version: Literal["1"]
    article: ArticleHeader
    headline: Headline | None
    gist: tuple[GistSentence, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    numbers: tuple[Number, ...]
    open_questions: tuple[OpenQuestion, ...]
    dates: tuple[DateItem, ...]
    withheld: tuple[Withheld, ...]
    audit: Audit
    warnings: tuple[Warning, ...]
    receipt: Receipt
    seal: dict[str, str] = Field(description="SHA-256, shortened, of each part; `summarizer verify` compares them.")
