"""Endpoints of the resident: choose, book, move, cancel, take along."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from lotse.accounts.auth import ViewerRequest, resident_only
from lotse.appointments.api.parts import (
    booking_out,
    changed_out,
    known_language,
    shown_days,
    slots_out,
)
from lotse.appointments.models import Topic
from lotse.appointments.queries import appointments as own
from lotse.appointments.queries.slots import open_slots
from lotse.appointments.queries.topics import check_worker_for, topic_for, topics_for, workers_for
from lotse.appointments.rules.calendar_file import calendar_file
from lotse.appointments.rules.wall_clock import local_day, moment_of
from lotse.appointments.schemas.appointments import AppointmentOut, BookingIn, CancelIn, MoveIn, MyAppointmentsOut
from lotse.appointments.schemas.choosing import SlotsOut, TopicOut, TopicWorkerOut, TopicWorkersOut
from lotse.appointments.services.changing import cancel_appointment, move_appointment
from lotse.core.dates import Day
from lotse.core.keys import idempotency_key
from lotse.directory.schemas import PersonOut

router = Router(auth=resident_only)


@router.get("/topics", response=list[TopicOut])
def topics(request: ViewerRequest) -> list[TopicOut]:
    """What the viewer may come for, in her phase."""
    return topics_for(request.auth.user_id)


@router.get("/topics/{topic_id}/workers", response=TopicWorkersOut)
def topic_workers(request: ViewerRequest, topic_id: int) -> TopicWorkersOut:
    """Whom the viewer may see on the topic, her own worker first, each with the first free time."""
    now, resident_id = timezone.now(), request.auth.user_id
    topic = topic_for(resident_id, topic_id)
    found = workers_for(resident_id, topic.pk, local_day(now))
    first, last = shown_days(None, now)
    speaking = {each.worker.pk: request.auth.language in each.worker.languages for each in found}
    slots = open_slots(
        worker_ids=list(speaking),
        topic=topic,
        resident_id=resident_id,
        first=first,
        last=last,
        now=now,
        # As the next screen proposes it, so that the time that is named can be had there.
        interpreted=[worker_id for worker_id, speaks in speaking.items() if not speaks],
    )
    return TopicWorkersOut(
        items=[
            TopicWorkerOut(
                worker=PersonOut.of(each.worker),
                is_mine=each.is_mine,
                first_free=moment_of(slots[each.worker.pk][0].starts) if slots[each.worker.pk] else None,
                speaks_my_language=speaking[each.worker.pk],
            )
            for each in found
        ]
    )


@router.get("/slots", response=SlotsOut)
def slots(
    request: ViewerRequest,
    topic: int,
    worker: UUID,
    begin: Annotated[Day | None, Query(alias="from")] = None,
    interpreter: str = "",
    moving: UUID | None = None,
) -> SlotsOut:
    """Free times of a worker for a topic over four weeks. `moving`: an own appointment whose time counts as free."""
    now, resident_id = timezone.now(), request.auth.user_id
    language = known_language(interpreter)
    chosen = topic_for(resident_id, topic)
    check_worker_for(resident_id, chosen.pk, worker, local_day(now))
    return slots_out(
        worker_id=worker,
        resident_id=resident_id,
        topic=chosen,
        now=now,
        begin=begin,
        interpreter=language,
        leave_out=own.appointment_of_resident(resident_id, moving).pk if moving else None,
    )


@router.post("/appointments", response={200: AppointmentOut, 201: AppointmentOut})
def book(request: ViewerRequest, body: BookingIn) -> Status[AppointmentOut]:
    """Book a slot; the same Idempotency-Key again answers 200 with the same appointment, whatever changed since."""
    now, me, key = timezone.now(), request.auth.user_id, idempotency_key(request)

    def load() -> Topic:
        topic = topic_for(me, body.topic)
        check_worker_for(me, topic.pk, body.worker, local_day(now))
        return topic

    return booking_out(body, load, resident_id=me, worker_id=body.worker, by=me, key=key, now=now)


@router.get("/appointments", response=MyAppointmentsOut)
def my_appointments(request: ViewerRequest, after: str | None = None) -> MyAppointmentsOut:
    """The viewer's appointments; `after` goes on in the past, without the upcoming."""
    now, me = timezone.now(), request.auth.user_id
    upcoming = [] if after else own.upcoming(me, now)
    page = own.past(me, now, after)
    return MyAppointmentsOut.of(upcoming, page.items, page.next, viewer_id=me, now=now)


@router.get("/appointments/{appointment_id}", response=AppointmentOut)
def appointment(request: ViewerRequest, appointment_id: UUID) -> AppointmentOut:
    """One of the viewer's appointments."""
    me = request.auth.user_id
    return AppointmentOut.of(own.appointment_of_resident(me, appointment_id), viewer_id=me, now=timezone.now())


@router.post("/appointments/{appointment_id}/cancel", response=AppointmentOut)
def cancel(request: ViewerRequest, appointment_id: UUID, body: CancelIn) -> AppointmentOut:
    """Cancel; the time is free at once."""
    now, me = timezone.now(), request.auth.user_id
    return changed_out(
        lambda: own.appointment_of_resident(me, appointment_id),
        lambda mine: cancel_appointment(appointment=mine, version=body.version, by=me, now=now),
        by=me,
        now=now,
    )


@router.post("/appointments/{appointment_id}/move", response=AppointmentOut)
def move(request: ViewerRequest, appointment_id: UUID, body: MoveIn) -> AppointmentOut:
    """Choose another time with the same worker."""
    now, me, key = timezone.now(), request.auth.user_id, idempotency_key(request)
    return changed_out(
        lambda: own.appointment_of_resident(me, appointment_id),
        lambda mine: move_appointment(
            appointment=mine, starts_at=body.starts_at, version=body.version, by=me, key=key, now=now
        ),
        by=me,
        now=now,
    )


@router.get("/appointments/{appointment_id}/calendar.ics", include_in_schema=False)
def calendar(request: ViewerRequest, appointment_id: UUID) -> HttpResponse:
    """A file for the phone's calendar: when and where, and nothing else."""
    mine = own.appointment_of_resident(request.auth.user_id, appointment_id)
    return HttpResponse(
        calendar_file(mine),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="termin.ics"', "Cache-Control": "no-store"},
    )
