"""A worker with hours, a topic, and a fixed Monday morning: what tests of booking start from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from lotse.appointments.models import Appointment, AvailabilityRule, Mode, Topic, WindowKind
from lotse.appointments.rules.booking import Wish
from lotse.appointments.services.booking import Booked, book_appointment
from lotse.directory.models import Place, Resident, StaffMember
from tests import factories

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # Monday, 7:00 in Ludwigsburg
TUESDAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # Tuesday, 9:00
QUARTER = timedelta(minutes=15)
HALF_HOUR = timedelta(minutes=30)


def topic(key: str = "authorities", **fields: Any) -> Topic:
    """A topic of half an hour without buffers or notice."""
    plain: dict[str, Any] = {
        "name_de": "Brief von einer Behörde", "name_ar": "رسالة من دائرة رسمية", "icon": "mail-open",
        "hint_de": "Wir lesen den Brief mit Ihnen.", "papers_de": "Den Brief\nIhren Ausweis",
        "duration_min": 30, "interpreter_duration_min": 60, "buffer_after_min": 0, "min_notice_hours": 0,
        "max_open_per_resident": 3, "phases": ["VU", "AU"],
    }  # fmt: skip
    return Topic.objects.create(key=key, **plain | fields)


def rule(
    worker: StaffMember, place: Place, weekday: int = 1, opens: str = "09:00", closes: str = "12:00", **fields: Any
) -> AvailabilityRule:
    """A weekly window, on Tuesday morning unless told."""
    plain: dict[str, Any] = {"valid_from": date(2026, 1, 5), "kind": WindowKind.APPOINTMENT}
    times = {"starts_at": time.fromisoformat(opens), "ends_at": time.fromisoformat(closes)}
    return AvailabilityRule.objects.create(worker=worker, place=place, weekday=weekday, **plain | times | fields)


@dataclass(frozen=True)
class Office:
    """A worker with a Tuesday morning, a topic, and a resident whom she looks after."""

    worker: StaffMember
    place: Place
    topic: Topic
    resident: Resident

    def wish(self, starts_at: datetime = NINE, **fields: Any) -> Wish:
        plain = {"resident_id": self.resident.pk, "worker_id": self.worker.pk, "topic": self.topic}
        return Wish(**plain | {"starts_at": starts_at, "mode": Mode.ON_SITE} | fields)

    def book(
        self, starts_at: datetime = NINE, *, key: UUID | None = None, now: datetime = NOW, **fields: Any
    ) -> Booked:
        wish = self.wish(starts_at, **fields)
        return book_appointment(wish=wish, by=wish.resident_id, key=key or uuid4(), now=now)


def office(**topic_fields: Any) -> Office:
    """A small office of its own."""
    place = factories.place()
    worker = factories.staff(houses=[place.accommodation] if place.accommodation else [])
    rule(worker, place)
    resident = factories.resident()
    factories.assignment(resident, worker)
    return Office(worker, place, topic(f"topic-{uuid4().hex[:8]}", **topic_fields), resident)


def appointment_row(office: Office, starts_at: datetime = NINE, minutes: int = 30, **fields: Any) -> Appointment:
    """A row that has not been saved and has not been checked by any rule."""
    ends_at = starts_at + timedelta(minutes=minutes)
    plain: dict[str, Any] = {
        "resident": office.resident, "worker": office.worker, "topic": office.topic, "place": office.place,
        "starts_at": starts_at, "ends_at": ends_at, "busy_starts_at": starts_at, "busy_ends_at": ends_at,
        "idempotency_key": uuid4(), "request_fingerprint": "", "created_at": NOW, "changed_at": NOW,
    }  # fmt: skip
    return Appointment(**plain | fields)
