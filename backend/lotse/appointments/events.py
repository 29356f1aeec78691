"""The kinds of events that appointments send."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lotse.accounts.queries import Viewer
from lotse.appointments.models import Appointment
from lotse.appointments.schemas.appointments import AppointmentOut
from lotse.events.registry import EventType, Push, register


def _load(viewer: Viewer, subject_ids: Sequence[UUID]) -> Mapping[UUID, AppointmentOut]:
    """The present state of those appointments that the viewer takes part in.

    What may be changed is told as of the last change; the clock of the reader does the rest.
    """
    found = Appointment.objects.of_person(viewer.user_id).in_full().filter(pk__in=subject_ids)
    return {
        appointment.pk: AppointmentOut.of(appointment, viewer_id=viewer.user_id, now=appointment.changed_at)
        for appointment in found
    }


NEWS = Push(
    text=_("Es gibt Neues zu einem Termin."),
    urgency="high",
    path="/appointments",
    staff_path="/",
    topic="appointments",
    time_to_live=timedelta(days=7),
)
APPOINTMENT_CHANGED = register(EventType(name="appointment_changed", schema=AppointmentOut, load=_load, push=NEWS))
