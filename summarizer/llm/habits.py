"""What an endpoint accepts for a model: guessed from its name, learnt from its refusals, kept for the process.

Every endpoint speaks a dialect of one protocol. A refused request says which word it does not know; that word is
dropped or swapped, and never sent again to the same endpoint and model.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from summarizer.llm.failures import is_unknown_model
from summarizer.llm.rejection import Rejection
from summarizer.settings import Mode

WireMode = Literal["json_schema", "tools", "json"]
TokensParameter = Literal["max_tokens", "max_completion_tokens"]

MODES: tuple[WireMode, ...] = ("json_schema", "tools", "json")
REASONING_TOKENS = 25_000  # OpenAI's advice for what to reserve: https://platform.openai.com/docs/guides/reasoning

_REASONING = re.compile(r"(?:^|/)(?:o[1-9](?:-|$)|gpt-5(?:-(?!chat)|$))")
_TALKS_OF_SUCH = (400, 404, 422, 500, 501)
_ABOUT_TOKENS = ("max_tokens", "max_completion_tokens", "in the completion", "output tokens")
_TOO_MANY = ("too large", "too high", "at most", "at least", "maximum", "must be less", "exceed", "in the completion")
_ABOUT_JSON_SCHEMA = (
    "response_format",
    "response format",
    "json_schema",
    "json schema",
    "structured output",
    "guided",
    "grammar",
)
_ABOUT_TOOLS = ("tool", "function")


@dataclass(frozen=True)
class Habits:
    """How to write a request to one endpoint and model."""

    mode: WireMode = "json_schema"
    is_proven: bool = False
    tokens_parameter: TokensParameter | None = "max_tokens"
    refused_tokens_parameters: frozenset[str] = frozenset()
    sends_temperature: bool = True
    sends_strict: bool = True
    sends_response_format: bool = True
    forces_tool: bool = True
    is_reasoning: bool = False

    def output_tokens(self, wanted: int) -> int:
        """Return the output budget: a reasoning model's thoughts count as output."""
        return wanted + REASONING_TOKENS if self.is_reasoning else wanted


def first_guess(model: str, mode: Mode, *, is_openai: bool) -> Habits:
    """Return what to try first: OpenAI and Azure want `max_completion_tokens`, others know `max_tokens`."""
    is_reasoning = _REASONING.search(model) is not None
    return Habits(
        mode=MODES[0] if mode == "auto" else mode,
        tokens_parameter="max_completion_tokens" if is_openai or is_reasoning else "max_tokens",
        sends_temperature=not is_reasoning,
        is_reasoning=is_reasoning,
    )


def adapted(habits: Habits, rejection: Rejection, *, mode: Mode) -> Habits | None:
    """Return habits without what the endpoint just refused, or None where it names nothing that we can leave out."""
    if rejection.status not in _TALKS_OF_SUCH or is_unknown_model(rejection):
        return None
    learnt = habits
    for learn in _LESSONS:
        learnt = learn(learnt, rejection)
    has_softened = learnt.sends_strict != habits.sends_strict or learnt.forces_tool != habits.forces_tool
    if _is_about_mode(habits, rejection) and not has_softened:
        return next_mode(learnt, mode=mode)
    return learnt if learnt != habits else None


def next_mode(habits: Habits, *, mode: Mode) -> Habits | None:
    """Return habits with the next mode to try; None where the caller chose the mode, or none is left."""
    position = MODES.index(habits.mode)
    if mode != "auto" or habits.is_proven or position + 1 == len(MODES):
        return None
    return replace(habits, mode=MODES[position + 1])


def _without_tokens_parameter(habits: Habits, rejection: Rejection) -> Habits:
    """Swap `max_tokens` and `max_completion_tokens` once; send neither where the number itself is refused."""
    sent = habits.tokens_parameter
    if sent is None or not rejection.says(*_ABOUT_TOKENS):
        return habits
    if rejection.says(*_TOO_MANY):
        return replace(habits, tokens_parameter=None)
    refused = habits.refused_tokens_parameters | {sent}
    other: TokensParameter = "max_completion_tokens" if sent == "max_tokens" else "max_tokens"
    return replace(
        habits,
        tokens_parameter=None if other in refused else other,
        refused_tokens_parameters=refused,
        # Only reasoning models insist on the newer name.
        is_reasoning=habits.is_reasoning or (other == "max_completion_tokens" and rejection.says(other)),
    )


def _without_temperature(habits: Habits, rejection: Rejection) -> Habits:
    """Leave the temperature out; a model that takes only its default is one that thinks before it answers."""
    if not rejection.says("temperature"):
        return habits
    is_reasoning = habits.is_reasoning or rejection.says("only the default")
    return replace(habits, sends_temperature=False, is_reasoning=is_reasoning)


def _without_strict(habits: Habits, rejection: Rejection) -> Habits:
    is_named = re.search(r"\bstrict\b", rejection.words) is not None or rejection.says("invalid schema")
    return replace(habits, sends_strict=False) if is_named else habits


def _without_forced_tool(habits: Habits, rejection: Rejection) -> Habits:
    if habits.mode != "tools" or not rejection.says("tool_choice", "tool choice"):
        return habits
    return replace(habits, forces_tool=False)


def _without_response_format(habits: Habits, rejection: Rejection) -> Habits:
    """Leave `response_format` out of JSON mode; the prompt then asks for JSON by itself."""
    if not rejection.says("response_format", "response format", "json_object"):
        return habits
    if habits.mode == "json" or not rejection.says("json_schema", "json schema", "type"):
        return replace(habits, sends_response_format=False)
    return habits


_LESSONS: tuple[Callable[[Habits, Rejection], Habits], ...] = (
    _without_tokens_parameter,
    _without_temperature,
    _without_strict,
    _without_forced_tool,
    _without_response_format,
)


def _is_about_mode(habits: Habits, rejection: Rejection) -> bool:
    if habits.mode == "tools":
        return rejection.says(*_ABOUT_TOOLS)
    return habits.mode == "json_schema" and rejection.says(*_ABOUT_JSON_SCHEMA)
