"""Look for damage in a folder: the ledger's file, each summary, its seal, and its spans in the stored text."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from summarizer.batch.outputs import SUMMARIES, summary_json
from summarizer.ledger import LedgerReader, StoredRecord
from summarizer.summary import Summary
from summarizer.verification import verify, verify_seal


def find_damage(ledger: LedgerReader, folder: Path) -> Iterator[str]:
    """Yield one line for everything that does not agree; nothing where all is as it was made."""
    yield from (f"ledger: {problem}" for problem in ledger.problems())
    is_whole = True
    for record in ledger.records():
        for problem in _record_damage(record, ledger):
            is_whole = False
            yield f"{record.paths[0]}: {problem}"
    if is_whole:  # a list made from damaged records tells nothing more
        yield from _list_damage(ledger, folder)


def _record_damage(record: StoredRecord, ledger: LedgerReader) -> Iterator[str]:
    try:
        summary = Summary.model_validate_json(record.summary)
    except ValidationError as error:
        first = error.errors()[0]
        yield f"the summary does not fit its schema: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        return
    if record.key != ledger.recipe.key(record.article_id) or summary.article.id != record.article_id:
        yield "the record stands under another article's key"
    stored = ledger.article(record.article_id)
    article = stored.article() if stored else None
    differences = verify(summary, article) if article else verify_seal(summary)
    yield from (f"{difference.part}: {difference.message}" for difference in differences)


def _list_damage(ledger: LedgerReader, folder: Path) -> Iterator[str]:
    """Compare summaries.jsonl, where there is one, with the ledger."""
    path = folder / SUMMARIES
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        for number, record in enumerate(ledger.records(), start=1):
            if file.readline() != f"{summary_json(record)}\n":
                yield f"{SUMMARIES}: line {number} is not what the ledger holds; `summarizer export` writes it anew"
                return
        if file.readline():
            yield f"{SUMMARIES}: it has more lines than the ledger has summaries"
