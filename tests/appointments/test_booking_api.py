"""Booking, moving and cancelling as the app does it: what a good request answers, and what a bad one is told."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from lotse.appointments.models import Appointment
from tests import factories, people
from tests.appointments.desk import Desk, post

pytestmark = pytest.mark.django_db


def test_amina_books_sees_moves_and_cancels(desk: Desk) -> None:
    amina, key = desk.browser("amina"), uuid4()
    body = desk.booking(interpreter_language="ar")
    first = post(amina, "/api/appointments", body, key=key)
    again = post(amina, "/api/appointments", body, key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    made = first.json()
    assert made == again.json()
    assert made["starts_at"] == body["starts_at"]
    assert (made["status"], made["version"], made["interpreter_state"]) == ("booked", 1, "wanted")
    assert (made["can_cancel"], made["can_move"], made["resident"]) == (True, True, None)
    assert made["topic"]["papers"] == ["Den Brief", "Ihren Ausweis"]
    assert made["worker"]["name"] == "Sabine Weber"
    assert amina.get("/api/appointments").json() == {"upcoming": [made], "past": {"items": [], "next": None}}
    assert amina.get(f"/api/appointments/{made['id']}").json() == made

    later = desk.first_slot(index=2)
    moved = post(amina, f"/api/appointments/{made['id']}/move", {"starts_at": later, "version": 1}, key=uuid4()).json()
    assert (moved["starts_at"], moved["version"]) == (later, 2)
    gone = post(amina, f"/api/appointments/{made['id']}/cancel", {"version": 2}).json()
    assert (gone["status"], gone["can_cancel"], gone["can_move"]) == ("cancelled_by_resident", False, False)
    assert [each["id"] for each in amina.get("/api/appointments").json()["past"]["items"]] == [made["id"]]
    assert desk.first_slot() == body["starts_at"]


def test_a_topic_of_the_other_phase_is_not_there(desk: Desk) -> None:
    desk.letters.phases = ["AU"]
    desk.letters.save()
    amina = desk.browser("amina")
    assert [topic["id"] for topic in amina.get("/api/topics").json()] == [desk.discreet.pk]
    assert amina.get(f"/api/topics/{desk.letters.pk}/workers").json()["code"] == "topic_not_for_you"
    answer = post(amina, "/api/appointments", desk_body(desk), key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (404, "topic_not_for_you")


def desk_body(desk: Desk, **changes: Any) -> dict[str, Any]:
    tomorrow = timezone.now() + timedelta(days=1)
    plain = {"topic": desk.letters.pk, "worker": str(desk.cast.weber.pk), "starts_at": tomorrow.isoformat()}
    return {**plain, **changes}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"starts_at": "2026-01-05T09:00:00Z"}, 422, "slot_in_past"),
        ({"starts_at": "2099-01-05T09:00:00Z"}, 422, "beyond_horizon"),
        ({"starts_at": "9999-12-31T23:59:00Z"}, 422, "invalid_input"),
        ({"starts_at": "2026-11-25T09:00:00"}, 422, "invalid_input"),
        ({"starts_at": "next week"}, 422, "invalid_input"),
        ({"worker": "weber"}, 422, "malformed_id"),
        ({"worker": str(uuid4())}, 404, "worker_not_for_you"),
        ({"topic": 999_999}, 404, "topic_not_for_you"),
        ({"topic": 10**30}, 422, "invalid_input"),
        ({"mode": "letter"}, 422, "invalid_input"),
        ({"interpreter_language": "xx"}, 422, "invalid_input"),
    ],
)
def test_bad_bookings_have_a_code_and_a_sentence(desk: Desk, changes: dict[str, Any], status: int, code: str) -> None:
    answer = post(desk.browser("amina"), "/api/appointments", desk_body(desk, **changes), key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"]
    assert Appointment.objects.count() == 0


def test_refused_starts_bring_fresh_slots(desk: Desk) -> None:
    taken = desk.book()["starts_at"]
    neighbour = factories.resident(lives_in=factories.room(desk.cast.aminas_house))
    factories.assignment(neighbour, desk.cast.weber)
    other = people.signed_in(neighbour)
    off_grid = (datetime.fromisoformat(taken) + timedelta(minutes=1)).isoformat()
    for starts_at, status, code in [
        (taken, 409, "slot_taken"),
        (off_grid, 422, "slot_outside_hours"),
        ("2026-01-05T09:00:00Z", 422, "slot_in_past"),
    ]:
        answer = post(other, "/api/appointments", desk.booking(starts_at=starts_at), key=uuid4())
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        offered = [slot["starts_at"] for day in answer.json()["slots"]["days"] for slot in day["slots"]]
        assert taken not in offered
        assert offered == sorted(offered) != []


def test_too_soon_is_told(desk: Desk) -> None:
    desk.letters.min_notice_hours = 24 * 20
    desk.letters.save()
    answer = post(desk.browser("amina"), "/api/appointments", desk_body(desk), key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (422, "slot_too_soon")


@pytest.mark.parametrize(
    ("key", "status", "code"),
    [
        (None, 400, "idempotency_key_missing"),
        ("", 400, "idempotency_key_missing"),
        ("7", 400, "idempotency_key_malformed"),
    ],
)
def test_the_key_is_asked_for(desk: Desk, key: str | None, status: int, code: str) -> None:
    amina = desk.browser("amina")
    made = desk.book()
    for path, body in [
        ("/api/appointments", desk_body(desk)),
        (f"/api/appointments/{made['id']}/move", {"starts_at": made["starts_at"], "version": 1}),
    ]:
        answer = post(amina, path, body, key=key)
        assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_key_with_another_wish_is_refused(desk: Desk) -> None:
    amina, key = desk.browser("amina"), uuid4()
    assert post(amina, "/api/appointments", desk.booking(), key=key).status_code == 201
    answer = post(amina, "/api/appointments", desk.booking(starts_at=desk.first_slot(index=3)), key=key)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


def test_a_stale_version_brings_the_appointment_as_it_is_now(desk: Desk) -> None:
    amina, made = desk.browser("amina"), desk.book()
    path = f"/api/appointments/{made['id']}"
    later = desk.first_slot(index=5)
    stale = post(amina, f"{path}/move", {"starts_at": later, "version": 7}, key=uuid4())
    assert (stale.status_code, stale.json()["code"], stale.json()["current"]) == (409, "version_stale", made)
    post(amina, f"{path}/cancel", {"version": 1})
    over = post(amina, f"{path}/move", {"starts_at": later, "version": 2}, key=uuid4())
    assert (over.status_code, over.json()["code"]) == (409, "not_changeable")
    assert over.json()["current"]["status"] == "cancelled_by_resident"


def test_moving_to_a_taken_time_brings_slots(desk: Desk) -> None:
    first, second = desk.book(), desk.book(index=4)
    body = {"starts_at": first["starts_at"], "version": 1}
    answer = post(desk.browser("amina"), f"/api/appointments/{second['id']}/move", body, key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (409, "slot_taken")
    assert answer.json()["slots"]["days"] != []
