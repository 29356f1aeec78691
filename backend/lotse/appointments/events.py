"""The kinds of events that appointments send."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from lotse.accounts.queries import Viewer
from lotse.appointments.models import Appointment
from lotse.appointments.schemas.appointments import AppointmentOut
from lotse.events.registry import EventType, register


def _load(viewer: Viewer, subject_ids: Sequence[UUID]) -> Mapping[UUID, AppointmentOut]:
    """The present state of those appointments that the viewer takes part in.

    What may be changed is told as of the last change; the clock of the reader does the rest.
    """
    found = Appointment.objects.of_person(viewer.user_id).in_full().filter(pk__in=subject_ids)
    return {
        appointment.pk: AppointmentOut.of(appointment, viewer_id=viewer.user_id, now=appointment.changed_at)
        for appointment in found
    }


APPOINTMENT_CHANGED = register(EventType(name="appointment_changed", schema=AppointmentOut, load=_load))
