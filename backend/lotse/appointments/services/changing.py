"""Moving and cancelling an appointment, and recording what became of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lotse.appointments.models import Appointment, CancelReason, Status
from lotse.appointments.queries.slots import slot_for
from lotse.appointments.rules.booking import Wish, check_may_change, check_may_record, fingerprint_of
from lotse.appointments.rules.refusals import KeyReused, NotChangeable, VersionStale
from lotse.appointments.rules.wall_clock import moment_of
from lotse.appointments.services.booking import announce
from lotse.appointments.services.writing import lock_people, writes


@writes
def move_appointment(
    *, appointment: Appointment, starts_at: datetime, version: int, by: UUID, key: UUID, now: datetime
) -> Appointment:
    """Give the appointment another start with the same worker; its old time becomes free.

    The same `key` again answers with the result. Raises VersionStale, NotChangeable, the SlotRefused errors, KeyReused.
    """
    current = _locked(appointment)
    fingerprint = fingerprint_of("move", starts_at, version)
    if current.last_action_key == key:
        if current.last_action_fingerprint != fingerprint:
            raise KeyReused
        return current
    check_may_change(current, version, now)
    if current.status != Status.BOOKED:  # being handed over: the next worker is not known yet
        raise NotChangeable
    wish = Wish.to_move(current, starts_at)
    slot, shape = slot_for(wish, now=now, by_staff=by != current.resident_id, leave_out=current.pk)
    return _change(
        current,
        by,
        now,
        place_id=slot.place_id,
        starts_at=moment_of(slot.starts),
        ends_at=moment_of(slot.ends),
        busy_starts_at=moment_of(slot.starts - shape.before),
        busy_ends_at=moment_of(slot.ends + shape.after),
        last_action_key=key,
        last_action_fingerprint=fingerprint,
    )


@writes
def cancel_appointment(
    *, appointment: Appointment, version: int, by: UUID, now: datetime, reason: CancelReason | None = None
) -> Appointment:
    """Cancel it; the time is free at once. Who cancels with a reason is the service, without one the resident.

    Repeated after an answer that got lost it answers the same. Raises VersionStale, NotChangeable.
    """
    current = _locked(appointment)
    status = Status.CANCELLED_BY_RESIDENT if by == current.resident_id else Status.CANCELLED_BY_SERVICE
    code = reason.value if reason else ""
    if current.status == status and current.version == version + 1 and current.cancel_reason_code == code:
        return current
    check_may_change(current, version, now)
    return _change(current, by, now, status=status, cancel_reason_code=code)


@writes
def record_outcome(*, appointment: Appointment, outcome: Status, version: int, now: datetime) -> Appointment:
    """Note whether the appointment took place. Raises NotStarted, VersionStale, NotChangeable."""
    current = _locked(appointment)
    if current.status == outcome and current.version == version + 1:
        return current
    check_may_record(current, version, now)
    # Everybody was there: it is noted, and no phone has to ring for it.
    return _change(current, current.worker_id, now, is_silent=True, status=outcome)


def _locked(appointment: Appointment) -> Appointment:
    """The appointment as it is now, with its people held still. Raises VersionStale when it went to another worker."""
    lock_people(appointment.worker_id, appointment.resident_id)
    current = Appointment.objects.in_full().get(pk=appointment.pk)
    if current.worker_id != appointment.worker_id:
        raise VersionStale
    return current


def _change(current: Appointment, by: UUID, now: datetime, *, is_silent: bool = False, **fields: Any) -> Appointment:
    """Write the fields if nobody else did meanwhile, count the version up, and tell both people."""
    fields |= {"version": current.version + 1, "changed_at": now}
    if not Appointment.objects.filter(pk=current.pk, version=current.version).update(**fields):
        raise VersionStale
    for name, value in fields.items():
        setattr(current, name, value)
    announce(current, by, now, is_silent=is_silent)
    return current
