"""The command line against a real HTTP endpoint on the loopback: a good one, and every kind of bad one.

The good answers are scripted replies, written by hand (tests/data/scripted).
"""

import asyncio
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
from openai import AsyncOpenAI

from summarizer import Article, Settings, Summarizer
from tests.servers import steps
from tests.servers.fake import FakeServer, Step, serving

DATA = Path(__file__).parent / "data"
TRUCE = DATA / "articles" / "truce.txt"
DRAFT = json.loads((DATA / "scripted" / "truce.draft.json").read_text("utf-8"))
KEY = "sk-canary-5e1a9c"
DEADLINE = 4.0


@dataclass(frozen=True)
class Ran:
    """How one run of the command ended."""

    status: int | None
    out: str
    err: str
    seconds: float


def settings_of(server: FakeServer) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "SUMMARIZER", "AZURE"))}
    return {
        **kept,
        "OPENAI_BASE_URL": server.url,
        "OPENAI_API_KEY": KEY,
        "SUMMARIZER_MODEL": "some-model",
        "SUMMARIZER_DEADLINE_SECONDS": str(DEADLINE),
    }


async def run(server: FakeServer, *arguments: str) -> Ran:
    started = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "summarizer", "summarize", str(TRUCE), *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=settings_of(server),
    )
    out, err = await process.communicate()
    return Ran(process.returncode, out.decode(), err.decode(), time.monotonic() - started)


async def test_good_endpoint_gives_a_summary_that_fits_its_schema() -> None:
    with serving(steps.answers(DRAFT), steps.answers({})) as server:
        ran = await run(server, "--format", "json")

    summary = json.loads(ran.out)
    text = TRUCE.read_text("utf-8")
    schema = json.loads((Path(__file__).parent.parent / "schemas" / "summary.v1.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(summary)
    assert ran.status == 0
    assert ran.err == ""
    assert all(summary[section] for section in ("gist", "actors", "positions", "numbers", "open_questions"))
    assert all(text[e["start"] : e["end"]] == e["exact"] for item in summary["positions"] for e in item["evidence"])
    assert all("Leave a Reply" not in seen.raw.decode() for seen in server.requests)
    assert KEY not in ran.out + ran.err


async def test_library_in_an_event_loop_uses_an_injected_client_and_closes_its_own() -> None:
    article = Article.from_file(TRUCE)
    with serving(steps.answers(DRAFT)) as server:
        settings = Settings(model="some-model", repair="never")
        own = AsyncOpenAI(base_url=server.url, api_key=KEY, max_retries=7)
        async with Summarizer(client=own, settings=settings) as summarizer:
            injected = await summarizer.asummarize(article)
        await own.close()
        there = settings.with_endpoint(server.url, KEY, "some-model")
        async with Summarizer(settings=there) as summarizer:
            direct = await summarizer.asummarize(article)

    assert injected.gist == direct.gist
    assert injected.receipt.model == "some-model"


BAD: dict[str, tuple[Step, str, int]] = {
    "refuses": (steps.message({"role": "assistant", "content": None, "refusal": "I will not."}), "refusal", 1),
    "filters": (steps.answers("", finish_reason="content_filter"), "content_filter", 1),
    "truncates": (steps.answers('{"gist": [', finish_reason="length"), "truncated", 1),
    "answers prose": (steps.answers("Here is your summary: all is well."), "invalid_reply", 1),
    "answers nothing": (steps.body({"choices": []}), "empty_reply", 1),
    "returns 500s": (steps.error(500), "endpoint", 1),
    "returns 429s": (steps.error(429), "rate_limit", 75),
    "has no quota": (steps.error(429, code="insufficient_quota"), "quota", 75),
    "refuses the key": (steps.error(401), "authentication", 4),
}


@pytest.mark.parametrize("name", BAD)
async def test_bad_endpoint_is_a_typed_error_with_advice(name: str) -> None:
    step, code, status = BAD[name]

    with serving(step) as server:
        ran = await run(server)

    first, *advice = ran.err.strip().split("\n")
    assert first.endswith(f"[{code}]")
    assert advice
    assert ran.status == status
    assert ran.out == ""
    assert len(server.requests) <= 4
    assert KEY not in ran.err


async def test_endpoint_that_drips_for_ever_ends_at_the_deadline() -> None:
    with serving(steps.drip) as server:
        ran = await run(server)

    assert "[deadline]" in ran.err
    assert ran.status == 1
    assert len(server.requests) <= 4
