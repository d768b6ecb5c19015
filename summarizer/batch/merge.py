"""The folders of a batch that ran in parts become one."""

from collections.abc import Sequence
from pathlib import Path

from summarizer.batch.outputs import write_lists, write_run
from summarizer.batch.tally import Tally
from summarizer.ledger import merged_ledger


def merge_folders(sources: Sequence[Path], folder: Path) -> tuple[int, int]:
    """Take what other folders hold over into `folder`, write its lists, and return how many are done and failed in it.

    Raises LockedError, OutputError, StorageError, or ConfigurationError where the settings of the folders differ; all
    before anything is written, but for a disk that is full.
    """
    with merged_ledger(sources, folder) as ledger:
        done, failed = ledger.counts()
        write_lists(ledger, folder)
        write_run(folder, ledger, Tally(known=done))
    return done, failed
