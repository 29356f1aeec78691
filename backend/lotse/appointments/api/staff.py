"""Endpoints of the social worker: week, booking for a resident, cancelling, outcomes."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from django.utils import timezone
from ninja import Query, Router, Status

from lotse.accounts.auth import ViewerRequest, social_worker_only
from lotse.appointments.api.parts import booking_out, changed_out, known_language, slots_out
from lotse.appointments.api.week import week_out
from lotse.appointments.models import Status as Outcome
from lotse.appointments.models import Topic
from lotse.appointments.queries.appointments import appointment_of_worker, appointments_of_worker
from lotse.appointments.queries.hours import week_of
from lotse.appointments.queries.topics import all_topics, resident_of, topic_for, topics_for
from lotse.appointments.rules.wall_clock import local_day, monday_of
from lotse.appointments.schemas.appointments import (
    AppointmentOut,
    MoveIn,
    OutcomeIn,
    StaffBookingIn,
    StaffCancelIn,
)
from lotse.appointments.schemas.choosing import SlotsOut, TopicOut
from lotse.appointments.schemas.hours import WeekOut
from lotse.appointments.services.changing import cancel_appointment, move_appointment, record_outcome
from lotse.core.dates import Day
from lotse.core.errors import NotFound
from lotse.core.keys import idempotency_key

router = Router(auth=social_worker_only)


@router.get("/staff/week", response=WeekOut)
def staff_week(request: ViewerRequest, begin: Annotated[Day | None, Query(alias="from")] = None) -> WeekOut:
    """The viewer's week that `from` is in: windows, appointments, absences."""
    now, me = timezone.now(), request.auth.user_id
    first = monday_of(begin or local_day(now))
    last = first + timedelta(days=6)
    return week_out(week_of(me, first, last), appointments_of_worker(me, first, last), me, first, last, now)


@router.get("/staff/topics", response=list[TopicOut])
def staff_topics(request: ViewerRequest, resident: UUID | None = None) -> list[TopicOut]:
    """Every topic, or those of the phase of one of the viewer's residents."""
    if resident is not None:
        if resident_of(request.auth.user_id, resident, local_day(timezone.now())) is None:
            raise NotFound
        return topics_for(resident)
    return [TopicOut.of(topic) for topic in all_topics()]


@router.get("/staff/slots", response=SlotsOut)
def staff_slots(
    request: ViewerRequest,
    resident: UUID,
    topic: int,
    begin: Annotated[Day | None, Query(alias="from")] = None,
    interpreter: str = "",
) -> SlotsOut:
    """The viewer's own free times for one of her residents."""
    now, me = timezone.now(), request.auth.user_id
    language = known_language(interpreter)
    if resident_of(me, resident, local_day(now)) is None:
        raise NotFound
    return slots_out(
        worker_id=me,
        resident_id=resident,
        topic=topic_for(resident, topic),
        now=now,
        begin=begin,
        interpreter=language,
        by_staff=True,
    )


@router.post("/staff/appointments", response={200: AppointmentOut, 201: AppointmentOut})
def staff_book(request: ViewerRequest, body: StaffBookingIn) -> Status[AppointmentOut]:
    """Book for one of the viewer's residents, with the viewer."""
    now, me, key = timezone.now(), request.auth.user_id, idempotency_key(request)

    def load() -> Topic:
        if resident_of(me, body.resident, local_day(now)) is None:
            raise NotFound
        return topic_for(body.resident, body.topic)

    return booking_out(body, load, resident_id=body.resident, worker_id=me, by=me, key=key, now=now)


@router.get("/staff/appointments/{appointment_id}", response=AppointmentOut)
def staff_appointment(request: ViewerRequest, appointment_id: UUID) -> AppointmentOut:
    """One of the viewer's appointments."""
    me = request.auth.user_id
    return AppointmentOut.of(appointment_of_worker(me, appointment_id), viewer_id=me, now=timezone.now())


@router.post("/staff/appointments/{appointment_id}/cancel", response=AppointmentOut)
def staff_cancel(request: ViewerRequest, appointment_id: UUID, body: StaffCancelIn) -> AppointmentOut:
    """Cancel with a reason that the resident sees."""
    now, me = timezone.now(), request.auth.user_id
    return changed_out(
        lambda: appointment_of_worker(me, appointment_id),
        lambda mine: cancel_appointment(appointment=mine, version=body.version, by=me, now=now, reason=body.reason),
        by=me,
        now=now,
    )


@router.post("/staff/appointments/{appointment_id}/move", response=AppointmentOut)
def staff_move(request: ViewerRequest, appointment_id: UUID, body: MoveIn) -> AppointmentOut:
    """Give the appointment another time."""
    now, me, key = timezone.now(), request.auth.user_id, idempotency_key(request)
    return changed_out(
        lambda: appointment_of_worker(me, appointment_id),
        lambda mine: move_appointment(
            appointment=mine, starts_at=body.starts_at, version=body.version, by=me, key=key, now=now
        ),
        by=me,
        now=now,
    )


@router.post("/staff/appointments/{appointment_id}/outcome", response=AppointmentOut)
def staff_outcome(request: ViewerRequest, appointment_id: UUID, body: OutcomeIn) -> AppointmentOut:
    """Note what became of an appointment that has begun."""
    now, me = timezone.now(), request.auth.user_id
    return changed_out(
        lambda: appointment_of_worker(me, appointment_id),
        lambda mine: record_outcome(appointment=mine, outcome=Outcome(body.outcome), version=body.version, now=now),
        by=me,
        now=now,
    )
