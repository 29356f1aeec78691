"""The house under test: the real server, which dies for real where a test asks for it, and is back in a moment.

`python -m tests.faults.served PORT`: this process has loaded everything and serves nothing; its child serves. When the
child was killed, the next one is made, as a service manager does, only faster. While the file named by
LOTSE_TEST_DEATH is there, the child kills itself after the commit of a POST and before its answer leaves.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import uvicorn

from lotse.config.asgi import application as house
from lotse.config.one_hop import Message, Receive, Send

DEATH = Path(os.environ["LOTSE_TEST_DEATH"])


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


def main(port: int) -> None:
    """Make children until one ends of its own will; pass a request to end on to it."""
    while True:
        child = os.fork()
        if not child:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            serve(port)
            os._exit(0)
        signal.signal(signal.SIGTERM, lambda *_words, child=child: os.kill(child, signal.SIGTERM))
        _child, status = os.waitpid(child, 0)
        if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
            raise SystemExit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
