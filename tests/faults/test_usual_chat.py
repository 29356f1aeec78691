"""The failing control: under the same faults the usual chat loses messages and stores others twice."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.chat import Chat, listen
from tests.faults.phone import in_thread, until
from tests.redis_server import RedisServer

pytestmark = pytest.mark.asyncio


async def test_the_usual_chat_loses_and_doubles(tmp_path: Path, redis: RedisServer) -> None:
    chat = Chat(tmp_path, redis)
    try:
        await in_thread(chat.say, "hello")
        heard: list[str] = []
        opened = asyncio.Event()
        listening = asyncio.create_task(listen(chat, heard, opened))
        try:
            await asyncio.wait_for(opened.wait(), 20)
            await in_thread(chat.say, "0")
            assert await until(lambda: heard == ["0"])
            redis.kill()
            for number in range(1, 4):
                await in_thread(chat.say, f"{number}")
            redis.start()
            await asyncio.sleep(1.5)
            await in_thread(chat.say, "4")
            assert await until(lambda: "4" in heard)
        finally:
            listening.cancel()
        assert {"1", "2", "3"} - set(heard), "nothing was lost: the fault is not real"
        chat.file.with_suffix(".death").touch()
        await in_thread(chat.say, "once")
        assert chat.stored().count("once") == 2, "nothing was doubled: the fault is not real"
    finally:
        chat.stop()
