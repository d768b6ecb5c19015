"""Summaries of a Ray dataset, on one machine or a cluster. Needs the extra `ray`."""

from dataclasses import replace

from summarizer.engines.rows import ADDED, READ, check_columns
from summarizer.engines.summarize_batch import SummarizeBatch
from summarizer.errors import ConfigurationError

try:
    import pyarrow
    import ray.data
except ImportError as error:
    advice = 'Install it: pip install "summarizer-news[ray]"'
    raise ConfigurationError(f"the Ray adapter needs {error.name}, which is not installed", advice=advice) from error

_ROUNDS = 8  # batches hold so many rows a seat: each waits for its slowest row
_JSON = (".jsonl", ".json", ".jsonl.gz", ".json.gz")


def summarize(dataset: ray.data.Dataset, each: SummarizeBatch, *, actors: int = 1) -> ray.data.Dataset:
    """Return the dataset with the columns that `SummarizeBatch` adds, worked on by so many processes.

    Nothing is asked before the result is consumed. Each actor is one process with its own event loop; `each` says what
    one does, and the limits a minute of its settings are divided among all.
    """
    return dataset.map_batches(
        _Actor,
        fn_constructor_args=(replace(each, share=each.share * actors),),
        batch_size=each.concurrency * _ROUNDS,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(size=actors),
    )


def summarize_files(source: str, target: str, each: SummarizeBatch, *, actors: int = 1) -> None:
    """Read articles from JSON lines (.jsonl, .json, these as .gz) or Parquet, and write all rows as Parquet.

    Both are a file, a folder or a URL as Ray takes them. Raises ValueError where the target exists: remove what a job
    left that was cut off, and start it again; the cache has what was asked.
    """
    read = ray.data.read_json if source.endswith(_JSON) else ray.data.read_parquet
    summarize(read(source), each, actors=actors).write_parquet(target, mode=ray.data.SaveMode.ERROR)


class _Actor:
    """Summarise tables; columns that are not read pass through untouched."""

    def __init__(self, each: SummarizeBatch) -> None:
        self._each = each

    async def __call__(self, table: pyarrow.Table) -> pyarrow.Table:
        check_columns(table.column_names)
        done = await self._each({name: table[name].to_pylist() for name in READ if name in table.column_names})
        for name, kind in ADDED.items():
            table = table.append_column(name, pyarrow.array(done[name], pyarrow.type_for_alias(kind)))
        return table
