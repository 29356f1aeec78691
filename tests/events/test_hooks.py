"""Who is told when events are written and read: inside the change, after it, and never at its expense."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from lotse.core.shapes import Schema
from lotse.events import hooks
from lotse.events.models import Event
from lotse.events.queries import FIRST_EPOCH
from lotse.events.registry import EventType
from lotse.events.services import publish
from tests.people import Cast, make_cast, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
LAMP = EventType(name="lamp_changed", schema=Schema, load=lambda viewer, ids: {})


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def only_our_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_before_commit", "_after_commit", "_on_read"):
        monkeypatch.setattr(hooks, name, [])


def switch(*people: Any, actor: Any = None) -> uuid.UUID:
    lamp = uuid.uuid4()
    publish(event_type=LAMP, subject_id=lamp, recipients=[one.pk for one in people], now=NOW, actor=actor and actor.pk)
    return lamp


def test_the_hooks_hear_of_every_recipient_and_number_in_the_change_and_after_it(cast: Cast) -> None:
    heard: list[tuple[str, hooks.Appended]] = []
    hooks.before_commit(lambda told: heard.append(("inside", told)))
    hooks.after_commit(lambda told: heard.append(("after", told)))
    with transaction.atomic():
        lamp = switch(cast.amina, cast.weber, actor=cast.weber)
        assert [when for when, _ in heard] == ["inside"]
    assert [when for when, _ in heard] == ["inside", "after"]
    told = heard[1][1]
    assert (told.event_type_name, told.subject_id, told.actor, told.now) == ("lamp_changed", lamp, cast.weber.pk, NOW)
    assert dict(told.numbers) == {cast.amina.pk: 1, cast.weber.pk: 1}


def test_a_change_that_is_rolled_back_wakes_nobody(cast: Cast) -> None:
    heard: list[hooks.Appended] = []
    hooks.after_commit(heard.append)
    with pytest.raises(RuntimeError), transaction.atomic():
        switch(cast.amina)
        raise RuntimeError
    assert heard == []


def test_nobody_to_tell_is_told_to_nobody() -> None:
    heard: list[hooks.Appended] = []
    hooks.before_commit(heard.append)
    with transaction.atomic():
        switch()
    assert heard == []


def test_a_failing_wake_disturbs_neither_the_change_nor_the_others(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[hooks.Appended] = []

    def fail(told: hooks.Appended) -> None:
        raise ConnectionError

    hooks.after_commit(fail)
    hooks.after_commit(heard.append)
    with transaction.atomic():
        switch(cast.amina)
    assert (Event.objects.count(), len(heard)) == (1, 1)
    assert "event_hook_failed" in caplog.text


def test_what_fails_inside_undoes_the_change(cast: Cast) -> None:
    def fail(told: hooks.Appended) -> None:
        raise ValueError

    hooks.before_commit(fail)
    with pytest.raises(ValueError), transaction.atomic():  # noqa: PT011 - the hook's own
        switch(cast.amina)
    assert Event.objects.count() == 0


def test_asking_for_events_says_how_far_the_phone_is(cast: Cast) -> None:
    read: list[tuple[uuid.UUID, int]] = []
    hooks.on_read(lambda device, seq: read.append((device, seq)))
    with transaction.atomic():
        switch(cast.amina)
    phone = signed_in(cast.amina)
    assert phone.get("/api/events", {"epoch": FIRST_EPOCH, "after": "1"}).status_code == 200
    assert phone.get("/api/events", {"epoch": "another", "after": "7"}).status_code == 409
    assert [seq for _device, seq in read] == [1]
