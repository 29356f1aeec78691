"""The floor of live delivery: asyncio and the bare driver, no framework, no right, no log that can be asked.

Sockets are opened by any GET; a POST to /bench/notice writes one frame to all of them; a POST to /say/N stores a
message and two event rows in one transaction and writes a frame to socket N.
"""

import asyncio
import base64
import hashlib
import json
import os
import sys
import time
from typing import Any
from uuid import uuid4

import psycopg

from tests.bench.live_clients import run_quickly

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
NOTICE = json.dumps({"kind": "event", "epoch": "0", "event": {"seq": 1, "text": "x" * 330}}).encode()
SAID = json.dumps({"kind": "event", "epoch": "0", "event": {"seq": 1, "text": "x" * 560}}).encode()


def frame(body: bytes) -> bytes:
    """A text frame of less than 64 KiB."""
    return b"\x81\x7e" + len(body).to_bytes(2, "big") + body


class Bare(asyncio.Protocol):
    """A connection: a socket, or requests one after the other."""

    sockets: list[asyncio.Transport] = []
    pool: "asyncio.Queue[psycopg.AsyncConnection]"

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"GET"):
            key = data.split(b"Sec-WebSocket-Key: ", 1)[1].split(b"\r\n", 1)[0]
            accept = base64.b64encode(hashlib.sha1(key + GUID).digest())  # noqa: S324 - the protocol's own
            head = b"HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            self.transport.write(head + accept + b"\r\n\r\n" + frame(b'{"kind":"head"}'.ljust(130)))
            self.sockets.append(self.transport)
        elif data.startswith(b"POST /bench/notice"):
            told = json.dumps({"committed": time.monotonic(), "cpu": time.process_time()}).encode()
            whole = frame(NOTICE)
            for each in self.sockets:
                each.write(whole)
            self.answer(told)
        elif data.startswith(b"POST /say/"):
            number = int(data.split(b" ", 2)[1].rsplit(b"/", 1)[1])
            self.saying = asyncio.create_task(self.say(number))

    async def say(self, number: int) -> None:
        connection = await self.pool.get()
        async with connection.transaction():
            await connection.execute("INSERT INTO bare_message (id, body) VALUES (%s, %s)", [uuid4(), b"x" * 120])
            await connection.execute("INSERT INTO bare_event (id) VALUES (%s), (%s)", [uuid4(), uuid4()])
        self.pool.put_nowait(connection)
        self.sockets[number].write(frame(SAID))
        self.answer(SAID)

    def answer(self, body: bytes) -> None:
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))


async def main(port: int) -> None:
    """Serve."""
    Bare.pool = asyncio.Queue()
    for _each in range(16):
        Bare.pool.put_nowait(await psycopg.AsyncConnection.connect(os.environ["DATABASE_URL"], autocommit=True))
    connection = await Bare.pool.get()
    await connection.execute("CREATE TABLE IF NOT EXISTS bare_message (id uuid PRIMARY KEY, body bytea)")
    await connection.execute("CREATE TABLE IF NOT EXISTS bare_event (id uuid PRIMARY KEY)")
    Bare.pool.put_nowait(connection)
    server = await asyncio.get_running_loop().create_server(Bare, "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    run_quickly(main(int(sys.argv[1])))
