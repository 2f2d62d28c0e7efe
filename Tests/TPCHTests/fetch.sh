#!/usr/bin/env bash
# The tables of TPC-H at scale factor 0.01 as CSV (11 MB), for the tests: into .build/tpch, unless
# they are there. Needs Python 3 and PyPI; exits 1 where they cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=.build/tpch
[ -e "$target/done" ] && exit 0
generator=.build/tpchgen
mkdir -p "$target"
if [ ! -e "$generator/bin/tpchgen-cli" ]; then
  python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$generator" \
    tpchgen-cli==4.0.0
fi
"$generator/bin/tpchgen-cli" csv -s 0.01 --overwrite --output-dir="$target" > /dev/null
touch "$target/done"
