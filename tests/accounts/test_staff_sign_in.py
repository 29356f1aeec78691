"""Staff sign in with user name, password and a code from the app."""

import base64
import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_otp.oath import hotp

from lotse.accounts import cookies
from lotse.accounts.models import Device, SecondFactor, User
from tests.accounts.browser import Browser
from tests.accounts.conftest import APP_KEY, PASSWORD
from tests.people import Cast

NEW_PASSWORD = "siebzehn Störche am Neckar"


def app_code(key: str = APP_KEY, steps: int = 0) -> str:
    """What an authenticator app shows now; later codes with `steps`."""
    return f"{hotp(bytes.fromhex(key), int(time.time()) // 30 + steps):06d}"


def begin(computer: Browser, password: str = PASSWORD, username: str = "weber") -> Any:
    return computer.post("/staff/sign-in", {"username": username, "password": password})


def sign_in(computer: Browser, steps: int = 0) -> Any:
    assert begin(computer).status_code == 200
    return computer.post("/staff/second-factor", {"code": app_code(steps=steps)})


def test_password_and_code_bring_staff_in_for_a_working_day(frau_weber: User) -> None:
    computer = Browser()
    assert begin(computer).json() == {
        "step": "code",
        "choose_password": False,
        "otpauth_uri": "",
        "secret": "",
        "qr_svg": "",
    }
    assert computer.state() == "signed_out"
    answer = computer.post("/staff/second-factor", {"code": app_code(), "device_label": "Büro"})
    assert (answer.status_code, answer.json()["state"], answer.json()["viewer"]["role"]) == (
        200,
        "ready",
        "social_worker",
    )
    assert computer.state() == "ready"
    assert int(computer.client.cookies[cookies.DEVICE]["max-age"]) == 12 * 3_600
    device = Device.objects.get(user=frau_weber)
    assert device.expires_at - device.created_at == timedelta(hours=12)


def test_a_user_name_is_read_however_it_is_typed(frau_weber: User) -> None:
    assert begin(Browser(), username=" WEBER ").status_code == 200


@pytest.mark.parametrize(("username", "password"), [("weber", "falsch"), ("niemand", PASSWORD), ("", "")])
def test_it_is_not_told_whether_name_or_password_is_wrong(frau_weber: User, username: str, password: str) -> None:
    answer = begin(Browser(), password, username)
    assert (answer.status_code, answer.json()["code"]) == (403, "sign_in_failed")


def test_somebody_who_left_cannot_sign_in(frau_weber: User) -> None:
    User.objects.filter(pk=frau_weber.pk).update(is_active=False)
    assert begin(Browser()).json()["code"] == "sign_in_failed"


def test_the_code_alone_is_nothing(frau_weber: User) -> None:
    answer = Browser().post("/staff/second-factor", {"code": app_code()})
    assert (answer.status_code, answer.json()["code"]) == (403, "step_expired")


@pytest.mark.parametrize("code", ["000000", "", "abc", "1234567", "-12345"])
def test_a_wrong_code_brings_nobody_in(frau_weber: User, code: str) -> None:
    computer = Browser()
    begin(computer)
    answer = computer.post("/staff/second-factor", {"code": code})
    assert (answer.status_code, answer.json()["code"]) == (403, "code_wrong")
    assert computer.state() == "signed_out"


def test_a_code_counts_once(frau_weber: User) -> None:
    owner, onlooker, code = Browser(), Browser(), app_code()
    begin(owner)
    begin(onlooker)
    assert owner.post("/staff/second-factor", {"code": code}).status_code == 200
    answer = onlooker.post("/staff/second-factor", {"code": code})
    assert (answer.status_code, answer.json()["code"], onlooker.state()) == (403, "code_wrong", "signed_out")


def test_a_second_tap_gets_the_same_answer_and_the_same_session(frau_weber: User) -> None:
    computer, code = Browser(), app_code()
    begin(computer)
    step = computer.cookie(cookies.STEP)
    answers = [computer.post("/staff/second-factor", {"code": code})]
    token = computer.cookie(cookies.DEVICE)
    for another_code in (code, app_code(steps=1)):
        computer.client.cookies[cookies.STEP] = step
        answers.append(computer.post("/staff/second-factor", {"code": another_code}))
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert (computer.cookie(cookies.DEVICE), computer.state()) == (token, "ready")
    assert Device.objects.filter(user=frau_weber).count() == 1


def test_after_logging_out_the_first_step_is_spent(frau_weber: User) -> None:
    computer, code = Browser(), app_code()
    begin(computer)
    computer.post("/staff/second-factor", {"code": code})
    computer.post("/session/logout")
    answers = [computer.post("/staff/second-factor", {"code": word}) for word in (code, app_code(steps=1))]
    assert [answer.json()["code"] for answer in answers] == ["code_wrong", "step_expired"]
    assert computer.state() == "signed_out"


def test_the_first_step_counts_for_five_minutes(frau_weber: User) -> None:
    computer = Browser()
    begin(computer)
    content = cookies.read_step({cookies.STEP: computer.cookie(cookies.STEP)}, timezone.now())
    assert content is not None
    late = timezone.now() + timedelta(minutes=5)
    assert cookies.read_step({cookies.STEP: computer.cookie(cookies.STEP)}, late) is None


def test_a_change_of_password_ends_the_first_step(frau_weber: User) -> None:
    computer = Browser()
    begin(computer)
    frau_weber.set_password(NEW_PASSWORD)
    frau_weber.save(update_fields=["password"])
    assert computer.post("/staff/second-factor", {"code": app_code()}).json()["code"] == "step_expired"


def _key_of(answer: Any) -> str:
    uri = answer.json()["otpauth_uri"]
    assert uri.startswith("otpauth://totp/Lotse:weber?secret=")
    assert answer.json()["secret"] in uri
    assert answer.json()["qr_svg"].startswith("<svg")
    return base64.b32decode(answer.json()["secret"]).hex()


def test_the_first_time_the_app_is_set_up(frau_weber: User) -> None:
    SecondFactor.objects.all().delete()
    computer = Browser()
    begun = begin(computer)
    key = _key_of(begun)
    assert begun.json()["step"] == "enrol"
    assert computer.post("/staff/second-factor", {"code": "000000"}).json()["code"] == "code_wrong"
    assert SecondFactor.objects.count() == 0
    answers = [computer.post("/staff/second-factor", {"code": app_code(key)}) for _tap in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert list(SecondFactor.objects.values_list("user", "key")) == [(frau_weber.pk, key)]
    assert begin(Browser()).json()["step"] == "code"


def test_an_app_set_up_in_the_meantime_overtakes_the_other_window(frau_weber: User) -> None:
    SecondFactor.objects.all().delete()
    first, second = Browser(), Browser()
    first_key, second_key = _key_of(begin(first)), _key_of(begin(second))
    assert first.post("/staff/second-factor", {"code": app_code(first_key)}).status_code == 200
    assert second.post("/staff/second-factor", {"code": app_code(second_key)}).json()["code"] == "step_expired"


def test_a_password_for_one_time_is_replaced_with_the_first_code(frau_weber: User) -> None:
    User.objects.filter(pk=frau_weber.pk).update(password_is_initial=True)
    computer = Browser()
    assert begin(computer).json()["choose_password"] is True
    sent = [{}, {"new_password": "kurz"}, {"new_password": PASSWORD}, {"new_password": NEW_PASSWORD}]
    answers = [computer.post("/staff/second-factor", {"code": app_code(), **body}) for body in sent]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 200]
    codes = [answer.json()["code"] for answer in answers[:3]]
    assert codes == ["password_needed", "password_too_simple", "password_too_simple"]
    assert [begin(Browser(), word).status_code for word in (PASSWORD, NEW_PASSWORD)] == [403, 200]


def test_residents_have_no_user_name_to_sign_in_with(cast: Cast) -> None:
    assert cast.amina.user.username is None
    assert begin(Browser(), username="None").json()["code"] == "sign_in_failed"


@pytest.mark.parametrize("body", [{}, {"username": "weber"}, {"username": "x" * 201, "password": "x"}])
def test_bad_input_is_named(frau_weber: User, body: dict[str, str]) -> None:
    answer = Browser().post("/staff/sign-in", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_the_browser_gets_a_new_csrf_token_when_somebody_signs_in(frau_weber: User) -> None:
    computer = Browser()
    begin(computer)
    before = computer.cookie("csrftoken")
    computer.post("/staff/second-factor", {"code": app_code()})
    assert computer.cookie("csrftoken") not in ("", before)
