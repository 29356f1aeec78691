"""The limit of live delivery: sockets and requests by hand on asyncio's transports, the bare driver behind.

Sockets are opened by any GET that ends in `after=N`, their number. A POST to /bench/notice appends an event for
everybody, reads the rows and writes each socket a frame with its own number; a POST to /say/N stores a message with two
events and writes a frame to socket N.
Nothing is parsed that need not be: no server that has to understand HTTP comes near this.
"""

import asyncio
import base64
import hashlib
import json
import sys
import time
from typing import Any

from tests.bench.bare_store import MESSAGE_REST, NOTICE_REST, Store, event_text
from tests.bench.live_clients import run_quickly

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def frame(text: str) -> bytes:
    """A text frame of 126 bytes to 64 KiB."""
    body = text.encode()
    return b"\x81\x7e" + len(body).to_bytes(2, "big") + body


class Bare(asyncio.Protocol):
    """A connection: a socket, or requests one after the other."""

    sockets: dict[int, asyncio.Transport] = {}
    store = Store()

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"GET"):
            key = data.split(b"Sec-WebSocket-Key: ", 1)[1].split(b"\r\n", 1)[0]
            accept = base64.b64encode(hashlib.sha1(key + GUID).digest())  # noqa: S324 - the protocol's own
            head = b"HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            self.transport.write(head + accept + b"\r\n\r\n" + frame('{"kind":"head"}'.ljust(130)))
            self.sockets[int(data.split(b"after=", 1)[1].split(b" ", 1)[0])] = self.transport
        elif data.startswith(b"POST /bench/notice"):
            self.work = asyncio.create_task(self.notice())
        elif data.startswith(b"POST /say/"):
            self.work = asyncio.create_task(self.say(int(data.split(b" ", 2)[1].rsplit(b"/", 1)[1])))

    async def notice(self) -> None:
        notice = await self.store.tell(len(self.sockets))
        told = json.dumps({"committed": time.monotonic(), "cpu": time.process_time()}).encode()
        for person, seq in await self.store.told(notice):
            self.sockets[person].write(frame(event_text(seq, NOTICE_REST)))
        self.answer(told)

    async def say(self, listener: int) -> None:
        seq = await self.store.say(listener)
        self.sockets[listener].write(frame(event_text(seq, MESSAGE_REST)))
        self.answer(event_text(seq, MESSAGE_REST).encode())

    def answer(self, body: bytes) -> None:
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))


async def main(port: int) -> None:
    """Serve."""
    await Bare.store.open()
    server = await asyncio.get_running_loop().create_server(Bare, "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    run_quickly(main(int(sys.argv[1])))
