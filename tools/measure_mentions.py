"""Compare the number and date rules with labelled rows: python tools/measure_mentions.py [--list].

The rows lie in tests/data/measured; the NOTICE.md beside them says whose they are.

Numbers: a mention is right where it touches a labelled number and has its value, or its bounds where the label has no
value. F1 is of these. `qualifier` and `unit` are shares of the right ones, where the label says which or its bounds do.
The second line leaves out the rows that `LEFT_OUT` names, with the reason for each group.
Dates: `right` has a value that the label accepts, `abstained` has none. The first line knows the day the text was
written on; the second does not, and no relative date may then be answered. `--list` names every difference.
"""

import argparse
import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.mentions import DateMention, NumberMention, find_dates, find_mentions

MEASURED = Path(__file__).resolve().parent.parent / "tests" / "data" / "measured"
Row = dict[str, Any]
# What the labels count as numbers and the rules set aside on purpose: by the beginning of a row's id.
LEFT_OUT = {
    "recog-ordinal-": "ordinals: the rules set them aside as `ordinal`",
    "quantulum-ambiguity-005": 'the name of a model: “Bahco 9031 Ergo Wide Jaw Adjustable Wrench 8"”',
}
_COARSE = {"at_least": "min", "more_than": "min", "at_most": "max", "less_than": "max", "approximately": "approx"}
_SAME_UNIT = [
    {"percent", "percentag", "%"},
    {"usd", "dollar", "$"},
    {"eur", "euro", "€"},
    {"gbp", "pound", "£"},
    {"jpy", "yen"},
    {"cny", "yuan", "rmb"},
    {"cad", "canadian"},
    {"btc", "bitcoin"},
    {"celsius", "c"},
    {"fahrenheit", "f"},
    {"penc", "penny", "p"},
    {"metr", "meter"},
    {"tonn", "ton"},
    {"feet", "foot"},
]


@dataclass
class NumberCounts:
    """How many numbers are labelled, found and right, and of the right ones, how many have the label's other fields."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    units: int = 0
    qualifiers: int = 0
    qualified: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / (self.labelled + self.found)


@dataclass
class DateCounts:
    """How many date expressions are labelled, and what became of those that were found."""

    labelled: int = 0
    right: int = 0
    wrong: int = 0
    abstained: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def found(self) -> int:
        """Return how many labelled expressions were found, with a value or without."""
        return self.right + self.wrong + self.abstained

    @property
    def wrong_of_answered(self) -> float:
        """Return the share of wrong values among all values."""
        return self.wrong / (self.right + self.wrong)


def main() -> None:
    """Print the figures, and with --list the rows behind them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[1])
    parser.add_argument("--list", action="store_true", help="name every row that differs from its labels")
    arguments = parser.parse_args()
    rows, day_rows = read("numbers"), read("dates")
    every, kept = measure_numbers(rows), measure_numbers([row for row in rows if not reason_to_leave_out(row)])
    dated, undated = measure_dates(day_rows), measure_dates([{**row, "reference": None} for row in day_rows])
    print(f"{'numbers':28}labelled  found  right     F1  qualifier   unit")
    print(_number_line("all rows", every), _number_line("without those left out", kept), sep="\n")
    print(f"\n{'dates':28}labelled  found  right  wrong  abstained  wrong of answered")
    print(_date_line("written on a known day", dated), _date_line("on an unknown day", undated), sep="\n")
    print(f"relative dates answered without the day: {len(relative_answers(day_rows))}\n\nleft out:")
    for start, reason in LEFT_OUT.items():
        ids = [row["id"].removeprefix(start) for row in rows if row["id"].startswith(start)]
        print(f"{start}{' '.join(ids)}: {reason}")
    for note in (*every.notes, *dated.notes) if arguments.list else ():
        print(note)


def _number_line(name: str, counts: NumberCounts) -> str:
    qualifier, unit = counts.qualifiers / counts.qualified, counts.units / counts.right
    figures = f"{counts.labelled:8}{counts.found:7}{counts.right:7}{counts.f1:7.3f}{qualifier:11.3f}{unit:7.3f}"
    return f"{name:28}{figures}"


def _date_line(name: str, counts: DateCounts) -> str:
    share = f"{counts.wrong_of_answered:.3f}"
    return (
        f"{name:28}{counts.labelled:8}{counts.found:7}{counts.right:7}{counts.wrong:7}{counts.abstained:11}{share:>19}"
    )


def read(name: str) -> list[Row]:
    """Return the labelled rows, "numbers" or "dates"."""
    lines = (MEASURED / f"{name}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def reason_to_leave_out(row: Row) -> str | None:
    """Return why a row is no measure of the rules, null where it is one."""
    return next((reason for start, reason in LEFT_OUT.items() if row["id"].startswith(start)), None)


def article_of(row: Row) -> Article:
    """Return a row's text as an article of the day that the row gives."""
    return Article.from_text(row["text"], language=row["lang"], published=row.get("reference"))


def measure_numbers(rows: Sequence[Row]) -> NumberCounts:
    """Return what the number rules find of the labels of these rows."""
    counts = NumberCounts()
    for row in rows:
        labels = [label for label in row["gold"]["numbers"] if _numbers_in(label)]
        numbers = find_mentions(article_of(row)).numbers
        pairs = pair(numbers, labels)
        counts.labelled += len(labels)
        counts.found += len(numbers)
        counts.right += len(pairs)
        for number, label in pairs:
            _count_fields(counts, number, label, row["id"])
        counts.notes.extend(f"{row['id']}: {note}" for note in _differences(numbers, labels, pairs))
    return counts


def _numbers_in(label: Row) -> list[float]:
    """Return a label's value, or its bounds where it has none."""
    if label.get("value") is not None:
        return [float(label["value"])]
    return [float(label[name]) for name in ("low", "high") if label.get(name) is not None]


def pair(numbers: Sequence[NumberMention], labels: Sequence[Row]) -> list[tuple[NumberMention, Row]]:
    """Return mentions with the labels they meet, each once, those of the same unit first."""
    meetings = [
        (same_unit(number, label), -number.span.start, index, number, label)
        for number in numbers
        for index, label in enumerate(labels)
        if number.span.start < label["end"] and number.span.end > label["start"] and same_value(number, label)
    ]
    pairs: list[tuple[NumberMention, Row]] = []
    taken: set[object] = set()
    for _, _, index, number, label in sorted(meetings, key=lambda meeting: meeting[:3], reverse=True):
        if not taken & {number.id, index}:
            taken |= {number.id, index}
            pairs.append((number, label))
    return pairs


def same_value(number: NumberMention, label: Row) -> bool:
    """Tell whether a mention has the value of a label, or its bounds where the label has no value.

    A single bound may also be the value of a mention that is no exact number.
    """
    wanted = _numbers_in(label)
    bounds = [bound for bound in (number.low, number.high) if bound is not None]
    if label.get("value") is not None:
        own = bounds[:1] if number.value is None and len(set(bounds)) == 1 else [number.value]
        return _are_close(own, wanted)
    if _are_close(bounds, wanted):
        return True
    return len(wanted) == 1 and number.qualifier not in ("exact", "between") and _are_close([number.value], wanted)


def _are_close(own: Sequence[float | None], wanted: Sequence[float]) -> bool:
    return len(own) == len(wanted) and all(
        one is not None and math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)
        for one, other in zip(own, wanted, strict=True)
    )


def same_unit(number: NumberMention, label: Row) -> bool:
    """Tell whether a unit shares a word with the label's unit or text, or means the same; no unit asks for none."""
    if not label.get("unit"):
        return True
    own = set(_words(number.unit or ""))
    wanted = {*_words(label["unit"]), *_words(label["text"])}
    return bool(own & wanted) or any(own & same and wanted & same for same in _SAME_UNIT)


def _words(text: str) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+|[%$€£]", text.casefold()):
        yield re.sub(r"(?<=\w{3})(?:es|s|e)$", "", word)


def _count_fields(counts: NumberCounts, number: NumberMention, label: Row, name: str) -> None:
    wanted = label.get("qualifier") or _qualifier_of_bounds(label)
    own = _COARSE.get(number.qualifier, number.qualifier)
    is_qualified = wanted is None or own == _COARSE.get(wanted, wanted)
    has_unit = same_unit(number, label)
    counts.units += has_unit
    counts.qualified += wanted is not None
    counts.qualifiers += wanted is not None and is_qualified
    if not (is_qualified and has_unit):
        given = f"{number.qualifier} {number.unit}"
        counts.notes.append(f"{name}: “{number.exact}” is {given}, labelled {wanted or ''} {label.get('unit')}")


def _qualifier_of_bounds(label: Row) -> str | None:
    low, high = label.get("low") is not None, label.get("high") is not None
    return {(True, True): "between", (True, False): "min", (False, True): "max"}.get((low, high))


def _differences(
    numbers: Sequence[NumberMention], labels: Sequence[Row], pairs: Sequence[tuple[NumberMention, Row]]
) -> Iterator[str]:
    met = {number.id for number, _ in pairs}
    told = [label for _, label in pairs]
    for number in numbers:
        if number.id not in met:
            bounds = (number.low, number.high) if number.value is None else number.value
            yield f"not labelled: “{number.exact}” = {bounds} {number.unit or ''}"
    for label in labels:
        if label not in told:
            yield f"not found: “{label['text']}” = {_numbers_in(label)}"


def measure_dates(rows: Sequence[Row]) -> DateCounts:
    """Return what the date rules find of the labels of these rows."""
    counts = DateCounts()
    for row in rows:
        free = list(find_dates(article_of(row))[0])
        counts.labelled += len(row["gold"]["dates"])
        for label in row["gold"]["dates"]:
            date_mention = max(free, key=lambda mention: _overlap(mention, label), default=None)
            if date_mention is None or _overlap(date_mention, label) <= 0:
                counts.notes.append(f"{row['id']}: not found: “{label['text']}”")
                continue
            free.remove(date_mention)
            _count_date(counts, date_mention, label, row["id"])
    return counts


def _overlap(mention: DateMention, label: Row) -> int:
    return int(min(mention.span.end, label["end"]) - max(mention.span.start, label["start"]))


def _count_date(counts: DateCounts, mention: DateMention, label: Row, name: str) -> None:
    accepted = set(accepted_values(label))
    if mention.value is None:
        counts.abstained += 1
    elif mention.value in accepted:
        counts.right += 1
        return
    else:
        counts.wrong += 1
    counts.notes.append(f"{name}: “{mention.exact}” = {mention.value}, labelled “{label['text']}” {sorted(accepted)}")


def accepted_values(label: Row) -> Iterator[str]:
    """Yield every value that a label takes as right: past and future readings, days and intervals."""
    yield str(label.get("timex"))
    for reading in (label.get("past") or {}, label.get("future") or {}, *(label.get("values") or [])):
        yield from (str(reading[name]) for name in reading if name not in ("type", "mod"))
        ends = [reading[name] for name in reading if name.lower().startswith(("start", "end"))]
        if len(ends) == 2:
            yield "/".join(ends)


def relative_answers(rows: Sequence[Row]) -> list[str]:
    """Return the date expressions that get a value without the day although the value hangs on it.

    It hangs on the day where it is another one some years later.
    """
    answered: list[str] = []
    for row in rows:
        unknown = {mention.span: mention for mention in find_dates(article_of({**row, "reference": None}))[0]}
        day = date.fromisoformat(row["reference"][:10])
        early, late = (_values(row, day + timedelta(days=days)) for days in (0, 2000))
        for span, mention in unknown.items():
            if mention.value is not None and early.get(span) != late.get(span):
                answered.append(f"{row['id']}: “{mention.exact}” = {mention.value}")
    return answered


def _values(row: Row, day: date) -> dict[object, str | None]:
    return {mention.span: mention.value for mention in find_dates(article_of({**row, "reference": day.isoformat()}))[0]}


if __name__ == "__main__":
    main()
