"""Many articles into one folder: fast, resumable, and without a scratch after a kill."""

from summarizer.batch.check import find_damage
from summarizer.batch.estimate import Estimate, estimate
from summarizer.batch.merge import merge_folders
from summarizer.batch.options import Options, Shard
from summarizer.batch.outputs import write_lists
from summarizer.batch.parquet import write_parquet
from summarizer.batch.reading import read_source
from summarizer.batch.run import Report, run_batch
from summarizer.batch.spreadsheets import write_csv
from summarizer.batch.tally import Tally
from summarizer.ingest import Readers, Source, count_sources, require_cloud, sources

__all__ = [
    "Estimate",
    "Options",
    "Readers",
    "Report",
    "Shard",
    "Source",
    "Tally",
    "count_sources",
    "estimate",
    "find_damage",
    "merge_folders",
    "read_source",
    "require_cloud",
    "run_batch",
    "sources",
    "write_csv",
    "write_lists",
    "write_parquet",
]
