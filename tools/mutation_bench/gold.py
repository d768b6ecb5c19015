"""The articles and right items that the bench starts from."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from summarizer.article import Article, Passage
from summarizer.mentions import Mentions, find_mentions
from tools.mutation_bench.words.meaning import STOP

Item = dict[str, Any]
TESTS = Path(__file__).resolve().parents[2] / "tests"
GOLD = TESTS / "gold"
PROSE: dict[str, tuple[str, ...]] = {
    "gist": ("text",),
    "positions": ("statement",),
    "open_questions": ("question",),
    "numbers": ("counted", "scope", "as_of"),
    "actors": ("role",),
}
_LONGEST_GIST = 370  # a gist sentence of a draft has at most 400 characters, and lies add some
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class RightItem:
    """One right draft item as the gold has it: ids of mentions are words."""

    article: str
    section: str
    item: Item
    paraphrase: bool

    @property
    def passages(self) -> tuple[int, ...]:
        """The numbers of the passages that the item cites, or that its number stands in."""
        return tuple(self.item.get("passages") or [self.item["passage"]])

    @property
    def key(self) -> str:
        """A text that is the same in every run and tells the item from the others; it seeds what is chosen."""
        return f"{self.article}|{self.section}|{json.dumps(self.item, sort_keys=True, ensure_ascii=False)}"


@dataclass(frozen=True)
class GoldArticle:
    """One article with its gold, its right items, and the quotations of the other articles."""

    name: str
    gold: Item
    article: Article
    mentions: Mentions
    rights: tuple[RightItem, ...]
    foreign_quotes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.article.text

    @cached_property
    def folded(self) -> str:
        """The text in lower case, one space between words."""
        return folded(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the text."""
        return stems(self.text)

    @cached_property
    def names(self) -> dict[str, Item]:
        """Every proper name of the gold's actors, aliases too, with its actor, longest first."""
        named = {name: actor for actor in self.gold["actors"] for name in (actor["name"], *actor["aliases"])}
        return {name: named[name] for name in sorted(named, key=lambda one: (-len(one), one))}

    @cached_property
    def copies(self) -> tuple[RightItem, ...]:
        """The article's sentences as gist sentences that cite themselves, as far as a gist may be that long."""
        texts = [(" ".join(self.article.exact(one.span).split()), one.number) for one in self.sentences()]
        items = [{"text": text, "passages": [number]} for text, number in texts if len(text) <= _LONGEST_GIST]
        return tuple(RightItem(self.name, "gist", item, paraphrase=False) for item in items)

    def passage_text(self, number: int) -> str:
        """Return the words of one passage."""
        return self.article.exact(self.article.passages[number - 1].span)

    def cited_text(self, right: RightItem) -> str:
        """Return the words of the passages that an item cites."""
        return " ".join(self.passage_text(number) for number in right.passages)

    def of_section(self, *sections: str) -> Iterator[RightItem]:
        """Yield the right items of some sections, in file order."""
        yield from (right for right in self.rights if right.section in sections)

    def sentences(self) -> list[Passage]:
        """Return the citable sentences, without title, captions and credits."""
        return [passage for passage in self.article.passages if passage.is_citable and passage.kind == "sentence"]


def folded(text: str) -> str:
    """Return a text in lower case with straight quote marks and single spaces."""
    return " ".join(text.translate(str.maketrans("‘’“”\u00a0", "''\"\" ")).casefold().split())


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.casefold() for word in _WORD.findall(text)]


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry content: the first five letters, without the "s" of a plural."""
    return frozenset(word.rstrip("s")[:5] for word in words_of(text) if word not in STOP)


def load(folder: Path, items: Path | None, names: list[str] | None) -> list[GoldArticle]:
    """Return the articles of a folder in the shape of tests/gold, in the order of their names."""
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    rows = [json.loads(line) for line in (items or folder / "items.jsonl").read_text("utf-8").split("\n") if line]
    rights = [RightItem(row["article"], row["section"], row["item"], row["paraphrase"]) for row in rows]
    return [
        gold_article(gold, folder, tuple(right for right in rights if right.article == gold["article"]), golds)
        for gold in golds
        if not names or gold["article"] in names
    ]


def gold_article(gold: Item, folder: Path, rights: tuple[RightItem, ...], golds: list[Item]) -> GoldArticle:
    """Return one article with what the makers of lies need; its text lies beside the gold or in tests/data/articles."""
    name = gold["article"]
    beside = folder / f"{name}.txt"
    path = beside if beside.exists() else TESTS / "data" / "articles" / f"{name}.txt"
    article = Article.from_text(path.read_text("utf-8"), published=gold["published"])
    foreign = tuple(quote for other in golds if other["article"] != name for quote in spoken(other))
    return GoldArticle(name, gold, article, find_mentions(article), rights, foreign)


def spoken(gold: Item) -> list[str]:
    """Return the quotations of a gold file that somebody says and that are long enough to be known again."""
    said = [quotation["words"]["exact"] for quotation in gold["quotations"] if quotation["speech"]]
    return [words for words in said if len(words.split()) >= 4 and len(words) <= 300]
