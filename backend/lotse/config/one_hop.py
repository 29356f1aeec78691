"""Serves HTTP with one hop into a thread per request.

Django's own ASGI handler changes threads for the signals and makes a new one for every request, and loses the database
connection each time. Here the synchronous chain of middlewares and handlers runs from start to end in one of a few
threads that stay, and so do their connections. Bodies are small and kept in memory; a streamed answer is written by the
thread that makes it, part by part, as fast as the client reads.
"""

import asyncio
import logging
from asyncio import AbstractEventLoop, run_coroutine_threadsafe
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

from django.core import signals
from django.core.handlers.asgi import ASGIRequest, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

Message = dict[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]
THREADS = 16
SLOWEST_READER = 30  # seconds that one part of a streamed answer may wait for its client
logger = logging.getLogger("django.request")


class TooLarge(Exception):
    """The body has more bytes than any request of this house."""


class Gone(Exception):
    """The client left before its request had come in."""


class OneHop(BaseHandler):
    """An ASGI application for HTTP. `largest_body` is in bytes; `too_large` makes the answer to more."""

    def __init__(self, *, largest_body: int, too_large: Callable[[], HttpResponseBase], threads: int = THREADS) -> None:
        super().__init__()
        self.load_middleware()
        self.largest_body = largest_body
        self.too_large = too_large
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="request")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Read the request, answer it in a thread, send the answer."""
        loop = asyncio.get_running_loop()
        try:
            body = await self._read_body(scope, receive)
        except TooLarge:
            messages = _messages(self.too_large())
        except Gone:
            return
        else:
            messages = await loop.run_in_executor(self.threads, self._answer, scope, body, receive, send, loop)
        for message in messages:
            await send(message)

    async def _read_body(self, scope: Message, receive: Receive) -> BytesIO:
        body, more = BytesIO(), True
        if _announced_length(scope) > self.largest_body:
            raise TooLarge
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Gone
            body.write(message.get("body", b""))
            if body.tell() > self.largest_body:
                raise TooLarge
            more = message.get("more_body", False)
        body.seek(0)
        return body

    def _answer(
        self, scope: Message, body: BytesIO, receive: Receive, send: Send, loop: AbstractEventLoop
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

    def _response(self, scope: Message, body: BytesIO) -> HttpResponseBase:
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


def _announced_length(scope: Message) -> int:
    """What the client says it will send; 0 when it does not say, or says nonsense that the server lets through."""
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    return int(announced) if announced.isdigit() else 0
