# One command for each job; every one of them works on a fresh clone with Python 3.11 or newer and git.
PYTHON ?= python3
BIN := .venv/bin
PIP := PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet

.PHONY: demo test check golden bench constraints clean

demo: .venv/.installed  ## build the graph of the sample articles and ask it two questions
	$(BIN)/kg build seeds/articles --store demo/store --out demo/graph.ttl
	$(BIN)/kg query told-by-several --store demo/store
	$(BIN)/kg show "Wendy Sherman" --store demo/store | head -30

test: .venv/.developing  ## run the tests
	$(BIN)/python -m pytest -n auto -q

check: .venv/.developing  ## everything that must hold before a change goes in
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto -q

golden: .venv/.developing  ## write the golden files, the notebooks and the README's outputs anew; review them as a diff
	$(BIN)/python -m tests.golden
	$(BIN)/python -m examples
	$(BIN)/python -m tests.readme

bench: .venv/.developing  ## measure what the README claims
	$(BIN)/python -m benchmarks

constraints:  ## pin the newest versions that the tests pass with
	rm -rf .venv-pins && $(PYTHON) -m venv .venv-pins
	.venv-pins/bin/python -m pip install --quiet -e ".[dev,serve,cluster,examples]" hatchling editables
	.venv-pins/bin/python -m pip freeze --exclude-editable | grep -v " @ " > constraints.txt
	rm -rf .venv-pins

clean:
	rm -rf .venv .venv-pins demo dist

.venv/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("kg needs Python 3.11 or newer: make PYTHON=python3.11 …") if sys.version_info < (3, 11) else None'
	@test -d .venv || $(PYTHON) -m venv .venv
	$(PIP) -e .
	@touch $@

.venv/.developing: pyproject.toml constraints.txt
	@test -d .venv || $(PYTHON) -m venv .venv
	$(PIP) -e ".[dev,serve,cluster,examples]"
	@touch .venv/.installed $@
