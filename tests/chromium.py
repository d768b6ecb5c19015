"""The real Chromium without a window, spoken to over its debugging pipe: no driver, no further package."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

PROGRAM = shutil.which("chromium") or shutil.which("google-chrome")
_SCREENSHOT_HEIGHT = 16_000


class Chromium:
    """One tab. `sent` holds the addresses of all requests, `said` what the console and the policy said."""

    def __init__(self, commands: BinaryIO, events: BinaryIO) -> None:
        self.sent: list[str] = []
        self.said: list[str] = []
        self._commands = commands
        self._events = events
        self._read = b""
        self._loaded = 0
        self._number = 0
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the DevTools protocol, and return its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        session = {"sessionId": self._session} if self._session else {}
        self._commands.write(json.dumps(message | session).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            self._note(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return dict(answer["result"])

    def show(self, page: Path, *, width: int, is_dark: bool = False) -> None:
        """Load a page from the disk at this width, in light or dark, and wait until it is there."""
        features = [{"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=features)
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
        )
        loaded = self._loaded
        self.call("Page.navigate", url=page.as_uri())
        while self._loaded == loaded:
            self._note(self._next())

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def screenshot(self, path: Path, *, height: int | None = None) -> None:
        """Save the page as a PNG, from its top to this height, or whole."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(height or _SCREENSHOT_HEIGHT, size["height"])}
        shot = self.call("Page.captureScreenshot", clip={**clip, "scale": 1}, captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def end(self) -> None:
        """End Chromium."""
        self._session = ""
        self.call("Browser.close")

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            chunk = os.read(self._events.fileno(), 1 << 20)
            if not chunk:
                raise RuntimeError("Chromium ended")
            self._read += chunk
        message, _, self._read = self._read.partition(b"\0")
        return dict(json.loads(message))

    def _note(self, event: Mapping[str, Any]) -> None:
        details = event.get("params", {})
        match str(event.get("method")):
            case "Page.loadEventFired":
                self._loaded += 1
            case "Network.requestWillBeSent":
                self.sent.append(details["request"]["url"])
            case "Log.entryAdded":
                self.said.append(details["entry"]["text"])
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Page.javascriptDialogOpening":
                self.said.append(str(details))
            case _:
                pass


@contextmanager
def chromium(folder: Path) -> Iterator[Chromium]:
    """Start Chromium with a profile of its own in a folder; it ends with the block."""
    commands_in, commands_out = os.pipe()
    events_in, events_out = os.pipe()
    options = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars"
    # Chromium reads its commands from descriptor 3 and writes events to 4.
    shell = f'exec "$0" "$@" 3<&{commands_in} 4>&{events_out}'
    arguments = [*options.split(), "--disable-background-networking", "--remote-debugging-pipe"]
    process = subprocess.Popen(
        ["bash", "-c", shell, str(PROGRAM), *arguments, f"--user-data-dir={folder / 'profile'}", "about:blank"],
        pass_fds=(commands_in, events_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(commands_in)
    os.close(events_out)
    try:
        with os.fdopen(commands_out, "wb", buffering=0) as commands, os.fdopen(events_in, "rb", buffering=0) as events:
            browser = Chromium(commands, events)
            yield browser
            browser.end()
            process.wait(20)
    finally:
        process.kill()
        process.wait()
