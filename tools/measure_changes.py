"""Measure the comparison of articles with hand-labelled cases: python -m tools.measure_changes [--list].

Prints, per kind of change, how many of the labelled items of tests/data/compare are told right, and how many cases are
right as a whole. `--list` names what differs. Nothing but the standard output is written.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from summarizer.edition import Dispute, StoryNumber, StoryPosition, StoryQuestion
from summarizer.stories.numbers import compare_numbers
from summarizer.stories.positions import compare_positions
from summarizer.stories.questions import follow_questions
from tests.compare_cases import CASES, article_of, cast_of, reported_of

Row = dict[str, Any]


@dataclass
class Tally:
    """Right and expected items per kind of change, wrong cases with what was said instead."""

    right: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    cases: int = 0
    right_cases: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, expected: list[tuple[str, str]], said: list[tuple[str, str]]) -> None:
        """Count one case: pairs of kind and item."""
        self.cases += 1
        is_right = Counter(expected) == Counter(said)
        self.right_cases += is_right
        self.expected.update(kind for kind, _ in expected)
        self.said.update(kind for kind, _ in said)
        self.right.update(kind for kind, _ in (Counter(expected) & Counter(said)).elements())
        if not is_right:
            missed, extra = Counter(expected) - Counter(said), Counter(said) - Counter(expected)
            self.notes.append(f"{name}: expected {sorted(missed.elements())}, said {sorted(extra.elements())}")


def rows_of(kind: str, part: str) -> list[Row]:
    """Return the labelled cases of one kind (numbers, positions, questions) and part (first, second)."""
    return [json.loads(line) for line in (CASES / part / f"{kind}.jsonl").read_text("utf-8").split("\n") if line]


def numbers_of(row: Row) -> tuple[tuple[StoryNumber, ...], tuple[Dispute, ...]]:
    """Return what the last day of a case says of its numbers."""
    numbers: tuple[StoryNumber, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    for day in sorted({article["day"] for article in row["articles"]}):
        reported = reported_of(row["articles"], day=day)
        numbers, disputes = compare_numbers(reported, cast_of(reported, row.get("aliases")), numbers)
    return numbers, disputes


def measure_numbers(part: str) -> Tally:
    """Return the tally of the cases of numbers."""
    tally = Tally()
    for row in rows_of("numbers", part):
        numbers, disputes = numbers_of(row)
        said: list[tuple[str, str]] = [(number.change, _number_said(number, row)) for number in numbers]
        expected = [(item["change"], _number_expected(item)) for item in row["expected"]]
        if "disputes" in row:
            said.append(("disputes", str(len(disputes))))
            expected.append(("disputes", str(row["disputes"])))
        tally.add(row["id"], expected, said)
    return tally


def _number_said(number: StoryNumber, row: Row) -> str:
    now = number.given[0].mention.exact
    now = next((item["now"] for item in row["expected"] if now in item["now"].split("|")), now)
    before = number.before.mention.exact if number.before else None
    return f"{now} before {before}{' fallen' if number.has_fallen else ''}"


def _number_expected(item: Row) -> str:
    return f"{item['now']} before {item.get('before')}{' fallen' if item.get('has_fallen') else ''}"


def measure_positions(part: str) -> Tally:
    """Return the tally of the cases of positions."""
    tally = Tally()
    for row in rows_of("positions", part):
        positions: tuple[StoryPosition, ...] = ()
        disputes: tuple[Dispute, ...] = ()
        for day in sorted({article["day"] for article in row["articles"]}):
            reported = reported_of(row["articles"], day=day)
            positions, disputes = compare_positions(reported, cast_of(reported, row.get("aliases")), positions)
        said: list[tuple[str, str]] = [(position.change, str(position.holder_name)) for position in positions]
        expected = [(change, str(holder)) for holder, change in row["expected"]]
        if "disputes" in row:
            said.append(("disputes", str(len(disputes))))
            expected.append(("disputes", str(row["disputes"])))
        tally.add(row["id"], expected, said)
    return tally


def measure_questions(part: str) -> Tally:
    """Return the tally of the cases of questions."""
    tally = Tally()
    for row in rows_of("questions", part):
        first, *others = row["articles"]
        articles = [{**first, "open_questions": [row["question"]]}, *others]
        questions: tuple[StoryQuestion, ...] = ()
        for day in sorted({article["day"] for article in articles}):
            reported = reported_of(articles, day=day)
            today = max(one.date for one in reported)
            texts = {article.id: article for article in map(article_of, articles)}
            questions = follow_questions(reported, cast_of(reported), questions, today=today, texts=texts)
        said: list[tuple[str, str]] = [
            (question.status, str(row.get("answer", "") in question.answer.exact if question.answer else None))
            for question in questions
        ]
        tally.add(row["id"], [(row["expected"], str(True if row["expected"] == "answered" else None))], said)
    return tally


MEASURES = {"numbers": measure_numbers, "positions": measure_positions, "questions": measure_questions}


def main() -> None:
    """Print one table for each part and kind of case."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[1])
    parser.add_argument("--list", action="store_true", help="name what differs")
    arguments = parser.parse_args()
    for part, (kind, measure) in product(("first", "second"), MEASURES.items()):
        tally = measure(part)
        print(f"{part} {kind}: {tally.right_cases} of {tally.cases} cases right")
        for change in sorted(tally.expected | tally.said):
            counted = (tally.right[change], tally.expected[change], tally.said[change])
            print("  {:22} right {:3} expected {:3} said {:3}".format(change, *counted))
        if arguments.list:
            print(*(f"    {note}" for note in tally.notes), sep="\n")


if __name__ == "__main__":
    main()
