# One place for every chore. `make` alone lists them.
VENV ?= .venv
BIN = $(VENV)/bin/
KEYWORDS = -k _ -k N_ -k n_:1,2
CATALOGUE = src/govopen/locales/zh_CN/LC_MESSAGES/govopen.po

.DEFAULT_GOAL := help
.PHONY: help setup test test-all lint types docs pictures golden messages bench wheel clean

help:      ## list the targets
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:     ## make .venv with everything to work on govopen
	python3 -m venv $(VENV)
	$(BIN)pip install -q -e '.[dev]'

test:      ## the tests that need only Python and SQLite
	$(BIN)pytest -n auto

test-all:  ## all tests, PostgreSQL included, with branch coverage
	$(BIN)pytest -n auto -m '' --cov --cov-report=term

lint:      ## ruff, and who may import whom
	$(BIN)ruff check .
	$(BIN)ruff format --check .
	$(BIN)lint-imports

types:     ## mypy --strict over program, tests and scripts
	$(BIN)mypy

docs:      ## write docs/cli.md and the JSON Schemas anew
	$(BIN)python docs/generate.py

pictures:  ## take the documents' pictures anew, in Chromium
	$(BIN)python docs/pictures.py

golden:    ## take what the program prints now as the expected output
	$(BIN)pytest -n auto --update-golden
	$(BIN)python docs/generate.py

messages:  ## bring the Chinese catalogue up to the source
	mkdir -p build
	$(BIN)pybabel -q extract --no-location --sort-output --no-default-keywords $(KEYWORDS) -o build/govopen.pot src
	$(BIN)pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 110 \
		-i build/govopen.pot -l zh_CN -o $(CATALOGUE)
	$(BIN)pip install -q --no-deps -e .

bench:     ## ratios of medians in one run
	for script in startup loads scale rows audits; do $(BIN)python bench/$$script.py || exit; done

wheel:     ## build the wheel into dist/
	$(BIN)pip wheel -q --no-deps -w dist .

clean:     ## remove what can be made again
	rm -rf build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +
