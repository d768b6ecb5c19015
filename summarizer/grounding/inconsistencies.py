"""Figures of an article that do not agree with each other where its words plainly say how they should."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from summarizer.article import Article, ArticleWarning, Span
from summarizer.grounding.kinds import Kind, all_apart, goes_on_with, is_measure
from summarizer.grounding.rows import LANGUAGES, Row, exact, rows_of, total
from summarizer.grounding.shares import Share, shares_of
from summarizer.grounding.sums import Sum, announced_after, announced_before, larger_part
from summarizer.mentions import Mentions, NumberMention

CODE = "numbers_inconsistent"

_GOES_ON = re.compile(r"[^.;:()–—]*?(?:\b(?:and|or|plus|as well as|along with)\b|[,;]? (?:others|more|the rest)\b)")
_JOINED = re.compile(r"(?:,|\band|\bor|\bplus) \Z")
# "half of the 40 members": what follows may tell of the half.
_SOME_OF = re.compile(
    r"(?:\A|\b(?:most|some|half|many|few|part|majority|quarter|third|none)) of(?: (?:the|these|those|its|his|her"
    r"|their))* \Z",
    re.IGNORECASE,
)
_NEAR = 40
_LARGE = 1000
_PERCENT_ROUNDING = Decimal(2)


def find_inconsistencies(article: Article, mentions: Mentions) -> tuple[ArticleWarning, ...]:
    """Return a warning for every sentence whose exact figures contradict each other; it points at the sentence.

    Rounding is no contradiction, and neither is a list that may leave something out or count somebody twice.
    """
    if article.language not in LANGUAGES:
        return ()
    dates = [date.span for date in mentions.dates]
    warnings = []
    for row in rows_of(article, mentions.numbers):
        if len(row.numbers) == 1:
            continue  # nothing to contradict
        messages = [*map(_wrong_sum, _wrong_sums(row, dates)), *map(_wrong_share, _wrong_shares(row))]
        span = row.passage.span
        warnings += [ArticleWarning(CODE, message, span.start, span.end) for message in dict.fromkeys(messages)]
    return tuple(warnings)


def _wrong_sums(row: Row, dates: Sequence[Span]) -> Iterator[Sum]:
    for whole in range(len(row.numbers)):
        for announced in (list(announced_after(row, whole, {})), list(announced_before(row, whole))):
            if announced and _is_plain(announced[0], row, dates) and _is_wrong(announced[0], row):
                yield announced[0]
        larger = larger_part(row, whole)
        if larger is not None and {number.qualifier for number in (larger.whole, *larger.parts)} == {"exact"}:
            yield larger


def _is_plain(one: Sum, row: Row, dates: Sequence[Span]) -> bool:
    """Tell whether a whole and its list leave no room for another reading: all exact, all counted, no dates in it."""
    numbers = sorted((one.whole, *one.parts), key=lambda number: number.span)
    first, last = row.numbers.index(numbers[0]), row.numbers.index(numbers[-1])
    if not one.is_complete or any(number.qualifier != "exact" for number in numbers) or last - first != len(one.parts):
        return False
    listed = Span(one.parts[0].span.start, numbers[-1].span.end + _NEAR)
    lead = row.lead(first)
    if any(date.overlaps(listed) for date in dates) or _JOINED.search(lead) or _SOME_OF.search(lead):
        return False
    return not (numbers[-1] is one.parts[-1] and _GOES_ON.match(row.tail(last)))


def _is_wrong(one: Sum, row: Row) -> bool:
    kinds = [row.kinds[number.id] for number in one.parts]
    whole = row.kinds[one.whole.id]
    if one.claim == "some":
        return total(one.parts) > exact(one.whole) and all_apart(kinds)
    if one.claim == "loose" or (one.claim == "listed" and whole.measure):
        return False  # "turnout was 64 percent: 70 percent in cities and 55 percent in villages"
    if not all(_counts_the_same(kind, whole) for kind in kinds):
        return False
    return abs(total(one.parts) - exact(one.whole)) > _rounding(one)


def _counts_the_same(part: Kind, whole: Kind) -> bool:
    """Tell whether a part counts what the whole counts, and no other thing of it ("33 points: eight rebounds")."""
    return goes_on_with(part, whole) or (whole.group == "people" and part.group != "things") or whole.noun is None


def _rounding(one: Sum) -> Decimal:
    """Return by how much rounded figures may miss their sum."""
    if one.whole.unit == "percent":
        return _PERCENT_ROUNDING
    return sum(map(_step, (one.whole, *one.parts)), Decimal()) / 2


def _step(number: NumberMention) -> Decimal:
    """Return the step that a figure seems to be rounded to: 0.1 million for "4.2 million", none for a small count."""
    value = exact(number)
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", number.exact)
    written = Decimal(digits.group().replace(",", "")) if digits else value
    if digits and written and (digits[1] or written != value):
        return value / written / _ten_to(len(digits[1] or ""))
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return _ten_to(zeros) if value >= _LARGE else Decimal()


def _ten_to(power: int) -> Decimal:
    return Decimal("1" + "0" * power)


def _wrong_sum(one: Sum) -> str:
    if len(one.parts) == 1:
        return f"the article gives {_figure(one.whole)} in all, and {_figure(one.parts[0])} among them"
    added = " + ".join(_figure(number) for number in one.parts)
    unit = f" {one.whole.unit}" if one.whole.unit and is_measure(one.whole.unit) else ""
    return f"the article gives {_figure(one.whole)} in all, and {added} = {total(one.parts).normalize():,f}{unit}"


def _figure(number: NumberMention) -> str:
    """Return a figure as the article writes it, a number word in digits."""
    return number.exact if re.search(r"\d", number.exact) else f"{number.value:,}"


def _wrong_shares(row: Row) -> Iterator[Share]:
    return (share for share in shares_of(row) if not share.is_consistent)


def _wrong_share(one: Share) -> str:
    computed = f"{_figure(one.part)} of {_figure(one.whole)} is {one.percent:.3g} percent"
    return f"the article gives {one.share.exact.lower()}, and {computed}"
