"""How bodies of requests come in: small ones into memory; files that people send into a file, a few at once.

A file is put on the disk piece by piece while it comes, and only a few are worked on at the same time, so that neither
memory nor the threads of everybody else are used up by them. Whoever sends too slowly is let go.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Coroutine, Hashable
from contextlib import asynccontextmanager
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from lotse.config.room import Room, TooSlow
from lotse.core.errors import TryAgain

Message = dict[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Message]]
UPLOAD: Final = re.compile(r"/api/conversations/[0-9a-fA-F-]{32,36}/attachments/[0-9a-fA-F-]{32,36}")
COMING_IN: Final = 16  # uploads per process; each may take ten megabytes of disk
OF_ONE_DEVICE: Final = 3
WORKED_ON: Final = 4
SMALL_SECONDS: Final = 30  # for an ordinary body


class TooLarge(Exception):
    """The body has more bytes than a request to this address may have."""


class Gone(Exception):
    """The client left before its request had come in."""


class Untaken(BytesIO):
    """The body of whom nothing is taken from: who reads it all the same finds that things have changed."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Raises TryAgain."""
        raise TryAgain


def is_upload(scope: Message) -> bool:
    """Whether the request brings a file that a person sends."""
    return scope["method"] == "PUT" and UPLOAD.fullmatch(scope["path"]) is not None


class Bodies:
    """Reads bodies of at most `largest` bytes, and of `largest_upload` where people send files."""

    def __init__(self, *, largest: int, largest_upload: int) -> None:
        self.largest = largest
        self.largest_upload = largest_upload
        self.coming_in = Room(size=COMING_IN, share=OF_ONE_DEVICE)
        self.worked_on = asyncio.Semaphore(WORKED_ON)

    async def small(self, scope: Message, receive: Receive) -> BytesIO:
        """The body of an ordinary request. Raises TooLarge, TooSlow, Gone."""
        _check_announced(scope, self.largest)
        body = BytesIO()
        try:
            async with asyncio.timeout(SMALL_SECONDS):
                async for piece in _pieces(receive, self.largest):
                    body.write(piece)
        except TimeoutError:
            raise TooSlow from None
        body.seek(0)
        return body

    @asynccontextmanager
    async def upload(self, scope: Message, receive: Receive, who: Hashable) -> AsyncIterator[IO[bytes]]:
        """A file that `who` sends, for as long as it is worked on. Raises TooLarge, NoRoom, TooSlow, Gone."""
        _check_announced(scope, self.largest_upload)
        async with self.coming_in.place(who) as place:
            with SpooledTemporaryFile(max_size=self.largest) as body:
                async with place.in_time():
                    async for piece in _pieces(receive, self.largest_upload):
                        body.write(piece)
                        place.moved(len(piece))
                body.seek(0)
                async with self.worked_on:
                    yield body


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


def _check_announced(scope: Message, largest: int) -> None:
    """Refuse before reading; who does not say a length, or says nonsense, is counted while it comes in."""
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    if announced.isdigit() and int(announced) > largest:
        raise TooLarge
