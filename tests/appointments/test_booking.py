"""Booking, moving, cancelling: what is refused and why, what a repeated request answers, who is told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lotse.appointments.models import Absence, Appointment, CancelReason, Closure, DayOverride, Mode, Status, WindowKind
from lotse.appointments.queries.slots import open_slots
from lotse.appointments.rules import refusals
from lotse.appointments.rules.wall_clock import moment_of
from lotse.appointments.services.booking import book_appointment
from lotse.appointments.services.changing import cancel_appointment, move_appointment, record_outcome
from lotse.appointments.services.hours import enter_absence
from lotse.core.errors import DomainError
from lotse.events.models import Event
from tests import factories
from tests.appointments.scene import HALF_HOUR, NINE, NOW, QUARTER, TUESDAY, Office, office, rule, topic

pytestmark = pytest.mark.django_db


def free(
    of: Office, *, first: date = TUESDAY, last: date = TUESDAY, now: datetime = NOW, **more: Any
) -> list[datetime]:
    found = open_slots(
        worker_ids=[of.worker.pk], topic=of.topic, resident_id=of.resident.pk, first=first, last=last, now=now, **more
    )
    return [moment_of(slot.starts) for slot in found[of.worker.pk]]


def neighbour(of: Office) -> Office:
    return Office(of.worker, of.place, of.topic, factories.resident())


def told(person: UUID) -> list[UUID]:
    return [event.subject_id for event in Event.objects.filter(recipient_id=person).order_by("seq")]


def test_booking_copies_duration_and_buffers_and_tells_both_people() -> None:
    mine = office(buffer_before_min=5, buffer_after_min=10)
    made = mine.book(interpreter_language="ar").appointment
    made.refresh_from_db()
    assert (made.starts_at, made.ends_at) == (NINE, NINE + timedelta(hours=1))
    assert (made.busy_starts_at, made.busy_ends_at) == (NINE - timedelta(minutes=5), NINE + timedelta(minutes=70))
    assert (made.place_id, made.status, made.version) == (mine.place.pk, Status.BOOKED, 1)
    assert made.booked_by_id == mine.resident.pk
    assert told(mine.resident.pk) == told(mine.worker.pk) == [made.pk]


def test_a_booked_time_is_no_longer_offered_and_comes_back_when_cancelled() -> None:
    mine = office()
    assert len(free(mine)) == 11
    made = mine.book(NINE + HALF_HOUR).appointment
    gone = {NINE + QUARTER, NINE + HALF_HOUR, NINE + 3 * QUARTER}
    assert len(free(neighbour(mine))) == 8
    assert gone.isdisjoint(free(neighbour(mine)))
    cancel_appointment(appointment=made, version=1, by=mine.resident.pk, now=NOW)
    assert len(free(neighbour(mine))) == 11


@pytest.mark.parametrize(
    ("starts_at", "refusal"),
    [
        (NOW - QUARTER, refusals.SlotInPast),
        (NINE + timedelta(minutes=7), refusals.SlotOutsideHours),
        (NINE + timedelta(seconds=1), refusals.SlotOutsideHours),
        (NINE - QUARTER, refusals.SlotOutsideHours),
        (NINE + timedelta(hours=2, minutes=45), refusals.SlotOutsideHours),
        (NINE + timedelta(days=1), refusals.SlotOutsideHours),
        (NINE + timedelta(weeks=9), refusals.BeyondHorizon),
        (datetime(1, 1, 1, tzinfo=UTC), refusals.SlotInPast),
        (datetime(9999, 12, 31, 23, 30, tzinfo=UTC), refusals.BeyondHorizon),
    ],
)
def test_starts_that_cannot_be_had_are_told_apart(starts_at: datetime, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal) as told_why:
        office().book(starts_at)
    assert told_why.type is refusal
    assert Appointment.objects.count() == 0


def test_notice_is_asked_of_residents_and_not_of_staff() -> None:
    mine = office(min_notice_hours=48)
    assert free(mine) == []
    with pytest.raises(refusals.SlotTooSoon):
        mine.book()
    made = book_appointment(wish=mine.wish(), by=mine.worker.pk, key=uuid4(), now=NOW)
    assert made.appointment.booked_by_id == mine.worker.pk


def test_a_taken_time_is_taken_for_the_next_and_one_resident_cannot_be_in_two_places() -> None:
    mine, elsewhere = office(), office()
    mine.book()
    with pytest.raises(refusals.SlotTaken):
        neighbour(mine).book(NINE + QUARTER)
    with pytest.raises(refusals.AnotherAppointment):
        elsewhere.book(resident_id=mine.resident.pk)
    at_the_other = open_slots(
        worker_ids=[elsewhere.worker.pk], topic=elsewhere.topic, resident_id=mine.resident.pk,
        first=TUESDAY, last=TUESDAY, now=NOW,
    )  # fmt: skip
    assert moment_of(at_the_other[elsewhere.worker.pk][0].starts) == NINE + HALF_HOUR


def test_limits_per_resident_and_per_worker_and_day() -> None:
    mine = office(max_open_per_resident=1, max_per_worker_day=2)
    mine.book()
    with pytest.raises(refusals.LimitReached):
        mine.book(NINE + HALF_HOUR)
    neighbour(mine).book(NINE + HALF_HOUR)
    with pytest.raises(refusals.SlotTaken):
        neighbour(mine).book(NINE + 2 * HALF_HOUR)
    assert free(neighbour(mine)) == []
    assert len(free(neighbour(mine), first=TUESDAY + timedelta(weeks=1), last=TUESDAY + timedelta(weeks=1))) == 11


def test_only_on_the_telephone_means_only_on_the_telephone() -> None:
    mine = office()
    rule(mine.worker, factories.place(kind="phone"), weekday=2)
    wednesday = NINE + timedelta(days=1)
    with pytest.raises(refusals.ModeNotHere):
        mine.book(wednesday)
    assert mine.book(wednesday, mode=Mode.PHONE).appointment.mode == Mode.PHONE
    assert mine.book(NINE, mode=Mode.PHONE).appointment.place_id == mine.place.pk


def test_walk_in_hours_are_not_offered_and_hours_for_one_topic_only_for_that() -> None:
    mine = office()
    rule(mine.worker, mine.place, weekday=2, kind=WindowKind.WALK_IN)
    for_others = rule(mine.worker, mine.place, weekday=3)
    for_others.topics.add(topic("other"))
    both = rule(mine.worker, mine.place, weekday=4, closes="09:30")
    both.topics.add(topic("third"), mine.topic)
    found = free(mine, first=TUESDAY + timedelta(days=1), last=TUESDAY + timedelta(days=3))
    assert found == [NINE + timedelta(days=3)]


def test_closures_overrides_and_absences_decide_about_the_day() -> None:
    mine = office()
    Closure.objects.create(on=TUESDAY, reason_de="Betriebsausflug")
    assert free(mine) == []
    override = DayOverride.objects.create(
        worker=mine.worker, place=mine.place, on=TUESDAY, windows=[["09:00", "10:00"]]
    )
    assert free(mine) == [NINE, NINE + QUARTER, NINE + HALF_HOUR]
    Absence.objects.create(worker=mine.worker, starts_at=NINE + HALF_HOUR, ends_at=NINE + 10 * HALF_HOUR)
    assert free(mine) == [NINE]
    with pytest.raises(refusals.SlotTaken):
        mine.book(NINE + HALF_HOUR)
    override.delete()
    with pytest.raises(refusals.SlotOutsideHours):
        mine.book(NINE)


def test_entering_an_absence_leaves_appointments_and_stops_new_ones() -> None:
    mine = office()
    made = mine.book().appointment
    enter_absence(worker_id=mine.worker.pk, starts_at=NINE, ends_at=NINE + timedelta(hours=8))
    made.refresh_from_db()
    assert made.status == Status.BOOKED
    assert free(neighbour(mine)) == []


def test_the_same_key_answers_with_the_same_appointment_as_it_is_now() -> None:
    mine, key = office(), uuid4()
    first = mine.book(key=key)
    move_appointment(
        appointment=first.appointment, starts_at=NINE + HALF_HOUR, version=1, by=mine.resident.pk, key=uuid4(), now=NOW
    )
    again = mine.book(key=key)
    assert (first.is_new, again.is_new) == (True, False)
    assert (again.appointment.pk, again.appointment.starts_at) == (first.appointment.pk, NINE + HALF_HOUR)
    assert Appointment.objects.count() == 1


def test_the_same_key_for_something_else_is_refused() -> None:
    mine, key = office(), uuid4()
    mine.book(key=key)
    with pytest.raises(refusals.KeyReused):
        mine.book(NINE + HALF_HOUR, key=key)
    neighbour(mine).book(NINE + HALF_HOUR, key=key)  # keys belong to one resident each


def test_moving_frees_the_old_time_and_may_overlap_itself() -> None:
    mine, key = office(), uuid4()
    made = mine.book().appointment

    def move(version: int = 1, to: datetime = NINE + QUARTER) -> Appointment:
        return move_appointment(appointment=made, starts_at=to, version=version, by=mine.resident.pk, key=key, now=NOW)

    moved = move()
    assert (moved.starts_at, moved.busy_ends_at, moved.version) == (NINE + QUARTER, NINE + QUARTER + HALF_HOUR, 2)
    assert move().version == 2  # the same key again
    with pytest.raises(refusals.KeyReused):
        move(to=NINE)
    with pytest.raises(refusals.VersionStale):
        move_appointment(appointment=made, starts_at=NINE, version=1, by=mine.resident.pk, key=uuid4(), now=NOW)
    with pytest.raises(refusals.SlotTaken):
        neighbour(mine).book()
    assert told(mine.worker.pk) == [made.pk, made.pk]


def test_what_has_begun_or_is_cancelled_is_not_changed_any_more() -> None:
    mine = office()
    made = mine.book().appointment
    with pytest.raises(refusals.NotChangeable):
        cancel_appointment(appointment=made, version=1, by=mine.resident.pk, now=NINE)
    with pytest.raises(refusals.VersionStale):
        cancel_appointment(appointment=made, version=2, by=mine.resident.pk, now=NOW)
    cancel_appointment(appointment=made, version=1, by=mine.worker.pk, now=NOW, reason=CancelReason.ILL)
    with pytest.raises(refusals.NotChangeable):
        cancel_appointment(appointment=made, version=2, by=mine.resident.pk, now=NOW)
    with pytest.raises(refusals.NotChangeable):
        move_appointment(appointment=made, starts_at=NINE, version=2, by=mine.resident.pk, key=uuid4(), now=NOW)
    made.refresh_from_db()
    assert (made.status, made.cancel_reason_code, made.version) == (Status.CANCELLED_BY_SERVICE, "ill", 2)


def test_cancelling_again_after_a_lost_answer_answers_the_same() -> None:
    mine = office()
    made = mine.book().appointment
    first = cancel_appointment(appointment=made, version=1, by=mine.resident.pk, now=NOW)
    again = cancel_appointment(appointment=made, version=1, by=mine.resident.pk, now=NOW)
    assert (again.status, again.version) == (first.status, first.version) == (Status.CANCELLED_BY_RESIDENT, 2)
    assert len(told(mine.resident.pk)) == 2


def test_an_outcome_is_noted_after_the_start_and_can_be_corrected() -> None:
    mine = office()
    made = mine.book().appointment
    with pytest.raises(refusals.NotStarted):
        record_outcome(appointment=made, outcome=Status.FULFILLED, version=1, now=NOW)
    absent = record_outcome(appointment=made, outcome=Status.NO_SHOW, version=1, now=NINE)
    present = record_outcome(appointment=absent, outcome=Status.FULFILLED, version=2, now=NINE)
    assert (present.status, present.version) == (Status.FULFILLED, 3)


def test_nobody_is_told_of_what_did_not_happen() -> None:
    mine = office()
    mine.book()
    with pytest.raises(refusals.SlotTaken):
        neighbour(mine).book()
    assert Event.objects.count() == 2


def test_slots_take_two_queries_for_one_worker_and_for_three() -> None:
    offices = [office() for _each in range(3)]
    for each in offices:
        each.book()
    for workers in ([offices[0].worker.pk], [each.worker.pk for each in offices]):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            open_slots(
                worker_ids=workers, topic=offices[0].topic, resident_id=offices[0].resident.pk,
                first=TUESDAY, last=TUESDAY + timedelta(days=27), now=NOW,
            )  # fmt: skip
        assert len(queries) == 2


def test_booking_takes_few_queries() -> None:
    mine = office()
    wish = mine.wish()
    with CaptureQueriesContext(connection) as queries:
        book_appointment(wish=wish, by=mine.resident.pk, key=uuid4(), now=NOW)
    words = [query["sql"].lstrip().split(" ")[0] for query in queries]
    # The lock; key, hours, what is busy; the appointment; the log, which PostgreSQL writes at once; the pushes.
    expected = {
        "postgresql": ["SELECT", "SELECT", "SELECT", "SELECT", "INSERT", "WITH", "INSERT"],
        "sqlite": ["SELECT", "SELECT", "SELECT", "INSERT", "INSERT", "INSERT", "INSERT"],
    }
    assert [word for word in words if word not in ("SAVEPOINT", "RELEASE")] == expected[connection.vendor]
