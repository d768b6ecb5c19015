"""An edition as one web page: no script, nothing loaded from elsewhere, every line one click from its words."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined

from summarizer.edition import Edition
from summarizer.report import words
from summarizer.report.layout import lay_out
from summarizer.report.sources import Sources, segments


def edition_html(edition: Edition) -> str:
    """Return an edition as one self-contained HTML file.

    Everything of an article or a model is escaped and isolated; the page's own policy forbids scripts and loading.
    """
    return (
        _page()
        .get_template("edition.html")
        .render(
            edition=edition,
            stories=[lay_out(story) for story in edition.stories],
            sources=Sources(edition),
            segments=segments,
            words=words,
        )
    )


@cache
def _page() -> Environment:
    style = _packaged("edition.css")
    page = Environment(
        loader=DictLoader({"edition.html": _packaged("edition.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=_without_nul,
    )
    page.globals["style"] = style
    page.globals["style_hash"] = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return page


def _without_nul(value: object) -> object:
    """Show the one character that HTML cannot hold as its code; a parser would drop it from a quotation."""
    return value.replace("\0", "⟨U+0000⟩") if isinstance(value, str) else value


def _packaged(name: str) -> str:
    return files("summarizer.report").joinpath(name).read_text("utf-8")
