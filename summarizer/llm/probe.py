"""Look at an endpoint for `summarizer doctor`: is it there, does it take the key, which models, which modes."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import AuthenticationError, DeadlineError, ModelError
from summarizer.llm.habits import MODES, WireMode
from summarizer.llm.openai_model import OpenAIModel, checked_endpoint
from summarizer.llm.quiet import quiet_vendors
from summarizer.llm.retries import Pauses
from summarizer.model import Budget
from summarizer.settings import Settings

if TYPE_CHECKING:
    from openai import AsyncOpenAI

    from summarizer.llm.endpoint import Endpoint

LIST_SECONDS = 15.0
MODE_SECONDS = 60.0
_MODE_REQUESTS = 3
_MODE_ADVICE = "Use a model that supports structured output, or another endpoint."
_NAME_ADVICE = "Set SUMMARIZER_MODEL to one of the listed models."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: whether it is good, what was found, and what to do where it is not."""

    what: str
    is_good: bool
    result: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class _Trial:
    """What one mode made of a tiny question; no error where it gave a typed answer."""

    mode: WireMode
    error: ModelError | None


async def list_models(settings: Settings, client: "AsyncOpenAI | None" = None) -> tuple[str, ...]:
    """Return the models that the endpoint lists, sorted; needs no model in the settings. Raises a ModelError."""
    outcome = await _listed(settings, client)
    if isinstance(outcome, ModelError):
        raise outcome
    return outcome


async def probe(settings: Settings, client: "AsyncOpenAI | None" = None) -> tuple[Check, ...]:
    """Return what was found: endpoint, key, model, modes; it stops at the first that makes the rest moot.

    One request asks for the list of models and, where a model is named, a tiny question tries each mode.
    Raises ConfigurationError where there is no endpoint.
    """
    outcome = await _listed(settings, client)
    if isinstance(outcome, ModelError) and outcome.requests == 0:
        return (_failed("endpoint answers", outcome),)
    answers = _good("endpoint answers", settings.base_url or settings.azure_endpoint or "yes")
    if isinstance(outcome, AuthenticationError):
        return (answers, _failed("key accepted", outcome))
    listed = () if isinstance(outcome, ModelError) else outcome
    if not settings.model:
        return (answers, _bad("model named", f"the endpoint lists {_some(listed)}", _NAME_ADVICE))
    trials = [await _try_mode(settings, client, mode) for mode in MODES]
    return (answers, _key_check(trials), _model_check(settings.model, listed, trials), _mode_check(trials))


def _good(what: str, result: str) -> Check:
    return Check(what, is_good=True, result=result)


def _bad(what: str, result: str, advice: str) -> Check:
    return Check(what, is_good=False, result=result, advice=advice)


def _failed(what: str, error: ModelError) -> Check:
    return _bad(what, error.message, error.advice)


def _key_check(trials: list[_Trial]) -> Check:
    refused = [trial.error for trial in trials if isinstance(trial.error, AuthenticationError)]
    return _failed("key accepted", refused[0]) if refused else _good("key accepted", "yes")


def _model_check(model: str, listed: tuple[str, ...], trials: list[_Trial]) -> Check:
    """Say that a model which answers is known, listed or not: Azure lists no deployments."""
    if any(trial.error is None for trial in trials):
        return _good("model answers", model)
    is_listed = model in listed or f"{model}:latest" in listed  # Ollama lists `name:latest` for `name`
    if listed and not is_listed:
        return _bad("model answers", f"{model} is not among {_some(listed)}", _NAME_ADVICE)
    return _failed("model answers", trials[0].error or ModelError("no answer"))


def _mode_check(trials: list[_Trial]) -> Check:
    works = [trial.mode for trial in trials if trial.error is None]
    fails = [f"{trial.mode}: {trial.error.message}" for trial in trials if trial.error is not None]
    result = "; ".join([f"works: {', '.join(works)}" if works else "none works", *fails])
    return _good("modes", result) if works else _bad("modes", result, _MODE_ADVICE)


def _some(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:10]) or "no model"
    return shown if len(names) <= 10 else f"{shown} and {len(names) - 10} more"


async def _try_mode(settings: Settings, client: "AsyncOpenAI | None", mode: WireMode) -> _Trial:
    from summarizer.llm.ask import ping  # noqa: PLC0415 - openai takes most of a second to import

    model = OpenAIModel(settings.model_copy(update={"mode": mode}), client=client)
    try:
        await model.ask(ping(Budget(_MODE_REQUESTS, MODE_SECONDS)))
    except ModelError as error:
        return _Trial(mode, error)
    finally:
        await model.aclose()
    return _Trial(mode, None)


async def _listed(settings: Settings, client: "AsyncOpenAI | None") -> tuple[str, ...] | ModelError:
    """Return the sorted models, or the error as a value; its `requests` is 0 where nothing answered."""
    from summarizer.llm.client import guarded, open_client  # noqa: PLC0415 - as above
    from summarizer.llm.endpoint import Endpoint  # noqa: PLC0415 - as above

    checked_endpoint(settings, client)
    own = open_client(settings) if client is None else guarded(client, settings)
    try:
        async with asyncio.timeout(LIST_SECONDS):
            with quiet_vendors():
                return await _models(Endpoint(own, settings.model or "", settings.mode, Pauses()))
    except TimeoutError:
        return DeadlineError(f"the endpoint did not list its models within {LIST_SECONDS:g} seconds")
    finally:
        if client is None:
            await own.close()


async def _models(endpoint: "Endpoint") -> tuple[str, ...] | ModelError:
    """Return the ids; an endpoint that answers, but lists nothing that we can read, has none."""
    from summarizer.llm.endpoint import json_or_none  # noqa: PLC0415 - as above
    from summarizer.llm.failures import FailedError  # noqa: PLC0415 - as above

    try:
        response = await endpoint.get_models()
    except FailedError as failed:
        return failed.failure.error
    body = json_or_none(response)
    if response.status_code >= 300:
        error = endpoint.refusal(response, body, ()).error
        error.requests = 1
        return error
    entries = body.get("data") if isinstance(body, dict) else None
    ids = [entry.get("id") for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return tuple(sorted(name for name in ids if isinstance(name, str)))
