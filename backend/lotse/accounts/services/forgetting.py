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

    The latest card of a person stays: staff see by it whether somebody has come in already.
    """
    before = now - older_than
    devices = Device.objects.filter(Q(ended_at__lt=before) | Q(expires_at__lt=before))
    later = ActivationCard.objects.filter(
        user=OuterRef("user"), revoked_at__isnull=True, issued_at__gt=OuterRef("issued_at")
    )
    over = Q(revoked_at__lt=before) | Q(used_at__lt=before) | Q(expires_at__lt=before)
    cards = ActivationCard.objects.filter(over).filter(Q(revoked_at__isnull=False) | Exists(later))
    attempts = Attempt.objects.filter(window_starts_at__lt=before)
    return Forgotten(cards=cards.delete()[0], devices=devices.delete()[0], attempts=attempts.delete()[0])
