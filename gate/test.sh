#!/bin/bash
# The tests on SQLite, then on PostgreSQL those in which the database goes a way of its own; with HUB_THOROUGH=yes all of
# them, and on PostgreSQL all in which it has a say. Says plainly what it could not do.
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

# With a PostgreSQL of its own all begins here once more; 127 says that there is none.
if [ -z "${TEST_DATABASE_URL:-}" ] && [ -z "${NEW_POSTGRES:-}" ]; then
    NEW_POSTGRES=yes gate/postgres.sh "$0" "$@"
    ended=$?
    [ $ended = 127 ] || exit $ended
fi

# As many processes as cores, at most six: each more has to read and warm up all anew.
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
processes=$((cores > 6 ? 6 : cores))

# In memory where there is much of it, because the hub waits for the disk at each file that it keeps.
free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
[ "${free:-0}" -lt 4000000 ] || export TMPDIR=/dev/shm
TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/hub-tests-XXXXXX")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

# Once for all processes, at one time: the tests are read, and a database of each kind is brought up to date. Those of
# PostgreSQL begin as copies of template1.
echo "== Getting ready"
export HUB_TEST_HOME=$TMPDIR/homes
mkdir "$HUB_TEST_HOME"
on_sqlite=(env -u TEST_DATABASE_URL "$DEV/python" -m)
"${on_sqlite[@]}" tests.prepared &
[ -z "${NEW_POSTGRES:-}" ] ||
    DATABASE_URL=${TEST_DATABASE_URL%/*}/template1 HUB_HOME=$TMPDIR/template "$DEV/python" manage.py migrate -v0 &
"${on_sqlite[@]}" pytest --collect-only -qq "$@" >/dev/null
wait

echo "== Tests on SQLite"
"${on_sqlite[@]}" pytest -n "$processes" --dist worksteal "$@"
sqlite=$?
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    skipped+=("the tests with a browser (no Chromium: apt-get install chromium)")

postgres=0
if [ -n "${TEST_DATABASE_URL:-}" ]; then
    echo "== Tests on PostgreSQL"
    rm -rf "$HUB_TEST_HOME"/gw*
    "$DEV/python" -m pytest -n "$processes" --dist worksteal --database-only "$@"
    postgres=$?
else
    skipped+=("the second run, on PostgreSQL (none here: apt-get install postgresql, or set TEST_DATABASE_URL)")
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
