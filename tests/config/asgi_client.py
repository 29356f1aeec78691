"""Talks ASGI to an application in this process, as a server does."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Answer:
    """What came back: status, headers with lower-case names, the whole body, and in how many parts."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    parts: int = 0

    def header(self, name: str) -> str:
        return dict(self.headers).get(name.lower(), "")


async def request(
    application: Any,
    method: str,
    path: str,
    *,
    query: bytes = b"",
    headers: dict[str, str] | None = None,
    chunks: Sequence[bytes] = (b"",),
    leaves_after: int | None = None,
    left: list[dict[str, Any]] | None = None,
) -> Answer:
    """Send one request, its body in `chunks`; `leaves_after` so many of them the client goes away.

    `left` is filled with what the application did not take.
    """
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [(b"host", b"localhost"), *((n.lower().encode(), v.encode()) for n, v in (headers or {}).items())],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
        "scheme": "http",
        "http_version": "1.1",
        "asgi": {"version": "3.0"},
    }
    coming = [
        {"type": "http.request", "body": chunk, "more_body": number + 1 < len(chunks)}
        for number, chunk in enumerate(chunks)
    ]
    if leaves_after is not None:
        coming = [*coming[:leaves_after], {"type": "http.disconnect"}]
    answer = Answer()
    forever = asyncio.Event()

    async def receive() -> dict[str, Any]:
        if coming:
            return coming.pop(0)
        await forever.wait()
        raise AssertionError

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = sorted((n.decode().lower(), v.decode("latin-1")) for n, v in message["headers"])
        else:
            answer.body += message.get("body", b"")
            answer.parts += 1

    await asyncio.wait_for(application(scope, receive, send), 20)
    if left is not None:
        left += coming
    return answer
