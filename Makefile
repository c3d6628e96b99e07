# The door of this project: every command that people, hooks and CI need. `make` alone lists them.
# Needs GNU make and Python 3.11 or newer; another Python is named by `make setup PYTHON=python3.12`.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
LOCK := requirements-dev.txt
PYTEST := $(PY) -m pytest -n 2 --dist worksteal
COVERAGE := --cov=flows --cov-branch --cov-fail-under=100
FAST := tests/test_arrows.py tests/core tests/flows tests/store
COMPILE := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast test-all check format bench score schema pictures lock upgrade hooks

help: ## list these commands
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

# The lock that .venv was made from is kept in it; while it is the same, there is nothing to do.
setup: ## make .venv from the lock; quick when nothing changed
	@if ! cmp -s $(LOCK) $(VENV)/$(LOCK) || ! $(PY) -c "" 2>/dev/null; then \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
			|| { echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }; \
		$(PYTHON) -c 'import ensurepip, venv' \
			|| { echo "This Python has no venv; on Debian and Ubuntu: apt install python3-venv"; exit 1; }; \
		echo "Setting up $(VENV); the first time takes a minute, more on a slow line."; \
		$(PY) -c "" 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) || exit 1; \
		$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK) || exit 1; \
		cp $(LOCK) $(VENV)/$(LOCK); \
	fi

run: setup ## set up, then run the bot; the web chat is at http://localhost:8000
	@exec $(PY) -m bot run

test: setup ## what CI runs; every branch of flows/ must be walked
	$(PYTEST) -m "not whole" $(COVERAGE)

test-fast: setup ## what flows/ decides and what the store keeps: for while you work
	$(PYTEST) -m "not whole" $(FAST)

test-all: setup ## all that `make test` has shorter or leaves out as well: every talk, paper and killing
	$(PYTEST) --hypothesis-profile=whole $(COVERAGE)

check: setup ## lint, format, types, imports, names, guides, made files
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-cache --no-logo
	$(PY) -m tests.names
	$(PY) -m bot check
	$(PY) -m bot schema --check

format: setup ## put the code in form
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: setup ## measure speed and memory
	$(PY) -m bench

score: setup ## how well typed words find their guide; another set: make score SET=file.yaml
	$(PY) -m tests.core.finding.score $(SET)

schema: setup ## write what is made from the models: schemas for editors, tables of the docs
	$(PY) -m bot schema

pictures: setup ## take the pictures of the docs anew (needs Chromium)
	$(PY) docs/pictures/take.py

lock: setup ## compile the locks from pyproject.toml, keeping the versions that still fit
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group develop -c requirements.txt -o $(LOCK)

upgrade: setup ## compile the locks with the newest versions that fit
	$(COMPILE) --upgrade pyproject.toml -o requirements.txt
	$(COMPILE) --upgrade pyproject.toml --group develop -c requirements.txt -o $(LOCK)

hooks: ## run `make check` before every commit
	git config core.hooksPath .githooks
