"""The first answer of the app: nothing personal before the PIN, the home screen after it, in few queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lotse.accounts import cookies
from tests.appointments.desk import make_desk, post
from tests.messaging.talk import make_talk
from tests.people import Cast, make_cast, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def start(client: Client, language: str = "de") -> dict[str, Any]:
    answer = client.get("/api/bootstrap", headers={"Accept-Language": language})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    return dict(answer.json())


def test_signed_out_there_is_a_token_and_nothing_else(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        body = start(client)
    shown = {name: value for name, value in body.items() if value is not None}
    assert shown == {"state": "signed_out", "csrf_token": body["csrf_token"], "demo": False}
    assert client.cookies["csrftoken"]["httponly"]


def test_before_the_pin_there_is_a_name_and_a_language(cast: Cast, django_assert_num_queries: Any) -> None:
    phone = signed_in(cast.amina)
    del phone.cookies[cookies.UNLOCK]
    with django_assert_num_queries(1):
        body = start(phone)
    assert (body["state"], body["viewer"]) == ("locked", {"call_me": cast.amina.user.call_me, "language": "ar"})
    assert [body[name] for name in ("epoch", "head", "resident", "staff")] == [None] * 4


def test_a_resident_sees_her_home_screen(cast: Cast, django_assert_num_queries: Any) -> None:
    """Who asks, where the log stands, audio, next appointment, worker, topics."""
    phone = signed_in(cast.amina)
    with django_assert_num_queries(7):
        body = start(phone)
    assert (body["state"], body["viewer"]["id"], body["viewer"]["role"]) == ("ready", str(cast.amina.pk), "resident")
    assert (body["epoch"], body["head"], body["staff"]) == ("0", 0, None)
    assert body["resident"]["worker"]["name"] == "Sabine Weber"
    assert (body["resident"]["next_appointment"], body["resident"]["cancelled_ahead"]) == (None, [])


def test_home_says_what_the_service_cancelled(django_assert_num_queries: Any) -> None:
    """In the same five reads; only to her, and not what she cancelled herself."""
    desk = make_desk()
    first, second, third = (desk.book(index=index) for index in (0, 2, 4))
    ill = {"version": 1, "reason": "ill"}
    assert post(desk.browser("weber"), f"/api/staff/appointments/{first['id']}/cancel", ill).status_code == 200
    assert post(desk.browser("amina"), f"/api/appointments/{second['id']}/cancel", {"version": 1}).status_code == 200
    phone = desk.browser("amina")
    with django_assert_num_queries(7):
        home = start(phone)["resident"]
    assert [(each["id"], each["cancel_reason"]) for each in home["cancelled_ahead"]] == [(first["id"], "ill")]
    assert home["next_appointment"]["id"] == third["id"]
    assert start(desk.browser("dmytro"))["resident"]["cancelled_ahead"] == []


def test_home_says_who_covers_now_and_until_when(django_assert_num_queries: Any) -> None:
    """In the same reads; a cover that is over or has not begun says nothing, nor does somebody else's."""
    talk = make_talk()
    today = timezone.localdate()
    talk.cover(days=2, starts_in=5)
    assert start(talk.browser("amina"))["resident"]["deputy"] is None
    talk.cover(days=3)
    with django_assert_num_queries(7):
        home = start(talk.browser("amina"))["resident"]
    assert home["deputy"] == {"name": talk.arslan.display_name, "until_on": str(today + timedelta(days=2))}
    assert home["worker"]["name"] == "Sabine Weber"
    assert start(talk.browser("dmytro"))["resident"]["deputy"] is None


def test_nobody_sees_another_persons_worker(cast: Cast) -> None:
    assert start(signed_in(cast.dmytro))["resident"]["worker"]["name"] == "Emre Kaya"


@pytest.mark.parametrize("who", ["weber", "roth", "lang"])
def test_staff_see_themselves(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    body = start(signed_in(person))
    assert (body["state"], body["resident"], body["staff"]["display_name"]) == ("ready", None, person.display_name)
    assert body["staff"]["languages"] == person.languages


def test_an_ended_device_is_signed_out(cast: Cast) -> None:
    phone = signed_in(cast.amina)
    phone.cookies[cookies.DEVICE] = "somebody else's"
    assert start(phone)["state"] == "signed_out"
