"""A hub in the test's own loop, and phones that are connected to it.

They speak ASGI by asgiref's communicator: the one of Channels would want a second web server to be installed.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from asgiref.testing import ApplicationCommunicator
from django.db import transaction
from django.test import Client
from django.utils import timezone

from lotse.delivery.hub import Hub
from lotse.delivery.sockets import application
from lotse.delivery.wake import switchboard
from lotse.events.registry import EventType
from lotse.events.services import publish
from tests.people import signed_in

T = TypeVar("T")
communicator: Any = ApplicationCommunicator  # written without types
ORIGIN = "http://localhost"
SOON = 3.0


@dataclass
class Phone:
    """One socket; what comes is waited for, what must not come is waited for a moment."""

    wire: Any
    client: Client

    async def next(self) -> dict[str, Any]:
        """The next frame."""
        frame: dict[str, Any] = json.loads((await self._output("websocket.send"))["text"])
        return frame

    async def event(self) -> dict[str, Any]:
        """The next frame, which is an event."""
        frame = await self.next()
        assert frame["kind"] == "event", frame
        event: dict[str, Any] = frame["event"]
        return event

    async def closed_with(self) -> int:
        """The code it is closed with."""
        return int((await self._output("websocket.close"))["code"])

    async def _output(self, kind: str) -> dict[str, Any]:
        message: dict[str, Any] = await self.wire.receive_output(SOON)
        assert message["type"] == kind, message
        return message

    async def hears_nothing(self) -> bool:
        """Whether nothing comes for a moment."""
        return bool(await self.wire.receive_nothing(timeout=0.25))

    async def say(self, what: Any) -> None:
        """Send something."""
        await self.wire.send_input(
            {"type": "websocket.receive", "text": what if isinstance(what, str) else json.dumps(what)}
        )


class Room:
    """The hub, and those who are connected to it."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.wires: list[Any] = []

    async def do(self, work: Callable[..., T], *args: Any, **words: Any) -> T:
        """Something with the database, in a thread as a request has one."""
        return await self.hub.threads.run(work, *args, **words)

    async def knock(self, client: Client, place: str = "epoch=0&after=0") -> Phone | None:
        """Try to open a socket; None when the handshake is refused."""
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        headers = [(b"origin", ORIGIN.encode()), (b"cookie", cookies.encode())]
        scope = {"type": "websocket", "path": "/api/socket", "query_string": place.encode(), "headers": headers}
        wire = communicator(application, scope)
        self.wires.append(wire)
        await wire.send_input({"type": "websocket.connect"})
        answer = await wire.receive_output(SOON)
        return Phone(wire, client) if answer["type"] == "websocket.accept" else None

    async def phone(self, person: Any, place: str = "epoch=0&after=0") -> Phone:
        """A phone on which this person has just signed in, connected; the first head is heard already."""
        client = await self.do(signed_in, person)
        phone = await self.knock(client, place)
        assert phone is not None
        head = await phone.next()
        assert head["kind"] == "head", head
        return phone

    async def switch(self, kind: EventType, lamp: UUID, *people: Any) -> None:
        """Publish an event to these people."""
        await self.do(switch, kind, lamp, *people)


def switch(kind: EventType, lamp: UUID, *people: Any) -> None:
    """Publish an event to these people, in a transaction as a service has one."""
    with transaction.atomic():
        publish(event_type=kind, subject_id=lamp, recipients=[each.pk for each in people], now=timezone.now())


@asynccontextmanager
async def open_room() -> AsyncIterator[Room]:
    """A hub with its heartbeat at rest: tests let it beat by hand."""
    room = Room(switchboard.open())
    try:
        yield room
    finally:
        for wire in room.wires:
            if not wire.future.done():
                await wire.send_input({"type": "websocket.disconnect", "code": 1001})
            await asyncio.gather(wire.future, return_exceptions=True)
        await switchboard.close()
