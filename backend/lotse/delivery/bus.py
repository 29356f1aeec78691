"""Carries wake-ups from one process to the others over Redis. It may lose any of them: the heartbeat finds them.

One subscription per process, to one group; who did what is not in a message, only that logs have grown. Nobody waits
for Redis: what cannot be handed on at once is dropped.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

import structlog
from channels_redis.pubsub import RedisPubSubChannelLayer

from lotse.events.hooks import Appended

GROUP: Final = "wake"
CONNECTIONS: Final = 2000  # the client stops at 100 by itself, and then refuses the next one
PATIENCE_SECONDS: Final = 2.0
PAUSE_SECONDS: Final = 1.0
MOST_WAITING: Final = 1000
ECHO_SECONDS: Final = 10.0
Message = dict[str, Any]
logger = structlog.get_logger(__name__)


class Bus:
    """Belongs to one event loop. `hear` is called for each event that another process wrote."""

    def __init__(self, address: str, hear: Callable[[Appended], None] | None = None) -> None:
        self._me = uuid4().hex
        self._hear = hear
        host = {"address": address, "max_connections": CONNECTIONS}
        host |= {"socket_connect_timeout": PATIENCE_SECONDS, "socket_timeout": PATIENCE_SECONDS}
        self._layer: Any = RedisPubSubChannelLayer(hosts=[host], prefix="lotse")
        self._waiting: list[Appended] = []
        self._something = asyncio.Event()
        self._sending = asyncio.Lock()
        self._echo = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._is_down = False

    def start(self) -> None:
        """Begin to carry; a process without sockets only sends."""
        loop = asyncio.get_running_loop()
        self._tasks.append(loop.create_task(self._send_for_ever()))
        if self._hear is not None:
            self._tasks.append(loop.create_task(self._listen_for_ever()))

    async def stop(self) -> None:
        """Send what waits, if that is quickly done, and let go of the connections."""
        with contextlib.suppress(Exception):
            await self._send_waiting()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with contextlib.suppress(Exception):
            await self._layer.flush()

    def post(self, told: Appended) -> None:
        """Tell the other processes."""
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(told)
            self._something.set()

    async def _send_for_ever(self) -> None:
        while True:
            await self._something.wait()
            try:
                await self._send_waiting()
            except Exception as error:  # Redis is away: what waits is dropped, the heartbeats of the others find it
                self._went_down(error)
                await asyncio.sleep(PAUSE_SECONDS)
                self._waiting.clear()
            else:
                self._is_down = False

    async def _send_waiting(self) -> None:
        async with self._sending:  # whoever stops lets the last message out
            self._something.clear()
            waiting, self._waiting = self._waiting, []
            if waiting:
                await self._send({"type": "wake", "from": self._me, "told": [_packed(told) for told in waiting]})

    async def _send(self, message: Message) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self._layer.group_send(GROUP, message)

    async def _listen_for_ever(self) -> None:
        while True:
            watch = None
            try:
                channel = await self._layer.new_channel()
                await self._layer.group_add(GROUP, channel)
                watch = asyncio.ensure_future(self._listen(channel))
                await self._watch(watch)
            except Exception as error:  # begin anew; the library itself does not notice every lost subscription
                self._went_down(error)
            finally:
                if watch is not None:
                    watch.cancel()
            with contextlib.suppress(Exception):
                await self._layer.flush()
            await asyncio.sleep(PAUSE_SECONDS)

    async def _listen(self, channel: str) -> None:
        while True:
            message = await self._layer.receive(channel)
            if message["from"] == self._me:
                self._echo.set()
            elif self._hear is not None:
                for packed in message["told"]:
                    self._hear(_unpacked(packed))

    async def _watch(self, listening: "asyncio.Future[None]") -> None:
        """Return when we do not hear ourselves any more, or listening ended."""
        while not listening.done():
            self._echo.clear()
            await self._send({"type": "wake", "from": self._me, "told": []})
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._echo.wait()
            self._is_down = False
            await asyncio.wait([listening], timeout=ECHO_SECONDS)

    def _went_down(self, error: Exception) -> None:
        if not self._is_down:
            logger.warning("bus_down", error=type(error).__name__)
        self._is_down = True


def _packed(told: Appended) -> list[Any]:
    people = b"".join(person.bytes for person, _seq in told.numbers)
    return [told.event_type_name, told.subject_id.bytes, people, [seq for _person, seq in told.numbers]]


def _unpacked(packed: Iterable[Any]) -> Appended:
    name, subject, people, numbers = packed
    persons = [UUID(bytes=people[start : start + 16]) for start in range(0, len(people), 16)]
    return Appended(name, UUID(bytes=subject), tuple(zip(persons, numbers, strict=True)), None, datetime.now(UTC))
