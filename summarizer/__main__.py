"""Run the command line: `python -m summarizer`."""

from summarizer.cli import main

main()
