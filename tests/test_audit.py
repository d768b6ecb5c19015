"""The audit: every mention is accounted for, ignored by a named rule, or unaccounted, and each once."""

import pytest

from summarizer.article import Span
from summarizer.audit import audit
from summarizer.mentions import CueMention, IgnoredMention, Mentions, NumberMention, QuotationMention
from summarizer.summary import Attribution, Evidence, IgnoredSpan, Mention, Number, Position, SectionAudit

EVIDENCE = (Evidence(start=0, end=90, exact="x" * 90, passage=1),)
NOTHING = SectionAudit(found=0, accounted=0, ignored=(), unaccounted=())


def mention(start: int) -> Mention:
    return Mention(start=start, end=start + 2, exact=f"@{start}")


def span(start: int) -> Span:
    return Span(start, start + 2)


def mentions(
    *,
    numbers: tuple[int, ...] = (),
    quotations: tuple[int, ...] = (),
    cues: tuple[int, ...] = (),
    ignored: tuple[IgnoredMention, ...] = (),
) -> Mentions:
    """Return mentions of two characters that start where the arguments say, numbered from 1."""
    return Mentions(
        numbers=tuple(
            NumberMention(f"N{place}", span(start), f"@{start}", 5, None, None, "exact", None, None, 1)
            for place, start in enumerate(numbers, 1)
        ),
        quotations=tuple(
            QuotationMention(f"Q{place}", span(start), f"@{start}", 1) for place, start in enumerate(quotations, 1)
        ),
        cues=tuple(
            CueMention(f"C{place}", span(start), f"@{start}", 1, None, None) for place, start in enumerate(cues, 1)
        ),
        dates=(),
        names=(),
        ignored=ignored,
    )


def said_by(cue: int | None) -> Attribution:
    return Attribution(
        source="A1",
        source_span=None,
        cue=None if cue is None else mention(cue),
        via=(),
        anonymous=False,
        anonymity_reason=None,
        unresolved=None,
    )


def number(
    start: int, *, counted: str | None = "people", derived: bool = False, attribution: Attribution | None = None
) -> Number:
    return Number(
        id="N1",
        support="verified",
        doubts=(),
        repaired=None,
        salience=1,
        mention=mention(start),
        value=5,
        low=None,
        high=None,
        qualifier="exact",
        unit=None,
        counted=counted,
        scope=None,
        as_of=None,
        change=None,
        derived=derived,
        parts=(),
        attribution=attribution,
        evidence=EVIDENCE,
    )


def position(*quotes: int, cue: int | None = None) -> Position:
    return Position(
        id="P1",
        support="verified",
        doubts=(),
        repaired=None,
        salience=1,
        holder="A1",
        stance="asserts",
        issue="talks",
        target=None,
        statement="Talks go on.",
        directness="direct",
        quotes=tuple(map(mention, quotes)),
        attribution=said_by(cue),
        evidence=EVIDENCE,
    )


def test_a_labelled_number_is_accounted_and_the_others_are_not() -> None:
    result = audit([number(20)], [], mentions(numbers=(10, 20, 30)))

    assert result.numbers == SectionAudit(found=3, accounted=1, ignored=(), unaccounted=(mention(10), mention(30)))
    assert (result.quotations, result.attributions) == (NOTHING, NOTHING)


@pytest.mark.parametrize("unlabelled", [number(10, counted=None), number(10, derived=True), number(12)])
def test_a_number_without_a_label_or_computed_by_us_accounts_for_nothing(unlabelled: Number) -> None:
    result = audit([unlabelled], [], mentions(numbers=(10,)))

    assert (result.numbers.accounted, result.numbers.unaccounted) == (0, (mention(10),))


def test_a_quotation_is_accounted_by_any_quote_of_any_position() -> None:
    result = audit([], [position(10, 30), position(50)], mentions(quotations=(10, 20, 30, 50)))

    assert result.quotations == SectionAudit(found=4, accounted=3, ignored=(), unaccounted=(mention(20),))
    assert (result.numbers, result.attributions) == (NOTHING, NOTHING)


def test_a_cue_is_accounted_by_a_position_or_a_labelled_number() -> None:
    numbers = [number(60, attribution=said_by(10)), number(70, counted=None, attribution=said_by(20)), number(80)]

    result = audit(numbers, [position(cue=30), position(cue=None)], mentions(cues=(10, 20, 30, 40)))

    assert result.attributions == SectionAudit(found=4, accounted=2, ignored=(), unaccounted=(mention(20), mention(40)))
    assert (result.numbers, result.quotations) == (NOTHING, NOTHING)


def test_what_starts_where_something_of_another_kind_was_used_is_not_accounted() -> None:
    result = audit([number(10)], [position(20, cue=30)], mentions(numbers=(20, 30), quotations=(10, 30), cues=(10, 20)))

    assert [part.accounted for part in (result.numbers, result.quotations, result.attributions)] == [0, 0, 0]


def test_a_mention_that_the_model_dismisses_is_ignored_by_a_rule_of_its_own() -> None:
    found = mentions(numbers=(10, 20), quotations=(30, 40), cues=(10, 50))

    result = audit([], [], found, frozenset(("N1", "Q2")))

    assert result.numbers == SectionAudit(
        found=2,
        accounted=0,
        ignored=(IgnoredSpan(start=10, end=12, exact="@10", rule="model_says_no_number"),),
        unaccounted=(mention(20),),
    )
    assert result.quotations == SectionAudit(
        found=2,
        accounted=0,
        ignored=(IgnoredSpan(start=40, end=42, exact="@40", rule="model_says_no_quotation"),),
        unaccounted=(mention(30),),
    )


def test_a_mention_that_an_item_uses_is_not_set_aside() -> None:
    result = audit([number(10)], [], mentions(numbers=(10,)), frozenset(("N1",)))

    assert result.numbers == SectionAudit(found=1, accounted=1, ignored=(), unaccounted=())


def test_what_the_rules_ignore_is_listed_in_its_section_in_the_order_of_the_text() -> None:
    ignored = (
        IgnoredMention("numbers", span(40), "@40", "ordinal"),
        IgnoredMention("quotations", span(50), "@50", "title"),
        IgnoredMention("attributions", span(60), "@60", "idiom"),
        IgnoredMention("numbers", span(20), "@20", "year"),
    )

    result = audit([], [], mentions(numbers=(30,), ignored=ignored), frozenset(("N1",)))

    assert [(one.start, one.rule) for one in result.numbers.ignored] == [
        (20, "year"),
        (30, "model_says_no_number"),
        (40, "ordinal"),
    ]
    assert result.numbers.found == 3
    assert result.quotations.ignored == (IgnoredSpan(start=50, end=52, exact="@50", rule="title"),)
    assert result.attributions.ignored == (IgnoredSpan(start=60, end=62, exact="@60", rule="idiom"),)
    assert (result.quotations.found, result.attributions.found) == (1, 1)
