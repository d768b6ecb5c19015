"""The settings of a batch: what it is asked with, and what its answers are read with a day later."""

import json

from summarizer.errors import ConfigurationError
from summarizer.ledger import Recipe, StoredBatch
from summarizer.settings import Settings


def for_batches(settings: Settings) -> Settings:
    """Return the settings without the repair request, which has no place in a batch."""
    return settings.model_copy(update={"repair": "never"})


def settings_of(recipe: Recipe, settings: Settings) -> Settings:
    """Return settings that ask and read as the recipe says; key and endpoint are those of `settings`."""
    parameters = json.loads(recipe.parameters)
    return settings.model_copy(update={**parameters, "prompt": recipe.prompt, "model": recipe.model})


def check_endpoint(batch: StoredBatch, base_url: str) -> None:
    """Raise ConfigurationError where a batch belongs to another endpoint than the settings name."""
    if batch.endpoint != base_url:
        raise ConfigurationError(
            f"the batch {batch.batch_id or batch.name} belongs to {batch.endpoint}, the settings name {base_url}",
            advice="Set OPENAI_BASE_URL, and the key, to those it was submitted with.",
        )
