"""Use cases of push subscriptions: switch on, switch off, take leave of a device, what a push service told."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, Literal, cast

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lotse.accounts.models import Device, User
from lotse.accounts.tokens import keyed_hash
from lotse.core.errors import DomainError
from lotse.core.second_try import is_passing, with_second_try
from lotse.delivery.models import DeviceMark, PushState, PushSubscription
from lotse.delivery.push.browser_keys import BadKeys, SubscriptionKeys
from lotse.delivery.push.endpoints import BadEndpoint, Endpoint, parse_endpoint
from lotse.delivery.push.vapid import usable_keys
from lotse.vault.envelope import Unreadable
from lotse.vault.registry import SealedColumn, register
from lotse.vault.services import seal_small, unseal_small

MOST_PER_PERSON: Final = 16
PushStateName = Literal["on", "off", "broken"]
EMPTY: Final = {"endpoint": None, "endpoint_hash": None, "keys": None, "vapid_key_id": "", "refused_at": None}


class PushEndpointRefused(DomainError):
    """The address or the keys are not those of a push service that this house knows."""

    code = "push_endpoint_refused"
    status = 422
    sentence = _("Benachrichtigungen gehen in diesem Browser leider nicht.")


class PushNotSetUp(DomainError):
    """The house has no keys for pushes."""

    code = "push_not_set_up"
    status = 409
    sentence = _("Benachrichtigungen gibt es hier noch nicht.")


@dataclass(frozen=True)
class Address:
    """Where to push to, opened."""

    endpoint: Endpoint
    keys: SubscriptionKeys


def subscribe(
    *, user_id: uuid.UUID, device_id: uuid.UUID, endpoint: str, p256dh: str, auth: str, key_id: str, now: datetime
) -> None:
    """Push to this device from now on. Again the same: nothing changes; with another address: it moves.

    An address belongs to one browser: whoever had it before gets no pushes there any more. `key_id` names the key of
    ours that the browser subscribed with. Raises PushEndpointRefused, PushNotSetUp.
    """
    keys = usable_keys()
    if keys is None:
        raise PushNotSetUp
    try:
        where = _known_endpoint(endpoint)
        browser = SubscriptionKeys.of(p256dh=p256dh, auth=auth)
    except (BadEndpoint, BadKeys):
        raise PushEndpointRefused from None
    fresh = _Fresh(user_id, device_id, where, browser, key_id if key_id in keys.by_id else keys.current.kid)
    # Two people of one browser may subscribe at the same moment: the second then comes after the first.
    with_second_try(
        partial(_subscribe, fresh, now), lambda error: isinstance(error, IntegrityError) or is_passing(error)
    )


@dataclass(frozen=True)
class _Fresh:
    """What a browser subscribed with, checked."""

    user_id: uuid.UUID
    device_id: uuid.UUID
    endpoint: Endpoint
    keys: SubscriptionKeys
    key_id: str

    def is_known(self) -> bool:
        """Whether all of this is written down already: then a sign that it is refused stays too."""
        same = PushSubscription.objects.filter(
            device=self.device_id,
            user=self.user_id,
            state=PushState.ON,
            endpoint_hash=endpoint_hash(self.endpoint),
            vapid_key_id=self.key_id,
        ).first()
        try:
            return same is not None and open_address(same).keys == self.keys
        except (BadEndpoint, Unreadable):
            return False


@transaction.atomic
def _subscribe(fresh: _Fresh, now: datetime) -> None:
    User.objects.select_for_update(no_key=True).get(pk=fresh.user_id)
    if fresh.is_known():
        return
    mark = endpoint_hash(fresh.endpoint)
    _end(PushSubscription.objects.filter(endpoint_hash=mark).exclude(device=fresh.device_id), PushState.OFF)
    PushSubscription.objects.update_or_create(
        device_id=fresh.device_id,
        defaults={
            "user_id": fresh.user_id,
            "state": PushState.ON,
            "endpoint": seal_small(fresh.endpoint.url.encode(), endpoint_identity(fresh.device_id)),
            "endpoint_hash": mark,
            "keys": seal_small(fresh.keys.stored(), keys_identity(fresh.device_id)),
            "vapid_key_id": fresh.key_id,
            "created_at": now,
            "refused_at": None,
        },
    )
    _keep_the_newest(fresh.user_id)


@transaction.atomic
def unsubscribe(*, device_id: uuid.UUID) -> None:
    """Push to this device no longer: its owner does not want it. Harmless if nothing was pushed there."""
    _end(PushSubscription.objects.filter(device=device_id), PushState.OFF)


@transaction.atomic
def forget_devices(device_ids: Sequence[uuid.UUID]) -> None:
    """Keep nothing of devices that were signed out."""
    PushSubscription.objects.filter(device__in=device_ids).delete()
    DeviceMark.objects.filter(device__in=device_ids).delete()


def forget_ended(now: datetime) -> None:
    """Keep nothing of devices that ended by themselves. Periodic."""
    over = Device.objects.filter(expires_at__lte=now) | Device.objects.filter(ended_at__isnull=False)
    forget_devices(list(over.filter(pk__in=PushSubscription.objects.values("device")).values_list("pk", flat=True)))


def note_gone(device_id: uuid.UUID, mark: str) -> None:
    """The push service knows the address no longer. The person is told that notifications are off on this phone."""
    _end(PushSubscription.objects.filter(device=device_id, endpoint_hash=mark), PushState.BROKEN)


def note_refused(device_id: uuid.UUID, now: datetime | None) -> None:
    """The push service refuses us at this address, or takes our pushes again (None)."""
    same = PushSubscription.objects.filter(device=device_id, state=PushState.ON)
    same.filter(refused_at__isnull=now is not None).update(refused_at=now)


def push_state(device_id: uuid.UUID) -> PushStateName | None:
    """Whether this device gets pushes; None if nobody has decided yet. What is refused does not arrive: broken."""
    row = PushSubscription.objects.filter(device=device_id).values_list("state", "refused_at").first()
    if row is None:
        return None
    state, refused_at = row
    return "broken" if state == PushState.ON and refused_at else cast("PushStateName", state)


def open_address(subscription: PushSubscription) -> Address:
    """Where this subscription leads. Raises BadEndpoint for a service that is known no longer, Unreadable."""
    device_id = subscription.device_id
    sealed_endpoint, sealed_keys = bytes(subscription.endpoint or b""), bytes(subscription.keys or b"")
    return Address(
        endpoint=_known_endpoint(unseal_small(sealed_endpoint, endpoint_identity(device_id)).decode()),
        keys=SubscriptionKeys.read(unseal_small(sealed_keys, keys_identity(device_id))),
    )


def seal_columns() -> None:
    """Let the vault's commands count and renew what is sealed here."""
    register(SealedColumn(PushSubscription, "endpoint", endpoint_identity))
    register(SealedColumn(PushSubscription, "keys", keys_identity))


def endpoint_hash(endpoint: Endpoint) -> str:
    """What an address is found by."""
    return keyed_hash("push endpoint", endpoint.url)


def endpoint_identity(device_id: uuid.UUID) -> bytes:
    """The row of a sealed address."""
    return f"delivery.push:{device_id}:endpoint".encode()


def keys_identity(device_id: uuid.UUID) -> bytes:
    """The row of sealed keys."""
    return f"delivery.push:{device_id}:keys".encode()


def _known_endpoint(text: str) -> Endpoint:
    return parse_endpoint(text, services=settings.LOTSE_PUSH_SERVICES, loopback=settings.LOTSE_PUSH_LOOPBACK)


def _keep_the_newest(user_id: uuid.UUID) -> None:
    """Nobody has more than sixteen phones; the oldest go."""
    live = PushSubscription.objects.filter(user=user_id, state=PushState.ON).order_by("-created_at", "device_id")
    _end(
        PushSubscription.objects.filter(pk__in=list(live.values_list("pk", flat=True)[MOST_PER_PERSON:])), PushState.OFF
    )


def _end(subscriptions: QuerySet[PushSubscription], state: PushState) -> None:
    subscriptions.filter(state=PushState.ON).update(state=state, **EMPTY)
