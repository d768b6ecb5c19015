"""The tables of a folder as Parquet, a row group at a time: memory does not grow with the folder."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.batch.outputs import replaced, summaries
from summarizer.batch.tables import ITEMS, SUMMARIES, Table
from summarizer.errors import ConfigurationError
from summarizer.ledger import LedgerReader
from summarizer.summary import Summary

if TYPE_CHECKING:
    import pyarrow

SUMMARIES_A_GROUP = 1_000


def write_parquet(ledger: LedgerReader, folder: Path) -> list[Path]:
    """Write summaries, numbers, positions and questions as .parquet for the current settings; return where they are.

    Raises ConfigurationError where pyarrow is missing. A file takes the place of the old one once it is whole.
    """
    schemas = {table: _schema(table) for table in (SUMMARIES, *ITEMS)}
    paths = {table: folder / f"{table.name}.parquet" for table in schemas}
    with ExitStack() as stack:
        writers = {table: stack.enter_context(_writer(paths[table], schemas[table])) for table in schemas}
        for group in _groups(summaries(ledger)):
            for table, writer in writers.items():
                writer.write_batch(_rows(table, schemas[table], group))
    return list(paths.values())


def _groups(every: Iterator[Summary]) -> Iterator[Sequence[Summary]]:
    while group := list(islice(every, SUMMARIES_A_GROUP)):
        yield group


def _rows(table: Table, schema: "pyarrow.Schema", group: Sequence[Summary]) -> "pyarrow.RecordBatch":
    import pyarrow  # noqa: PLC0415 - an extra

    rows = [row for summary in group for row in table.rows(summary)]
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pyarrow.record_batch(arrays, schema=schema)


@contextmanager
def _writer(path: Path, schema: "pyarrow.Schema") -> "Iterator[pyarrow.parquet.ParquetWriter]":
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - an extra

    with replaced(path) as beside, ParquetWriter(beside, schema, compression="zstd") as writer:
        yield writer


def _schema(table: Table) -> "pyarrow.Schema":
    try:
        import pyarrow  # noqa: PLC0415 - an extra
    except ImportError as error:
        advice = 'Install it: pip install "summarizer-news[parquet]"'
        raise ConfigurationError("Parquet needs pyarrow, which is not installed", advice=advice) from error
    types = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    return pyarrow.schema([(name, types[kind]) for name, kind in table.columns.items()])
