"""The edge of the websockets: who may knock at all, and where."""

from typing import Any, Final

from channels.routing import URLRouter
from channels.security.websocket import OriginValidator, WebsocketDenier
from django.conf import settings
from django.urls import path, re_path

from lotse.delivery.consumers import LiveConsumer

_live: Any = LiveConsumer.as_asgi()
_nowhere: Any = WebsocketDenier.as_asgi()
_routes: Any = [path("api/socket", _live), re_path("", _nowhere)]
# Cookies travel with every handshake, whoever's page opened it: a page of another origin, or none, is refused first.
_gate: Final = OriginValidator(URLRouter(_routes), settings.SOCKET_ORIGINS)


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Serve one websocket."""
    await _gate(scope, receive, send)
