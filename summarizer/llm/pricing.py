"""What an answer cost, from genai-prices' packaged table; nothing is looked up on a network."""

from summarizer.llm.completion import Tokens
from summarizer.settings import Settings

OPENAI_BASE_URL = "https://api.openai.com/v1"


def price_of(settings: Settings, input_tokens: int, output_tokens: int) -> float | None:
    """Return US dollars for so many tokens of the model that the settings name, or None where no list has it."""
    base_url = settings.base_url or settings.azure_endpoint or OPENAI_BASE_URL
    return cost_of(Tokens(input_tokens, output_tokens), settings.model or "", base_url)


def cost_of(tokens: Tokens, model: str, base_url: str) -> float | None:
    """Return US dollars, or None where the endpoint or the model is in no price list."""
    import genai_prices  # noqa: PLC0415 - 0.4 s: only once a price is asked for

    usage = genai_prices.Usage(
        input_tokens=tokens.input, output_tokens=tokens.output, cache_read_tokens=min(tokens.cached, tokens.input)
    )
    try:
        return float(genai_prices.calc_price(usage, model, provider_api_url=base_url).total_price)
    except (LookupError, ValueError):
        return None
