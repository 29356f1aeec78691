# Two commands carry the house: `make run` and `make test`. The others are parts of them.
.DEFAULT_GOAL := help
PYTHON ?= python3
CHECKS := $(PYTHON) deploy/bootstrap.py dev && .venv/bin/python deploy/checks.py
MANAGE := cd backend && ../.venv/bin/python manage.py
.PHONY: help run test dev lint format test-sqlite test-postgres e2e bench translations lock clean
export PORT HOST

help: ## this list
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
run: ## start Lotse with demo data (PORT=8000 HOST=127.0.0.1)
	@$(PYTHON) deploy/bootstrap.py run && exec .venv/bin/python deploy/serve.py
test: ## every check and test, on both engines and in the browser
	@$(CHECKS)
dev: ## everything to work with: .venv and pwa/node_modules
	@$(PYTHON) deploy/bootstrap.py dev
lint: ## style, walls, types, catalogues and the PWA's checks; no server tests
	@$(CHECKS) lint walls types server translations pwa build
format: dev ## bring Python into form
	@.venv/bin/ruff check --fix backend tests deploy; .venv/bin/ruff format backend tests deploy
test-sqlite: ## server tests and races on SQLite
	@$(CHECKS) sqlite races-sqlite
test-postgres: ## server tests and races on PostgreSQL
	@$(CHECKS) postgres races-postgres
e2e: ## browser tests
	@$(CHECKS) build e2e
bench: dev ## speed, as ratios measured in one run
	@set -e; for file in tests/bench/bench_*.py; do \
	  PYTHONPATH=backend .venv/bin/python -m tests.bench.$$(basename $$file .py); done
translations: dev ## collect new sentences into locales/, for the translators
	@$(MANAGE) make_catalogues
lock: ## write the Python lock files anew from pyproject.toml
	@$(PYTHON) deploy/bootstrap.py lock
clean: ## remove everything that make has made, the demo data too
	rm -rf .venv .data .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis pwa/node_modules pwa/dist
