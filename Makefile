# Learning Hub. `make run` opens a school on this machine; `make test` tries it; `make check` is the gate.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
RUN := .venv/bin
DEV := .venv-dev/bin
# What one process has compiled, the next reads.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help install run test check steps bench requirements editor screenshots words clean

help:
	@echo "make run           open the hub on this machine (PORT=8123 for another port)"
	@echo "make install       only what a school's server needs (docs/schools/running.md)"
	@echo "make test          the tests: on SQLite, then on PostgreSQL where there is one (HUB_THOROUGH=yes: all of them, also for more kinds of people, by more ways and in the demonstration, and nearly all again on PostgreSQL)"
	@echo "make check         the whole gate: format, lint, types, layers, migrations, templates … and the tests"
	@echo "make bench         how fast the pages and the import are, as a table"
	@echo "make screenshots   the main pages as pictures, into docs/pictures"
	@echo "make editor        build the editor bundle anew (needs node)"
	@echo "make words         the catalogs of other languages (locale/) made anew from the sources, and compiled (needs gettext)"
	@echo "make requirements  pin the newest versions of what requirements/*.in ask for"
	@echo "make clean         remove the virtual environments; the hub's data in var/ stays"

# What a school's server needs, and nothing of what developers need.
install: .venv/.ready

run: install
	@$(RUN)/hub prepare --demo
	@exec $(RUN)/hub serve --host $(HOST) --port $(PORT)

test: .venv-dev/.ready
	@DEV=$(DEV) gate/test.sh

check: steps test

# Everything in the gate but the tests; gate/steps.py is the list.
steps: .venv-dev/.ready
	@$(DEV)/python gate/steps.py

bench: .venv-dev/.ready
	@$(DEV)/python bench/run.py

screenshots: .venv-dev/.ready
	@$(DEV)/python docs/screenshots.py

editor:
	@cd editor && npm ci --ignore-scripts --no-audit --no-fund && npm run build

words: .venv-dev/.ready
	@$(DEV)/python gate/words.py

requirements: .venv-dev/.ready
	@$(DEV)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements/install.in -o requirements/install.txt
	@$(DEV)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements/base.in -o requirements/base.txt
	@$(DEV)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements/dev.in -o requirements/dev.txt

clean:
	rm -rf .venv .venv-dev

.venv/.ready: requirements/base.txt requirements/install.txt gate/venv.sh
	@PYTHON=$(PYTHON) gate/venv.sh .venv requirements/base.txt

.venv-dev/.ready: requirements/dev.txt requirements/install.txt gate/venv.sh
	@PYTHON=$(PYTHON) gate/venv.sh .venv-dev requirements/dev.txt
