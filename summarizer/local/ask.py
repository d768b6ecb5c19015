"""Small questions to a small model: the packaged templates, the tiny replies, and asking them one after the other."""

import hashlib
import re
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from summarizer.errors import (
    EmptyReplyError,
    InvalidReplyError,
    OversizedReplyError,
    RefusalError,
    TruncatedError,
)
from summarizer.model import Budget, Message, Model, Request, Usage

T_co = TypeVar("T_co", bound=BaseModel, covariant=True)

PROMPT = "local.v1"
TEMPLATES = ("local.actor.v1", "local.counted.v1", "local.holder.v1", "local.position.v1")
MAX_OUTPUT_TOKENS = 64
REQUESTS_A_QUESTION = 2
SECONDS_A_QUESTION = 120.0

Parameters = dict[str, str | int | float | bool | None]
Progress = Callable[[int, int], None]
_SECTION = re.compile(r"^=== (\w+) ===\n", re.MULTILINE)
_UNUSABLE = (EmptyReplyError, InvalidReplyError, OversizedReplyError, RefusalError, TruncatedError)


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CountedReply(_Reply):
    """What one number counts."""

    counted: str


class PositionReply(_Reply):
    """What one speaker does about which issue."""

    stance: str
    issue: str


class ActorReply(_Reply):
    """What one name stands for."""

    kind: str


class HolderReply(_Reply):
    """Who speaks quoted words."""

    holder: str


@dataclass(frozen=True)
class Question(Generic[T_co]):
    """One question, not yet asked: its key ("N3"), template, values, reply, and the closed answers of some fields."""

    key: str
    template: str
    reply_type: type[T_co]
    values: Mapping[str, str]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def messages(self) -> tuple[Message, ...]:
        """Return the messages: the few-shot examples first, the article's words last, as plain values."""
        system, user = _sections(self.template)
        values = {name: " ".join(value.split()) for name, value in self.values.items()}
        return (
            Message("system", system.strip()),
            Message("user", string.Template(user.strip()).substitute(values)),
        )


@dataclass(frozen=True)
class Answers:
    """What came back, by the question's key, and what it cost.

    `unanswered` counts unusable replies, `unasked` the questions beyond the limit; the rules answer those.
    """

    replies: Mapping[str, BaseModel]
    usage: Usage
    model: str | None
    parameters: Parameters
    asked: int
    unanswered: int
    unasked: int

    def to(self, question: Question[T_co] | None) -> T_co | None:
        """Return the reply to a question, or None where there is none to use."""
        reply = self.replies.get(question.key) if question is not None else None
        return reply if question is not None and isinstance(reply, question.reply_type) else None


async def ask_all(
    questions: Sequence[Question[BaseModel]], model: Model, *, limit: int, progress: Progress | None = None
) -> Answers:
    """Ask the questions in order, at most `limit` requests in all; `progress` gets the number asked and of how many.

    An unusable reply leaves a gap; an engine that fails raises its ModelError.
    """
    replies: dict[str, BaseModel] = {}
    usage, name, parameters, asked = Usage(), None, Parameters(), 0
    for question in questions:
        if usage.requests >= limit:
            break
        asked += 1
        try:
            reply = await model.ask(_request(question, limit - usage.requests))
        except _UNUSABLE as error:
            usage += Usage(requests=max(1, error.requests))
        else:
            replies[question.key] = reply.value
            usage, name, parameters = usage + reply.usage, reply.model, reply.parameters
        if progress is not None:
            progress(asked, len(questions))
    return Answers(replies, usage, name, parameters, asked, asked - len(replies), len(questions) - asked)


def _request(question: Question[T_co], remaining: int) -> Request[T_co]:
    return Request(
        messages=question.messages(),
        reply_type=question.reply_type,
        max_output_tokens=MAX_OUTPUT_TOKENS,
        budget=Budget(requests=min(REQUESTS_A_QUESTION, remaining), seconds=SECONDS_A_QUESTION),
        choices={name: tuple(values) for name, values in question.choices.items()},
    )


@cache
def prompt_hash() -> str:
    """Return the SHA-256 over all local templates, for the receipt."""
    whole = hashlib.sha256()
    for name in TEMPLATES:
        whole.update(hashlib.sha256(_read(name).encode()).digest())
    return whole.hexdigest()


@cache
def example_words() -> frozenset[str]:
    """Return the words of the few-shot examples, folded: in an answer they must be the article's own."""
    return frozenset(word.casefold() for name in TEMPLATES for word in re.findall(r"\w+", _sections(name)[1]))


def _sections(name: str) -> tuple[str, str]:
    parts = _SECTION.split(_read(name))
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    return sections["system"], sections["user"]


@cache
def _read(name: str) -> str:
    return files("summarizer.prompts").joinpath(f"{name}.md").read_text("utf-8")
