"""The PIN unlocks a resident's phone."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lotse.accounts.models import Device, EndReason
from lotse.accounts.rules import (
    PIN_FAILURES_TO_END,
    RESIDENT_DEVICE_LIFE,
    local_day,
    pin_as_typed,
    pin_tries_left,
    pin_wait,
)
from lotse.accounts.services.devices import end_devices
from lotse.accounts.services.throttle import TooManyAttempts
from lotse.accounts.tokens import pin_matches
from lotse.core.errors import DomainError


class PinWrong(DomainError):
    """Not the PIN. `tries_left`: how many more may be wrong before something happens."""

    code = "pin_wrong"
    status = 403
    sentence = _("Die PIN ist falsch.")


class DeviceEnded(DomainError):
    """This device was signed out for good: by a new phone, from another device, or by wrong PINs."""

    code = "device_ended"
    status = 401
    sentence = _("Dieses Handy ist nicht mehr verbunden. Bitte fragen Sie im Haus nach einer neuen Karte.")


def unlock(*, device_id: uuid.UUID, pin: str, now: datetime) -> Device:
    """Unlock the device. Wrong PINs count for this device alone, wherever else the person is signed in.

    The try is counted before the PIN is compared, so that guesses sent all at once are counted too; comparing takes
    20 ms and holds no transaction. Raises PinWrong, TooManyAttempts, DeviceEnded.
    """
    device = _count_try(device_id, now)
    if not pin_matches(device.user_id, pin_as_typed(pin), device.user.password):
        raise _refusal(device, now)
    opened = Device.objects.filter(pk=device_id, ended_at__isnull=True).update(
        pin_failures=0, pin_blocked_until=None, last_used_on=local_day(now), expires_at=now + RESIDENT_DEVICE_LIFE
    )
    if not opened:
        raise DeviceEnded
    return device


@transaction.atomic
def _count_try(device_id: uuid.UUID, now: datetime) -> Device:
    device = Device.objects.select_related("user").select_for_update(of=("self",), no_key=True).get(pk=device_id)
    if not device.is_live(now):
        raise DeviceEnded
    if device.pin_blocked_until is not None and device.pin_blocked_until > now:
        raise TooManyAttempts(until=device.pin_blocked_until, now=now)
    device.pin_failures += 1
    wait = pin_wait(device.pin_failures)
    device.pin_blocked_until = now + wait if wait else None
    device.save(update_fields=["pin_failures", "pin_blocked_until"])
    return device


def _refusal(device: Device, now: datetime) -> DomainError:
    if device.pin_failures >= PIN_FAILURES_TO_END:
        end_devices(Device.objects.filter(pk=device.pk), reason=EndReason.PIN_FAILURES, now=now)
        return DeviceEnded()
    tries_left = pin_tries_left(device.pin_failures)
    if device.pin_blocked_until is not None:
        return TooManyAttempts(until=device.pin_blocked_until, now=now, tries_left=tries_left)
    return PinWrong(extra={"tries_left": tries_left})
