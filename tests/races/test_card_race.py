"""Many phones redeem one card in the same moment: exactly one device, and a clear answer for everybody."""

from collections.abc import Callable
from functools import partial

import pytest
from django.utils import timezone
from django_otp.oath import hotp

from lotse.accounts.models import ActivationCard, Device, Role, User
from lotse.accounts.rules import PIN_FREE_FAILURES
from lotse.accounts.services import (
    IssuedCard,
    activate,
    begin_sign_in,
    complete_sign_in,
    create_resident_user,
    create_staff_user,
    issue_card,
    set_second_factor,
    unlock,
)
from lotse.accounts.tokens import token_hash
from lotse.core.errors import DomainError
from tests.races.crowd import at_once

TAPS = 8
pytestmark = pytest.mark.django_db(transaction=True)


def _amina() -> User:
    return create_resident_user(call_me="Amina", language="ar", now=timezone.now())


def _card(user: User) -> IssuedCard:
    return issue_card(resident_user=user, issued_by=None, now=timezone.now())


def _redeem(card: IssuedCard, pin: str) -> str:
    signed = activate(
        secret=card.secret,
        code=None,
        pin=pin,
        pin_kind="digits",
        language="ar",
        label="",
        address="192.0.2.10",
        replaces=None,
        now=timezone.now(),
    )
    return signed.token


def _all_at_once(tasks: list[Callable[[], str]]) -> list[str]:
    """What each task answered, or the code of its refusal; they start together, each on a connection of its own."""
    return [answer.code if isinstance(answer, DomainError) else answer for answer in at_once(tasks)]


def test_two_impatient_taps_sign_in_one_device_and_both_get_its_token() -> None:
    card = _card(_amina())
    answers = _all_at_once([lambda: _redeem(card, "481509")] * 2)
    device = Device.objects.get()
    assert [token_hash(answer) for answer in answers] == [device.token_hash] * 2


def test_of_many_people_with_one_card_exactly_one_comes_in() -> None:
    card = _card(_amina())
    pins = [f"48150{number}" for number in range(TAPS)]
    answers = _all_at_once([partial(_redeem, card, pin) for pin in pins])
    refused = [answer for answer in answers if answer == "card_used"]
    accepted = [answer for answer in answers if answer != "card_used"]
    assert (len(accepted), len(refused)) == (1, TAPS - 1)
    assert Device.objects.get().token_hash == token_hash(accepted[0])


def test_a_card_printed_while_the_old_one_is_redeemed_leaves_one_live_card() -> None:
    amina = _amina()
    card = _card(amina)
    answers = _all_at_once([lambda: _redeem(card, "481509"), *[lambda: _card(amina).code] * 3])
    assert len(answers) == 4
    live = ActivationCard.objects.filter(used_at__isnull=True, revoked_at__isnull=True)
    assert live.count() == 1
    used = ActivationCard.objects.filter(used_at__isnull=False).count()
    assert Device.objects.count() == used
    assert ("card_revoked" in answers) == (used == 0)


def test_wrong_pins_sent_all_at_once_are_all_counted() -> None:
    card = _card(_amina())
    _redeem(card, "481509")
    device = Device.objects.get()

    def guess() -> str:
        unlock(device_id=device.id, pin="902716", now=timezone.now())
        return "in"

    answers = _all_at_once([guess] * 20)
    assert set(answers) == {"pin_wrong", "too_many_attempts"}
    assert answers.count("pin_wrong") == PIN_FREE_FAILURES - 1


def test_two_impatient_taps_on_the_code_sign_in_one_session_and_both_get_its_token() -> None:
    key = "3132333435363738393031323334353637383930"
    now = timezone.now()
    weber = create_staff_user(
        username="weber",
        role=Role.SOCIAL_WORKER,
        call_me="Frau Weber",
        language="de",
        password="drei rote Dächer",
        password_is_initial=False,
        now=now,
    )
    set_second_factor(user=weber, key=key)
    step = begin_sign_in(username="weber", password="drei rote Dächer", address="", known={}, now=now).step
    code = f"{hotp(bytes.fromhex(key), int(now.timestamp()) // 30):06d}"

    def tap() -> str:
        return complete_sign_in(
            step=step, code=code, new_password="", label="", mark=None, replaces=None, now=timezone.now()
        ).token

    answers = _all_at_once([tap] * 3)
    device = Device.objects.get()
    assert [token_hash(answer) for answer in answers] == [device.token_hash] * 3
