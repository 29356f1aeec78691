"""Appointments of a person: hers to keep, or hers to hold as a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lotse.appointments.models import OPEN, Appointment, Status
from lotse.appointments.queries.in_full import appointments_where
from lotse.appointments.rules.refusals import KeyReused
from lotse.appointments.rules.wall_clock import day_bounds, moment_of
from lotse.core.errors import NotFound

PAGE = 20
IS_OPEN = "a.status IN ({})".format(", ".join(f"'{status}'" for status in OPEN))
# Whoever does not learn that the service cancelled stands at a closed door: until its start it counts as coming.
IS_COMING = f"({IS_OPEN} OR (a.status = '{Status.CANCELLED_BY_SERVICE.value}' AND a.starts_at > %s))"
UPCOMING = f"a.resident_id = %s AND a.ends_at > %s AND {IS_COMING} ORDER BY a.starts_at, a.id"
PAST = f"a.resident_id = %s AND (a.ends_at <= %s OR NOT {IS_COMING})"


@dataclass(frozen=True)
class PastPage:
    """Appointments that lie behind or that nobody waits for any more, and the cursor of the next page."""

    items: Sequence[Appointment]
    next: str | None


def appointment_of_resident(resident_id: UUID, appointment_id: UUID) -> Appointment:
    """One of the resident's own appointments; raises NotFound for anybody else's."""
    return _one("a.id = %s AND a.resident_id = %s", appointment_id, resident_id)


def appointment_of_worker(worker_id: UUID, appointment_id: UUID) -> Appointment:
    """One of the worker's own appointments; raises NotFound for anybody else's."""
    return _one("a.id = %s AND a.worker_id = %s", appointment_id, worker_id)


def _one(condition: str, *ids: UUID) -> Appointment:
    found = appointments_where(condition, ids)
    if not found:
        raise NotFound
    return found[0]


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
    """The resident's open appointments that are not over, and those ahead that the service cancelled; soonest first."""
    return appointments_where(UPCOMING, [resident_id, now, now])


def past(resident_id: UUID, now: datetime, after: str | None) -> PastPage:
    """A page of the resident's appointments that are not `upcoming`, latest first."""
    condition, parameters = PAST, [resident_id, now, now]
    cursor = _cursor(after)
    if cursor:
        starts_at, last_id = cursor
        condition += " AND (a.starts_at < %s OR (a.starts_at = %s AND a.id < %s))"
        parameters += [starts_at, starts_at, last_id]
    rows = appointments_where(f"{condition} ORDER BY a.starts_at DESC, a.id DESC LIMIT {PAGE + 1}", parameters)
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
    return appointments_where(
        "a.worker_id = %s AND a.starts_at < %s AND a.busy_ends_at > %s ORDER BY a.starts_at, a.id",
        [worker_id, end, begin],
    )
