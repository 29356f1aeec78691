"""The first card opens for whoever holds it: the person and her worker see when, where, by whose card, and end it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from lotse.accounts.models import ActivationCard, Device, User
from lotse.accounts.services import IssuedCard, issue_card
from lotse.accounts.services.forgetting import forget_old
from tests.accounts.browser import Browser
from tests.accounts.conftest import PIN, card_body, phone_of
from tests.people import Cast, signed_in

NewCard = Callable[[User], IssuedCard]
PHONE = "Android · Chrome"


@pytest.fixture
def opened(cast: Cast, new_card: NewCard) -> Browser:
    """Somebody came in with the first card of Amina, printed by Frau Roth, and chose a PIN."""
    phone = Browser()
    answer = phone.post("/activation", card_body(new_card(cast.amina.user), device_label=PHONE))
    assert answer.status_code == 201
    return phone


def told(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def page(cast: Cast, who: str = "weber") -> Any:
    return signed_in(getattr(cast, who)).get(f"/api/staff/residents/{cast.amina.pk}")


def end(cast: Cast, who: str = "weber") -> Any:
    return signed_in(getattr(cast, who)).post(f"/api/staff/residents/{cast.amina.pk}/access/end")


def test_the_worker_sees_who_opened_the_access_with_whose_card(cast: Cast, opened: Browser) -> None:
    body = page(cast).json()

    (opening,) = body["openings"]
    used = ActivationCard.objects.get()
    assert opening.pop("opened_at")[:19] == f"{used.used_at:%Y-%m-%dT%H:%M:%S}"
    assert opening == {
        "device": PHONE,
        "issuer": "Petra Roth",
        "issuer_role": "accommodation_staff",
        "chose_pin": True,
        "is_signed_in": True,
    }
    assert (body["name"], body["card"]["state"], body["devices"]) == ("Amina Haddad", "used", 1)


def test_nobody_has_come_in_yet(cast: Cast) -> None:
    body = page(cast).json()

    assert (body["openings"], body["card"], body["devices"]) == ([], {"state": "none", "expires_at": None}, 0)


def test_amina_sees_it_too(opened: Browser) -> None:
    (card,) = opened.get("/cards").json()

    assert (card["device"], card["chose_pin"], card["issuer_role"]) == (PHONE, True, "accommodation_staff")


def test_a_card_that_asked_for_the_pin_did_not_choose_it(cast: Cast, opened: Browser, new_card: NewCard) -> None:
    phone_of(cast.amina.user, new_card)

    openings = page(cast).json()["openings"]

    assert [(each["chose_pin"], each["is_signed_in"]) for each in openings] == [(False, True), (True, False)]


def test_the_opening_that_chose_the_pin_is_told_however_many_came_after_it(
    cast: Cast, opened: Browser, new_card: NewCard
) -> None:
    for _ in range(6):
        phone_of(cast.amina.user, new_card)

    openings = page(cast).json()["openings"]

    assert [each["chose_pin"] for each in openings] == [False, False, False, False, True]
    assert openings[-1]["device"] == PHONE


def test_one_tap_ends_devices_card_and_pin(cast: Cast, opened: Browser, new_card: NewCard) -> None:
    live = new_card(cast.amina.user)

    assert end(cast).status_code == 204

    assert opened.state() == "signed_out"
    assert not Device.objects.filter(user=cast.amina.pk, ended_at__isnull=True).exists()
    assert told(Browser().post("/activation/check", {"secret": live.secret})) == (410, "card_revoked")
    assert (page(cast).json()["devices"], page(cast).json()["openings"][0]["is_signed_in"]) == (0, False)


def test_afterwards_a_card_of_the_house_opens_nothing_with_the_pin_that_was_known(
    cast: Cast, opened: Browser, new_card: NewCard
) -> None:
    end(cast)
    card = new_card(cast.amina.user)

    known = Browser().post("/activation", {"secret": card.secret, "present_pin": PIN, "language": "ar"})
    fresh = Browser().post("/activation", card_body(card, pin="731958"))

    assert told(known) == (403, "pin_wrong")
    assert told(fresh) == (403, "pin_needed")
    assert not Device.objects.filter(user=cast.amina.pk, ended_at__isnull=True).exists()


def test_afterwards_the_workers_card_lets_amina_choose_a_new_pin(cast: Cast, opened: Browser) -> None:
    end(cast)
    card = issue_card(resident_user=cast.amina.user, issued_by=cast.weber.user, now=timezone.now())
    phone = Browser()

    assert phone.post("/activation", card_body(card, pin="731958")).status_code == 201
    assert phone.state() == "ready"
    assert [(each["issuer"], each["chose_pin"]) for each in page(cast).json()["openings"]] == [
        ("Sabine Weber", True),
        ("Petra Roth", True),
    ]


def test_the_card_that_chose_the_pin_is_not_forgotten_while_the_pin_holds(
    cast: Cast, opened: Browser, new_card: NewCard
) -> None:
    phone_of(cast.amina.user, new_card)
    phone_of(cast.amina.user, new_card)

    forget_old(older_than=timedelta(days=90), now=timezone.now() + timedelta(days=200))

    assert list(ActivationCard.objects.order_by("issued_at").values_list("chose_pin", flat=True)) == [True, False]


def test_only_her_own_worker_sees_and_ends_it(cast: Cast, opened: Browser) -> None:
    for ask in (page, end):
        for who in ("amina", "dmytro", "roth", "lang"):
            assert (who, *told(ask(cast, who))) == (who, 403, "not_allowed")
        assert told(ask(cast, "kaya")) == (404, "not_found")
    assert told(Client().get(f"/api/staff/residents/{cast.amina.pk}")) == (401, "not_signed_in")
    assert told(Client().post(f"/api/staff/residents/{cast.amina.pk}/access/end")) == (401, "not_signed_in")
    assert told(signed_in(cast.weber).get(f"/api/staff/residents/{uuid4()}")) == (404, "not_found")
    assert opened.state() == "ready"
