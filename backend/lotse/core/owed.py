"""Work that a change owes to others: noted in its transaction, done soon after it, whatever dies meanwhile.

Apps say what and how; delivery keeps it in its outbox and has it done by the worker, at least once.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

Payload = dict[str, Any]
Perform = Callable[[Payload, datetime], object]


class Keep(Protocol):
    """Notes work as a part of the present transaction."""

    def __call__(self, *, work: str, payload: Payload, now: datetime) -> None:
        """`payload` is plain JSON."""


_performers: dict[str, Perform] = {}
_keepers: list[Keep] = []


def register_owed(work: str, perform: Perform) -> None:
    """Say how this work is done, in `ready()` of its app; doing it twice must be harmless."""
    if work in _performers:
        raise ValueError(f"owed work {work!r} is registered twice")
    _performers[work] = perform


def keep_owed(keep: Keep) -> None:
    """Say who keeps what is owed, in `ready()` of delivery."""
    _keepers.append(keep)


def owe(work: str, payload: Payload, *, now: datetime) -> None:
    """Have this done once the present transaction is committed, and only then."""
    for keep in _keepers:
        keep(work=work, payload=payload, now=now)


def performer_of(work: str) -> Perform | None:
    """How this work is done; None for what this version of the program does not know."""
    return _performers.get(work)
