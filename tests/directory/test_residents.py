"""People move in, change rooms and move out; wrong states are refused by rule and by the database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from lotse.accounts.models import User
from lotse.directory.models import Assignment, Household, Residency, Resident
from lotse.directory.rules import NotLivingHere, OtherPhase, PeriodBackwards, RoomFull, UnknownLanguage
from lotse.directory.services import NewResident, admit_residents, assign_worker, move_out, move_room
from tests import factories
from tests.factories import ARRIVED_ON, LONG_AGO

pytestmark = pytest.mark.django_db

SPRING = date(2026, 3, 29)
NOW = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


def periods(resident: Resident) -> list[tuple[str, date, date | None]]:
    rows = Residency.objects.filter(resident=resident).order_by("starts_on").select_related("room")
    return [(row.room.number, row.starts_on, row.ends_on) for row in rows]


def test_a_person_is_admitted_with_account_room_and_searchable_name() -> None:
    room = factories.room(number="214")

    resident = factories.resident("Amina", "Haddad", own_script_name="أمينة حداد", lives_in=room)

    assert resident.user.role == "resident"
    assert resident.user.username is None
    assert not resident.user.has_usable_password()
    assert resident.user.call_me == "Amina"
    assert resident.phase == "VU"
    assert resident.search_key.startswith(" haddad amina ")
    assert periods(resident) == [("214", ARRIVED_ON, None)]


def test_admission_into_a_full_room_leaves_nothing_behind() -> None:
    room = factories.room(beds=1)
    household = Household.objects.create(label="Noor")
    people = [
        NewResident(household=household, room=room, given_name=name, speaks=["prs"]) for name in ("Zahra", "Farid")
    ]

    with pytest.raises(RoomFull) as refusal:
        admit_residents(people=people, on=ARRIVED_ON, now=LONG_AGO)

    assert refusal.value.status == 409
    assert User.objects.count() == 0


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        factories.resident(speaks=["ar", "xx"])


def test_moving_keeps_the_history() -> None:
    house = factories.house()
    resident = factories.resident(lives_in=factories.room(house, number="101"))

    move_room(resident_id=resident.pk, room=factories.room(house, number="102"), on=SPRING, now=NOW)

    assert periods(resident) == [("101", ARRIVED_ON, SPRING), ("102", SPRING, None)]


def test_moving_on_the_day_of_arrival_corrects_the_room() -> None:
    house = factories.house()
    resident = factories.resident(lives_in=factories.room(house, number="101"))

    move_room(resident_id=resident.pk, room=factories.room(house, number="102"), on=ARRIVED_ON, now=NOW)

    assert periods(resident) == [("102", ARRIVED_ON, None)]


def test_nobody_moves_into_a_full_room_nor_before_the_arrival_nor_into_the_other_phase() -> None:
    house = factories.house()
    resident = factories.resident(lives_in=factories.room(house, number="101"))
    full = factories.room(house, beds=1)
    factories.resident("Farid", lives_in=full)

    with pytest.raises(RoomFull):
        move_room(resident_id=resident.pk, room=full, on=SPRING, now=NOW)
    with pytest.raises(PeriodBackwards):
        move_room(resident_id=resident.pk, room=factories.room(house), on=ARRIVED_ON - timedelta(days=1), now=NOW)
    with pytest.raises(OtherPhase):
        move_room(resident_id=resident.pk, room=factories.room(factories.house(phase="AU")), on=SPRING, now=NOW)
    assert periods(resident) == [("101", ARRIVED_ON, None)]


def test_moving_out_ends_residency_and_assignment() -> None:
    resident = factories.resident()
    assign_worker(resident_id=resident.pk, worker=factories.staff(), on=ARRIVED_ON, now=NOW)

    move_out(resident_id=resident.pk, on=SPRING, by=resident.pk, now=NOW)

    assert [end for _room, _start, end in periods(resident)] == [SPRING]
    assert Assignment.objects.get(resident=resident).ends_on == SPRING
    with pytest.raises(NotLivingHere):
        move_out(resident_id=resident.pk, on=SPRING, by=resident.pk, now=NOW)


def test_the_database_refuses_two_rooms_at_once_and_periods_that_end_before_they_begin() -> None:
    resident, room = factories.resident(), factories.room()

    with pytest.raises(IntegrityError), transaction.atomic():
        Residency.objects.create(resident=resident, room=room, starts_on=SPRING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Residency.objects.filter(resident=resident).update(ends_on=ARRIVED_ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Resident.objects.filter(pk=resident.pk).update(given_name="")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.house(phase="AU").__class__.objects.update(kind="collective")
