"""A colleague answers in a worker's place for some days.

Anybody of the team may enter it, also in her own favour: whoever is ill cannot, and in a team of two there is no third
one to ask. What keeps this honest is that it cannot be done unseen: the row keeps who entered it, the worker is told
at once and by push, and her residents read in the app who answers now. Either of them can ask, and end it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from lotse.accounts.queries import Viewer
from lotse.accounts.rules import local_day
from lotse.core.errors import NotFound
from lotse.directory.events import COVER_CHANGED
from lotse.directory.models import Assignment, Cover, StaffMember
from lotse.directory.queries.covers import team_of
from lotse.directory.queries.pages import in_force
from lotse.directory.rules import CoverOverlaps, NotInYourTeam, check_cover_days
from lotse.directory.services.caring import care_changed
from lotse.events.services import publish


@dataclass(frozen=True, kw_only=True)
class CoverWish:
    """Who is away, who answers, from the first to the last day."""

    worker_id: UUID
    deputy_id: UUID
    first_day: date
    last_day: date


@transaction.atomic
def enter_cover(*, wish: CoverWish, viewer: Viewer, now: datetime) -> Cover:
    """Let a colleague answer for a worker of the viewer's team: the viewer, or somebody who is ill and cannot enter it.

    The worker hears of it, unless she entered it herself.
    Raises NotInYourTeam, CoverDays or CoverOverlaps.
    """
    check_cover_days(wish.first_day, wish.last_day, local_day(now))
    colleagues = {person.pk for person in team_of(viewer)}
    if wish.worker_id == wish.deputy_id or not {wish.worker_id, wish.deputy_id} <= colleagues:
        raise NotInYourTeam
    StaffMember.objects.select_for_update(no_key=True).get(pk=wish.worker_id)
    ends_on = wish.last_day + timedelta(days=1)
    if Cover.objects.filter(worker_id=wish.worker_id, starts_on__lt=ends_on, ends_on__gt=wish.first_day).exists():
        raise CoverOverlaps
    cover = Cover.objects.create(
        worker_id=wish.worker_id,
        deputy_id=wish.deputy_id,
        starts_on=wish.first_day,
        ends_on=ends_on,
        entered_by_id=viewer.user_id,
    )
    _tell(cover, now)
    _tell_worker(cover, viewer, now)
    return cover


@transaction.atomic
def end_cover(*, cover_id: int, viewer: Viewer, now: datetime) -> None:
    """End a cover of the viewer's team now; one that has not begun never does. Raises NotFound."""
    today = local_day(now)
    team = [person.pk for person in team_of(viewer)]
    cover = Cover.objects.select_for_update(of=("self",)).filter(pk=cover_id, worker_id__in=team).first()
    if cover is None or cover.ends_on <= today:
        raise NotFound
    was_in_force = cover.starts_on <= today
    if cover.starts_on < today:
        Cover.objects.filter(pk=cover.pk).update(ends_on=today)
    else:
        Cover.objects.filter(pk=cover.pk).delete()
    if was_in_force:
        _tell(cover, now)
    _tell_worker(cover, viewer, now)


def _tell_worker(cover: Cover, viewer: Viewer, now: datetime) -> None:
    """Last of all: what was told before has locked her log already, in the order of all writers."""
    if cover.worker_id != viewer.user_id:
        publish(event_type=COVER_CHANGED, subject_id=cover.worker_id, recipients=[cover.worker_id], now=now)


def _tell(cover: Cover, now: datetime) -> None:
    today = local_day(now)
    if not cover.starts_on <= today < cover.ends_on:
        return
    residents = Assignment.objects.filter(in_force(today), worker_id=cover.worker_id)
    ids = list(residents.order_by("resident_id").values_list("resident_id", flat=True))
    care_changed(resident_ids=ids, people=(cover.worker_id, cover.deputy_id), now=now)
