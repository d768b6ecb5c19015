"""Judge lies and honest variations of right items: python -m tools.mutation_bench (docs/mutation-bench.md)."""

import argparse
import json
import time
from pathlib import Path

from tools.gold_report import said
from tools.mutation_bench.bench import Judged, run
from tools.mutation_bench.gold import GOLD, Item, load
from tools.mutation_bench.honest import HONEST
from tools.mutation_bench.judge import Verdict
from tools.mutation_bench.lies import LIES
from tools.mutation_bench.tables import as_text, honest_rows, lie_rows, write_docs
from tools.mutation_bench.tally import KindTally, tally


def main() -> None:
    """Print one table for lies and one for honest variations."""
    options = arguments()
    start = time.process_time()
    false, true = run(load(options.gold, options.items, options.articles), options.kinds, rivals=options.rivals)
    lied, told = tally(false.verdicts, false.rivals), tally(true.verdicts, true.rivals)
    tables = (lie_rows(lied), honest_rows(told))
    print("\n\n".join(as_text(rows) for rows in tables))
    print(f"\n{time.process_time() - start:.0f} s of CPU, the rivals not counted")
    if options.list:
        list_differences(false, true)
    if options.json:
        options.json.write_text(json.dumps(as_json(false, true, lied, told), ensure_ascii=False, indent=1), "utf-8")
    if options.write_docs:
        write_docs(tables)


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation_bench", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FOLDER", help="a folder like tests/gold")
    parser.add_argument("--items", type=Path, metavar="FILE", help="right items, if not FOLDER/items.jsonl")
    parser.add_argument("--articles", nargs="+", metavar="NAME", help="only these articles")
    parser.add_argument("--kinds", nargs="+", choices=[*LIES, *HONEST], metavar="KIND", help="only these kinds")
    parser.add_argument("--list", action="store_true", help="name lies not caught, and honest items lost or flagged")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write counts and differences to a file")
    parser.add_argument("--rivals", type=Path, metavar="PYTHON", help="an interpreter with langextract and instructor")
    parser.add_argument("--write-docs", action="store_true", help="put the tables into docs/mutation-bench.md")
    return parser.parse_args()


def uncaught(false: Judged) -> list[Verdict]:
    """Return the verdicts on lies that were not caught."""
    return [one for one in false.verdicts if not one.is_caught and one.outcome != "no mention"]


def lost(true: Judged) -> list[Verdict]:
    """Return the verdicts on honest variations that were withheld or flagged."""
    return [one for one in true.verdicts if one.outcome in {"withheld", "unverified"}]


def list_differences(false: Judged, true: Judged) -> None:
    """Print every lie that was not caught, and every honest variation that was lost or flagged."""
    print("\nnot caught")
    for verdict in uncaught(false):
        print(line(verdict))
    print("\nlost or flagged")
    for verdict in lost(true):
        print(line(verdict))


def line(verdict: Verdict) -> str:
    """Return one item in one line: kind, place, what was changed into what, and what became of it."""
    mutant = verdict.mutant
    place = (
        f"{mutant.article} {mutant.section} {mutant.field} {mutant.item.get('passages') or mutant.item.get('number')}"
    )
    place += f" {said(mutant.item)!r}" if mutant.field == "passages" else ""
    changed = f"{mutant.before!r} -> {mutant.lie!r}" if mutant.before else repr(mutant.lie or mutant.item)
    return f"{mutant.kind}: {place}: {changed}: {verdict.outcome} ({verdict.why})"


def as_json(false: Judged, true: Judged, lied: dict[str, KindTally], told: dict[str, KindTally]) -> Item:
    """Return counts and differences for a program to read."""
    return {
        "lies": {kind: counts_of(counts) for kind, counts in lied.items()},
        "honest": {kind: counts_of(counts) for kind, counts in told.items()},
        "not_caught": [as_row(verdict) for verdict in uncaught(false)],
        "lost_or_flagged": [as_row(verdict) for verdict in lost(true)],
    }


def counts_of(counts: KindTally) -> Item:
    """Return the counts of one kind."""
    rivals = {rival: [counts.rivals_caught[rival], judged] for rival, judged in sorted(counts.rivals_judged.items())}
    outcomes = dict(sorted(counts.outcomes.items()))
    return {"judged": counts.judged, "caught": counts.caught, "outcomes": outcomes, "rivals": rivals}


def as_row(verdict: Verdict) -> Item:
    """Return one item with its verdict."""
    mutant = verdict.mutant
    return {
        "kind": mutant.kind,
        "article": mutant.article,
        "section": mutant.section,
        "field": mutant.field,
        "before": mutant.before,
        "lie": mutant.lie,
        "item": mutant.item,
        "outcome": verdict.outcome,
        "why": verdict.why,
    }


if __name__ == "__main__":
    main()
