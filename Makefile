# The two commands of the README are `make demo` and `make test`; the rest serves those who work on the code.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: demo test install check unit soak lint types imports bench reference gallery lock clean

demo: install
	@$(BIN)/bucp demo

test: install check unit

install: $(STAMP)

$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON=python3.12 or the like. This one is " + sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once; about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

check: lint types imports

lint: install
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: install
	@$(BIN)/mypy

imports: install
	@$(BIN)/lint-imports

unit: install
	@$(BIN)/pytest -n 2 --dist worksteal -m "not slow"

soak: install
	@$(BIN)/pytest -n 2 --dist worksteal -m slow

bench: install
	@$(BIN)/python -m tests.bench

reference: install
	@$(BIN)/python -m bot.reference

# One page with all that the bot says; its address is printed.
gallery: install
	@$(BIN)/python -m tests.gallery

# Exact versions and hashes, without any index address. pip and setuptools are locked too: the build uses them.
lock: install
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --extra dev --extra build pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
