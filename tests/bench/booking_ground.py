"""The office on which booking is measured, and the bare drivers it is measured against."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from time import perf_counter
from typing import Any
from uuid import uuid4

import psycopg
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from lotse.appointments.models import Appointment
from lotse.appointments.queries.availability import read_busy, read_hours
from lotse.appointments.queries.slots import open_slots
from lotse.appointments.rules.booking import Wish, shape_of
from lotse.appointments.rules.slots import free_slots
from lotse.appointments.rules.wall_clock import LOCAL_ZONE, local_day
from lotse.appointments.rules.windows import windows_of
from lotse.appointments.services.booking import book_appointment
from lotse.directory.models import Resident
from lotse.events.models import Event, Inbox
from tests import factories, people
from tests.appointments import scene

Statement = tuple[str, Any]
WEEKS = 4


@dataclass
class Ground:
    """An office with long hours, forty residents, and a bare connection to a copy of the database."""

    office: scene.Office
    residents: list[Resident]
    now: datetime
    cookies: str
    bare: Any
    handler: BaseHandler
    made: int = 0
    recorder: list[Statement] = field(default_factory=list)

    @classmethod
    def make(cls) -> "Ground":
        """Fill the empty database."""
        mine = scene.office(max_open_per_resident=999, max_per_worker_day=99, buffer_after_min=0)
        for weekday in range(7):
            if weekday != 1:
                scene.rule(mine.worker, mine.place, weekday)
            scene.rule(mine.worker, mine.place, weekday, "13:00", "16:00")
        room, household = factories.room(beds=50), mine.resident.household
        residents = [factories.resident(lives_in=room, household=household) for _each in range(40)]
        for resident in residents:
            factories.assignment(resident, mine.worker)
        client = people.signed_in(mine.resident)
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        handler = BaseHandler()
        handler.load_middleware()
        connection.close()
        return cls(mine, residents, timezone.now(), cookies, _bare_connection(), handler)

    def starts(self) -> Iterable[datetime]:
        """Every half hour of four weeks from tomorrow, the earliest last day first."""
        today = local_day(self.now)
        for offset in range(1, 7 * WEEKS):
            for wall in [*range(9 * 60, 12 * 60, 30), *range(13 * 60, 16 * 60, 30)]:
                on = today + timedelta(days=offset)
                yield datetime.combine(on, time(wall // 60, wall % 60), LOCAL_ZONE).astimezone(UTC)

    def wishes(self, count: int) -> list[Wish]:
        """As many different bookings, spread over the four weeks."""
        every = list(self.starts())[:: 324 // count]
        return [
            self.office.wish(start, resident_id=self.residents[number % len(self.residents)].pk)
            for number, start in enumerate(every[:count])
        ]

    def book(self, wish: Wish) -> None:
        """One booking by the service."""
        book_appointment(wish=wish, by=wish.resident_id, key=uuid4(), now=self.now)

    def clear(self) -> None:
        """No appointment and no event, on either side."""
        for model in (Appointment, Event, Inbox):
            model.objects.all().delete()
            self.bare.run(f"DELETE FROM {model._meta.db_table}", ())  # noqa: S608 - tables of models

    def recorded(self, wish: Wish) -> list[Statement]:
        """The statements of this booking, which is made."""
        return self._record(lambda: self.book(wish))

    def recorded_list(self) -> list[Statement]:
        """The statements of a slot list."""
        return self._record(self.list_slots)

    def _record(self, work: Any) -> list[Statement]:
        seen: list[Statement] = []

        def watch(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
            if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
                seen.append((sql, parameters))
            return execute(sql, parameters, many, context)

        with connection.execute_wrapper(watch):
            work()
        return seen

    def replay(self, booking: list[Statement]) -> None:
        """The same booking by the driver alone, in a transaction of its own."""
        self.bare.begin()
        for sql, parameters in booking:
            self.bare.run(sql, parameters)
        self.bare.commit()

    def replay_reads(self, statements: list[Statement]) -> None:
        """The same SELECTs by the driver alone, outside a transaction, every row fetched."""
        for sql, parameters in statements:
            self.bare.run(sql, parameters)

    def list_slots(self) -> int:
        """One slot list of four weeks; how many there are."""
        today = local_day(self.now)
        worker = self.office.worker.pk
        found = open_slots(
            worker_ids=[worker], topic=self.office.topic, resident_id=self.office.resident.pk,
            first=today, last=today + timedelta(days=7 * WEEKS - 1), now=self.now,
        )  # fmt: skip
        return len(found[worker])

    def arithmetic_ms(self) -> float:
        """Milliseconds of the sweep alone, without the database."""
        today, worker = local_day(self.now), self.office.worker.pk
        last = today + timedelta(days=7 * WEEKS - 1)
        hours = read_hours([worker], topic_id=self.office.topic.pk, first=today, last=last)
        busy = read_busy([worker], resident_id=self.office.resident.pk, first=today, last=last, since=0)
        shape, begun = shape_of(self.office.topic, with_interpreter=False), perf_counter()
        for _each in range(100):
            free_slots(windows_of(hours, worker, today, last), busy.spans[worker], shape, earliest=0)
        return (perf_counter() - begun) * 10

    def get_slots(self) -> None:
        """GET /api/slots through the middleware and the API."""
        words = {"topic": str(self.office.topic.pk), "worker": str(self.office.worker.pk)}
        self._answer(RequestFactory(SERVER_NAME="localhost").get("/api/slots", words, HTTP_COOKIE=self.cookies), 200)

    def post_booking(self) -> None:
        """POST /api/appointments through the middleware and the API, each on another slot."""
        start = list(self.starts())[self.made % 320]
        self.made += 1
        body = {
            "topic": self.office.topic.pk, "worker": str(self.office.worker.pk), "starts_at": start.isoformat(),
        }  # fmt: skip
        request = RequestFactory(SERVER_NAME="localhost").post(
            "/api/appointments", json.dumps(body), "application/json",
            HTTP_COOKIE=self.cookies, HTTP_IDEMPOTENCY_KEY=str(uuid4()),
        )  # fmt: skip
        self._answer(request, 201)

    def _answer(self, request: HttpRequest, status: int) -> None:
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        answer = self.handler.get_response(request)
        if answer.status_code != status:
            raise RuntimeError(f"{answer.status_code}: {getattr(answer, 'content', b'').decode()}")
        answer.close()


class _Bare:
    """A driver without Django."""

    def __init__(self, opened: Any, begin: str) -> None:
        self.opened, self.first_words = opened, begin
        self.sqlite = isinstance(opened, sqlite3.Connection)
        self.known: dict[str, str] = {}

    def begin(self) -> None:
        self.opened.execute(self.first_words)

    def run(self, sql: str, parameters: Any) -> None:
        cursor = self.opened.execute(self._spelled(sql), parameters or ())
        if cursor.description:
            cursor.fetchall()

    def commit(self) -> None:
        self.opened.execute("COMMIT")

    def _spelled(self, sql: str) -> str:
        if not self.sqlite:
            return sql
        if sql not in self.known:
            self.known[sql] = sql.replace("%%", "\0").replace("%s", "?").replace("\0", "%")
        return self.known[sql]


def _bare_connection() -> _Bare:
    """The driver alone on a copy of the database beside it, so that both sides can write the same in turns."""
    words = connection.settings_dict
    if connection.vendor == "sqlite":
        opened = sqlite3.connect(f"{words['NAME']}.bare", timeout=20, isolation_level=None)
        with closing(sqlite3.connect(words["NAME"])) as ours:
            ours.backup(opened)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            opened.execute(f"PRAGMA {pragma}")
        return _Bare(opened, "BEGIN IMMEDIATE")
    server = {"host": words["HOST"], "port": words["PORT"], "user": words["USER"], "password": words["PASSWORD"]}
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as any_database:
        any_database.execute(f'CREATE DATABASE bare TEMPLATE "{words["NAME"]}"')
    return _Bare(psycopg.connect(**server, dbname="bare", autocommit=True, prepare_threshold=2), "BEGIN")
