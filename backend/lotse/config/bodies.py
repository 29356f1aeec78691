"""How bodies of requests come in: small ones into memory; files that people send into a file, a few at once.

A file is put on the disk piece by piece while it comes, and only a few are worked on at the same time, so that neither
memory nor the threads of everybody else are used up by them. Whoever sends too slowly is let go.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

Message = dict[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Message]]
UPLOAD: Final = re.compile(r"/api/conversations/[0-9a-fA-F-]{32,36}/attachments/[0-9a-fA-F-]{32,36}")
COMING_IN: Final = 16  # uploads per process; each may take ten megabytes of disk
WORKED_ON: Final = 4
GRACE_SECONDS: Final = 30
SLOWEST: Final = 2_000  # bytes per second; a slow house network carries four times as much


class TooLarge(Exception):
    """The body has more bytes than a request to this address may have."""


class NoRoom(Exception):
    """As many uploads as this process takes are on their way."""


class Gone(Exception):
    """The client left before its request had come in, or sends so slowly that nothing comes of it."""


def is_upload(scope: Message) -> bool:
    """Whether the request brings a file that a person sends."""
    return scope["method"] == "PUT" and UPLOAD.fullmatch(scope["path"]) is not None


class Bodies:
    """Reads bodies of at most `largest` bytes, and of `largest_upload` where people send files."""

    def __init__(self, *, largest: int, largest_upload: int) -> None:
        self.largest = largest
        self.largest_upload = largest_upload
        self.coming_in = 0
        self.worked_on = asyncio.Semaphore(WORKED_ON)

    async def small(self, scope: Message, receive: Receive) -> BytesIO:
        """The body of an ordinary request. Raises TooLarge, Gone."""
        _check_announced(scope, self.largest)
        body, more = BytesIO(), True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Gone
            body.write(message.get("body", b""))
            if body.tell() > self.largest:
                raise TooLarge
            more = message.get("more_body", False)
        body.seek(0)
        return body

    @asynccontextmanager
    async def upload(self, scope: Message, receive: Receive) -> AsyncIterator[IO[bytes]]:
        """A file that somebody sends, for as long as it is worked on. Raises TooLarge, NoRoom, Gone."""
        _check_announced(scope, self.largest_upload)
        if self.coming_in >= COMING_IN:
            raise NoRoom
        self.coming_in += 1
        try:
            with SpooledTemporaryFile(max_size=self.largest) as body:
                async for piece in _in_time(_pieces(receive, self.largest_upload)):
                    body.write(piece)
                body.seek(0)
                async with self.worked_on:
                    yield body
        finally:
            self.coming_in -= 1


async def _pieces(receive: Receive, largest: int) -> AsyncIterator[bytes]:
    length, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        piece = message.get("body", b"")
        length += len(piece)
        if length > largest:
            raise TooLarge
        more = message.get("more_body", False)
        yield piece


async def _in_time(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The pieces, as long as they come fast enough on the whole."""
    clock = asyncio.get_running_loop().time
    deadline = clock() + GRACE_SECONDS
    while True:
        try:
            async with asyncio.timeout_at(deadline):
                piece = await anext(pieces, None)
        except TimeoutError:
            raise Gone from None
        if piece is None:
            return
        deadline += len(piece) / SLOWEST
        yield piece


def _check_announced(scope: Message, largest: int) -> None:
    """Refuse before reading; who does not say a length, or says nonsense, is counted while it comes in."""
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    if announced.isdigit() and int(announced) > largest:
        raise TooLarge
