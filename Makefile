# Needs Python 3.11+, make and a package registry; every target does its own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools

.PHONY: run test check search snapshots golden bench clean

run: $(READY)
	@$(BIN)/pmwizard $(ARGS)

test: $(TOOLS)
	$(BIN)/python -m pytest -n auto $(ARGS)

check: $(TOOLS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy tests benchmarks
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory test

search: $(TOOLS)
	$(BIN)/python -m pytest -n auto -m hypothesis --hypothesis-profile=search $(ARGS)

golden: $(TOOLS)
	RENEW_GOLDEN=1 $(BIN)/python -m pytest tests/markdown/test_golden.py

snapshots: $(TOOLS)
	$(BIN)/python -m pytest tests/screens/test_pictures.py --snapshot-update

bench: $(TOOLS)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build dist *.egg-info

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pmwizard needs Python 3.11 or newer: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(TOOLS): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group dev
	@touch $@
