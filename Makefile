# Two commands are enough: `make run` and `make test`. Both make their own environment first.

PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
UV := $(shell command -v uv 2>/dev/null)
BIN := .venv/bin
LOCKED := pyproject.toml uv.lock .ci/requirements.txt .ci/requirements-dev.txt

.PHONY: run test check format bench install lock

run: install
	$(BIN)/dialoog demo

test: .venv/.tests
	$(BIN)/python -m tests.suite

check: .venv/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python static/vendor/vendor_assets.py --check

format: .venv/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Figures, printed and never judged: sending, polling, and with PROBLEMS=folder/with/problems seating too
bench: .venv/.tests
	$(BIN)/python -m tests.benchmarks.sending
	$(BIN)/python -m tests.benchmarks.polling
ifdef PROBLEMS
	$(BIN)/python -m tests.benchmarks.seating $(PROBLEMS)
endif

install: .venv/.run

.venv/.run: $(LOCKED)
ifdef UV
	uv sync --quiet --locked --inexact --no-dev --python $(PYTHON)
else
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r .ci/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
endif
	@touch $@

.venv/.tests: $(LOCKED) .venv/.run
ifdef UV
	uv sync --quiet --locked --inexact --python $(PYTHON)
else
	$(BIN)/pip install --quiet --disable-pip-version-check -r .ci/requirements-dev.txt
endif
	@touch $@

# After a change of the dependencies in pyproject.toml.
lock:
	uv lock
	uv export --quiet --no-dev --no-emit-project -o .ci/requirements.txt
	uv export --quiet --no-emit-project -o .ci/requirements-dev.txt
