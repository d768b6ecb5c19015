#!/usr/bin/env bash
# Write both lock files anew from pyproject.toml. Needs `uv` (pip install uv); further arguments go to it, e.g. --upgrade.
set -euo pipefail
cd "$(dirname "$0")/.."

build_requires() {
    python3 -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'
}

compile() {
    build_requires | uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links "$@" pyproject.toml -
}

compile --extra dev --output-file requirements/test.txt "$@"
compile --extra local --constraint requirements/test.txt --output-file requirements/local.txt "$@"
