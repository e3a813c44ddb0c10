# Two commands are enough: `make` builds the site, `make test` checks everything. `make help` lists the rest.

PYTHON ?= python3
ARGS ?=

run := .venv/bin/python
install := $(run) -m pip install --quiet --disable-pip-version-check --require-hashes -r

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.PHONY: site serve demo examples pictures looks cards messages bench faults api test lint format quality lock clean help

site: .venv/runtime ## build the site into public/ (the default); ARGS="--base-url https://..." is handed on
	@$(run) build.py build $(ARGS)

serve: .venv/runtime ## build, show the site on this machine, rebuild on every change
	@$(run) build.py serve $(ARGS)

demo: .venv/everything ## build a demonstration from the labelled articles into .demo/site, never into public/
	@$(run) -m tests.demo $(ARGS)

examples: .venv/everything ## build the two archives of examples/ into .demo/examples, one without a home country, one of another
	@$(run) -m tests.examples $(ARGS)

pictures: .venv/everything ## take pictures of every page kind into .demo/pictures, and those of the documentation
	@$(run) -m tests.pictures $(ARGS)

looks: .venv/everything ## keep small pictures of the site, by which a test sees when its look changes
	@$(run) -m tests.looks

cards: .venv/everything ## draw the pictures that other sites show beside a link, into site_src/static
	@$(run) -m tests.cards

messages: .venv/everything ## bring the catalogues of site_src/translations up to date; ARGS=pt begins another language
	@$(run) -m tools.messages $(ARGS)

test: lint ## check everything; ARGS="-k seeds" runs a part
	@$(run) -m pytest -n 2 $(ARGS)

# All are named, for pdoc leaves out what a package does not list.
modules = $(subst /,.,$(patsubst %/__init__,%,$(basename $(shell find felicitations -name '*.py' | sort))))

api: .venv/everything ## make pages of all modules from their docstrings into .demo/api
	@$(run) -W ignore -m pdoc --output-directory .demo/api $(modules) $(ARGS)

lint: .venv/everything ## check style, types and layers without running anything
	@$(run) -m ruff check --quiet
	@$(run) -m ruff format --check --quiet
	@$(run) -m mypy
	@.venv/bin/lint-imports --no-logo

format: .venv/everything ## put the code into its form
	@$(run) -m ruff check --fix
	@$(run) -m ruff format

quality: .venv/everything ## measure the reading on the labelled articles; ARGS=--misses shows what was missed
	@$(run) -m tests.quality $(ARGS)

lock: ## choose the newest versions that pyproject.toml allows and pin them (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv, which is not here. Install it with: python3 -m pip install uv" >&2; exit 1; }
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --group dev -c requirements.lock pyproject.toml \
	    -o requirements-dev.lock
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --group audit -o requirements-audit.lock
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --group fuzz -o requirements-fuzz.lock

bench: .venv/everything ## time whole builds, beside Hugo's where it is installed; ARGS="--articles 10000"
	@$(run) -m tools.bench $(ARGS)

faults: .venv/everything ## try the faults of docs/reliability.md in their long form (an hour or two), and note the figures there
	@$(run) -m tests.reliability $(ARGS)

clean: ## remove all that was made, .venv/ and public/ too
	rm -rf public .public.* .demo .venv .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find build.py felicitations tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 10

# The environment. Each stamp is newer than the lock it was made from, so that a second `make` installs nothing.

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "This needs Python 3.11 or newer; \"$(PYTHON)\" is not ($$($(PYTHON) --version 2>&1 | head -n 1))." >&2; \
	    echo "Name a newer one, for example: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "This Python cannot make virtual environments: its module ensurepip is missing." >&2; \
	    echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: requirements.lock .venv/made
	@echo "Installing what the build needs into .venv/"
	@$(install) $<
	@touch $@

.venv/everything: requirements-dev.lock .venv/made
	@echo "Installing what the build and the tests need into .venv/"
	@$(install) $<
	@touch $@ .venv/runtime
