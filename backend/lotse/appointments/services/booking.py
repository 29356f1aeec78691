"""Booking an appointment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from lotse.appointments.events import APPOINTMENT_CHANGED
from lotse.appointments.models import Appointment
from lotse.appointments.queries.availability import appointment_with_key
from lotse.appointments.queries.slots import slot_for
from lotse.appointments.rules.booking import Wish, booking_fingerprint
from lotse.appointments.rules.refusals import KeyReused
from lotse.appointments.rules.slots import Shape, Slot
from lotse.appointments.rules.wall_clock import moment_of
from lotse.appointments.services.writing import insert, lock_people, writes
from lotse.events.services import publish


@dataclass(frozen=True)
class Booked:
    """The appointment, and whether this call made it (or an earlier one with the same key did)."""

    appointment: Appointment
    is_new: bool


@writes
def book_appointment(*, wish: Wish, by: UUID, key: UUID, now: datetime) -> Booked:
    """Book the slot that begins at the wished start, once per `key` of the resident.

    `by` is the resident, or the worker who books for her. Raises a SlotRefused, LimitReached, KeyReused.
    """
    lock_people(wish.worker_id, wish.resident_id)
    fingerprint = booking_fingerprint(
        topic_id=wish.topic.pk,
        worker_id=wish.worker_id,
        starts_at=wish.starts_at,
        mode=wish.mode,
        interpreter_language=wish.interpreter_language,
    )
    earlier_id = appointment_with_key(wish.resident_id, key)
    if earlier_id is not None:
        earlier = Appointment.objects.get(pk=earlier_id)
        if earlier.request_fingerprint != fingerprint:
            raise KeyReused
        return Booked(earlier, is_new=False)
    slot, shape = slot_for(wish, now=now, by_staff=by != wish.resident_id)
    appointment = insert(
        _times_and_people(wish, slot, shape)
        | {"booked_by_id": by, "idempotency_key": key, "request_fingerprint": fingerprint}
        | {"created_at": now, "changed_at": now}
    )
    announce(appointment, by, now)
    return Booked(appointment, is_new=True)


def _times_and_people(wish: Wish, slot: Slot, shape: Shape) -> dict[str, Any]:
    return {
        "resident_id": wish.resident_id,
        "worker_id": wish.worker_id,
        "topic_id": wish.topic.pk,
        "place_id": slot.place_id,
        "mode": wish.mode,
        "starts_at": moment_of(slot.starts),
        "ends_at": moment_of(slot.ends),
        "busy_starts_at": moment_of(slot.starts - shape.before),
        "busy_ends_at": moment_of(slot.ends + shape.after),
        "interpreter_language": wish.interpreter_language,
    }


def announce(appointment: Appointment, by: UUID, now: datetime, *, is_silent: bool = False) -> None:
    """Tell resident and worker, as the last step of the transaction. No push to who did it, nor of what is no news."""
    publish(
        event_type=APPOINTMENT_CHANGED,
        subject_id=appointment.pk,
        recipients=(appointment.resident_id, appointment.worker_id),
        now=now,
        actor=by,
        is_silent=is_silent,
    )
