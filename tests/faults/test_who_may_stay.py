"""Rights that end while a line is open, lines that are never read, and lives of the log that end."""

import asyncio
import socket
import time
from base64 import b64encode
from os import urandom

import pytest

from tests.faults.house import HEARTBEAT_SECONDS, House, Person
from tests.faults.phone import Phone, in_thread, until
from tests.redis_server import RedisServer

pytestmark = pytest.mark.asyncio
SOON = HEARTBEAT_SECONDS + 2


async def test_a_stolen_sign_in_ends_at_once_for_requests_and_with_the_heartbeat_for_the_line(house: House) -> None:
    server = house.server()
    amina = house.resident(0, server)
    devices = house.rows("SELECT id FROM accounts_device WHERE user_id = %s", amina.told["id"])
    async with Phone(amina, comes_back=False) as thief:
        for (device,) in devices:
            ended = await in_thread(amina.post, f"/devices/{device}/end")
            assert ended.status_code == 204, ended.text
        assert (await in_thread(amina.get, "/events")).status_code == 401
        assert await until(lambda: thief.codes == [4401], SOON)


async def test_who_is_deactivated_hears_nothing_more(house: House) -> None:
    server = house.server()
    amina, weber = house.resident(0, server), house.worker(0, server)
    async with Phone(weber, comes_back=False) as phone:
        said = (await in_thread(amina.say, "first")).json()["id"]
        assert await until(lambda: phone.seq == 1)
        house.rows("UPDATE accounts_user SET is_active = false WHERE id = %s RETURNING id", weber.told["id"])
        assert await in_thread(house.burst("message_sent", said, 3, weber.told["id"]).wait) == 0
        assert await until(lambda: phone.codes == [4403], SOON)
    assert phone.seq == 1


async def test_an_open_line_goes_on_in_another_life_of_the_log(house: House) -> None:
    server = house.server()
    amina = house.resident(0, server)
    async with Phone(house.worker(0, server)) as phone:
        await in_thread(amina.say, "first")
        assert await until(lambda: phone.seq == 1)
        await in_thread(house.manage, "new_epoch")
        assert await until(lambda: phone.resyncs == 1, SOON)
        await in_thread(amina.say, "second")
        assert await until(lambda: phone.seq == 2)
    assert (phone.epoch != "0", len(phone.applied)) == (True, 2)


async def test_yesterdays_backup_makes_the_phone_begin_anew(small_house: House) -> None:
    house = small_house
    server = house.server()
    amina = house.resident(0, server)
    database, backup = house.folder / "lotse.sqlite3", house.folder / "yesterday.sqlite3"
    async with Phone(house.worker(0, server)) as phone:
        await in_thread(amina.say, "yesterday")
        assert await until(lambda: phone.seq == 1)
        house.rows(f"VACUUM INTO '{backup}'")
        for text in ("today", "now"):
            await in_thread(amina.say, text)
        assert await until(lambda: phone.seq == 3)
        server.terminate()
        for journal in house.folder.glob("lotse.sqlite3-*"):
            journal.unlink()
        database.write_bytes(backup.read_bytes())
        await in_thread(house.manage, "new_epoch")
        server.start()
        assert await until(lambda: phone.resyncs == 1)
        assert phone.seq == 1
        assert (await in_thread(amina.say, "tomorrow")).status_code == 201
        assert await until(lambda: phone.seq == 2)


async def test_a_reader_that_never_reads_is_cut_off_before_it_costs_a_megabyte(
    house: House, redis: RedisServer
) -> None:
    server = house.server(REDIS_URL=redis.url)
    amina, weber = house.resident(0, server), house.worker(0, server)
    said = (await in_thread(amina.say, "ä" * 4000)).json()["id"]
    async with Phone(house.resident(1, server)):  # the hub and its threads are awake
        before, few = server.memory(), server.open_files()
        wire = _opened_and_never_read(weber)
        try:
            burst = house.burst("message_sent", said, 1200, weber.told["id"], REDIS_URL=redis.url)
            assert await in_thread(burst.wait) == 0
            assert server.open_files() > few
            assert await until(lambda: server.open_files() == few, 25)
        finally:
            wire.close()
        grown = server.memory() - before
    assert grown < 2**20 + 3 * 2**20, grown  # one for the reader; the rest is what reading 1,200 events leaves behind


def _opened_and_never_read(person: Person) -> socket.socket:
    """A handshake by hand, with the smallest buffer there is."""
    wire = socket.socket()
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    wire.connect(("127.0.0.1", person.server.port))
    head = [
        "GET /api/socket?epoch=0&after=0 HTTP/1.1",
        f"Host: 127.0.0.1:{person.server.port}",
        f"Origin: {person.server.origin}",
        f"Cookie: {person.cookie_header}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {b64encode(urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
    ]
    wire.sendall("\r\n".join([*head, "", ""]).encode())
    assert wire.recv(12) == b"HTTP/1.1 101"
    return wire


async def test_five_hundred_lines_dropped_at_once_come_back(house: House) -> None:
    server = house.server(LOTSE_HEARTBEAT_SECONDS="25")
    people = [house.resident(number % 30, server) for number in range(500)]
    phones = [Phone(person) for person in people]
    try:
        await asyncio.gather(*(phone.__aenter__() for phone in phones))
        for phone in phones:
            assert phone.line is not None
            phone.line.transport.abort()
        begun = time.monotonic()
        assert await until(lambda: all(is_back(phone) for phone in phones), 20)
        assert time.monotonic() - begun < 10
    finally:
        await asyncio.gather(*(phone.__aexit__() for phone in phones))
    assert server.errors() == []


def is_back(phone: Phone) -> bool:
    """Whether it lost one line and has another."""
    return len(phone.codes) == 1 and phone.line is not None and phone.line.close_code is None
