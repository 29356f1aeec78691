"""The wall to house staff: once a person has a PIN, a card of the house opens nothing without it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lotse.accounts.models import ActivationCard, Device, User
from lotse.accounts.services import IssuedCard, issue_card
from tests.accounts.browser import Browser
from tests.accounts.conftest import PIN, card_body
from tests.people import Cast, signed_in

JSON = "application/json"
PICTURES = "03-11-07-01"
NewCard = Callable[[User], IssuedCard]


@pytest.fixture
def webers_card(cast: Cast) -> Callable[[], IssuedCard]:
    """Prints a card of Frau Weber for Amina."""
    return lambda: issue_card(resident_user=cast.amina.user, issued_by=cast.weber.user, now=timezone.now())


def with_pin(card: IssuedCard, pin: str = PIN) -> dict[str, str]:
    """What the app sends for a card that asks for the PIN the person has."""
    return {"secret": card.secret, "present_pin": pin, "language": "ar"}


def told(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_house_staff_read_no_appointment_by_any_card_they_make(cast: Cast, aminas_phone: Browser) -> None:
    made = signed_in(cast.roth).post(f"/api/staff/residents/{cast.amina.pk}/cards", {"language": "ar"}, JSON).json()
    secret, roths_phone = made["card_url"].partition("#")[2], Browser()
    for words in ({"secret": secret}, {"code": made["code"]}):
        chosen = {"pin": "902716", "pin_kind": "digits", "language": "de"}
        assert told(roths_phone.post("/activation", words | chosen)) == (403, "pin_needed")
        guessed = {"present_pin": "902716", "language": "de"}
        assert told(roths_phone.post("/activation", words | guessed | chosen)) == (403, "pin_wrong")
    assert roths_phone.get("/appointments").status_code == 401
    assert (roths_phone.state(), aminas_phone.state()) == ("signed_out", "ready")


def test_a_card_of_the_house_says_which_pin_it_wants(cast: Cast, new_card: NewCard, aminas_phone: Browser) -> None:
    def check() -> Any:
        return Browser().post("/activation/check", {"secret": new_card(cast.amina.user).secret}).json()["needs_pin"]

    assert check() == "digits"
    User.objects.filter(pk=cast.amina.pk).update(pin_kind="pictures")
    assert check() == "pictures"
    assert (
        Browser().post("/activation/check", {"secret": new_card(cast.dmytro.user).secret}).json()["needs_pin"] is None
    )


def test_with_her_pin_she_comes_in_and_keeps_it(cast: Cast, new_card: NewCard, aminas_phone: Browser) -> None:
    new_phone = Browser()
    assert new_phone.post("/activation", with_pin(new_card(cast.amina.user), "٤٨١٥٠٩")).status_code == 201
    assert (aminas_phone.state(), new_phone.state()) == ("signed_out", "ready")
    new_phone.post("/session/lock")
    assert new_phone.post("/session/unlock", {"pin": PIN}).json()["pin_kind"] == "digits"


def test_a_pin_of_pictures_is_kept_too(cast: Cast, new_card: NewCard) -> None:
    first = card_body(new_card(cast.amina.user), pin=PICTURES, pin_kind="pictures")
    assert Browser().post("/activation", first).status_code == 201
    answer = Browser().post("/activation", with_pin(new_card(cast.amina.user), PICTURES))
    assert (answer.status_code, answer.json()["pin_kind"]) == (201, "pictures")


def test_a_second_tap_with_the_pin_gets_the_same_device(cast: Cast, new_card: NewCard, aminas_phone: Browser) -> None:
    card, phone, again = new_card(cast.amina.user), Browser(), Browser()
    phone.post("/activation", with_pin(card))
    check = again.post("/activation/check", {"secret": card.secret}).json()
    assert (check["just_used"], check["needs_pin"]) == (True, "digits")
    assert again.post("/activation", with_pin(card)).status_code == 200
    assert again.cookie("lotse_device") == phone.cookie("lotse_device")


def test_five_wrong_pins_revoke_the_card_and_lock_nobody_else_out(
    cast: Cast, new_card: NewCard, aminas_phone: Browser
) -> None:
    card, thief = new_card(cast.amina.user), Browser()
    answers = [thief.post("/activation", with_pin(card, f"90271{guess}")) for guess in range(5)]
    assert [told(answer) for answer in answers] == [(403, "pin_wrong")] * 4 + [(410, "card_revoked")]
    assert [answer.json()["tries_left"] for answer in answers[:4]] == [4, 3, 2, 1]
    assert told(thief.post("/activation", with_pin(card))) == (410, "card_revoked")
    assert told(thief.post("/activation/check", {"code": card.code})) == (410, "card_revoked")
    assert ActivationCard.objects.filter(revoked_at__isnull=False).count() == 1
    assert aminas_phone.state() == "ready"
    assert Browser().post("/activation", with_pin(new_card(cast.amina.user))).status_code == 201


def test_many_cards_give_no_more_guesses(
    cast: Cast, new_card: NewCard, aminas_phone: Browser, webers_card: Callable[[], IssuedCard]
) -> None:
    thief = Browser()
    for _card in range(3):
        card = new_card(cast.amina.user)
        for guess in range(5):
            thief.post("/activation", with_pin(card, f"90271{guess}"))
    last = new_card(cast.amina.user)
    assert told(thief.post("/activation/check", {"secret": last.secret})) == (410, "card_revoked")
    assert told(thief.post("/activation", with_pin(last))) == (410, "card_revoked")
    assert aminas_phone.state() == "ready"
    assert Browser().post("/activation", card_body(webers_card(), pin="731958")).status_code == 201
    ActivationCard.objects.update(issued_at=timezone.now() - timedelta(days=31))
    assert Browser().post("/activation", with_pin(new_card(cast.amina.user), "731958")).status_code == 201


def test_who_forgot_the_pin_gets_a_card_of_her_worker_and_chooses_a_new_one(
    cast: Cast, aminas_phone: Browser, webers_card: Callable[[], IssuedCard]
) -> None:
    card, phone = webers_card(), Browser()
    assert phone.post("/activation/check", {"secret": card.secret}).json()["needs_pin"] is None
    assert phone.post("/activation", card_body(card, pin="731958")).status_code == 201
    phone.post("/session/lock")
    assert phone.post("/session/unlock", {"pin": "731958"}).status_code == 200


def test_when_the_issuer_is_gone_the_card_asks_for_the_pin(cast: Cast, aminas_phone: Browser) -> None:
    card = issue_card(resident_user=cast.amina.user, issued_by=None, now=timezone.now())
    assert told(Browser().post("/activation", card_body(card, pin="731958"))) == (403, "pin_needed")


def test_a_first_card_takes_no_present_pin_in_place_of_a_new_one(cast: Cast, new_card: NewCard) -> None:
    answer = Browser().post("/activation", with_pin(new_card(cast.amina.user)))
    assert told(answer) == (422, "pin_malformed")
    assert Device.objects.count() == 0


def test_a_person_sees_the_cards_that_were_made_for_her(
    cast: Cast, new_card: NewCard, aminas_phone: Browser, webers_card: Callable[[], IssuedCard]
) -> None:
    Device.objects.update(label="Handy")
    new_card(cast.dmytro.user)
    lost = new_card(cast.amina.user)
    Browser().post("/activation", with_pin(lost, "902716"))
    webers = webers_card()
    new_phone = Browser()
    new_phone.post("/activation", card_body(webers, pin="731958"))
    listed = new_phone.get("/cards").json()
    assert [(card["issuer_role"], card["issuer"], card["wrong_pins"], card["ended_devices"]) for card in listed] == [
        ("social_worker", cast.weber.user.call_me, 0, ["Handy"]),
        ("accommodation_staff", cast.roth.user.call_me, 1, []),
        ("accommodation_staff", cast.roth.user.call_me, 0, []),
    ]
    assert [card["used_at"] is not None for card in listed] == [True, False, True]
    assert all(card["issued_at"] for card in listed)


def test_only_a_person_herself_sees_her_cards(cast: Cast, aminas_phone: Browser) -> None:
    assert [told(signed_in(staff).get("/api/cards")) for staff in (cast.roth, cast.weber)] == [(403, "not_allowed")] * 2
    assert signed_in(cast.dmytro).get("/api/cards").json() == []
    assert told(Browser().get("/cards")) == (401, "not_signed_in")
