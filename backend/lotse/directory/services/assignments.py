"""Who looks after whom, over time."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from lotse.directory.models import Assignment, Resident, StaffMember
from lotse.directory.rules import check_follows, check_may_look_after


@transaction.atomic
def assign_worker(*, resident_id: UUID, worker: StaffMember, on: date) -> Assignment:
    """Let a worker look after a person from the day `on`; the earlier assignment ends there and stays on record.

    Raises OtherPhase when the worker's team does not fit and PeriodBackwards when `on` lies before the present one.
    """
    resident = Resident.objects.select_for_update(no_key=True).get(pk=resident_id)
    check_may_look_after(worker, resident)
    present = Assignment.objects.filter(resident=resident, ends_on__isnull=True).first()
    if present is None:
        return Assignment.objects.create(resident=resident, worker=worker, starts_on=on)
    if present.worker_id == worker.pk:
        return present
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
