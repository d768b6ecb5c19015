"""The ledger of a batch: which articles were asked with which settings, what came of it, and what each call cost."""

from summarizer.ledger.batches import Left, Outcome, StoredBatch, Window
from summarizer.ledger.editions import Arrival, EditionLedger, NewEdition
from summarizer.ledger.ledger import Ledger, open_editions, open_ledger, open_postings, read_ledger
from summarizer.ledger.merging import merged_ledger
from summarizer.ledger.postings import Posting, Postings
from summarizer.ledger.reading import LedgerReader
from summarizer.ledger.stamps import Stamp
from summarizer.ledger.types import (
    Answer,
    Call,
    Failure,
    Measured,
    Recipe,
    Result,
    Settled,
    StoredArticle,
    StoredCall,
    StoredRecord,
)

__all__ = [
    "Answer",
    "Arrival",
    "Call",
    "EditionLedger",
    "Failure",
    "Ledger",
    "LedgerReader",
    "Left",
    "Measured",
    "NewEdition",
    "Outcome",
    "Posting",
    "Postings",
    "Recipe",
    "Result",
    "Settled",
    "Stamp",
    "StoredArticle",
    "StoredBatch",
    "StoredCall",
    "StoredRecord",
    "Window",
    "merged_ledger",
    "open_editions",
    "open_ledger",
    "open_postings",
    "read_ledger",
]
