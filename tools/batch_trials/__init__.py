"""Trials of `summarizer batch` at full size: kills, faults, rate limits, and a hundred thousand files."""
