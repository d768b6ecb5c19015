"""How instructor sees a reply type: something that turns an answer's text into a value by our rules.

It stands where instructor expects a class, and is none: of a class, instructor looks over all members and fields at
every call. Where the answer does not fit, it raises instructor's parse error, which makes instructor ask once more,
with a message that holds field paths and fixed words only: never a string of the model.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from instructor.core.exceptions import ResponseParsingError
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, from_json

from summarizer.llm.reply_text import json_text
from summarizer.llm.schema import wire_schema

T = TypeVar("T", bound=BaseModel)

MAX_PROBLEMS = 12
# pydantic's own sentences for these kinds of error name the rule, never the value.
_SAFE_MESSAGES = frozenset(
    {
        "missing",
        "literal_error",
        "enum",
        "string_type",
        "string_too_long",
        "string_too_short",
        "int_type",
        "int_from_float",
        "int_parsing",
        "float_type",
        "float_parsing",
        "finite_number",
        "bool_type",
        "bool_parsing",
        "list_type",
        "tuple_type",
        "dict_type",
        "model_type",
        "model_attributes_type",
        "too_long",
        "too_short",
        "greater_than_equal",
        "less_than_equal",
        "none_required",
    }
)


class MisfitError(ResponseParsingError):
    """The answer does not fit; `ignores_shape` says that it has other fields than the shape, or is no object at all."""

    def __init__(self, message: str, *, ignores_shape: bool) -> None:
        super().__init__(message, mode="")
        self.ignores_shape = ignores_shape


@dataclass(frozen=True, slots=True)
class Fitting(Generic[T]):
    """An answer that fits its shape."""

    value: T


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """What instructor is given in place of a reply type."""

    reply_type: type[T]

    def model_validate_json(self, json_data: str, **_options: object) -> Fitting[T]:
        """Return what an answer's text holds; raises MisfitError. Its name is instructor's."""
        return Fitting(fit(json_data, self.reply_type))


def fit(text: str, reply_type: type[T]) -> T:
    """Return the answer as a value of `reply_type`; raises MisfitError with field paths."""
    try:
        answer = from_json(json_text(text).encode(), allow_inf_nan=False)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise MisfitError("the answer is not one JSON object", ignores_shape=True)
    try:
        return reply_type.model_validate(answer)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
    ignores_shape = any(detail["type"] in ("missing", "extra_forbidden") for detail in details)
    raise MisfitError("\n".join(_problems(details, reply_type)), ignores_shape=ignores_shape)


def _problems(details: list[ErrorDetails], reply_type: type[BaseModel]) -> list[str]:
    """Return one line for each of the first problems, with its path."""
    lines = [f"{_path(detail, reply_type)}: {_sentence(detail)}" for detail in details[:MAX_PROBLEMS]]
    if len(details) > MAX_PROBLEMS:
        lines.append(f"and {len(details) - MAX_PROBLEMS} more")
    return lines


def _path(detail: ErrorDetails, reply_type: type[BaseModel]) -> str:
    """Return where the problem is; a key that the model made up is not repeated."""
    known = _names(wire_schema(reply_type))
    parts = [str(part) if isinstance(part, int) or part in known else "(unknown)" for part in detail["loc"]]
    return ".".join(parts) or "the whole answer"


def _sentence(detail: ErrorDetails) -> str:
    if detail["type"] in _SAFE_MESSAGES:
        return detail["msg"]
    return "this field is not allowed" if detail["type"] == "extra_forbidden" else "does not fit the shape"


def _names(schema: object) -> frozenset[str]:
    """Return all property names of a wire schema."""
    if isinstance(schema, list):
        return frozenset().union(*(_names(item) for item in schema))
    if not isinstance(schema, dict):
        return frozenset()
    properties = schema.get("properties", {})
    inner = (_names(value) for key, value in schema.items() if key in ("properties", "items", "anyOf"))
    inner_properties = (_names(value) for value in properties.values()) if isinstance(properties, dict) else ()
    return frozenset(properties).union(*inner, *inner_properties)
