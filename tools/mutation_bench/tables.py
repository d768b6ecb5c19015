"""The tables of a run, as text for a terminal and as Markdown for the docs."""

from collections.abc import Iterable
from pathlib import Path

from tools.mutation_bench.rivals import RIVALS
from tools.mutation_bench.tally import KindTally

PAGE = Path(__file__).resolve().parents[2] / "docs" / "mutation-bench.md"
START, END = "<!-- mutation bench: start -->", "<!-- mutation bench: end -->"
Rows = list[list[str]]


def lie_rows(kinds: dict[str, KindTally]) -> Rows:
    """Return the table of lies: of each kind how many there were, and which share was caught by whom."""
    heads = ["lies", "mutants", "caught", "share", "unverified", "kept", *RIVALS.values()]
    rows = [heads]
    for kind, counts in kinds.items():
        outcomes = [str(counts.outcomes["unverified"]), str(counts.outcomes["kept"])]
        rows.append([kind, str(counts.judged), str(counts.caught), f"{counts.share:.3f}", *outcomes, *shares(counts)])
    return rows


def honest_rows(kinds: dict[str, KindTally]) -> Rows:
    """Return the table of honest variations: how many were withheld or flagged, and which share the rivals lost."""
    rows = [["honest variations", "items", "withheld", "flagged", *(f"{name} lost" for name in RIVALS.values())]]
    for kind, counts in kinds.items():
        lost = [str(counts.outcomes["withheld"]), str(counts.outcomes["unverified"])]
        rows.append([kind, str(counts.judged), *lost, *shares(counts)])
    return rows


def shares(counts: KindTally) -> Iterable[str]:
    """Yield the rivals' shares, a dash where one was not asked."""
    for rival in RIVALS:
        share = counts.rival_share(rival)
        yield "–" if share is None else f"{share:.3f}"


def as_text(rows: Rows) -> str:
    """Return a table with aligned columns."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    )


def as_markdown(rows: Rows) -> str:
    """Return a table in Markdown, the kinds as code."""
    head, *body = rows
    lines = [head, ["---", *("---:" for _ in head[1:])]]
    lines += [[cell if place or row[0] == "all" else f"`{cell}`" for place, cell in enumerate(row)] for row in body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_docs(tables: Iterable[Rows], page: Path = PAGE) -> None:
    """Put the tables between the two marks of the docs page."""
    before, _, rest = page.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    block = "\n\n".join(as_markdown(rows) for rows in tables)
    page.write_text(f"{before}{START}\n\n{block}\n\n{END}{after}", "utf-8")
