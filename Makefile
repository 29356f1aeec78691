# Two commands carry the house: `make run` and `make test`. The others are parts of them.
.DEFAULT_GOAL := help
PYTHON ?= python3
HOUSE := $(PYTHON) deploy/bootstrap.py
.PHONY: help run test lint format test-sqlite test-postgres races e2e bench pwa translations lock dev clean

help:          ## this list
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
dev:           ## everything to work with: .venv and pwa/node_modules
	@$(HOUSE) dev
lock:          ## write the Python lock files anew from pyproject.toml
	@$(HOUSE) lock
