"""Articles of about 3 KB with the answers that a good model would give: no two alike, and none needs a repair.

Each is the beginning of an article of `tests/gold` with its names spelt otherwise and a code in its last sentence, by
which the server knows it. Its answer holds the right items of `tests/gold/items.jsonl` that stand in that beginning.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.audit import audit
from summarizer.draft import Draft
from summarizer.grounding import ground
from summarizer.mentions import Mentions, find_mentions
from tools.gold_report import TESTS, draft_item, read_items

CHARACTERS = 3_000
_FEWEST = 2_700
_SECTIONS = ("gist", "actors", "positions", "numbers", "open_questions")
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi".split()
_Items = dict[str, Any]
_INVENTED = {"name": "Emmanuel Macron", "kind": "person", "passages": [1]}


@dataclass(frozen=True)
class Story:
    """One article, the whole answer to it, and the answer in two parts: one that needs a repair, and the repair."""

    code: str
    text: str
    answer: str
    first: str
    repair: str


def stories(count: int) -> Iterator[Story]:
    """Yield so many, always the same ones."""
    rng = random.Random(7)  # noqa: S311 - not a secret
    found = (_pattern(path.stem) for path in sorted((TESTS / "gold").glob("*.json")))
    patterns = [pattern for pattern in found if len(pattern[0]) >= _FEWEST]
    for number in range(count):
        text, items = patterns[number % len(patterns)]
        yield _story(_code(number), text, items, rng)


def _code(number: int) -> str:
    """Return a word of letters for a number, so that it counts as no mention."""
    return "".join(_SYLLABLES[number // 13**place % 13] for place in range(5))


def _pattern(name: str) -> tuple[str, _Items]:
    """Return the beginning of a gold article and the right items in it, all marks labelled, none withheld."""
    whole = (TESTS / "data" / "articles" / f"{name}.txt").read_text("utf-8")
    passages = Article.from_text(whole).passages
    end = max(passage.span.end for passage in passages if passage.span.end <= CHARACTERS)
    text = whole[:end].rstrip() + "\n\nThe desk keeps this story under the code CODE.\n"
    article = Article.from_text(text)
    mentions = find_mentions(article)
    last = len(article.passages)
    items: _Items = {section: [] for section in _SECTIONS}
    for row in read_items(name):
        cited = row["item"].get("passages") or [row["item"].get("passage", 1)]
        item = draft_item(row, mentions) if max(cited) < last else None
        if item is not None and _is_kept(row["section"], item, article, mentions):
            items[row["section"]].append(item)
    items["gist"] = items["gist"][:4]
    return text, {**items, **_leftovers(items, article, mentions)}


def _is_kept(section: str, item: _Items, article: Article, mentions: Mentions) -> bool:
    return not ground(Draft.model_validate({section: [item]}), article, mentions).withheld


def _leftovers(items: _Items, article: Article, mentions: Mentions) -> _Items:
    """Return the marks that no item labels, set aside, so that nothing salient stays open."""
    grounded = ground(Draft.model_validate(items), article, mentions)
    counts = audit(grounded.numbers, grounded.positions, mentions, grounded.dismissed)
    numbers = {mention.start for mention in counts.numbers.unaccounted}
    quotations = {mention.start for mention in counts.quotations.unaccounted}
    return {
        "more_numbers": [],
        "not_statistics": [int(one.id[1:]) for one in mentions.numbers if one.span.start in numbers],
        "not_speech": [int(one.id[1:]) for one in mentions.quotations if one.span.start in quotations],
    }


def _story(code: str, text: str, items: _Items, rng: random.Random) -> Story:
    """Return the pattern with its names spelt otherwise, in the text and in the answer."""
    names = {word for actor in items["actors"] for word in re.findall(r"[A-Z][a-z]{4,}", actor["name"])}
    spelt = {name: name[:-1] + rng.choice(_SYLLABLES) + name[-1] for name in sorted(names)}
    pattern = re.compile(rf"\b({'|'.join(spelt) or '(?!)'})\b")

    def respelt(words: str) -> str:
        return pattern.sub(lambda found: spelt[found[1]], words)

    answer = json.loads(respelt(json.dumps(items, ensure_ascii=False)))
    first = {**answer, "actors": [*answer["actors"], _INVENTED]}
    repair = {section: [] for section in answer} | {"actors": answer["actors"][:1]}
    return Story(code, respelt(text).replace("CODE", code), _json(answer), _json(first), _json(repair))


def _json(answer: _Items) -> str:
    """Return an answer as a strict endpoint gives it: every field is there."""
    return Draft.model_validate(answer).model_dump_json(exclude={"malformed"})


def write(folder: Path, count: int) -> Path:
    """Write articles and answers below `folder`, where they are not there yet; return where the articles are."""
    articles, answers = folder / "articles", folder / "answers.jsonl"
    if not answers.exists():
        articles.mkdir(parents=True, exist_ok=True)
        lines = []
        for number, story in enumerate(stories(count)):
            (articles / f"{number:06}.txt").write_text(story.text, "utf-8")
            lines.append(json.dumps([story.code, story.answer, story.first, story.repair]))
        answers.write_text("\n".join(lines), "utf-8")
    return articles
