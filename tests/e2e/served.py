"""The server of the browser tests: serves a copy of the built app, and writes every answer into a journal.

A phone's own count misses what its service worker fetches; the server sees everything that crosses the line.
"""

import json
import os
from pathlib import Path
from typing import Any

from lotse.config import shell
from lotse.config.asgi import application as house
from lotse.config.one_hop import Message, Receive, Send

JOURNAL = Path(os.environ["LOTSE_TEST_JOURNAL"])
STATUS_LINE = len("HTTP/1.1 200 OK\r\n\r\n")
DATE_LINE = len("date: Sun, 22 Nov 2026 17:00:00 GMT\r\n")  # added by the server itself

shell.shelf.folder = Path(os.environ["LOTSE_TEST_DIST"])


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """The house, with a line in the journal for each answered request."""
    if scope["type"] != "http":
        await house(scope, receive, send)
        return
    told: dict[str, Any] = {"method": scope["method"], "path": scope["path"], "status": 0, "size": 0}
    told["is_worker"] = (b"service-worker", b"script") in scope["headers"]

    async def counted(message: Message) -> None:
        if message["type"] == "http.response.start":
            told["status"] = message["status"]
            told["size"] += STATUS_LINE + DATE_LINE + sum(len(n) + len(v) + 4 for n, v in message["headers"])
        else:
            told["size"] += len(message.get("body", b""))
            if not message.get("more_body", False):
                _note(told)
        await send(message)

    await house(scope, receive, counted)


def _note(told: dict[str, Any]) -> None:
    with JOURNAL.open("a") as journal:
        journal.write(json.dumps(told) + "\n")
