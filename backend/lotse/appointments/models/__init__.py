"""Topics, hours, appointments and group sessions."""

from lotse.appointments.models.appointment import FREED_BY, OPEN, Appointment, CancelReason, Mode, Status
from lotse.appointments.models.groups import GroupPlace, GroupSession
from lotse.appointments.models.hours import (
    Absence,
    AvailabilityRule,
    Closure,
    DayOverride,
    HolidayYear,
    WindowKind,
)
from lotse.appointments.models.no_overlap import NoOverlap
from lotse.appointments.models.topics import Topic, TopicResponsibility

__all__ = [
    "FREED_BY",
    "OPEN",
    "Absence",
    "Appointment",
    "AvailabilityRule",
    "CancelReason",
    "Closure",
    "DayOverride",
    "GroupPlace",
    "GroupSession",
    "HolidayYear",
    "Mode",
    "NoOverlap",
    "Status",
    "Topic",
    "TopicResponsibility",
    "WindowKind",
]
