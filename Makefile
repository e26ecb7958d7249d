# What people type: make run, make test. `make setup` alone prepares .venv; a second run starts at once.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# Hashes are checked for every file that is installed; nothing else may come in.
# Doubly quiet: errors are shown, the remarks of an older pip on the names of extras are not.
INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
# Hashes without addresses: a pin must hold wherever the packages come from. The oldest Python compiles, so that
# the pins suit every later one.
COMPILE := CUSTOM_COMPILE_COMMAND="make pins" build/pins/bin/pip-compile --quiet --upgrade --generate-hashes \
	--strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
# pip-compile does not read dependency groups.
GROUPS := import sys, tomllib; groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; print(*(line for name in sys.argv[1:] for line in groups[name]), sep="\n")

.DEFAULT_GOAL := help
.PHONY: help setup run test check quality bench soak browser pins clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

setup: $(VENV)/.runs ## what `make run` needs, in .venv

run: $(VENV)/.runs ## the bot: terminal chat, web page, and each channel whose token is set
	@$(PY) -m bot run

test: $(VENV)/.develops ## the tests (offline)
	@$(PY) -m pytest

check: $(VENV)/.develops ## style, format, types, imports
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

quality: $(VENV)/.develops ## answers to the gold questions against the pinned floors
	@$(PY) -m tests.quality.gate

bench: $(VENV)/.compares ## speed, size and cost beside other engines; BENCH=--small takes two minutes
	@$(PY) -m tests.performance $(BENCH)

soak: $(VENV)/.develops ## the long trials; SOAK_SHARE=0.1 runs a tenth
	@$(PY) -m pytest -m soak

browser: $(VENV)/.develops ## the web page in headless Chromium
	@$(PY) -m pytest -m browser

pins: ## the requirements files anew, with the newest versions that pyproject.toml allows
	@$(PYTHON) -m venv build/pins
	@build/pins/bin/python -m pip install --quiet "pip-tools>=7.6,<8"
	@$(COMPILE) --extra importers --extra charts --extra tables --output-file requirements.txt pyproject.toml
	@build/pins/bin/python -c '$(GROUPS)' test lint > build/dev.in
	@$(COMPILE) --extra importers --extra charts --extra tables --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml build/dev.in
	@build/pins/bin/python -c '$(GROUPS)' bench > build/bench.in
	@$(COMPILE) --constraint requirements-dev.txt --output-file requirements-bench.txt build/bench.in

clean: ## removes .venv and caches, never data/
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; choose one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing. Install it (as root, or with sudo in front), then repeat:" >&2; echo "  apt-get install -y python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) (about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runs: requirements.txt | $(VENV)/.made
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.develops: requirements-dev.txt $(VENV)/.runs
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/.compares: requirements-bench.txt $(VENV)/.develops
	@$(INSTALL) -r requirements-bench.txt
	@touch $@
