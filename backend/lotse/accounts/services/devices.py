"""Ending devices."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F, QuerySet

from lotse.accounts.models import Device, EndReason, User
from lotse.accounts.services.cards import revoke_live_card
from lotse.core.errors import NotFound

AtEnd = Callable[[Sequence[uuid.UUID]], None]
_at_end: list[AtEnd] = []


def at_end(hook: AtEnd) -> None:
    """Run this for devices that are signed out, in the same transaction: nothing goes there any more."""
    _at_end.append(hook)


@transaction.atomic
def end_device(*, user_id: uuid.UUID, device_id: uuid.UUID, now: datetime) -> None:
    """Sign out one of the person's own devices. Harmless if it is signed out already. Raises NotFound."""
    own = Device.objects.filter(pk=device_id, user=user_id)
    if not end_devices(own, reason=EndReason.ENDED_BY_OWNER, now=now) and not own.exists():
        raise NotFound


def lock(*, device_id: uuid.UUID) -> None:
    """Ask for the PIN again on this device: every unlocking until now is over, also for copies of its cookie.

    Its sockets hear nothing more from this moment on, and are closed with the next event or heartbeat.
    """
    Device.objects.filter(pk=device_id).update(times_locked=F("times_locked") + 1)


@transaction.atomic
def log_out(*, device_id: uuid.UUID, now: datetime) -> None:
    """Sign out this device."""
    end_devices(Device.objects.filter(pk=device_id), reason=EndReason.LOGGED_OUT, now=now)


@transaction.atomic
def end_access(*, user_id: uuid.UUID, now: datetime) -> None:
    """Sign a resident out everywhere and take back her unused card: she has moved out.

    Redeeming a card takes the lock on the person first, too: no phone slips in between.
    """
    User.objects.select_for_update(no_key=True).get(pk=user_id)
    revoke_live_card(user_id, now)
    end_devices(Device.objects.filter(user=user_id), reason=EndReason.RESET, now=now)


@transaction.atomic
def reset_access(*, user_id: uuid.UUID, now: datetime) -> None:
    """Let nobody in any more, whoever knows the PIN: as `end_access`, and the PIN is worth nothing.

    The kind of PIN stays: a card of the house goes on asking for a PIN, which nobody has now. Only a card of the
    social worker, with which a new one is chosen, opens the door again.
    """
    end_access(user_id=user_id, now=now)
    User.objects.filter(pk=user_id).update(password=make_password(None))


def end_other_devices(device: Device, *, reason: EndReason, now: datetime) -> None:
    """Sign out every other device of the same person."""
    others = Device.objects.filter(user=device.user).exclude(pk=device.pk)
    end_devices(others, reason=reason, now=now)


def end_replaced_device(device_id: uuid.UUID | None, *, owner: User, now: datetime) -> None:
    """The browser was signed in as somebody else, whose cookie is overwritten now: end that session too."""
    if device_id is not None:
        replaced = Device.objects.filter(pk=device_id).exclude(user=owner)
        end_devices(replaced, reason=EndReason.REPLACED, now=now)


def end_devices(devices: QuerySet[Device], *, reason: EndReason, now: datetime) -> int:
    """End those that still live. Answers how many."""
    ids = list(devices.filter(ended_at__isnull=True).values_list("pk", flat=True))
    ended = Device.objects.filter(pk__in=ids, ended_at__isnull=True).update(ended_at=now, ended_reason=reason)
    for hook in _at_end:
        hook(ids)
    return ended
