"""The hub of this process: every open socket of it hears here of new events, one reading for all of them.

A wake-up says that somebody's log has grown. The hub reads in a few threads what its own people lack and writes it to
their sockets, at once and without waiting for any of them. Whatever a wake-up misses, the heartbeat finds: it looks at
every log, and at everybody's right to be here, with one statement. Of a socket nothing is kept but its last number.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

import structlog

from lotse.delivery.acks import acks
from lotse.delivery.frames import event_frame, head_frame
from lotse.delivery.lines import Line, Reading
from lotse.delivery.news import News, Reference, read_news
from lotse.delivery.outlet import NOT_ALLOWED, OVERLOADED, SIGNED_OUT, Outlet
from lotse.delivery.roll_call import Standing, roll_call
from lotse.delivery.threads import Threads
from lotse.events.hooks import Appended

THREADS: Final = 4
READERS: Final = 3  # readings at a time; one thread stays for those who knock
LINES_PER_READING: Final = 500
SMALL_READING: Final = 16
RETRY_SECONDS: Final = 1.0
FLUSH_SECONDS: Final = 2.0
MOST_SOCKETS: Final = 10_000
MOST_OF_A_PERSON: Final = 20
BREATH: Final = 200  # sockets that are written to before others have their turn
logger = structlog.get_logger(__name__)


class Hub:
    """Belongs to one event loop; everything but `tell` is called on it."""

    def __init__(self, *, heartbeat_seconds: float) -> None:
        self.loop = asyncio.get_running_loop()
        self.heartbeat_seconds = heartbeat_seconds
        self.lines: dict[UUID, Line] = {}
        self.threads = Threads(THREADS)
        self.sockets = 0
        self._waiting: dict[UUID, Line] = {}
        self._readings = 0
        self._resting = False
        self._opening = 0
        self._heard_meanwhile: dict[UUID, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin to look after the sockets."""
        self._run(self._repeat(self.heartbeat_seconds, self.beat))
        self._run(self._repeat(FLUSH_SECONDS, self.flush_acks))

    async def stop(self) -> None:
        """Let go of tasks and threads; the server has closed the sockets itself, with 1012."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        try:
            await self.flush_acks()
        except Exception:  # a mark that is too low costs one push too many
            logger.warning("acks_not_written", exc_info=True)
        await self.threads.close()

    # ── who is here ──

    def expect(self) -> None:
        """Somebody knocks: from now on wake-ups are remembered, until she is in or turned away."""
        self._opening += 1

    def expect_no_more(self) -> None:
        """She is in, or was turned away."""
        self._opening -= 1
        if not self._opening:
            self._heard_meanwhile.clear()

    def add(self, outlet: Outlet, *, head: int) -> None:
        """Take in an open socket that was told everything up to `outlet.sent`; its log ended at `head` just now."""
        person = outlet.viewer.user_id
        line = self.lines.get(person) or Line()
        if len(line.outlets) >= MOST_OF_A_PERSON or self.sockets >= MOST_SOCKETS:
            outlet.close(OVERLOADED)
            return
        self.lines[person] = line
        self.sockets += 1
        line.outlets.append(outlet)
        outlet.on_change = self._changed
        line.wanted = max(line.wanted, head, self._heard_meanwhile.get(person, 0))
        self._want(person, line)

    def _changed(self, outlet: Outlet) -> None:
        """A socket ended, or its client reads again."""
        person = outlet.viewer.user_id
        line = self.lines.get(person)
        if line is None or outlet not in line.outlets:
            return
        if outlet.gone:
            line.outlets.remove(outlet)
            self.sockets -= 1
            if not line.outlets:
                del self.lines[person]
                self._waiting.pop(person, None)
        else:
            self._want(person, line)

    def outlets(self) -> Iterator[Outlet]:
        """All open sockets."""
        return (outlet for line in self.lines.values() for outlet in line.outlets)

    # ── what is new ──

    def tell(self, told: Appended) -> None:
        """From any thread: an event was written and is safe."""
        self.loop.call_soon_threadsafe(self.hear, told)

    def hear(self, told: Appended) -> None:
        """An event was written: whoever is here and lacks it is told."""
        reference = Reference(told.event_type_name, told.subject_id)
        for person, seq in told.numbers:
            if self._opening:
                self._heard_meanwhile[person] = max(seq, self._heard_meanwhile.get(person, 0))
            line = self.lines.get(person)
            if line is not None:
                line.hear(seq, reference)
                if not line.is_read and line.lacks_something():
                    self._waiting[person] = line
        self._read_on()

    def _want(self, person: UUID, line: Line) -> None:
        if line.lacks_something() and not line.is_read:
            self._waiting[person] = line
            self._read_on()

    def _read_on(self) -> None:
        """Start as many readings as may run; what is said meanwhile waits and is read together."""
        while self._waiting and self._readings < READERS and not self._resting:
            share = max(SMALL_READING, len(self._waiting) // READERS)
            people = list(islice(self._waiting, min(share, LINES_PER_READING)))
            some = [self._waiting.pop(person) for person in people]
            self._readings += 1
            self._run(self._read(Reading.of(some)))

    async def _read(self, reading: Reading) -> None:
        try:
            news = await self.threads.run(read_news, reading.callers, reading.asks, datetime.now(UTC))
        except Exception:  # the database is away for a moment; nothing is lost by asking again
            logger.warning("news_not_read", exc_info=True)
            self._resting = True
            self.loop.call_later(RETRY_SECONDS, self._rested)
        else:
            self._pass_on(reading, news)
        finally:
            self._readings -= 1
            for line in reading.lines:
                line.is_read = False
                if line.outlets and line.lacks_something():
                    self._waiting[line.outlets[0].viewer.user_id] = line
        self._read_on()

    def _rested(self) -> None:
        self._resting = False
        self._read_on()

    def _pass_on(self, reading: Reading, news: News) -> None:
        now = datetime.now(UTC)
        for line, outlets, upto, place in reading.portions:
            rests = None if place is None else news.answers[place]
            for outlet in outlets:
                if outlet.gone or not self._may_be_told(line, outlet, news, now):
                    continue
                if rests is None:
                    outlet.sent = max(upto, outlet.sent)
                    outlet.write(head_frame(outlet.epoch, outlet.sent))
                    continue
                for seq, rest in rests:
                    if seq == outlet.sent + 1 and outlet.is_writable:
                        outlet.sent = seq
                        outlet.write(event_frame(outlet.epoch, seq, rest))
            line.forget_sent()

    # ── who may stay ──

    async def beat(self) -> None:
        """Look at every log and at everybody's right to be here; tell each phone where its log stands."""
        everybody = list(self.outlets())
        now = datetime.now(UTC)
        standings = await self.threads.run(roll_call, [each.device_id for each in everybody], now)
        for number, outlet in enumerate(everybody, 1):
            person = outlet.viewer.user_id
            line, standing = self.lines.get(person), standings.get(outlet.device_id)
            if line is None or outlet.gone or not self._may_stay(line, outlet, standing, now) or standing is None:
                continue
            line.wanted = max(line.wanted, standing.head)
            if outlet.sent < line.wanted:
                self._want(person, line)
            else:
                outlet.write(head_frame(outlet.epoch, outlet.sent))
            if number % BREATH == 0:
                await asyncio.sleep(0)

    def _may_be_told(self, line: Line, outlet: Outlet, news: News, now: datetime) -> bool:
        if news.changed and outlet.device_id in news.changed:
            return self._may_stay(line, outlet, news.changed[outlet.device_id], now)
        if outlet.locks_at is not None and outlet.locks_at <= now:
            outlet.close(NOT_ALLOWED)
            return False
        return True

    def _may_stay(self, line: Line, outlet: Outlet, standing: Standing | None, now: datetime) -> bool:
        """Whether the socket may be told more; otherwise it was closed, or begins anew in another life of the log."""
        if standing is None or not standing.is_signed_in:
            outlet.close(SIGNED_OUT)
            return False
        is_over = outlet.locks_at is not None and outlet.locks_at <= now
        if is_over or not standing.is_active or standing.role != outlet.role:
            outlet.close(NOT_ALLOWED)
            return False
        if standing.epoch != outlet.epoch:
            line.start_anew(standing.head)
            outlet.epoch, outlet.sent = standing.epoch, standing.head
            outlet.write(head_frame(outlet.epoch, outlet.sent))
            return False
        return True

    # ── time ──

    async def flush_acks(self) -> None:
        """Write down how far the devices are."""
        if acks.are_waiting:
            await self.threads.run(acks.flush)

    async def _repeat(self, seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        due = self.loop.time()
        while True:
            due = max(due + seconds, self.loop.time())
            await asyncio.sleep(due - self.loop.time())
            try:
                await work()
            except Exception:  # the database is away for a moment; the next beat comes
                logger.warning("hub_round_failed", exc_info=True)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
