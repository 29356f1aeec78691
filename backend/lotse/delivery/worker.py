"""The worker: performs the jobs of the outbox and the periodic work, in a process of its own or in the server's.

One thread looks what is due and hands it out; a few others do it. Leases of what is being done are renewed, so a job
may take long, and after a kill another worker takes it within a minute. Stopping waits for what is being done.
Nothing ends in silence: a mistake of the program in looking is reported, and the worker ends or begins anew.
"""

import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from queue import SimpleQueue
from typing import Final, Literal, TypeVar

import structlog
from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils import timezone

from lotse.delivery import jobs, periods
from lotse.delivery.jobs import Again, Claimed, Failed, Result
from lotse.delivery.periods import Turn

logger = structlog.get_logger(__name__)
LOOK_EVERY = 1.0  # seconds between two looks at the outbox
RENEW_EVERY = 20.0  # seconds; a third of a lease
REST_AFTER_ERROR = 3.0  # seconds without the database before the next look
REST_AFTER_BREAK = 30.0  # seconds after a mistake of the program in looking
MOST_BREAKS = 25  # tries of a job that breaks each time
Task = Claimed | Turn
Answer = TypeVar("Answer")


class Outcome(Enum):
    """What is answered in place of an answer."""

    BROKEN = auto()


BROKEN: Final = Outcome.BROKEN


class Worker:
    """`threads` jobs at a time. `start`, then `stop`; never started again.

    When looking breaks, a worker that `begins_anew` does so after a rest: nobody else would start it again. Any other
    one has `broken` set, for its process to end and be started anew.
    """

    def __init__(self, *, threads: int = 8, begins_anew: bool = False) -> None:
        self.broken = threading.Event()
        self._threads = threads
        self._begins_anew = begins_anew
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._busy: set[Task] = set()
        self._lock = threading.Condition()
        self._stopping = threading.Event()
        names = [f"worker {number}" for number in range(threads)]
        self._hands = [threading.Thread(target=self._do, name=name, daemon=True) for name in names]
        self._looker = threading.Thread(target=self._look, name="worker", daemon=True)

    def start(self) -> None:
        """Begin to work, in threads that die with the process."""
        for hand in self._hands:
            hand.start()
        self._looker.start()

    def stop(self, *, within: float = 8.0) -> bool:
        """Take nothing new and wait for what is being done; False if something still was after so many seconds.

        What is left then keeps its lease and is done by the next worker.
        """
        end = time.monotonic() + within
        self._stopping.set()
        self._looker.join(within)
        for _hand in self._hands:
            self._tasks.put(None)
        for hand in self._hands:
            hand.join(max(0.0, end - time.monotonic()))
        return not any(hand.is_alive() for hand in self._hands)

    def _look(self) -> None:
        """Hand out what is due until it is time to stop. The database may be away for a while."""
        is_ready, renewed = False, time.monotonic()
        while not self._stopping.is_set():
            try:
                close_old_connections()
                if not is_ready:
                    periods.make_rows(timezone.now())
                    is_ready = True
                if time.monotonic() - renewed > RENEW_EVERY:
                    renewed = time.monotonic()
                    self._renew()
                found = self._hand_out()
            except (DatabaseError, InterfaceError):
                logger.warning("worker_without_database", exc_info=True)
                connection.close()
                self._stopping.wait(REST_AFTER_ERROR)
            except Exception:  # a mistake of the program must not end this thread without a word
                logger.exception("worker_broke")
                if not self._begins_anew:
                    self.broken.set()
                    break
                self._stopping.wait(REST_AFTER_BREAK)
            else:
                self._pause(found)
        connection.close()

    def _hand_out(self) -> int:
        """Claim as much as there are free hands. Answers how much was found."""
        now = timezone.now()
        free = self._threads - len(self._busy)
        found: list[Task] = []
        if free > 0 and (turn := periods.claim_turn(now)) is not None:
            found.append(turn)
        if free > len(found) and jobs.is_work_due(now):
            found += jobs.claim(limit=free - len(found), now=now)
        with self._lock:
            self._busy.update(found)
        for task in found:
            self._tasks.put(task)
        return len(found)

    def _pause(self, found: int) -> None:
        """Until a hand is free if there may be more to do, else a moment."""
        if found == 0:
            self._stopping.wait(LOOK_EVERY)
            return
        with self._lock:
            self._lock.wait_for(lambda: len(self._busy) < self._threads, LOOK_EVERY)

    def _renew(self) -> None:
        with self._lock:
            busy = list(self._busy)
        now = timezone.now()
        jobs.renew([task for task in busy if isinstance(task, Claimed)], now)
        periods.renew_turns([task for task in busy if isinstance(task, Turn)], now)

    def _do(self) -> None:
        """One hand: do what is handed out, one after the other."""
        while (task := self._tasks.get()) is not None:
            close_old_connections()
            try:
                _perform(task)
            except (DatabaseError, InterfaceError):  # the note could not be written: the lease ends, it is done again
                logger.warning("worker_without_database", exc_info=True)
                connection.close()
            except Exception:  # the same for a mistake in noting: one job must not cost a hand
                logger.exception("work_not_noted")
            finally:
                with self._lock:
                    self._busy.discard(task)
                    self._lock.notify_all()
        connection.close()


def _perform(task: Task) -> None:
    """Do it and note how it went."""
    if isinstance(task, Turn):
        broke = _tried(task.work.name, lambda: task.work.run(timezone.now())) is BROKEN
        periods.settle_turn(task, failed=broke, now=timezone.now())
    else:
        jobs.settle(task, _result_of(task), timezone.now())


def _result_of(job: Claimed) -> Result:
    """Perform the job; one that breaks comes again after a pause, but not for ever."""
    perform = jobs.performer(job.kind)
    if perform is None:  # written by a newer version of the program: its worker will know
        return Again(timezone.now() + jobs.LONGEST_PAUSE)
    result = _tried(job.kind, lambda: perform(job, timezone.now()))
    if result is not BROKEN:
        return result
    if job.attempts >= MOST_BREAKS:
        return Failed("broke")
    return Again(timezone.now() + jobs.pause_before(job.attempts))


def _tried(name: str, do: Callable[[], Answer]) -> Answer | Literal[Outcome.BROKEN]:
    try:
        return do()
    except Exception:  # one broken job must not end the worker; it is reported and tried again
        logger.exception("work_broke", work=name)
        return BROKEN
