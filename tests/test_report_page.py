"""The page in the real Chromium: nothing runs, nothing is loaded, it fits a phone, and its text can be read."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.edition import Edition
from summarizer.report import edition_html
from tests.chromium import PROGRAM, Chromium, chromium
from tests.editions import written
from tests.hostile import HOSTILE
from tests.tarn import tarn_edition
from tests.test_editions import spans

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed (Debian: apt-get install chromium)")

# Text whose contrast with what stands behind it is below 4.5 : 1 (WCAG 2.2, 1.4.3), with the ratio.
FAINT = """
(() => {
  const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = rgb => 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2]);
  const colour = text => text.match(/[\\d.]+/g).map(Number);
  const behind = element => {
    for (let one = element; one; one = one.parentElement) {
      const found = colour(getComputedStyle(one).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    const both = [colour(getComputedStyle(element).color), behind(element)].map(luminance).sort((x, y) => y - x);
    const ratio = (both[0] + 0.05) / (both[1] + 0.05);
    if (ratio < 4.5) faint.push(element.tagName + " " + element.className + " " + ratio.toFixed(2));
  }
  return faint;
})()
"""
UNFOCUSED = """
[...document.querySelectorAll("a, summary")].filter(element => {
  element.focus();
  return element.checkVisibility() && document.activeElement !== element;
}).length
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return {
        "tarn": tarn_edition(),
        "hostile": written(3, HOSTILE, stories=5, items=5).edition,
        "hostile2": written(4, HOSTILE * 3, stories=5, items=5).edition,
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, editions: dict[str, Edition]) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, edition in editions.items():
        (folder / f"{name}.html").write_text(edition_html(edition), "utf-8")
    return {name: folder / f"{name}.html" for name in editions}


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """Serve anything on the loopback; yield the address and the list of what was asked."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("name", ["tarn", "hostile", "hostile2"])
def test_nothing_runs_and_nothing_is_loaded(browser: Chromium, pages: dict[str, Path], name: str) -> None:
    browser.sent.clear()
    browser.said.clear()
    browser.show(pages[name], width=1000)

    assert browser.sent == [pages[name].as_uri()]
    assert browser.said == []
    assert browser.evaluate("document.querySelectorAll('script, img, iframe, object, form, [onerror]').length") == 0


@pytest.mark.parametrize("name", ["tarn", "hostile", "hostile2"])
def test_chromium_reads_the_exact_words_of_the_articles(
    browser: Chromium, pages: dict[str, Path], editions: dict[str, Edition], name: str
) -> None:
    browser.show(pages[name], width=1000)
    read = browser.evaluate("[...document.querySelectorAll('.exact')].map(one => one.textContent)")

    exact = {span["exact"].replace("\0", "⟨U+0000⟩") for span in spans(editions[name].model_dump())}
    assert len(read) > 20
    assert set(read) <= exact


def test_policy_stops_what_should_not_have_come_in(
    browser: Chromium, pages: dict[str, Path], asked: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, paths = asked
    intruders = f"""<script>document.title = "ran"</script><script src="{address}/s.js"></script>
        <img src="{address}/i.png" onerror="document.title = 'ran'"><iframe src="{address}/f"></iframe>
        <style>body {{ display: none }}</style>
        <link rel="stylesheet" href="{address}/c.css"><form action="{address}/p" method="get" id="f"></form>"""
    broken = tmp_path / "broken.html"
    broken.write_text(pages["tarn"].read_text("utf-8").replace("<main>", f"<main>{intruders}"), "utf-8")

    browser.said.clear()
    browser.show(broken, width=1000)
    browser.evaluate("document.getElementById('f').submit(), new Promise(done => setTimeout(done, 300))")

    assert browser.evaluate("document.title") == "News digest, 6 March 2031"
    assert browser.evaluate("getComputedStyle(document.body).display") == "block"
    assert paths == []
    assert any("Content Security Policy" in line for line in browser.said)


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("name", ["tarn", "hostile", "hostile2"])
def test_page_fits_its_window_and_can_be_read(
    browser: Chromium, pages: dict[str, Path], *, name: str, width: int, is_dark: bool
) -> None:
    browser.show(pages[name], width=width, is_dark=is_dark)
    browser.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    assert browser.evaluate(FAINT) == []


def test_dark_and_light_differ(browser: Chromium, pages: dict[str, Path]) -> None:
    colours = set()
    for is_dark in (False, True):
        browser.show(pages["tarn"], width=1000, is_dark=is_dark)
        colours.add(browser.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert len(colours) == 2


def test_every_source_is_reached_by_the_keyboard_and_opens(browser: Chromium, pages: dict[str, Path]) -> None:
    browser.show(pages["tarn"], width=1000)

    assert browser.evaluate(UNFOCUSED) == 0
    browser.evaluate("document.querySelector('details:not([open]) > summary').focus()")
    for kind in ("rawKeyDown", "char", "keyUp"):
        browser.call("Input.dispatchKeyEvent", type=kind, key="Enter", text="\r", windowsVirtualKeyCode=13)
    assert browser.evaluate("document.activeElement.parentElement.open")
