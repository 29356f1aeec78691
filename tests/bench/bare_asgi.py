"""The floor of live delivery: a bare ASGI application on the server and the loop that serve the house, too.

The same HTTP and the same WebSocket library as the house, the bare driver behind, no framework, no rights, no threads.
The addresses are those of `bare_live`.
"""

import json
import time
from typing import Any

from tests.bench.bare_store import MESSAGE_REST, NOTICE_REST, Store, event_text

store = Store()
sockets: dict[int, Any] = {}


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Sockets, messages and notices."""
    if scope["type"] == "websocket":
        await listen(int(scope["query_string"].rsplit(b"=", 1)[1]), receive, send)
    elif scope["type"] == "lifespan":
        while True:
            kind = (await receive())["type"]
            if kind == "lifespan.startup":
                await store.open()
            await send({"type": f"{kind}.complete"})
    elif scope["path"] == "/bench/notice":
        await answer(send, await notice())
    elif scope["path"].startswith("/say/"):
        await answer(send, await say(int(scope["path"].rsplit("/", 1)[1])))
    else:
        await answer(send, b"{}")


async def listen(number: int, receive: Any, send: Any) -> None:
    """One socket."""
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "text": '{"kind":"head"}'.ljust(130)})
    sockets[number] = send
    while (await receive())["type"] != "websocket.disconnect":
        pass


async def notice() -> bytes:
    """Tell everybody; when it was safe, and the CPU until then."""
    made = await store.tell(len(sockets))
    told = json.dumps({"committed": time.monotonic(), "cpu": time.process_time()}).encode()
    for person, seq in await store.told(made):
        await sockets[person]({"type": "websocket.send", "text": event_text(seq, NOTICE_REST)})
    return told


async def say(listener: int) -> bytes:
    """A message to one."""
    text = event_text(await store.say(listener), MESSAGE_REST)
    await sockets[listener]({"type": "websocket.send", "text": text})
    return text.encode()


async def answer(send: Any, body: bytes) -> None:
    """JSON."""
    head = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})
