PYTHON ?= python3
VENV ?= .venv
ARGS ?=

BIN := $(VENV)/bin
# A stamp says that the set-up stands; another Python, lock file or set-up makes it anew.
RUN_READY := $(VENV)/.run-ready-$(notdir $(PYTHON))
TEST_READY := $(VENV)/.test-ready-$(notdir $(PYTHON))
PROOFS_READY := $(VENV)/.proofs-ready-$(notdir $(PYTHON))

PURE := assets claims commands documents export files history kiosk/awake kiosk/config kiosk/content kiosk/notices kiosk/pager kiosk/pages kiosk/parts kiosk/pin kiosk/rota kiosk/service kiosk/shift kiosk/toml_places language logs options plots/axes plots/claimed plots/groups plots/history_picture plots/picture plots/series plots/statements plots/timeline settings
comma := ,
empty :=
space := $(empty) $(empty)
PURE_FILES := $(subst $(space),$(comma),$(PURE:%=warloss_gui/%.py) $(PURE:%=warloss_gui/%/*))

export COVERAGE_FILE := $(abspath $(VENV))/.coverage

.PHONY: help run test lint proofs bench fuzz soak screens lock clean

help:
	@echo 'make run     set up on the first call, then open the window; ARGS="--tab equipment" passes options'
	@echo 'make test    set up, then every check and the whole suite, without a screen'
	@echo 'make lint    the checks alone: style, format, types, layers'
	@echo 'make proofs  let LibreOffice, Chromium and the checker of the W3C read what is exported; installs them'
	@echo 'make fuzz    read 10,000 hostile documents, and the worst that are as large as allowed'
	@echo 'make soak    a thousand reloads, ten thousand changes of tab, a week of a kiosk, fifty thousand random hands, and a thousand kills'
	@echo 'make bench   measure start, memory, reading, stalls'
	@echo 'make screens draw every tab of the window and every page of a kiosk into build/screens'
	@echo 'make lock    write the lock files anew; ARGS=--upgrade takes newer versions'
	@echo 'make clean   remove what builds and tests left; the virtual environment stays'
	@echo 'PYTHON=python3.13 VENV=.venv-3.13 chooses another Python and its environment'

$(RUN_READY): requirements.txt .ci/setup.py
	@$(PYTHON) .ci/setup.py $(VENV) run
	@touch $@

$(TEST_READY): requirements-dev.txt .ci/setup.py
	@$(PYTHON) .ci/setup.py $(VENV) test
	@touch $@

$(PROOFS_READY): requirements-dev.txt .ci/setup.py
	@$(PYTHON) .ci/setup.py $(VENV) proofs
	@touch $@

run: $(RUN_READY)
	@$(BIN)/python -m warloss_gui $(ARGS)

lint: $(TEST_READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/basedpyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports --no-logo

test: lint
	$(BIN)/coverage erase
	QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest --numprocesses auto --dist worksteal $(ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/coverage report --include='$(PURE_FILES)' --fail-under=100

proofs: $(PROOFS_READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -rs tests/export/test_proofs.py $(ARGS)

fuzz: $(TEST_READY)
	QT_QPA_PLATFORM=offscreen WARLOSS_FUZZ=10000 $(BIN)/python -m pytest \
		tests/documents/test_hostile.py tests/documents/test_sizes.py $(ARGS)

soak: $(TEST_READY)
	WARLOSS_LONG=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/test_leaks.py tests/kiosk/test_soak.py \
		tests/kiosk/test_locked.py tests/test_exporting.py $(ARGS)

bench: $(TEST_READY)
	$(BIN)/python -m tests.bench $(ARGS)

# Looked at one by one: the window and the kiosk in both themes and in several sizes.
screens: $(TEST_READY)
	$(BIN)/python -m tests.screens build/screens

LOCK := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --generate-hashes \
	--custom-compile-command 'make lock' $(ARGS) pyproject.toml
lock: $(RUN_READY)
	$(BIN)/python -m pip install --quiet 'uv>=0.13,<0.14'
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf build dist htmlcov .benchmarks .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	rm -f $(COVERAGE_FILE)*
	find .ci resources tests warloss_gui -name __pycache__ -prune -exec rm -rf {} +
