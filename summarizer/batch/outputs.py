"""The lists of a folder, written from its ledger: whole or not at all."""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from summarizer.batch.tally import Tally
from summarizer.errors import OutputError, StorageError
from summarizer.ledger import LedgerReader, StoredRecord
from summarizer.summary import Summary
from summarizer.verification import digest

SUMMARIES, FAILED, RUN = "summaries.jsonl", "failed.jsonl", "run.json"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


def write_lists(ledger: LedgerReader, folder: Path) -> list[Path]:
    """Write summaries.jsonl and failed.jsonl and return where they are.

    Raises StorageError or OutputError; the old lists then stay.
    """
    with replacing(folder / SUMMARIES) as file:
        file.writelines(f"{line}\n" for line in summary_lines(ledger))
    with replacing(folder / FAILED) as file:
        file.writelines(f"{as_json(asdict(failure))}\n" for failure in ledger.failures())
    return [folder / SUMMARIES, folder / FAILED]


def summary_lines(ledger: LedgerReader) -> Iterator[str]:
    """Yield the summaries of the current settings as JSON, each with all paths of its article."""
    return map(summary_json, ledger.records())


def summaries(ledger: LedgerReader) -> Iterator[Summary]:
    """Yield the summaries of the current settings. Raises StorageError where one is damaged."""
    for record in ledger.records():
        try:
            yield Summary.model_validate_json(summary_json(record))
        except ValidationError as error:
            raise _damaged(record, error.errors()[0]["msg"]) from error


def summary_json(record: StoredRecord) -> str:
    """Return a summary's JSON; where its article has other paths by now, with these, and its seal renewed for them.

    Raises StorageError where the ledger's JSON is damaged.
    """
    if len(record.paths) == 1 and f'"paths":{as_json(list(record.paths))}' in record.summary:
        return record.summary
    try:
        summary = json.loads(record.summary)
    except ValueError as error:
        raise _damaged(record, str(error)) from error
    if tuple(summary["article"]["paths"]) == record.paths:
        return record.summary
    summary["article"]["paths"] = list(record.paths)
    summary["seal"]["article"] = digest(summary["article"])
    return as_json(summary)


def _damaged(record: StoredRecord, why: str) -> StorageError:
    advice = "`summarizer check` lists what is damaged; `summarizer batch --force` asks again."
    return StorageError(f"the summary of {record.paths[0]} is damaged: {why}", advice=advice)


def write_run(folder: Path, ledger: LedgerReader, tally: Tally) -> None:
    """Write run.json: what the folder holds, and what this run did and cost."""
    done, failed = ledger.counts()
    told = {
        "done": done,
        "failed": failed,
        "failed_by_code": ledger.codes(),
        "run": {
            "asked": tally.asked,
            "done": tally.done,
            "failed": tally.failed,
            "known": tally.known,
            "unread": tally.unread,
            "requests": tally.requests,
            "input_tokens": tally.input_tokens,
            "output_tokens": tally.output_tokens,
            "cost": tally.cost,
            "seconds": round(tally.seconds, 3),
        },
        "settings": {**asdict(ledger.recipe), "parameters": json.loads(ledger.recipe.parameters)},
    }
    with replacing(folder / RUN) as file:
        file.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def as_json(value: object) -> str:
    """Return a value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Give a text file that takes the place of `path` once it is whole and on the disk."""
    with replaced(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        yield file


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give a path to write to; the file there takes the place of `path` once it is whole and on the disk."""
    beside = path.with_name(f".{path.name}.part")
    try:
        yield beside
        _sync(beside)
        beside.replace(path)
        _sync(path.parent)
    except OSError as error:
        kind = StorageError if error.errno in _NO_ROOM else OutputError
        raise kind(f"{path}: {error.strerror}") from error
    finally:
        with suppress(OSError):  # on a read-only disk there is none, nor can any be removed
            beside.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Put a file's content, or a folder's names, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
