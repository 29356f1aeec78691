"""The usual chat, as the tutorials have it: the handler stores the message and sends it to a group. No log, no key.

It is the failing control of these tests: what happens to its messages shows that the faults are real.
`python -m tests.faults.usual_chat PORT FILE REDIS_URL`
"""

import asyncio
import contextlib
import json
import os
import signal
import sqlite3
import sys
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from channels_redis.pubsub import RedisPubSubChannelLayer

from tests.faults.lives import live_again_and_again

GROUP = "room"


class UsualChat:
    """One room. POST / with a text says it; a websocket hears what is said while it is open."""

    def __init__(self, file: Path, redis_url: str) -> None:
        self.file = file
        self.death = file.with_suffix(".death")
        self.layer: Any = RedisPubSubChannelLayer(hosts=[redis_url])
        with sqlite3.connect(file) as opened:
            opened.execute("CREATE TABLE IF NOT EXISTS message (id INTEGER PRIMARY KEY, text TEXT)")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request or socket."""
        if scope["type"] == "websocket":
            await self._listen(receive, send)
        elif scope["type"] == "http":
            await self._say((await receive())["body"].decode(), send)

    async def _say(self, text: str, send: Any) -> None:
        if not text:
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        with sqlite3.connect(self.file, timeout=10) as opened:
            opened.execute("INSERT INTO message (text) VALUES (?)", [text])
        if self.death.exists():
            self.death.unlink()
            os.kill(os.getpid(), signal.SIGKILL)
        with contextlib.suppress(Exception):  # the message is stored, and the person must have an answer
            async with asyncio.timeout(0.5):
                await self.layer.group_send(GROUP, {"text": text})
        body = json.dumps({"id": text}).encode()
        headers = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 201, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _listen(self, receive: Any, send: Any) -> None:
        await receive()
        channel = await self.layer.new_channel()
        await self.layer.group_add(GROUP, channel)
        await send({"type": "websocket.accept"})
        leaving = asyncio.ensure_future(receive())
        while not leaving.done():
            hearing = asyncio.ensure_future(self.layer.receive(channel))
            await asyncio.wait([leaving, hearing], return_when=asyncio.FIRST_COMPLETED)
            if hearing.done():
                await send({"type": "websocket.send", "text": hearing.result()["text"]})
            else:
                hearing.cancel()


if __name__ == "__main__":
    chat: Any = UsualChat(Path(sys.argv[2]), sys.argv[3])
    words: dict[str, Any] = {"log_level": "critical", "lifespan": "off", "timeout_graceful_shutdown": 1}
    live_again_and_again(partial(uvicorn.run, chat, host="127.0.0.1", port=int(sys.argv[1]), **words))
