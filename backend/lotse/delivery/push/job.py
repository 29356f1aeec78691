"""Performs one push job: does the phone still lack it, and what did the push service say?"""

from __future__ import annotations

import random
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from lotse.delivery.jobs import Again, Claimed, Failed, Result, pause_before
from lotse.delivery.models import DeviceMark, PushState, PushSubscription
from lotse.delivery.push.answers import Verdict
from lotse.delivery.push.endpoints import BadEndpoint
from lotse.delivery.push.payload import payload_of, topic_of
from lotse.delivery.push.subscriptions import forget_devices, note_gone, note_refused, open_address
from lotse.delivery.push.vapid import VapidKey, vapid_keys
from lotse.events.registry import Push, find
from lotse.vault.envelope import Unreadable

if TYPE_CHECKING:
    from lotse.delivery.push.sender import Answer

logger = structlog.get_logger(__name__)


def perform_push(job: Claimed, now: datetime) -> Result:
    """Send the push if the device still lacks it. Sending twice is harmless: both have one topic and one tag."""
    kind = find(str(job.payload["event"]))
    subscription = _wanted(uuid.UUID(job.payload["device"]), int(job.payload["seq"]), now)
    if kind is None or kind.push is None or subscription is None:
        return None
    if job.expires_at is not None and job.expires_at <= now:
        logger.info("push_outdated", event_type=kind.name)
        return None
    return _sent(job, kind.push, subscription, now)


def _wanted(device_id: uuid.UUID, seq: int, now: datetime) -> PushSubscription | None:
    """The subscription of a device that is signed in, wants pushes and has not applied this event yet."""
    found = PushSubscription.objects.select_related("device", "user").filter(device=device_id, state=PushState.ON)
    subscription = found.first()
    if subscription is None:
        return None
    if not subscription.device.is_live(now) or not subscription.user.is_active:
        forget_devices([device_id])
        return None
    if DeviceMark.objects.filter(device=device_id, acked_seq__gte=seq).exists():
        return None
    return subscription


def _sent(job: Claimed, push: Push, subscription: PushSubscription, now: datetime) -> Result:
    # A quarter of a second, which only a worker needs.
    from lotse.delivery.push.encryption import padded
    from lotse.delivery.push.sender import Letter, sender

    key = _key_of(subscription)
    try:
        address = open_address(subscription)
    except (BadEndpoint, Unreadable):
        key = None
    if key is None:  # nothing can be sent there any more; the phone subscribes anew at its next start
        note_gone(subscription.device_id, subscription.endpoint_hash or "")
        return Failed("unusable")
    topic = topic_of(subscription.device_id.hex, push.topic)
    left = (job.expires_at or now + push.time_to_live) - now
    content = padded(payload_of(push, user=subscription.user, tag=topic))
    letter = Letter(content=content, urgency=push.urgency, topic=topic, time_to_live=left)
    answer = sender().send(letter, endpoint=address.endpoint, keys=address.keys, vapid=key, now=now)
    return _after(answer, job, subscription, now)


def _after(answer: Answer, job: Claimed, subscription: PushSubscription, now: datetime) -> Result:
    """What the answer asks for. Nothing is deleted but what the push service has forgotten itself."""
    if answer.verdict is Verdict.TAKEN:
        note_refused(subscription.device_id, None)
        return None
    if answer.verdict is Verdict.GONE:
        note_gone(subscription.device_id, subscription.endpoint_hash or "")
        return None
    if answer.verdict in (Verdict.BUSY, Verdict.LATER):
        # Who stays busy is asked ever less often: so the tries last as long as the push is worth something.
        pause_ends = now + pause_before(job.attempts)
        return _again(max(answer.until or pause_ends, pause_ends), job)
    if answer.verdict is Verdict.REFUSED:
        note_refused(subscription.device_id, now)
    logger.error("push_refused", verdict=answer.verdict.name.lower(), status=answer.status)
    return Failed(f"{answer.verdict.name.lower()} {answer.status}")


def _again(at: datetime, job: Claimed) -> Result:
    """Another try, unless nobody wants the push any more by then."""
    if job.expires_at is not None and at >= job.expires_at:
        logger.warning("push_given_up", attempts=job.attempts)
        return None
    return Again(at + timedelta(seconds=random.uniform(0, 2)))  # noqa: S311 - spreads load, guards nothing


def _key_of(subscription: PushSubscription) -> VapidKey | None:
    keys = vapid_keys()
    return keys.by_id.get(subscription.vapid_key_id) if keys else None
