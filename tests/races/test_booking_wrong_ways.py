"""The ways of booking that look right and are not, each staged step by step so that it fails every time.

Every one of them is a control for `test_booking_races`: what it breaks here is what the service must never do.
"""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from psycopg import IsolationLevel

from lotse.appointments.models import Appointment, GroupPlace, GroupSession
from lotse.appointments.rules.refusals import SlotTaken
from lotse.appointments.services.writing import LOCK, lock_people, violated_constraint, writes
from lotse.core.errors import TryAgain
from tests import factories
from tests.appointments.scene import HALF_HOUR, NINE, NOW, Office, appointment_row, office
from tests.races.booking_crowd import at_once, bare_postgres, bare_sqlite, tally
from tests.races.test_booking_races import broken_invariants, neighbours, session

pytestmark = pytest.mark.django_db(transaction=True)

COLUMNS = [field.column for field in Appointment._meta.concrete_fields if field.column]
IS_TAKEN = (
    "SELECT 1 FROM appointments_appointment WHERE worker_id = %(worker_id)s"
    " AND busy_starts_at < %(busy_ends_at)s AND busy_ends_at > %(busy_starts_at)s"
)
VALUES = ", ".join(f"%({column})s" for column in COLUMNS)
INSERT = f"INSERT INTO appointments_appointment ({', '.join(COLUMNS)}) SELECT {VALUES}"
INSERT_IF_FREE = f"{INSERT} WHERE NOT EXISTS ({IS_TAKEN})"
HOLD = "SELECT id FROM accounts_user WHERE id = %(worker_id)s FOR NO KEY UPDATE"
LOCK_AND_INSERT_IN_ONE = f"WITH held AS ({HOLD}) {INSERT_IF_FREE.replace(' WHERE NOT', ' FROM held WHERE NOT')}"


@pytest.fixture
def only_postgres(engine: str) -> None:
    if engine != "postgres":
        pytest.skip("about row locks and isolation levels of PostgreSQL")


@pytest.fixture
def only_sqlite(engine: str) -> None:
    if engine != "sqlite":
        pytest.skip("about how SQLite takes its one write lock")


@contextmanager
def without_the_constraint() -> Iterator[None]:
    """Take the worker's guard away, to see what the code before it is worth."""
    constraint = next(each for each in Appointment._meta.constraints if each.name == "appointment_worker_no_overlap")
    everything = Appointment._meta.constraints
    Appointment._meta.constraints = [each for each in everything if each is not constraint]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Appointment, constraint)
    try:
        yield
    finally:
        Appointment.objects.all().delete()
        Appointment._meta.constraints = everything
        with connection.schema_editor() as editor:
            editor.add_constraint(Appointment, constraint)


def parameters(row: Appointment) -> dict[str, Any]:
    return {column: getattr(row, field.attname) for field in row._meta.concrete_fields if (column := field.column)}


def two_rows_for_one_slot() -> tuple[dict[str, Any], dict[str, Any]]:
    one, other = neighbours(office(), 2)
    return parameters(appointment_row(one)), parameters(appointment_row(other))


def wait_until_blocked(watcher: "psycopg.Connection[Any]", process: int) -> None:
    """Return when the process waits for a lock; the server knows, no clock is asked."""
    blocked = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
    while not watcher.execute(blocked, [process]).fetchone()[0]:  # type: ignore[index]
        watcher.rollback()


def staged(first: "psycopg.Connection[Any]", second: "psycopg.Connection[Any]", watcher: "psycopg.Connection[Any]",
           statements: list[str], rows: tuple[dict[str, Any], dict[str, Any]]) -> None:  # fmt: skip
    """Both run the statements; the second starts while the first is not committed yet, and waits for it."""
    for statement in statements:
        first.execute(statement, rows[0])
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(lambda: [second.execute(statement, rows[1]) for statement in statements])
        wait_until_blocked(watcher, second.info.backend_pid)
        first.commit()
        running.result(timeout=20)
    second.commit()


@pytest.mark.usefixtures("only_postgres")
@pytest.mark.parametrize(("statements", "appointments"), [([LOCK_AND_INSERT_IN_ONE], 2), ([HOLD, INSERT_IF_FREE], 1)])
def test_lock_and_insert_in_one_statement_books_twice_and_in_two_statements_once(
    statements: list[str], appointments: int
) -> None:
    with without_the_constraint(), bare_postgres() as connect:
        staged(connect(), connect(), connect(), statements, two_rows_for_one_slot())
        assert Appointment.objects.count() == appointments


@pytest.mark.usefixtures("only_postgres")
@pytest.mark.parametrize(
    ("level", "appointments"), [(IsolationLevel.REPEATABLE_READ, 2), (IsolationLevel.READ_COMMITTED, 1)]
)
def test_repeatable_read_looks_at_the_past_and_books_twice(level: IsolationLevel, appointments: int) -> None:
    with without_the_constraint(), bare_postgres() as connect:
        rows, first, second = two_rows_for_one_slot(), connect(), connect()
        second.isolation_level = level
        second.execute("SELECT 1 FROM appointments_appointment")  # looks up its key, and with it takes its snapshot
        for one, row in ((first, rows[0]), (second, rows[1])):
            one.execute(HOLD, row)
            one.execute(INSERT_IF_FREE, row)
            one.commit()
        assert Appointment.objects.count() == appointments


@pytest.mark.usefixtures("only_postgres")
def test_locking_the_bookings_that_are_there_locks_nothing_and_books_twice() -> None:
    with without_the_constraint(), bare_postgres() as connect:
        both = list(zip((connect(), connect()), two_rows_for_one_slot(), strict=True))
        for one, row in both:
            assert one.execute(f"{IS_TAKEN} FOR UPDATE", row).fetchone() is None
        for one, row in both:
            one.execute(INSERT, row)
            one.commit()
        assert Appointment.objects.count() == 2


def test_looking_first_and_booking_then_books_twice() -> None:
    with without_the_constraint():
        mine, other = neighbours(office(), 2)
        saw_it_free = [not Appointment.objects.filter(worker=each.worker).exists() for each in (mine, other)]
        for each, free in zip((mine, other), saw_it_free, strict=True):
            assert free
            appointment_row(each).save(force_insert=True)
        assert broken_invariants()[0] == "worker_id overlaps"


def test_the_service_books_once_even_without_the_constraint() -> None:
    """The lock alone is enough for the service; the constraint is for everything else that ever writes."""
    with without_the_constraint():
        assert tally(at_once([each.book for each in neighbours(office(), 12)])) == {"done": 1, "slot_taken": 11}


@pytest.mark.usefixtures("only_postgres")
@pytest.mark.parametrize("locked_first", [False, True])
def test_the_constraint_alone_deadlocks_and_a_lock_before_it_waits_its_turn(locked_first: bool) -> None:
    """Two people exchange two times, each in one transaction: the constraint makes each wait for the other."""
    mine, other = neighbours(office(), 2)
    early, late = NINE, NINE + HALF_HOUR
    ours = [parameters(appointment_row(mine, early)), parameters(appointment_row(mine, late))]
    theirs = [parameters(appointment_row(other, late)), parameters(appointment_row(other, early))]
    with bare_postgres() as connect:
        first, second, watcher = connect(), connect(), connect()

        def their_turn() -> str:
            try:
                if locked_first:
                    second.execute(LOCK, [[theirs[0]["worker_id"]]])
                for row in theirs:
                    second.execute(INSERT, row)
            except psycopg.Error as error:
                return type(error).__name__
            return "done"

        def our_turn() -> str:
            try:
                first.execute(INSERT, ours[1])
                first.commit()
            except psycopg.Error as error:
                return type(error).__name__
            return "done"

        if locked_first:
            first.execute(LOCK, [[ours[0]["worker_id"]]])
        first.execute(INSERT, ours[0])
        if not locked_first:
            second.execute(INSERT, theirs.pop(0))
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(their_turn)
            wait_until_blocked(watcher, second.info.backend_pid)
            answers = {our_turn(), running.result(timeout=20)}
    assert answers == ({"done", "ExclusionViolation"} if locked_first else {"DeadlockDetected", "done"}) or (
        not locked_first and answers == {"DeadlockDetected", "ExclusionViolation"}
    )


@pytest.mark.usefixtures("only_postgres")
@pytest.mark.parametrize("in_order", [False, True])
def test_locks_in_any_order_deadlock_and_in_one_order_never(in_order: bool) -> None:
    ids = sorted(person.pk for person in (factories.resident(), factories.resident()))
    orders = [ids, ids if in_order else ids[::-1]]
    with bare_postgres() as connect:
        first, second, watcher = connect(), connect(), connect()

        def hold(one: "psycopg.Connection[Any]", person: UUID) -> None:
            one.execute(HOLD, {"worker_id": person})

        def theirs() -> str:
            try:
                for person in orders[1]:
                    hold(second, person)
                second.commit()
            except psycopg.errors.DeadlockDetected:
                return "deadlock"
            return "done"

        hold(first, orders[0][0])
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(theirs)
            wait_until_blocked(watcher, second.info.backend_pid)
            try:
                hold(first, orders[0][1])
                ours = "done"
            except psycopg.errors.DeadlockDetected:
                ours = "deadlock"
            first.rollback()
            answers = {ours, running.result(timeout=20)}
    assert answers == ({"done"} if in_order else {"done", "deadlock"})


@pytest.mark.usefixtures("only_postgres")
def test_the_service_locks_in_one_order_whatever_order_it_is_asked_in() -> None:
    people = [factories.resident().pk for _each in range(3)]
    statements: list[Any] = []

    def watch(execute: Any, sql: str, given: Any, many: bool, context: Any) -> Any:
        statements.append((sql, given))
        return execute(sql, given, many, context)

    with transaction.atomic(), connection.execute_wrapper(watch):
        lock_people(*people)
        lock_people(*reversed(people))
    assert statements == [(LOCK, [sorted(people)])] * 2
    assert "ORDER BY id FOR NO KEY UPDATE" in LOCK


@pytest.mark.usefixtures("only_postgres")
def test_a_lock_that_is_held_too_long_is_a_clear_refusal_after_a_second_try() -> None:
    mine = office()
    with bare_postgres() as connect:
        connect().execute(LOCK, [[mine.worker.pk]])
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
        try:
            with pytest.raises(TryAgain):
                mine.book()
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '3s'")
    assert mine.book().is_new


@pytest.mark.usefixtures("only_sqlite")
def test_deferred_transactions_lock_each_other_out_and_immediate_ones_queue() -> None:
    mine, other = neighbours(office(), 2)
    write = "UPDATE directory_place SET address = address || '.'"
    with bare_sqlite() as connect:
        first, second = connect(), connect()
        for one in (first, second):
            one.execute("BEGIN DEFERRED")
            one.execute("SELECT count(*) FROM appointments_appointment").fetchone()
        first.execute(write)
        with pytest.raises(sqlite3.OperationalError, match="database is locked"):
            second.execute(write)
        first.execute("COMMIT")
        with pytest.raises(sqlite3.OperationalError, match="database is locked"):
            second.execute(write)  # it read the past, and waiting would not help
        second.execute("ROLLBACK")
    with bare_sqlite(patience=20) as connect:
        first = connect()
        first.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(_book_and_hang_up, mine)
            first.execute(write)
            first.execute("COMMIT")
            assert running.result(timeout=30)
    assert other.book(NINE + HALF_HOUR).is_new


def _book_and_hang_up(mine: Office) -> bool:
    try:
        return mine.book().is_new
    finally:
        connection.close()


def test_without_a_key_a_retry_is_told_that_its_own_appointment_is_in_the_way() -> None:
    mine, key = office(), uuid4()
    mine.book(key=key)  # and the answer is lost on the way
    with pytest.raises(SlotTaken):
        mine.book()
    assert not mine.book(key=key).is_new


def test_counting_places_before_taking_one_oversells() -> None:
    """The control for group sessions: two read the same number, and both write it plus one."""
    group, people = session(1), [factories.resident().pk for _each in range(2)]
    read = [GroupSession.objects.get(pk=group.pk) for _each in people]
    for mine, person in zip(read, people, strict=True):
        assert mine.taken < mine.capacity
        mine.taken += 1
        mine.save()
        GroupPlace.objects.create(session=group, resident_id=person, joined_at=NOW)
    group.refresh_from_db()
    assert (group.taken, GroupPlace.objects.count()) == (1, 2)


def test_the_database_refuses_to_sell_a_place_that_is_not_there() -> None:
    group = session(1)
    with pytest.raises(IntegrityError) as refusal:
        GroupSession.objects.filter(pk=group.pk).update(taken=2)
    assert violated_constraint(refusal.value) == "group_session_not_oversold"


def test_a_passing_failure_gets_one_silent_second_try_and_never_a_third() -> None:
    tries: list[int] = []

    @writes
    def fails(times: int) -> int:
        tries.append(1)
        if len(tries) <= times:
            raise OperationalError("database is locked")
        return len(tries)

    assert fails(1) == 2
    tries.clear()
    with pytest.raises(TryAgain) as refusal:
        fails(5)
    assert (len(tries), refusal.value.headers) == (2, {"Retry-After": "2"})
    tries.clear()
    with pytest.raises(OperationalError), transaction.atomic():
        fails(1)
    assert len(tries) == 1
