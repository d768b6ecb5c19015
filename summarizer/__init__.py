"""Structured summaries of news articles in which every item is checked against the article's own words."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.article import Article as Article
    from summarizer.draft import Draft as Draft
    from summarizer.errors import ArticleError as ArticleError
    from summarizer.errors import ConfigurationError as ConfigurationError
    from summarizer.errors import ModelError as ModelError
    from summarizer.errors import SummarizerError as SummarizerError
    from summarizer.mentions import Mentions as Mentions
    from summarizer.mentions import find_mentions as find_mentions
    from summarizer.model import Model as Model
    from summarizer.pipeline import Summarizer as Summarizer
    from summarizer.settings import Settings as Settings
    from summarizer.summary import Summary as Summary
    from summarizer.verification import verify as verify

_HOMES = {
    "Article": "article",
    "ArticleError": "errors",
    "ConfigurationError": "errors",
    "Draft": "draft",
    "Mentions": "mentions",
    "Model": "model",
    "ModelError": "errors",
    "Settings": "settings",
    "Summarizer": "pipeline",
    "SummarizerError": "errors",
    "Summary": "summary",
    "find_mentions": "mentions",
    "verify": "verification",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - a list, made from the table above


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562; the names above are typed for checkers
    """Load a public name when it is first used, so that the command line starts without pydantic and openai."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - nothing is imported before it is needed

    value = getattr(import_module(f"summarizer.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
