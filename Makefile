# newslint: `make demo` and `make test` set everything up by themselves.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-integrations bench docs format clean

demo: $(READY) ## lint an example article
	$(BIN)/newslint check --isolated --exit-zero examples/harbour-deal.txt

test: $(READY) ## lint, types, layers, rule examples, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/newslint test
	$(BIN)/python docs/make.py --check
	$(BIN)/pytest -n auto

test-integrations: $(READY) ## what needs a network, a browser or other tools; says what it skips
	$(BIN)/python -m pip install --quiet --editable '.[dev,integrations]'
	$(BIN)/pytest tests/integrations -m integration -rs

bench: $(READY) ## measure speed and, with DATA=folder of labelled sets, quality; see docs/speed.md, docs/quality.md
	$(BIN)/python benchmarks/speed.py --write $(if $(ARTICLES),--articles $(ARTICLES))
	$(if $(DATA),$(BIN)/python benchmarks/quality.py --data $(DATA))

docs: $(READY) ## write the pages that are made from the rule files, and the site in site/
	$(BIN)/python docs/make.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "error: newslint needs Python 3.11 or later" >&2; \
		echo "  help: install it, or name it: make test PYTHON=/path/to/python3" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
		echo "  help: on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	$(BIN)/python -m compileall -q newslint
	@touch $(READY)
