"""The server's entry: requests go the one-hop way, sockets to delivery. Refuses to start with unsafe settings."""

import asyncio
import os
from typing import Any

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotse.config.settings")
django.setup(set_prefix=False)

if settings.ENVIRONMENT.refusals:
    raise SystemExit("Lotse does not start: " + " ".join(settings.ENVIRONMENT.refusals))

from lotse.config.bodies import Bodies  # noqa: E402
from lotse.config.garbage import settle  # noqa: E402
from lotse.config.one_hop import Message, OneHop, Receive, Send  # noqa: E402 - needs the apps
from lotse.config.refusals import answer  # noqa: E402
from lotse.config.uploader import uploader  # noqa: E402
from lotse.core.errors import TooBig, TryAgain  # noqa: E402
from lotse.delivery.proof import why_not_start  # noqa: E402
from lotse.delivery.sockets import application as sockets  # noqa: E402
from lotse.delivery.wake import switchboard  # noqa: E402
from lotse.delivery.worker import Worker  # noqa: E402

requests = OneHop(
    bodies=Bodies(largest=settings.LARGEST_BODY, largest_upload=settings.LARGEST_UPLOAD),
    too_large=lambda: answer(TooBig()),
    no_room=lambda: answer(TryAgain(seconds=10)),
    uploader=uploader,
)


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Tell requests, sockets and the server's own start and stop apart."""
    if scope["type"] == "http":
        await requests(scope, receive, send)
    elif scope["type"] == "websocket":
        await sockets(scope, receive, send)
    else:
        await _lifespan(receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    """At the start the keys are proved and the worker begins; at the end the threads finish what they are at."""
    message: dict[str, Any] = {}
    worker = Worker(threads=2, begins_anew=True) if settings.LOTSE_WORKER == "thread" else None
    while message.get("type") != "lifespan.shutdown":
        message = await receive()
        if message["type"] == "lifespan.startup":
            reason = await asyncio.get_running_loop().run_in_executor(requests.threads, why_not_start)
            if reason:
                await send({"type": "lifespan.startup.failed", "message": f"Lotse does not start: {reason}"})
                return
            switchboard.open()
            if worker:
                worker.start()
            settle()
        if message["type"] == "lifespan.shutdown":
            if worker:
                await asyncio.to_thread(worker.stop, within=4)
            await switchboard.close()
            requests.threads.shutdown(wait=False)
        await send({"type": f"{message['type']}.complete"})
