"""Print the CPU time of checking drafts against articles: python -m tools.bench_verify [--rival PYTHON] [--quick].

The article is made of the stories in `tests/data/articles`, told again and again with other names and figures; the
draft of the right items in `tests/gold/items.jsonl`, told of one of those copies each. `check` is `ground` and `audit`,
`suggest one` the search for the words nearest to a false quotation; each is the best of several runs, every cache
emptied before. `--rival` names a Python that has langextract and adds what its aligner needs to place the same
statements. `--quick` leaves out the long article.
"""

import argparse
import gc
import json
import re
import subprocess
import sys
import time
import timeit
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from summarizer import Article, Draft
from summarizer.audit import audit
from summarizer.grounding import ground
from summarizer.grounding.evidence import Source
from summarizer.grounding.suggest import suggest
from summarizer.mentions import Mentions, find_mentions
from summarizer.pipeline.composing import Making, compose
from summarizer.pipeline.drafting import Drafted, merge
from summarizer.summary import Summary
from summarizer.verification import verify
from tools.gold_report import draft_item, read_article, read_items

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
RUNS = 20
SECONDS_A_SERIES = 3.0
KEPT_WORDS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
PROSE_FIELDS = ("statement", "text", "question", "counted", "name")
RIVALS_MOST = 6_000_000
STRIDE = 7919  # leaps through the stories; no number of items divides it
SIZES = ((15_000, 100), (30_000, 100), (60_000, 100), (60_000, 50), (60_000, 200), (60_000, 400))
LONG = ((1_000_000, 200),)
FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}")
RIVAL = """
import json, sys, time
from langextract import data, resolver
given = json.load(sys.stdin)
extractions = [data.Extraction("item", said) for said in given["said"]]
begun = time.process_time()
list(resolver.Resolver().align(extractions, given["text"], 0, 0))
print(time.process_time() - begun)
"""


@dataclass(frozen=True)
class Case:
    """An article with its mentions, and a draft of it."""

    article: Article
    mentions: Mentions
    draft: Draft
    said: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """One gold article: its text, the words of its names, and its right items with the sentences they cite."""

    text: str
    names: re.Pattern[str]
    rows: tuple[dict[str, Any], ...]

    def told_again(self, text: str, copy: int) -> str:
        """Return text of this story with the names and figures of its nth copy; the first is the story itself."""
        if not copy:
            return text
        ending = f"{'bdfgklmnprstvz'[copy % 14]}{'aeiou'[copy // 14 % 5]}"
        text = self.names.sub(lambda name: name.group() + ending, text)
        return FIGURE.sub(lambda figure: _shifted(figure.group(), copy), text)


def _shifted(figure: str, copy: int) -> str:
    least = 10 ** (len(figure) - 1)
    return str((int(figure) - least + copy) % (9 * least) + least)


def read_stories() -> list[Story]:
    """Return all gold articles."""
    return [read_story(json.loads(path.read_text("utf-8"))) for path in sorted(GOLD.glob("*.json"))]


def read_story(gold: dict[str, Any]) -> Story:
    """Return one gold article, the numbers of its items' sentences replaced by their words."""
    article = read_article(gold)
    words = {word for name in find_mentions(article).names for word in re.findall(r"[A-Z][a-z]{3,}", name.exact)}
    names = "|".join(sorted(word for word in words if word.lower() not in KEPT_WORDS))
    rows = []
    for row in read_items(gold["article"]):
        item = row["item"]
        cited = [item["passage"]] if "passage" in item else item["passages"]
        sentences = [article.exact(article.passages[number - 1].span) for number in cited]
        rows.append({"section": row["section"], "item": item, "sentences": sentences})
    return Story(article.text, re.compile(rf"\b(?:{names})\b"), tuple(rows))


def make_article(stories: list[Story], characters: int) -> Article:
    """Return an article of about so many characters."""
    parts: list[str] = []
    size = 0
    while size < characters:
        copy, story = divmod(len(parts), len(stories))
        parts.append(stories[story].told_again(stories[story].text, copy))
        size += len(parts[-1]) + 2
    return Article.from_text("\n\n".join(parts)[:characters], language="en", published="2024-03-05")


def make_case(stories: list[Story], characters: int, items: int) -> Case:
    """Return an article and a draft of so many items, spread over all of it."""
    article = make_article(stories, characters)
    mentions = find_mentions(article)
    drafts: list[Draft] = []
    said: list[str] = []
    for section, item in islice(drafted_items(stories, article, mentions), items):
        drafts.append(Draft.model_validate({section: [item]}))
        said.append(next(str(item[name]) for name in PROSE_FIELDS if item.get(name)))
    return Case(article, mentions, merge(drafts), tuple(said))


def drafted_items(stories: list[Story], article: Article, mentions: Mentions) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield section and draft of the right items of all copies in an order that leaps through the article."""
    numbers = {article.exact(passage.span): passage.number for passage in article.passages}
    copies = len(article.text) // sum(len(story.text) for story in stories) + 1
    told = [(copy, story, row) for copy in range(copies) for story in stories for row in story.rows]
    for position in range(len(told)):
        copy, story, row = told[position * STRIDE % len(told)]
        cited = [numbers.get(story.told_again(sentence, copy)) for sentence in row["sentences"]]
        if None in cited:
            continue  # this copy is cut off
        item = json.loads(story.told_again(json.dumps(row["item"], ensure_ascii=False), copy))
        place = {"passage": cited[0]} if "passage" in item else {"passages": cited}
        drafted = draft_item({"section": row["section"], "item": {**item, **place}}, mentions)
        if drafted is not None:
            yield row["section"], drafted


def milliseconds(step: Callable[[], object]) -> float:
    """Return the CPU time of a step, the best of some runs, each with empty caches."""
    best, spent = float("inf"), 0.0
    for _ in range(RUNS):
        empty_caches()
        begun = time.process_time()
        step()
        best = min(best, time.process_time() - begun)
        spent += best
        if spent > SECONDS_A_SERIES:
            break
    return best * 1000


def check(case: Case) -> None:
    """Ground and audit a draft."""
    grounded = ground(case.draft, case.article, case.mentions)
    audit(grounded.numbers, grounded.positions, case.mentions, grounded.dismissed)


def summary_of(case: Case) -> Summary:
    """Return the summary that `verify` is to check."""
    grounded = ground(case.draft, case.article, case.mentions)
    making = Making(prompt="bench", prompt_hash="", drafted=Drafted(case.draft, "bench", {}), seconds=0)
    return compose(case.article, case.mentions, grounded, making)


def suggest_one(case: Case) -> None:
    """Look for the words nearest to a quotation that no story has."""
    suggest("Researchers rescued more than 700 asylumm seekers on Friday", Source(case.article, case.mentions))


def empty_caches() -> None:
    """Forget what earlier runs read of the same texts."""
    gc.collect()
    for name, module in list(sys.modules.items()):
        if name.startswith("summarizer.grounding"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def rival_milliseconds(case: Case, python: str) -> float:
    """Return the CPU time that LangExtract's aligner needs to place the same statements, by default settings."""
    given = json.dumps({"text": case.article.text, "said": case.said})
    ran = subprocess.run([python, "-c", RIVAL], input=given, capture_output=True, text=True, check=True)  # noqa: S603
    return float(ran.stdout) * 1000


def print_row(case: Case, items: int, rival: str | None) -> None:
    """Print what one article and draft take; the rival only where it ends within a minute."""
    summary = summary_of(case)
    steps = (lambda: check(case), lambda: verify(summary, case.article), lambda: suggest_one(case))
    line = f"{len(case.article.text):>15}{items:>15}" + "".join(f"{milliseconds(step):>15.1f}" for step in steps)
    is_short = len(case.article.text) * items <= RIVALS_MOST
    print(line + (f"{rival_milliseconds(case, rival):>15.0f}" if rival and is_short else ""), flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[1])
    parser.add_argument("--rival", metavar="PYTHON", help="time LangExtract's aligner with this Python too")
    parser.add_argument("--quick", action="store_true", help="leave out the long article")
    arguments = parser.parse_args()
    stories = read_stories()
    sizes = [*SIZES, *(() if arguments.quick else LONG)]
    print("CPU milliseconds; `verify` finds all mentions anew, the others do not")
    print("".join(f"{name:>15}" for name in ("characters", "items", "check", "verify", "suggest one", "LangExtract")))
    for characters, items in sizes:
        print_row(make_case(stories, characters, items), items, arguments.rival)
    fastest = min(timeit.repeat(lambda: sum(range(100_000)), repeat=50, number=1, timer=time.process_time))
    print(f"\nsum(range(100_000)) takes {fastest * 1000:.2f} ms here now; compare runs by it, since machines differ")


if __name__ == "__main__":
    main()
