# `make` builds the episodes in sources/ into dist/; `make help` lists the rest.
# Needs Python 3.11 or newer with venv; everything else goes into $(VENV), locked by hash.
# Only relative paths, so that the folder's name may hold blanks.

SHELL := /bin/sh
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV ?= .venv
PYTHON ?=
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := $(PIP) install --require-hashes --requirement
PYTEST := $(BIN)/python -m pytest
WORKERS ?= auto
CANDIDATES := python3.13 python3.12 python3.11 python3 python

BUILT = find dist -type f ! -name '.*' 2>/dev/null | LC_ALL=C sort
CHANGED = find sources layouts -newer dist/.built; \
	find handouts $(VENV)/.installed -name __pycache__ -prune -o -type f -newer dist/.built -print

##@ For everybody
.PHONY: all setup help clean
all: $(VENV)/.installed ## build sources/ into dist/ as PDF, Word and EPUB (this is plain `make`)
	@if [ -s dist/.built ] && [ "$$($(BUILT))" = "$$(cat dist/.built)" ] \
		&& [ -z "$$($(CHANGED))" ]; then \
		echo "Nothing has changed since the last build. In dist/:"; cat dist/.built; \
	else \
		mkdir -p dist && touch dist/.building && \
		$(BIN)/handouts build --output dist sources && \
		$(BUILT) > dist/.built && touch -r dist/.building dist/.built || exit; \
		rm dist/.building; \
	fi

setup: $(VENV)/.installed ## only install; then: .venv/bin/handouts --help
	@echo "Installed. Next: $(BIN)/handouts --help"

help: ## print this list
	@awk -F ':.*## ' '/^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile
	@printf '\nPYTHON=python3.12 chooses the interpreter, VENV=folder the virtual environment,\n'
	@printf 'HANDOUTS_TEST_EPISODES=folder adds episodes of your own to the tests.\n'

clean: ## remove what make made: dist/, the virtual environments, caches
	rm -rf dist build $(VENV) .venv-bench .tools .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis
	find handouts tests -name __pycache__ -type d -prune -exec rm -rf {} +

##@ For work on the program
.PHONY: check style types layers test golden gallery fuzz lock
check: style types layers test ## style, types, layers and tests: run it before each commit

style: $(VENV)/.dev ## ruff: rules and format
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

types: $(VENV)/.dev ## mypy --strict
	$(BIN)/python -m mypy

layers: $(VENV)/.dev ## import-linter: each floor imports only downward
	$(BIN)/lint-imports

test: $(VENV)/.dev ## the tests that need nothing but Python
	$(PYTEST) -n $(WORKERS)

golden: $(VENV)/.dev ## rewrite tests/golden/*: read the diff before you commit it
	HANDOUTS_GOLDEN=write $(PYTEST) tests/golden

gallery: $(VENV)/.dev ## redraw the README's pictures in docs/gallery/
	$(BIN)/python tests/gallery.py

fuzz: $(VENV)/.dev ## the property tests again, with 2,000 examples of each (HANDOUTS_FUZZ=N: with N)
	$(PYTEST) -n $(WORKERS) -m hypothesis --hypothesis-profile=fuzz

lock: $(VENV)/.dev ## pin today's versions by hash
	$(call pin,pyproject.toml --group build,requirements.txt)
	$(call pin,pyproject.toml --group build --group dev --constraint requirements.txt,requirements-dev.txt)
	$(call pin,--group conformance,tests/conformance/requirements.txt)
	$(call pin,--group bench,tests/bench/requirements.txt)
pin = UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile --quiet --upgrade --universal \
	--generate-hashes --python-version 3.11 --no-emit-index-url $1 --output-file $2

##@ Against the outside world
.PHONY: conformance bench torture
conformance: $(VENV)/.conformance .tools/.installed ## outside referees: EPUBCheck, epub.js, foliate-js, Calibre, PDF/UA and PDF/A, Word, LibreOffice
	$(PYTEST) -n $(WORKERS) --dist loadfile -rs tests/conformance

bench: $(VENV)/.dev .venv-bench/.installed ## time and memory beside pandoc and typst, and that time grows with the text
	@# as pip leaves an installed package: compiled
	$(BIN)/python -m compileall -q handouts
	$(BIN)/python tests/bench/bench.py --peers .venv-bench $(BENCH)
	$(PYTEST) -m timed tests/reading

torture: $(VENV)/.dev ## kills, full disks, bombs, huge sources: docs/reliability.md (TORTURE="--rounds 20" for fewer kills)
	$(PYTEST) -n $(WORKERS) tests/torture $(TORTURE)

# Stamps: a second run does nothing needless.
$(VENV)/.made:
	@for name in $(if $(PYTHON),"$(PYTHON)",$(CANDIDATES)); do \
		"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "Making $(VENV) with $$("$$name" --version)"; \
		"$$name" -m venv --clear $(VENV) && touch $@ && exit 0; \
	done; \
	echo "No Python 3.11 or newer that can make a virtual environment" >&2; \
	echo "(tried: $(or $(PYTHON),$(CANDIDATES)))." >&2; \
	echo "Install one (on Debian and Ubuntu: python3 and python3-venv)," >&2; \
	echo "or name it: make PYTHON=/path/to/python3" >&2; \
	exit 1

$(VENV)/.installed: $(VENV)/.made requirements.txt pyproject.toml
	$(LOCKED) requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed requirements-dev.txt
	$(LOCKED) requirements-dev.txt
	@touch $@

$(VENV)/.conformance: $(VENV)/.dev tests/conformance/requirements.txt
	$(LOCKED) tests/conformance/requirements.txt
	@touch $@

# Where npm is missing or cannot install, its referee is skipped, and says so.
.tools/.installed: tests/conformance/package.json tests/conformance/package-lock.json
	@mkdir -p .tools && cp $^ .tools/
	if npm ci --prefix .tools --ignore-scripts --no-audit --no-fund --silent; then touch $@; fi

.venv-bench/.installed: $(VENV)/.made tests/bench/requirements.txt
	$(BIN)/python -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install \
		--require-hashes --requirement tests/bench/requirements.txt
	@touch $@
