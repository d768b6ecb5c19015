"""Print the CPU time of passages and mentions for a short and a long article: python tools/bench_mentions.py [FILE].

Without FILE the text is a built-in paragraph of news-like sentences, repeated to about 3 KB and 30 KB.
The target is 3 ms and 30 ms for passages and all mentions together; the table gives the best of many runs.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from summarizer import Article
from summarizer.article.passages import segment
from summarizer.mentions import find_mentions
from summarizer.mentions.dates import find_dates
from summarizer.mentions.numbers import find_numbers

SIZES = {"3 KB": 3_000, "30 KB": 30_000}
RUNS = 200
PARAGRAPHS = (
    "The ministry said on Tuesday that at least 76 people were killed and more than 300 injured when two trains"
    " collided near the border, the worst accident since October 7, 2015.\n\n",
    "“We asked for $4.2 million in aid and received nothing,” said Maria Okonjo, who leads the relief agency in the"
    " region. She added that roughly a third of the 12,500 displaced families had no shelter.\n\n",
    "According to a report published last week, exports fell by 3.5 percent to 1.2 million tonnes, while prices rose"
    " from $350 to $410 a barrel. Officials declined to comment on the figures.\n\n",
    "Opposition lawmakers, several of whom voted against the bill in November, demanded an inquiry into the company's"
    " conduct. The government has rejected that demand and called the accusations “baseless”.\n\n",
    "Rescue teams from three countries arrived overnight, but heavy rain and damaged roads slowed their work. Local"
    " residents described hearing a loud noise before the ground began to shake.\n\n",
)


def sample(characters: int) -> str:
    """Return a text of about so many characters."""
    block = "".join(PARAGRAPHS)
    return "Dozens killed as trains collide near border\n\n" + block * (characters // len(block) + 1)


def best_milliseconds(step: Callable[[], object], runs: int) -> float:
    """Return the CPU time of the fastest of some runs."""
    fastest = float("inf")
    for _ in range(runs):
        begun = time.process_time_ns()
        step()
        fastest = min(fastest, time.process_time_ns() - begun)
    return fastest / 1e6


def steps(text: str) -> dict[str, Callable[[], object]]:
    """Return the steps to time; each article is built anew where its passages are to be measured."""
    article = Article.from_text(text, language="en", published="2024-03-05")
    dates = tuple(date.span for date in find_dates(article)[0])
    return {
        "passages": lambda: segment(article.text, article.title),
        "dates": lambda: find_dates(article),
        "numbers": lambda: find_numbers(article, dates),
        "all mentions": lambda: find_mentions(article),
    }


def main() -> None:
    """Print the table."""
    given = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else ""
    print(f"{'':14}" + "".join(f"{name:>12}" for name in SIZES) + "   CPU ms, best of several runs")
    rows: dict[str, list[float]] = {}
    for size in SIZES.values():
        text = (given * (size // len(given) + 1))[:size] if given else sample(size)[:size]
        for name, step in steps(text).items():
            rows.setdefault(name, []).append(best_milliseconds(step, RUNS * 3_000 // size + 5))
    rows["total"] = [sum(pair) for pair in zip(rows["passages"], rows["all mentions"], strict=True)]
    for name, values in rows.items():
        print(f"{name:14}" + "".join(f"{value:12.2f}" for value in values))
    yardstick = best_milliseconds(lambda: sum(range(100_000)), RUNS)
    print(f"\nsum(range(100_000)) takes {yardstick:.2f} ms here now; compare runs by it, since machines differ")


if __name__ == "__main__":
    main()
