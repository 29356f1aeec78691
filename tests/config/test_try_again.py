"""The database is busy for longer than a request waits: a clear answer, nothing changed, and the next try succeeds."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection
from django.test import Client

from lotse.accounts.models import Attempt

pytestmark = pytest.mark.django_db(transaction=True)
IMPATIENT = {"postgresql": "SET lock_timeout = '50ms'", "sqlite": "PRAGMA busy_timeout = 50"}
USUAL = {"postgresql": "RESET lock_timeout", "sqlite": "PRAGMA busy_timeout = 20000"}


@contextmanager
def somebody_holds_the_attempts() -> Iterator[None]:
    """Another connection has locked what the request wants to write: a table, or the one writer's place of a file."""
    words = connection.settings_dict
    if connection.vendor == "sqlite":
        file = sqlite3.connect(words["NAME"], isolation_level=None)
        file.execute("BEGIN IMMEDIATE")
        yield
        file.execute("ROLLBACK")
        file.close()
        return
    place = {name: words[name.upper()] for name in ("host", "port", "user", "password")}
    with psycopg.connect(**place, dbname=words["NAME"]) as other:
        other.execute("LOCK TABLE accounts_attempt IN ACCESS EXCLUSIVE MODE")
        yield


@pytest.fixture
def impatient() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(IMPATIENT[connection.vendor])
    yield
    with connection.cursor() as cursor:
        cursor.execute(USUAL[connection.vendor])


def test_a_lock_that_is_not_let_go_asks_for_another_try(client: Client, impatient: None) -> None:
    """A card that nobody has is counted as an attempt: a write."""

    def check() -> tuple[int, str, str]:
        body = {"code": "AAAA-BBBB-CCCC"}
        answer = client.post("/api/activation/check", body, content_type="application/json")
        return answer.status_code, answer.json()["code"], answer.headers.get("Retry-After", "")

    with somebody_holds_the_attempts():
        assert check() == (503, "try_again", "2")
    assert not Attempt.objects.exists()
    assert check() == (404, "card_unknown", "")
    assert Attempt.objects.exists()
