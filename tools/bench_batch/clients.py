"""The clients that are compared; each runs in a process of its own: python -m tools.bench_batch.clients PEER ...

`bare` posts ready bodies with aiohttp and validates what comes back; `instructor` is instructor as its documentation
shows it, all articles in one `asyncio.gather`; `batch` is `summarizer batch`. One line of JSON is printed.
"""

import argparse
import asyncio
import json
import resource
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.draft import Draft

_SYSTEM = "You label news articles for a newsroom. Answer with one JSON object of the shape you were given."


_WHOSE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _processor_seconds() -> float:
    """Return what this process and those that it began and ended have used."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, _WHOSE))


@dataclass
class Watch:
    """Seconds of wall and processor since the client was ready to begin, and until its first answer."""

    began: float = field(default_factory=time.perf_counter)
    used: float = field(default_factory=_processor_seconds)
    first: float | None = None

    def note(self) -> None:
        """Note that an answer came."""
        if self.first is None:
            self.first = time.perf_counter() - self.began

    def told(self, articles: int) -> dict[str, float]:
        """Return what was measured."""
        wall = time.perf_counter() - self.began
        used = _processor_seconds() - self.used
        return {
            "articles": articles,
            "wall": wall,
            "rate": articles / wall,
            "cpu_per_1000": 1000 * used / articles,
            "first": self.first or wall,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }


def _messages(text: str) -> list[Any]:
    return [{"role": "system", "content": _SYSTEM}, {"role": "user", "content": text}]


async def _in_seats(texts: list[str], seats: int, ask: Callable[[str], Awaitable[Draft]], out: Path) -> Watch:
    """Ask about all texts, so many at a time, and write each answer as a line."""
    watch, semaphore = Watch(), asyncio.Semaphore(seats)
    with (out / "drafts.jsonl").open("w", encoding="utf-8") as file:

        async def one(text: str) -> None:
            async with semaphore:
                draft = await ask(text)
            watch.note()
            file.write(draft.model_dump_json() + "\n")

        await asyncio.gather(*(one(text) for text in texts))
    return watch


async def _instructor(texts: list[str], seats: int, url: str, out: Path) -> dict[str, float]:
    import instructor  # noqa: PLC0415
    import openai  # noqa: PLC0415

    client = instructor.from_openai(openai.AsyncOpenAI(base_url=url, api_key="none"))

    async def ask(text: str) -> Draft:
        draft: Draft = await client.chat.completions.create(
            model="bench", response_model=Draft, messages=_messages(text)
        )
        return draft

    return (await _in_seats(texts, seats, ask, out)).told(len(texts))


async def _bare(texts: list[str], seats: int, url: str, out: Path) -> dict[str, float]:
    import aiohttp  # noqa: PLC0415

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=seats)) as session:

        async def ask(text: str) -> Draft:
            body = {"model": "bench", "messages": _messages(text)}
            async with session.post(f"{url}/chat/completions", json=body) as response:
                completion = await response.json()
            return Draft.model_validate_json(completion["choices"][0]["message"]["content"])

        return (await _in_seats(texts, seats, ask, out)).told(len(texts))


def _batch(articles: Path, seats: int, url: str, out: Path) -> dict[str, float]:
    import summarizer.llm  # noqa: PLC0415 - imports are left out of the time, here as with the others
    import summarizer.llm.ask  # noqa: F401, PLC0415
    from summarizer.batch import Options, Readers, Tally, run_batch, sources  # noqa: PLC0415
    from summarizer.settings import Settings  # noqa: PLC0415

    settings = Settings().model_copy(update={"base_url": url, "model": "bench", "api_key": None})
    watch = Watch()

    def on_progress(tally: Tally) -> None:
        if tally.done:
            watch.note()

    with Readers() as readers:
        found = sources([str(articles)], readers=readers)
        report = run_batch(found, out, settings, Options(concurrency=seats), on_progress=on_progress)
    if report.failed or report.error:
        raise SystemExit(f"{report.failed} failed, {report.error}")
    told = watch.told(report.done)
    return {**told, "requests": float(report.tally.requests)}


def main() -> None:
    """Run one client and print what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=("bare", "instructor", "batch"))
    parser.add_argument("articles", type=Path)
    parser.add_argument("url")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seats", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    arguments = parser.parse_args()
    if arguments.peer == "batch":
        measured = _batch(arguments.articles, arguments.seats, arguments.url, arguments.out)
    else:
        paths = sorted(arguments.articles.iterdir())[: arguments.count]
        texts = [path.read_text("utf-8") for path in paths]
        run = _bare if arguments.peer == "bare" else _instructor
        measured = asyncio.run(run(texts, arguments.seats, arguments.url, arguments.out))
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
