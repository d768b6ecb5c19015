"""Take the pictures of docs/digest-html.md: `python -m tools.page_screenshot EDITION.json PICTURE.png`.

The edition is what `summarizer digest OUT --format json` prints. Chromium has to be installed.
"""

import sys
import tempfile
from pathlib import Path

from summarizer.edition import Edition
from summarizer.report import edition_html
from tests.chromium import chromium

WIDTH = 960
HEIGHT = 1_300


def main(edition: Path, picture: Path) -> None:
    """Save the top of an edition's page as a PNG."""
    with tempfile.TemporaryDirectory() as folder, chromium(Path(folder)) as browser:
        page = Path(folder) / "page.html"
        page.write_text(edition_html(Edition.model_validate_json(edition.read_bytes())), "utf-8")
        browser.show(page, width=WIDTH)
        browser.screenshot(picture, height=HEIGHT)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
