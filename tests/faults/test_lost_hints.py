"""Wake-ups get lost, come in bursts, or have no way to come: everything arrives, at the latest by the heartbeat."""

import asyncio
import time
from typing import Any
from uuid import uuid4

import pytest

from tests.faults.house import HEARTBEAT_SECONDS, House, Person
from tests.faults.phone import Phone, in_thread, until
from tests.redis_server import RedisServer

pytestmark = pytest.mark.asyncio
BURST = 500


def numbers(house: House, person: Person) -> list[int]:
    """What stands in the log of a person."""
    asked = "SELECT seq FROM events_event WHERE recipient_id = %s ORDER BY seq"
    return [row[0] for row in house.rows(asked, person.told["id"])]


async def test_a_process_that_hears_no_hint_at_all_finds_everything_by_its_heartbeat(house: House) -> None:
    """Two processes and nothing between them."""
    writing, listening = house.server(), house.server()
    amina = house.resident(0, writing)
    async with Phone(house.worker(0, listening)) as phone:
        for number in range(5):
            assert (await in_thread(amina.say, f"{number}")).status_code == 201
        told = time.monotonic()
        assert await until(lambda: len(phone.applied) == 5)
        assert time.monotonic() - told < HEARTBEAT_SECONDS + 1
    assert phone.seq == 5


async def test_a_burst_from_another_process_arrives_whole_and_stays_small(house: House, redis: RedisServer) -> None:
    words = {"REDIS_URL": redis.url}
    server = house.server(**words)
    amina = house.resident(0, server)
    async with Phone(house.worker(0, server)) as phone:
        said = (await in_thread(amina.say, "x")).json()["id"]
        assert await until(lambda: phone.seq == 1)
        for round_number in (1, 2, 3):
            burst = house.burst("message_sent", said, BURST, phone.person.told["id"], **words)
            assert await until(lambda goal=round_number: phone.seq == 1 + goal * BURST, 40)  # type: ignore[misc]
            assert await in_thread(burst.wait) == 0
            if round_number == 1:
                before = server.memory()
        grown = server.memory() - before
    assert phone.applied == [said] * (1 + 3 * BURST)
    assert grown < 4 * 2**20, grown


@pytest.mark.parametrize("trouble", ["killed", "flushed", "unreachable"])
async def test_without_redis_every_write_is_answered_and_everything_arrives(
    house: House, redis: RedisServer, trouble: str
) -> None:
    words = {"REDIS_URL": "redis://10.255.255.1:6379/0" if trouble == "unreachable" else redis.url}
    writing, listening = house.server(**words), house.server(**words)
    amina = house.resident(0, writing)
    async with Phone(house.worker(0, listening)) as phone:
        slowest = 0.0
        for number in range(20):
            if number == 5 and trouble == "killed":
                redis.kill()
            if number == 5 and trouble == "flushed":
                assert redis.ask("FLUSHALL") == b"+OK\r\n"
                redis.ask("CLIENT KILL TYPE pubsub")
            begun = time.monotonic()
            assert (await in_thread(amina.say, f"{number}")).status_code == 201
            slowest = max(slowest, time.monotonic() - begun)
        assert await until(lambda: phone.seq == 20)
        if trouble == "killed":
            redis.start()
            assert (await in_thread(amina.say, "again")).status_code == 201
            assert await until(lambda: phone.seq == 21)
    assert slowest < 1
    assert len(set(phone.applied)) == len(phone.applied)


async def test_with_redis_a_hint_is_quicker_than_the_heartbeat(house: House, redis: RedisServer) -> None:
    words = {"REDIS_URL": redis.url, "LOTSE_HEARTBEAT_SECONDS": "25"}
    writing, listening = house.server(**words), house.server(**words)
    amina = house.resident(0, writing)
    async with Phone(house.worker(0, listening)) as phone:
        await in_thread(amina.say, "first")
        assert await until(lambda: phone.seq == 1, 5)
        redis.kill()
        redis.start()
        assert await until(lambda: _heard_again(house, amina, phone), 25)


def _heard_again(house: House, amina: Person, phone: Phone) -> bool:
    """Whether a new message came by a hint, after the processes found Redis again."""
    if phone.seq == 1:
        amina.say("more")
    return phone.seq > 1


async def test_a_writer_that_holds_its_transaction_lets_nobody_skip_a_number(house: House) -> None:
    """The number is taken two seconds before the commit; whoever writes meanwhile comes after it."""
    import psycopg

    server = house.server()
    amina, weber = house.resident(0, server), house.worker(0, server)
    first = (await in_thread(amina.say, "first")).json()["id"]

    def hold() -> None:
        with psycopg.connect(house.database_url) as bare:
            bare.execute(
                "UPDATE events_inbox SET last_seq = last_seq + 1 WHERE user_id = %s RETURNING last_seq",
                [weber.told["id"]],
            )
            bare.execute(
                "INSERT INTO events_event (recipient_id, seq, event_type, subject_id, created_at)"
                " VALUES (%s, 2, 'message_sent', %s, now())",
                [weber.told["id"], first],
            )
            time.sleep(2)

    async with Phone(weber) as phone:
        assert await until(lambda: phone.seq == 1)
        holding = in_thread(hold)
        saying = [in_thread(house.resident(10, server).say, "meanwhile"), in_thread(amina.say, "later")]
        answers: list[Any] = [await each for each in [holding, *saying]][1:]
        assert [answer.status_code for answer in answers] == [201, 201]
        assert await until(lambda: phone.seq == 4)
    assert numbers(house, weber) == [1, 2, 3, 4]


async def test_three_hundred_lines_opened_at_once_on_one_process_with_redis(house: House, redis: RedisServer) -> None:
    server = house.server(REDIS_URL=redis.url, LOTSE_HEARTBEAT_SECONDS="25")
    phones = [Phone(house.resident(number % 30, server), comes_back=False) for number in range(300)]
    try:
        await asyncio.gather(*(phone.__aenter__() for phone in phones))
        everybody = [one["id"] for one in house.people["residents"]]
        burst = house.burst("message_sent", str(uuid4()), 1, *everybody, REDIS_URL=redis.url)
        assert await in_thread(burst.wait) == 0
        assert await until(lambda: all(phone.seq == 1 for phone in phones))
        assert [phone.codes for phone in phones] == [[]] * 300
    finally:
        await asyncio.gather(*(phone.__aexit__() for phone in phones))
    assert server.errors() == []
