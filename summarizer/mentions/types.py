"""What a rule found in the text: numbers, quotations, attribution cues, dates, names, and what was ignored."""

from dataclasses import dataclass
from typing import Literal

from summarizer.article import Span

Qualifier = Literal["exact", "approximately", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
Change = Literal["increase", "decrease"]
Section = Literal["numbers", "quotations", "attributions"]


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A quantity as the text gives it; `id` is N1, N2 ... in text order.

    `exact` holds the digits or words of the number with its scale, currency or percent sign ("$4.2m",
    "33 per cent"), without the qualifier's words and without the noun that it counts.
    `value` is null for vague quantities and ranges; `low` and `high` are the bounds the text gives.
    `unit` is "percent", "percentage points", an ISO 4217 code, a unit of measure, or the counted noun.
    """

    id: str
    span: Span
    exact: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    unit: str | None
    change: Change | None
    passage: int


@dataclass(frozen=True, slots=True)
class QuotationMention:
    """Words between quotation marks, the marks not included; `id` is Q1, Q2 ... in text order.

    `continues` is the id of the quotation in the paragraph before that this one goes on with.
    """

    id: str
    span: Span
    exact: str
    passage: int
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class CueMention:
    """An attribution cue ("said", "according to") with what rules can tell of source and content.

    `source` is the span of the words that name who says it, null where there is none to be found; `unresolved` then
    says why. `via` runs from the nearest relay to the first origin ("an AFP assessment of Israeli official data":
    source AFP ..., via Israeli official data), and ends with whoever reports the whole claim ("Reuters said the army
    had denied ...": source the army, via Reuters). `content` is what is said; `quotations` are the ids of the
    quotations in it that nobody within it says, and of those right after it that the same speaker goes on with.
    `antecedent` is who a pronoun or bare noun in `source` stands for. `denies` marks the denial of a claim.
    `is_plain` marks a construction so regular that the rule overrules a model's answer.
    """

    id: str
    span: Span
    exact: str
    passage: int
    source: Span | None
    content: Span | None
    via: tuple[Span, ...] = ()
    quotations: tuple[str, ...] = ()
    anonymous: bool = False
    anonymity_reason: Span | None = None
    denies: bool = False
    is_plain: bool = False
    unresolved: str | None = None
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression; `value` is an ISO date or interval, null where it needs an unknown publication date."""

    id: str
    span: Span
    exact: str
    value: str | None
    resolved_from: str | None
    passage: int


@dataclass(frozen=True, slots=True)
class NameMention:
    """A proper name; `group` is the same for mentions of one name (acronyms in brackets, surnames)."""

    id: str
    span: Span
    exact: str
    group: str
    passage: int


@dataclass(frozen=True, slots=True)
class IgnoredMention:
    """Something that looks like a mention and is none, with the name of the rule that says so."""

    section: Section
    span: Span
    exact: str
    rule: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that the rules find in one article, each list in text order."""

    numbers: tuple[NumberMention, ...]
    quotations: tuple[QuotationMention, ...]
    cues: tuple[CueMention, ...]
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]
    ignored: tuple[IgnoredMention, ...]
