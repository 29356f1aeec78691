"""A process without sockets that has much to tell: appends events to people's logs, one transaction each.

`python -m tests.faults.burst KIND SUBJECT TIMES PERSON…` with the settings of a house.
"""

import sys
from uuid import UUID

import django


def main(name: str, subject: str, times: int, people: list[str]) -> None:
    """Publish the same subject again and again."""
    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from lotse.events import registry
    from lotse.events.services import publish

    kind = registry.find(name)
    if kind is None:
        raise SystemExit(f"no events of the kind {name}")
    for _each in range(times):
        with transaction.atomic():
            recipients = [UUID(person) for person in people]
            publish(event_type=kind, subject_id=UUID(subject), recipients=recipients, now=timezone.now())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:])
