"""Who may change an appointment when, and why a start is refused."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from uuid import UUID

from lotse.appointments.models import OPEN, Appointment, Mode, Status, Topic
from lotse.appointments.rules.refusals import (
    BeyondHorizon,
    NotChangeable,
    NotStarted,
    SlotInPast,
    SlotTooSoon,
    VersionStale,
)
from lotse.appointments.rules.slots import Shape
from lotse.appointments.rules.wall_clock import day_bounds, local_day, moment_of

STAFF_HORIZON_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The limits of a booking: residents have the topic's, staff who book for them only need a free time."""

    notice: timedelta
    horizon_days: int
    max_open: int | None
    max_per_day: int | None


def terms_for(topic: Topic, *, by_staff: bool) -> Terms:
    """What holds for a booking on this topic."""
    if by_staff:
        return Terms(notice=timedelta(), horizon_days=STAFF_HORIZON_DAYS, max_open=None, max_per_day=None)
    return Terms(
        notice=timedelta(hours=topic.min_notice_hours),
        horizon_days=topic.horizon_days,
        max_open=topic.max_open_per_resident,
        max_per_day=topic.max_per_worker_day,
    )


def shape_of(topic: Topic, *, with_interpreter: bool) -> Shape:
    """The minutes an appointment on this topic takes."""
    return Shape(
        duration=topic.minutes(with_interpreter=with_interpreter),
        before=topic.buffer_before_min,
        after=topic.buffer_after_min,
        step=topic.step_min,
    )


def check_start(starts_at: datetime, terms: Terms, now: datetime) -> None:
    """Refuse a start that lies behind, too near or too far."""
    if starts_at < now:
        raise SlotInPast
    if starts_at < now + terms.notice:
        raise SlotTooSoon
    last_day = local_day(now) + timedelta(days=terms.horizon_days)
    if starts_at >= moment_of(day_bounds(last_day)[1]):
        raise BeyondHorizon


def may_change(appointment: Appointment, now: datetime) -> bool:
    """Whether it can still be moved or cancelled: it stands, and has not begun."""
    return appointment.status in OPEN and appointment.starts_at > now


def check_may_change(appointment: Appointment, version: int, now: datetime) -> None:
    """Refuse to move or cancel what is over, or what is no longer as it was read."""
    if not may_change(appointment, now):
        raise NotChangeable
    if appointment.version != version:
        raise VersionStale


def check_may_record(appointment: Appointment, version: int, now: datetime) -> None:
    """Refuse an outcome for what was cancelled, has not begun, or is no longer as it was read."""
    if appointment.status in (Status.CANCELLED_BY_RESIDENT, Status.CANCELLED_BY_SERVICE):
        raise NotChangeable
    if appointment.starts_at > now:
        raise NotStarted
    if appointment.version != version:
        raise VersionStale


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to be booked: who, with whom, on what, when, how."""

    resident_id: UUID
    worker_id: UUID
    topic: Topic
    starts_at: datetime
    mode: Mode = Mode.ON_SITE
    interpreter_language: str = ""

    @classmethod
    def to_move(cls, appointment: Appointment, starts_at: datetime) -> Self:
        """The same appointment at another time."""
        return cls(
            resident_id=appointment.resident_id,
            worker_id=appointment.worker_id,
            topic=appointment.topic,
            starts_at=starts_at,
            mode=Mode(appointment.mode),
            interpreter_language=appointment.interpreter_language,
        )


def booking_fingerprint(
    *, topic_id: int, worker_id: UUID, starts_at: datetime, mode: Mode, interpreter_language: str
) -> str:
    """What a booking asked for; a repeated request with its key has to ask for the same."""
    return fingerprint_of(topic_id, worker_id, starts_at, mode, interpreter_language)


def fingerprint_of(*parts: object) -> str:
    """What a request asked for, as a short proof; an instant counts, not the offset it was written with."""
    words = [part.astimezone(UTC).isoformat() if isinstance(part, datetime) else str(part) for part in parts]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
