# Two commands do everything: `make run` shows the program at work on the example, `make test` passes its tests.
# Both make an environment of their own in .venv; nothing is installed elsewhere and nothing asks a question.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
READY := $(VENV)/.ready
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --no-compile
# pip lists what it does on some hundred lines; a dot for each package says as much. A pipe would hide that pip failed.
DOTS := || echo FAILED; } | { while read -r word rest; do case $$word in \
	Collecting) printf . ;; Installing) printf " installing them" ;; FAILED) echo; exit 1 ;; esac; done; echo; }

.PHONY: run extras test soak docs wheel sbom check format lock clean

run: $(RUNS)  ## run the main job on the example
	@mkdir -p out
	@echo "Reading the example, twelve reports:"
	$(BIN)/factbox make examples/afghanistan-2021 --places examples/afghanistan-2021-capitals.txt --ledger out/example.db -o out/
	@echo
	@echo "Who says that Ghazni fell, and in which words?  $(BIN)/factbox why Ghazni --ledger out/example.db"
	@echo "The same in a browser, with map and time bar:   $(BIN)/factbox serve --ledger out/example.db --places examples/afghanistan-2021-capitals.txt"
	@echo "Without a server: open out/factbox.html and press the number in brackets behind a line."

extras: $(READY)  ## install what every extra needs ([cluster] aside), and the tests

test: $(READY)  ## pass every check and test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

soak: $(READY)  ## kill programs that write to a ledger, read damaged pages and a flood of copies; takes some minutes
	$(BIN)/python -m tests.ledger.soak --kills 500
	$(BIN)/python -m tests.read.pages.mutants --pages 5000
	FACTBOX_SOAK=1 $(BIN)/pytest -q -n0 tests/laws/test_flood.py -k "changes_no_state or reported"

docs: $(READY)  ## make what is made in docs/ and examples/ again, and the site in dist/site
	$(BIN)/python -m tools.make_reference
	$(BIN)/python -m tools.notebook examples/notebook.ipynb
	$(BIN)/python -m tools.make_examples
	$(BIN)/mkdocs build --strict --quiet

wheel: $(READY)  ## build the wheel and the sdist, and use the wheel in a clean environment; takes some minutes
	rm -rf dist
	$(BIN)/python -m hatchling build -d dist
	$(BIN)/python tools/check_wheel.py dist/*.whl

sbom: $(READY)  ## write dist/factbox.cdx.json: what an installation of the wheel consists of, with licences
	$(BIN)/python -m hatchling build -t wheel -d dist
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "cyclonedx-bom>=7"
	$(BIN)/python tools/make_sbom.py dist/*.whl -o dist/factbox.cdx.json

# `make run` waits for what the main job and the page need, and for no more; all else comes when it is first asked for.
# Modules are compiled when they are first used (--no-compile): a third of the work of setting up, for most of them in vain.
# virtualenv, put in a folder of its own, works where Debian's Python has no venv and refuses system-wide installs.
$(RUNS): requirements-run.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "factbox needs Python 3.11 or newer; name it with make PYTHON=..."; exit 1; }
	@echo "Setting up $(VENV), once: about 60 packages, 250 MB on disk; a minute, or two on a slow machine."
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-compile --target .bootstrap --upgrade virtualenv
	@PYTHONPATH=.bootstrap $(PYTHON) -m virtualenv --quiet --no-download $(VENV)
	@printf "Fetching them "
	@{ $(INSTALL) --require-hashes -r requirements-run.lock $(DOTS)
	@$(INSTALL) --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(READY): requirements.lock $(RUNS)
	@printf "Fetching the packages of the extras and of the tests, 1 GB more on disk "
	@{ $(INSTALL) --require-hashes -r requirements.lock $(DOTS)
	@touch $@

format: $(READY)  ## put the code in its one form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

lock: $(RUNS)  ## choose the newest versions that pyproject.toml allows; review the result
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --group dev --extra export --extra live --extra postgres --extra web pyproject.toml -o requirements.lock
	$(LOCK) --constraints requirements.lock --group build --extra web pyproject.toml -o requirements-run.lock

clean:
	rm -rf $(VENV) .bootstrap out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
