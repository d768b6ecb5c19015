"""The edge: arguments, environment, printing, exit status."""

from summarizer.cli.app import main

__all__ = ["main"]
