"""Judge right items and hand-written lies of other articles: python -m tools.lies_report [FOLDER ...] [--list].

The folders are those of `tests/gold_more` (their README says what they hold); the default is all of them, each apart.
The first line counts what became of the right items, the table what became of the lies, by kind.
`--list` names right items that were lost or flagged and lies that were kept; do not use it on the
`heldout` folders, which are only measured.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.grounding import ground
from summarizer.mentions import Mentions, find_mentions
from tools.gold_report import VERDICTS, Gold, draft_item, judge, said

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "gold_more"
FATES = ("withheld", "in part", "repaired", "flagged", "verified")
Read = dict[str, tuple[Article, Mentions]]


def main() -> None:
    """Print both tables for the folders asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[1])
    parser.add_argument(
        "folders", nargs="*", type=Path, default=sorted(one for one in FOLDER.iterdir() if one.is_dir())
    )
    parser.add_argument("--list", action="store_true", help="name what was lost, flagged, or wrongly kept")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        report(folder, names=arguments.list)


def report(folder: Path, *, names: bool) -> None:
    """Print what became of the items and lies of one folder."""
    articles = {path.stem: read(path) for path in sorted(folder.glob("*.txt"))}
    right = [(row, *judge(row, *articles[row["article"]])) for row in rows(folder / "items.jsonl")]
    lies = [(row, fate_of(row, articles)) for row in rows(folder / "lies.jsonl")]
    counts = Counter(verdict for _, verdict, _ in right)
    print(f"\n{folder.name}: {counts.total()} right items: " + ", ".join(f"{counts[one]} {one}" for one in VERDICTS))
    print(f"{'lies':<18}{'told':>6}" + "".join(f"{fate:>11}" for fate in FATES))
    for kind in (*sorted({row["lie"] for row, _ in lies}), "all"):
        fates = Counter(fate for row, fate in lies if kind in {row["lie"], "all"})
        print(f"{kind:<18}{fates.total():>6}" + "".join(f"{fates[fate]:>11}" for fate in FATES))
    if names:
        for row, verdict, why in right:
            if verdict != "verified":
                print(f"{verdict}: {row['article']} {said(row['item'])} ({why})")
        for row, fate in lies:
            if fate == "verified":
                print(f"kept {row['lie']}: {row['article']} {said(row['item'])}")


def read(path: Path) -> tuple[Article, Mentions]:
    """Return an article with its mentions."""
    article = Article.from_text(path.read_text("utf-8"))
    return article, find_mentions(article)


def rows(path: Path) -> list[Gold]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def fate_of(row: Gold, articles: Read) -> str:
    """Return what became of a lie; repaired where a rule put the attribution back or replaced the holder."""
    article, mentions = articles[row["article"]]
    verdict, _ = judge(row, article, mentions)
    item = draft_item(row, mentions)
    if verdict != "verified" or item is None:
        return verdict
    grounded = ground(Draft.model_validate({row["section"]: [item]}), article, mentions)
    is_repaired = any(kept.repaired for kept in (*grounded.gist, *grounded.positions))
    return "repaired" if is_repaired else verdict


if __name__ == "__main__":
    main()
