"""How fast a batch runs on this machine, beside a bare loop and plain instructor: python -m tools.bench_batch."""
