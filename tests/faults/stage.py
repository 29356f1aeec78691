"""Fills an empty database with people who are signed in and talk to each other; prints how to be them, as JSON.

Run as a process of its own, because the house under test is one: `python -m tests.faults.stage RESIDENTS WORKERS`.
"""

import json
import sys
from typing import Any

import django


def main(residents: int, workers: int) -> None:
    """Migrate, make the people, sign them in, begin their conversations."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(people(residents, workers)))


def people(residents: int, workers: int) -> dict[str, list[dict[str, Any]]]:
    """Everybody has a team of their own with one worker, so that a message has two readers."""
    from django.utils import timezone

    from lotse.events.models import Event, Inbox
    from lotse.messaging.services.conversations import begin_conversation
    from tests import factories
    from tests.people import viewer

    organisation, house = factories.organisation(), factories.house()
    staff = [
        factories.staff(f"Sabine {number}", in_team=factories.team(organisation), houses=[house], username=f"w{number}")
        for number in range(workers)
    ]
    room = factories.room(house, beds=residents)
    told = []
    for number in range(residents):
        person, worker = factories.resident(lives_in=room), staff[number % workers]
        factories.assignment(person, worker)
        talk = begin_conversation(viewer=viewer(person), resident_id=person.pk, now=timezone.now())
        told.append({**_signed_in(person), "conversation": str(talk), "worker": number % workers})
    for model in (Event, Inbox):
        model.objects.all().delete()  # everybody's log begins with the test
    return {"residents": told, "workers": [_signed_in(worker) for worker in staff]}


def _signed_in(person: Any) -> dict[str, Any]:
    from tests.people import signed_in

    jar = signed_in(person).cookies
    return {"id": str(person.pk), "cookies": {name: morsel.value for name, morsel in jar.items()}}


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
