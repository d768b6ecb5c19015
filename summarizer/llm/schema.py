"""The schema that goes over the wire: the reply type's shape without the keywords that strict servers reject.

Strict JSON Schema (OpenAI, Azure) wants every property required and no further ones, and knows no lengths, ranges,
patterns or defaults; other servers do not resolve `$ref`, or reject words beside it. So every definition is put in its
place, a field that may be left out becomes required (its default, or null, is what the model writes then), and our
own caps are checked after the answer has come.
Source: https://platform.openai.com/docs/guides/structured-outputs (supported schemas).
"""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel

Schema = dict[str, object]

_KEPT = frozenset({"type", "description", "enum"})


@cache
def wire_schema(reply_type: type[BaseModel]) -> Schema:
    """Return the plain schema of `reply_type`; do not change it, every caller gets the same one.

    Raises ValueError for a type that contains itself.
    """
    schema = reply_type.model_json_schema()
    definitions = schema.get("$defs", {})
    plain = _plain(schema, definitions, ())
    plain.setdefault("description", f"One {reply_type.__name__}.")
    return plain


def closed(schema: Schema, choices: Mapping[str, tuple[str, ...]]) -> Schema:
    """Return `schema` with the string fields named in `choices` closed to those values."""
    properties = schema["properties"]
    if not choices or not isinstance(properties, dict):
        return schema
    narrowed = {name: _closed_field(field, choices.get(name)) for name, field in properties.items()}
    return {**schema, "properties": narrowed}


def _closed_field(field: object, values: tuple[str, ...] | None) -> object:
    """Close a string, the string branch of a nullable one, or the strings of a list."""
    if values is None or not isinstance(field, dict):
        return field
    if field.get("type") == "string":
        return {**field, "enum": list(values)}
    if isinstance(field.get("anyOf"), list):
        return {**field, "anyOf": [_closed_field(branch, values) for branch in field["anyOf"]]}
    if field.get("type") == "array":
        return {**field, "items": _closed_field(field.get("items"), values)}
    return field


def _plain(node: Mapping[str, object], definitions: Mapping[str, object], path: tuple[str, ...]) -> Schema:
    """Return `node` with references put in place and only the keywords that every server knows."""
    if "$ref" in node:
        return _resolved(node, definitions, path)
    plain: Schema = {key: node[key] for key in node if key in _KEPT}
    if "const" in node:
        plain["enum"] = [node["const"]]
    branches = node.get("anyOf", node.get("oneOf"))
    if isinstance(branches, list):
        plain["anyOf"] = [_plain(branch, definitions, path) for branch in branches]
    if isinstance(node.get("items"), dict):
        plain["items"] = _plain(_mapping(node["items"]), definitions, path)
    if node.get("type") == "object":
        properties = _mapping(node.get("properties", {}))
        plain["properties"] = {name: _plain(_mapping(field), definitions, path) for name, field in properties.items()}
        plain["required"] = list(properties)
        plain["additionalProperties"] = False
    return plain


def _resolved(node: Mapping[str, object], definitions: Mapping[str, object], path: tuple[str, ...]) -> Schema:
    """Return what a reference points at; a description beside the reference wins."""
    name = str(node["$ref"]).removeprefix("#/$defs/")
    if name in path:
        raise ValueError(f"{name} contains itself: strict servers cannot be given such a shape")
    target = _plain(_mapping(definitions[name]), definitions, (*path, name))
    if "description" in node:
        target["description"] = node["description"]
    return target


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"not a JSON Schema object: {value!r}")
    return value
