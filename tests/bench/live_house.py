"""The house with one more kind of event, a notice that is one for all, and an address that publishes it to everybody.

POST /bench/notice answers when it was committed (the clock of the machine) and the CPU this process had used by then.
"""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from lotse.config.asgi import application as house  # loads the apps

# isort: split
from django.db import transaction
from django.utils import timezone

from lotse.accounts.models import User
from lotse.accounts.queries import Viewer
from lotse.core.shapes import Schema
from lotse.events.registry import EventType, register
from lotse.events.services import publish


class NoticeOut(Schema):
    """A notice as long as a notice is."""

    id: UUID
    text: str


def _shared(language: str, ids: Sequence[UUID]) -> Mapping[UUID, Schema]:
    User.objects.filter(pk__in=ids).exists()  # one statement, as a notice would be read
    return {each: NoticeOut(id=each, text="Am Montag ist das Wasser von 9 bis 12 Uhr abgestellt. " * 4) for each in ids}


def _own(viewer: Viewer, ids: Sequence[UUID]) -> Mapping[UUID, Schema]:
    return _shared(viewer.language, ids)


NOTICE = register(EventType(name="bench_notice", schema=NoticeOut, load=_own, load_shared=_shared))


def _publish() -> dict[str, float]:
    people = list(User.objects.filter(call_me__startswith="Nr. ").values_list("id", flat=True))
    with transaction.atomic():
        publish(event_type=NOTICE, subject_id=uuid4(), recipients=people, now=timezone.now())
    return {"committed": time.monotonic(), "cpu": time.process_time()}


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The house and the one address more."""
    if scope["type"] != "http" or scope["path"] != "/bench/notice":
        await house(scope, receive, send)
        return
    body = json.dumps(await asyncio.to_thread(_publish)).encode()
    length = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": length})
    await send({"type": "http.response.body", "body": body})
