"""Many writers, and a reader who asks "what came after N": nothing may be skipped, on both engines."""

import random
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import connection, transaction

from lotse.accounts.models import User
from lotse.accounts.services import create_resident_user
from lotse.core.shapes import Schema
from lotse.events.queries import FIRST_EPOCH, log_page
from lotse.events.registry import EventType
from lotse.events.services import publish
from tests.races.crowd import at_once

WRITERS, ROUNDS = 6, 25
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
LAMP = EventType(name="lamp_changed", schema=Schema, load=lambda viewer, ids: {})
pytestmark = pytest.mark.django_db(transaction=True)


def person(name: str) -> User:
    return create_resident_user(call_me=name, language="ar", now=NOW)


def all_at_once(write: Callable[[random.Random], None], read: Callable[[], None]) -> None:
    """Writers work in parallel while one reader goes on reading; it reads once more when all is written."""
    writing = set(range(WRITERS))

    def writer(number: int) -> None:
        chance = random.Random(number)
        try:
            for _ in range(ROUNDS):
                write(chance)
        finally:
            writing.discard(number)

    def reader() -> None:
        while writing:
            read()
        read()

    answers = at_once([*(partial(writer, number) for number in range(WRITERS)), reader])
    assert answers == [None] * (WRITERS + 1)


def test_a_reader_misses_nothing_while_many_write() -> None:
    """Each change goes to two people, named in any order: no gap, no event twice, no deadlock."""
    amina, weber = person("Amina"), person("Weber")
    seen: list[int] = []

    def write(chance: random.Random) -> None:
        people = [amina.pk, weber.pk]
        chance.shuffle(people)
        with transaction.atomic():
            publish(event_type=LAMP, subject_id=uuid.uuid4(), recipients=people, now=NOW)
            time.sleep(chance.random() / 500)

    def read() -> None:
        more = True
        while more:
            page = log_page(amina.pk, epoch=FIRST_EPOCH, after=len(seen), limit=10)
            seen.extend(event.seq for event in page.events)
            more = page.more

    all_at_once(write, read)
    assert seen == list(range(1, WRITERS * ROUNDS + 1))


@pytest.fixture
def auto_numbered() -> Iterator[None]:
    """The usual log: one table whose numbers the database hands out when a row is written."""
    key = "bigserial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY AUTOINCREMENT"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE auto_numbered (id {key}, word text)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE auto_numbered")


def test_numbers_given_at_the_insert_are_skipped_where_writers_overlap(auto_numbered: None, engine: str) -> None:
    """The wrong way, for comparison: the cursor passes rows that are committed later. SQLite writes one at a time."""
    seen: list[int] = []

    def write(chance: random.Random) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO auto_numbered (word) VALUES ('x')")
            time.sleep(chance.random() / 500)

    def read() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM auto_numbered WHERE id > %s ORDER BY id", [seen[-1] if seen else 0])
            seen.extend(row[0] for row in cursor.fetchall())

    all_at_once(write, read)
    skipped = WRITERS * ROUNDS - len(seen)
    assert (skipped > 0) == (engine == "postgres"), f"{skipped} skipped"
