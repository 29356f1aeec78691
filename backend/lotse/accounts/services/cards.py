"""Issuing and taking back activation cards."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lotse.accounts.models import ActivationCard, Role, User
from lotse.accounts.rules import CARD_LIFE
from lotse.accounts.tokens import keyed_hash, new_card_words, spaced_code
from lotse.core.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class IssuedCard:
    """A card as it is printed, once: `secret` goes into the QR code, `code` (XXXX-XXXX-XXXX) under it."""

    secret: str
    code: str
    expires_at: datetime


@transaction.atomic
def issue_card(*, resident_user: User, issued_by: User | None, now: datetime) -> IssuedCard:
    """Make the one live card of a resident. An earlier card that was not used yet stops working.

    The person's devices stay signed in until the new card is used. Raises NotFound if this is no active resident.
    """
    _lock(resident_user)
    _revoke(resident_user, now)
    words = new_card_words()
    card = ActivationCard.objects.create(
        user=resident_user,
        secret_hash=keyed_hash("card secret", words.secret),
        code_hash=keyed_hash("card code", words.code),
        issued_by=issued_by,
        issued_at=now,
        expires_at=now + CARD_LIFE,
    )
    return IssuedCard(secret=words.secret, code=spaced_code(words.code), expires_at=card.expires_at)


@transaction.atomic
def revoke_cards(*, resident_user: User, now: datetime) -> int:
    """Take back a resident's unused card. Answers how many there were: 0 or 1."""
    _lock(resident_user)
    return _revoke(resident_user, now)


def _lock(resident_user: User) -> None:
    # One after the other for the same person; redeeming a card takes this lock first, too.
    residents = User.objects.select_for_update(no_key=True).filter(role=Role.RESIDENT, is_active=True)
    if not residents.filter(pk=resident_user.pk).exists():
        raise NotFound


def _revoke(resident_user: User, now: datetime) -> int:
    live = ActivationCard.objects.filter(user=resident_user, used_at__isnull=True, revoked_at__isnull=True)
    return live.update(revoked_at=now)
