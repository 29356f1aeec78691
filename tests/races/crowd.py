"""Many people at once, each in a thread with a connection of its own, and bare connections for staged interleavings."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Barrier
from typing import Any

import psycopg
from django.db import connection

from lotse.core.errors import DomainError


def at_once(works: Sequence[Callable[[], Any]]) -> list[Any]:
    """Start all works at the same moment; answers what each returned, or the exception it raised."""
    gate = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return work()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def tally(answers: Sequence[Any]) -> Counter[str]:
    """How often each code was answered; "done" for a success, the type's name for what must never happen."""

    def word(answer: Any) -> str:
        if isinstance(answer, DomainError):
            return answer.code
        return type(answer).__name__ if isinstance(answer, Exception) else "done"

    return Counter(word(answer) for answer in answers)


@contextmanager
def bare_postgres() -> Iterator[Callable[[], "psycopg.Connection[Any]"]]:
    """A maker of plain connections to the test database; all are closed in the end."""
    words = connection.settings_dict

    def connect() -> "psycopg.Connection[Any]":
        made = psycopg.connect(
            host=words["HOST"], port=words["PORT"], user=words["USER"], password=words["PASSWORD"], dbname=words["NAME"]
        )
        opened.callback(made.close)
        return made

    with ExitStack() as opened:
        yield connect


@contextmanager
def bare_sqlite(patience: float = 0.0) -> Iterator[Callable[[], sqlite3.Connection]]:
    """A maker of plain connections to the test file, without Django's transactions; `patience` in seconds."""

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(
            connection.settings_dict["NAME"], timeout=patience, isolation_level=None, check_same_thread=False
        )
        opened.callback(made.close)
        return made

    with ExitStack() as opened:
        yield connect
