"""Measure the comparison of articles with hand-labelled cases: python -m tools.measure_changes [--list] [--pairs].

Prints, per kind of change, how many of the labelled items of tests/data/compare are told right, and how many cases are
right as a whole. With `--pairs` it puts the labelled articles of tests/gold and tests/gold_more together as if they
told one story, each pair on two days, and each with a reprint of itself: whatever changes there is told wrong. `--list`
names what differs. Nothing but the standard output is written.
"""

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.edition import Dispute, StoryNumber, StoryPosition, StoryQuestion
from summarizer.mentions import find_mentions
from summarizer.stories import Reported, compare_numbers, compare_positions, follow_questions
from tests.compare_cases import CASES, article_of, cast_of, reported_of, summary_of
from tools.gold_report import TESTS, draft_item

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
    """Return the labelled cases of one kind (numbers, positions, questions) and part (first, second, third)."""
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


def gold_summaries() -> list[tuple[Article, Draft]]:
    """Return the articles of the gold with the drafts of their right items, as far as those stand."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for path in sorted([*TESTS.glob("gold/items.jsonl"), *TESTS.glob("gold_more/*/items.jsonl")]):
        for line in filter(None, path.read_text("utf-8").split("\n")):
            row = json.loads(line)
            rows[row["article"]].append(row)
    paths = {path.stem: path for path in (*TESTS.glob("data/articles/*.txt"), *TESTS.glob("gold_more/*/*.txt"))}
    return [_gold(Article.from_text(paths[name].read_text("utf-8")), rows[name]) for name in sorted(rows)]


def _gold(article: Article, rows: list[Row]) -> tuple[Article, Draft]:
    mentions = find_mentions(article)
    items: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        item = draft_item(row, mentions)
        if item is not None and len(items[row["section"]]) < (4 if row["section"] == "gist" else 40):
            items[row["section"]].append(item)
    return article, Draft.model_validate(items)


def measure_unrelated(gold: list[tuple[Article, Draft]]) -> Tally:
    """Return the tally of what changes where one article stands beside another that tells another story."""
    tally = Tally()
    first = [Reported(summary_of(article, draft, strict=False), "2031-01-01", is_new=True) for article, draft in gold]
    second = [replace(one, date="2031-01-02") for one in first]
    texts = {article.id: article for article, _ in gold}
    for one, other in product(first, second):
        if one.summary.article.id != other.summary.article.id:
            _add_pair(tally, one, other, texts)
    return tally


def measure_reprints(gold: list[tuple[Article, Draft]]) -> Tally:
    """Return the tally of what changes where an article is printed again the next day under another address."""
    tally = Tally()
    for article, draft in gold:
        again = replace(article, url="https://reprint.example/")
        one = Reported(summary_of(article, draft, strict=False), "2031-01-01", is_new=True)
        other = Reported(summary_of(again, draft, strict=False), "2031-01-02", is_new=True)
        _add_pair(tally, one, other, {article.id: article, again.id: again}, is_reprint=True)
    return tally


def _add_pair(
    tally: Tally, one: Reported, other: Reported, texts: dict[str, Article], *, is_reprint: bool = False
) -> None:
    """Count what two articles on two days say that they must not: any change, and of a reprint anything new."""
    cast = cast_of([one, other])
    numbers, _ = compare_numbers([one], cast, ())
    positions, _ = compare_positions([one], cast, ())
    questions = follow_questions([one], cast, (), today=one.date, texts=texts)
    both = [replace(one, is_new=False), other]
    known = {one.id for one in numbers} | {one.id for one in positions} | {one.id for one in questions}
    found: list[tuple[str, str]] = []
    for number in compare_numbers(both, cast, numbers)[0]:
        is_across = number.id in known or not known.isdisjoint(number.related)
        if (number.change not in _HARMLESS and is_across) or (is_reprint and number.id not in known):
            found.append((number.change, number.explanation))
    for position in compare_positions(both, cast, positions)[0]:
        if position.change not in _HARMLESS or (is_reprint and position.id not in known):
            before = position.before.statement if position.before else None
            found.append((position.change, f"{position.holder_name}: {before} / {position.now.statement}"))
    for question in follow_questions(both, cast, questions, today=other.date, texts=texts):
        if question.answer is not None or (is_reprint and question.id not in known):
            found.append((question.status, f"{question.question} / {question.answer and question.answer.exact}"))
    tally.add(f"{one.summary.article.title} + {other.summary.article.title}", [], found)


_HARMLESS = frozenset(("new", "unchanged", "repeated"))
PARTS = ("first", "second", "third")
MEASURES = {"numbers": measure_numbers, "positions": measure_positions, "questions": measure_questions}


def main() -> None:
    """Print one table for each part and kind of case."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[1])
    parser.add_argument("--list", action="store_true", help="name what differs")
    parser.add_argument("--pairs", action="store_true", help="also put unrelated articles together (a minute)")
    arguments = parser.parse_args()
    for part, (kind, measure) in product(PARTS, MEASURES.items()):
        tally = measure(part)
        print(f"{part} {kind}: {tally.right_cases} of {tally.cases} cases right")
        for change in sorted(tally.expected | tally.said):
            counted = (tally.right[change], tally.expected[change], tally.said[change])
            print("  {:22} right {:3} expected {:3} said {:3}".format(change, *counted))
        if arguments.list:
            print(*(f"    {note}" for note in tally.notes), sep="\n")
    if arguments.pairs:
        gold = gold_summaries()
        for name, tally in (("unrelated pairs", measure_unrelated(gold)), ("reprints", measure_reprints(gold))):
            print(f"{name}: {tally.right_cases} of {tally.cases} without a change; wrong items {dict(tally.said)}")
            if arguments.list:
                print(*(f"    {note}" for note in tally.notes), sep="\n")


if __name__ == "__main__":
    main()
