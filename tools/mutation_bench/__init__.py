"""Lies and honest variations made of right items, and what the verifier does with each (docs/mutation-bench.md)."""
