"""Serves HTTP with one hop into a thread per request.

Django's own ASGI handler changes threads for the signals and makes a new one for every request, and loses the database
connection each time. Here the synchronous chain of middlewares and handlers runs from start to end in one of a few
threads that stay, and so do their connections. Bodies are small and kept in memory, but for files;
a streamed answer is written by the thread that makes it, part by part, as fast as the client reads.
"""

import asyncio
import logging
from asyncio import AbstractEventLoop, run_coroutine_threadsafe
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from django.core import signals
from django.core.handlers.asgi import ASGIRequest, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

from lotse.config.bodies import Bodies, Gone, NoRoom, TooLarge, is_upload

Message = dict[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]
THREADS = 16
SLOWEST_READER = 30  # seconds that one part of a streamed answer may wait for its client
logger = logging.getLogger("django.request")


class OneHop(BaseHandler):
    """An ASGI application for HTTP. `too_large` makes the answer to a larger body, `no_room` where too many come in."""

    def __init__(
        self,
        *,
        bodies: Bodies,
        too_large: Callable[[], HttpResponseBase],
        no_room: Callable[[], HttpResponseBase],
        threads: int = THREADS,
    ) -> None:
        super().__init__()
        self.load_middleware()
        self.bodies = bodies
        self.too_large = too_large
        self.no_room = no_room
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="request")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Read the request, answer it in a thread, send the answer."""
        loop = asyncio.get_running_loop()
        try:
            if is_upload(scope):
                async with self.bodies.upload(scope, receive) as file:
                    messages = await loop.run_in_executor(self.threads, self._answer, scope, file, receive, send, loop)
            else:
                body = await self.bodies.small(scope, receive)
                messages = await loop.run_in_executor(self.threads, self._answer, scope, body, receive, send, loop)
        except TooLarge:
            messages = _messages(self.too_large())
        except NoRoom:
            messages = _messages(self.no_room())
        except Gone:
            return
        for message in messages:
            await send(message)

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


def _messages(response: HttpResponseBase) -> list[Message]:
    body: bytes = getattr(response, "content", b"")
    if response.status_code not in (204, 304):
        response.headers.setdefault("Content-Length", str(len(body)))
    return [_start(response), {"type": "http.response.body", "body": body}]


def _start(response: HttpResponseBase) -> Message:
    headers = [(name.encode("ascii"), value.encode("latin-1")) for name, value in response.items()]
    headers += [(b"Set-Cookie", crumb.OutputString().encode("ascii")) for crumb in response.cookies.values()]
    return {"type": "http.response.start", "status": response.status_code, "headers": headers}
