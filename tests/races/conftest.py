"""Tests that are about one engine alone."""

import pytest


@pytest.fixture
def only_postgres(engine: str) -> None:
    if engine != "postgres":
        pytest.skip("about row locks and isolation levels of PostgreSQL")


@pytest.fixture
def only_sqlite(engine: str) -> None:
    if engine != "sqlite":
        pytest.skip("about how SQLite takes its one write lock")
