"""Appointments as the resident and the responsible worker see them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from lotse.appointments.models import Appointment, CancelReason, Mode, Status, Topic
from lotse.appointments.rules.booking import Wish, booking_fingerprint, may_change
from lotse.core.dates import Moment
from lotse.core.shapes import Schema
from lotse.directory.schemas import PersonOut, PlaceOut, ResidentRefOut


class TopicRefOut(Schema):
    """A topic beside an appointment, with the papers to bring."""

    id: int
    name: str
    icon: str
    is_discreet: bool
    papers: list[str]

    @classmethod
    def of(cls, topic: Topic) -> Self:
        """From the row alone, texts in the active language."""
        return cls(
            id=topic.pk,
            name=topic.name,
            icon=topic.icon,
            is_discreet=topic.is_discreet,
            papers=topic.paper_list(),
        )


class AppointmentOut(Schema):
    """An appointment; `resident` is left out for the resident herself.

    `can_cancel` and `can_move` hold at the moment of the answer: nothing can be changed any more from `starts_at` on.
    """

    id: UUID
    starts_at: datetime
    ends_at: datetime
    status: Status
    version: int
    mode: Mode
    topic: TopicRefOut
    worker: PersonOut
    resident: ResidentRefOut | None
    place: PlaceOut
    interpreter_language: str
    interpreter_state: Literal["", "wanted", "booked"]
    can_cancel: bool
    can_move: bool
    changed_at: datetime
    cancel_reason: CancelReason | Literal[""]

    @classmethod
    def of(cls, appointment: Appointment, *, viewer_id: UUID, now: datetime) -> Self:
        """From the row with its topic, worker, resident and place."""
        changeable = may_change(appointment, now)
        return cls(
            id=appointment.pk,
            starts_at=appointment.starts_at,
            ends_at=appointment.ends_at,
            status=Status(appointment.status),
            version=appointment.version,
            mode=Mode(appointment.mode),
            topic=TopicRefOut.of(appointment.topic),
            worker=PersonOut.of(appointment.worker),
            resident=None if viewer_id == appointment.resident_id else ResidentRefOut.of(appointment.resident),
            place=PlaceOut.of(appointment.place),
            interpreter_language=appointment.interpreter_language,
            interpreter_state=_interpreter_state(appointment),
            can_cancel=changeable,
            can_move=changeable and appointment.status == Status.BOOKED,
            changed_at=appointment.changed_at,
            cancel_reason=CancelReason(appointment.cancel_reason_code) if appointment.cancel_reason_code else "",
        )


def _interpreter_state(appointment: Appointment) -> Literal["", "wanted", "booked"]:
    if not appointment.interpreter_language:
        return ""
    return "booked" if appointment.interpreter_id else "wanted"


class PastOut(Schema):
    """What lies behind, latest first; `next` is the cursor of the following page."""

    items: list[AppointmentOut]
    next: str | None


class MyAppointmentsOut(Schema):
    """A resident's appointments: `upcoming` soonest first, also those the service cancelled, a page of the `past`."""

    upcoming: list[AppointmentOut]
    past: PastOut

    @classmethod
    def of(
        cls,
        upcoming: Iterable[Appointment],
        past: Iterable[Appointment],
        following: str | None,
        *,
        viewer_id: UUID,
        now: datetime,
    ) -> Self:
        """From rows with everything that is shown."""
        return cls(
            upcoming=[AppointmentOut.of(each, viewer_id=viewer_id, now=now) for each in upcoming],
            past=PastOut(
                items=[AppointmentOut.of(each, viewer_id=viewer_id, now=now) for each in past], next=following
            ),
        )


class _WishIn(Schema):
    topic: int
    starts_at: Moment
    mode: Mode = Mode.ON_SITE
    interpreter_language: str = ""

    def wish(self, topic: Topic, *, resident_id: UUID, worker_id: UUID) -> Wish:
        """The booking that is asked for, with its topic and between these two."""
        return Wish(
            resident_id=resident_id,
            worker_id=worker_id,
            topic=topic,
            starts_at=self.starts_at,
            mode=self.mode,
            interpreter_language=self.interpreter_language,
        )

    def fingerprint(self, worker_id: UUID) -> str:
        """What is asked for, with this worker."""
        return booking_fingerprint(
            topic_id=self.topic,
            worker_id=worker_id,
            starts_at=self.starts_at,
            mode=self.mode,
            interpreter_language=self.interpreter_language,
        )


class BookingIn(_WishIn):
    """A resident's booking."""

    worker: UUID


class StaffBookingIn(_WishIn):
    """A worker's booking for a resident, with herself."""

    resident: UUID


class CancelIn(Schema):
    """Which state of the appointment is cancelled."""

    version: int


class StaffCancelIn(Schema):
    """Which state is cancelled, and why."""

    version: int
    reason: CancelReason


class MoveIn(Schema):
    """The new start, and which state of the appointment is moved."""

    starts_at: Moment
    version: int


class OutcomeIn(Schema):
    """What became of an appointment that has begun."""

    outcome: Literal["fulfilled", "no_show", "excused"]
    version: int
