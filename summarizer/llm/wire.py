"""Write the body of one request, and hand its answer to instructor in the one shape that it reads without surprises.

This module imports openai; import it inside functions only.
"""

import json
from collections.abc import Mapping, Sequence

from openai.types.chat import ChatCompletion

from summarizer.llm.habits import Habits
from summarizer.llm.schema import Schema, closed, wire_schema
from summarizer.model import Message, Parameters, Request, T

Body = dict[str, object]


def body_of(model: str, request: Request[T], habits: Habits, *, correction: str | None) -> Body:
    """Return the body of a request; the correction of a re-ask stands behind the unchanged messages."""
    messages = [_wire_message(message) for message in _messages(request, habits)]
    if correction is not None:
        messages.append({"role": "user", "content": correction})
    body: Body = {"model": model, "messages": messages}
    if habits.tokens_parameter is not None:
        body[habits.tokens_parameter] = habits.output_tokens(request.max_output_tokens)
    if habits.sends_temperature:
        body["temperature"] = 0
    return {**body, **_shape(request, habits)}


def parameters_of(request: Request[T], habits: Habits) -> Parameters:
    """Return what a body holds beside the messages, for a receipt."""
    return {
        "temperature": 0 if habits.sends_temperature else None,
        "max_output_tokens": (
            None if habits.tokens_parameter is None else habits.output_tokens(request.max_output_tokens)
        ),
        "mode": habits.mode,
    }


def completion_of(text: str | None, tool: str | None) -> ChatCompletion:
    """Return a completion with `text` as the arguments of `tool`, or as content; without either where text is None."""
    message: dict[str, object] = {"role": "assistant", "content": text if tool is None else None}
    if tool is not None and text is not None:
        function = {"name": tool, "arguments": text}
        message["tool_calls"] = [{"id": "call", "type": "function", "function": function}]
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}  # counted before; instructor looks for one
    fields = {"id": "", "object": "chat.completion", "created": 0, "model": "", "choices": [choice], "usage": usage}
    return ChatCompletion.model_validate(fields)


def _messages(request: Request[T], habits: Habits) -> Sequence[Message]:
    """Return the messages; in JSON mode the shape stands at the end of the system message."""
    if habits.mode != "json":
        return request.messages
    schema = json.dumps(wire_schema(request.reply_type), ensure_ascii=False, separators=(",", ":"))
    shape = f"Answer with one JSON object that fits this JSON Schema, and nothing else:\n{schema}"
    first, *others = request.messages
    if first.role != "system":
        return (Message("system", shape), first, *others)
    return (Message("system", f"{first.content}\n\n{shape}"), *others)


def _wire_message(message: Message) -> Mapping[str, str]:
    return {"role": message.role, "content": message.content}


def _shape(request: Request[T], habits: Habits) -> Body:
    """Return the part of the body that asks for the shape."""
    name = request.reply_type.__name__
    strict: Body = {"strict": True} if habits.sends_strict else {}
    if habits.mode == "tools":
        schema = dict(wire_schema(request.reply_type))
        function: Body = {"name": name, "description": schema.pop("description"), **strict, "parameters": schema}
        choice = {"type": "function", "function": {"name": name}} if habits.forces_tool else "auto"
        return {"tools": [{"type": "function", "function": function}], "tool_choice": choice}
    if habits.mode == "json_schema":
        narrowed: Schema = closed(wire_schema(request.reply_type), request.choices)
        return {"response_format": {"type": "json_schema", "json_schema": {"name": name, **strict, "schema": narrowed}}}
    return {"response_format": {"type": "json_object"}} if habits.sends_response_format else {}
