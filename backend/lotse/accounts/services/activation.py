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
    check_card_opens,
    check_pin,
    local_day,
    was_just_used,
)
from lotse.accounts.services.devices import end_other_devices, end_replaced_device
from lotse.accounts.services.throttle import Limit, TooManyAttempts, attempts_so_far, count_attempt, network_of
from lotse.accounts.tokens import code_of_secret, device_token, hashed_pin, pin_matches, token_hash, typed_code

# A whole house may share one address. After twenty wrong codes the next wrong ones are told to wait, but a right one
# still opens the door: a neighbour who types nonsense locks nobody out. Only a machine reaches the second limit; below
# it, guessing one of 2,100 live codes of 60 bits takes some hundred million years. The QR secret is never counted.
WRONG_CODES = Limit(purpose="card code", failures=20, window=timedelta(minutes=15))
MACHINE = Limit(purpose="card code by machine", failures=1_000, window=timedelta(minutes=15))
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
    if not secret:
        _count_typed_code(address, is_right=card is not None, now=now)
    if card is None:
        raise CardUnknown
    if not was_just_used(card, now):
        check_card_opens(card, now)
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
) -> SignedInDevice:
    """Sign a phone in with a card and set the PIN. The person's earlier devices end; the card is used up.

    Asked again with the same card and PIN within ten minutes, it answers with the same device and token: an impatient
    second tap or an answer lost on the way leaves nobody outside. `replaces` is the device the browser was before.
    Not one transaction as a whole: hashing must not hold the one writer of SQLite.
    Raises PinMalformed, PinTooSimple, CardUnknown, CardUsed, CardExpired, CardRevoked, TooManyAttempts.
    """
    pin = check_pin(pin_kind, pin)
    card = check_card(secret=secret, code=code, address=address, now=now)
    proof = code_of_secret(secret) if secret else typed_code(code or "") or ""
    if card.used_at is None:
        stored_pin = hashed_pin(card.user_id, pin)
        person = {"password": stored_pin, "pin_kind": pin_kind, "language": language}
        device = _redeem(card=card, proof=proof, person=person, label=label, replaces=replaces, now=now)
        if device is not None:
            return SignedInDevice(user=device.user, device=device, token=device_token(device.id, proof))
    return _repeat(card.id, pin=pin, proof=proof, now=now)


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
    ActivationCard.objects.filter(pk=card.pk).update(device=device)
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


def _count_typed_code(address: str, *, is_right: bool, now: datetime) -> None:
    network = network_of(address)
    if is_right:
        attempts_so_far(MACHINE, network, now=now).check(now)
    else:
        count_attempt(MACHINE, network, now=now)
        count_attempt(WRONG_CODES, network, now=now).check(now)
