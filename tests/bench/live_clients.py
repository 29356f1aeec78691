"""Many sockets in one process that cost next to nothing: they count what comes and look at nothing."""

import asyncio
import json
import time
from collections.abc import Coroutine
from typing import Any

import uvicorn

HANDSHAKE = (
    "GET /api/socket?epoch=0&after={after} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
    "Cookie: {cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Version: 13\r\n\r\n"
)
AT_ONCE = 50
HEAD, EVENT = b'{"kind":"head"', b'"event"'


def run_quickly(work: Coroutine[Any, Any, None]) -> None:
    """On the loop that the server has, too."""
    quick = uvicorn.Config("", loop="uvloop").get_loop_factory()
    with asyncio.Runner(loop_factory=quick) as runner:
        runner.run(work)


class Ear(asyncio.Protocol):
    """A socket: when it heard the first head, and when the last event."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.is_open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.heard: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(self.words.encode())

    def data_received(self, data: bytes) -> None:
        if EVENT in data and not self.heard.done():
            self.heard.set_result(time.monotonic())
        if HEAD in data and not self.is_open.done():
            self.is_open.set_result(None)
        if data.startswith(b"HTTP/1.1 4") and not self.is_open.done():
            self.is_open.set_exception(RuntimeError(data[:60].decode()))

    def listen_again(self) -> None:
        """For the next event."""
        self.heard = asyncio.get_running_loop().create_future()


async def ear(port: int, cookies: dict[str, str], *, after: int = 0) -> Ear:
    """An open socket."""
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    words = HANDSHAKE.format(after=after, port=port, cookie=cookie)
    _transport, made = await asyncio.get_running_loop().create_connection(lambda: Ear(words), "127.0.0.1", port)
    await asyncio.wait_for(made.is_open, 30)
    return made


async def ears(port: int, people: list[dict[str, Any]], *, first: int | None = None) -> list[Ear]:
    """A socket for each of them. The bare servers know nobody: there they are numbered from `first` on."""
    found: list[Ear] = []
    for start in range(0, len(people), AT_ONCE):
        some = enumerate(people[start : start + AT_ONCE], start)
        places = [(one["cookies"], 0 if first is None else first + number) for number, one in some]
        found += await asyncio.gather(*(ear(port, cookies, after=after) for cookies, after in places))
    return found


class Mouth:
    """A connection for requests, one after the other."""

    def __init__(self, port: int, head: str = "") -> None:
        self.port, self.head = port, head

    async def post(self, path: str, body: bytes = b"", head: str = "") -> tuple[int, Any]:
        """Status and JSON of the answer."""
        if not hasattr(self, "reader"):
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Type: application/json\r\n"
        self.writer.write(f"{lines}{self.head}{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        status = int((await self.reader.readuntil(b"\r\n")).split()[1])
        length = 0
        while (line := await self.reader.readuntil(b"\r\n")) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return status, json.loads(await self.reader.readexactly(length))
