"""The demonstration's page: only there, changes nothing unless asked, its sign-ins work."""

import re
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from lotse.accounts.models import ActivationCard, Device, SecondFactor
from lotse.accounts.services import activate, set_second_factor
from lotse.demo.cast import PASSWORD, code_now, fresh_card, staff_sign_ins
from tests.people import Cast, make_cast

pytestmark = [pytest.mark.django_db, pytest.mark.urls("lotse.demo.urls")]

KEY = "00" * 20


@pytest.fixture
def cast(settings: Settings) -> Cast:
    settings.LOTSE_DEMO = True
    cast = make_cast()
    for person in (cast.weber, cast.kaya, cast.roth, cast.lang):
        set_second_factor(user=person.user, key=KEY)
    return cast


@pytest.mark.parametrize("path", ["/demo/", "/demo/demo.css"])
def test_outside_a_demonstration_there_is_no_page(path: str, settings: Settings) -> None:
    settings.LOTSE_DEMO = False
    make_cast()

    assert Client().get(path).status_code == 404
    assert Client().post(path, {"who": "amina"}).status_code == 404
    assert not ActivationCard.objects.exists()


def test_reading_the_page_makes_no_card(cast: Cast) -> None:
    response = Client().get("/demo/?who=amina")

    assert response.status_code == 200
    assert not ActivationCard.objects.exists()
    for username in ("weber", "kaya", "roth", "lang"):
        assert f"<code>{username}</code>" in response.content.decode()


def test_a_click_makes_a_fresh_card_and_shows_its_link(cast: Cast) -> None:
    response = Client().post("/demo/", {"who": "amina"})

    assert ActivationCard.objects.get().user_id == cast.amina.pk
    assert re.search(r'href="http://testserver/ar/card#[\w-]{22}"', response.content.decode())


def test_a_click_from_a_foreign_page_and_an_unknown_person_make_no_card(cast: Cast) -> None:
    assert Client(enforce_csrf_checks=True).post("/demo/", {"who": "amina"}).status_code == 403
    assert Client().post("/demo/", {"who": "weber"}).status_code == 200
    assert not ActivationCard.objects.exists()


def test_the_page_needs_nothing_but_its_own_style_sheet(cast: Cast) -> None:
    response = Client().post("/demo/", {"who": "dmytro"})

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert response.headers["Referrer-Policy"] == "same-origin"  # no-referrer would make the form's origin null
    assert "<script" not in response.content.decode()
    assert " style=" not in response.content.decode()
    assert "--accent: #0e6b62" in Client().get("/demo/demo.css").content.decode()


def test_the_code_on_the_page_is_the_one_the_app_would_show_and_never_a_used_one(cast: Cast) -> None:
    factor = SecondFactor.objects.get(user=cast.weber.user)
    now = datetime(1970, 1, 1, 0, 0, 59, tzinfo=UTC)
    present, following = code_now(factor, now), code_now(factor, datetime(1970, 1, 1, 0, 1, 5, tzinfo=UTC))

    factor.last_t = 1

    assert present != following
    assert code_now(factor, now) == following


def test_the_sign_ins_are_printed_with_addresses(cast: Cast) -> None:
    printed = StringIO()

    call_command("demo_signins", "--base-url", "https://lotse.example/", stdout=printed)

    text = printed.getvalue()
    assert "https://lotse.example/demo/" in text
    assert [line.split()[:2] for line in text.splitlines()[-4:]] == [
        [username, PASSWORD] for username in ("weber", "kaya", "roth", "lang")
    ]


def test_without_data_the_page_says_so(settings: Settings) -> None:
    settings.LOTSE_DEMO = True

    assert "seed_demo" in Client().get("/demo/").content.decode()
    assert "seed_demo" in Client().post("/demo/", {"who": "amina"}).content.decode()
    assert staff_sign_ins(datetime(2026, 11, 18, tzinfo=UTC)) == []


def test_the_next_visitor_chooses_a_pin_again(cast: Cast) -> None:
    for pin in ("481509", "902716"):
        card = fresh_card("amina", origin="http://testserver", now=timezone.now())
        assert card is not None
        chosen = {"pin": pin, "pin_kind": "digits", "language": "ar", "label": "", "address": ""}
        activate(secret=None, code=card.code, replaces=None, now=timezone.now(), **chosen)
    assert Device.objects.filter(user=cast.amina.user, ended_at__isnull=True).count() == 1
