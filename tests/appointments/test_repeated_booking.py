"""A booking whose answer got lost is asked for again, and meanwhile the world has changed."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from lotse.appointments.models import Appointment, TopicResponsibility
from lotse.appointments.rules.wall_clock import local_day
from lotse.directory.models import Assignment
from lotse.directory.services import assign_worker
from tests import factories
from tests.appointments.desk import Desk, post

pytestmark = pytest.mark.django_db


def today() -> date:
    return local_day(timezone.now())


def another_worker(desk: Desk) -> None:
    colleague = factories.staff("Anna Arslan", in_team=desk.cast.weber.team)
    assign_worker(resident_id=desk.cast.amina.pk, worker=colleague, on=today(), now=timezone.now())


def no_worker(desk: Desk) -> None:
    Assignment.objects.filter(resident=desk.cast.amina).update(ends_on=today())


def topic_put_away(desk: Desk) -> None:
    desk.letters.is_active = False
    desk.letters.save()


def topic_of_the_other_phase(desk: Desk) -> None:
    desk.letters.phases = ["AU"]
    desk.letters.save()


def worker_gone(desk: Desk) -> None:
    desk.cast.weber.user.is_active = False
    desk.cast.weber.user.save()


CHANGES = [another_worker, no_worker, topic_put_away, topic_of_the_other_phase, worker_gone]


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_key_brings_the_booking_whatever_has_changed_since(desk: Desk, change: Any) -> None:
    amina, key, body = desk.browser("amina"), uuid4(), desk.booking()
    made = post(amina, "/api/appointments", body, key=key)
    change(desk)
    again = post(amina, "/api/appointments", body, key=key)
    assert (made.status_code, again.status_code) == (201, 200), again.content
    assert again.json()["id"] == made.json()["id"]
    fresh = post(amina, "/api/appointments", {**body, "starts_at": made.json()["ends_at"]}, key=uuid4())
    assert (fresh.status_code, fresh.json()["code"].endswith("_not_for_you")) == (404, True)
    other_wish = post(amina, "/api/appointments", {**body, "topic": desk.discreet.pk}, key=key)
    assert other_wish.json()["code"] in ("idempotency_key_reused", "topic_not_for_you")
    assert Appointment.objects.count() == 1


def test_a_colleague_who_no_longer_takes_the_topic_keeps_what_was_booked(desk: Desk) -> None:
    colleague = factories.staff("Anna Arslan", in_team=desk.cast.weber.team)
    duty = TopicResponsibility.objects.create(topic=desk.letters, worker=colleague)
    desk.open_all_week(colleague)
    amina, key = desk.browser("amina"), uuid4()
    body = desk.booking(worker=str(colleague.pk))
    assert post(amina, "/api/appointments", body, key=key).status_code == 201
    duty.delete()
    assert post(amina, "/api/appointments", body, key=key).status_code == 200


def test_the_key_of_another_resident_opens_nothing(desk: Desk) -> None:
    key, body = uuid4(), desk.booking()
    assert post(desk.browser("amina"), "/api/appointments", body, key=key).status_code == 201
    answer = post(desk.browser("dmytro"), "/api/appointments", body, key=key)
    assert (answer.status_code, answer.json()["code"]) == (404, "worker_not_for_you")


def staff_body(desk: Desk) -> dict[str, Any]:
    return {"resident": str(desk.cast.amina.pk), "topic": desk.letters.pk, "starts_at": desk.first_slot()}


@pytest.mark.parametrize("change", CHANGES[:-1])  # who no longer works here cannot ask
def test_the_workers_own_booking_is_answered_again_too(desk: Desk, change: Any) -> None:
    weber, key, body = desk.browser("weber"), uuid4(), staff_body(desk)
    made = post(weber, "/api/staff/appointments", body, key=key)
    change(desk)
    again = post(weber, "/api/staff/appointments", body, key=key)
    assert (made.status_code, again.status_code) == (201, 200), again.content
    assert again.json()["id"] == made.json()["id"]


def test_a_worker_learns_nothing_from_the_key_of_another_workers_booking(desk: Desk) -> None:
    key, body = uuid4(), staff_body(desk)
    assert post(desk.browser("weber"), "/api/staff/appointments", body, key=key).status_code == 201
    for asked_with in (key, uuid4()):
        answer = post(desk.browser("kaya"), "/api/staff/appointments", body, key=asked_with)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_what_was_booked_stays_readable_when_the_worker_changes(desk: Desk) -> None:
    made = desk.book()
    another_worker(desk)
    for name, path in (("amina", "/api/appointments"), ("weber", "/api/staff/appointments")):
        answer = desk.browser(name).get(f"{path}/{made['id']}")
        assert (answer.status_code, answer.json()["worker"]["name"]) == (200, "Sabine Weber")
    cancelled = post(desk.browser("amina"), f"/api/appointments/{made['id']}/cancel", {"version": 1})
    assert cancelled.json()["status"] == "cancelled_by_resident"


def test_what_was_booked_stays_readable_when_the_assignment_ended_long_ago(desk: Desk) -> None:
    past = desk.past(desk.cast.amina, desk.cast.weber, days=30)
    Assignment.objects.filter(resident=desk.cast.amina).update(ends_on=today() - timedelta(days=20))
    found = desk.browser("amina").get("/api/appointments").json()["past"]["items"]
    assert [UUID(each["id"]) for each in found] == [past.pk]
