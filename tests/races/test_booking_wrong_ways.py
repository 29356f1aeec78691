"""The ways of booking that look right and are not, each staged step by step so that it fails every time.

Every one of them is a control for `test_booking_races`: what it breaks here is what the service must never do.
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from lotse.appointments.models import Appointment, GroupPlace, GroupSession
from lotse.appointments.rules.refusals import SlotTaken
from lotse.appointments.services.writing import SEEN_ON_RETRY, writes
from lotse.core.errors import TryAgain
from lotse.core.second_try import violated_constraint
from tests import factories
from tests.appointments.scene import HALF_HOUR, NINE, NOW, Office, appointment_row, office
from tests.races.crowd import at_once, bare_sqlite, tally
from tests.races.staging import without_the_constraint
from tests.races.test_booking_races import broken_invariants, neighbours, session

pytestmark = pytest.mark.django_db(transaction=True)


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
    assert violated_constraint(refusal.value, SEEN_ON_RETRY) == "group_session_not_oversold"


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
