"""What the resident's and the worker's endpoints share: the key, slots, a booking and a change as answers."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from ninja import Status

from lotse.appointments.models import Appointment, Topic
from lotse.appointments.queries.appointments import appointment_of_resident, appointment_of_worker, booked_before
from lotse.appointments.queries.slots import open_slots
from lotse.appointments.rules.booking import Wish
from lotse.appointments.rules.refusals import (
    NotChangeable,
    SlotRefused,
    TopicNotForYou,
    VersionStale,
    WorkerNotForYou,
)
from lotse.appointments.rules.wall_clock import local_day
from lotse.appointments.schemas.appointments import AppointmentOut, BookingIn, StaffBookingIn
from lotse.appointments.schemas.choosing import SlotsOut
from lotse.appointments.services.booking import book_appointment
from lotse.core.errors import InvalidInput, NotFound
from lotse.core.languages import BY_CODE
from lotse.directory.queries import places_with

SHOWN_DAYS = 28
LATEST_START = timedelta(days=400)


def known_language(code: str) -> str:
    """The code of a language of the house, or empty. Raises InvalidInput for anything else."""
    if code and code not in BY_CODE:
        error = InvalidInput()
        error.extra = {"fields": [{"field": "interpreter_language", "message": error.message}]}
        raise error
    return code


def shown_days(begin: date | None, now: datetime) -> tuple[date, date]:
    """The first and the last day of a slot list: four weeks from `begin`, but not from yesterday or never."""
    today = local_day(now)
    first = min(max(begin or today, today), today + LATEST_START)
    return first, first + timedelta(days=SHOWN_DAYS - 1)


def slots_out(
    *,
    worker_id: UUID,
    resident_id: UUID,
    topic: Topic,
    now: datetime,
    begin: date | None = None,
    interpreter: str = "",
    by_staff: bool = False,
    leave_out: UUID | None = None,
) -> SlotsOut:
    """The free slots of one worker over four weeks."""
    first, last = shown_days(begin, now)
    slots = open_slots(
        worker_ids=[worker_id],
        topic=topic,
        resident_id=resident_id,
        first=first,
        last=last,
        now=now,
        interpreted=[worker_id] if interpreter else (),
        by_staff=by_staff,
        leave_out=leave_out,
    )[worker_id]
    return SlotsOut.of(
        slots,
        worker_id=worker_id,
        topic_id=topic.pk,
        duration_min=topic.minutes(with_interpreter=bool(interpreter)),
        places=places_with({slot.place_id for slot in slots}),
        now=now,
    )


def booking_out(
    body: BookingIn | StaffBookingIn,
    load: Callable[[], Topic],
    *,
    resident_id: UUID,
    worker_id: UUID,
    by: UUID,
    key: UUID,
    now: datetime,
) -> Status[AppointmentOut]:
    """Book what the body wishes: 201, or 200 with the same appointment if an earlier request with `key` did.

    `load` answers the topic if these two may meet on it; when they may not any more, what was booked stays booked.
    """
    known_language(body.interpreter_language)
    by_staff = by != resident_id
    try:
        topic = load()
    except (NotFound, TopicNotForYou, WorkerNotForYou):
        scope = {"resident_id": resident_id, "worker_id": by} if by_staff else {"resident_id": resident_id}
        earlier = booked_before(key, body.fingerprint(worker_id), **scope)
        if earlier is None:
            raise
        return Status(200, AppointmentOut.of(earlier, viewer_id=by, now=now))
    wish = body.wish(topic, resident_id=resident_id, worker_id=worker_id)
    try:
        booked = book_appointment(wish=wish, by=by, key=key, now=now)
    except SlotRefused as refusal:
        raise _with_slots(refusal, wish, now, by_staff=by_staff) from None
    read = appointment_of_worker if by_staff else appointment_of_resident
    current = read(by, booked.appointment.pk)
    return Status(201 if booked.is_new else 200, AppointmentOut.of(current, viewer_id=by, now=now))


def changed_out(
    load: Callable[[], Appointment], change: Callable[[Appointment], Appointment], *, by: UUID, now: datetime
) -> AppointmentOut:
    """The viewer's appointment after `change`; a refusal carries what is true now: fresh slots, or the appointment."""
    mine = load()
    try:
        return AppointmentOut.of(change(mine), viewer_id=by, now=now)
    except SlotRefused as refusal:
        wish = Wish.to_move(mine, mine.starts_at)
        raise _with_slots(refusal, wish, now, by_staff=by != mine.resident_id, leave_out=mine.pk) from None
    except (VersionStale, NotChangeable) as refusal:
        current = AppointmentOut.of(load(), viewer_id=by, now=now)
        refusal.extra = refusal.extra | {"current": current.model_dump()}
        raise refusal from None


def _with_slots(
    refusal: SlotRefused, wish: Wish, now: datetime, *, by_staff: bool, leave_out: UUID | None = None
) -> SlotRefused:
    """The refusal with the slots that are free now, for the same wish."""
    fresh = slots_out(
        worker_id=wish.worker_id,
        resident_id=wish.resident_id,
        topic=wish.topic,
        now=now,
        interpreter=wish.interpreter_language,
        by_staff=by_staff,
        leave_out=leave_out,
    )
    refusal.extra = refusal.extra | {"slots": fresh.model_dump()}
    return refusal
