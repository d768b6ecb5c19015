"""Record real exchanges with the embedded local model into `cassettes/`, and replay them with the network shut.

A cassette's head says which model answered, when, and with which prompt hash; a changed prompt makes it stale. Nothing
in a cassette is written or edited by hand: `RECORD=1 python -m pytest tests/test_recorded.py` makes them anew (it needs
the extra `local` and some minutes).
"""

import datetime
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import vcr
from vcr.persisters.filesystem import FilesystemPersister
from vcr.request import Request as RecordedRequest
from vcr.serialize import serialize

from summarizer.local import MODEL_NAME, find_weights, local_engine
from summarizer.settings import Settings

CASSETTES = Path(__file__).parent.parent / "cassettes"
RECORDING = os.environ.get("RECORD") == "1"
ADVICE = "stale, re-record with: RECORD=1 python -m pytest tests/test_recorded.py"
_REPLAY_URL = "http://127.0.0.1:9/v1"
# A whole draft takes a small model minutes, and it does not always find an end.
_PATIENT = Settings(deadline_seconds=900.0, max_output_tokens=1_500)
_DROPPED = ["authorization", "cookie", "user-agent", "host", "openai-organization", "openai-project"]


class _Persister(FilesystemPersister):  # type: ignore[misc]  # vcrpy has no types
    """Write the head of a cassette before its interactions."""

    head: dict[str, str] = {}  # noqa: RUF012 - vcrpy takes the class, not an instance

    @classmethod
    def save_cassette(cls, cassette_path: str, cassette_dict: dict[str, Any], serializer: Any) -> None:
        head = "".join(f"# {name}: {value}\n" for name, value in cls.head.items())
        path = Path(cassette_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + serialize(cassette_dict, serializer), "utf-8")


def head_of(path: Path) -> dict[str, str]:
    """Return what a cassette says of itself."""
    lines = path.read_text("utf-8").split("\n")
    pairs = (line.removeprefix("# ").partition(": ") for line in lines if line.startswith("# "))
    return {name: value for name, _, value in pairs}


@contextmanager
def recorded_endpoint(name: str, prompt: str, prompt_hash: str) -> Iterator[Settings]:
    """Give settings whose endpoint is the cassette `name`; every interaction must be used, none may be missing."""
    path = CASSETTES / f"{name}.yaml"
    if not RECORDING and head_of(path).get("prompt_hash") != prompt_hash:
        pytest.fail(f"{path.name} was recorded with another prompt {prompt}: {ADVICE}")
    if RECORDING:
        path.unlink(missing_ok=True)  # vcrpy would keep the stale exchanges beside the new ones
    with _endpoint() as settings:
        _Persister.head = {
            "model": str(settings.model),
            "engine": "the embedded local model (llama.cpp)",
            "recorded": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d"),
            "prompt": prompt,
            "prompt_hash": prompt_hash,
        }
        with _recorder().use_cassette(str(path)) as cassette:
            yield settings
    misses = getattr(cassette, "misses", [])
    assert not misses, f"a request is not in {path.name}: {ADVICE}"
    assert RECORDING or cassette.all_played, f"{path.name} holds interactions that no test uses: {ADVICE}"


@contextmanager
def _endpoint() -> Iterator[Settings]:
    """Give the running engine where we record, and an address that nobody listens on where we replay."""
    if not RECORDING:
        yield _PATIENT.with_endpoint(_REPLAY_URL, "replayed", MODEL_NAME)
        return
    with local_engine(find_weights(Settings().local_model)) as endpoint:
        yield _PATIENT.with_endpoint(endpoint.base_url, endpoint.api_key, endpoint.model)


def _recorder() -> "vcr.VCR":
    recorder = vcr.VCR(
        record_mode=vcr.mode.ALL if RECORDING else vcr.mode.NONE,
        match_on=["method", "path", "body_json"],
        before_record_request=_without_address,
        before_record_response=_content_type_only,
        decode_compressed_response=True,
    )
    recorder.register_matcher("body_json", _same_json)
    recorder.register_persister(_Persister)
    return recorder


def _same_json(one: RecordedRequest, other: RecordedRequest) -> None:
    assert json.loads(one.body or b"null") == json.loads(other.body or b"null")


def _without_address(request: RecordedRequest) -> RecordedRequest:
    """Keep no key, no vendor headers, and no port."""
    for header in list(request.headers):
        if header.lower() in _DROPPED or header.lower().startswith("x-stainless"):
            del request.headers[header]
    request.uri = f"{_REPLAY_URL}{request.path.removeprefix('/v1')}"
    return request


def _content_type_only(response: dict[str, Any]) -> dict[str, Any]:
    """Keep the content type and the body, less what differs from run to run."""
    response["headers"] = {"content-type": ["application/json"]}
    body = json.loads(response["body"]["string"])
    for volatile in ("id", "created", "timings", "system_fingerprint", "__verbose"):
        body.pop(volatile, None)
    response["body"]["string"] = json.dumps(body, ensure_ascii=False).encode()
    return response
