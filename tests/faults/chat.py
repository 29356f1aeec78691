"""The usual chat as a process that dies and comes back, its clients, and its database."""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.faults.house import NO_SECRETS, ROOT, free_port
from tests.faults.lives import child_of
from tests.redis_server import RedisServer


class Chat:
    """The chat's process."""

    def __init__(self, folder: Path, redis: RedisServer) -> None:
        self.file, self.port = folder / "chat.sqlite3", free_port()
        self.words = [sys.executable, "-m", "tests.faults.usual_chat", str(self.port), str(self.file), redis.url]
        self.clients: list[httpx.Client] = []
        self.process = subprocess.Popen(self.words, cwd=ROOT)

    def client(self, transport: httpx.BaseTransport | None = None) -> httpx.Client:
        """A client of it, closed with it."""
        address = f"http://127.0.0.1:{self.port}"
        made = httpx.Client(base_url=address, transport=transport, timeout=5, verify=NO_SECRETS)
        self.clients.append(made)
        return made

    def kill(self) -> None:
        """Once it serves: power failure; the next child comes by itself."""
        with self.client() as probe:
            for _attempt in range(500):
                try:
                    probe.post("/")
                except httpx.HTTPError:
                    time.sleep(0.02)
                else:
                    break
        os.kill(child_of(self.process.pid), signal.SIGKILL)

    def say(self, text: str) -> None:
        """Until it is acknowledged, as everybody's client does."""
        with self.client() as client:
            for _attempt in range(200):
                try:
                    client.post("/", content=text).raise_for_status()
                except httpx.HTTPError:
                    time.sleep(0.05)
                else:
                    return

    def stored(self) -> list[str]:
        """What it keeps."""
        with closing(sqlite3.connect(self.file)) as opened:
            return [row[0] for row in opened.execute("SELECT text FROM message")]

    def stop(self) -> None:
        """For good."""
        for client in self.clients:
            client.close()
        self.process.terminate()
        self.process.wait()


class ChatPerson:
    """Somebody who talks in it. A key means nothing to it."""

    def __init__(self, chat: Chat, transport: httpx.BaseTransport) -> None:
        self.http = chat.client(transport)

    def say(self, text: str, *, key: str) -> httpx.Response:
        """Once; may fail."""
        return self.http.post("/", content=text)


async def listen(chat: Chat, heard: list[str], opened: asyncio.Event) -> None:
    """Hear what is said, and come back after every cut."""
    while True:
        try:
            async with connect(f"ws://127.0.0.1:{chat.port}/") as line:
                opened.set()
                async for text in line:
                    heard.append(str(text))
        except (OSError, InvalidHandshake, ConnectionClosed, TimeoutError):
            await asyncio.sleep(0.1 * random.random())
