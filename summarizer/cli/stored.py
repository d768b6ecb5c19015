"""Summaries and schemas as files."""

import json
from pathlib import Path

from pydantic import BaseModel, ValidationError

from summarizer.edition import EDITION_SCHEMA_VERSION, Edition
from summarizer.errors import ConfigurationError, SummaryError
from summarizer.summary import SCHEMA_VERSION, Summary

_SCHEMAS: dict[str, type[BaseModel]] = {
    f"summary.v{SCHEMA_VERSION}": Summary,
    f"edition.v{EDITION_SCHEMA_VERSION}": Edition,
}


def read_summary(path: Path) -> Summary:
    """Read a stored summary. Raises SummaryError that says what does not fit."""
    try:
        return Summary.model_validate_json(path.read_bytes())
    except OSError as error:
        raise SummaryError(f"{path}: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise SummaryError(f"{path}: {place}: {first['msg']}") from error


def schema_text(name: str) -> str:
    """Return the JSON Schema of a published type, as `schemas/` holds it. Raises ConfigurationError for other names."""
    full_name = next((known for known in _SCHEMAS if name in (known, known.partition(".")[0])), None)
    if full_name is None:
        raise ConfigurationError(f"there is no schema {name!r}", advice=f"Known: {', '.join(_SCHEMAS)}.")
    schema = _SCHEMAS[full_name].model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"
