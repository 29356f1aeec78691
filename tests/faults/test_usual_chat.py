"""The failing control: under the same faults the usual chat loses messages and stores others twice."""

import asyncio
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.faults.house import ROOT, free_port
from tests.faults.phone import in_thread, until
from tests.redis_server import RedisServer

pytestmark = pytest.mark.asyncio


class Chat:
    """The chat's process."""

    def __init__(self, folder: Path, redis: RedisServer) -> None:
        self.file, self.port = folder / "chat.sqlite3", free_port()
        self.words = [sys.executable, "-m", "tests.faults.usual_chat", str(self.port), str(self.file), redis.url]
        self.process = subprocess.Popen(self.words, cwd=ROOT)

    def say(self, text: str) -> None:
        """Until it is acknowledged, as everybody's client does; a dead server is started anew."""
        for _attempt in range(200):
            try:
                httpx.post(f"http://127.0.0.1:{self.port}/", content=text, timeout=5).raise_for_status()
            except httpx.HTTPError:
                if self.process.poll() is not None:
                    self.process = subprocess.Popen(self.words, cwd=ROOT)
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


async def test_the_usual_chat_loses_and_doubles(tmp_path: Path, redis: RedisServer) -> None:
    chat = Chat(tmp_path, redis)
    try:
        await in_thread(chat.say, "hello")
        heard: list[str] = []
        async with connect(f"ws://127.0.0.1:{chat.port}/") as line:
            listening = asyncio.create_task(_listen(line, heard))
            await in_thread(chat.say, "0")
            assert await until(lambda: heard == ["0"])
            redis.kill()
            for number in range(1, 4):
                await in_thread(chat.say, f"{number}")
            redis.start()
            await asyncio.sleep(1.5)
            await in_thread(chat.say, "4")
            assert await until(lambda: "4" in heard)
            listening.cancel()
        assert {"1", "2", "3"} - set(heard), "nothing was lost: the fault is not real"
        chat.file.with_suffix(".death").touch()
        await in_thread(chat.say, "once")
        assert stored(chat.file).count("once") == 2, "nothing was doubled: the fault is not real"
    finally:
        chat.stop()


async def _listen(line: ClientConnection, heard: list[str]) -> None:
    async for text in line:
        heard.append(str(text))


def stored(file: Path) -> list[str]:
    with sqlite3.connect(file) as opened:
        return [row[0] for row in opened.execute("SELECT text FROM message")]
