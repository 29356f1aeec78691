"""The usual way to tell everybody: a channel layer, a group, and each consumer sends for itself.

In memory, or over Redis pubsub where REDIS_URL names one.
"""

import json
import os
import time
from typing import Any

from channels.consumer import AsyncConsumer
from channels.exceptions import StopConsumer
from channels.layers import InMemoryChannelLayer, channel_layers
from channels_redis.pubsub import RedisPubSubChannelLayer
from django.conf import settings

settings.configure(CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}})


def made_layer() -> Any:
    """Large enough that nothing is dropped."""
    if "REDIS_URL" in os.environ:
        return RedisPubSubChannelLayer(hosts=[{"address": os.environ["REDIS_URL"], "max_connections": 2000}])
    return InMemoryChannelLayer(capacity=100_000)


layer = made_layer()
channel_layers.set("default", layer)
TEXT = json.dumps({"kind": "event", "epoch": "0", "event": {"seq": 1, "text": "x" * 330}})


class Listener(AsyncConsumer):
    """One socket."""

    async def websocket_connect(self, message: Any) -> None:
        """In, and into the group."""
        await layer.group_add("all", self.channel_name)
        await self.send({"type": "websocket.accept"})
        await self.send({"type": "websocket.send", "text": '{"kind":"head"}'.ljust(130)})

    async def notice(self, message: Any) -> None:
        """Told by the group."""
        await self.send({"type": "websocket.send", "text": message["text"]})

    async def websocket_disconnect(self, message: Any) -> None:
        """Out."""
        await layer.group_discard("all", self.channel_name)
        raise StopConsumer


listen: Any = Listener.as_asgi()


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Sockets, and a POST that tells everybody."""
    if scope["type"] == "websocket":
        await listen(scope, receive, send)
    elif scope["type"] == "http":
        body = json.dumps({"committed": time.monotonic(), "cpu": time.process_time()}).encode()
        await layer.group_send("all", {"type": "notice", "text": TEXT})
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
        await send({"type": "http.response.body", "body": body})
