# Each target sets up its own virtual environment (.venv) first: a fresh clone needs one command.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SOURCES := src tests bench
FUZZ := -max_total_time=300

.PHONY: help demo test check format docs schemas bench fuzz audit lock clean

help: ## say what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

$(READY): requirements/dev.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "planctl: no $(PYTHON) found. Install Python 3.11 or later, or say which: make PYTHON=/path/to/python3"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "planctl: Python 3.11 or later is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Install a later one, or say which: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "planctl: Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 2; }
	@$(PYTHON) -m venv --clear $(VENV)
	@echo "Installing locked packages into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## do the main job on the plans, into out/
	@$(BIN)/python tools/demo.py

test: $(READY) ## run every test
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: $(READY) ## lint, types, layers, the actions, and that what is generated is up to date
	@$(BIN)/ruff check $(SOURCES) tools
	@$(BIN)/ruff format --check $(SOURCES) tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/generate.py --check
	@$(BIN)/zizmor --offline --pedantic --quiet --no-progress action.yml comment/action.yml
	@$(BIN)/python -m pytest -q tests/test_messages.py
	@$(BIN)/planctl validate --quiet --format concise

format: $(READY) ## put the code in order
	@$(BIN)/ruff check --fix-only --quiet $(SOURCES) tools
	@$(BIN)/ruff format --quiet $(SOURCES) tools

docs: $(READY) ## make anew what is generated: schemas, rule pages, README's help
	@$(BIN)/python tools/generate.py

bench: $(READY) ## measure against the bars, as ratios in one run
	@! command -v npm >/dev/null 2>&1 || npm ci --prefix bench --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(BIN)/python bench/bench.py

# A virtual environment of its own: atheris is built for few versions of Python, and the tests need it not.
fuzz: $(READY) ## look for bytes that planctl can't bear, for five minutes (FUZZ=-max_total_time=3600: for an hour)
	@[ -x $(VENV)-fuzz/bin/python ] || $(PYTHON) -m venv $(VENV)-fuzz
	@$(VENV)-fuzz/bin/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0
	@PYTHONPATH="$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" $(VENV)-fuzz/bin/python tools/fuzz.py $(FUZZ)

audit: $(READY) ## look for known faults in what we depend on
	@$(BIN)/pip-audit --disable-pip --require-hashes -r requirements/dev.txt

lock: ## choose the versions of requirements/dev.txt anew
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip install --quiet uv
	@$(VENV)-lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml --all-extras --group dev -o requirements/dev.txt
	@rm -rf $(VENV)-lock

clean: ## remove what was made
	@rm -rf $(VENV) $(VENV)-fuzz out dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
