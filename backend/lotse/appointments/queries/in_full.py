"""Appointments with everything that is shown of them.

The home screen, the lists, the week, the event log and the answer to every booking read them. The same objects as
those of `Appointment.objects.in_full()`.
"""

from collections.abc import Sequence
from typing import Any, Final

from lotse.appointments.models import Appointment
from lotse.core.readings import Reading

IN_FULL: Final = Reading(Appointment, "a", beside=("topic", "worker", "resident", "place"))


def appointments_where(condition: str, parameters: Sequence[Any]) -> list[Appointment]:
    """The appointments `a` that fit; the condition is SQL of this package and may go on with ORDER BY and LIMIT."""
    return IN_FULL.where(condition, parameters)
