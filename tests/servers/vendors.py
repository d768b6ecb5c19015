"""Dialects of the protocol: what each vendor refuses, in the words of its own error bodies.

The bodies are those that users report in public issue trackers; only model names are replaced.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.servers import steps
from tests.servers.bench import TOWN
from tests.servers.fake import Seen, Step

Refuse = Callable[[Seen], Step | None]

_STRICT_KEYWORDS = {
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
    "pattern",
    "default",
    "oneOf",
}


def speaking(*refusals: Refuse) -> Step:
    """Answer well, unless one of these refuses."""

    def step(exchange: Any) -> None:
        refused = next(filter(None, (refuse(exchange.seen) for refuse in refusals)), None)
        (refused or steps.answers({"ok": True} if _asks_for_ping(exchange.seen) else TOWN))(exchange)

    return step


def _asks_for_ping(seen: Seen) -> bool:
    return any('{"ok": true}' in message["content"] for message in seen.body["messages"])


def _when(is_refused: Callable[[Seen], bool], refusal: Step) -> Refuse:
    return lambda seen: refusal if is_refused(seen) else None


# OpenAI: https://platform.openai.com/docs/guides/reasoning, https://platform.openai.com/docs/guides/structured-outputs
no_max_tokens = _when(
    lambda seen: "max_tokens" in seen.body,
    steps.error(
        400,
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        param="max_tokens",
        code="unsupported_parameter",
    ),
)
no_temperature = _when(
    lambda seen: seen.body.get("temperature", 1) != 1,
    steps.error(
        400,
        "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
        param="temperature",
        code="unsupported_value",
    ),
)
no_json_schema = _when(
    lambda seen: seen.mode == "json_schema",
    steps.error(
        400,
        "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about "
        "supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs",
    ),
)
too_many_tokens = _when(
    lambda seen: "max_tokens" in seen.body or "max_completion_tokens" in seen.body,
    steps.error(
        400,
        "max_tokens is too large: 8000. This model supports at most 4096 completion tokens, whereas you provided 8000.",
        param="max_tokens",
        code="invalid_value",
    ),
)
no_word_json = _when(
    lambda seen: seen.mode == "json" and "json" not in json.dumps(seen.body["messages"]).lower(),
    steps.error(
        400, "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'."
    ),
)


def strict_schema(seen: Seen) -> Step | None:
    """Refuse what strict mode refuses: unknown keywords, fields that are not required, objects that are open."""
    schema = _schema(seen)
    for place, node in _nodes(schema, ()):
        complaint = _complaint(node)
        if complaint:
            message = f"Invalid schema for response_format 'Town': In context={place!r}, {complaint}"
            return steps.error(400, message, param="response_format")
    return None


def _schema(seen: Seen) -> dict[str, Any]:
    if seen.mode == "tools":
        parameters: dict[str, Any] = seen.body["tools"][0]["function"]["parameters"]
        return parameters
    schema: dict[str, Any] = seen.body["response_format"]["json_schema"]["schema"]
    return schema


def _nodes(node: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    if isinstance(node, dict):
        yield place, node
        for key in ("items", "additionalProperties"):
            yield from _nodes(node.get(key), (*place, key))
        for key in ("properties", "$defs"):
            for name, inner in node.get(key, {}).items():
                yield from _nodes(inner, (*place, key, name))
        for inner in node.get("anyOf", []):
            yield from _nodes(inner, (*place, "anyOf"))


def _complaint(node: dict[str, Any]) -> str:
    unknown = _STRICT_KEYWORDS & set(node)
    if unknown:
        return f"'{sorted(unknown)[0]}' is not permitted."
    if node.get("type") == "object" and node.get("additionalProperties") is not False:
        return "'additionalProperties' is required to be supplied and to be false."
    missing = set(node.get("properties", {})) - set(node.get("required", []))
    if missing:
        return (
            "'required' is required to be supplied and to be an array including every key in properties. "
            f"Missing '{sorted(missing)[0]}'."
        )
    return "$ref cannot have keywords {'description'}." if "$ref" in node and len(node) > 1 else ""


# Azure
azure_old_version = _when(
    lambda seen: "max_completion_tokens" in seen.body,
    steps.error(400, "Unrecognized request argument supplied: max_completion_tokens"),
)
azure_no_json_schema = _when(
    lambda seen: seen.mode == "json_schema",
    steps.body(
        {
            "error": {
                "code": "BadRequest",
                "message": "response_format value as json_schema is enabled only for api versions 2024-08-01-preview "
                "and later",
            }
        },
        400,
    ),
)
azure_filter = steps.body(
    {
        "error": {
            "message": "The response was filtered due to the prompt triggering Azure OpenAI's content management "
            "policy. Please modify your prompt and retry.",
            "type": None,
            "param": "prompt",
            "code": "content_filter",
            "status": 400,
            "innererror": {
                "code": "ResponsibleAIPolicyViolation",
                "content_filter_result": {"violence": {"filtered": True}},
            },
        }
    },
    400,
)
azure_no_deployment = steps.body(
    {
        "error": {
            "code": "DeploymentNotFound",
            "message": "The API deployment for this resource does not exist. If you created the deployment within the "
            "last 5 minutes, please wait a moment and try again.",
        }
    },
    404,
)
azure_bad_key = steps.body(
    {
        "error": {
            "code": "401",
            "message": "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a "
            "valid key for an active subscription and use a correct regional API endpoint for your resource.",
        }
    },
    401,
)


# Mistral, and other servers that validate with pydantic
def _forbidden(status: int, wrap: Callable[[list[object]], object], *names: str) -> Refuse:
    def refuse(seen: Seen) -> Step | None:
        details: list[object] = [
            {
                "type": "extra_forbidden",
                "loc": ["body", name],
                "msg": "Extra inputs are not permitted",
                "input": seen.body[name],
            }
            for name in names
            if name in seen.body
        ]
        return steps.body(wrap(details), status) if details else None

    return refuse


mistral_strict_body = _forbidden(
    422,
    lambda details: {
        "object": "error",
        "message": {"detail": details},
        "type": "invalid_request_error",
        "param": None,
        "code": None,
    },
    "max_completion_tokens",
    "seed",
)
fastapi_knows_neither = _forbidden(422, lambda details: {"detail": details}, "response_format", "max_completion_tokens")
proxied_in_a_string = _forbidden(
    422,
    lambda details: {
        "object": "error",
        "message": json.dumps({"detail": details}),
        "type": "internal_error_proxy",
        "param": None,
        "code": "1000",
    },
    "response_format",
)
vllm_old_strict_body = _forbidden(
    400,
    lambda details: {
        "object": "error",
        "message": repr(details),
        "type": "BadRequestError",
        "param": None,
        "code": 400,
    },
    "max_completion_tokens",
)
# Servers that ignore or refuse tools
ollama_no_tools = _when(
    lambda seen: seen.mode == "tools",
    steps.body(
        {
            "error": {
                "message": "registry.ollama.ai/library/gemma3:4b does not support tools",
                "type": "api_error",
                "param": None,
                "code": None,
            }
        },
        400,
    ),
)
ollama_no_model = steps.body(
    {
        "error": {
            "message": 'model "some-model" not found, try pulling it first',
            "type": "api_error",
            "param": None,
            "code": None,
        }
    },
    404,
)
vllm_no_model = steps.body(
    {
        "object": "error",
        "message": "The model `some-model` does not exist.",
        "type": "NotFoundError",
        "param": None,
        "code": 404,
    },
    404,
)
vllm_too_many_tokens = _when(
    lambda seen: "max_tokens" in seen.body,
    steps.body(
        {
            "error": {
                "message": "This model's maximum context length is 8192 tokens. However, you requested 8000 output "
                "tokens and your prompt contains at least 900 input tokens, for a total of at least 8900 tokens.",
                "type": "BadRequestError",
                "param": None,
                "code": 400,
            }
        },
        400,
    ),
)
llama_cpp_no_tools = _when(
    lambda seen: seen.mode == "tools",
    steps.body({"error": {"code": 500, "message": "tools param requires --jinja flag", "type": "server_error"}}, 500),
)
llama_cpp_python_no_json_schema = _when(
    lambda seen: seen.mode == "json_schema",
    steps.error(
        500,
        "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), 'msg': \"Input should be 'text' or "
        "'json_object'\", 'input': 'json_schema'}]",
        type="internal_server_error",
    ),
)
openrouter_no_tools = _when(
    lambda seen: seen.mode == "tools",
    steps.body(
        {
            "error": {
                "message": "No endpoints found that support tool use. To learn more about provider routing, visit: "
                "https://openrouter.ai/docs/provider-routing",
                "code": 404,
            }
        },
        404,
    ),
)
openrouter_no_forced_tool = _when(
    lambda seen: isinstance(seen.body.get("tool_choice"), dict),
    steps.body(
        {
            "error": {
                "message": "No endpoints found that support the provided 'tool_choice' value. To learn more about "
                "provider routing, visit: https://openrouter.ai/docs/provider-routing",
                "code": 404,
            }
        },
        404,
    ),
)
openrouter_moderation = steps.body(
    {
        "error": {
            "code": 403,
            "message": "some-model requires moderation on OpenAI. Your input was flagged for violence.",
            "metadata": {"reasons": ["violence"], "flagged_input": "The mayor of Elsewhere said..."},
        }
    },
    403,
)
deepseek_no_json_schema = _when(
    lambda seen: seen.mode == "json_schema",
    steps.error(400, "This response_format type is unavailable now", code="invalid_request_error"),
)
groq_no_json_schema = _when(
    lambda seen: seen.mode == "json_schema",
    steps.error(
        400,
        "This model does not support response format `json_schema`. See supported models at "
        "https://console.groq.com/docs/structured-outputs#supported-models",
        param="response_format",
    ),
)
groq_failed_generation = steps.error(
    400,
    "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.",
    code="json_validate_failed",
    failed_generation='{"name": "Elsewhere", ',
)
lm_studio_no_json_object = _when(
    lambda seen: seen.mode == "json",
    steps.body({"error": "'response_format.type' must be 'json_schema' or 'text'"}, 400),
)
no_strict = _when(
    lambda seen: b'"strict"' in seen.raw,
    steps.error(400, "Unknown parameter: 'response_format.json_schema.strict'.", code="unknown_parameter"),
)
gemini_bad_key = steps.body(
    [
        {
            "error": {
                "code": 400,
                "message": "API key not valid. Please pass a valid API key.",
                "status": "INVALID_ARGUMENT",
                "details": [{"reason": "API_KEY_INVALID"}],
            }
        }
    ],
    400,
)
no_tools_at_all = _when(
    lambda seen: seen.mode == "tools", steps.error(400, "Unrecognized request argument supplied: tools")
)
no_response_format_at_all = _when(
    lambda seen: "response_format" in seen.body,
    steps.error(400, "Unrecognized request argument supplied: response_format"),
)
