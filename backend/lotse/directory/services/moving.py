"""People change rooms and move out. Who has moved out leaves nothing behind."""

from collections import Counter
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

from lotse.accounts.rules import local_day
from lotse.accounts.services import end_access
from lotse.directory.models import Assignment, Residency, Resident, Room
from lotse.directory.rules import NotLivingHere, OtherPhase, check_follows, check_not_ahead
from lotse.directory.services.caring import tell_afterwards
from lotse.directory.services.residents import check_rooms


class Farewell(Protocol):
    """What another room does when somebody has moved out, in the same transaction."""

    def __call__(self, *, resident_id: UUID, by: UUID, now: datetime) -> None:
        """`by` is the member of staff who wrote the moving out down."""


_farewells: list[Farewell] = []


def at_farewell(farewell: Farewell) -> None:
    """Have this done whenever somebody moves out. The rooms above the directory register here when they start."""
    if farewell not in _farewells:
        _farewells.append(farewell)


@transaction.atomic
def move_room(*, resident_id: UUID, room: Room, on: date, now: datetime) -> Residency:
    """Move a person to another room of the same phase from the day `on`; a move on the day of arrival corrects it.

    Raises NotLivingHere, DayAhead, OtherPhase, PeriodBackwards or RoomFull.
    """
    check_not_ahead(on, local_day(now))
    resident = Resident.objects.select_for_update(no_key=True).get(pk=resident_id)
    present = _open_residency(resident, on)
    if present.room_id == room.pk:
        return present
    if check_rooms(Counter([room.pk]))[room.pk] != resident.phase:
        raise OtherPhase
    if present.starts_on == on:
        present.room = room
        present.save(update_fields=["room"])
        return present
    Residency.objects.filter(pk=present.pk).update(ends_on=on)
    return Residency.objects.create(resident=resident, room=room, starts_on=on)


@transaction.atomic
def move_out(*, resident_id: UUID, on: date, by: UUID, now: datetime) -> None:
    """End the residency and the assignment of a person on the day `on`, and with them her access.

    Her devices are signed out, her card is taken back, and the other rooms take their leave (her appointments are
    cancelled). All of it happens now: a moving out is written down when it happens or later, never ahead.
    Raises NotLivingHere, DayAhead or PeriodBackwards.
    """
    check_not_ahead(on, local_day(now))
    resident = Resident.objects.select_for_update(no_key=True).get(pk=resident_id)
    _open_residency(resident, on)
    workers = Assignment.objects.filter(resident=resident, ends_on__isnull=True)
    people = tuple(workers.values_list("worker_id", flat=True))
    for model in (Residency, Assignment):
        open_rows = model.objects.filter(resident=resident, ends_on__isnull=True)
        open_rows.filter(starts_on__gte=on).delete()
        open_rows.update(ends_on=on)
    for farewell in _farewells:  # these come first: an appointment's people are locked together, in one order
        farewell(resident_id=resident_id, by=by, now=now)
    end_access(user_id=resident_id, now=now)
    # Afterwards, in a transaction of its own: it takes other locks, and nobody sees more than before until then.
    tell_afterwards(resident_ids=(resident_id,), people=people, now=now)


def _open_residency(resident: Resident, on: date) -> Residency:
    present = Residency.objects.filter(resident=resident, ends_on__isnull=True).first()
    if present is None:
        raise NotLivingHere
    check_follows(present.starts_on, on)
    return present
