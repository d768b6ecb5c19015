"""What an answer cost, from genai-prices' packaged table; nothing is looked up on a network."""

from collections.abc import Mapping
from functools import lru_cache

from summarizer.llm.completion import Tokens
from summarizer.settings import Settings

OPENAI_BASE_URL = "https://api.openai.com/v1"


def price_of(settings: Settings, input_tokens: int, output_tokens: int) -> float | None:
    """Return US dollars for so many tokens of the model that the settings name, or None where no list has it."""
    base_url = settings.base_url or settings.azure_endpoint or OPENAI_BASE_URL
    return cost_of(Tokens(input_tokens, output_tokens), settings.model or "", base_url)


def batch_price_of(settings: Settings, input_tokens: int, output_tokens: int) -> float | None:
    """Return US dollars for so many tokens by the Batch API, or None where no list has the model."""
    base_url = settings.base_url or OPENAI_BASE_URL
    return batch_cost_of(Tokens(input_tokens, output_tokens), settings.model or "", base_url)


def cost_of(tokens: Tokens, model: str, base_url: str) -> float | None:
    """Return US dollars, or None where the endpoint or the model is in no price list."""
    return _cost(tokens, model, base_url, None)


def batch_cost_of(tokens: Tokens, model: str, base_url: str) -> float | None:
    """Return US dollars by the Batch API: the list's batch price, else half of the usual one.

    Source of the half: https://platform.openai.com/docs/guides/batch.
    """
    usual = _cost(tokens, model, base_url, None)
    listed = _cost(tokens, model, base_url, {"processing": "batch"})  # the usual price where the list has no other
    if usual is None or listed is None:
        return None
    return listed if listed < usual else usual / 2


def _cost(tokens: Tokens, model: str, base_url: str, context: Mapping[str, str] | None) -> float | None:
    return _listed_cost(tokens, model, base_url, context) if _is_listed(model, base_url) else None


@lru_cache(maxsize=64)
def _is_listed(model: str, base_url: str) -> bool:
    """Tell whether a list has the model; to find that none has takes as long as several prices."""
    return _listed_cost(Tokens(1, 1), model, base_url, None) is not None


def _listed_cost(tokens: Tokens, model: str, base_url: str, context: Mapping[str, str] | None) -> float | None:
    import genai_prices  # noqa: PLC0415 - 0.4 s: only once a price is asked for

    usage = genai_prices.Usage(
        input_tokens=tokens.input, output_tokens=tokens.output, cache_read_tokens=min(tokens.cached, tokens.input)
    )
    try:
        price = genai_prices.calc_price(usage, model, provider_api_url=base_url, price_context=context)
    except (LookupError, ValueError):
        return None
    return float(price.total_price)
