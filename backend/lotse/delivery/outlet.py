"""One open socket as the hub sees it: whose it is, what was written to it, and writing without ever waiting for it."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from lotse.accounts.queries import Viewer
from lotse.delivery.direct import connection_of, written

SIGNED_OUT: Final = 4401
NOT_ALLOWED: Final = 4403
NOT_UNDERSTOOD: Final = 1008
OVERLOADED: Final = 1013
PATIENCE_SECONDS: Final = 10.0  # with a client that does not read

Message = dict[str, Any]
Send = Callable[[Message], Coroutine[Any, Any, None]]


class Outlet:
    """A socket. `sent` is the highest number it was told; a stuck one is told nothing until it reads again.

    A frame goes straight to the transport while the client reads; otherwise, and to an unknown server, by the server's
    `send`, which waits while the client's buffers are full. The hub must not wait: the first step of `send` is made by
    hand, and if it is not the last one a task makes it anew.
    """

    __slots__ = (
        "_connection",
        "_patience",
        "_send",
        "_stuck",
        "device_id",
        "epoch",
        "gone",
        "language",
        "locks_at",
        "on_change",
        "role",
        "sent",
        "viewer",
    )

    def __init__(self, send: Send, viewer: Viewer, *, language: str, epoch: str, locks_at: datetime | None) -> None:
        self.viewer = viewer
        self.device_id: UUID = viewer.device_id
        self.role = f"{viewer.role}/{viewer.times_locked}"
        self.language = language
        self.epoch = epoch
        self.locks_at = locks_at
        self.sent = 0
        self.gone = False
        self.on_change: Callable[[Outlet], None] = _nobody_asks
        self._send = send
        self._connection = connection_of(send)
        self._stuck: asyncio.Task[None] | None = None
        self._patience: asyncio.TimerHandle | None = None

    @property
    def is_writable(self) -> bool:
        """Whether it is open and its client reads."""
        return not self.gone and self._stuck is None

    def write(self, text: bytes) -> None:
        """Send a frame, or begin to wait for a client that does not read; `on_change` follows when it goes on."""
        if self.gone or self._stuck is not None:
            return
        if self._connection is None or not written(self._connection, text):
            self._begin({"type": "websocket.send", "text": text.decode()})

    def close(self, code: int) -> None:
        """Close with this code; a client that does not read is cut off."""
        if self.gone:
            return
        if self._stuck is None:
            self._begin({"type": "websocket.close", "code": code})
        if self._stuck is not None:
            self._cut_off()
        self.leave()

    def leave(self) -> None:
        """The client is gone, or is to be."""
        if not self.gone:
            self.gone = True
            self._stop_waiting()
            self.on_change(self)

    def _begin(self, message: Message) -> None:
        step = self._send(message)
        try:
            step.send(None)
        except StopIteration:
            return
        except Exception:  # whatever the server says about a connection that has just ended
            self.leave()
        else:
            step.close()
            loop = asyncio.get_running_loop()
            self._stuck = loop.create_task(self._wait(message))
            self._patience = loop.call_later(PATIENCE_SECONDS, self._give_up)

    async def _wait(self, message: Message) -> None:
        try:
            await self._send(message)
        except Exception:  # as above
            self.leave()
            return
        self._stuck = None
        self._stop_waiting()
        self.on_change(self)

    def _give_up(self) -> None:
        self._cut_off()
        self.leave()

    def _cut_off(self) -> None:
        """Break the connection off. ASGI has no word for it, and closing would first wait for what is never read."""
        transport = getattr(getattr(self._send, "__self__", None), "transport", None)
        if transport is not None:
            transport.abort()

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
        if self._stuck is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed already
                self._stuck.cancel()
            self._stuck = None


def _nobody_asks(outlet: Outlet) -> None:
    """Before the hub knows the socket."""
