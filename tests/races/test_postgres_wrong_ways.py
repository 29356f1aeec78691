"""The ways of locking that look right on PostgreSQL and are not, each staged step by step so that it fails every time.

Every one of them is a control for `test_booking_races`: what it breaks here is what the service must never do.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction
from psycopg import IsolationLevel

from lotse.appointments.models import Appointment
from lotse.appointments.services.writing import LOCK, lock_people
from lotse.core.errors import TryAgain
from tests import factories
from tests.appointments.scene import HALF_HOUR, NINE, appointment_row, office
from tests.races.crowd import bare_postgres
from tests.races.staging import (
    HOLD,
    INSERT,
    INSERT_IF_FREE,
    IS_TAKEN,
    LOCK_AND_INSERT_IN_ONE,
    parameters,
    two_rows_for_one_slot,
    wait_until_blocked,
    without_the_constraint,
)
from tests.races.test_booking_races import neighbours

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("only_postgres")]


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


@pytest.mark.parametrize(("statements", "appointments"), [([LOCK_AND_INSERT_IN_ONE], 2), ([HOLD, INSERT_IF_FREE], 1)])
def test_lock_and_insert_in_one_statement_books_twice_and_in_two_statements_once(
    statements: list[str], appointments: int
) -> None:
    with without_the_constraint(), bare_postgres() as connect:
        staged(connect(), connect(), connect(), statements, two_rows_for_one_slot())
        assert Appointment.objects.count() == appointments


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


def test_locking_the_bookings_that_are_there_locks_nothing_and_books_twice() -> None:
    with without_the_constraint(), bare_postgres() as connect:
        both = list(zip((connect(), connect()), two_rows_for_one_slot(), strict=True))
        for one, row in both:
            assert one.execute(f"{IS_TAKEN} FOR UPDATE", row).fetchone() is None
        for one, row in both:
            one.execute(INSERT, row)
            one.commit()
        assert Appointment.objects.count() == 2


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
