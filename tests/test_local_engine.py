"""The engine's process, with a stand-in for the native library: what it is told, its silence, and its end."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from summarizer.errors import ConfigurationError
from summarizer.local.engine import local_engine
from summarizer.local.weights import Weights

STAND_IN = """
import json, os, threading
from http.server import BaseHTTPRequestHandler, HTTPServer

class Part:
    pass

class CommonParams:
    def __init__(self):
        self.model, self.cpuparams, self.cpuparams_batch, self.sampling = Part(), Part(), Part(), Part()

class Server:
    def __init__(self, parameters):
        os.write(1, b"native noise\\n")
        os.write(2, b"native noise\\n")
        if "broken" in parameters.model.path:
            raise RuntimeError("failed to load the model")
        told = {name: value for name, value in vars(parameters).items() if isinstance(value, (int, str, bool, list))}
        told |= {"pid": os.getpid(), "alias": sorted(parameters.model_alias), "temperature": parameters.sampling.temp}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                allowed = self.headers.get("Authorization") == f"Bearer {parameters.api_keys[0]}"
                self.send_response(200 if allowed else 401)
                self.end_headers()
                self.wfile.write(json.dumps(told).encode())

            def log_message(self, *args):
                pass

        server = HTTPServer((parameters.hostnames[0], parameters.port), Handler)
        self.listening_address = f"http://{parameters.hostnames[0]}:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
"""


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "xllamacpp.py").write_text(STAND_IN)
    monkeypatch.syspath_prepend(str(folder))
    return folder


def weights(tmp_path: Path, name: str = "tiny") -> Weights:
    return Weights(tmp_path / f"{name}.gguf", name)


def told(base_url: str, api_key: str) -> dict[str, object]:
    request = urllib.request.Request(base_url, headers={"Authorization": f"Bearer {api_key}"})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 - loopback
        answer: dict[str, object] = json.load(response)
        return answer


def is_running(pid: int) -> bool:
    """Tell whether a process is alive (a zombie that nobody has waited for is not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_engine_is_told_what_makes_it_deterministic_and_private(tmp_path: Path) -> None:
    with local_engine(weights(tmp_path), threads=1) as endpoint:
        parameters = told(endpoint.base_url, endpoint.api_key)

    assert endpoint.base_url.startswith("http://127.0.0.1:")
    assert (parameters["n_parallel"], parameters["cache_prompt"], parameters["cache_ram_mib"]) == (1, False, 0)
    assert (parameters["temperature"], parameters["hostnames"], parameters["alias"]) == (0.0, ["127.0.0.1"], ["tiny"])


def test_stranger_without_the_key_is_refused_and_each_start_has_its_own(tmp_path: Path) -> None:
    with local_engine(weights(tmp_path)) as one, pytest.raises(urllib.error.HTTPError) as caught:
        told(one.base_url, "guess")
    caught.value.close()
    with local_engine(weights(tmp_path)) as other:
        pass

    assert caught.value.code == 401
    assert one.api_key != other.api_key
    assert one.api_key not in repr(one)


def test_engine_prints_nothing_and_ends_with_the_block(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with local_engine(weights(tmp_path)) as endpoint:
        pid = int(str(told(endpoint.base_url, endpoint.api_key)["pid"]))

    assert capfd.readouterr() == ("", "")
    assert not is_running(pid)


def test_engine_ends_when_its_parent_is_killed(tmp_path: Path, library: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from summarizer.local.engine import local_engine\n"
        "from summarizer.local.weights import Weights\n"
        "with local_engine(Weights(Path('tiny.gguf'), 'tiny')) as endpoint:\n"
        "    print(endpoint.base_url, endpoint.api_key, flush=True); time.sleep(600)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(library), *filter(None, sys.path)])}
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment, cwd=tmp_path)
    assert parent.stdout is not None
    base_url, api_key = parent.stdout.readline().decode().split()
    pid = int(str(told(base_url, api_key)["pid"]))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    while is_running(pid):  # the test's own timeout is the runner's; a survivor would hang it
        time.sleep(0.05)

    assert not is_running(pid)


@pytest.mark.parametrize(("name", "reason"), [("broken", "failed to load the model")])
def test_engine_that_does_not_start_says_why(tmp_path: Path, name: str, reason: str) -> None:
    with (
        pytest.raises(ConfigurationError, match=reason) as caught,
        local_engine(weights(tmp_path, name)),
    ):
        pass

    assert "doctor" in caught.value.advice


def test_engine_whose_library_is_missing_says_so(tmp_path: Path, library: Path) -> None:
    (library / "xllamacpp.py").write_text("raise ImportError('no such library')")
    with pytest.raises(ConfigurationError, match="no such library"), local_engine(weights(tmp_path)):
        pass


def test_file_in_the_working_folder_cannot_stand_in_for_a_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise RuntimeError('a file beside the article was imported')")
    monkeypatch.chdir(tmp_path)
    with local_engine(weights(tmp_path)) as endpoint:
        assert told(endpoint.base_url, endpoint.api_key)
