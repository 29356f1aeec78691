"""Appointments of a person: hers to keep, or hers to hold as a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from lotse.appointments.models import OPEN, Appointment
from lotse.appointments.rules.refusals import KeyReused
from lotse.appointments.rules.wall_clock import day_bounds, moment_of
from lotse.core.errors import NotFound

PAGE = 20


@dataclass(frozen=True)
class PastPage:
    """Appointments that lie behind or were cancelled, and the cursor of the next page."""

    items: Sequence[Appointment]
    next: str | None


def appointment_of_resident(resident_id: UUID, appointment_id: UUID) -> Appointment:
    """One of the resident's own appointments; raises NotFound for anybody else's."""
    return _one(appointment_id, Q(resident_id=resident_id))


def appointment_of_worker(worker_id: UUID, appointment_id: UUID) -> Appointment:
    """One of the worker's own appointments; raises NotFound for anybody else's."""
    return _one(appointment_id, Q(worker_id=worker_id))


def _one(appointment_id: UUID, scope: Q) -> Appointment:
    found = Appointment.objects.in_full().filter(scope, pk=appointment_id).first()
    if found is None:
        raise NotFound
    return found


def booked_before(key: UUID, fingerprint: str, **scope: UUID) -> Appointment | None:
    """The appointment within the scope that an earlier request with this key made. Raises KeyReused if it asked
    for something else.

    Handlers ask it when a booking is no longer allowed: what was booked stays booked, whatever has changed since.
    """
    found = Appointment.objects.in_full().filter(idempotency_key=key, **scope).first()
    if found is not None and found.request_fingerprint != fingerprint:
        raise KeyReused
    return found


def upcoming(resident_id: UUID, now: datetime) -> list[Appointment]:
    """The resident's open appointments that are not over, soonest first."""
    return list(_upcoming(resident_id, now))


def next_appointment(resident_id: UUID, now: datetime) -> Appointment | None:
    """The resident's next open appointment."""
    return _upcoming(resident_id, now).first()


def _upcoming(resident_id: UUID, now: datetime) -> QuerySet[Appointment]:
    found = Appointment.objects.in_full().filter(resident_id=resident_id, ends_at__gt=now, status__in=OPEN)
    return found.order_by("starts_at", "pk")


def past(resident_id: UUID, now: datetime, after: str | None) -> PastPage:
    """A page of the resident's appointments that are over or will not be, latest first."""
    found = Appointment.objects.in_full().filter(Q(ends_at__lte=now) | ~Q(status__in=OPEN), resident_id=resident_id)
    cursor = _cursor(after)
    if cursor:
        starts_at, last_id = cursor
        found = found.filter(Q(starts_at__lt=starts_at) | Q(starts_at=starts_at, pk__lt=last_id))
    rows = list(found.order_by("-starts_at", "-pk")[: PAGE + 1])
    items = rows[:PAGE]
    return PastPage(items, f"{int(items[-1].starts_at.timestamp())}_{items[-1].pk}" if len(rows) > PAGE else None)


def _cursor(after: str | None) -> tuple[datetime, UUID] | None:
    """The place to go on from; a cursor nobody gave out begins at the top."""
    seconds, _, last_id = (after or "").partition("_")
    try:
        return moment_of(int(seconds) // 60), UUID(last_id)
    except (ValueError, OverflowError, OSError):
        return None


def appointments_of_worker(worker_id: UUID, first: date, last: date) -> list[Appointment]:
    """The worker's appointments on the local days from `first` to `last`, cancelled ones too."""
    begin, end = moment_of(day_bounds(first)[0]), moment_of(day_bounds(last)[1])
    found = Appointment.objects.in_full().filter(worker_id=worker_id, starts_at__lt=end, busy_ends_at__gt=begin)
    return list(found.order_by("starts_at", "pk"))
