"""Print how well stories and copies are found: python -m tools.stories_report [--list] [--minhash].

`tests/data/stories` holds short articles about invented events, with the event of each and which are copies; every
other article of `tests` tells of an event of its own. Summaries are those of an empty draft: grouping then has titles,
texts, and what the rules find, and no model's labels. Counted are pairs of articles. `--minhash` says what sketches of
datasketch, where it is installed, tell of the pairs that are copies or updates.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import combinations
from pathlib import Path

from summarizer import Article, Settings, Summarizer
from summarizer.digest.intake import articles_of
from summarizer.edition import Story
from summarizer.stories import News, Reported, tell_stories
from summarizer.testing import CannedModel

TESTS = Path(__file__).resolve().parent.parent / "tests"
STORIES = TESTS / "data" / "stories"
FILES = ("first", "second", "unseen")
Pair = frozenset[str]


@dataclass(frozen=True)
class Labelled:
    """An article with its event, and the name of the article that it is a copy of."""

    name: str
    event: str
    copy_of: str | None
    article: Article
    date: str


@dataclass(frozen=True)
class Found:
    """Pairs of names: found in one story, and truly of one event; found as copies, and truly copies."""

    together: set[Pair]
    of_one_event: set[Pair]
    copies: set[Pair]
    true_copies: set[Pair]


def read_labelled(name: str) -> list[Labelled]:
    """Return the labelled articles of a file."""
    rows = [json.loads(line) for line in (STORIES / f"{name}.jsonl").read_text("utf-8").split("\n") if line]
    return [Labelled(row["id"], row["event"], row["copy_of"], _article(row), row["published"]) for row in rows]


def _article(row: dict[str, str]) -> Article:
    title, publisher, published = row["title"], row["publisher"], row["published"]
    return Article.from_text(row["text"], title=title, publisher=publisher, published=published, language="en")


def read_unrelated() -> list[Labelled]:
    """Return the articles of other tests, each of its own event, as if all came on one day."""
    paths = sorted([*TESTS.glob("gold_more/*/*.txt"), *TESTS.glob("data/articles/*.txt")])
    return [
        Labelled(f"{path.parent.name}/{path.stem}", str(path), None, Article.from_file(path), "2026-03-02")
        for path in paths
    ]


def tell(labelled: Sequence[Labelled]) -> tuple[Story, ...]:
    """Return the stories that the articles become."""
    with Summarizer(CannedModel(), settings=Settings(repair="never")) as summarizer:
        reported = [Reported(summarizer.summarize(one.article), one.date, is_new=True) for one in labelled]
    texts = {one.article.id: one.article for one in labelled}
    return tell_stories(News(reported, texts, (), (), {}, today=max(one.date for one in labelled)))


def compare(labelled: Sequence[Labelled]) -> Found:
    """Return which pairs were found and which are true."""
    name_of = {one.article.id: one.name for one in labelled}
    together: set[Pair] = set()
    copies: set[Pair] = set()
    for story in tell(labelled):
        members = [name_of[one] for one in articles_of((story,))]
        together |= set(map(frozenset, combinations(members, 2)))
        copies |= {
            frozenset((name_of[article.id], name_of[copy.id])) for article in story.articles for copy in article.copies
        }
    true = {frozenset((one.name, other.name)) for one, other in combinations(labelled, 2) if one.event == other.event}
    return Found(together, true, copies, {frozenset((one.name, one.copy_of)) for one in labelled if one.copy_of})


def rates(found: set[Pair], true: set[Pair]) -> tuple[float, float]:
    """Return precision and recall."""
    right = len(found & true)
    return right / len(found) if found else 1.0, right / len(true) if true else 1.0


def main() -> None:
    """Print precision and recall for each file and for all of them together."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--minhash", action="store_true")
    options = parser.parse_args()
    parts = {name: read_labelled(name) for name in FILES} | {"unrelated": read_unrelated()}
    parts["all"] = [one for part in parts.values() for one in part]
    for name, labelled in parts.items():
        found = compare(labelled)
        precision, recall = rates(found.together, found.of_one_event)
        copy_precision, copy_recall = rates(found.copies, found.true_copies)
        print(
            f"{name:10} {len(labelled):3} articles, {len(found.of_one_event):2} pairs of one event: precision"
            f" {precision:.2f}, recall {recall:.2f}; {len(found.true_copies)} copies: precision {copy_precision:.2f},"
            f" recall {copy_recall:.2f}"
        )
        if options.list:
            _print_wrong(found)
    if options.minhash:
        _print_sketches(parts["all"])


def _print_wrong(found: Found) -> None:
    for what, pairs in (
        ("apart", found.of_one_event - found.together),
        ("together", found.together - found.of_one_event),
    ):
        for pair in sorted(map(sorted, pairs)):
            print(f"    wrongly {what}: {', '.join(pair)}")


def _print_sketches(labelled: Sequence[Labelled]) -> None:
    """Print the estimated likeness of copies and of updates, by MinHash of the shingles of five words."""
    sketch = import_module("datasketch").MinHash
    sketches = {}
    for one in labelled:
        parts = one.article.text.casefold().split()
        sketches[one.name] = sketch(num_perm=128)
        for start in range(max(1, len(parts) - 4)):
            sketches[one.name].update(" ".join(parts[start : start + 5]).encode())
    copies = {frozenset((one.name, one.copy_of)) for one in labelled if one.copy_of}
    for one, other in combinations(labelled, 2):
        likeness = sketches[one.name].jaccard(sketches[other.name])
        if one.event == other.event and likeness > 0.3:
            is_copy = frozenset((one.name, other.name)) in copies
            print(f"    minhash {likeness:.2f} {'copy  ' if is_copy else 'update'} {one.name}, {other.name}")


if __name__ == "__main__":
    main()
