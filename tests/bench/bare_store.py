"""What the floors of live delivery keep: as durable as the house, by the driver alone.

A message is a row; its sender's and its reader's logs get the next number each and an event row each; one commit.
There is no right, no key, no cipher, no push and no promise. A notice is an event for everybody; its rows are read.
"""

import asyncio
import os
from typing import Any
from uuid import UUID, uuid4

import psycopg

TABLES = """
CREATE TABLE IF NOT EXISTS bare_message (id uuid PRIMARY KEY, sender int, body bytea);
CREATE TABLE IF NOT EXISTS bare_inbox (person int PRIMARY KEY, last_seq bigint NOT NULL);
CREATE TABLE IF NOT EXISTS bare_event (person int, seq bigint, subject uuid, PRIMARY KEY (person, seq));
"""
SAY = "INSERT INTO bare_message (id, sender, body) VALUES (%s, %s, %s)"
BUMP = (
    "INSERT INTO bare_inbox (person, last_seq) VALUES (%s, 1), (%s, 1) "
    "ON CONFLICT (person) DO UPDATE SET last_seq = bare_inbox.last_seq + 1 RETURNING last_seq"
)
APPEND = "INSERT INTO bare_event (person, seq, subject) VALUES (%s, %s, %s), (%s, %s, %s)"
BUMP_ALL = (
    "INSERT INTO bare_inbox (person, last_seq) SELECT person, 1 FROM generate_series(0, %s - 1) person "
    "ON CONFLICT (person) DO UPDATE SET last_seq = bare_inbox.last_seq + 1"
)
APPEND_ALL = (
    "INSERT INTO bare_event (person, seq, subject) SELECT person, last_seq, %s FROM bare_inbox WHERE person < %s"
)
READ = "SELECT person, seq FROM bare_event WHERE subject = %s"
CONNECTIONS = 16
SENDERS_FROM = 1_000_000  # their numbers; listeners are counted from 0
BODY = b"x" * 120
NOTICE_REST = ',"text":"' + "x" * 330 + '"}}'
MESSAGE_REST = ',"text":"' + "x" * 560 + '"}}'


def event_text(seq: int, rest: str) -> str:
    """A frame as long as the house's."""
    return f'{{"kind":"event","epoch":"0","event":{{"seq":{seq}{rest}'


class Store:
    """Some connections that stay open."""

    def __init__(self) -> None:
        self._idle: asyncio.Queue[psycopg.AsyncConnection[Any]] = asyncio.Queue()

    async def open(self) -> None:
        """Connect and make the tables."""
        for _each in range(CONNECTIONS):
            one = await psycopg.AsyncConnection.connect(os.environ["DATABASE_URL"], autocommit=True)
            one.prepare_threshold = 2
            self._idle.put_nowait(one)
        connection = await self._idle.get()
        await connection.execute(TABLES)
        self._idle.put_nowait(connection)

    async def say(self, listener: int) -> int:
        """A message to this listener; answers the number of its event in the listener's log."""
        connection, message, sender = await self._idle.get(), uuid4(), SENDERS_FROM + listener
        try:
            async with connection.transaction():
                await connection.execute(SAY, [message, sender, BODY])
                cursor = await connection.execute(BUMP, [listener, sender])
                (seq,), (own,) = await cursor.fetchall()
                await connection.execute(APPEND, [listener, seq, message, sender, own, message])
        finally:
            self._idle.put_nowait(connection)
        return int(seq)

    async def tell(self, count: int) -> UUID:
        """A notice to so many; answers its id once it is safe."""
        connection, notice = await self._idle.get(), uuid4()
        try:
            async with connection.transaction():
                await connection.execute(BUMP_ALL, [count])
                await connection.execute(APPEND_ALL, [notice, count])
        finally:
            self._idle.put_nowait(connection)
        return notice

    async def told(self, notice: UUID) -> list[tuple[int, int]]:
        """Who was told of the notice, each with the number."""
        connection = await self._idle.get()
        try:
            return await (await connection.execute(READ, [notice])).fetchall()
        finally:
            self._idle.put_nowait(connection)
