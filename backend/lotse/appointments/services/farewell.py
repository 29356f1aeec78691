"""Somebody has moved out: her coming appointments are cancelled, her places in groups become free."""

from datetime import datetime
from uuid import UUID

from lotse.appointments.models import OPEN, Appointment, CancelReason, GroupSession
from lotse.appointments.services.changing import cancel_appointment
from lotse.appointments.services.groups import leave_session
from lotse.appointments.services.writing import lock_people


def take_leave(*, resident_id: UUID, by: UUID, now: datetime) -> None:
    """Cancel what has not begun, with the reason, which the worker sees; within the transaction of the moving out.

    All workers are locked in one statement together with the resident, as a booking does it: one order for all.
    """
    coming = Appointment.objects.filter(resident=resident_id, status__in=OPEN, starts_at__gt=now)
    lock_people(resident_id, *coming.values_list("worker_id", flat=True))
    for appointment in coming.order_by("worker_id", "starts_at", "pk"):
        cancel_appointment(
            appointment=appointment, version=appointment.version, by=by, now=now, reason=CancelReason.MOVED_OUT
        )
    for session in GroupSession.objects.filter(places__resident=resident_id, starts_at__gt=now).order_by("pk"):
        leave_session(session=session, resident_id=resident_id, now=now)
