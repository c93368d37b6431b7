# What a person does with a checkout. Needs Python 3.11 or newer with pip; everything goes into .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint bench clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# What tests need that only npm has; without it they are left out, and said to be.
NODE := tests/browser/node_modules
# The first Python that is new enough; `make PYTHON=…` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)

# As many as there are cores: one more collects all tests once more, and finds no time that the others leave.
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 12

demo: $(VENV)/demo.stamp  ## validate, score, draw and plan the example into out/demo
	@./.ci/demo $(BIN)/journeykit

# Where a shell asks for no bytecode to be kept, each of hundreds of processes would compile the same modules again,
# and each process of pytest all tests. Ours are compiled first: else all of those begin with it at once.
test: $(VENV)/dev.stamp $(NODE)/.stamp  ## run all tests
	@$(BIN)/python -m compileall -q -j 0 src
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -rs $(TESTS)

lint: $(VENV)/dev.stamp  ## check style, types and the order of the rooms
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/bench.stamp  ## compare run times with other tools (minutes; not a test)
	@$(BIN)/python benchmarks/run.py $(BENCH)

clean:  ## throw away what make has made
	rm -rf $(VENV) $(NODE) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A bare Debian has Python without ensurepip: then the outer pip fills the new environment.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "journeykit needs Python 3.11 or newer, and none was found" >&2; exit 2; }
	@echo "making $(VENV) with $(PYTHON)" >&2
	@"$(PYTHON)" -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV) && "$(PYTHON)" -m venv --without-pip $(VENV) \
		&& "$(PYTHON)" -m pip --disable-pip-version-check --quiet --python $(BIN)/python install pip; }

# Where there is no wheel of pygraphviz the demo still runs, with the system's Graphviz or without pictures.
$(VENV)/demo.stamp: pyproject.toml | $(BIN)/python
	@echo "installing journeykit into $(VENV)" >&2
	@$(PIP) install --editable '.[render]' || { echo "no Graphviz by pip here: pictures need the system's dot" >&2; \
		$(PIP) install --editable .; }
	@touch $@

$(VENV)/dev.stamp: pyproject.toml | $(BIN)/python
	@echo "installing journeykit and its tools into $(VENV)" >&2
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/demo.stamp $@

$(NODE)/.stamp: tests/browser/package.json
	@mkdir -p $(NODE)
	@if ! command -v npm >/dev/null; then echo "ATTENTION: npm is missing, so no map is tested for accessibility and no SARIF by its schema" >&2; \
	else echo "installing what tests need of npm into $(NODE)" >&2; \
		npm install --no-package-lock --no-fund --no-audit --silent --prefix tests/browser && touch $@ \
		|| echo "ATTENTION: npm could not install it: no map is tested for accessibility and no SARIF by its schema" >&2; fi

$(VENV)/bench.stamp: $(VENV)/dev.stamp
	@$(PIP) install --editable '.[bench]'
	@touch $@
