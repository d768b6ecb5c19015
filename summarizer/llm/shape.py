"""How instructor sees a reply type: a class of its own kind, built once, that validates by our rules.

instructor builds a new class and schema at every call unless it gets one that already inherits its `OpenAISchema`.
Ours has no fields, so that instructor's walk over the fields is free too. It hands out the wire schema and turns the
answer's text into a `Fitting` value. Where the answer does not fit, it raises instructor's parse error, which makes
instructor ask once more, with a message that holds field paths and fixed words only: never a string of the model.
"""

from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from instructor.core.exceptions import ResponseParsingError
from instructor.v2.core.function_calls import OpenAISchema
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, from_json
from typing_extensions import override

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


class Shape(OpenAISchema):
    """What instructor is given in place of a reply type; `of` builds the one class of a type."""


@cache
def shape_of(reply_type: type[BaseModel]) -> type[Shape]:
    """Return the class that stands for `reply_type` in instructor; always the same one."""

    class ShapeOfReply(Shape):
        @classmethod
        @override
        def model_json_schema(cls, *_args: object, **_options: object) -> dict[str, object]:
            return {"title": reply_type.__name__, **wire_schema(reply_type)}

        @classmethod
        @override
        def model_validate_json(cls, json_data: str, **_options: object) -> Fitting[BaseModel]:  # type: ignore[override]
            return Fitting(fit(json_data, reply_type))

    ShapeOfReply.__name__ = reply_type.__name__
    ShapeOfReply.__doc__ = reply_type.__doc__
    return ShapeOfReply


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
