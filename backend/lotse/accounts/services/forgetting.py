"""Forgetting what nobody needs any more: ended devices, cards of the past, counted failures."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from lotse.accounts.models import ActivationCard, Attempt, Device


@dataclass(frozen=True)
class Forgotten:
    """How many rows went."""

    devices: int
    cards: int
    attempts: int


@transaction.atomic
def forget_old(*, older_than: timedelta, now: datetime) -> Forgotten:
    """Delete devices that ended, cards that were used or can no longer be, and failures, all that long ago.

    Two cards of a person stay: the latest, by which staff see whether somebody has come in already, and the one with
    which the present PIN was chosen, by which the social worker sees who held it then.
    """
    before = now - older_than
    devices = Device.objects.filter(Q(ended_at__lt=before) | Q(expires_at__lt=before))
    later = ActivationCard.objects.filter(
        user=OuterRef("user"), revoked_at__isnull=True, issued_at__gt=OuterRef("issued_at")
    )
    newer_pin = ActivationCard.objects.filter(user=OuterRef("user"), chose_pin=True, used_at__gt=OuterRef("used_at"))
    over = Q(revoked_at__lt=before) | Q(used_at__lt=before) | Q(expires_at__lt=before)
    unneeded = Q(revoked_at__isnull=False) | (Exists(later) & (Q(chose_pin=False) | Exists(newer_pin)))
    cards = ActivationCard.objects.filter(over).filter(unneeded)
    attempts = Attempt.objects.filter(window_starts_at__lt=before)
    return Forgotten(cards=cards.delete()[0], devices=devices.delete()[0], attempts=attempts.delete()[0])
