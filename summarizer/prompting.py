"""Prompts: versioned templates, and the messages that one window of an article becomes.

A template holds words and `$variables`. Article text enters only as a value and is never rendered as a template.
"""

import hashlib
import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.article import Article, Passage
from summarizer.errors import ConfigurationError
from summarizer.mentions import Mentions, NumberMention, QuotationMention
from summarizer.model import Message

_SECTION = re.compile(r"^=== (\w+) ===\n", re.MULTILINE)


@dataclass(frozen=True)
class Template:
    """One version of a prompt: its named sections, and the SHA-256 of the whole file."""

    name: str
    hash: str
    text: str
    sections: dict[str, str]

    def fill(self, section: str, **values: str) -> str:
        """Return a section with its variables replaced; raises KeyError where a value is missing."""
        return string.Template(self.sections[section]).substitute(values).strip()


@cache
def load(name: str) -> Template:
    """Return the template `name` ("summary.v1"); raises ConfigurationError where there is none."""
    resource = files("summarizer.prompts").joinpath(f"{name}.md")
    if not resource.is_file():
        raise ConfigurationError(
            f"there is no prompt {name!r}", advice=f"Known prompts: {', '.join(names())} (`summarizer prompts list`)."
        )
    text = resource.read_text("utf-8")
    parts = _SECTION.split(text)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    return Template(name, hashlib.sha256(text.encode()).hexdigest(), text, sections)


def names() -> list[str]:
    """Return the names of all packaged prompts, sorted."""
    entries = files("summarizer.prompts").iterdir()
    return sorted(entry.name.removesuffix(".md") for entry in entries if entry.name.endswith(".md"))


def draft_messages(
    template: Template,
    article: Article,
    mentions: Mentions,
    window: Sequence[Passage],
    known_actors: Sequence[str] = (),
) -> tuple[Message, ...]:
    """Return the messages that ask for a Draft of one window; boilerplate passages are left out."""
    marks = _marks(article, mentions)
    user = template.fill(
        "user",
        title=article.title or "not given",
        published=article.published or "not given",
        known_actors="; ".join(known_actors) or "none",
        fence=_fence(article),
        passages="\n".join(
            f"[{passage.number}] {_marked(article, marks.get(passage.number, ()), passage)}"
            for passage in window
            if passage.is_citable
        ),
    )
    return (Message("system", template.fill("system")), Message("user", user))


def repair_messages(
    template: Template,
    first: Sequence[Message],
    *,
    withheld: Sequence[str],
    numbers: Sequence[str],
    quotations: Sequence[str],
) -> tuple[Message, ...]:
    """Return the first request's messages, unchanged, with the repair request behind them."""
    repair = template.fill(
        "repair",
        withheld="\n".join(f"- {line}" for line in withheld) or "none",
        numbers=", ".join(numbers) or "none",
        quotations=", ".join(quotations) or "none",
    )
    return (*first, Message("user", repair))


def _fence(article: Article) -> str:
    """Return a line that the article cannot hold, since it is made from the article's own hash."""
    return f"<<<article {article.id[:16]}>>>"


def _marks(article: Article, mentions: Mentions) -> dict[int, list[tuple[int, str]]]:
    """Return where the mark of each number and quotation is to stand, and its id, by the passage that it begins in."""
    marked: list[NumberMention | QuotationMention] = [*mentions.numbers, *mentions.quotations]
    marks: dict[int, list[tuple[int, str]]] = {}
    for mention in marked:
        mark = (_mark_position(article.text, mention.span.end, mention.id), mention.id)
        marks.setdefault(mention.passage, []).append(mark)
    return marks


def _marked(article: Article, marks: Iterable[tuple[int, str]], passage: Passage) -> str:
    """Return a passage on one line, with ⟦N1⟧ and ⟦Q1⟧ behind the mentions in it."""
    first, last = passage.span.start, passage.span.end
    pieces, position = [], first
    for end, identifier in sorted(marks):
        pieces += [_plain(article.text[position:end]), f"⟦{identifier}⟧"]
        position = max(position, end)
    pieces.append(_plain(article.text[position : max(position, last)]))
    return " ".join("".join(pieces).split())


def _mark_position(text: str, end: int, identifier: str) -> int:
    """Put a quotation's mark behind its closing quotation mark, a number's right behind it."""
    if identifier.startswith("Q") and end < len(text) and text[end] in "\"'”’»›“":
        return end + 1
    return end


def _plain(text: str) -> str:
    """Keep the article from writing marks of its own."""
    return text.replace("⟦", "[[").replace("⟧", "]]")
