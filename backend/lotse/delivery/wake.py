"""From a commit to the sockets: the hub of this process at once, those of the others over the bus.

A process without sockets (the worker, a command) has no loop; its messages go out from a thread of their own.
"""

import asyncio
import atexit
from threading import Event, Lock, Thread
from typing import Final

from django.conf import settings

from lotse.delivery.bus import Bus
from lotse.delivery.hub import Hub
from lotse.events.hooks import Appended

LAST_WORDS_SECONDS: Final = 2.0


class Switchboard:
    """The hub and the bus of this process, as far as there are any."""

    def __init__(self) -> None:
        self.hub: Hub | None = None
        self._bus: Bus | None = None
        self._postman: Postman | None = None
        self._lock = Lock()

    def open(self) -> Hub:
        """Start the hub of the running loop, and the bus where there are other processes. Once per loop."""
        hub = self.hub
        if hub is not None and hub.loop is asyncio.get_running_loop():
            return hub
        hub = self.hub = Hub(heartbeat_seconds=settings.SOCKET_HEARTBEAT_SECONDS)
        hub.start()
        if settings.REDIS_URL:
            self._bus = Bus(settings.REDIS_URL, hub.hear)
            self._bus.start()
        return hub

    async def close(self) -> None:
        """Stop both."""
        hub, bus, self.hub, self._bus = self.hub, self._bus, None, None
        if bus is not None:
            await bus.stop()
        if hub is not None:
            await hub.stop()

    def wake(self, told: Appended) -> None:
        """An event is safe in the database: tell whoever waits for it. From any thread, and without waiting."""
        hub, bus = self.hub, self._bus
        if hub is not None and not hub.loop.is_closed():
            hub.tell(told)
            if bus is not None:
                hub.loop.call_soon_threadsafe(bus.post, told)
        elif settings.REDIS_URL:
            self._post(told)

    def _post(self, told: Appended) -> None:
        with self._lock:
            if self._postman is None:
                self._postman = Postman(settings.REDIS_URL)
        self._postman.post(told)


class Postman:
    """The bus of a process that has no loop of its own."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._loop = asyncio.new_event_loop()
        self._ready = Event()
        self._thread = Thread(target=self._run, name="postman", daemon=True)
        self._thread.start()
        self._ready.wait(LAST_WORDS_SECONDS)
        atexit.register(self.stop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        self._bus = Bus(self._address)
        self._bus.start()
        self._ready.set()
        await self._stopping.wait()
        await self._bus.stop()

    def post(self, told: Appended) -> None:
        """Hand it to the thread."""
        self._loop.call_soon_threadsafe(self._bus.post, told)

    def stop(self) -> None:
        """At the end of the process: what waits is sent first, if Redis is there."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(LAST_WORDS_SECONDS)


switchboard: Final = Switchboard()
