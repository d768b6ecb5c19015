"""Tables for spreadsheets: numbers, positions and questions, a row an item. No cell is live in a spreadsheet (G7)."""

import csv
from contextlib import ExitStack
from pathlib import Path

from summarizer.batch.outputs import replacing, summaries
from summarizer.batch.tables import ITEMS
from summarizer.ledger import LedgerReader

# What Excel, LibreOffice and Sheets take for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(ledger: LedgerReader, folder: Path) -> list[Path]:
    """Write numbers.csv, positions.csv and questions.csv for the current settings, and return where they are."""
    paths = [folder / f"{table.name}.csv" for table in ITEMS]
    with ExitStack() as stack:
        writers = [csv.writer(stack.enter_context(replacing(path))) for path in paths]
        for table, writer in zip(ITEMS, writers, strict=True):
            writer.writerow(table.columns)
        for summary in summaries(ledger):
            for table, writer in zip(ITEMS, writers, strict=True):
                writer.writerows(tuple(map(inert, row)) for row in table.rows(summary))
    return paths


def inert(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" \u00a0").startswith(_LIVE) or value.startswith(_LIVE) else value
