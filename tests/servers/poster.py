"""A process that posts an edition as the command does: python -m tests.servers.poster EDITION.json OUT CHANNEL."""

import sys
from pathlib import Path

import typer

from summarizer.cli.exits import exits_with_our_codes
from summarizer.cli.slack import post_edition
from summarizer.edition import Edition


@exits_with_our_codes
def poster(edition: Path, out: Path, channel: str) -> None:
    """Post an edition."""
    post_edition(Edition.model_validate_json(edition.read_bytes()), out, channel)


if __name__ == "__main__":
    typer.run(poster)
    sys.exit()
