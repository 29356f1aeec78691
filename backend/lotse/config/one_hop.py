"""Serves HTTP with one hop into a thread per request.

Django's own ASGI handler changes threads for the signals and makes a new one for every request, and loses the database
connection each time. Here the synchronous chain of middlewares and handlers runs from start to end in one of a few
threads that stay, and so do their connections. Bodies are small and kept in memory, but for files: who brings one is
looked at before it is taken. A large answer goes out in parts, and only so many wait in memory for slow readers;
a streamed answer is written by the thread that makes it, part by part, as fast as the client reads.
"""

import asyncio
import logging
from asyncio import AbstractEventLoop, run_coroutine_threadsafe
from collections.abc import Callable, Coroutine, Hashable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import IO, Any

from django.core import signals
from django.core.handlers.asgi import ASGIRequest, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponseBadRequest, StreamingHttpResponse
from django.http.cookie import parse_cookie
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

from lotse.accounts.cookies import DEVICE
from lotse.config.bodies import Bodies, Gone, TooLarge, Untaken, is_upload
from lotse.config.room import NoRoom, Room, TooSlow

Message = dict[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]
THREADS = 16
SLOWEST_READER = 30  # seconds that one part of a streamed answer may wait for its client
PART = 64 * 1024  # bytes; larger answers go out in parts of this length
MOST_WAITING = 96 * 1024 * 1024  # bytes of large answers that wait for their readers, in this process
MOST_OF_ONE_DEVICE = 24 * 1024 * 1024
logger = logging.getLogger("django.request")


class OneHop(BaseHandler):
    """An ASGI application for HTTP.

    `too_large` makes the answer to a larger body, `no_room` where too many come in or wait. `uploader` tells who brings
    a file, by the head of the request; None is refused without taking any of it.
    """

    def __init__(
        self,
        *,
        bodies: Bodies,
        too_large: Callable[[], HttpResponseBase],
        no_room: Callable[[], HttpResponseBase],
        uploader: Callable[[HttpRequest], Hashable | None],
        threads: int = THREADS,
    ) -> None:
        super().__init__()
        self.load_middleware()
        self.bodies = bodies
        self.too_large = too_large
        self.no_room = no_room
        self.uploader = uploader
        self.waiting = Room(size=MOST_WAITING, share=MOST_OF_ONE_DEVICE)
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="request")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Read the request, answer it in a thread, send the answer."""
        try:
            if is_upload(scope):
                messages = await self._take_file(scope, receive, send)
            else:
                messages = await self._hop(scope, await self.bodies.small(scope, receive), receive, send)
        except TooLarge:
            messages = _messages(self.too_large())
        except NoRoom:
            messages = _messages(self.no_room())
        except TooSlow:
            messages = _messages(self._goodbye())
        except Gone:
            return
        await self._send(messages, scope, send)

    async def _take_file(self, scope: Message, receive: Receive, send: Send) -> list[Message]:
        who = await asyncio.get_running_loop().run_in_executor(self.threads, self._who, scope)
        if who is None:  # the usual way says why
            return await self._hop(scope, Untaken(), receive, send)
        async with self.bodies.upload(scope, receive, who) as file:
            return await self._hop(scope, file, receive, send)

    async def _hop(self, scope: Message, body: IO[bytes], receive: Receive, send: Send) -> list[Message]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, self._answer, scope, body, receive, send, loop)

    async def _send(self, messages: list[Message], scope: Message, send: Send) -> None:
        """Send an answer that is there as a whole; whoever does not read a large one is cut off."""
        body: bytes = messages[-1]["body"] if messages else b""
        if len(body) <= PART:
            for message in messages:
                await send(message)
            return
        try:
            async with self.waiting.place(_reader(scope), min(len(body), self.waiting.share)) as place, place.in_time():
                await send(messages[0])
                for start in range(0, len(body), PART):
                    part = body[start : start + PART]
                    await send({"type": "http.response.body", "body": part, "more_body": start + PART < len(body)})
                    place.moved(len(part))
        except NoRoom:
            for message in _messages(self.no_room()):
                await send(message)
        except TooSlow:
            _cut_off(send)

    def _goodbye(self) -> HttpResponseBase:
        """To whom something was awaited from too long: the rest is not waited for either."""
        response = self.no_room()
        response.headers["Connection"] = "close"
        return response

    def _who(self, scope: Message) -> Hashable | None:
        """In the thread: who brings a file."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        try:
            return self.uploader(ASGIRequest(scope, BytesIO()))
        except UnicodeDecodeError:
            return None
        finally:
            signals.request_finished.send(sender=self.__class__)

    def _answer(
        self, scope: Message, body: IO[bytes], receive: Receive, send: Send, loop: AbstractEventLoop
    ) -> list[Message]:
        """In the thread: the whole request. Answers what is still to be sent; a streamed answer is sent already."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        response = self._response(scope, body)
        try:
            if not isinstance(response, StreamingHttpResponse):
                return _messages(response)
            _stream(response, receive, send, loop)
            return []
        finally:
            response.close()  # sends request_finished: a broken connection is closed, a good one stays

    def _response(self, scope: Message, body: IO[bytes]) -> HttpResponseBase:
        try:
            request = ASGIRequest(scope, body)
        except UnicodeDecodeError:
            logger.warning("Bad request: the address is not UTF-8")
            return HttpResponseBadRequest()
        return self.get_response(request)


def _stream(response: StreamingHttpResponse, receive: Receive, send: Send, loop: AbstractEventLoop) -> None:
    """Send part by part from this thread; stop when the client leaves or does not read."""

    def deliver(message: Message) -> None:
        run_coroutine_threadsafe(send(message), loop).result(SLOWEST_READER)

    gone = run_coroutine_threadsafe(receive(), loop)  # the next thing to come from the client is its leaving
    try:
        deliver(_start(response))
        for part in response:
            if gone.done():
                return
            deliver({"type": "http.response.body", "body": part, "more_body": True})
        deliver({"type": "http.response.body", "body": b""})
    finally:
        gone.cancel()


def _reader(scope: Message) -> Hashable:
    """Whose answer this is: a device, or just somebody. Wrong cookies get no large answer about anybody."""
    header = next((value for name, value in scope["headers"] if name == b"cookie"), b"")
    return parse_cookie(header.decode("latin-1")).get(DEVICE) or object()


def _cut_off(send: Send) -> None:
    """Break the connection off. ASGI has no word for it, and closing would first wait for what is never read."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is not None:
        transport.abort()


def _messages(response: HttpResponseBase) -> list[Message]:
    body: bytes = getattr(response, "content", b"")
    if response.status_code not in (204, 304):
        response.headers.setdefault("Content-Length", str(len(body)))
    return [_start(response), {"type": "http.response.body", "body": body}]


def _start(response: HttpResponseBase) -> Message:
    headers = [(name.encode("ascii"), value.encode("latin-1")) for name, value in response.items()]
    headers += [(b"Set-Cookie", crumb.OutputString().encode("ascii")) for crumb in response.cookies.values()]
    return {"type": "http.response.start", "status": response.status_code, "headers": headers}
