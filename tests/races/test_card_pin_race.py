"""Guesses at the PIN behind a card, all at once: none is free."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from lotse.accounts.models import ActivationCard, Device
from lotse.accounts.rules import CARD_WRONG_PINS
from lotse.accounts.services import activate, create_resident_user, issue_card
from lotse.core.errors import DomainError

GUESSES = 20
pytestmark = pytest.mark.django_db(transaction=True)


def test_wrong_pins_given_with_a_card_all_at_once_are_all_counted() -> None:
    amina = create_resident_user(call_me="Amina", language="ar", now=timezone.now())
    _activate(issue_card(resident_user=amina, issued_by=None, now=timezone.now()).secret, pin="481509")
    secret = issue_card(resident_user=amina, issued_by=None, now=timezone.now()).secret
    start = Barrier(GUESSES)

    def guess(number: int) -> str:
        start.wait()
        try:
            return _activate(secret, present_pin=f"9027{number:02d}")
        except DomainError as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(GUESSES) as threads:
        answers = list(threads.map(guess, range(GUESSES)))
    assert set(answers) == {"pin_wrong", "card_revoked"}
    assert answers.count("pin_wrong") == CARD_WRONG_PINS - 1
    assert ActivationCard.objects.get(revoked_at__isnull=False).wrong_pins == CARD_WRONG_PINS
    assert Device.objects.filter(ended_at__isnull=True).count() == 1


def _activate(secret: str, *, pin: str = "", present_pin: str = "") -> str:
    kind = "digits" if pin else ""
    signed = activate(
        secret=secret,
        code=None,
        pin=pin,
        pin_kind=kind,
        present_pin=present_pin,
        language="ar",
        label="",
        address="192.0.2.10",
        replaces=None,
        now=timezone.now(),
    )
    return signed.token
