"""Group sessions: planning one, joining, leaving. The number of places cannot be oversold."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from lotse.appointments.models import GroupPlace, GroupSession
from lotse.appointments.queries.availability import read_busy
from lotse.appointments.rules.refusals import AnotherAppointment, HoursRefused, NotChangeable, SessionFull, SlotTaken
from lotse.appointments.rules.wall_clock import local_day, minute_of
from lotse.appointments.services.writing import lock_people, writes


@writes
def plan_session(
    *,
    worker_id: UUID,
    place_id: int,
    titles: dict[str, str],
    starts_at: datetime,
    ends_at: datetime,
    capacity: int,
    now: datetime,
) -> GroupSession:
    """Plan a session in a time in which the worker is free; `titles` by language. Raises SlotTaken, HoursRefused."""
    lock_people(worker_id)
    if ends_at <= starts_at or capacity < 1:
        raise HoursRefused
    busy = read_busy(
        [worker_id], resident_id=worker_id, first=local_day(starts_at), last=local_day(ends_at), since=minute_of(now)
    )
    if any(
        begins < minute_of(ends_at) and minute_of(starts_at) < ends for begins, ends in busy.spans.get(worker_id, ())
    ):
        raise SlotTaken
    session = GroupSession(
        worker_id=worker_id,
        place_id=place_id,
        starts_at=starts_at,
        ends_at=ends_at,
        capacity=capacity,
        changed_at=now,
    )
    for language, title in titles.items():
        setattr(session, f"title_{language}", title)
    session.save(force_insert=True)
    return session


@writes
def join_session(*, session: GroupSession, resident_id: UUID, now: datetime) -> None:
    """Take a place; joining twice is joining once. Raises SessionFull, NotChangeable, AnotherAppointment."""
    lock_people(resident_id)
    if GroupPlace.objects.filter(session=session, resident_id=resident_id).exists():
        return
    if session.starts_at <= now:
        raise NotChangeable
    _check_free(session, resident_id, now)
    free = GroupSession.objects.filter(pk=session.pk, status=GroupSession.Status.PLANNED, taken__lt=F("capacity"))
    if not free.update(taken=F("taken") + 1, changed_at=now):
        called_off = GroupSession.objects.filter(pk=session.pk, status=GroupSession.Status.CANCELLED).exists()
        raise NotChangeable if called_off else SessionFull
    GroupPlace.objects.create(session=session, resident_id=resident_id, joined_at=now)


@writes
def leave_session(*, session: GroupSession, resident_id: UUID, now: datetime) -> None:
    """Give the place back; leaving twice is leaving once. Raises NotChangeable once the session has begun."""
    lock_people(resident_id)
    if session.starts_at <= now:
        raise NotChangeable
    left, _rows = GroupPlace.objects.filter(session=session, resident_id=resident_id).delete()
    if left:
        GroupSession.objects.filter(pk=session.pk).update(taken=F("taken") - 1, changed_at=now)


def _check_free(session: GroupSession, resident_id: UUID, now: datetime) -> None:
    on, starts, ends = local_day(session.starts_at), minute_of(session.starts_at), minute_of(session.ends_at)
    busy = read_busy([session.worker_id], resident_id=resident_id, first=on, last=on, since=minute_of(now))
    if any(begins < ends and starts < finishes for begins, finishes in busy.own):
        raise AnotherAppointment
