"""The ways of redeeming a card that look right and are not: controls for `test_card_race`, which must never see this.

All look before anybody writes: a barrier stands between the two, so that the wrong way fails every time.
"""

from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lotse.accounts.models import ActivationCard, Device, User
from lotse.accounts.rules import PIN_FREE_FAILURES
from lotse.accounts.services import create_resident_user, issue_card
from tests.races.crowd import at_once

TAPS = 8
pytestmark = pytest.mark.django_db(transaction=True)


def _amina_with_a_card() -> User:
    amina = create_resident_user(call_me="Amina", language="ar", now=timezone.now())
    issue_card(resident_user=amina, issued_by=None, now=timezone.now())
    return amina


def _new_device(user: User, number: int) -> Device:
    now = timezone.now()
    return Device.objects.create(
        user=user,
        token_hash=f"{number:064}",
        created_at=now,
        last_used_on=timezone.localdate(now),
        expires_at=now + timedelta(days=1),
    )


def test_looking_whether_a_card_is_unused_and_using_it_then_lets_everybody_in() -> None:
    """The service uses the card by one conditional update and counts the rows; whoever changed none stays outside."""
    amina, everybody_has_looked = _amina_with_a_card(), Barrier(TAPS)

    def redeem(number: int) -> bool:
        card = ActivationCard.objects.get(user=amina, used_at__isnull=True)
        everybody_has_looked.wait()
        with transaction.atomic():
            device = _new_device(amina, number)
            card.used_at, card.device = timezone.now(), device
            card.save(update_fields=["used_at", "device"])
        return True

    assert at_once([partial(redeem, number) for number in range(TAPS)]) == [True] * TAPS
    assert Device.objects.filter(user=amina, ended_at__isnull=True).count() == TAPS


def test_counting_wrong_pins_after_comparing_counts_many_guesses_as_one() -> None:
    """The service counts under a lock, before it compares."""
    device, everybody_has_looked = _new_device(_amina_with_a_card(), 1), Barrier(TAPS)

    def guess() -> int:
        seen = Device.objects.get(pk=device.pk)
        everybody_has_looked.wait()
        Device.objects.filter(pk=device.pk).update(pin_failures=seen.pin_failures + 1)
        return seen.pin_failures

    assert TAPS > PIN_FREE_FAILURES
    assert at_once([guess] * TAPS) == [0] * TAPS
    device.refresh_from_db()
    assert device.pin_failures == 1


def test_the_database_refuses_a_second_live_card() -> None:
    amina, now = _amina_with_a_card(), timezone.now()
    with pytest.raises(IntegrityError, match=r"card_one_live_per_resident|UNIQUE constraint failed"):
        ActivationCard.objects.create(
            user=amina, secret_hash="1" * 64, code_hash="2" * 64, issued_at=now, expires_at=now + timedelta(days=1)
        )
