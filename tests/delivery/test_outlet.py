"""Writing to sockets never waits: a client that does not read is told nothing, and cut off after a while."""

import asyncio
import uuid
from typing import Any

import pytest

from lotse.accounts.queries import Viewer
from lotse.delivery import outlet as outlet_room
from lotse.delivery.outlet import Outlet

pytestmark = pytest.mark.asyncio
VIEWER = Viewer(
    user_id=uuid.uuid4(), role="resident", language="de", call_me="", pin_kind="",
    device_id=uuid.uuid4(), is_locked=False,
)  # fmt: skip


class Transport:
    aborted = False

    def abort(self) -> None:
        self.aborted = True


class Server:
    """Its `send` waits as uvicorn's does: until the client's buffers have room."""

    def __init__(self) -> None:
        self.transport = Transport()
        self.room = asyncio.Event()
        self.room.set()
        self.written: list[Any] = []

    async def send(self, message: dict[str, Any]) -> None:
        await self.room.wait()
        self.written.append(message.get("text", message.get("code")))


def opened(server: Server) -> tuple[Outlet, list[bool]]:
    changes: list[bool] = []
    outlet = Outlet(server.send, VIEWER, language="de", epoch="0", locks_at=None)
    outlet.on_change = lambda one: changes.append(one.gone)
    return outlet, changes


async def test_a_client_that_reads_is_written_to_at_once() -> None:
    server = Server()
    outlet, changes = opened(server)
    outlet.write(b"a")
    outlet.write(b"b")
    outlet.close(4401)
    assert (server.written, changes, outlet.gone) == (["a", "b", 4401], [True], True)


async def test_a_stuck_client_gets_one_frame_when_it_reads_again_and_the_hub_is_told() -> None:
    server = Server()
    outlet, changes = opened(server)
    server.room.clear()
    for text in (b"a", b"b", b"c"):
        outlet.write(text)
    assert (outlet.is_writable, server.written) == (False, [])
    server.room.set()
    await asyncio.sleep(0.01)
    assert (outlet.is_writable, server.written, changes) == (True, ["a"], [False])


async def test_a_client_that_never_reads_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlet_room, "PATIENCE_SECONDS", 0.05)
    server = Server()
    outlet, changes = opened(server)
    server.room.clear()
    outlet.write(b"a")
    await asyncio.sleep(0.1)
    assert (outlet.gone, server.transport.aborted, server.written, changes) == (True, True, [], [True])


async def test_closing_a_stuck_client_cuts_it_off() -> None:
    server = Server()
    outlet, _changes = opened(server)
    server.room.clear()
    outlet.write(b"a")
    outlet.close(4401)
    await asyncio.sleep(0.01)
    assert (outlet.gone, server.transport.aborted, server.written) == (True, True, [])


async def test_a_connection_that_just_ended_is_left() -> None:
    async def broken(message: dict[str, Any]) -> None:
        raise OSError

    outlet = Outlet(broken, VIEWER, language="de", epoch="0", locks_at=None)
    outlet.write(b"a")
    assert outlet.gone
