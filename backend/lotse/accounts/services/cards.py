"""Issuing and taking back activation cards."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from lotse.accounts.models import ActivationCard, Role, User
from lotse.accounts.rules import CARD_LIFE, needed_pin
from lotse.accounts.tokens import keyed_hash, new_card_words, spaced_code
from lotse.core.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class IssuedCard:
    """A card as it is printed, once: `secret` goes into the QR code, `code` (XXXX-XXXX-XXXX) under it.

    `needs_pin`: the person has a PIN, and the card asks for it.
    """

    secret: str
    code: str
    expires_at: datetime
    needs_pin: bool


@transaction.atomic
def issue_card(*, resident_user: User, issued_by: User | None, now: datetime) -> IssuedCard:
    """Make the one live card of a resident. An earlier card that was not used yet stops working.

    The person's devices stay signed in until the new card is used. A card of a social worker lets the person choose a
    new PIN, every other one asks for the PIN she has. Raises NotFound if this is no active resident.
    """
    person = _lock(resident_user)
    revoke_live_card(person.pk, now)
    words = new_card_words()
    card = ActivationCard.objects.create(
        user=person,
        secret_hash=keyed_hash("card secret", words.secret),
        code_hash=keyed_hash("card code", words.code),
        issued_by=issued_by,
        issued_at=now,
        expires_at=now + CARD_LIFE,
        sets_pin=issued_by is not None and issued_by.role == Role.SOCIAL_WORKER,
    )
    return IssuedCard(
        secret=words.secret,
        code=spaced_code(words.code),
        expires_at=card.expires_at,
        needs_pin=bool(needed_pin(card)),
    )


@transaction.atomic
def revoke_cards(*, resident_user: User, now: datetime) -> int:
    """Take back a resident's unused card. Answers how many there were: 0 or 1."""
    _lock(resident_user)
    return revoke_live_card(resident_user.pk, now)


def _lock(resident_user: User) -> User:
    # One after the other for the same person; redeeming a card takes this lock first, too.
    residents = User.objects.select_for_update(no_key=True).filter(role=Role.RESIDENT, is_active=True)
    person = residents.filter(pk=resident_user.pk).first()
    if person is None:
        raise NotFound
    return person


def revoke_live_card(user_id: UUID, now: datetime) -> int:
    """Take back the unused card of a person whose row the caller has locked. Answers how many there were: 0 or 1."""
    live = ActivationCard.objects.filter(user=user_id, used_at__isnull=True, revoked_at__isnull=True)
    return live.update(revoked_at=now)
