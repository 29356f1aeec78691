"""A card signs a phone in."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from lotse.accounts.models import ActivationCard, Device, EndReason, User
from lotse.accounts.queries import card_by_words
from lotse.accounts.rules import (
    RESIDENT_DEVICE_LIFE,
    CardUnknown,
    CardUsed,
    PinNeeded,
    check_card_opens,
    check_pin,
    local_day,
    needed_pin,
    pin_as_typed,
    was_just_used,
)
from lotse.accounts.services.card_pin import check_guesses_left, check_present_pin
from lotse.accounts.services.devices import end_other_devices, end_replaced_device
from lotse.accounts.services.throttle import Limit, TooManyAttempts, count_attempt, network_of
from lotse.accounts.tokens import code_of_secret, device_token, hashed_pin, pin_matches, token_hash, typed_code

# A whole house, or thousands of phones of one carrier, share one address. After twenty wrong codes the next wrong ones
# are told to wait, but a right one always opens the door: nobody locks others out by typing nonsense. The 60 bits of
# the code are the protection, not this limit: 1,000 guesses a second for a year are 3.2e10; with 2,100 live cards among
# 2^60 = 1.2e18 codes the chance to hit any card at all is 1 : 17,000. The QR secret (128 bits) is never counted.
WRONG_CODES = Limit(purpose="card code", failures=20, window=timedelta(minutes=15))
REPEATS = Limit(purpose="card repeat", failures=5, window=timedelta(days=1))


@dataclass(frozen=True, kw_only=True)
class SignedInDevice:
    """A device that was signed in just now, with the token for its cookie. `is_repeat`: it already was."""

    user: User
    device: Device
    token: str
    is_repeat: bool = False


def check_card(*, secret: str | None, code: str | None, address: str, now: datetime) -> ActivationCard:
    """The card, if it opens the door or did so for this person a moment ago.

    Raises CardUnknown, CardUsed, CardExpired, CardRevoked, TooManyAttempts.
    """
    card = card_by_words(secret=secret, code=code)
    if card is None:
        if not secret:
            count_attempt(WRONG_CODES, network_of(address), now=now).check(now)
        raise CardUnknown
    if not was_just_used(card, now):
        check_card_opens(card, now)
        if needed_pin(card):
            check_guesses_left(card, now)
    return card


def activate(
    *,
    secret: str | None,
    code: str | None,
    pin: str,
    pin_kind: str,
    language: str,
    label: str,
    address: str,
    replaces: uuid.UUID | None,
    now: datetime,
    present_pin: str = "",
) -> SignedInDevice:
    """Sign a phone in with a card. The person's earlier devices end; the card is used up.

    The `pin` becomes the person's PIN. Who has one already and no card of her social worker gives that one instead, as
    `present_pin`, and keeps it; without it the card opens nothing.

    Asked again with the same card and PIN within ten minutes, it answers with the same device and token: an impatient
    second tap or an answer lost on the way leaves nobody outside. `replaces` is the device the browser was before.
    Not one transaction as a whole: hashing must not hold the one writer of SQLite.
    Raises PinMalformed, PinTooSimple, PinNeeded, PinWrong, CardUnknown, CardUsed, CardExpired, CardRevoked,
    TooManyAttempts.
    """
    if not present_pin:
        pin = check_pin(pin_kind, pin)
    card = check_card(secret=secret, code=code, address=address, now=now)
    proof = code_of_secret(secret) if secret else typed_code(code or "") or ""
    if card.used_at is None:
        if needed_pin(card):
            if not present_pin:
                raise PinNeeded
            check_present_pin(card, present_pin, now)
            person = {"language": language}
        else:
            stored_pin = hashed_pin(card.user_id, check_pin(pin_kind, pin))
            person = {"password": stored_pin, "pin_kind": pin_kind, "language": language}
        device = _redeem(card=card, proof=proof, person=person, label=label, replaces=replaces, now=now)
        if device is not None:
            return SignedInDevice(user=device.user, device=device, token=device_token(device.id, proof))
    return _repeat(card.id, pin=pin_as_typed(present_pin or pin), proof=proof, now=now)


@transaction.atomic
def _redeem(
    *,
    card: ActivationCard,
    proof: str,
    person: dict[str, str],
    label: str,
    replaces: uuid.UUID | None,
    now: datetime,
) -> Device | None:
    user = User.objects.select_for_update(no_key=True).get(pk=card.user_id)
    device_id = uuid.uuid4()
    unused = ActivationCard.objects.filter(
        pk=card.pk, used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=now
    )
    if not unused.update(used_at=now):
        return None  # somebody was faster with this card
    device = Device.objects.create(
        id=device_id,
        user=user,
        token_hash=token_hash(device_token(device_id, proof)),
        label=label,
        created_at=now,
        last_used_on=local_day(now),
        expires_at=now + RESIDENT_DEVICE_LIFE,
    )
    ActivationCard.objects.filter(pk=card.pk).update(device=device, chose_pin="password" in person)
    end_other_devices(device, reason=EndReason.RELINKED, now=now)
    end_replaced_device(replaces, owner=user, now=now)
    for name, value in person.items():
        setattr(user, name, value)
    user.save(update_fields=list(person))
    return device


def _repeat(card_id: uuid.UUID, *, pin: str, proof: str, now: datetime) -> SignedInDevice:
    card = ActivationCard.objects.select_related("user", "device").get(pk=card_id)
    if not was_just_used(card, now) or card.device is None:
        check_card_opens(card, now)
        raise CardUsed
    try:
        count_attempt(REPEATS, str(card_id), now=now).check(now)
    except TooManyAttempts as error:
        raise CardUsed from error
    if not pin_matches(card.user_id, pin, card.user.password):
        raise CardUsed
    token = device_token(card.device.id, proof)
    return SignedInDevice(user=card.user, device=card.device, token=token, is_repeat=True)
