"""A member of staff leaves the service."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from lotse.accounts.models import User
from lotse.accounts.rules import local_day
from lotse.accounts.services import end_access
from lotse.accounts.services.people import normal_username
from lotse.core.errors import NotFound
from lotse.directory.models import Assignment, Cover, StaffMember
from lotse.directory.queries.pages import in_force
from lotse.directory.services.caring import tell_afterwards


@dataclass(frozen=True)
class StillOpen:
    """What somebody else has to take over: residents that this person is in charge of, covers that name her."""

    resident_ids: list[UUID]
    covers: int


@transaction.atomic
def leave_service(*, username: str, now: datetime) -> StillOpen:
    """Let a member of staff in no more, end her devices, and tell the desks and phones around her. Twice is harmless.

    Her assignments stay, so that nobody is forgotten: a colleague takes each of them over by `assign_worker`.
    Raises NotFound.
    """
    user = User.objects.select_for_update(no_key=True).filter(username=normal_username(username)).first()
    if user is None or not StaffMember.objects.filter(pk=user.pk).exists():
        raise NotFound
    User.objects.filter(pk=user.pk).update(is_active=False)
    end_access(user_id=user.pk, now=now)
    today = local_day(now)
    own = _looked_after([user.pk], now)
    covers = Cover.objects.filter(deputy=user.pk, ends_on__gt=today)
    covered = _looked_after(list(covers.filter(in_force(today)).values_list("worker_id", flat=True)), now)
    touched = sorted({*own.values_list("resident_id", flat=True), *covered.values_list("resident_id", flat=True)})
    if touched:
        tell_afterwards(resident_ids=touched, people=(user.pk,), now=now)
    return StillOpen(list(own.order_by("resident_id").values_list("resident_id", flat=True)), covers.count())


def _looked_after(worker_ids: list[UUID], now: datetime) -> QuerySet[Assignment]:
    return Assignment.objects.filter(in_force(local_day(now)), worker_id__in=worker_ids)
