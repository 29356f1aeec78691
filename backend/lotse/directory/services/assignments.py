"""Who looks after whom, over time."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from lotse.accounts.rules import local_day
from lotse.directory.models import Assignment, Resident, StaffMember
from lotse.directory.rules import check_follows, check_may_look_after
from lotse.directory.services.caring import care_changed


@transaction.atomic
def assign_worker(*, resident_id: UUID, worker: StaffMember, on: date, now: datetime) -> Assignment:
    """Let a worker look after a person from the day `on`; the earlier assignment ends there and stays on record.

    From that day on the earlier worker sees nothing more of her, and the new one does.
    Raises OtherPhase when the worker's team does not fit and PeriodBackwards when `on` lies before the present one.
    """
    resident = Resident.objects.select_for_update(no_key=True).get(pk=resident_id)
    check_may_look_after(worker, resident)
    present = Assignment.objects.filter(resident=resident, ends_on__isnull=True).first()
    if present is not None and present.worker_id == worker.pk:
        return present
    people = {worker.pk} if present is None else {worker.pk, present.worker_id}
    assignment = _replaced(present, resident, worker, on)
    if on <= local_day(now):
        care_changed(resident_ids=(resident_id,), people=people, now=now)
    return assignment


def _replaced(present: Assignment | None, resident: Resident, worker: StaffMember, on: date) -> Assignment:
    if present is not None:
        check_follows(present.starts_on, on)
        if present.starts_on == on:
            present.worker = worker
            present.save(update_fields=["worker"])
            return present
        Assignment.objects.filter(pk=present.pk).update(ends_on=on)
    return Assignment.objects.create(resident=resident, worker=worker, starts_on=on)


@transaction.atomic
def assign_workers(*, pairs: Iterable[tuple[Resident, StaffMember]], on: date) -> list[Assignment]:
    """First assignments of many newly admitted people at once; a person who has a worker violates the constraint."""
    checked = list(pairs)
    for resident, worker in checked:
        check_may_look_after(worker, resident)
    return Assignment.objects.bulk_create(
        Assignment(resident=resident, worker=worker, starts_on=on) for resident, worker in checked
    )
