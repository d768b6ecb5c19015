"""The settings that a summary depends on, as the ledger keys them (G8)."""

import hashlib
import json
from importlib.resources import files

from summarizer import local
from summarizer.draft import Draft
from summarizer.ledger import Recipe
from summarizer.pipeline.summarizer import answers_locally
from summarizer.prompting import load
from summarizer.settings import Settings
from summarizer.summary import SCHEMA_VERSION

_PARAMETERS = ("mode", "repair", "max_output_tokens", "max_requests", "window_requests", "window_characters")


def recipe_of(settings: Settings) -> Recipe:
    """Return the recipe of these settings. Raises ConfigurationError where they name no prompt or no model."""
    if answers_locally(settings):
        model = local.find_weights(settings.local_model).model
        return Recipe(local.PROMPT, local.prompt_hash(), _schema_hash(), model, "{}")
    from summarizer.llm import checked_endpoint, checked_model  # noqa: PLC0415 - its package is slow to import

    checked_endpoint(settings, None)
    parameters = json.dumps({name: getattr(settings, name) for name in _PARAMETERS}, sort_keys=True)
    return Recipe(settings.prompt, load(settings.prompt).hash, _schema_hash(), checked_model(settings), parameters)


def _schema_hash() -> str:
    """Return one hash for what the model fills in and what we return."""
    published = files("summarizer.schemas").joinpath(f"summary.v{SCHEMA_VERSION}.json").read_bytes()
    return hashlib.sha256(json.dumps(Draft.model_json_schema(), sort_keys=True).encode() + published).hexdigest()
