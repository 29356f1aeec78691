"""What is forgotten once it is old, and what stays."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from lotse.accounts.models import ActivationCard, Attempt, Device, User
from lotse.accounts.services import IssuedCard, issue_card
from lotse.accounts.services.forgetting import forget_old
from tests.accounts.browser import Browser
from tests.accounts.conftest import phone_of
from tests.people import Cast

LONG = timedelta(days=90)


def forget(after: timedelta) -> tuple[int, int, int]:
    gone = forget_old(older_than=LONG, now=timezone.now() + after)
    return gone.devices, gone.cards, gone.attempts


def test_a_signed_in_phone_and_its_card_stay(aminas_phone: Browser) -> None:
    assert forget(timedelta(days=200))[:2] == (0, 0)
    assert aminas_phone.state() == "ready"


def test_an_ended_phone_goes_when_it_is_old(aminas_phone: Browser) -> None:
    aminas_phone.post("/session/logout")
    assert forget(LONG - timedelta(days=1))[0] == 0
    assert forget(LONG + timedelta(days=1))[0] == 1
    assert not Device.objects.exists()


def test_of_cards_the_latest_stays_and_the_one_that_chose_the_pin(
    cast: Cast, new_card: Callable[[User], IssuedCard]
) -> None:
    for _ in range(3):
        phone_of(cast.amina.user, new_card)
    revoked = issue_card(resident_user=cast.dmytro.user, issued_by=cast.roth.user, now=timezone.now())
    latest = issue_card(resident_user=cast.dmytro.user, issued_by=cast.roth.user, now=timezone.now())
    assert revoked.code != latest.code
    assert ActivationCard.objects.count() == 5
    assert forget(LONG + timedelta(days=20))[1] == 2
    assert set(ActivationCard.objects.values_list("user_id", flat=True)) == {cast.amina.pk, cast.dmytro.pk}


def test_counted_failures_go(db: None) -> None:
    Browser().post("/activation/check", {"code": "AAAA-BBBB-CCCC"})
    assert Attempt.objects.exists()
    assert forget(LONG + timedelta(days=1))[2] > 0
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(("days", "kept"), [(1, 0), (3, 1)])
def test_the_command_keeps_as_long_as_the_setting_says(aminas_phone: Browser, days: int, kept: int) -> None:
    aminas_phone.post("/session/logout")
    Device.objects.update(ended_at=timezone.now() - timedelta(days=2))
    out = StringIO()
    with override_settings(LOTSE_KEEP_DAYS=days):
        call_command("forget_old", stdout=out)
    assert Device.objects.count() == kept
    assert out.getvalue().startswith(f"{1 - kept} Geräte")
