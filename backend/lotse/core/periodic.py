"""Work that comes round again: apps say what and how often, the worker does it, once across all processes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Periodic:
    """Work that is done every so often. `run` gets the present moment; doing it twice must be harmless."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


_registered: dict[str, Periodic] = {}


def register_periodic(name: str, *, every: timedelta, run: Callable[[datetime], object]) -> Periodic:
    """Make periodic work known, in `ready()` of its app. A second one of the same name is a mistake in the program."""
    if name in _registered:
        raise ValueError(f"periodic work {name!r} is registered twice")
    _registered[name] = Periodic(name, every, run)
    return _registered[name]


def registered_periodic() -> tuple[Periodic, ...]:
    """All periodic work, by name."""
    return tuple(_registered[name] for name in sorted(_registered))
