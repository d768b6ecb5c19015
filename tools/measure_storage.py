"""Measure what an article of 3 KB takes on the disk and on the wire: python -m tools.measure_storage [--articles 1000].

A batch summarises the articles of tools/bench_batch against a local endpoint; the figures are bytes an article. They
are the same on every machine, but for a few bytes of time stamps. Parquet is left out: these articles are of few kinds,
and compress far better than others would.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from summarizer import Article, Draft, Settings, Summarizer
from summarizer.batch import Options, estimate, sources
from summarizer.testing import CannedModel
from tools.bench_batch.corpus import write

_COLUMNS = {
    "article texts": "SELECT sum(octet_length(text)) FROM articles",
    "summaries": "SELECT sum(octet_length(summary)) FROM results",
    "replies": "SELECT sum(octet_length(reply)) FROM calls",
}


def _summarise(folder: Path, out: Path) -> None:
    server = [sys.executable, "-m", "tools.bench_batch.server", str(folder / "answers.jsonl"), "0"]
    with subprocess.Popen(server, stdout=subprocess.PIPE, text=True) as endpoint:  # noqa: S603
        try:
            port = endpoint.stdout.readline().strip() if endpoint.stdout else ""
            url = f"http://127.0.0.1:{port}/v1"
            settings = {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "none", "SUMMARIZER_MODEL": "bench"}
            command = [sys.executable, "-m", "summarizer", "batch", str(folder / "articles"), "--out", str(out)]
            subprocess.run(command, env={**os.environ, **settings}, check=True)  # noqa: S603
        finally:
            endpoint.terminate()


def _disk(out: Path) -> Iterator[tuple[str, int]]:
    """Yield the sizes of the files, and of what fills the ledger."""
    yield "ledger.sqlite", (out / "ledger.sqlite").stat().st_size
    ledger = sqlite3.connect(out / "ledger.sqlite")
    ledger.create_function("octet_length", 1, lambda text: len(text.encode()), deterministic=True)
    for name, query in _COLUMNS.items():
        yield f"  of it {name}", ledger.execute(query).fetchone()[0]
    ledger.close()
    yield "summaries.jsonl", (out / "summaries.jsonl").stat().st_size


def _wire(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the characters that are sent and received, without HTTP."""
    for path, line in zip(sorted((folder / "articles").iterdir()), (folder / "answers.jsonl").open(), strict=True):
        answer = json.loads(line)[1]
        model = CannedModel(Draft.model_validate_json(answer))
        with Summarizer(model, settings=Settings(repair="never")) as summarizer:
            summarizer.summarize(Article.from_file(path))
        [request] = model.requests
        yield "sent: the same for all", len(request.messages[0].content)
        yield "sent: the article's", sum(len(message.content) for message in request.messages[1:])
        yield "received", len(answer)


def _tokens(folder: Path, out: Path) -> Iterator[tuple[str, int]]:
    """Yield what `--dry-run` expects of the articles."""
    settings = Settings(base_url="http://127.0.0.1/v1", model="bench")
    expected = estimate(sources([str(folder / "articles")]), out, settings, Options())
    yield "tokens in, by --dry-run", expected.input_tokens
    yield "tokens out, by --dry-run", expected.output_tokens


def main() -> None:
    """Print bytes an article."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as name:
        folder, sums = Path(name), dict[str, int]()
        write(folder, count)
        _summarise(folder, folder / "out")
        for what, size in (*_disk(folder / "out"), *_wire(folder), *_tokens(folder, folder / "new")):
            sums[what] = sums.get(what, 0) + size
    for what, size in sums.items():
        print(f"{what:26}{size / count:10,.0f}")
    print(f"{'sent: schema':26}{len(json.dumps(Draft.model_json_schema())):10,}")


if __name__ == "__main__":
    main()
