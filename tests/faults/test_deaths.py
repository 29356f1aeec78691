"""Servers and databases die at the worst moment: what was acknowledged is there once, and everybody hears of it."""

import asyncio
import sqlite3
import threading
import time
from collections import Counter
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest

from tests.faults.house import House, Person
from tests.faults.phone import Phone, in_thread, until
from tests.faults.talking import Talking
from tests.postgres_cluster import PostgresServer

pytestmark = pytest.mark.asyncio
DEATHS = 50


def say_until_acknowledged(person: Person, text: str) -> str:
    """As the phone's outbox does: the same key until the server has it; answers the message's id."""
    key = str(uuid4())
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            answer = person.say(text, key=key)
        except httpx.HTTPError:
            time.sleep(0.02)
            continue
        if answer.status_code in (200, 201):
            return str(answer.json()["id"])
        assert answer.status_code == 503, answer.text
        assert answer.headers["Retry-After"]
        time.sleep(0.1)
    raise AssertionError("never acknowledged")


def stored(house: House) -> list[str]:
    return [str(row[0]) for row in house.rows("SELECT id FROM messaging_message")]


async def test_killed_between_commit_and_answer_fifty_times_each_message_is_there_once(house: House) -> None:
    server = house.server()
    async with Phone(house.worker(0, server)) as phone:
        said = []
        for number in range(DEATHS):
            speaker = house.resident(number % 3 * 10, server)
            speaker.get("/bootstrap")
            server.death.touch()
            said.append(await in_thread(say_until_acknowledged, speaker, f"{number}"))
            assert not server.death.exists()
        assert await until(lambda: len(phone.applied) == DEATHS)
    assert sorted(stored(house)) == sorted(said)
    assert len(set(said)) == DEATHS
    assert phone.applied == said
    numbers = house.rows("SELECT conversation_id, number FROM messaging_message ORDER BY 1, 2")
    for talk, count in Counter(str(row[0]) for row in numbers).items():
        assert [row[1] for row in numbers if str(row[0]) == talk] == list(range(1, count + 1))


async def test_sigterm_under_load_closes_lines_with_1012_and_loses_nothing(house: House) -> None:
    server = house.server()
    talking = Talking([house.resident(number, server) for number in range(8)])
    phones = [Phone(house.worker(number, server)) for number in range(8)]
    for phone in phones:
        await phone.__aenter__()
    try:
        talking.start()
        await asyncio.sleep(0.5)
        seconds = await in_thread(server.terminate)
        assert await until(lambda: all(phone.codes for phone in phones))
        await in_thread(server.start)
        await asyncio.sleep(0.5)
        acknowledged = await in_thread(talking.stop)
        assert seconds < 10
        assert {phone.codes[0] for phone in phones} == {1012}
        assert acknowledged
        assert set(acknowledged) <= set(stored(house))
        everything = set(stored(house))
        assert await until(lambda: {each for phone in phones for each in phone.applied} == everything)
        assert max(Counter(each for phone in phones for each in phone.applied).values()) == 1
    finally:
        for phone in phones:
            await phone.__aexit__()


async def test_postgresql_restarted_under_load_leaves_no_half_and_recovers(
    house: House, postgres: PostgresServer
) -> None:
    server = house.server()
    talking = Talking([house.resident(number, server) for number in range(6)])
    phones = [Phone(house.worker(number, server)) for number in range(6)]
    for phone in phones:
        await phone.__aenter__()
    try:
        talking.start()
        await asyncio.sleep(0.5)
        await in_thread(postgres.stop)
        await asyncio.sleep(0.5)
        await in_thread(postgres.start)
        await asyncio.sleep(1)
        acknowledged = await in_thread(talking.stop)
        assert talking.refused <= {503}
        assert sorted(acknowledged) == sorted(stored(house))
        assert await until(lambda: {each for phone in phones for each in phone.applied} == set(acknowledged), 20)
        assert max(Counter(each for phone in phones for each in phone.applied).values()) == 1
    finally:
        for phone in phones:
            await phone.__aexit__()
    assert [line for line in server.errors() if "unreadable" in line] == []


async def test_a_writer_that_holds_sqlite_for_five_seconds_is_waited_for(small_house: House) -> None:
    house = small_house
    server = house.server()
    amina = house.resident(0, server)
    amina.get("/bootstrap")
    locked = threading.Event()

    def hold() -> None:
        with sqlite3.connect(urlsplit(house.database_url).path, isolation_level=None) as opened:
            opened.execute("BEGIN IMMEDIATE")
            locked.set()
            time.sleep(5)
            opened.execute("COMMIT")

    async with Phone(house.worker(0, server)) as phone:
        holding = asyncio.create_task(in_thread(hold))
        await in_thread(locked.wait)
        answer = await in_thread(amina.say, "patience")
        await holding
        assert answer.status_code == 201, answer.text
        assert await until(lambda: phone.seq == 1)
    assert server.errors() == []
