"""The house under test: the real server, which dies for real where a test asks for it, and is back in a moment.

`python -m tests.faults.served PORT`: this process has loaded everything and serves nothing; its child serves. When the
child was killed, the next one is made, as a service manager does, only faster. While the file named by
LOTSE_TEST_DEATH is there, the child kills itself after the commit of a POST and before its answer leaves; where the
file's name ends in -early, in the transaction, when everything is written and nothing is committed.
"""

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn

from lotse.config.asgi import application as house
from lotse.config.one_hop import Message, Receive, Send
from lotse.events.hooks import Appended, before_commit
from tests.faults.lives import live_again_and_again

DEATH = Path(os.environ["LOTSE_TEST_DEATH"])
EARLY_DEATH = Path(f"{DEATH}-early")


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """The house, and death between commit and answer."""
    if scope["type"] != "http" or scope["method"] != "POST":
        await house(scope, receive, send)
        return

    async def mortal(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (200, 201) and DEATH.exists():
            DEATH.unlink()
            os.kill(os.getpid(), signal.SIGKILL)
        await send(message)

    await house(scope, receive, mortal)


def die_before_commit(_told: Appended) -> None:
    """Power failure with an open transaction."""
    if EARLY_DEATH.exists():
        EARLY_DEATH.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


def serve(port: int) -> None:
    """As deploy/serve.py does."""
    words: dict[str, Any] = {"loop": "uvloop", "http": "httptools", "ws": "websockets-sansio"}
    words |= {
        "ws_per_message_deflate": False,
        "ws_max_size": 65_536,
        "ws_ping_interval": 20.0,
        "access_log": False,
        "log_config": None,
    }
    uvicorn.run(application, host="127.0.0.1", port=port, timeout_graceful_shutdown=5, backlog=4096, **words)


if __name__ == "__main__":
    before_commit(die_before_commit)
    live_again_and_again(partial(serve, int(sys.argv[1])))
