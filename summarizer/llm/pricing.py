"""What an answer cost, from genai-prices' packaged table; nothing is looked up on a network."""

from summarizer.llm.completion import Tokens


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
