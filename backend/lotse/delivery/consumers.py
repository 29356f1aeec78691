"""A person's socket: who may open it, what the phone may say. What it is told comes from the hub."""

from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qs

import structlog
from channels.consumer import AsyncConsumer
from channels.exceptions import StopConsumer
from django.http.cookie import parse_cookie

from lotse.core.languages import BY_CODE
from lotse.delivery.acks import acks
from lotse.delivery.frames import LARGEST_NUMBER, acknowledged, event_frame, head_frame
from lotse.delivery.hub import Hub
from lotse.delivery.news import Opening, open_socket
from lotse.delivery.outlet import NOT_UNDERSTOOD, Outlet
from lotse.delivery.wake import switchboard

LONGEST_EPOCH: Final = 32
LONGEST_NUMBER: Final = 20  # digits
WORDS_AT_ONCE: Final = 20.0  # acknowledgements that may come in a burst; afterwards one a second
Message = dict[str, Any]
logger = structlog.get_logger(__name__)


class LiveConsumer(AsyncConsumer):
    """One socket. `GET /api/socket?epoch=…&after=N&language=…`: the phone's place in its log."""

    outlet: Outlet | None = None
    words_left = WORDS_AT_ONCE
    heard_at = 0.0

    async def dispatch(self, message: Message) -> None:
        """Straight to what is to be done: the usual way looks in another thread for connections nobody uses here."""
        kind = message["type"]
        if kind == "websocket.receive":
            self.listen(message)
        elif kind == "websocket.connect":
            await self.connect()
        elif kind == "websocket.disconnect":
            if self.outlet is not None:
                self.outlet.leave()
            raise StopConsumer

    async def connect(self) -> None:
        """Let her in, if her cookies do; tell her what she missed, and where her log stands."""
        hub = switchboard.open()
        hub.expect()
        try:
            opening = await self._open(hub)
            if opening is None:
                await self.send({"type": "websocket.close"})  # before it is accepted: the handshake is refused with 403
                return
            await self.send({"type": "websocket.accept"})
            self._begin(hub, opening)
        finally:
            hub.expect_no_more()

    async def _open(self, hub: Hub) -> Opening | None:
        query = parse_qs(self.scope["query_string"].decode("latin-1"))
        epoch, after, language = (query.get(name, [""])[0] for name in ("epoch", "after", "language"))
        header = next((value for name, value in self.scope["headers"] if name == b"cookie"), b"")
        try:
            return await hub.threads.run(
                open_socket,
                parse_cookie(header.decode("latin-1")),
                epoch=epoch[:LONGEST_EPOCH],
                after=min(int(after[:LONGEST_NUMBER]), LARGEST_NUMBER) if after.isascii() and after.isdigit() else 0,
                language=language if language in BY_CODE else "",
                now=datetime.now(UTC),
            )
        except Exception:  # the database is away for a moment; the phone comes again
            logger.warning("socket_not_opened", exc_info=True)
            return None

    def _begin(self, hub: Hub, opening: Opening) -> None:
        """All at once, so that no wake-up falls between what was read and what is listened to."""
        send: Any = self.base_send  # the server's own; the stubs call what it answers Awaitable only
        outlet = self.outlet = Outlet(
            send,
            opening.viewer,
            language=opening.language,
            epoch=opening.epoch,
            locks_at=opening.locks_at,
        )
        for seq, rest in opening.rests:
            outlet.write(event_frame(opening.epoch, seq, rest))
        outlet.sent = opening.head
        outlet.write(head_frame(opening.epoch, opening.head))
        if opening.applied is not None:
            acks.note(outlet.device_id, opening.applied)
        hub.add(outlet, head=opening.head)

    def listen(self, message: Message) -> None:
        """Take an acknowledgement; whoever says anything else, or talks without end, is shown out."""
        if self.outlet is None or self.outlet.gone:
            return
        now = datetime.now(UTC).timestamp()
        self.words_left = min(WORDS_AT_ONCE, self.words_left + now - self.heard_at) - 1
        self.heard_at = now
        number = acknowledged(message.get("text"))
        if number is None or self.words_left < 0:
            self.outlet.close(NOT_UNDERSTOOD)
        else:
            acks.note(self.outlet.device_id, min(number, self.outlet.sent))
