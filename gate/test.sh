#!/bin/bash
# All tests on SQLite, then on PostgreSQL those in which the database has a say. Says plainly what it could not do.
set -u
cd "$(dirname "$0")/.."
DEV=${DEV:-.venv-dev/bin}
skipped=()

# As root on Debian or Ubuntu we can fetch what is missing; elsewhere we say what we skip.
missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || missing+=(postgresql)
ldconfig -p 2>/dev/null | grep -q libpangoft2 || missing+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} from the packages of this system."
    export DEBIAN_FRONTEND=noninteractive
    said=$(mktemp)
    apt-get update -qq </dev/null >"$said" 2>&1
    for package in "${missing[@]}"; do
        apt-get install -y -qq --no-install-recommends "$package" </dev/null >>"$said" 2>&1 ||
            { tail -n 5 "$said"; echo "Could not install $package; going on without."; }
    done
    rm -f "$said"
fi

# Two processes more than cores, at most six: some wait for a browser, and each may start one of its own.
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
processes=$((cores > 4 ? 6 : cores + 2))

# In memory where there is much of it, because the hub waits for the disk at each file that it keeps.
free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
[ "${free:-0}" -lt 4000000 ] || export TMPDIR=/dev/shm
TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/hub-tests-XXXXXX")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

# A hundred processes start; what one has compiled, the next reads.
unset PYTHONDONTWRITEBYTECODE

echo "== Tests on SQLite"
"$DEV/python" -m pytest -n "$processes" --dist worksteal "$@"
sqlite=$?
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    skipped+=("the tests with a browser (no Chromium: apt-get install chromium)")

echo "== Tests on PostgreSQL"
postgres=0
if [ -n "${TEST_DATABASE_URL:-}" ]; then
    "$DEV/python" -m pytest -n "$processes" --dist worksteal --database-only "$@"
    postgres=$?
else
    # A database of a new server begins as a copy of template1: that is brought up to date, once for all processes.
    # shellcheck disable=SC2016
    gate/postgres.sh bash -c 'DATABASE_URL=${TEST_DATABASE_URL%/*}/template1 HUB_HOME=$TMPDIR "$0" manage.py migrate -v0 &&
        "$0" -m pytest "$@"' "$DEV/python" -n "$processes" --dist worksteal --database-only "$@"
    postgres=$?
    if [ $postgres = 127 ]; then
        skipped+=("the second run, on PostgreSQL (none here: apt-get install postgresql, or set TEST_DATABASE_URL)")
        postgres=0
    fi
fi

echo
for what in "${skipped[@]+"${skipped[@]}"}"; do echo "Skipped: $what"; done
[ $postgres != 5 ] || postgres=0 # No test of these touches the database.
if [ $sqlite = 0 ] && [ $postgres = 0 ]; then
    echo "All tests that ran went well."
else
    echo "Tests FAILED (SQLite: $sqlite, PostgreSQL: $postgres)."
    exit 1
fi
