"""Free slots of workers, computed anew every time: nothing about them is stored."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from lotse.appointments.models import Mode, Topic
from lotse.appointments.queries.availability import Busy, read_busy, read_hours
from lotse.appointments.rules.booking import Terms, Wish, check_start, shape_of, terms_for
from lotse.appointments.rules.refusals import AnotherAppointment, LimitReached, ModeNotHere, SlotOutsideHours, SlotTaken
from lotse.appointments.rules.slots import Shape, Slot, free_slots
from lotse.appointments.rules.wall_clock import local_day, local_day_of_minute, minute_of, next_minute_of
from lotse.appointments.rules.windows import Window, windows_of


def open_slots(
    *,
    worker_ids: Sequence[UUID],
    topic: Topic,
    resident_id: UUID,
    first: date,
    last: date,
    now: datetime,
    interpreted: Collection[UUID] = (),
    by_staff: bool = False,
    leave_out: UUID | None = None,
) -> dict[UUID, list[Slot]]:
    """Free slots of each worker from `first` to `last` (local days, both included), with two queries in all.

    With the workers who are `interpreted` it takes the longer time of the topic.
    """
    terms = terms_for(topic, by_staff=by_staff)
    last = min(last, date.fromordinal(local_day(now).toordinal() + terms.horizon_days))
    if last < first or not worker_ids:
        return {worker_id: [] for worker_id in worker_ids}
    hours = read_hours(worker_ids, topic_id=topic.pk, first=first, last=last)
    busy = read_busy(
        worker_ids, resident_id=resident_id, first=first, last=last, since=minute_of(now), leave_out=leave_out
    )
    shapes = [shape_of(topic, with_interpreter=worker_id in interpreted) for worker_id in worker_ids]
    earliest = next_minute_of(now + terms.notice)
    return {
        worker_id: free_slots(
            _below_day_limit(windows_of(hours, worker_id, first, last), busy, worker_id, topic, terms),
            busy.spans.get(worker_id, ()),
            shape,
            earliest=earliest,
            own=busy.own,
        )
        for worker_id, shape in zip(worker_ids, shapes, strict=True)
    }


def slot_for(wish: Wish, *, now: datetime, by_staff: bool, leave_out: UUID | None = None) -> tuple[Slot, Shape]:
    """The slot that begins at the wished start, by the arithmetic that lists slots; two queries.

    Raises the refusal that tells why there is none. Call it under the lock on the people involved.
    """
    terms = terms_for(wish.topic, by_staff=by_staff)
    check_start(wish.starts_at, terms, now)
    on = local_day(wish.starts_at)
    hours = read_hours([wish.worker_id], topic_id=wish.topic.pk, first=on, last=on)
    busy = read_busy(
        [wish.worker_id], resident_id=wish.resident_id, first=on, last=on, since=minute_of(now), leave_out=leave_out
    )
    shape = shape_of(wish.topic, with_interpreter=bool(wish.interpreter_language))
    slot = _slot_at(wish, windows_of(hours, wish.worker_id, on, on), busy, shape, terms)
    if any(begins < slot.ends and slot.starts < finishes for begins, finishes in busy.own):
        raise AnotherAppointment
    if terms.max_open is not None and busy.own_open_topics.count(wish.topic.pk) >= terms.max_open:
        raise LimitReached
    if slot.place_id in hours.phone_places and wish.mode == Mode.ON_SITE:
        raise ModeNotHere
    return slot, shape


def _slot_at(wish: Wish, windows: list[Window], busy: Busy, shape: Shape, terms: Terms) -> Slot:
    """The free slot that begins at the wished start, to the second. Raises SlotTaken, SlotOutsideHours."""
    start = minute_of(wish.starts_at)
    if wish.starts_at.second or wish.starts_at.microsecond:
        raise SlotOutsideHours
    left = _below_day_limit(windows, busy, wish.worker_id, wish.topic, terms)
    found = free_slots(left, busy.spans.get(wish.worker_id, ()), shape, earliest=start, latest=start)
    if found:
        return found[0]
    raise SlotTaken if free_slots(windows, (), shape, earliest=start, latest=start) else SlotOutsideHours


def _below_day_limit(windows: list[Window], busy: Busy, worker_id: UUID, topic: Topic, terms: Terms) -> list[Window]:
    """The windows of those days on which the worker may take one more appointment on this topic."""
    if terms.max_per_day is None:
        return windows
    starts = (start for start, topic_id in busy.appointments.get(worker_id, ()) if topic_id == topic.pk)
    per_day = Counter(local_day_of_minute(start) for start in starts)
    full = {on for on, count in per_day.items() if count >= terms.max_per_day}
    return [window for window in windows if local_day_of_minute(window.starts) not in full] if full else windows
