"""Servers, worker and Redis are killed at random moments while everybody talks and every twentieth answer is lost.

The house loses nothing and doubles nothing. The usual chat in the same storm does both: the storm is real.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from tests.faults.chat import Chat, ChatPerson, listen
from tests.faults.house import House, Server
from tests.faults.phone import Phone, in_thread, until
from tests.faults.talking import BadLine, Speaker, Talking, Writing
from tests.faults.working import DUE, LEASES_END, is_done, subscribed, wait_until, worker_process, working
from tests.push_service import PushService
from tests.redis_server import RedisServer

pytestmark = pytest.mark.asyncio
SPEAKERS, MESSAGES, LOST_PERCENT = 16, 40, 5
MOST_DEATHS = 24
LOG = "SELECT subject_id FROM events_event WHERE recipient_id = %s ORDER BY seq"


async def storm(talking: Talking, victims: Sequence[Callable[[], None]], *, seed: int) -> int:
    """While people talk, somebody dies again and again, until the storm is over; answers how many deaths there were."""
    chance, deaths = random.Random(seed), 0
    talking.start()
    try:
        while talking.goes_on() and deaths < MOST_DEATHS:
            await asyncio.sleep(chance.uniform(0.05, 0.3))
            await in_thread(victims[deaths % len(victims)])
            deaths += 1
        await in_thread(talking.finish)
    finally:
        await in_thread(talking.stop)
    return deaths


def power_failure(server: Server) -> None:
    """Of a server that serves; the next one is there in a moment."""
    server.wait()
    server.kill_child()


def redis_dies(redis: RedisServer) -> None:
    """Everything in it is gone; it is back a little later."""
    redis.kill()
    time.sleep(0.2)
    redis.start()


class MortalWorker:
    """The worker, which is killed in the middle of its work and started anew; what it held is free again."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.process = worker_process(house)

    def dies(self) -> None:
        """And everything that is to be done is due now."""
        self.stop()
        for statement in (LEASES_END, DUE):
            self.house.rows(statement)
        self.process = worker_process(self.house)

    def stop(self) -> None:
        """Killed."""
        self.process.kill()
        self.process.wait()


async def test_in_the_storm_nothing_is_lost_and_nothing_is_doubled(
    house: House, redis: RedisServer, service: PushService
) -> None:
    words = {"REDIS_URL": redis.url, "LOTSE_PUSH_LOOPBACK": "1"}
    servers = [house.server(**words), house.server(**words)]
    browsers = [subscribed(house.resident(number, servers[0]), service) for number in range(24, 30)]
    phones = [Phone(house.worker(number, servers[number % 2])) for number in range(10)]
    phones += [Phone(house.resident(number, servers[number % 2])) for number in range(6)]
    lines = [BadLine(LOST_PERCENT, seed) for seed in range(SPEAKERS + 6)]
    talking = Talking(speakers(house, servers, lines), messages=MESSAGES)
    worker = MortalWorker(house)
    try:
        await asyncio.gather(*(phone.__aenter__() for phone in phones))
        victims: list[Callable[[], None]] = [partial(power_failure, server) for server in servers]
        victims += [partial(redis_dies, redis), worker.dies]
        deaths = await storm(talking, victims, seed=20261122)
        stored = [str(row[0]) for row in house.rows("SELECT id FROM messaging_message")]
        assert await until(lambda: all(has_all(house, phone) for phone in phones), 20)
    finally:
        await asyncio.gather(*(phone.__aexit__() for phone in phones))
        worker.stop()
    assert deaths >= 8
    assert sum(line.lost for line in lines) >= 10
    assert len(talking.acknowledged) == len(lines) * MESSAGES
    assert sorted(talking.acknowledged) == sorted(stored)
    assert talking.refused <= {503}
    assert [phone.applied for phone in phones] == [log_of(house, phone) for phone in phones]
    assert {max(Counter(phone.applied).values()) for phone in phones} == {1}
    assert holes(house) == []
    for statement in (LEASES_END, DUE):
        house.rows(statement)
    with working(house):
        await in_thread(wait_until, partial(is_done, house))
    assert service.refused == []
    assert [len(service.shown(browser.token)) for browser in browsers] == [1] * len(browsers)


def speakers(house: House, servers: Sequence[Server], lines: Sequence[BadLine]) -> list[Speaker]:
    """Residents who write to their workers, and workers who write to people whose phones are in a pocket."""
    talk: list[Speaker] = []
    for number, line in enumerate(lines):
        server = servers[number % 2]
        if number < SPEAKERS:
            resident = house.resident(number, server)
            resident.transport = line
            talk.append(resident)
        else:
            told = house.people["residents"][24 + number - SPEAKERS]
            worker = house.worker(told["worker"], server)
            worker.transport = line
            talk.append(Writing(worker, told["conversation"]))
    return talk


def log_of(house: House, phone: Phone) -> list[str]:
    return [str(row[0]) for row in house.rows(LOG, UUID(phone.person.told["id"]))]


def has_all(house: House, phone: Phone) -> bool:
    return phone.seq == len(log_of(house, phone))


def holes(house: House) -> list[str]:
    """Conversations and logs whose numbers are not 1, 2, 3 …"""
    counted = (
        "SELECT conversation_id FROM messaging_message GROUP BY conversation_id HAVING MAX(number) <> COUNT(*)",
        "SELECT recipient_id FROM events_event GROUP BY recipient_id HAVING MAX(seq) <> COUNT(*)",
        "SELECT user_id FROM events_inbox i WHERE last_seq <> "
        "(SELECT COUNT(*) FROM events_event e WHERE e.recipient_id = i.user_id)",
    )
    return [str(row[0]) for sql in counted for row in house.rows(sql)]


async def test_the_usual_chat_in_the_same_storm_loses_and_doubles(tmp_path: Path, redis: RedisServer) -> None:
    chat = Chat(tmp_path, redis)
    lines = [BadLine(LOST_PERCENT, seed) for seed in range(SPEAKERS)]
    talking = Talking([ChatPerson(chat, line) for line in lines], messages=MESSAGES)
    heard: list[str] = []
    opened = asyncio.Event()
    listening = asyncio.create_task(listen(chat, heard, opened))
    try:
        await asyncio.wait_for(opened.wait(), 20)
        deaths = await storm(talking, [chat.kill, partial(redis_dies, redis)], seed=20261122)
        last = asyncio.create_task(in_thread(chat.say, "the end"))
        assert await until(lambda: "the end" in heard or last.done())
        await last
    finally:
        listening.cancel()
        chat.stop()
    stored = chat.stored()
    assert deaths >= 4
    assert set(talking.acknowledged) <= set(stored)
    assert set(talking.acknowledged) - set(heard), "nothing was lost: the storm is not real"
    assert len(stored) > len(set(stored)), "nothing was doubled: the storm is not real"
