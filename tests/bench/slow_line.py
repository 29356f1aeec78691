"""A line like a phone's in a cellar: what browser and server say passes here, late and one after the other."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

PACKET = 1400  # bytes


@dataclass(frozen=True)
class Line:
    """Rate in bits per second, both ways; round trip in seconds."""

    rate: int
    round_trip: float

    def __str__(self) -> str:
        return f"{self.rate // 1000} kbit/s, {self.round_trip * 1000:.0f} ms"


class Direction:
    """One way of the line, shared by all connections: what is sent meanwhile waits its turn."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.free_at = 0.0
        self.bytes = 0

    async def carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, opens_at: float) -> None:
        """Everything from one end to the other, each packet after its own time on the line and half a round trip."""
        loop = asyncio.get_running_loop()
        flying: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        landing = asyncio.create_task(_land(flying, target))
        while packet := await source.read(PACKET):
            self.bytes += len(packet)
            self.free_at = max(loop.time(), self.free_at, opens_at) + len(packet) * 8 / self.line.rate
            flying.put_nowait((self.free_at + self.line.round_trip / 2, packet))
        flying.put_nowait((loop.time(), b""))
        await landing


async def _land(flying: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due, packet = await flying.get()
        await asyncio.sleep(max(0.0, due - loop.time()))
        if not packet or target.is_closing():
            break
        target.write(packet)
    target.close()


class SlowLine:
    """Listens on a port of its own and passes everything on to the server's."""

    def __init__(self, line: Line, server_port: int) -> None:
        self.line = line
        self.up, self.down = Direction(line), Direction(line)
        self.port = 0
        self.connections = 0
        self._server_port = server_port

    async def serve(self, ready: threading.Event, over: asyncio.Event) -> None:
        """Until it is over."""
        listening = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = listening.sockets[0].getsockname()[1]
        ready.set()
        await over.wait()
        listening.close()
        open_ones = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)

    async def _connect(self, phone_in: asyncio.StreamReader, phone_out: asyncio.StreamWriter) -> None:
        self.connections += 1
        server_in, server_out = await asyncio.open_connection("127.0.0.1", self._server_port)
        # A connection costs two round trips before its first byte, TCP's and TLS 1.3's; here both are on this machine.
        opens_at = asyncio.get_running_loop().time() + 2 * self.line.round_trip
        with suppress(asyncio.CancelledError):  # the line was taken down
            await asyncio.gather(
                self.up.carry(phone_in, server_out, opens_at),
                self.down.carry(server_in, phone_out, opens_at),
                return_exceptions=True,
            )


@contextmanager
def slow_line(line: Line, server_port: int) -> Iterator[SlowLine]:
    """A line that is up, in a thread of its own."""
    loop, ready, over = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    slow = SlowLine(line, server_port)
    thread = threading.Thread(target=loop.run_until_complete, args=(slow.serve(ready, over),), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield slow
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
