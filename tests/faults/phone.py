"""A phone as the app is one: applies what follows its place in the log, and fetches after any gap."""

import asyncio
import contextlib
import json
import random
from collections.abc import Awaitable, Callable
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.faults.house import Person

Page = dict[str, Any]


class Phone:
    """Holds a live line and a place in the log. `applied` are the subjects in order; `codes` how lines ended."""

    def __init__(self, person: Person, *, comes_back: bool = True) -> None:
        self.person = person
        self.comes_back = comes_back
        self.epoch, self.seq = "0", 0
        self.applied: list[str] = []
        self.codes: list[int] = []
        self.fetches = 0
        self.resyncs = 0
        self.line: ClientConnection | None = None
        self._task: asyncio.Task[None] | None = None
        self._opened = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._live())
        await asyncio.wait_for(self._opened.wait(), 20)
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._task is not None
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task  # a phone that broke fails the test

    async def _live(self) -> None:
        while True:
            try:
                async with await self.dial() as line:
                    self.line = line
                    self._opened.set()
                    async for text in line:
                        await self._hear(json.loads(text))
            except ConnectionClosed:
                pass
            except (OSError, InvalidHandshake, TimeoutError):
                await asyncio.sleep(0.1 * random.random())
                continue
            self.codes.append((self.line and self.line.close_code) or 0)
            if not self.comes_back:
                return
            await asyncio.sleep(0.2 * random.random())

    def dial(self) -> Any:
        """Open a line where the phone is."""
        origin = self.person.server.origin
        address = f"{origin.replace('http', 'ws')}/api/socket?epoch={self.epoch}&after={self.seq}"
        headers = {"Cookie": self.person.cookie_header}
        return connect(address, origin=origin, additional_headers=headers, compression=None)  # type: ignore[arg-type]

    async def _hear(self, told: Page) -> None:
        if told["epoch"] != self.epoch:
            await self._fetch()
        elif told["kind"] == "head":
            if told["head"] > self.seq:
                await self._fetch()
        elif told["event"]["seq"] == self.seq + 1:
            self._apply(told["event"])
        elif told["event"]["seq"] > self.seq:
            await self._fetch()

    async def _fetch(self) -> None:
        self.fetches += 1
        more = True
        while more:
            try:
                answer = await in_thread(self.person.get, "/events", epoch=self.epoch, after=self.seq)
            except httpx.HTTPError:
                return
            if answer.status_code == 409:
                self.resyncs += 1
                self.epoch, self.seq = answer.json()["epoch"], answer.json()["head"]
                return
            if answer.status_code != 200:
                return
            page = answer.json()
            for event in page["events"]:
                if event["seq"] == self.seq + 1:
                    self._apply(event)
            more = page["more"]

    def _apply(self, event: Page) -> None:
        assert not event["unreadable"], event
        self.seq = event["seq"]
        self.applied.append(event["subject_id"])


async def until(true: Callable[[], bool], seconds: float = 15) -> bool:
    """Wait until something is true; whether it became so."""
    for _each in range(int(seconds / 0.02)):
        if true():
            return True
        await asyncio.sleep(0.02)
    return true()


async def in_thread(work: Callable[..., Any], *args: Any, **words: Any) -> Any:
    """Something that waits for the network, beside the phones."""
    return await asyncio.to_thread(work, *args, **words)


Work = Callable[[], Awaitable[None]]
