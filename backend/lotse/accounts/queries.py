"""Reads of accounts: who is asking, which devices are signed in, the state of cards."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import connection
from django.db.models import QuerySet

from lotse.accounts.models import ActivationCard, Device, EndReason, Role, User
from lotse.accounts.tokens import keyed_hashes, token_hash, typed_code

CARDS_SHOWN = 5
CardStateName = Literal["none", "live", "used"]
# By hand, because every request begins with it, and building the statement costs more than running it.
VIEWER = """
SELECT d.id, u.id, u.role, u.language, u.call_me, u.pin_kind, d.times_locked
FROM accounts_device d JOIN accounts_user u ON u.id = d.user_id
WHERE d.token_hash = %s AND d.ended_at IS NULL AND d.expires_at > %s AND u.is_active
"""


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who is asking: a person on one device. `is_locked`: the PIN is wanted before anything personal is shown.

    `times_locked` is the device's own number; a socket ends when it grows.
    """

    user_id: uuid.UUID
    role: str
    language: str
    call_me: str
    pin_kind: str
    device_id: uuid.UUID
    is_locked: bool
    times_locked: int = 0

    @property
    def is_resident(self) -> bool:
        """Whether this is a resident and not staff."""
        return self.role == Role.RESIDENT

    @classmethod
    def of(cls, device: Device, user: User) -> "Viewer":
        """The viewer of a device that was unlocked in this moment."""
        return cls(
            user_id=user.id,
            role=user.role,
            language=user.language,
            call_me=user.call_me,
            pin_kind=user.pin_kind,
            device_id=device.id,
            is_locked=False,
            times_locked=device.times_locked,
        )


@dataclass(frozen=True, kw_only=True)
class CardState:
    """A resident's card as staff see it: none, live until `expires_at`, or used."""

    state: CardStateName
    expires_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class MadeCard:
    """A card and the labels of the devices that were signed out when it was used."""

    card: ActivationCard
    ended_devices: list[str]


def viewer_by_token(token: str, *, unlocking: tuple[uuid.UUID, int] | None, now: datetime) -> Viewer | None:
    """The viewer behind a device token, in one query; None if the device ended or the person is not active."""
    with connection.cursor() as cursor:
        cursor.execute(VIEWER, [token_hash(token), connection.ops.adapt_datetimefield_value(now)])
        row = cursor.fetchone()
    if row is None:
        return None
    device_id, user_id = (ident if isinstance(ident, uuid.UUID) else uuid.UUID(ident) for ident in row[:2])
    role, language, call_me, pin_kind, times_locked = row[2:]
    return Viewer(
        user_id=user_id,
        role=role,
        language=language,
        call_me=call_me,
        pin_kind=pin_kind,
        device_id=device_id,
        is_locked=role == Role.RESIDENT and unlocking != (device_id, times_locked),
        times_locked=times_locked,
    )


def live_devices(viewer: Viewer, now: datetime) -> QuerySet[Device]:
    """The devices on which the viewer is signed in, oldest first."""
    return Device.objects.filter(user=viewer.user_id, ended_at__isnull=True, expires_at__gt=now).order_by(
        "created_at", "id"
    )


def card_by_words(*, secret: str | None, code: str | None) -> ActivationCard | None:
    """The card with this secret or typed code, with its owner and device; None if there is none."""
    cards = ActivationCard.objects.select_related("user", "device").filter(user__is_active=True)
    if secret:
        return cards.filter(secret_hash__in=keyed_hashes("card secret", secret)).first()
    typed = typed_code(code or "")
    return cards.filter(code_hash__in=keyed_hashes("card code", typed)).first() if typed else None


def made_cards(viewer: Viewer) -> list[MadeCard]:
    """The latest cards that were made for the viewer, newest first, in two queries."""
    cards = ActivationCard.objects.filter(user=viewer.user_id).select_related("issued_by", "device")
    latest = list(cards.order_by("-issued_at", "-id")[:CARDS_SHOWN])
    ended = Device.objects.filter(
        user=viewer.user_id, ended_reason=EndReason.RELINKED, ended_at__in=[card.used_at for card in latest]
    )
    rows = list(ended.order_by("created_at").values_list("ended_at", "label"))
    return [
        MadeCard(card=card, ended_devices=[label for ended_at, label in rows if ended_at == card.used_at])
        for card in latest
    ]


def openings_of(user_id: uuid.UUID) -> list[ActivationCard]:
    """The latest used cards of a resident, newest first, each with its issuer and the device it signed in.

    The one with which the present PIN was chosen is always among them.
    """
    used = ActivationCard.objects.filter(user=user_id, used_at__isnull=False).select_related("issued_by", "device")
    newest = list(used.order_by("-used_at", "-id")[:CARDS_SHOWN])
    if any(card.chose_pin for card in newest):
        return newest
    return [*newest[: CARDS_SHOWN - 1], *used.filter(chose_pin=True).order_by("-used_at", "-id")[:1]]


def live_device_count(user_id: uuid.UUID, now: datetime) -> int:
    """On how many devices a person is signed in."""
    return Device.objects.filter(user=user_id, ended_at__isnull=True, expires_at__gt=now).count()


def card_states(user_ids: Iterable[uuid.UUID], now: datetime) -> dict[uuid.UUID, CardState]:
    """The state of each resident's latest card, in one query."""
    states = {user_id: CardState(state="none") for user_id in user_ids}
    cards = ActivationCard.objects.filter(user__in=list(states), revoked_at__isnull=True).order_by("issued_at", "id")
    for user_id, used_at, expires_at in cards.values_list("user_id", "used_at", "expires_at"):
        if used_at is not None:
            states[user_id] = CardState(state="used")
        elif expires_at > now:
            states[user_id] = CardState(state="live", expires_at=expires_at)
    return states
