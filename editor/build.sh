#!/bin/sh
# Builds the editor's bundle from its pinned packages. Needs node 20 or newer and npm.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
node build.mjs "$@"
