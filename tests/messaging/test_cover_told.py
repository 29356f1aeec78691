"""Who is covered hears of it: nobody takes over somebody's conversations unseen."""

import pytest

from lotse.delivery.models import Job
from lotse.delivery.push.outbox import KIND
from lotse.directory.models import Cover
from tests.delivery.test_standing import _subscribe
from tests.messaging.talk import Talk
from tests.messaging.test_inbox import cover

pytestmark = pytest.mark.django_db


def told(talk: Talk, name: str) -> list[tuple[str, str]]:
    """The covers that this person was told of: who answers for whom."""
    events = [each for each in talk.events(name) if each["event_type"] == "cover_changed"]
    return [(each["data"]["worker"]["name"], each["data"]["deputy"]["name"]) for each in events if each["data"]]


def test_a_colleague_who_enters_herself_is_seen_by_the_worker_at_once_and_by_push(talk: Talk) -> None:
    talk.browser("weber")
    _subscribe(talk.cast.weber.user.devices.get())
    made = cover(talk, "weber", "yilmaz", by="yilmaz")
    assert made.status_code == 201
    assert Cover.objects.get().entered_by_id == talk.yilmaz.pk
    assert told(talk, "weber") == [("Sabine Weber", "Deniz Yilmaz")]
    assert [told(talk, name) for name in ("yilmaz", "arslan", "amina")] == [[], [], []]
    job = Job.objects.get(kind=KIND)
    assert job.payload["event"] == "cover_changed"
    assert talk.get("amina", "/bootstrap").json()["resident"]["deputy"]["name"] == "Deniz Yilmaz"


def test_whoever_enters_it_for_herself_needs_not_be_told_and_she_is_told_of_its_end(talk: Talk) -> None:
    made = cover(talk, "weber", "arslan", by="weber").json()
    assert told(talk, "weber") == []
    assert talk.browser("arslan").delete(f"/api/staff/covers/{made['id']}").status_code == 204
    assert [each["event_type"] for each in talk.events("weber")][-1] == "cover_changed"
