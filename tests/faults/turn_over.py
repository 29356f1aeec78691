"""Somebody else looks after a resident from today on: `python -m tests.faults.turn_over RESIDENT WORKER`."""

import sys

import django


def main(resident: str, worker: str) -> None:
    """Assign the worker, as the directory does it."""
    django.setup()
    from uuid import UUID

    from django.utils import timezone

    from lotse.directory.models import StaffMember
    from lotse.directory.services import assign_worker

    now = timezone.now()
    colleague = StaffMember.objects.get(pk=UUID(worker))
    assign_worker(resident_id=UUID(resident), worker=colleague, on=timezone.localdate(now), now=now)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
