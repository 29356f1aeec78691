"""What several endpoints need: the idempotency key, slots as an answer, an appointment as an answer."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpRequest

from lotse.appointments.models import Appointment, Topic
from lotse.appointments.queries.slots import open_slots
from lotse.appointments.rules.refusals import KeyMalformed, KeyMissing, NotChangeable, SlotRefused, VersionStale
from lotse.appointments.rules.wall_clock import local_day
from lotse.appointments.schemas.appointments import AppointmentOut
from lotse.appointments.schemas.choosing import SlotsOut
from lotse.core.errors import DomainError, InvalidInput
from lotse.core.languages import BY_CODE
from lotse.directory.queries import places_with

SHOWN_DAYS = 28
LATEST_START = timedelta(days=400)


def idempotency_key(request: HttpRequest) -> UUID:
    """The client's name for what it wants, from the header Idempotency-Key."""
    given = request.headers.get("Idempotency-Key")
    if not given:
        raise KeyMissing
    try:
        return UUID(given)
    except ValueError:
        raise KeyMalformed from None


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
        with_interpreter=bool(interpreter),
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


def with_slots(refusal: SlotRefused, fresh: Callable[[], SlotsOut]) -> SlotRefused:
    """The refusal with the slots that are free now."""
    refusal.extra = refusal.extra | {"slots": fresh().model_dump()}
    return refusal


def with_current(refusal: VersionStale | NotChangeable, current: AppointmentOut) -> DomainError:
    """The refusal with the appointment as it is now."""
    refusal.extra = refusal.extra | {"current": current.model_dump()}
    return refusal


def fresh_slots_for(appointment: Appointment, now: datetime, *, by_staff: bool) -> Callable[[], SlotsOut]:
    """The slots an appointment could be moved to."""
    return lambda: slots_out(
        worker_id=appointment.worker_id,
        resident_id=appointment.resident_id,
        topic=appointment.topic,
        now=now,
        interpreter=appointment.interpreter_language,
        by_staff=by_staff,
        leave_out=appointment.pk,
    )
