"""Look at settings, endpoint and local model, and say what works."""

import asyncio
from collections.abc import Iterator

from summarizer.errors import SummarizerError
from summarizer.llm import Check, OpenAIModel, probe
from summarizer.local import find_weights, is_installed, local_engine
from summarizer.settings import Settings


def examine(settings: Settings) -> list[Check]:
    """Return the findings: settings, then the endpoint where one is named, else the local model."""
    return [*_settings_findings(settings), *(_endpoint(settings) if settings.names_an_endpoint else _local(settings))]


def _settings_findings(settings: Settings) -> Iterator[Check]:
    where = (
        settings.azure_endpoint or settings.base_url or ("OpenAI" if settings.api_key else "the embedded local model")
    )
    yield Check("endpoint", is_good=True, result=where)
    if settings.names_an_endpoint:
        advice = "" if settings.model else "Set SUMMARIZER_MODEL or pass --model."
        yield Check("model", settings.model is not None, settings.model or "none named", advice)


def _endpoint(settings: Settings) -> Iterator[Check]:
    try:
        yield from asyncio.run(probe(settings))
    except SummarizerError as error:
        yield Check("endpoint answers", is_good=False, result=error.message, advice=error.advice)


def _local(settings: Settings) -> Iterator[Check]:
    try:
        if not (settings.local_model or is_installed()):
            OpenAIModel(settings)  # raises the error that names every way to a model
        weights = find_weights(settings.local_model)
        yield Check("local weights", is_good=True, result=str(weights.path))
        with local_engine(weights, threads=settings.local_threads) as endpoint:
            yield Check("local model", is_good=True, result=f"{endpoint.model} answers on the loopback")
    except SummarizerError as error:
        yield Check("local model", is_good=False, result=error.message, advice=error.advice)
