"""Endpoints of delivery: whether and where this device gets pushes."""

from django.utils import timezone
from ninja import Router, Status

from lotse.accounts.auth import ViewerRequest, signed_in
from lotse.delivery.push import subscriptions
from lotse.delivery.push.vapid import usable_keys
from lotse.delivery.schemas import PushOut, SubscriptionIn

router = Router(tags=["delivery"], auth=signed_in)


@router.get("/push", response=PushOut)
def get_push(request: ViewerRequest) -> PushOut:
    """Our key that a browser subscribes with, and whether this device gets pushes."""
    keys = usable_keys()
    return PushOut(
        public_key=keys.current.public if keys else None,
        key_id=keys.current.kid if keys else None,
        subscribed=subscriptions.push_state(request.auth.device_id) == "on",
    )


@router.put("/push/subscription", response={204: None})
def put_push_subscription(request: ViewerRequest, body: SubscriptionIn) -> Status[None]:
    """Push to this device from now on; the same again is harmless."""
    subscriptions.subscribe(
        user_id=request.auth.user_id,
        device_id=request.auth.device_id,
        endpoint=body.endpoint,
        p256dh=body.p256dh,
        auth=body.auth,
        key_id=body.key_id,
        now=timezone.now(),
    )
    return Status(204, None)


@router.delete("/push/subscription", response={204: None})
def delete_push_subscription(request: ViewerRequest) -> Status[None]:
    """Push to this device no longer."""
    subscriptions.unsubscribe(device_id=request.auth.device_id)
    return Status(204, None)
