"""When periodic work is due: one row each, claimed like a job, so that it runs once across all processes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from lotse.core.periodic import Periodic, registered_periodic
from lotse.delivery.jobs import LEASE, pause_before
from lotse.delivery.models import PeriodicRun


@dataclass(frozen=True)
class Turn:
    """This worker does this work now. No other turn has the same `due_at`."""

    work: Periodic
    due_at: datetime


def make_rows(now: datetime) -> None:
    """Write down work that is new, due at once, and forget work that no app has any more."""
    works = registered_periodic()
    PeriodicRun.objects.bulk_create((PeriodicRun(name=each.name, due_at=now) for each in works), ignore_conflicts=True)
    PeriodicRun.objects.exclude(name__in=[each.name for each in works]).delete()


def claim_turn(now: datetime) -> Turn | None:
    """Take what is due longest, or nothing."""
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    by_name = {each.name: each for each in registered_periodic()}
    due = PeriodicRun.objects.filter(free, due_at__lte=now, name__in=by_name).order_by("due_at", "name")
    for row in due:
        taken = PeriodicRun.objects.filter(free, name=row.name, due_at=row.due_at).update(lease_until=now + LEASE)
        if taken:
            return Turn(by_name[row.name], row.due_at)
    return None


def renew_turns(turns: Iterable[Turn], now: datetime) -> None:
    """Keep the work that is still being done."""
    for turn in turns:
        _mine(turn.work.name, turn.due_at).update(lease_until=now + LEASE)


def settle_turn(turn: Turn, *, failed: bool, now: datetime) -> None:
    """Note that the work was done, or that it broke: then it comes back sooner, after growing pauses."""
    row = _mine(turn.work.name, turn.due_at).first()
    if row is None:
        return
    failures = row.failures + 1 if failed else 0
    due_at = now + min(turn.work.every, pause_before(failures)) if failed else _next(turn, now)
    done_at = row.done_at if failed else now
    _mine(turn.work.name, turn.due_at).update(lease_until=None, due_at=due_at, done_at=done_at, failures=failures)


def _next(turn: Turn, now: datetime) -> datetime:
    """One period later; periods that were missed altogether are not made up for."""
    planned = turn.due_at + turn.work.every
    return planned if planned > now else now + turn.work.every


def _mine(name: str, due_at: datetime) -> QuerySet[PeriodicRun]:
    return PeriodicRun.objects.filter(name=name, due_at=due_at, lease_until__isnull=False)
