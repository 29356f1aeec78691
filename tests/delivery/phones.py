"""Phones that get pushes, and a worker's work done in the foreground."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client
from django.utils import timezone

from lotse.accounts.models import Device
from lotse.delivery import jobs
from lotse.delivery.models import Job
from lotse.directory.models import Resident, StaffMember
from lotse.events.registry import EventType, find
from lotse.events.services import publish
from tests.people import signed_in
from tests.push_service import Browser, PushService

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
Person = Resident | StaffMember


def put(client: Client, browser: Browser, **changed: Any) -> Any:
    """Tell the server where to push to."""
    body = {**browser.subscription(), **changed}
    return client.put("/api/push/subscription", json.dumps(body), content_type="application/json")


def phone(person: Person, service: PushService, *, client: Client | None = None) -> Browser:
    """A browser of this person that is signed in and subscribed."""
    client = client or signed_in(person)
    browser = service.subscribe(client.get("/api/push").json()["public_key"])
    assert put(client, browser).status_code == 204
    return browser


def appointment_changed() -> EventType:
    kind = find("appointment_changed")
    assert kind is not None
    return kind


def tell(*people: Person, actor: Person | None = None, now: datetime | None = None) -> UUID:
    """Something about an appointment is new for these people."""
    subject = uuid4()
    with transaction.atomic():
        publish(
            event_type=appointment_changed(),
            subject_id=subject,
            recipients=[person.user.pk for person in people],
            actor=actor.user.pk if actor else None,
            now=now or timezone.now(),
        )
    return subject


def work(now: datetime) -> list[jobs.Result]:
    """Do once what is due at this moment; answers how each went."""
    results: list[jobs.Result] = []
    for job in jobs.claim(limit=100, now=now):
        perform = jobs.performer(job.kind)
        assert perform is not None
        results.append(perform(job, now))
        jobs.settle(job, results[-1], now)
    return results


def soon() -> datetime:
    """After the grace that an open app has."""
    return timezone.now() + timedelta(seconds=11)


def open_jobs() -> int:
    """How many jobs wait."""
    return Job.objects.filter(failed_at=None).count()


def device_of(person: Person) -> Device:
    """The one device of this person."""
    return Device.objects.get(user=person.user, ended_at=None)


@contextmanager
def performing(kind: str, perform: jobs.Perform) -> Iterator[None]:
    """Jobs of a kind that only this test knows."""
    jobs.register_job(kind, perform)
    try:
        yield
    finally:
        del jobs._performers[kind]
