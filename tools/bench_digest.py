"""Print the CPU time of a digest: python -m tools.bench_digest [ARTICLES], 1,000 if not given.

The articles are the stories of `tests/gold`, told again with other names and figures, so that many share all words but
their names; each comes in two papers, the second shortened, and every tenth the next day with a new figure. Their
summaries are of the right items in `tests/gold/items.jsonl`, so no model is asked. The first edition holds the first
half of the articles, the second one all; the third is the second once more.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from summarizer import Article, Draft, Settings, Summarizer
from summarizer.digest import make_edition
from summarizer.ledger import Recipe, Result, open_editions, open_ledger
from summarizer.mentions import find_mentions
from summarizer.testing import CannedModel
from tools.bench_verify import FIGURE, Story, drafted_items, read_stories

ZONE = ZoneInfo("Europe/Berlin")
RECIPE = Recipe("summary.v1", "p" * 64, "s" * 64, "canned", "{}")


def make_articles(count: int) -> Iterator[tuple[Article, Draft]]:
    """Yield so many articles with their drafts."""
    stories = read_stories()
    number = 0
    while number < count:
        copy, which = divmod(number // 2, len(stories))
        story = stories[which]
        text = story.told_again(story.text, copy)
        if number % 20 == 19:
            text = FIGURE.sub(lambda figure: str(int(figure.group()) + 1), text)
        elif number % 2:
            text = text[: len(text) * 3 // 5].rpartition("\n")[0]
        published = f"2026-03-{2 if number < count // 2 else 3:02}T{number % 24:02}:00:00+01:00"
        article = Article.from_text(text, published=published, publisher=f"Paper {number % 2}", language="en")
        yield article, _draft(story, article, copy)
        number += 1


def _draft(story: Story, article: Article, copy: int) -> Draft:
    """Return a draft of the story's right items, told with this copy's names, as far as the article has their words."""
    rows = json.loads(story.told_again(json.dumps(story.rows, ensure_ascii=False), copy))
    told = Story(article.text, story.names, tuple(rows))
    sections: dict[str, list[object]] = {}
    for section, item in drafted_items([told], article, find_mentions(article)):
        sections.setdefault(section, []).append(item)
    return Draft.model_validate(sections | {"gist": sections.get("gist", [])[:4]})


def fill(folder: Path, articles: Sequence[tuple[Article, Draft]]) -> None:
    """Put the summaries of articles into a ledger, as a batch does."""
    with open_ledger(folder, RECIPE) as ledger:
        for article, draft in articles:
            with Summarizer(CannedModel(draft), settings=Settings(repair="never")) as summarizer:
                summary = summarizer.summarize(article)
            ledger.save(article, [f"{article.id[:16]}.txt"], Result(summary=summary.model_dump_json()), [])


def main() -> None:
    """Print CPU time and counts of three editions."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    articles = list(make_articles(count))
    characters = sum(len(article.text) for article, _ in articles) // count
    print(f"{count} articles of {characters} characters")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for date, part in (("2026-03-02", articles[: count // 2]), ("2026-03-03", articles[count // 2 :])):
            fill(folder, part)
            report(folder, date)
        report(folder, "2026-03-03")


def report(folder: Path, date: str) -> None:
    """Print the CPU time of one edition and what it holds."""
    begun = time.process_time()
    with open_editions(folder) as ledger:
        made = make_edition(ledger, date, ZONE)
    counts = made.edition.counts
    print(
        f"{date}: {time.process_time() - begun:.1f} s, {counts.new_articles} new articles, {counts.copies} copies,"
        f" {counts.new_stories} new, {counts.changed_stories} changed and {counts.unchanged_stories} unchanged stories"
    )


if __name__ == "__main__":
    main()
