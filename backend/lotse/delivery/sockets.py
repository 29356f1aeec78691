"""The edge of the websockets: who may knock at all. What happens on a socket comes behind it."""

from typing import Any

from channels.security.websocket import OriginValidator, WebsocketDenier
from django.conf import settings

# Cookies travel with every handshake, whoever's page opened it: a page of another origin, or none, is refused first.
# Behind the gate nobody serves an address yet; every one is refused as cleanly.
_gate = OriginValidator(WebsocketDenier.as_asgi(), settings.SOCKET_ORIGINS)


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Serve one websocket."""
    await _gate(scope, receive, send)
