#!/usr/bin/env bash
# DuckDB for Python, for the differential tests: into .build/duckdb, unless it is there. Needs
# Python 3 with pip, and PyPI; exits 1 where it cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=.build/duckdb
[ -e "$target/done" ] && exit 0
python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$target" \
  duckdb==2.0.1
PYTHONPATH=$target python3 -c 'import duckdb'
touch "$target/done"
