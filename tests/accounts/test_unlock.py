"""The PIN unlocks a resident's phone; wrong ones cost time on that phone alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from lotse.accounts import cookies
from lotse.accounts.models import Device, EndReason, User
from lotse.accounts.services import IssuedCard
from tests.accounts.browser import Browser
from tests.accounts.conftest import PIN, phone_of
from tests.people import Cast, signed_in

WRONG = {"pin": "902716"}


def _lift_the_wait() -> None:
    Device.objects.update(pin_blocked_until=None)


def test_a_locked_phone_shows_whom_to_greet_and_nothing_else(aminas_phone: Browser) -> None:
    assert aminas_phone.post("/session/lock").status_code == 204
    start = aminas_phone.get("/bootstrap").json()
    assert (start["state"], start["pin_kind"]) == ("locked", "digits")
    assert start["viewer"] == {"call_me": "Amina", "language": "ar"}
    assert (start["resident"], start["staff"], start["head"]) == (None, None, None)


def test_a_locked_phone_is_asked_for_the_pin_everywhere(aminas_phone: Browser) -> None:
    aminas_phone.post("/session/lock")
    answers = [
        aminas_phone.get("/devices"),
        aminas_phone.get("/me/privacy"),
        aminas_phone.post("/language", {"language": "de"}),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(401, "device_locked")] * 3


def test_the_pin_unlocks_and_may_be_sent_twice(aminas_phone: Browser) -> None:
    aminas_phone.post("/session/lock")
    answers = [aminas_phone.post("/session/unlock", {"pin": PIN}) for _tap in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json()["state"] == "ready"
    assert aminas_phone.state() == "ready"


def test_locking_twice_is_harmless(aminas_phone: Browser) -> None:
    assert [aminas_phone.post("/session/lock").status_code for _tap in range(2)] == [204, 204]


def test_after_twelve_hours_the_phone_locks_itself(cast: Cast, aminas_phone: Browser) -> None:
    device = Device.objects.get(user=cast.amina.user)
    long_ago = timezone.now() - timedelta(hours=12, seconds=1)
    aminas_phone.client.cookies[cookies.UNLOCK] = cookies.unlock_value(cookies.Unlocking(device.id, 0), long_ago)
    assert aminas_phone.state() == "locked"


def test_a_copy_of_the_unlock_cookie_does_not_outlive_the_lock(aminas_phone: Browser) -> None:
    copied = aminas_phone.cookie(cookies.UNLOCK)
    aminas_phone.post("/session/lock")
    aminas_phone.client.cookies[cookies.UNLOCK] = copied
    assert (aminas_phone.state(), aminas_phone.get("/devices").status_code) == ("locked", 401)
    assert aminas_phone.post("/session/unlock", {"pin": PIN}).status_code == 200
    assert aminas_phone.state() == "ready"
    aminas_phone.client.cookies[cookies.UNLOCK] = copied
    assert aminas_phone.state() == "locked"


def test_the_lock_of_one_phone_locks_no_other(
    cast: Cast, new_card: Callable[[User], IssuedCard], aminas_phone: Browser
) -> None:
    dmytros_phone = phone_of(cast.dmytro.user, new_card)
    aminas_phone.post("/session/lock")
    assert dmytros_phone.state() == "ready"


def test_the_unlock_cookie_of_one_phone_opens_no_other(
    cast: Cast, new_card: Callable[[User], IssuedCard], aminas_phone: Browser
) -> None:
    dmytros_phone = phone_of(cast.dmytro.user, new_card)
    aminas_phone.client.cookies[cookies.UNLOCK] = dmytros_phone.cookie(cookies.UNLOCK)
    assert aminas_phone.state() == "locked"


@pytest.mark.parametrize("forged", ["", "x", "WyJhIiwxXQ:forged"])
def test_a_forged_unlock_cookie_opens_nothing(aminas_phone: Browser, forged: str) -> None:
    aminas_phone.client.cookies[cookies.UNLOCK] = forged
    assert aminas_phone.state() == "locked"


def test_a_wrong_pin_tells_how_many_tries_are_left(aminas_phone: Browser) -> None:
    aminas_phone.post("/session/lock")
    answers = [aminas_phone.post("/session/unlock", WRONG) for _try in range(4)]
    told = [(answer.status_code, answer.json()["code"], answer.json()["tries_left"]) for answer in answers]
    assert told == [(403, "pin_wrong", left) for left in (4, 3, 2, 1)]


def test_the_right_pin_forgets_the_wrong_ones(cast: Cast, aminas_phone: Browser) -> None:
    aminas_phone.post("/session/lock")
    for _try in range(4):
        aminas_phone.post("/session/unlock", WRONG)
    assert aminas_phone.post("/session/unlock", {"pin": PIN}).status_code == 200
    assert Device.objects.get(user=cast.amina.user).pin_failures == 0


def test_the_fifth_wrong_pin_makes_the_phone_wait_even_with_the_right_one(aminas_phone: Browser) -> None:
    aminas_phone.post("/session/lock")
    fifth = [aminas_phone.post("/session/unlock", WRONG) for _try in range(5)][-1]
    right = aminas_phone.post("/session/unlock", {"pin": PIN})
    assert [(a.status_code, a.json()["code"]) for a in (fifth, right)] == [(429, "too_many_attempts")] * 2
    assert 0 < right.json()["retry_after"] <= 60
    assert right.headers["Retry-After"] == str(right.json()["retry_after"])
    _lift_the_wait()
    assert aminas_phone.post("/session/unlock", {"pin": PIN}).status_code == 200


def test_ten_wrong_pins_in_a_row_end_the_phone(cast: Cast, aminas_phone: Browser) -> None:
    aminas_phone.post("/session/lock")
    for _try in range(10):
        _lift_the_wait()
        answer = aminas_phone.post("/session/unlock", WRONG)
    after = aminas_phone.post("/session/unlock", {"pin": PIN})
    assert [(a.status_code, a.json()["code"]) for a in (answer, after)] == [(401, "device_ended")] * 2
    assert aminas_phone.state() == "signed_out"
    assert Device.objects.get(user=cast.amina.user).ended_reason == EndReason.PIN_FAILURES


def test_wrong_pins_on_a_lost_phone_do_not_lock_the_persons_other_phone(cast: Cast, aminas_phone: Browser) -> None:
    # Both phones belong to Amina; the second one is put there directly, since a new card would end the first.
    second = signed_in(cast.amina)
    aminas_phone.post("/session/lock")
    for _try in range(10):
        _lift_the_wait()
        aminas_phone.post("/session/unlock", WRONG)
    assert aminas_phone.state() == "signed_out"
    assert second.post("/api/session/unlock", {"pin": PIN}, "application/json").status_code == 200


def test_a_phone_ended_in_the_meantime_is_told_that_it_needs_a_card(cast: Cast, aminas_phone: Browser) -> None:
    Device.objects.update(ended_at=timezone.now(), ended_reason=EndReason.RELINKED)
    answer = aminas_phone.post("/session/unlock", {"pin": PIN})
    assert (answer.status_code, answer.json()["code"]) == (401, "device_ended")


def test_without_a_phone_there_is_nothing_to_unlock_or_lock(db: None) -> None:
    answers = [Browser().post("/session/unlock", {"pin": PIN}), Browser().post("/session/lock")]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(401, "not_signed_in")] * 2


def test_staff_have_no_pin(cast: Cast) -> None:
    computer = signed_in(cast.weber)
    answers = [
        computer.post("/api/session/unlock", {"pin": PIN}, "application/json"),
        computer.post("/api/session/lock"),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(403, "not_allowed")] * 2


def test_unlocking_without_a_pin_is_bad_input(aminas_phone: Browser) -> None:
    answer = aminas_phone.post("/session/unlock", {})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
