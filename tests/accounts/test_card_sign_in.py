"""A resident comes in with a card."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from lotse.accounts.models import ActivationCard, Device, EndReason, User
from lotse.accounts.services import IssuedCard, revoke_cards
from tests.accounts.browser import Browser
from tests.accounts.conftest import PIN, card_body, phone_of
from tests.people import Cast

NewCard = Callable[[User], IssuedCard]


def test_a_scanned_card_tells_whose_it_is(cast: Cast, new_card: NewCard) -> None:
    card = new_card(cast.amina.user)
    answer = Browser().post("/activation/check", {"secret": card.secret})
    assert answer.status_code == 200
    assert answer.json() == {
        "call_me": "Amina",
        "language": cast.amina.user.language,
        "pin_exists": False,
        "needs_pin": None,
        "expires_at": answer.json()["expires_at"],
        "just_used": False,
    }


def test_looking_at_a_card_does_not_use_it(cast: Cast, new_card: NewCard) -> None:
    card, phone = new_card(cast.amina.user), Browser()
    codes = [phone.post("/activation/check", {"code": card.code}).status_code for _ in range(3)]
    assert codes == [200, 200, 200]
    assert phone.state() == "signed_out"


def test_card_and_pin_bring_a_person_in(cast: Cast, new_card: NewCard) -> None:
    phone = Browser()
    answer = phone.post("/activation", card_body(new_card(cast.amina.user), device_label="Handy"))
    assert answer.status_code == 201
    assert (answer.json()["state"], answer.json()["viewer"]["call_me"]) == ("ready", "Amina")
    assert answer.json()["viewer"]["language"] == "ar"
    assert phone.state() == "ready"
    device = Device.objects.get(user=cast.amina.user)
    assert (device.label, device.ended_at) == ("Handy", None)


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(aminas_phone: Browser) -> None:
    jar = aminas_phone.client.cookies
    flags = {name: (jar[name]["httponly"], jar[name]["samesite"]) for name in ("lotse_device", "lotse_unlock")}
    assert flags == {"lotse_device": (True, "Lax"), "lotse_unlock": (True, "Lax")}
    assert int(jar["lotse_device"]["max-age"]) == 400 * 86_400
    assert int(jar["lotse_unlock"]["max-age"]) == 12 * 3_600


def test_the_database_holds_no_secret_in_clear(cast: Cast, new_card: NewCard) -> None:
    card = new_card(cast.amina.user)
    phone = Browser()
    phone.post("/activation", card_body(card))
    rows = [*ActivationCard.objects.values(), *Device.objects.values(), *User.objects.values()]
    stored = str(rows)
    found = [
        word for word in (card.secret, card.code.replace("-", ""), PIN, phone.cookie("lotse_device")) if word in stored
    ]
    assert found == []


def test_a_code_is_typed_in_small_letters_and_with_spaces(cast: Cast, new_card: NewCard) -> None:
    typed = new_card(cast.amina.user).code.lower().replace("-", " ")
    answer = Browser().post("/activation", {"code": typed, "pin": PIN, "pin_kind": "digits", "language": "ar"})
    assert answer.status_code == 201


def test_a_picture_pin_is_a_pin(cast: Cast, new_card: NewCard) -> None:
    phone = Browser()
    body = card_body(new_card(cast.amina.user), pin="03-11-07-01", pin_kind="pictures")
    assert phone.post("/activation", body).json()["pin_kind"] == "pictures"
    phone.post("/session/lock")
    assert phone.post("/session/unlock", {"pin": "03-11-07-01"}).status_code == 200


def test_a_new_phone_ends_the_old_one(cast: Cast, new_card: NewCard, aminas_phone: Browser) -> None:
    dmytros_phone = phone_of(cast.dmytro.user, new_card)
    new_phone = Browser()
    body = {"secret": new_card(cast.amina.user).secret, "present_pin": PIN, "language": "ar"}
    assert new_phone.post("/activation", body).status_code == 201
    assert (aminas_phone.state(), new_phone.state(), dmytros_phone.state()) == ("signed_out", "ready", "ready")
    reasons = Device.objects.filter(user=cast.amina.user).order_by("created_at").values_list("ended_reason", flat=True)
    assert list(reasons) == [EndReason.RELINKED, ""]


def test_printing_a_card_leaves_the_phone_signed_in(cast: Cast, new_card: NewCard, aminas_phone: Browser) -> None:
    new_card(cast.amina.user)
    assert aminas_phone.state() == "ready"


def test_on_a_shared_phone_the_next_person_replaces_the_one_before(cast: Cast, new_card: NewCard) -> None:
    phone = phone_of(cast.amina.user, new_card)
    aminas_cookies = Browser()
    aminas_cookies.take_cookies_of(phone)
    answer = phone.post("/activation", card_body(new_card(cast.dmytro.user)))
    assert answer.json()["viewer"]["call_me"] == "Dmytro"
    assert aminas_cookies.state() == "signed_out"
    assert Device.objects.get(user=cast.amina.user).ended_reason == EndReason.REPLACED


def test_a_second_tap_gets_the_same_answer_and_the_same_device(cast: Cast, new_card: NewCard) -> None:
    card, phone = new_card(cast.amina.user), Browser()
    first = phone.post("/activation", card_body(card))
    token = phone.cookie("lotse_device")
    second = phone.post("/activation", card_body(card))
    assert (first.status_code, second.status_code) == (201, 200)
    assert (phone.cookie("lotse_device"), phone.state()) == (token, "ready")
    assert Device.objects.filter(user=cast.amina.user).count() == 1


def test_when_the_answer_got_lost_the_same_card_and_pin_bring_the_person_in(cast: Cast, new_card: NewCard) -> None:
    card, lost, again = new_card(cast.amina.user), Browser(), Browser()
    lost.post("/activation", card_body(card))
    check = again.post("/activation/check", {"secret": card.secret})
    assert (check.status_code, check.json()["just_used"]) == (200, True)
    assert again.post("/activation", card_body(card)).status_code == 200
    assert again.cookie("lotse_device") == lost.cookie("lotse_device")


def test_the_typed_code_and_the_picture_of_one_card_lead_to_the_same_device(cast: Cast, new_card: NewCard) -> None:
    card, phone = new_card(cast.amina.user), Browser()
    phone.post("/activation", card_body(card))
    token = phone.cookie("lotse_device")
    assert phone.post("/activation", card_body(card, secret=None, code=card.code)).status_code == 200
    assert phone.cookie("lotse_device") == token


def test_a_used_card_with_another_pin_brings_nobody_in(cast: Cast, new_card: NewCard) -> None:
    card, thief = new_card(cast.amina.user), Browser()
    Browser().post("/activation", card_body(card))
    answer = thief.post("/activation", card_body(card, pin="902716"))
    assert (answer.status_code, answer.json()["code"], thief.state()) == (410, "card_used", "signed_out")


def test_guessing_the_pin_of_a_used_card_ends_after_five_tries_and_hurts_nobody(cast: Cast, new_card: NewCard) -> None:
    card, owner, thief = new_card(cast.amina.user), Browser(), Browser()
    owner.post("/activation", card_body(card))
    for guess in range(5):
        thief.post("/activation", card_body(card, pin=f"90271{guess}"))
    answer = thief.post("/activation", card_body(card))
    assert (answer.status_code, answer.json()["code"]) == (410, "card_used")
    owner.post("/session/lock")
    assert owner.post("/session/unlock", {"pin": PIN}).status_code == 200


def _make_older(minutes: int) -> None:
    ActivationCard.objects.update(used_at=timezone.now() - timedelta(minutes=minutes))


def test_after_ten_minutes_a_used_card_is_used(cast: Cast, new_card: NewCard) -> None:
    card, phone = new_card(cast.amina.user), Browser()
    phone.post("/activation", card_body(card))
    _make_older(minutes=11)
    answers = [phone.post("/activation/check", {"secret": card.secret}), phone.post("/activation", card_body(card))]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(410, "card_used")] * 2


def test_logging_out_ends_the_second_chance_of_the_card(cast: Cast, new_card: NewCard) -> None:
    card, phone = new_card(cast.amina.user), Browser()
    phone.post("/activation", card_body(card))
    phone.post("/session/logout")
    assert phone.post("/activation", card_body(card)).json()["code"] == "card_used"


def test_a_newer_card_revokes_the_earlier_one(cast: Cast, new_card: NewCard) -> None:
    earlier, later = new_card(cast.amina.user), new_card(cast.amina.user)
    answer = Browser().post("/activation", card_body(earlier))
    assert (answer.status_code, answer.json()["code"]) == (410, "card_revoked")
    assert Browser().post("/activation", card_body(later)).status_code == 201


def test_a_card_taken_back_opens_nothing(cast: Cast, new_card: NewCard) -> None:
    card = new_card(cast.amina.user)
    assert revoke_cards(resident_user=cast.amina.user, now=timezone.now()) == 1
    assert Browser().post("/activation", card_body(card)).json()["code"] == "card_revoked"


def test_after_two_weeks_a_card_is_too_old(cast: Cast, new_card: NewCard) -> None:
    card = new_card(cast.amina.user)
    ActivationCard.objects.update(expires_at=timezone.now())
    answer = Browser().post("/activation", card_body(card))
    assert (answer.status_code, answer.json()["code"]) == (410, "card_expired")


def test_a_card_of_somebody_who_left_is_unknown(cast: Cast, new_card: NewCard) -> None:
    card = new_card(cast.amina.user)
    User.objects.filter(pk=cast.amina.user.pk).update(is_active=False)
    assert Browser().post("/activation", card_body(card)).json()["code"] == "card_unknown"


@pytest.mark.parametrize("words", [{"secret": "guessed"}, {"code": "0000-0000-0000"}, {"code": "?"}])
def test_an_unknown_card_is_not_found(cast: Cast, new_card: NewCard, words: dict[str, str]) -> None:
    new_card(cast.amina.user)
    answer = Browser().post("/activation/check", words)
    assert (answer.status_code, answer.json()["code"]) == (404, "card_unknown")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"pin": "123456"}, "pin_too_simple"),
        ({"pin": "12"}, "pin_malformed"),
        ({"pin": None}, "invalid_input"),
        ({"pin_kind": "finger"}, "invalid_input"),
        ({"language": "xx"}, "invalid_input"),
        ({"secret": None}, "invalid_input"),
        ({"code": "0000-0000-0000"}, "invalid_input"),
        ({"device_label": "x" * 61}, "invalid_input"),
        ({"device_label": "a\x07b"}, "invalid_input"),
    ],
)
def test_bad_input_is_named_and_the_card_stays_good(
    cast: Cast, new_card: NewCard, change: dict[str, str | None], code: str
) -> None:
    card = new_card(cast.amina.user)
    answer = Browser().post("/activation", card_body(card, **change))
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert Browser().post("/activation", card_body(card)).status_code == 201
